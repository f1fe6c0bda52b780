/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"
#include "coxa-pose.h"

static void
test_reads (void)
{
  CoxaPose pose;
  g_autoptr (GError) error = NULL;

  g_assert_true (coxa_pose_parse ("pitch:90;r_hip_flex:48;l_hip_er:-7;l_wrist:1;", &pose, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_PITCH], ==, 90);
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_HIP_FLEX + COXA_BODY_RIGHT], ==, 48);
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_HIP_FLEX + COXA_BODY_LEFT], ==, 0);
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_HIP_ER + COXA_BODY_LEFT], ==, -7);
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_WRIST + COXA_BODY_LEFT], ==, 1);
  g_assert_true (coxa_pose_parse ("", &pose, &error));
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_PITCH], ==, 0);
  g_assert_true (coxa_pose_parse ("yaw:360", &pose, &error));
  g_assert_true (
      coxa_pose_parse ("r_knee:170;l_knee:-30;r_hip_flex:170;l_hip_abd:120", &pose, &error));
  g_assert_true (coxa_pose_parse ("breath:100", &pose, &error));
  g_assert_cmpfloat (pose.degrees[COXA_ANGLE_BREATH], ==, 100);
}

static void
test_refuses (void)
{
  static const char *const wrong[] = {
    "r_hip_flx:10",  "hip_flex:10",     "pitch",      "pitch:",     "pitch:9.5",
    "pitch:up",      "pitch:9:9",       ";pitch:90",  "pitch:90;;", "pitch:361",
    "pitch:-361",    "pitch:1;pitch:1", "r_knee:171", "l_knee:-31", "r_hip_flex:171",
    "l_hip_abd:121", "neck_rot:121",    "breath:-1",  "breath:101",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    CoxaPose pose = { { 0 } };
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", wrong[i]);
    g_assert_false (coxa_pose_parse (wrong[i], &pose, &error));
    g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE);
  }
}

static void
test_between (void)
{
  CoxaPose a, b, middle;

  coxa_pose_parse ("pitch:90;r_knee:10", &a, NULL);
  coxa_pose_parse ("pitch:-30;l_knee:50", &b, NULL);
  middle = coxa_pose_between (&a, &b, 0.25);
  g_assert_cmpfloat (middle.degrees[COXA_ANGLE_PITCH], ==, 60);
  g_assert_cmpfloat (middle.degrees[COXA_ANGLE_KNEE + COXA_BODY_RIGHT], ==, 7.5);
  g_assert_cmpfloat (middle.degrees[COXA_ANGLE_KNEE + COXA_BODY_LEFT], ==, 12.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pose/reads", test_reads);
  g_test_add_func ("/pose/refuses", test_refuses);
  g_test_add_func ("/pose/between", test_between);
  return g_test_run ();
}
