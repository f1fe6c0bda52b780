/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns in the frontal plane (patterns.md 3 and 9, P09 and P16): both sides of every threshold,
 * the minimum, the classes. */

#include "sample-case.h"

#define P09 "adductor-shortness"
#define P16 "leg-length-difference"

static void
test_adductor_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P09, "hip_abduction", "hip_abduction L 25", COXA_ZONE_MET },
    { P09, "hip_abduction", "hip_abduction L 25.1", COXA_ZONE_BORDERLINE },
    { P09, "hip_abduction", "hip_abduction L 30", COXA_ZONE_BORDERLINE },
    { P09, "hip_abduction", "hip_abduction L 30.1", COXA_ZONE_NEUTRAL },
    { P09, "hip_abduction", "hip_abduction L 34.9", COXA_ZONE_NEUTRAL },
    { P09, "hip_abduction", "hip_abduction L 35", COXA_ZONE_AGAINST },
    { P09, "hip_abduction", "hip_abduction L 20 active", COXA_ZONE_MISSING },
    { P09, "hip_abduction", "", COXA_ZONE_MISSING },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 35", COXA_ZONE_MET },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 34.9",
      COXA_ZONE_NEUTRAL },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 25.1",
      COXA_ZONE_NEUTRAL },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 25",
      COXA_ZONE_AGAINST },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 20",
      COXA_ZONE_AGAINST },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 35 active",
      COXA_ZONE_MISSING },
    { P09, "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L 35 phone",
      COXA_ZONE_MISSING },
    { P09, "knee_bent_gain", "hip_abduction_knee_bent L 35", COXA_ZONE_MISSING },
    { P09, "bkfo_early_roll", "bkfo_early_roll L yes", COXA_ZONE_MET },
    { P09, "bkfo_early_roll", "bkfo_early_roll L no", COXA_ZONE_AGAINST },
    { P09, "bkfo_early_roll", "", COXA_ZONE_MISSING },
    { P09, "provokes_wide_stance", "provokes_wide_stance yes", COXA_ZONE_MET },
    { P09, "provokes_wide_stance", "provokes_wide_stance no", COXA_ZONE_AGAINST },
    { P09, "provokes_wide_stance", "", COXA_ZONE_MISSING },
    { P09, "link_narrow_stance", "link_narrow_stance yes", COXA_ZONE_MET },
    { P09, "link_narrow_stance", "link_narrow_stance no", COXA_ZONE_AGAINST },
    { P09, "link_narrow_stance", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_adductor_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P09, "hip_abduction L 20; hip_abduction R 40; provokes_wide_stance yes", COXA_CLASS_POSSIBLE,
      10, 0, 10, 18, "grade-d no-link", "" },
    { P09,
      "hip_abduction L 20; hip_abduction R 40; provokes_wide_stance yes; link_narrow_stance yes; bkfo_early_roll L yes; hip_abduction_knee_bent L 30",
      COXA_CLASS_POSSIBLE, 18, 0, 18, 18, "grade-d", "" },
    /* no gain has no weight against */
    { P09,
      "hip_abduction L 40; hip_abduction R 40; provokes_wide_stance no; link_narrow_stance no; bkfo_early_roll L no; hip_abduction_knee_bent L 40",
      COXA_CLASS_UNLIKELY, 0, 14, 18, 18, "", "" },
    { P09, "hip_abduction L 32; hip_abduction R 40; provokes_wide_stance yes", COXA_CLASS_UNLIKELY,
      4, 0, 10, 18, "", "" },
    /* the minimum: abduction of both hips, and an answer */
    { P09, "hip_abduction L 20; hip_abduction R 40 stopped_by_pain; provokes_wide_stance yes",
      COXA_CLASS_INSUFFICIENT, 10, 0, 10, 18, "", "hip_abduction" },
    { P09, "hip_abduction L 20; hip_abduction R 40; link_narrow_stance yes",
      COXA_CLASS_INSUFFICIENT, 10, 0, 10, 18, "", "provokes_wide_stance" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_leg_length_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P16, "block_test", "block_test L 20", COXA_ZONE_MET },
    { P16, "block_test", "block_test L 19.9", COXA_ZONE_BORDERLINE },
    { P16, "block_test", "block_test L 10", COXA_ZONE_BORDERLINE },
    { P16, "block_test", "block_test L 9.9", COXA_ZONE_AGAINST },
    { P16, "block_test", "block_test L 0", COXA_ZONE_AGAINST },
    { P16, "block_test", "", COXA_ZONE_MISSING },
    /* the side without an entry is 0 when the other has one */
    { P16, "block_test", "block_test R 25", COXA_ZONE_AGAINST },
    { P16, "block_test", "block_test L 25 refused", COXA_ZONE_MISSING },
    /* tape: the same leg within 10 mm; the other leg shorter; else neutral */
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 85.1; tape_leg_length R 86.1",
      COXA_ZONE_MET },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 85.1; tape_leg_length R 88.1",
      COXA_ZONE_MET },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 85.1; tape_leg_length R 88.2",
      COXA_ZONE_NEUTRAL },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 85.1; tape_leg_length R 86",
      COXA_ZONE_NEUTRAL },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 86; tape_leg_length R 86",
      COXA_ZONE_NEUTRAL },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 86.1; tape_leg_length R 86",
      COXA_ZONE_AGAINST },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 84; tape_leg_length R 86",
      COXA_ZONE_MET },
    { P16, "tape_leg_length", "block_test L 8; tape_leg_length L 86; tape_leg_length R 86",
      COXA_ZONE_NEUTRAL },
    { P16, "tape_leg_length", "block_test L 0.5; tape_leg_length L 85.9; tape_leg_length R 86",
      COXA_ZONE_MET },
    { P16, "tape_leg_length", "block_test R 20; tape_leg_length L 86; tape_leg_length R 84",
      COXA_ZONE_AGAINST },
    { P16, "tape_leg_length", "block_test R 5; tape_leg_length L 85.5; tape_leg_length R 86",
      COXA_ZONE_NEUTRAL },
    { P16, "tape_leg_length", "block_test L 0; tape_leg_length L 85.5; tape_leg_length R 86",
      COXA_ZONE_NEUTRAL },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 84", COXA_ZONE_MISSING },
    { P16, "tape_leg_length", "tape_leg_length L 84; tape_leg_length R 86", COXA_ZONE_MISSING },
    { P16, "tape_leg_length",
      "block_test L 20; tape_leg_length L 84 tape; tape_leg_length R 86 tape", COXA_ZONE_MET },
    { P16, "tape_leg_length", "block_test L 20; tape_leg_length L 84 tape; tape_leg_length R 86",
      COXA_ZONE_MISSING },
    { P16, "obliquity_resolves", "obliquity_resolves yes", COXA_ZONE_MET },
    { P16, "obliquity_resolves", "obliquity_resolves no", COXA_ZONE_AGAINST },
    { P16, "obliquity_resolves", "", COXA_ZONE_MISSING },
    { P16, "link_trial_lift", "link_trial_lift yes", COXA_ZONE_MET },
    { P16, "link_trial_lift", "link_trial_lift no", COXA_ZONE_AGAINST },
    { P16, "link_trial_lift", "", COXA_ZONE_MISSING },
    { P16, "leg_length_cause_known", "leg_length_cause_known yes", COXA_ZONE_MET },
    { P16, "leg_length_cause_known", "leg_length_cause_known no", COXA_ZONE_AGAINST },
    { P16, "leg_length_cause_known", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_leg_length_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    /* the block alone covers 3 of 9 */
    { P16, "block_test L 22", COXA_CLASS_INSUFFICIENT, 6, 0, 6, 18, "", "" },
    { P16, "block_test L 22; obliquity_resolves yes", COXA_CLASS_POSSIBLE, 10, 0, 10, 18, "no-link",
      "" },
    { P16, "block_test L 22; obliquity_resolves yes; link_trial_lift yes", COXA_CLASS_LIKELY, 14, 0,
      14, 18, "", "" },
    { P16, "block_test L 15; obliquity_resolves yes; link_trial_lift yes", COXA_CLASS_POSSIBLE, 11,
      0, 14, 18, "", "" },
    { P16, "block_test L 5; obliquity_resolves yes; link_trial_lift yes", COXA_CLASS_UNLIKELY, 8, 6,
      14, 18, "", "" },
    /* the longer leg */
    { P16, "block_test R 22; obliquity_resolves yes; link_trial_lift yes", COXA_CLASS_UNLIKELY, 8,
      6, 14, 18, "", "" },
    { P16,
      "block_test L 22; obliquity_resolves no; link_trial_lift no; leg_length_cause_known no; tape_leg_length L 87; tape_leg_length R 86",
      COXA_CLASS_UNLIKELY, 6, 6, 18, 18, "", "" },
    /* the minimum */
    { P16, "obliquity_resolves yes; link_trial_lift yes; leg_length_cause_known yes",
      COXA_CLASS_INSUFFICIENT, 10, 0, 10, 18, "", "block_test" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

/* What is shown: the block under this leg, and by how much the tape finds it shorter. */
static void
test_leg_length_values (SampleCase *sample, gconstpointer data)
{
  static const struct {
    const char *entered;
    double block, tape;
  } rows[] = {
    { "block_test L 20; tape_leg_length L 85.1; tape_leg_length R 86.1", 20, 10 },
    { "block_test R 20; tape_leg_length L 85.1; tape_leg_length R 86.1", 0, 10 },
    { "block_test R 20; tape_leg_length L 86.1; tape_leg_length R 85.1", 0, -10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result;

    sample_case_clear (sample);
    sample_case_enter (sample, rows[i].entered);
    result = sample_case_judge (sample, P16, COXA_SIDE_LEFT);
    g_assert_cmpfloat (result->findings[0].value, ==, rows[i].block);
    g_assert_cmpfloat (result->findings[1].value, ==, rows[i].tape);
    g_assert_cmpstr (result->findings[1].unit, ==, "mm");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/frontal-patterns/adductor-zones", test_adductor_zones);
  SAMPLE_ADD ("/engine/frontal-patterns/adductor-verdicts", test_adductor_verdicts);
  SAMPLE_ADD ("/engine/frontal-patterns/leg-length-zones", test_leg_length_zones);
  SAMPLE_ADD ("/engine/frontal-patterns/leg-length-verdicts", test_leg_length_verdicts);
  SAMPLE_ADD ("/engine/frontal-patterns/leg-length-values", test_leg_length_values);
  return g_test_run ();
}
