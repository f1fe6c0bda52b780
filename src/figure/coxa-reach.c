/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-reach.h"

#include "coxa-illustration.h"
#include "coxa-numbers.h"

#define STRAIGHT 1e-4 /* body heights that an outstretched limb stays short of its full length */

/* An arm or a leg: what turns with each of its bones. */
typedef struct {
  CoxaJoint root, middle, end;
  CoxaSegment upper, lower, tip;
} Limb;

static gboolean
is_hand (CoxaJoint joint)
{
  return joint == COXA_JOINT_HAND || joint == COXA_JOINT_HAND + 1;
}

static gboolean
is_arm (const Limb *limb)
{
  return limb->root >= COXA_JOINT_SHOULDER;
}

/* A hand that grips turns with the forearm as one bone; a palm that stays keeps its own way. */
static Limb
find_limb (const CoxaReach *self)
{
  CoxaBodySide side;

  if (is_hand (self->end)) {
    side = self->end - COXA_JOINT_HAND;
    return (Limb){ COXA_JOINT_SHOULDER + side,
                   COXA_JOINT_ELBOW + side,
                   self->target < 0 ? COXA_JOINT_WRIST + side : COXA_JOINT_HAND + side,
                   COXA_SEGMENT_UPPER_ARM + side,
                   COXA_SEGMENT_FOREARM + side,
                   COXA_SEGMENT_HAND + side };
  }
  side = self->end - COXA_JOINT_ANKLE;
  return (Limb){ COXA_JOINT_HIP + side,     COXA_JOINT_KNEE + side,    COXA_JOINT_ANKLE + side,
                 COXA_SEGMENT_THIGH + side, COXA_SEGMENT_SHANK + side, COXA_SEGMENT_FOOT + side };
}

/* The segment whose axes a joint goes by. */
static CoxaSegment
find_segment (CoxaJoint joint)
{
  static const struct {
    CoxaJoint first;
    CoxaSegment segment;
    gboolean paired;
  } owners[] = {
    { COXA_JOINT_HAND, COXA_SEGMENT_HAND, TRUE },
    { COXA_JOINT_WRIST, COXA_SEGMENT_FOREARM, TRUE },
    { COXA_JOINT_ELBOW, COXA_SEGMENT_UPPER_ARM, TRUE },
    { COXA_JOINT_SHOULDER, COXA_SEGMENT_THORAX, FALSE },
    { COXA_JOINT_HEEL, COXA_SEGMENT_FOOT, TRUE },
    { COXA_JOINT_SHIN, COXA_SEGMENT_SHANK, TRUE },
    { COXA_JOINT_THIGH, COXA_SEGMENT_THIGH, TRUE },
    { COXA_JOINT_SACRUM, COXA_SEGMENT_PELVIS, FALSE },
    { COXA_JOINT_HEAD, COXA_SEGMENT_HEAD, FALSE },
    { COXA_JOINT_CHEST, COXA_SEGMENT_THORAX, FALSE },
    { COXA_JOINT_LOW, COXA_SEGMENT_LUMBAR, FALSE },
    { COXA_JOINT_PELVIS, COXA_SEGMENT_PELVIS, FALSE },
  };
  guint i = 0;

  while (owners[i].first > joint)
    i++;
  return owners[i].segment + (owners[i].paired ? (joint - COXA_JOINT_HIP) % 2 : 0);
}

