/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-placement.h"
#include "coxa-reach.h"

G_BEGIN_DECLS

/**
 * CoxaMotion: an exercise's frames as poses, with what carries the figure in each and the joint
 * that stays where it is.
 */
typedef struct {
  CoxaSegments segments;
  guint n_frames;
  CoxaPose poses[COXA_EXERCISE_FRAMES];
  CoxaRest rests[COXA_EXERCISE_FRAMES];
  CoxaJoint pin;
  CoxaVector pinned; /* where the pin is in the first frame */
  guint n_reaches;
  CoxaReach reaches[COXA_REACHES_LIMIT];
  CoxaSkeleton first; /* the first frame, without the reaches */
} CoxaMotion;

gboolean coxa_motion_init (CoxaMotion *self, const CoxaPicture *picture, GError **error);
CoxaSkeleton coxa_motion_get_skeleton (const CoxaMotion *self, double moment);

G_END_DECLS
