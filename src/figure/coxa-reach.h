/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-joints.h"

G_BEGIN_DECLS

#define COXA_REACHES_LIMIT 8

/**
 * CoxaReach: a hand or foot that is really on what it holds, pushes or stands on. The two bones
 * above it bend in their joint until it gets there, as far as they are long.
 *
 * "hand_r:stay" keeps the hand, with its palm as it is, where it is in the first frame;
 * "hand_r#2:shin_r:dx,dy,dz" puts it, in one frame alone, off another joint, along the axes of
 * that joint's own segment. "foot_" may stand for "ankle_".
 */
typedef struct {
  CoxaJoint end;    /* hand or ankle */
  guint only_frame; /* 1, 2, 3; 0: in all */
  int target;       /* the joint it goes to; -1: it stays */
  CoxaVector shift; /* off the target, body heights */
} CoxaReach;

gboolean coxa_reach_parse (const char *text, CoxaReach *reach_out, GError **error);
double coxa_reach_apply (const CoxaReach *self,
                         CoxaSkeleton *skeleton,
                         const CoxaSkeleton *first,
                         double share);

G_END_DECLS
