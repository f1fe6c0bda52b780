/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-block.h"
#include "coxa-props.h"

#define MAT_THICKNESS 0.008

static const CoxaBlockInks floor_mat = { COXA_INK_MAT, COXA_INK_MAT, COXA_INK_PROP_SOFT,
                                         COXA_INK_MAT_EDGE };

static void
stretch_mat_to (CoxaBlock *mat, CoxaVector at, double margin)
{
  mat->low.x = MIN (mat->low.x, at.x - margin);
  mat->high.x = MAX (mat->high.x, at.x + margin);
  mat->low.z = MIN (mat->low.z, at.z - margin);
  mat->high.z = MAX (mat->high.z, at.z + margin);
}

/* What is near the floor in any frame lies on the mat; so does a chair or bed under the trunk. */
static void
stretch_mat (CoxaBlock *mat, const CoxaSkeleton *skeleton)
{
  const double near_floor = 0.10;

  double pelvis = skeleton->joints[COXA_JOINT_PELVIS].y, head = skeleton->joints[COXA_JOINT_HEAD].y;
  gboolean on_bed = pelvis > 0.25 && fabs (head - pelvis) < 0.15;

  stretch_mat_to (mat, skeleton->joints[COXA_JOINT_PELVIS], on_bed ? 0.22 : 0.15);
  stretch_mat_to (mat, skeleton->joints[COXA_JOINT_HEAD], on_bed ? 0.25 : 0.08);
  for (int i = 0; i < COXA_N_JOINTS; i++)
    if (skeleton->joints[i].y - coxa_joint_get_skin (i) < near_floor)
      stretch_mat_to (mat, skeleton->joints[i], 0.07);
}

static void
widen (double *low, double *high, double least)
{
  double missing = least - (*high - *low);

  if (missing > 0) {
    *low -= missing / 2;
    *high += missing / 2;
  }
}

/**
 * coxa_mat_draw:
 *
 * The same mat in all frames, so that the eye sees what has moved.
 */
void
coxa_mat_draw (CoxaScene *scene, const CoxaStage *stage)
{
  CoxaBlock mat = { { G_MAXDOUBLE, -MAT_THICKNESS, G_MAXDOUBLE },
                    { -G_MAXDOUBLE, 0, -G_MAXDOUBLE } };

  for (guint i = 0; i < stage->n_frames; i++)
    stretch_mat (&mat, &stage->frames[i]);
  widen (&mat.low.x, &mat.high.x, 0.34);
  widen (&mat.low.z, &mat.high.z, 0.34);
  coxa_block_draw (scene, &mat, &floor_mat);
}
