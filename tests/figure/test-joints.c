/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-joints.h"

static const CoxaSegments segments = {
  .hip_half_width = 0.055,
  .pelvis = 0.030,
  .lumbar = 0.100,
  .thorax = 0.173,
  .shoulder_drop = 0.015,
  .shoulder_half_width = 0.105,
  .neck = 0.042,
  .head_centre = 0.065,
  .thigh = 0.245,
  .shank = 0.246,
  .ankle_height = 0.039,
  .foot_forward = 0.112,
  .foot_back = 0.040,
  .upper_arm = 0.186,
  .forearm = 0.146,
  .hand = 0.085,
};

typedef struct {
  const char *pose;
  const char *joint, *from;
  double x, y, z; /* the direction from one to the other: the sign, or 0 for "hardly" */
} Direction;

/* x forward, y up, z to the figure's right */
static const Direction directions[] = {
  { "", "head", "pelvis", 0, 1, 0 },
  { "", "toe_r", "ankle_r", 1, -1, 0 },
  { "", "knee_r", "hip_r", 0, -1, 0 },
  { "", "hip_r", "hip_l", 0, 0, 1 },
  { "pitch:90", "head", "pelvis", -1, 0, 0 },  /* on the back, head left */
  { "pitch:90", "toe_r", "ankle_r", 1, 1, 0 }, /* toes up */
  { "pitch:-90", "head", "pelvis", 1, 0, 0 },  /* on the front, head right */
  { "pitch:-90", "toe_r", "ankle_r", -1, -1, 0 },
  { "roll:-90", "head", "pelvis", 0, 0, -1 }, /* tipped to the left: on the left side */
  { "roll:-90", "hip_r", "hip_l", 0, 1, 0 },
  { "yaw:90", "toe_r", "heel_r", 0, 0, 1 }, /* turned right: faces its former right */
  { "r_hip_flex:90", "knee_r", "hip_r", 1, 0, 0 },
  { "r_hip_flex:-20", "knee_r", "hip_r", -1, -1, 0 }, /* extension */
  { "r_hip_abd:30", "knee_r", "hip_r", 0, -1, 1 },
  { "l_hip_abd:30", "knee_l", "hip_l", 0, -1, -1 },
  { "r_hip_er:40", "toe_r", "heel_r", 1, 0, 1 }, /* toes out */
  { "l_hip_er:40", "toe_l", "heel_l", 1, 0, -1 },
  { "r_hip_er:-40", "toe_r", "heel_r", 1, 0, -1 }, /* toes in */
  { "r_knee:90", "ankle_r", "knee_r", -1, 0, 0 },
  { "r_ankle:30", "toe_r", "heel_r", 1, 1, 0 },
  { "r_sh_flex:90", "elbow_r", "shoulder_r", 1, 0, 0 },
  { "r_sh_abd:90", "elbow_r", "shoulder_r", 0, 0, 1 },
  { "l_sh_abd:90", "elbow_l", "shoulder_l", 0, 0, -1 },
  { "r_elbow:90", "wrist_r", "elbow_r", 1, 0, 0 },
  { "r_elbow:90;r_sh_er:45", "wrist_r", "elbow_r", 1, 0, 1 },
  { "l_elbow:90;l_sh_er:45", "wrist_l", "elbow_l", 1, 0, -1 },
  { "r_sh_flex:90;r_wrist:88", "hand_r", "wrist_r", 0, 1, 0 },
  { "lumbar_flex:40", "neck0", "waist", 1, 1, 0 },
  { "lumbar_side:30", "neck0", "waist", 0, 1, 1 },
  { "thorax_side:-30", "neck0", "waist", 0, 1, -1 },
  { "lumbar_rot:40", "shoulder_r", "shoulder_l", -1, 0, 1 }, /* turned right */
  { "neck_flex:40", "head", "neck0", 1, 1, 0 },
  { "", "occiput", "head", -1, 0, 0 },
  { "", "sacrum", "pelvis", -1, 0, 0 },
};

