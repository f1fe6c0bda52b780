/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"
#include "coxa-motion.h"

/* As for the library's contacts: less than the eye sees. */
#define CONTACT 0.0145

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  return library;
}

static CoxaSkeleton
pose_as (const CoxaExerciseLibrary *library, const char *text)
{
  CoxaPose pose;
  g_autoptr (GError) error = NULL;

  coxa_pose_parse (text, &pose, &error);
  g_assert_no_error (error);
  return coxa_skeleton_new (coxa_exercise_library_get_segments (library), &pose);
}

static CoxaReach
reach_for (const char *text)
{
  CoxaReach reach;
  g_autoptr (GError) error = NULL;

  coxa_reach_parse (text, &reach, &error);
  g_assert_no_error (error);
  return reach;
}

static double
apart (CoxaVector a, CoxaVector b)
{
  return coxa_vector_length (coxa_vector_subtract (a, b));
}

static void
test_parse (void)
{
  static const char *const right[] = { "hand_r:stay", "hand_l#2:shin_r:0.04,0,-0.02", "foot_l:stay",
                                       "ankle_r#3:thigh_l:0,0.1,0", "hand_r:occiput:0,0,0" };
  static const char *const wrong[] = { "",
                                       "hand_r",
                                       "hand:stay",
                                       "knee_r:stay",
                                       "foot_x:stay",
                                       "hand_r#2:stay",
                                       "hand_r#4:shin_r:0,0,0",
                                       "hand_r#0:shin_r:0,0,0",
                                       "hand_r:stay:0,0,0",
                                       "hand_r:navel:0,0,0",
                                       "hand_r:shin_r",
                                       "hand_r:shin_r:0,0",
                                       "hand_r:shin_r:0,0,up" };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    reach_for (right[i]);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    CoxaReach reach;
    g_autoptr (GError) error = NULL;

    g_test_message ("“%s”", wrong[i]);
    g_assert_false (coxa_reach_parse (wrong[i], &reach, &error));
    g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE);
  }
}

typedef struct {
  const char *first, *pose, *reach;
  CoxaJoint joint;
} Stay;

static void
test_stays (void)
{
  static const Stay stays[] = {
    { "pitch:-77;r_sh_flex:78;r_elbow:25;r_wrist:70", "pitch:-77;r_sh_flex:95;r_elbow:50",
      "hand_r:stay", COXA_JOINT_HAND },
    { "l_sh_flex:60;l_elbow:70", "lumbar_flex:8;l_sh_flex:10;l_elbow:40", "hand_l:stay",
      COXA_JOINT_HAND + 1 },
    { "r_hip_flex:40;r_knee:60", "pitch:6;r_hip_flex:10;r_knee:40;r_ankle:20", "foot_r:stay",
      COXA_JOINT_ANKLE },
    { "l_hip_abd:20;l_knee:10", "pitch:10;l_hip_flex:20;l_knee:30", "ankle_l:stay",
      COXA_JOINT_ANKLE + 1 },
  };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (stays); i++) {
    CoxaSkeleton first = pose_as (library, stays[i].first);
    CoxaSkeleton skeleton = pose_as (library, stays[i].pose);
    CoxaReach reach = reach_for (stays[i].reach);

    g_test_message ("%s", stays[i].pose);
    g_assert_cmpfloat (apart (skeleton.joints[stays[i].joint], first.joints[stays[i].joint]), >,
                       0.05);
    g_assert_cmpfloat (coxa_reach_apply (&reach, &skeleton, &first, 1), <, 1e-9);
    g_assert_cmpfloat (apart (skeleton.joints[stays[i].joint], first.joints[stays[i].joint]), <,
                       1e-9);
  }
}

/* A palm on the floor stays flat; a sole too. */
static void
test_keeps_the_palm (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  CoxaSkeleton first = pose_as (library, "r_sh_flex:40;r_wrist:88;r_hip_flex:30;r_knee:60");
  CoxaSkeleton skeleton = pose_as (library, "pitch:-12;r_sh_flex:60;r_elbow:10;r_knee:30");
  CoxaReach hand = reach_for ("hand_r:stay"), foot = reach_for ("foot_r:stay");

  coxa_reach_apply (&hand, &skeleton, &first, 1);
  coxa_reach_apply (&foot, &skeleton, &first, 1);
  g_assert_cmpfloat (apart (skeleton.joints[COXA_JOINT_WRIST], first.joints[COXA_JOINT_WRIST]), <,
                     1e-9);
  g_assert_cmpfloat (apart (skeleton.joints[COXA_JOINT_HEEL], first.joints[COXA_JOINT_HEEL]), <,
                     1e-9);
  g_assert_cmpfloat (apart (skeleton.joints[COXA_JOINT_TOE], first.joints[COXA_JOINT_TOE]), <,
                     1e-9);
}

static void
check_bones (const CoxaSkeleton *skeleton)
{
  static const struct {
    CoxaJoint a, b;
    double length;
  } bones[] = {
    { COXA_JOINT_SHOULDER, COXA_JOINT_ELBOW, 0.186 }, { COXA_JOINT_ELBOW, COXA_JOINT_WRIST, 0.146 },
    { COXA_JOINT_WRIST, COXA_JOINT_HAND, 0.085 },     { COXA_JOINT_HIP, COXA_JOINT_KNEE, 0.245 },
    { COXA_JOINT_KNEE, COXA_JOINT_ANKLE, 0.246 },     { COXA_JOINT_HEEL, COXA_JOINT_TOE, 0.132 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bones); i++)
    for (CoxaBodySide side = COXA_BODY_RIGHT; side <= COXA_BODY_LEFT; side++)
      g_assert_cmpfloat_with_epsilon (
          apart (skeleton->joints[bones[i].a + side], skeleton->joints[bones[i].b + side]),
          bones[i].length, 1e-9);
}

