/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pose.h"

#include "coxa-ball-joint.h"
#include "coxa-illustration.h"

#include <math.h>

static const char *const angle_names[COXA_N_ANGLES] = {
  "yaw",         "pitch",       "roll",       "lumbar_flex", "lumbar_side", "lumbar_rot",
  "thorax_flex", "thorax_side", "thorax_rot", "neck_flex",   "neck_side",   "neck_rot",
  "r_hip_flex",  "l_hip_flex",  "r_hip_abd",  "l_hip_abd",   "r_hip_er",    "l_hip_er",
  "r_knee",      "l_knee",      "r_ankle",    "l_ankle",     "r_sh_flex",   "l_sh_flex",
  "r_sh_abd",    "l_sh_abd",    "r_sh_er",    "l_sh_er",     "r_elbow",     "l_elbow",
  "r_wrist",     "l_wrist",     "breath",
};

/* What no body does, wide of any drawing angle: limits of a typing error, degrees. The body as a
 * whole may turn round. */
static const struct {
  CoxaAngle first, last;
  int least, most;
} limits[] = {
  { COXA_ANGLE_YAW, COXA_ANGLE_ROLL, -360, 360 },
  { COXA_ANGLE_LUMBAR_FLEX, COXA_ANGLE_NECK_ROT, -120, 120 },
  { COXA_ANGLE_HIP_FLEX, COXA_ANGLE_HIP_FLEX + 1, -60, 170 },
  { COXA_ANGLE_HIP_ABD, COXA_ANGLE_HIP_ABD + 1, -80, 120 },
  { COXA_ANGLE_HIP_ER, COXA_ANGLE_HIP_ER + 1, -150, 150 },
  { COXA_ANGLE_KNEE, COXA_ANGLE_KNEE + 1, -30, 170 },
  { COXA_ANGLE_ANKLE, COXA_ANGLE_ANKLE + 1, -100, 100 },
  { COXA_ANGLE_SHOULDER_FLEX, COXA_ANGLE_SHOULDER_ER + 1, -200, 220 },
  { COXA_ANGLE_ELBOW, COXA_ANGLE_ELBOW + 1, -30, 170 },
  { COXA_ANGLE_WRIST, COXA_ANGLE_WRIST + 1, -120, 120 },
  { COXA_ANGLE_BREATH, COXA_ANGLE_BREATH, 0, 100 },
};

static gboolean
is_possible (CoxaAngle angle, gint64 degrees)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (angle >= limits[i].first && angle <= limits[i].last)
      return degrees >= limits[i].least && degrees <= limits[i].most;
  g_assert_not_reached ();
}

static int
find_angle (const char *name)
{
  for (int i = 0; i < COXA_N_ANGLES; i++)
    if (g_str_equal (angle_names[i], name))
      return i;
  return -1;
}

static gboolean
parse_angle (const char *text, CoxaPose *pose, gboolean *seen, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  int angle = words[0] ? find_angle (words[0]) : -1;
  gint64 degrees;

  if (angle < 0 || g_strv_length (words) != 2 ||
      !g_ascii_string_to_signed (words[1], 10, -360, 360, &degrees, NULL)) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE,
                 "“%s” is not an angle in whole degrees", text);
    return FALSE;
  }
  if (!is_possible (angle, degrees)) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE,
                 "“%s” is an angle that no body reaches", text);
    return FALSE;
  }
  if (seen[angle]) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "“%s” is given twice", words[0]);
    return FALSE;
  }
  seen[angle] = TRUE;
  pose->degrees[angle] = degrees;
  return TRUE;
}

/**
 * coxa_pose_parse:
 * @text: "angle:degrees;..."; angles that are not named are 0
 */
gboolean
coxa_pose_parse (const char *text, CoxaPose *pose_out, GError **error)
{
  g_auto (GStrv) items = g_strsplit (text, ";", -1);
  gboolean seen[COXA_N_ANGLES] = { FALSE };
  CoxaPose pose = { { 0 } };

  for (guint i = 0; items[i]; i++) {
    gboolean closing = items[i][0] == '\0' && !items[i + 1];

    if (!closing && !parse_angle (items[i], &pose, seen, error))
      return FALSE;
  }
  *pose_out = pose;
  return TRUE;
}

static CoxaBallAngles
get_hip (const CoxaPose *pose, CoxaBodySide side)
{
  return (CoxaBallAngles){ pose->degrees[COXA_ANGLE_HIP_FLEX + side],
                           pose->degrees[COXA_ANGLE_HIP_ABD + side],
                           pose->degrees[COXA_ANGLE_HIP_ER + side] };
}

static void
turn_hip (CoxaPose *pose, const CoxaPose *a, const CoxaPose *b, double t, CoxaBodySide side)
{
  CoxaBallAngles from = get_hip (a, side), to = get_hip (b, side), hip;

  if (fabs (from.abduction) >= 90 || fabs (to.abduction) >= 90)
    return;
  hip = coxa_ball_angles_between (&from, &to, t);
  pose->degrees[COXA_ANGLE_HIP_FLEX + side] = hip.flexion;
  pose->degrees[COXA_ANGLE_HIP_ABD + side] = hip.abduction;
  pose->degrees[COXA_ANGLE_HIP_ER + side] = hip.rotation;
}

/**
 * coxa_pose_between:
 * @t: 0 is @a, 1 is @b
 *
 * Every angle on its even way, but the hips as ball joints: feet that stay where they are in both
 * poses stay on the way too.
 */
CoxaPose
coxa_pose_between (const CoxaPose *a, const CoxaPose *b, double t)
{
  CoxaPose pose;

  for (int i = 0; i < COXA_N_ANGLES; i++)
    pose.degrees[i] = a->degrees[i] + (b->degrees[i] - a->degrees[i]) * t;
  turn_hip (&pose, a, b, t, COXA_BODY_RIGHT);
  turn_hip (&pose, a, b, t, COXA_BODY_LEFT);
  return pose;
}