static double
dot (CoxaVector a, CoxaVector b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static CoxaVector
cross (CoxaVector a, CoxaVector b)
{
  return (CoxaVector){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static CoxaVector
unit (CoxaVector a)
{
  return coxa_vector_scale (a, 1 / MAX (coxa_vector_length (a), 1e-12));
}

/* Turns a vector the shortest way that takes one direction into another (Rodrigues). */
static CoxaVector
turn (CoxaVector v, CoxaVector from, CoxaVector to)
{
  CoxaVector axis = cross (from, to);
  double cosine = dot (from, to);
  CoxaVector across = cross (axis, v);

  if (cosine < -0.9999)
    return v;
  return coxa_vector_add (coxa_vector_add (v, across),
                          coxa_vector_scale (cross (axis, across), 1 / (1 + cosine)));
}

static void
turn_axes (CoxaRotation *axes, CoxaVector from, CoxaVector to)
{
  for (int column = 0; column < 3; column++) {
    CoxaVector axis = { axes->m[0][column], axes->m[1][column], axes->m[2][column] };

    axis = turn (axis, from, to);
    axes->m[0][column] = axis.x;
    axes->m[1][column] = axis.y;
    axes->m[2][column] = axis.z;
  }
}

/* Off the straight line, to where a straight limb starts to bend: knees forward, elbows back. */
static CoxaVector
find_side (const CoxaSkeleton *skeleton, const Limb *limb, CoxaVector along)
{
  CoxaVector root = skeleton->joints[limb->root];
  CoxaVector upper = coxa_vector_subtract (skeleton->joints[limb->middle], root);
  CoxaVector was = unit (coxa_vector_subtract (skeleton->joints[limb->end], root));
  CoxaVector sides[] = { upper,
                         coxa_rotation_apply (&skeleton->axes[limb->upper],
                                              (CoxaVector){ is_arm (limb) ? -1 : 1, 0, 0 }) };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    CoxaVector side = turn (sides[i], was, along);

    side = coxa_vector_subtract (side, coxa_vector_scale (along, dot (side, along)));
    if (coxa_vector_length (side) > 1e-6)
      return unit (side);
  }
  return (CoxaVector){ 0 };
}

/* Where the middle joint comes to lie; a goal too far or too near is moved to where the limb ends.
 */
static CoxaVector
bend (const CoxaSkeleton *skeleton, const Limb *limb, CoxaVector *goal)
{
  CoxaVector root = skeleton->joints[limb->root], middle = skeleton->joints[limb->middle];
  double upper = coxa_vector_length (coxa_vector_subtract (middle, root));
  double lower = coxa_vector_length (coxa_vector_subtract (skeleton->joints[limb->end], middle));
  CoxaVector along = unit (coxa_vector_subtract (*goal, root));
  double far = CLAMP (coxa_vector_length (coxa_vector_subtract (*goal, root)),
                      fabs (upper - lower) + STRAIGHT, upper + lower - STRAIGHT);
  double up_to = (upper * upper - lower * lower + far * far) / (2 * far);
  double off = sqrt (MAX (upper * upper - up_to * up_to, 0));
  CoxaVector bent = coxa_vector_add (root, coxa_vector_scale (along, up_to));

  *goal = coxa_vector_add (root, coxa_vector_scale (along, far));
  return coxa_vector_add (bent, coxa_vector_scale (find_side (skeleton, limb, along), off));
}

/* All joints of the lower bone and beyond go with it. */
static void
carry (CoxaSkeleton *skeleton,
       CoxaJoint first,
       CoxaJoint last,
       CoxaVector from,
       CoxaVector to,
       CoxaVector was,
       CoxaVector is)
{
  for (CoxaJoint joint = first; joint <= last; joint += 2) {
    CoxaVector arm = coxa_vector_subtract (skeleton->joints[joint], from);

    skeleton->joints[joint] = coxa_vector_add (to, turn (arm, was, is));
  }
}

static void
bend_limb (CoxaSkeleton *skeleton, const Limb *limb, CoxaVector goal)
{
  CoxaVector root = skeleton->joints[limb->root];
  CoxaVector middle = skeleton->joints[limb->middle], end = skeleton->joints[limb->end];
  CoxaVector bent = bend (skeleton, limb, &goal);
  CoxaVector upper = unit (coxa_vector_subtract (middle, root));
  CoxaVector lower = unit (coxa_vector_subtract (end, middle));
  CoxaVector new_upper = unit (coxa_vector_subtract (bent, root));
  CoxaVector new_lower = unit (coxa_vector_subtract (goal, bent));
  gboolean arm = is_arm (limb);
  CoxaBodySide side = (limb->root - COXA_JOINT_HIP) % 2;

  turn_axes (&skeleton->axes[limb->upper], upper, new_upper);
  turn_axes (&skeleton->axes[limb->lower], lower, new_lower);
  turn_axes (&skeleton->axes[limb->tip], lower, new_lower);
  carry (skeleton, arm ? COXA_JOINT_WRIST + side : COXA_JOINT_SHIN + side,
         arm ? COXA_JOINT_HAND + side : COXA_JOINT_TOE + side, middle, bent, lower, new_lower);
  if (!arm)
    skeleton->joints[COXA_JOINT_THIGH + side] = coxa_vector_between (root, bent, 0.5);
  skeleton->joints[limb->middle] = bent;
}

/* Puts the palm or sole back as it was in the first frame, on the wrist or ankle. */
static void
keep_tip (CoxaSkeleton *skeleton, const CoxaSkeleton *first, const Limb *limb)
{
  gboolean arm = is_arm (limb);
  CoxaBodySide side = (limb->root - COXA_JOINT_HIP) % 2;
  CoxaJoint last = arm ? COXA_JOINT_HAND + side : COXA_JOINT_TOE + side;

  for (CoxaJoint joint = limb->end + 2; joint <= last; joint += 2)
    skeleton->joints[joint] =
        coxa_vector_add (skeleton->joints[limb->end],
                         coxa_vector_subtract (first->joints[joint], first->joints[limb->end]));
  skeleton->axes[limb->tip] = first->axes[limb->tip];
}

/**
 * coxa_reach_apply:
 * @first: the first frame, for what stays where it is there
 * @share: 0 leaves the limb alone, 1 lets it reach; between two frames it is on its way
 *
 * Returns: how far the hand or foot stays away from where it should be, in body heights: 0 unless
 * the limb is too short
 */
double
coxa_reach_apply (const CoxaReach *self,
                  CoxaSkeleton *skeleton,
                  const CoxaSkeleton *first,
                  double share)
{
  Limb limb = find_limb (self);
  CoxaVector goal;

  if (share <= 0)
    return 0;
  if (self->target < 0)
    goal = first->joints[limb.end];
  else
    goal = coxa_vector_add (
        skeleton->joints[self->target],
        coxa_rotation_apply (&skeleton->axes[find_segment (self->target)], self->shift));
  goal = coxa_vector_between (skeleton->joints[limb.end], goal, share);
  bend_limb (skeleton, &limb, goal);
  if (self->target < 0)
    keep_tip (skeleton, first, &limb);
  return coxa_vector_length (coxa_vector_subtract (skeleton->joints[limb.end], goal));
}

static int
find_end (const char *name)
{
  int joint;
  g_autofree char *ankle = NULL;

  if (g_str_has_prefix (name, "foot_"))
    name = ankle = g_strconcat ("ankle_", name + strlen ("foot_"), NULL);
  joint = coxa_joint_find (name);
  return joint >= 0 &&
                 (is_hand (joint) || joint == COXA_JOINT_ANKLE || joint == COXA_JOINT_ANKLE + 1)
             ? joint
             : -1;
}

static gboolean
parse_end (const char *text, CoxaReach *reach)
{
  g_auto (GStrv) words = g_strsplit (text, "#", 2);
  gint64 frame = 0;
  int end = words[0] ? find_end (words[0]) : -1;

  if (end < 0)
    return FALSE;
  if (words[1] && !g_ascii_string_to_signed (words[1], 10, 1, COXA_EXERCISE_FRAMES, &frame, NULL))
    return FALSE;
  reach->end = end;
  reach->only_frame = frame;
  return TRUE;
}

static gboolean
parse_words (char **words, CoxaReach *reach)
{
  guint n = g_strv_length (words);
  double shift[3];

  if (n < 2 || !parse_end (words[0], reach))
    return FALSE;
  if (g_str_equal (words[1], "stay")) {
    reach->target = -1;
    return n == 2 && reach->only_frame == 0;
  }
  reach->target = coxa_joint_find (words[1]);
  if (n != 3 || reach->target < 0 || !coxa_numbers_parse (words[2], shift, 3))
    return FALSE;
  reach->shift = (CoxaVector){ shift[0], shift[1], shift[2] };
  return TRUE;
}

gboolean
coxa_reach_parse (const char *text, CoxaReach *reach_out, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  CoxaReach reach = { 0 };

  if (!parse_words (words, &reach)) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "“%s” is not a known reach",
                 text);
    return FALSE;
  }
  *reach_out = reach;
  return TRUE;
}
