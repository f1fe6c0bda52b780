/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-motion.h"

#include "coxa-illustration.h"

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

gboolean
coxa_motion_init (CoxaMotion *self, const CoxaPicture *picture, GError **error)
{
  self->segments = *picture->segments;
  self->n_frames = picture->n_frames;
  if (!read_pin (self, picture->pin, error))
    return FALSE;
  for (guint i = 0; i < self->n_frames; i++)
    if (!read_frame (self, picture, i, error))
      return FALSE;

  self->pinned = coxa_skeleton_new (&self->segments, &self->poses[0]).joints[self->pin];
  return TRUE;
}

/**
 * coxa_motion_get_skeleton:
 * @moment: 0 is the first frame, 1 the second; in between the angles are interpolated
 *
 * Returns: the skeleton, resting and with its pin where it is in the first frame
 */
CoxaSkeleton
coxa_motion_get_skeleton (const CoxaMotion *self, double moment)
{
  guint before = CLAMP ((int) floor (moment), 0, (int) self->n_frames - 1);
  guint after = MIN (before + 1, self->n_frames - 1);
  double t = moment - before;
  CoxaPose pose = coxa_pose_between (&self->poses[before], &self->poses[after], t);
  CoxaSkeleton skeleton = coxa_skeleton_new (&self->segments, &pose);
  double drop = (1 - t) * coxa_rest_get_drop (&self->rests[before], &skeleton) +
                t * coxa_rest_get_drop (&self->rests[after], &skeleton);
  CoxaVector pin = skeleton.joints[self->pin];

  coxa_skeleton_shift (&skeleton,
                       (CoxaVector){ self->pinned.x - pin.x, drop, self->pinned.z - pin.z });
  return skeleton;
}
