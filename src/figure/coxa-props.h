/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-joints.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

/* The same scene in all frames, and the one to be drawn. */
typedef struct {
  const CoxaSkeleton *frames;
  guint n_frames;
  guint frame;                   /* between two frames: the nearer one */
  const CoxaSkeleton *in_motion; /* shown instead of the frame, or NULL */
} CoxaStage;

typedef struct _CoxaPropKind CoxaPropKind;

/**
 * CoxaProp: a thing in the picture: "name:joint[:joint][:numbers]", "name#2" for one frame alone.
 */
typedef struct {
  const CoxaPropKind *kind;
  guint only_frame; /* 1, 2, 3; 0: in all */
  CoxaJoint joints[3];
  double numbers[3];
  gboolean turned; /* a chair whose seat is on the other side */
} CoxaProp;

gboolean coxa_prop_parse (const char *text, CoxaProp *prop_out, GError **error);
void coxa_prop_draw (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage);
void coxa_mat_draw (CoxaScene *scene, const CoxaStage *stage);

G_END_DECLS