static CoxaVector
column (const CoxaRotation *axes, int i)
{
  return (CoxaVector){ axes->m[0][i], axes->m[1][i], axes->m[2][i] };
}

/* The drawing hangs on the axes: they turn with the bones, which run along -y. */
static void
check_axes (const CoxaSkeleton *skeleton, CoxaSegment segment, CoxaJoint from, CoxaJoint to)
{
  CoxaVector y = column (&skeleton->axes[segment], 1);
  CoxaVector bone = coxa_vector_subtract (skeleton->joints[from], skeleton->joints[to]);

  g_assert_cmpfloat_with_epsilon (coxa_vector_length (y), 1, 1e-9);
  g_assert_cmpfloat (apart (coxa_vector_scale (bone, 1 / coxa_vector_length (bone)), y), <, 1e-9);
}

static void
test_bones_keep_their_length (void)
{
  static const char *const reaches[] = { "hand_r:shin_r:0.04,0,0", "hand_l:knee_r:0.05,0.02,0",
                                         "hand_r:occiput:0,0,0", "hand_l:low:-0.07,0,0",
                                         "foot_r:thigh_l:0.06,-0.05,0" };
  g_autoptr (CoxaExerciseLibrary) library = load ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 200; i++) {
    CoxaReach reach = reach_for (reaches[i % G_N_ELEMENTS (reaches)]);
    CoxaSkeleton skeleton;
    CoxaPose pose;

    for (guint j = 0; j < COXA_N_ANGLES; j++)
      pose.degrees[j] = g_rand_double_range (random, -120, 120);
    skeleton = coxa_skeleton_new (coxa_exercise_library_get_segments (library), &pose);
    coxa_reach_apply (&reach, &skeleton, &skeleton, g_rand_double (random));
    check_bones (&skeleton);
    check_axes (&skeleton, COXA_SEGMENT_UPPER_ARM, COXA_JOINT_SHOULDER, COXA_JOINT_ELBOW);
    check_axes (&skeleton, COXA_SEGMENT_FOREARM, COXA_JOINT_ELBOW, COXA_JOINT_WRIST);
    check_axes (&skeleton, COXA_SEGMENT_HAND, COXA_JOINT_WRIST, COXA_JOINT_HAND);
    check_axes (&skeleton, COXA_SEGMENT_THIGH, COXA_JOINT_HIP, COXA_JOINT_KNEE);
    check_axes (&skeleton, COXA_SEGMENT_SHANK, COXA_JOINT_KNEE, COXA_JOINT_ANKLE);
  }
}

static void
test_too_far (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  CoxaSkeleton skeleton = pose_as (library, "");
  CoxaReach reach = reach_for ("hand_r:toe_l:0,0,0");
  double missing = coxa_reach_apply (&reach, &skeleton, &skeleton, 1);

  g_assert_cmpfloat (missing, >, 0.3);
  g_assert_cmpfloat_with_epsilon (
      apart (skeleton.joints[COXA_JOINT_HAND], skeleton.joints[COXA_JOINT_TOE + 1]), missing, 1e-9);
  check_bones (&skeleton);
}

static void
test_share (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  CoxaSkeleton before = pose_as (library, "r_elbow:40"), skeleton = before;
  CoxaReach reach = reach_for ("hand_r:chest:0.08,0,0");
  double way;

  coxa_reach_apply (&reach, &skeleton, &before, 0);
  g_assert_cmpmem (&skeleton, sizeof skeleton, &before, sizeof before);
  coxa_reach_apply (&reach, &skeleton, &before, 1);
  way = apart (skeleton.joints[COXA_JOINT_HAND], before.joints[COXA_JOINT_HAND]);
  skeleton = before;
  coxa_reach_apply (&reach, &skeleton, &before, 0.5);
  g_assert_cmpfloat_with_epsilon (
      apart (skeleton.joints[COXA_JOINT_HAND], before.joints[COXA_JOINT_HAND]), way / 2, 1e-9);
}

/* Hands and feet of the library are where it says, in every frame and on the way between. */
static void
test_library (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  guint n_reaches = 0;

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    CoxaMotion motion;

    g_assert_true (coxa_motion_init (&motion, &exercise->picture, NULL));
    for (guint j = 0; j < motion.n_reaches; j++, n_reaches++) {
      const CoxaReach *reach = &motion.reaches[j];

      for (double moment = 0; moment <= motion.n_frames - 1; moment += 0.25) {
        CoxaSkeleton skeleton = coxa_motion_get_skeleton (&motion, moment);
        gboolean holds = reach->only_frame == 0 || moment == reach->only_frame - 1;
        double missing = coxa_reach_apply (reach, &skeleton, &motion.first, holds);

        if (missing > CONTACT)
          g_error ("%s: reach %u misses by %.4f at %.2f", exercise->id, j + 1, missing, moment);
      }
    }
  }
  g_assert_cmpuint (n_reaches, >, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach/parse", test_parse);
  g_test_add_func ("/reach/stays", test_stays);
  g_test_add_func ("/reach/keeps-the-palm", test_keeps_the_palm);
  g_test_add_func ("/reach/bones-keep-their-length", test_bones_keep_their_length);
  g_test_add_func ("/reach/too-far", test_too_far);
  g_test_add_func ("/reach/share", test_share);
  g_test_add_func ("/reach/library", test_library);
  return g_test_run ();
}
