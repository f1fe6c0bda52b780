/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-motion.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

typedef enum {
  COXA_ARROW_TRACK,
  COXA_ARROW_TRACK_BOTH,
  COXA_ARROW_CIRCLE,
  COXA_ARROW_FIGURE8,
  COXA_ARROW_PUSH,
  COXA_ARROW_BREATHE,
} CoxaArrowKind;

/**
 * CoxaArrow: what moves, drawn on the frame it leads to: the second, or the third after
 * "name#3"; shifted on the page, off what it describes.
 */
typedef struct {
  CoxaArrowKind kind;
  guint frame; /* from 0 */
  CoxaJoint joint;
  CoxaPoint shift;
  double direction_deg; /* of a push: 0 = right, 90 = up */
} CoxaArrow;

gboolean coxa_arrow_parse (const char *text, CoxaArrow *arrow_out, GError **error);
void coxa_arrow_draw (const CoxaArrow *self, CoxaScene *scene, const CoxaMotion *motion);

G_END_DECLS