static CoxaSkeleton
pose_as (const char *text)
{
  CoxaPose pose;
  g_autoptr (GError) error = NULL;

  coxa_pose_parse (text, &pose, &error);
  g_assert_no_error (error);
  return coxa_skeleton_new (&segments, &pose);
}

static int
sign_of (double component, double length)
{
  return fabs (component) < 0.16 * length ? 0 : component > 0 ? 1 : -1;
}

static void
test_directions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++) {
    const Direction *direction = &directions[i];
    CoxaSkeleton skeleton = pose_as (direction->pose);
    CoxaVector v = coxa_vector_subtract (skeleton.joints[coxa_joint_find (direction->joint)],
                                         skeleton.joints[coxa_joint_find (direction->from)]);
    double length = coxa_vector_length (v);

    g_test_message ("%s: %s from %s is %.3f %.3f %.3f", direction->pose, direction->joint,
                    direction->from, v.x, v.y, v.z);
    g_assert_cmpint (sign_of (v.x, length), ==, (int) direction->x);
    g_assert_cmpint (sign_of (v.y, length), ==, (int) direction->y);
    g_assert_cmpint (sign_of (v.z, length), ==, (int) direction->z);
  }
}

/* Standing: the heights of Drillis and Contini as tabled by Winter. */
static void
test_heights (void)
{
  static const struct {
    const char *joint;
    double height;
  } facts[] = {
    { "ankle_r", 0.039 },
    { "knee_l", 0.285 },
    { "hip_r", 0.530 },
    { "shoulder_l", 0.818 },
  };
  CoxaSkeleton skeleton = pose_as ("");
  double floor = skeleton.joints[COXA_JOINT_ANKLE].y - 0.039;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_cmpfloat_with_epsilon (skeleton.joints[coxa_joint_find (facts[i].joint)].y - floor,
                                    facts[i].height, 1e-9);
  g_assert_cmpfloat_with_epsilon (skeleton.joints[COXA_JOINT_HEAD].y + 0.060 - floor, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (skeleton.joints[COXA_JOINT_HEEL].y - 0.008 - floor, 0, 1e-9);
}

static double
bone (const CoxaSkeleton *skeleton, const char *a, const char *b)
{
  return coxa_vector_length (coxa_vector_subtract (skeleton->joints[coxa_joint_find (a)],
                                                   skeleton->joints[coxa_joint_find (b)]));
}

static void
test_bones_keep_their_length (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++) {
    CoxaPose pose;
    CoxaSkeleton skeleton;

    for (guint j = 0; j < COXA_N_ANGLES; j++)
      pose.degrees[j] = g_rand_double_range (random, -180, 180);
    skeleton = coxa_skeleton_new (&segments, &pose);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "hip_r", "hip_l"), 0.110, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "shoulder_r", "shoulder_l"), 0.210, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "hip_r", "knee_r"), 0.245, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "knee_l", "ankle_l"), 0.246, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "waist", "neck0"), 0.173, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "shoulder_r", "elbow_r"), 0.186, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "elbow_l", "wrist_l"), 0.146, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "wrist_r", "hand_r"), 0.085, 1e-9);
    g_assert_cmpfloat_with_epsilon (bone (&skeleton, "heel_r", "toe_r"), 0.132, 1e-9);
  }
}

static void
test_names (void)
{
  static const char *const names[] = { "pelvis", "low",    "waist",   "chest",      "neck0",
                                       "head",   "hip_r",  "butt_l",  "knee_r",     "thigh_l",
                                       "shin_r", "heel_l", "ball_r",  "toe_l",      "occiput",
                                       "sacrum", "hand_r", "wrist_l", "shoulder_r", "elbow_l" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (coxa_joint_find (names[i]), >=, 0);
  g_assert_cmpint (coxa_joint_find ("knee"), ==, -1);
  g_assert_cmpint (coxa_joint_find ("tail"), ==, -1);
  g_assert_cmpint (coxa_joint_find (""), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/joints/directions", test_directions);
  g_test_add_func ("/joints/heights", test_heights);
  g_test_add_func ("/joints/bones-keep-their-length", test_bones_keep_their_length);
  g_test_add_func ("/joints/names", test_names);
  return g_test_run ();
}
