/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-motion.h"

#include "coxa-illustration.h"

#define SINK 0.0145 /* body heights: what skin gives way */

static gboolean
read_pin (CoxaMotion *self, const char *name, GError **error)
{
  int joint = name ? coxa_joint_find (name) : -1;

  if (joint < 0) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "pin: “%s” is not a joint",
                 name ? name : "");
    return FALSE;
  }
  self->pin = joint;
  return TRUE;
}

static gboolean
read_frame (CoxaMotion *self, const CoxaPicture *picture, guint i, GError **error)
{
  const char *key = "frame";

  if (coxa_pose_parse (picture->frames[i] ? picture->frames[i] : "", &self->poses[i], error)) {
    key = "rest";
    if (coxa_rest_parse (picture->rests[i], &self->rests[i], error))
      return TRUE;
  }
  g_prefix_error (error, "%s%u: ", key, i + 1);
  return FALSE;
}

static gboolean
read_reaches (CoxaMotion *self, char **texts, GError **error)
{
  self->n_reaches = 0;
  for (guint i = 0; texts && texts[i]; i++) {
    if (i == COXA_REACHES_LIMIT) {
      g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "more than %d reaches",
                   COXA_REACHES_LIMIT);
      return FALSE;
    }
    if (!coxa_reach_parse (texts[i], &self->reaches[self->n_reaches++], error))
      return FALSE;
  }
  return TRUE;
}

/* Resting and pinned, every joint as the pose says. */
static CoxaSkeleton
place (const CoxaMotion *self, double moment)
{
  guint before = CLAMP ((int) floor (moment), 0, (int) self->n_frames - 1);
  guint after = MIN (before + 1, self->n_frames - 1);
  double t = moment - before;
  CoxaPose pose = coxa_pose_between (&self->poses[before], &self->poses[after], t);
  CoxaSkeleton skeleton = coxa_skeleton_new (&self->segments, &pose);
  double drop = (1 - t) * coxa_rest_get_drop (&self->rests[before], &skeleton) +
                t * coxa_rest_get_drop (&self->rests[after], &skeleton);
  CoxaVector pin = skeleton.joints[self->pin];

  /* a foot that swings lower on its way than at either end lifts the body, not the floor */
  drop = MAX (drop, -coxa_skeleton_get_lowest_skin (&skeleton) - SINK);

  coxa_skeleton_shift (&skeleton,
                       (CoxaVector){ self->pinned.x - pin.x, drop, self->pinned.z - pin.z });
  return skeleton;
}

gboolean
coxa_motion_init (CoxaMotion *self, const CoxaPicture *picture, GError **error)
{
  self->segments = *picture->segments;
  self->n_frames = picture->n_frames;
  if (!read_pin (self, picture->pin, error) || !read_reaches (self, picture->reaches, error))
    return FALSE;
  for (guint i = 0; i < self->n_frames; i++)
    if (!read_frame (self, picture, i, error))
      return FALSE;

  self->pinned = coxa_skeleton_new (&self->segments, &self->poses[0]).joints[self->pin];
  self->first = place (self, 0);
  return TRUE;
}

/* 1 in the frame where it holds, less on the way there. */
static double
get_share (const CoxaReach *reach, double moment)
{
  return reach->only_frame == 0 ? 1 : MAX (0, 1 - fabs (moment - (reach->only_frame - 1)));
}

/**
 * coxa_motion_get_skeleton:
 * @moment: 0 is the first frame, 1 the second; in between the angles are interpolated
 *
 * Returns: the skeleton, resting, with its pin where it is in the first frame and its hands and
 * feet on what they reach for
 */
CoxaSkeleton
coxa_motion_get_skeleton (const CoxaMotion *self, double moment)
{
  CoxaSkeleton skeleton = place (self, moment);

  for (guint i = 0; i < self->n_reaches; i++)
    coxa_reach_apply (&self->reaches[i], &skeleton, &self->first,
                      get_share (&self->reaches[i], moment));
  return skeleton;
}
