/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-contour.h"

G_BEGIN_DECLS

/* A shape of the body, whose path is made when it is known what lies over what. */
typedef struct {
  guint part;  /* of the scene */
  guint shape; /* of the scene's drawing, which it stands for */
  guint place; /* of the part among all that are painted */
  CoxaInk fill;
  CoxaContour contour;
  gboolean open[COXA_CONTOUR_POINTS]; /* where the outline has no line */
  gboolean
      kept[COXA_CONTOUR_POINTS]; /* where it has one, however short, because of what lies under */
} CoxaForm;

/* Two forms of one colour that go over into each other at a joint. */
typedef struct {
  guint forms[2];
  CoxaPoint joint;
  CoxaPoint ends[2]; /* the other end of each */
} CoxaSeam;

void coxa_seam_open (const CoxaSeam *seam, const GPtrArray *forms);
void coxa_form_draw (const CoxaForm *form, const GPtrArray *forms, CoxaDrawing *drawing);

G_END_DECLS
