/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pattern of the hip joint itself (patterns.md 3 and 9.8, P06): the thresholds that
 * test-judge.c leaves, the minimum, the classes. */

#include "sample-case.h"

#include <string.h>

#define P06 "hip-stiffness-hip-spine"

static void
test_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P06, "hip_ir", "hip_ir L 23.9; hip_ir R 40", COXA_ZONE_MET },
    { P06, "hip_ir", "hip_ir L 27; hip_ir R 40", COXA_ZONE_BORDERLINE },
    { P06, "hip_ir", "hip_ir L 27.1; hip_ir R 40", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir", "hip_ir L 29.9; hip_ir R 40", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir", "hip_ir L 30; hip_ir R 44.9", COXA_ZONE_AGAINST },
    { P06, "hip_ir", "hip_ir L 45; hip_ir R 30", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir", "hip_ir L 30; hip_ir R 40 phone", COXA_ZONE_NEUTRAL },
    /* both 15 less than the painless side, by readings that go together */
    { P06, "hip_ir",
      "hip_ir L 29; hip_ir R 43.9; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R no; "
      "hip_pain_weight_bearing R no",
      COXA_ZONE_NEUTRAL },
    { P06, "hip_ir",
      "hip_ir L 29; hip_ir R 44; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R no; "
      "hip_pain_weight_bearing R no",
      COXA_ZONE_MET },
    { P06, "hip_ir",
      "hip_ir L 29; hip_ir R 44; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R no; "
      "hip_pain_weight_bearing R yes",
      COXA_ZONE_NEUTRAL },
    { P06, "hip_ir",
      "hip_ir L 29; hip_ir R 44 phone; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R no; "
      "hip_pain_weight_bearing R no",
      COXA_ZONE_NEUTRAL },
    { P06, "hip_flexion", "hip_flexion L 115.1", COXA_ZONE_BORDERLINE },
    { P06, "hip_flexion", "hip_flexion L 119.1", COXA_ZONE_NEUTRAL },
    { P06, "hip_pain_on_ir", "hip_pain_on_ir L yes", COXA_ZONE_MET },
    { P06, "hip_pain_on_ir", "hip_pain_on_ir L no", COXA_ZONE_AGAINST },
    { P06, "hip_pain_weight_bearing", "hip_pain_weight_bearing L yes", COXA_ZONE_MET },
    { P06, "hip_pain_weight_bearing", "hip_pain_weight_bearing L no", COXA_ZONE_AGAINST },
    { P06, "age", "age unknown", COXA_ZONE_MISSING },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 0.5", COXA_ZONE_NEUTRAL },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 59.1", COXA_ZONE_BORDERLINE },
    { P06, "capsular_spread", "hip_flexion L 115; hip_ir L 23; hip_extension L 5", COXA_ZONE_MET },
    { P06, "capsular_spread", "hip_flexion L 115; hip_ir L 23; hip_abduction L 25.1",
      COXA_ZONE_MISSING },
    { P06, "capsular_spread",
      "hip_flexion L 115; hip_ir L 23; hip_abduction L 25.1; hip_extension L 5.1",
      COXA_ZONE_AGAINST },
    { P06, "capsular_spread",
      "hip_flexion L 115.1; hip_ir L 23; hip_abduction L 25; hip_extension L 5.1",
      COXA_ZONE_AGAINST },
    { P06, "capsular_spread",
      "hip_flexion L 115; hip_ir L 24; hip_abduction L 25; hip_extension L 6", COXA_ZONE_AGAINST },
    { P06, "sutlive",
      "active_flexion_lateral_pain L yes; active_extension_pain L yes; scour_adduction_pain L yes",
      COXA_ZONE_MET },
    { P06, "sutlive", "squat_aggravates L yes; active_extension_pain L yes; hip_ir L 25",
      COXA_ZONE_MET },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

#define PAINS "; hip_pain_on_ir L yes; hip_pain_weight_bearing L yes; age 60"
#define RANGES "hip_ir L 15; hip_ir R 36; hip_flexion L 105; hip_flexion R 125"

