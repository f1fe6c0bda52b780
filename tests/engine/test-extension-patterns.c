/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns of hip extension (patterns.md 3, P02 and P07): both sides of every threshold, the
 * minimum, the classes. */

#include "sample-case.h"

#define P02 "early-lumbar-extension"
#define P07 "lower-crossed"

static void
test_early_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P02, "phe_pattern", "phe_pattern L yes", COXA_ZONE_MET },
    { P02, "phe_pattern", "phe_pattern L no", COXA_ZONE_AGAINST },
    { P02, "phe_pattern", "", COXA_ZONE_MISSING },
    { P02, "prone_knee_bend", "prone_knee_bend L yes", COXA_ZONE_MET },
    { P02, "prone_knee_bend", "prone_knee_bend L no", COXA_ZONE_AGAINST },
    { P02, "prone_knee_bend", "", COXA_ZONE_MISSING },
    { P02, "hip_extension", "hip_extension L 5", COXA_ZONE_MET },
    { P02, "hip_extension", "hip_extension L 5.1", COXA_ZONE_BORDERLINE },
    { P02, "hip_extension", "hip_extension L 9", COXA_ZONE_BORDERLINE },
    { P02, "hip_extension", "hip_extension L 9.1", COXA_ZONE_NEUTRAL },
    { P02, "hip_extension", "hip_extension L 10.9", COXA_ZONE_NEUTRAL },
    { P02, "hip_extension", "hip_extension L 11", COXA_ZONE_AGAINST },
    { P02, "hip_extension", "", COXA_ZONE_MISSING },
    { P02, "gait_hip_ext", "gait_hip_ext L 7", COXA_ZONE_MET },
    { P02, "gait_hip_ext", "gait_hip_ext L 7.1", COXA_ZONE_BORDERLINE },
    { P02, "gait_hip_ext", "gait_hip_ext L 10", COXA_ZONE_BORDERLINE },
    { P02, "gait_hip_ext", "gait_hip_ext L 10.1", COXA_ZONE_NEUTRAL },
    { P02, "gait_hip_ext", "gait_hip_ext L 10.9", COXA_ZONE_NEUTRAL },
    { P02, "gait_hip_ext", "gait_hip_ext L 11", COXA_ZONE_AGAINST },
    { P02, "gait_hip_ext", "", COXA_ZONE_MISSING },
    { P02, "provokes_extension", "provokes_extension yes", COXA_ZONE_MET },
    { P02, "provokes_extension", "provokes_extension no", COXA_ZONE_AGAINST },
    { P02, "provokes_extension", "", COXA_ZONE_MISSING },
    { P02, "link_brace_leg_lift", "link_brace_leg_lift L yes", COXA_ZONE_MET },
    { P02, "link_brace_leg_lift", "link_brace_leg_lift L no", COXA_ZONE_AGAINST },
    { P02, "link_brace_leg_lift", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_early_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P02, "phe_pattern L yes; phe_pattern R no; provokes_extension yes", COXA_CLASS_INSUFFICIENT,
      8, 0, 8, 22, "", "" },
    { P02, "phe_pattern L yes; phe_pattern R no; provokes_extension yes; prone_knee_bend L yes",
      COXA_CLASS_POSSIBLE, 12, 0, 12, 22, "grade-d no-link", "" },
    { P02,
      "phe_pattern L yes; phe_pattern R no; provokes_extension yes; prone_knee_bend L yes; hip_extension L 3; gait_hip_ext L 5; link_brace_leg_lift L yes",
      COXA_CLASS_POSSIBLE, 22, 0, 22, 22, "grade-d", "" },
    { P02,
      "phe_pattern L yes; phe_pattern R no; provokes_extension yes; prone_knee_bend L no; hip_extension L 12; link_brace_leg_lift L no",
      COXA_CLASS_UNLIKELY, 8, 8, 20, 22, "", "" },
    { P02,
      "phe_pattern L no; phe_pattern R yes; provokes_extension yes; prone_knee_bend L yes; hip_extension L 3; link_brace_leg_lift L yes",
      COXA_CLASS_UNLIKELY, 16, 4, 20, 22, "", "" },
    /* the minimum: the pattern on both sides, and the direction */
    { P02, "phe_pattern L yes; provokes_extension yes; prone_knee_bend L yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 22, "", "phe_pattern" },
    { P02,
      "phe_pattern L yes; phe_pattern R yes refused; provokes_extension yes; prone_knee_bend L yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 22, "", "phe_pattern" },
    { P02, "phe_pattern L yes; phe_pattern R no; prone_knee_bend L yes; hip_extension L 3",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 22, "", "provokes_extension" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_crossed_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P07, "thomas_hip", "thomas_hip L 0", COXA_ZONE_MET },
    { P07, "thomas_hip", "thomas_hip L 0.1", COXA_ZONE_BORDERLINE },
    { P07, "thomas_hip", "thomas_hip L 5", COXA_ZONE_BORDERLINE },
    { P07, "thomas_hip", "thomas_hip L 5.1", COXA_ZONE_NEUTRAL },
    { P07, "thomas_hip", "thomas_hip L 9.9", COXA_ZONE_NEUTRAL },
    { P07, "thomas_hip", "thomas_hip L 10", COXA_ZONE_AGAINST },
    { P07, "thomas_hip", "", COXA_ZONE_MISSING },
    { P07, "thomas_hip", "thomas_hip L -4 free", COXA_ZONE_MISSING },
    { P07, "extension_strength", "hhd_hip_extension L 170; hhd_hip_extension R 200",
      COXA_ZONE_MET },
    { P07, "extension_strength", "hhd_hip_extension L 170.1; hhd_hip_extension R 200",
      COXA_ZONE_BORDERLINE },
    { P07, "extension_strength", "hhd_hip_extension L 180; hhd_hip_extension R 200",
      COXA_ZONE_BORDERLINE },
    { P07, "extension_strength", "hhd_hip_extension L 180.1; hhd_hip_extension R 200",
      COXA_ZONE_AGAINST },
    { P07, "extension_strength", "hhd_hip_extension L 250; hhd_hip_extension R 200",
      COXA_ZONE_AGAINST },
    { P07, "extension_strength", "mmt_hip_extension L 4-", COXA_ZONE_MET },
    { P07, "extension_strength", "mmt_hip_extension L 4", COXA_ZONE_BORDERLINE },
    { P07, "extension_strength", "mmt_hip_extension L 4+", COXA_ZONE_NEUTRAL },
    { P07, "extension_strength", "mmt_hip_extension L 5", COXA_ZONE_AGAINST },
    { P07, "extension_strength", "", COXA_ZONE_MISSING },
    /* one method is enough; with both the worse decides */
    { P07, "extension_strength", "hhd_hip_extension L 100", COXA_ZONE_MISSING },
    { P07, "extension_strength", "hhd_hip_extension L 100 refused; mmt_hip_extension L 4-",
      COXA_ZONE_MET },
    { P07, "extension_strength", "hhd_hip_extension L 100; mmt_hip_extension L 5",
      COXA_ZONE_AGAINST },
    { P07, "extension_strength",
      "hhd_hip_extension L 100; hhd_hip_extension R 100 dynamometer; mmt_hip_extension L 4",
      COXA_ZONE_BORDERLINE },
    { P07, "extension_strength",
      "hhd_hip_extension L 170; hhd_hip_extension R 200; mmt_hip_extension L 5", COXA_ZONE_MET },
    { P07, "extension_strength",
      "hhd_hip_extension L 200; hhd_hip_extension R 200; mmt_hip_extension L 4+",
      COXA_ZONE_NEUTRAL },
    { P07, "extension_strength", "hhd_hip_extension L 0; hhd_hip_extension R 0",
      COXA_ZONE_MISSING },
    { P07, "double_leg_lowering", "sex m; double_leg_lowering 50.1", COXA_ZONE_MET },
    { P07, "double_leg_lowering", "sex m; double_leg_lowering 50", COXA_ZONE_BORDERLINE },
    { P07, "double_leg_lowering", "sex m; double_leg_lowering 45", COXA_ZONE_BORDERLINE },
    { P07, "double_leg_lowering", "sex m; double_leg_lowering 44.9", COXA_ZONE_NEUTRAL },
    { P07, "double_leg_lowering", "sex m; double_leg_lowering 40.1", COXA_ZONE_NEUTRAL },
    { P07, "double_leg_lowering", "sex m; double_leg_lowering 40", COXA_ZONE_AGAINST },
    { P07, "double_leg_lowering", "sex f; double_leg_lowering 60.1", COXA_ZONE_MET },
    { P07, "double_leg_lowering", "sex f; double_leg_lowering 60", COXA_ZONE_BORDERLINE },
    { P07, "double_leg_lowering", "sex f; double_leg_lowering 55", COXA_ZONE_BORDERLINE },
    { P07, "double_leg_lowering", "sex f; double_leg_lowering 54.9", COXA_ZONE_NEUTRAL },
    { P07, "double_leg_lowering", "sex f; double_leg_lowering 40.1", COXA_ZONE_NEUTRAL },
    { P07, "double_leg_lowering", "sex f; double_leg_lowering 40", COXA_ZONE_AGAINST },
    { P07, "double_leg_lowering", "sex x; double_leg_lowering 70", COXA_ZONE_MISSING },
    { P07, "double_leg_lowering", "sex x; double_leg_lowering 30", COXA_ZONE_MISSING },
    { P07, "double_leg_lowering", "sex unknown; double_leg_lowering 70", COXA_ZONE_MISSING },
    { P07, "double_leg_lowering", "sex unknown; double_leg_lowering 30", COXA_ZONE_MISSING },
    { P07, "phe_pattern", "phe_pattern L yes", COXA_ZONE_MET },
    { P07, "phe_pattern", "phe_pattern L no", COXA_ZONE_AGAINST },
    { P07, "phe_pattern", "", COXA_ZONE_MISSING },
    { P07, "provokes_extension", "provokes_extension yes", COXA_ZONE_MET },
    { P07, "provokes_extension", "provokes_extension no", COXA_ZONE_AGAINST },
    { P07, "provokes_extension", "", COXA_ZONE_MISSING },
    { P07, "link_gluteal_preactivation", "link_gluteal_preactivation yes", COXA_ZONE_MET },
    { P07, "link_gluteal_preactivation", "link_gluteal_preactivation no", COXA_ZONE_AGAINST },
    { P07, "link_gluteal_preactivation", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_crossed_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5; double_leg_lowering 61",
      COXA_CLASS_POSSIBLE, 12, 0, 12, 20, "grade-d no-link", "" },
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5; double_leg_lowering 61; link_gluteal_preactivation yes; phe_pattern L yes; provokes_extension yes",
      COXA_CLASS_POSSIBLE, 20, 0, 20, 20, "grade-d", "" },
    { P07,
      "sex f; thomas_hip L 15; thomas_hip R 15; mmt_hip_extension L 5; mmt_hip_extension R 5; double_leg_lowering 30; phe_pattern L no; provokes_extension no; link_gluteal_preactivation no",
      COXA_CLASS_UNLIKELY, 0, 16, 20, 20, "", "" },
    /* two keys: the weaker counts */
    { P07,
      "sex f; thomas_hip L 6; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5; double_leg_lowering 61; link_gluteal_preactivation yes",
      COXA_CLASS_UNLIKELY, 12, 0, 16, 20, "", "" },
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4+; mmt_hip_extension R 5; double_leg_lowering 61; link_gluteal_preactivation yes",
      COXA_CLASS_UNLIKELY, 12, 0, 16, 20, "", "" },
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4; mmt_hip_extension R 5; double_leg_lowering 61; link_gluteal_preactivation yes",
      COXA_CLASS_POSSIBLE, 14, 0, 16, 20, "", "" },
    /* the minimum: both keys on both sides, and the lowering */
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8 free; mmt_hip_extension L 4-; mmt_hip_extension R 5; double_leg_lowering 61",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 20, "", "thomas_hip" },
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5 refused; double_leg_lowering 61",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 20, "", "hhd_hip_extension mmt_hip_extension" },
    { P07,
      "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5; phe_pattern L yes; provokes_extension yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 20, "", "double_leg_lowering" },
    { P07,
      "sex x; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5; double_leg_lowering 61; phe_pattern L yes; provokes_extension yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 20, "", "double_leg_lowering" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/extension-patterns/early-zones", test_early_zones);
  SAMPLE_ADD ("/engine/extension-patterns/early-verdicts", test_early_verdicts);
  SAMPLE_ADD ("/engine/extension-patterns/crossed-zones", test_crossed_zones);
  SAMPLE_ADD ("/engine/extension-patterns/crossed-verdicts", test_crossed_verdicts);
  return g_test_run ();
}
