/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

static double
sum_depth_differences (const CoxaCamera *camera,
                       const CoxaSkeleton *skeletons,
                       guint n,
                       CoxaJoint right)
{
  double sum = 0;

  for (guint i = 0; i < n; i++) {
    CoxaVector across =
        coxa_vector_subtract (skeletons[i].joints[right], skeletons[i].joints[right + 1]);
    sum += coxa_camera_see (camera, across).z / coxa_vector_length (across);
  }
  return sum / n;
}

/**
 * coxa_far_sides_new:
 *
 * Returns: for legs and arms the side that lies clearly farther away, over all frames together
 */
CoxaFarSides
coxa_far_sides_new (const CoxaCamera *camera, const CoxaSkeleton *skeletons, guint n_skeletons)
{
  const double clearly = 0.25; /* of the way from side by side to one behind the other */
  double legs = sum_depth_differences (camera, skeletons, n_skeletons, COXA_JOINT_HIP);
  double arms = sum_depth_differences (camera, skeletons, n_skeletons, COXA_JOINT_SHOULDER);

  return (CoxaFarSides){ { legs<-clearly, legs> clearly }, { arms<-clearly, arms> clearly } };
}

void
coxa_figure_draw (CoxaScene *scene, const CoxaSkeleton *skeleton, const CoxaManner *manner)
{
  CoxaSitter sitter = { scene, skeleton, manner, coxa_build_get (manner->body) };
  guint seat = coxa_trunk_draw_seat (&sitter);
  guint shirt = coxa_trunk_draw_shirt (&sitter);

  coxa_head_draw (&sitter);
  for (CoxaBodySide side = COXA_BODY_RIGHT; side <= COXA_BODY_LEFT; side++) {
    coxa_leg_draw (&sitter, seat, side);
    coxa_arm_draw (&sitter, shirt, side);
  }
}
