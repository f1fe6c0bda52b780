/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns of the trunk (patterns.md 3 and 9, P11 and P12): both sides of every threshold, the
 * battery of six, the minimum, the classes. */

#include "sample-case.h"

#define P11 "trunk-endurance-deficit"
#define P12 "lumbar-control-impairment"

static void
test_endurance_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P11, "sorensen", "sorensen 57.9", COXA_ZONE_MET },
    { P11, "sorensen", "sorensen 58", COXA_ZONE_BORDERLINE },
    { P11, "sorensen", "sorensen 75", COXA_ZONE_BORDERLINE },
    { P11, "sorensen", "sorensen 75.1", COXA_ZONE_NEUTRAL },
    { P11, "sorensen", "sorensen 104", COXA_ZONE_NEUTRAL },
    { P11, "sorensen", "sorensen 104.1", COXA_ZONE_AGAINST },
    { P11, "sorensen", "sorensen 50 stopped_by_pain", COXA_ZONE_MISSING },
    { P11, "sorensen", "", COXA_ZONE_MISSING },
    { P11, "double_leg_lowering", "sex m; double_leg_lowering 50.1", COXA_ZONE_MET },
    { P11, "double_leg_lowering", "sex m; double_leg_lowering 50", COXA_ZONE_BORDERLINE },
    { P11, "double_leg_lowering", "sex m; double_leg_lowering 45", COXA_ZONE_BORDERLINE },
    { P11, "double_leg_lowering", "sex m; double_leg_lowering 44.9", COXA_ZONE_NEUTRAL },
    { P11, "double_leg_lowering", "sex m; double_leg_lowering 40.1", COXA_ZONE_NEUTRAL },
    { P11, "double_leg_lowering", "sex m; double_leg_lowering 40", COXA_ZONE_AGAINST },
    { P11, "double_leg_lowering", "sex f; double_leg_lowering 60.1", COXA_ZONE_MET },
    { P11, "double_leg_lowering", "sex f; double_leg_lowering 60", COXA_ZONE_BORDERLINE },
    { P11, "double_leg_lowering", "sex f; double_leg_lowering 55", COXA_ZONE_BORDERLINE },
    { P11, "double_leg_lowering", "sex f; double_leg_lowering 54.9", COXA_ZONE_NEUTRAL },
    { P11, "double_leg_lowering", "sex f; double_leg_lowering 40.1", COXA_ZONE_NEUTRAL },
    { P11, "double_leg_lowering", "sex f; double_leg_lowering 40", COXA_ZONE_AGAINST },
    { P11, "double_leg_lowering", "sex x; double_leg_lowering 70", COXA_ZONE_MISSING },
    { P11, "double_leg_lowering", "sex unknown; double_leg_lowering 30", COXA_ZONE_MISSING },
    { P11, "side_bridge_ratio", "side_bridge L 84.9; side_bridge R 100", COXA_ZONE_MET },
    { P11, "side_bridge_ratio", "side_bridge L 85; side_bridge R 100", COXA_ZONE_NEUTRAL },
    { P11, "side_bridge_ratio", "side_bridge L 94.9; side_bridge R 100", COXA_ZONE_NEUTRAL },
    { P11, "side_bridge_ratio", "side_bridge L 95; side_bridge R 100", COXA_ZONE_AGAINST },
    { P11, "side_bridge_ratio", "side_bridge L 105; side_bridge R 100", COXA_ZONE_AGAINST },
    { P11, "side_bridge_ratio", "side_bridge L 105.1; side_bridge R 100", COXA_ZONE_NEUTRAL },
    { P11, "side_bridge_ratio", "side_bridge L 115; side_bridge R 100", COXA_ZONE_NEUTRAL },
    { P11, "side_bridge_ratio", "side_bridge L 115.1; side_bridge R 100", COXA_ZONE_MET },
    { P11, "side_bridge_ratio", "side_bridge L 0; side_bridge R 30", COXA_ZONE_MET },
    { P11, "side_bridge_ratio", "side_bridge L 30; side_bridge R 0", COXA_ZONE_MET },
    { P11, "side_bridge_ratio", "side_bridge L 0; side_bridge R 0", COXA_ZONE_AGAINST },
    { P11, "side_bridge_ratio", "side_bridge L 30", COXA_ZONE_MISSING },
    { P11, "side_bridge_ratio", "side_bridge R 30", COXA_ZONE_MISSING },
    { P11, "side_bridge_ratio", "side_bridge R 0", COXA_ZONE_MISSING },
    { P11, "front_plank", "front_plank 29.9", COXA_ZONE_MET },
    { P11, "front_plank", "front_plank 30", COXA_ZONE_BORDERLINE },
    { P11, "front_plank", "front_plank 45", COXA_ZONE_BORDERLINE },
    { P11, "front_plank", "front_plank 45.1", COXA_ZONE_NEUTRAL },
    { P11, "front_plank", "front_plank 59.9", COXA_ZONE_NEUTRAL },
    { P11, "front_plank", "front_plank 60", COXA_ZONE_AGAINST },
    { P11, "front_plank", "", COXA_ZONE_MISSING },
    { P11, "provokes_sustained_posture", "provokes_sustained_posture yes", COXA_ZONE_MET },
    { P11, "provokes_sustained_posture", "provokes_sustained_posture no", COXA_ZONE_AGAINST },
    { P11, "provokes_sustained_posture", "", COXA_ZONE_MISSING },
    { P11, "link_trunk_support", "link_trunk_support yes", COXA_ZONE_MET },
    { P11, "link_trunk_support", "link_trunk_support no", COXA_ZONE_AGAINST },
    { P11, "link_trunk_support", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_endurance_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P11, "sorensen 40; double_leg_lowering 65", COXA_CLASS_POSSIBLE, 10, 0, 10, 18, "no-link",
      "" },
    /* with a plank or the side bridges alone too little is covered */
    { P11, "sorensen 40; front_plank 20", COXA_CLASS_INSUFFICIENT, 8, 0, 8, 18, "", "" },
    { P11, "sorensen 40; side_bridge L 20; side_bridge R 30", COXA_CLASS_INSUFFICIENT, 6, 0, 6, 18,
      "", "" },
    { P11,
      "sorensen 40; side_bridge L 20; side_bridge R 30; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_LIKELY, 12, 0, 12, 18, "", "" },
    { P11,
      "sorensen 40; side_bridge L 30; side_bridge R 0; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_LIKELY, 12, 0, 12, 18, "", "" },
    { P11,
      "sorensen 40; side_bridge L 0; side_bridge R 0; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_LIKELY, 12, 0, 12, 18, "", "" },
    { P11, "sorensen 60; front_plank 20; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_POSSIBLE, 11, 0, 14, 18, "", "" },
    { P11, "sorensen 80; front_plank 20; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_UNLIKELY, 8, 0, 14, 18, "", "" },
    /* O is 3 + 1 + 1 + 2; the Link has no weight against */
    { P11,
      "sorensen 120; double_leg_lowering 30; front_plank 90; provokes_sustained_posture no; link_trunk_support no",
      COXA_CLASS_UNLIKELY, 0, 14, 18, 18, "", "" },
    /* the minimum: Sorensen and one more test */
    { P11, "double_leg_lowering 65; front_plank 20; provokes_sustained_posture yes",
      COXA_CLASS_INSUFFICIENT, 10, 0, 10, 18, "", "sorensen" },
    { P11, "sorensen 40; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 18, "", "double_leg_lowering side_bridge front_plank" },
    { P11, "sorensen 40; side_bridge L 20; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 18, "", "double_leg_lowering side_bridge front_plank" },
    { P11,
      "sex x; sorensen 40; double_leg_lowering 65; provokes_sustained_posture yes; link_trunk_support yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 18, "", "double_leg_lowering side_bridge front_plank" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_control_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone
      rows[] = {
        { P12, "failed_tests",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_AGAINST },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_BORDERLINE },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R yes; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L yes; one_leg_stance R yes; sit_knee_ext L yes; sit_knee_ext R yes; rocking_back yes; rocking_forward yes; prone_knee_bend L yes; prone_knee_bend R yes",
          COXA_ZONE_MET },
        /* a test counts once, however many of its parts failed */
        { P12, "failed_tests",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L yes; one_leg_stance R yes; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_tests",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R yes; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_tests",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back yes; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_tests",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R yes",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_tests",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L yes; one_leg_stance R yes; sit_knee_ext L yes; sit_knee_ext R yes; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_BORDERLINE },
        /* failed when one part failed, passed when all passed, else not scored */
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L yes; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        { P12, "failed_tests",
          "pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        { P12, "failed_tests",
          "waiters_bow yes; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        { P12, "failed_tests",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        /* two failures in one direction; prone knee bend counts for extension and rotation */
        { P12, "failed_direction",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12,
          "failed_direction", "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back yes; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R yes; rocking_back yes; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R no",
          COXA_ZONE_MET },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R yes",
          COXA_ZONE_MET },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R yes",
          COXA_ZONE_MET },
        { P12, "failed_direction",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_direction",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back yes; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R yes",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R yes; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_direction",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "failed_direction",
          "waiters_bow yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_MISSING },
        /* a part not done is no failure */
        { P12, "failed_direction",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no",
          COXA_ZONE_NEUTRAL },
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no",
          COXA_ZONE_MET },
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion no; provokes_extension yes; provokes_rotation yes",
          COXA_ZONE_AGAINST },
        { P12, "direction_provokes",
          "waiters_bow no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion no; provokes_extension yes; provokes_rotation no",
          COXA_ZONE_MET },
        { P12, "direction_provokes",
          "waiters_bow no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation yes",
          COXA_ZONE_AGAINST },
        { P12, "direction_provokes",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R no; provokes_flexion no; provokes_extension no; provokes_rotation yes",
          COXA_ZONE_MET },
        { P12, "direction_provokes",
          "waiters_bow no; pelvic_tilt_control no; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R no; provokes_flexion yes; provokes_extension yes; provokes_rotation no",
          COXA_ZONE_AGAINST },
        /* without a direction neutral; with several, one that provokes is enough */
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L yes; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension yes; provokes_rotation yes",
          COXA_ZONE_NEUTRAL },
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R no; provokes_flexion no; provokes_extension yes; provokes_rotation no",
          COXA_ZONE_MET },
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R no; provokes_flexion no; provokes_extension no; provokes_rotation yes",
          COXA_ZONE_AGAINST },
        /* all three answers, and all six tests */
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no",
          COXA_ZONE_MISSING },
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_rotation no",
          COXA_ZONE_MISSING },
        { P12, "direction_provokes",
          "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_extension no; provokes_rotation no",
          COXA_ZONE_MISSING },
        { P12, "direction_provokes",
          "waiters_bow yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no",
          COXA_ZONE_MISSING },
        { P12, "aberrant_movement", "aberrant_movement yes", COXA_ZONE_MET },
        { P12, "aberrant_movement", "aberrant_movement no", COXA_ZONE_AGAINST },
        { P12, "aberrant_movement", "", COXA_ZONE_MISSING },
        { P12, "link_control_correction", "link_control_correction yes", COXA_ZONE_MET },
        { P12, "link_control_correction", "link_control_correction no", COXA_ZONE_AGAINST },
        { P12, "link_control_correction", "", COXA_ZONE_MISSING },
      };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_control_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P12,
      "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no",
      COXA_CLASS_POSSIBLE, 14, 0, 14, 20, "no-link", "" },
    { P12,
      "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no; link_control_correction yes",
      COXA_CLASS_LIKELY, 18, 0, 18, 20, "", "" },
    { P12,
      "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no; link_control_correction yes",
      COXA_CLASS_POSSIBLE, 15, 0, 18, 20, "", "" },
    { P12,
      "waiters_bow yes; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no; link_control_correction yes",
      COXA_CLASS_UNLIKELY, 4, 0, 18, 20, "", "" },
    { P12,
      "waiters_bow no; pelvic_tilt_control no; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L no; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion no; provokes_extension no; provokes_rotation no; link_control_correction no; aberrant_movement no",
      COXA_CLASS_UNLIKELY, 0, 8, 20, 20, "", "" },
    /* the minimum: nothing is made up for a test not done */
    { P12,
      "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no; link_control_correction yes; aberrant_movement yes",
      COXA_CLASS_INSUFFICIENT, 6, 0, 6, 20, "", "one_leg_stance" },
    { P12,
      "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; sit_knee_ext L yes; sit_knee_ext R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; link_control_correction yes",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 20, "", "provokes_extension provokes_rotation" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/trunk-patterns/endurance-zones", test_endurance_zones);
  SAMPLE_ADD ("/engine/trunk-patterns/endurance-verdicts", test_endurance_verdicts);
  SAMPLE_ADD ("/engine/trunk-patterns/control-zones", test_control_zones);
  SAMPLE_ADD ("/engine/trunk-patterns/control-verdicts", test_control_verdicts);
  return g_test_run ();
}
