/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-motion.h"

#include "coxa-illustration.h"

#define STEADY 0.015 /* how far a joint that carries in both frames may be off, body heights */

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

/* The way from one frame to the next. */
typedef struct {
  const CoxaRest *rests[2];
  CoxaSkeleton ends[2]; /* not yet resting */
  double drops[2];      /* of the ends */
  double t;
} Way;

static double
mix (double a, double b, double t)
{
  return (1 - t) * a + t * b;
}

static Way
find_way (const CoxaMotion *self, guint before, guint after, double t)
{
  const guint frames[2] = { before, after };
  Way way = { .t = t };

  for (int i = 0; i < 2; i++) {
    way.rests[i] = &self->rests[frames[i]];
    way.ends[i] = coxa_skeleton_new (&self->segments, &self->poses[frames[i]]);
    way.drops[i] = coxa_rest_get_drop (way.rests[i], &way.ends[i]);
  }
  return way;
}

/* How far the end would be off if that rest carried it. */
static double
get_rest_offset (const Way *way, const CoxaRest *rest, int end)
{
  return way->drops[end] - coxa_rest_get_drop (rest, &way->ends[end]);
}

/* What carries in both frames carries on the whole way, as the foot on the step. */
static double
get_carried_drop (const Way *way, const CoxaSkeleton *skeleton)
{
  for (int i = 0; i < 2; i++) {
    double offset = get_rest_offset (way, way->rests[i], 1 - i);

    if (fabs (offset) < STEADY)
      return coxa_rest_get_drop (way->rests[i], skeleton) + offset * (i == 0 ? way->t : 1 - way->t);
  }
  return mix (coxa_rest_get_drop (way->rests[0], skeleton),
              coxa_rest_get_drop (way->rests[1], skeleton), way->t);
}

/* Nothing sinks into the floor deeper than the two frames do. */
static double
get_drop (const Way *way, const CoxaSkeleton *skeleton)
{
  static const CoxaRest floor_rest = { -1, 0 };
  double sunk = mix (MIN (get_rest_offset (way, &floor_rest, 0), 0),
                     MIN (get_rest_offset (way, &floor_rest, 1), 0), way->t);

  return MAX (get_carried_drop (way, skeleton), coxa_rest_get_drop (&floor_rest, skeleton) + sunk);
}

/* Resting and pinned, every joint as the pose says. */
static CoxaSkeleton
place (const CoxaMotion *self, double moment)
{
  guint before = CLAMP ((int) floor (moment), 0, (int) self->n_frames - 1);
  guint after = MIN (before + 1, self->n_frames - 1);
  Way way = find_way (self, before, after, moment - before);
  CoxaPose pose = coxa_pose_between (&self->poses[before], &self->poses[after], way.t);
  CoxaSkeleton skeleton = coxa_skeleton_new (&self->segments, &pose);
  CoxaVector pin = skeleton.joints[self->pin];

  coxa_skeleton_shift (&skeleton, (CoxaVector){ self->pinned.x - pin.x, get_drop (&way, &skeleton),
                                                self->pinned.z - pin.z });
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