static void
test_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P06, RANGES PAINS, COXA_CLASS_LIKELY, 20, 0, 20, 28, "", "" },
    { P06, "hip_ir L 25; hip_ir R 36; hip_flexion L 105; hip_flexion R 125" PAINS,
      COXA_CLASS_POSSIBLE, 17, 0, 20, 28, "", "" },
    { P06, "hip_ir L 28; hip_ir R 36; hip_flexion L 105; hip_flexion R 125" PAINS,
      COXA_CLASS_UNLIKELY, 14, 0, 20, 28, "", "" },
    /* pain on rotation is the Link */
    { P06,
      RANGES "; hip_pain_on_ir L no; hip_pain_weight_bearing L yes; age 60; "
             "hip_morning_stiffness L 30; hip_abduction L 20; squat_aggravates L yes; "
             "active_extension_pain L yes",
      COXA_CLASS_POSSIBLE, 24, 4, 28, 28, "no-link", "" },
    { P06,
      "hip_ir L 40; hip_ir R 40; hip_flexion L 125; hip_flexion R 125; hip_pain_on_ir L no; "
      "hip_pain_weight_bearing L no; age 30; hip_morning_stiffness L 0; hip_abduction L 40; "
      "hip_extension L 15; squat_aggravates L no; scour_adduction_pain L no; "
      "active_flexion_lateral_pain L no; active_extension_pain L no",
      COXA_CLASS_UNLIKELY, 0, 24, 28, 28, "", "" },
    /* the minimum: two ranges on both sides, two answers on this side, the age */
    { P06, "hip_ir L 15; hip_flexion L 105; hip_flexion R 125" PAINS, COXA_CLASS_INSUFFICIENT, 20,
      0, 20, 28, "", "hip_ir" },
    { P06, "hip_ir R 36; hip_flexion L 105; hip_flexion R 125" PAINS, COXA_CLASS_INSUFFICIENT, 14,
      0, 14, 28, "", "hip_ir" },
    { P06, "hip_ir L 15; hip_ir R 36; hip_flexion L 105" PAINS, COXA_CLASS_INSUFFICIENT, 20, 0, 20,
      28, "", "hip_flexion" },
    { P06, "hip_ir L 15; hip_ir R 36; hip_flexion R 125" PAINS, COXA_CLASS_INSUFFICIENT, 16, 0, 16,
      28, "", "hip_flexion" },
    { P06, RANGES "; hip_pain_weight_bearing L yes; age 60", COXA_CLASS_INSUFFICIENT, 16, 0, 16, 28,
      "", "hip_pain_on_ir" },
    { P06, RANGES "; hip_pain_on_ir L yes; hip_pain_weight_bearing R yes; age 60",
      COXA_CLASS_INSUFFICIENT, 16, 0, 16, 28, "", "hip_pain_weight_bearing" },
    { P06, RANGES "; hip_pain_on_ir L yes; hip_pain_weight_bearing L yes; age unknown",
      COXA_CLASS_INSUFFICIENT, 18, 0, 18, 28, "", "age" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

/* The Altman screen stands beside the pattern: met, not met, or nothing said (patterns.md P06). */
static void
test_altman (SampleCase *self, gconstpointer data)
{
  static const struct {
    const char *entered;
    int met; /* -1: nothing said */
  } rows[] = {
    { "hip_pain_on_ir L yes; hip_ir L 15; hip_morning_stiffness L 60; age 51", 1 },
    { "hip_pain_on_ir L yes; hip_ir L 15; hip_morning_stiffness L 61; age 51", -1 },
    { "hip_pain_on_ir L yes; hip_ir L 15; hip_morning_stiffness L 60; age 50", -1 },
    { "hip_pain_on_ir L yes; hip_ir L 15; age 51", -1 },
    { "hip_pain_on_ir L yes; hip_ir L 14; hip_flexion L 115", 1 },
    { "hip_pain_on_ir L yes; hip_ir L 14; hip_flexion L 116", -1 },
    { "hip_pain_weight_bearing L yes; hip_ir L 14; hip_flexion L 115", 1 },
    { "hip_pain_on_ir L no; hip_pain_weight_bearing L no; hip_ir L 14; hip_flexion L 115; "
      "hip_ir R 30; hip_flexion R 120; hip_pain_on_ir R no; hip_morning_stiffness L 30; age 60",
      0 },
    { "hip_ir L 14; hip_flexion L 115", -1 },
    { "hip_pain_on_ir L yes; hip_ir L 14; hip_flexion L 115; age 17", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result;
    const char *said;

    g_test_message ("%s", rows[i].entered);
    sample_case_clear (self);
    sample_case_enter (self, rows[i].entered);
    result = sample_case_judge (self, "hip-stiffness-hip-spine", COXA_SIDE_LEFT);
    said = result->classification;
    g_assert_cmpint (said != NULL, ==, rows[i].met >= 0);
    if (said) {
      g_assert_cmpint (strstr (said, "meets a") != NULL, ==, rows[i].met);
      g_assert_nonnull (strstr (said, "not a diagnosis"));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/joint-patterns/zones", test_zones);
  SAMPLE_ADD ("/engine/joint-patterns/verdicts", test_verdicts);
  SAMPLE_ADD ("/engine/joint-patterns/altman", test_altman);
  return g_test_run ();
}
