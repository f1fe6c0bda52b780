/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns of rotation (patterns.md 3 and 9, P05 and P13): both sides of every threshold, the
 * sides, the minimum, the classes. */

#include "sample-case.h"

#define P05 "hip-rotation-asymmetry"
#define P13 "femoral-version-variant"

static void
test_asymmetry_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 30; hip_er R 40",
      COXA_ZONE_MET },
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 29.9; hip_er R 40",
      COXA_ZONE_BORDERLINE },
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 26; hip_er R 40",
      COXA_ZONE_BORDERLINE },
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 25.9; hip_er R 40",
      COXA_ZONE_AGAINST },
    { P05, "rotation_difference", "hip_ir L 30; hip_er L 40; hip_ir R 30; hip_er R 40",
      COXA_ZONE_AGAINST },
    /* the side with more: against below 16, else neutral */
    { P05, "rotation_difference", "hip_ir L 25.9; hip_er L 40; hip_ir R 20; hip_er R 30",
      COXA_ZONE_AGAINST },
    { P05, "rotation_difference", "hip_ir L 26; hip_er L 40; hip_ir R 20; hip_er R 30",
      COXA_ZONE_NEUTRAL },
    { P05, "rotation_difference", "hip_ir L 40; hip_er L 40; hip_ir R 20; hip_er R 30",
      COXA_ZONE_NEUTRAL },
    /* readings that do not go together are no readings */
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 40", COXA_ZONE_MISSING },
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 40; hip_er R 40 phone",
      COXA_ZONE_MISSING },
    { P05, "rotation_difference", "hip_ir L 20 phone; hip_er L 30 phone; hip_ir R 40; hip_er R 40",
      COXA_ZONE_MISSING },
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 40; hip_er R 40 active",
      COXA_ZONE_MISSING },
    { P05, "rotation_difference", "hip_ir L 20; hip_er L 30; hip_ir R 40; hip_er R 40 seated_hip90",
      COXA_ZONE_MISSING },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 40", COXA_ZONE_MET },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 39.9", COXA_ZONE_BORDERLINE },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 35", COXA_ZONE_BORDERLINE },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 34.9", COXA_ZONE_NEUTRAL },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 34.1", COXA_ZONE_NEUTRAL },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 34", COXA_ZONE_AGAINST },
    { P05, "external_over_internal", "hip_ir L 34; hip_er L 25", COXA_ZONE_AGAINST },
    { P05, "external_over_internal", "hip_ir L 34.1; hip_er L 25", COXA_ZONE_NEUTRAL },
    { P05, "external_over_internal", "hip_ir L 50; hip_er L 20", COXA_ZONE_NEUTRAL },
    { P05, "external_over_internal", "hip_ir L 25", COXA_ZONE_MISSING },
    { P05, "external_over_internal", "hip_ir L 25; hip_er L 45 inclinometer", COXA_ZONE_MISSING },
    /* buttock pain is judged on the side with less internal rotation */
    { P05, "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain L yes", COXA_ZONE_MET },
    { P05, "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain L yes; sij_pain R yes", COXA_ZONE_MET },
    { P05, "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain L no; sij_pain R yes",
      COXA_ZONE_AGAINST },
    { P05, "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain L no; sij_pain R no",
      COXA_ZONE_NEUTRAL },
    { P05, "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain L no", COXA_ZONE_MISSING },
    { P05, "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain R yes", COXA_ZONE_MISSING },
    { P05, "sij_pain", "hip_ir L 30; hip_ir R 20; sij_pain L yes; sij_pain R no",
      COXA_ZONE_NEUTRAL },
    { P05, "sij_pain", "hip_ir L 30; hip_ir R 20; sij_pain L no; sij_pain R yes",
      COXA_ZONE_NEUTRAL },
    { P05, "sij_pain", "hip_ir L 30; hip_ir R 30; sij_pain L yes; sij_pain R no",
      COXA_ZONE_NEUTRAL },
    { P05, "sij_pain", "sij_pain L yes; sij_pain R no", COXA_ZONE_MISSING },
    { P05, "sij_pain", "hip_ir L 30; hip_ir R 30; sij_pain L no; sij_pain R yes",
      COXA_ZONE_NEUTRAL },
    /* one yes is enough, a no needs both answers */
    { P05, "provokes_rotation_or_loading", "provokes_rotation yes", COXA_ZONE_MET },
    { P05, "provokes_rotation_or_loading", "provokes_one_leg_loading yes", COXA_ZONE_MET },
    { P05, "provokes_rotation_or_loading", "provokes_rotation no; provokes_one_leg_loading yes",
      COXA_ZONE_MET },
    { P05, "provokes_rotation_or_loading", "provokes_rotation no", COXA_ZONE_MISSING },
    { P05, "provokes_rotation_or_loading", "provokes_one_leg_loading no", COXA_ZONE_MISSING },
    { P05, "provokes_rotation_or_loading", "provokes_rotation no; provokes_one_leg_loading no",
      COXA_ZONE_AGAINST },
    { P05, "provokes_rotation_or_loading", "", COXA_ZONE_MISSING },
    { P05, "link_rotation_drill", "link_rotation_drill L yes", COXA_ZONE_MET },
    { P05, "link_rotation_drill", "link_rotation_drill L no", COXA_ZONE_AGAINST },
    { P05, "link_rotation_drill", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_asymmetry_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P05, "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40; provokes_rotation yes",
      COXA_CLASS_POSSIBLE, 12, 0, 14, 20, "no-link", "" },
    { P05,
      "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40; provokes_rotation yes; link_rotation_drill L yes",
      COXA_CLASS_LIKELY, 16, 0, 18, 20, "", "" },
    { P05,
      "hip_ir L 20; hip_er L 30; hip_ir R 28; hip_er R 40; provokes_rotation yes; link_rotation_drill L yes",
      COXA_CLASS_POSSIBLE, 13, 0, 18, 20, "", "" },
    { P05,
      "hip_ir L 35; hip_er L 40; hip_ir R 20; hip_er R 30; provokes_rotation yes; link_rotation_drill L yes",
      COXA_CLASS_UNLIKELY, 8, 2, 18, 20, "", "" },
    { P05,
      "hip_ir L 30; hip_er L 30; hip_ir R 30; hip_er R 30; provokes_rotation no; provokes_one_leg_loading no; link_rotation_drill L no; sij_pain L no; sij_pain R no",
      COXA_CLASS_UNLIKELY, 0, 14, 20, 20, "", "" },
    /* the minimum: both rotations of both sides, and an answer */
    { P05, "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40", COXA_CLASS_INSUFFICIENT, 8, 0, 10,
      20, "", "provokes_rotation provokes_one_leg_loading" },
    { P05, "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40; provokes_rotation no",
      COXA_CLASS_INSUFFICIENT, 8, 0, 10, 20, "", "provokes_one_leg_loading" },
    { P05,
      "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40 refused; provokes_rotation yes; link_rotation_drill L yes",
      COXA_CLASS_INSUFFICIENT, 10, 0, 12, 20, "", "hip_er" },
    { P05,
      "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40 phone; provokes_rotation yes; link_rotation_drill L yes",
      COXA_CLASS_INSUFFICIENT, 10, 0, 12, 20, "", "hip_ir hip_er" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_version_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P13, "internal_minus_external", "hip_ir L 45; hip_er L 25", COXA_ZONE_MET },
    { P13, "internal_minus_external", "hip_ir L 44.9; hip_er L 25", COXA_ZONE_BORDERLINE },
    { P13, "internal_minus_external", "hip_ir L 40; hip_er L 25", COXA_ZONE_BORDERLINE },
    { P13, "internal_minus_external", "hip_ir L 39.9; hip_er L 25", COXA_ZONE_NEUTRAL },
    { P13, "internal_minus_external", "hip_ir L 35; hip_er L 25", COXA_ZONE_NEUTRAL },
    { P13, "internal_minus_external", "hip_ir L 34.9; hip_er L 25", COXA_ZONE_AGAINST },
    { P13, "internal_minus_external", "hip_ir L 30; hip_er L 30", COXA_ZONE_AGAINST },
    { P13, "internal_minus_external", "hip_ir L 25; hip_er L 34.9", COXA_ZONE_AGAINST },
    { P13, "internal_minus_external", "hip_ir L 25; hip_er L 35", COXA_ZONE_NEUTRAL },
    { P13, "internal_minus_external", "hip_ir L 25; hip_er L 39.9", COXA_ZONE_NEUTRAL },
    { P13, "internal_minus_external", "hip_ir L 25; hip_er L 40", COXA_ZONE_BORDERLINE },
    { P13, "internal_minus_external", "hip_ir L 25; hip_er L 44.9", COXA_ZONE_BORDERLINE },
    { P13, "internal_minus_external", "hip_ir L 25; hip_er L 45", COXA_ZONE_MET },
    { P13, "internal_minus_external", "hip_ir L 45", COXA_ZONE_MISSING },
    { P13, "internal_minus_external", "hip_ir L 45; hip_er L 20 phone", COXA_ZONE_MISSING },
    { P13, "internal_minus_external", "hip_ir L 45 supine_hip90; hip_er L 20 supine_hip90",
      COXA_ZONE_MISSING },
    /* more internal rotation */
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 15.1", COXA_ZONE_MET },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 15", COXA_ZONE_BORDERLINE },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 12", COXA_ZONE_BORDERLINE },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 11.9", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 11.1", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 11", COXA_ZONE_AGAINST },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 8", COXA_ZONE_AGAINST },
    { P13, "craig", "hip_ir L 45; hip_er L 25; craig L 7.9", COXA_ZONE_NEUTRAL },
    /* more external rotation */
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 7.9", COXA_ZONE_MET },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 8", COXA_ZONE_BORDERLINE },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 11", COXA_ZONE_BORDERLINE },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 11.1", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 11.9", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 12", COXA_ZONE_AGAINST },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 15", COXA_ZONE_AGAINST },
    { P13, "craig", "hip_ir L 25; hip_er L 45; craig L 15.1", COXA_ZONE_NEUTRAL },
    /* no direction */
    { P13, "craig", "hip_ir L 30; hip_er L 30; craig L 5", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 30; hip_er L 30; craig L 10", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 30; hip_er L 30; craig L 13", COXA_ZONE_NEUTRAL },
    { P13, "craig", "hip_ir L 30; hip_er L 30; craig L 20", COXA_ZONE_NEUTRAL },
    { P13, "craig", "craig L 20", COXA_ZONE_MISSING },
    { P13, "craig", "hip_ir L 45; hip_er L 25", COXA_ZONE_MISSING },
    { P13, "same_direction", "hip_ir L 45; hip_er L 30; hip_ir R 45; hip_er R 30", COXA_ZONE_MET },
    { P13, "same_direction", "hip_ir L 45; hip_er L 30; hip_ir R 44.9; hip_er R 30",
      COXA_ZONE_AGAINST },
    { P13, "same_direction", "hip_ir L 44.9; hip_er L 30; hip_ir R 45; hip_er R 30",
      COXA_ZONE_AGAINST },
    { P13, "same_direction", "hip_ir L 30; hip_er L 45; hip_ir R 30; hip_er R 45", COXA_ZONE_MET },
    { P13, "same_direction", "hip_ir L 30; hip_er L 45; hip_ir R 45; hip_er R 30",
      COXA_ZONE_AGAINST },
    { P13, "same_direction", "hip_ir L 45; hip_er L 30", COXA_ZONE_MISSING },
    { P13, "same_direction", "hip_ir L 30; hip_er L 45; hip_ir R 30; hip_er R 44.9",
      COXA_ZONE_AGAINST },
    { P13, "same_direction", "hip_ir L 30; hip_er L 44.9; hip_ir R 30; hip_er R 45",
      COXA_ZONE_AGAINST },
    { P13, "gait_toe_fits", "hip_ir L 45; hip_er L 25; gait_toe in", COXA_ZONE_MET },
    { P13, "gait_toe_fits", "hip_ir L 45; hip_er L 25; gait_toe out", COXA_ZONE_AGAINST },
    { P13, "gait_toe_fits", "hip_ir L 45; hip_er L 25; gait_toe neutral", COXA_ZONE_AGAINST },
    { P13, "gait_toe_fits", "hip_ir L 25; hip_er L 45; gait_toe out", COXA_ZONE_MET },
    { P13, "gait_toe_fits", "hip_ir L 25; hip_er L 45; gait_toe in", COXA_ZONE_AGAINST },
    { P13, "gait_toe_fits", "hip_ir L 30; hip_er L 30; gait_toe in", COXA_ZONE_AGAINST },
    { P13, "gait_toe_fits", "hip_ir L 30; hip_er L 30; gait_toe out", COXA_ZONE_AGAINST },
    { P13, "gait_toe_fits", "hip_ir L 45; hip_er L 25", COXA_ZONE_MISSING },
    { P13, "gait_toe_fits", "hip_ir L 30; hip_er L 30", COXA_ZONE_MISSING },
    { P13, "gait_toe_fits", "gait_toe in", COXA_ZONE_MISSING },
    { P13, "hard_end_feel", "hard_end_feel L yes", COXA_ZONE_MET },
    { P13, "hard_end_feel", "hard_end_feel L no", COXA_ZONE_AGAINST },
    { P13, "hard_end_feel", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_version_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    /* no pain is claimed, so no Link is asked for */
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 18", COXA_CLASS_LIKELY, 12,
      0, 14, 18, "", "" },
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 13", COXA_CLASS_LIKELY, 9,
      0, 14, 18, "", "" },
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 10", COXA_CLASS_UNLIKELY, 6,
      6, 14, 18, "", "" },
    { P13, "hip_ir L 42; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 18", COXA_CLASS_POSSIBLE, 9,
      0, 14, 18, "", "" },
    { P13, "hip_ir L 37; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 18", COXA_CLASS_UNLIKELY, 6,
      0, 14, 18, "", "" },
    { P13,
      "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 18; gait_toe out; hard_end_feel L no",
      COXA_CLASS_POSSIBLE, 12, 4, 18, 18, "", "" },
    { P13,
      "hip_ir L 35; hip_er L 30; hip_ir R 40; hip_er R 35; craig L 10; gait_toe out; hard_end_feel L no",
      COXA_CLASS_UNLIKELY, 0, 16, 18, 18, "", "" },
    /* the minimum: rotation on both sides, Craig on the judged side */
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35", COXA_CLASS_INSUFFICIENT, 6, 0, 8,
      18, "", "craig" },
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35; craig R 18",
      COXA_CLASS_INSUFFICIENT, 6, 0, 8, 18, "", "craig" },
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; craig L 18", COXA_CLASS_INSUFFICIENT, 12, 0, 12,
      18, "", "hip_er" },
    { P13, "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35 refused; craig L 18",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 18, "", "hip_er" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/rotation-patterns/asymmetry-zones", test_asymmetry_zones);
  SAMPLE_ADD ("/engine/rotation-patterns/asymmetry-verdicts", test_asymmetry_verdicts);
  SAMPLE_ADD ("/engine/rotation-patterns/version-zones", test_version_zones);
  SAMPLE_ADD ("/engine/rotation-patterns/version-verdicts", test_version_verdicts);
  return g_test_run ();
}
