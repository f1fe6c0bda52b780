/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns of bending (patterns.md 3, P03 and P10): both sides of every threshold, the minimum,
 * the classes. */

#include "sample-case.h"

#define P03 "hip-flexion-limit-lumbar-flexion"
#define P10 "hamstring-shortness"

static void
test_hip_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P03, "hip_flexion", "hip_flexion L 110", COXA_ZONE_MET },
    { P03, "hip_flexion", "hip_flexion L 110.1", COXA_ZONE_BORDERLINE },
    { P03, "hip_flexion", "hip_flexion L 115", COXA_ZONE_BORDERLINE },
    { P03, "hip_flexion", "hip_flexion L 115.1", COXA_ZONE_NEUTRAL },
    { P03, "hip_flexion", "hip_flexion L 119.9", COXA_ZONE_NEUTRAL },
    { P03, "hip_flexion", "hip_flexion L 120", COXA_ZONE_AGAINST },
    { P03, "hip_flexion", "hip_flexion L 100 active", COXA_ZONE_MISSING },
    { P03, "hip_flexion", "", COXA_ZONE_MISSING },
    { P03, "waiters_bow", "waiters_bow yes", COXA_ZONE_MET },
    { P03, "waiters_bow", "waiters_bow no", COXA_ZONE_AGAINST },
    { P03, "waiters_bow", "", COXA_ZONE_MISSING },
    { P03, "rocking_back", "rocking_back yes", COXA_ZONE_MET },
    { P03, "rocking_back", "rocking_back no", COXA_ZONE_AGAINST },
    { P03, "rocking_back", "", COXA_ZONE_MISSING },
    { P03, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 50", COXA_ZONE_MET },
    { P03, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 50.1", COXA_ZONE_BORDERLINE },
    { P03, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 60", COXA_ZONE_BORDERLINE },
    { P03, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 60.1", COXA_ZONE_NEUTRAL },
    { P03, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 64.9", COXA_ZONE_NEUTRAL },
    { P03, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 65", COXA_ZONE_AGAINST },
    { P03, "pelvic_incl_fwd_bend", "", COXA_ZONE_MISSING },
    { P03, "provokes_flexion", "provokes_flexion yes", COXA_ZONE_MET },
    { P03, "provokes_flexion", "provokes_flexion no", COXA_ZONE_AGAINST },
    { P03, "provokes_flexion", "", COXA_ZONE_MISSING },
    { P03, "link_hip_hinge", "link_hip_hinge yes", COXA_ZONE_MET },
    { P03, "link_hip_hinge", "link_hip_hinge no", COXA_ZONE_AGAINST },
    { P03, "link_hip_hinge", "", COXA_ZONE_MISSING },
    { P03, "radicular_signs", "radicular_signs L no", COXA_ZONE_NEUTRAL },
    { P03, "radicular_signs", "radicular_signs R no", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_hip_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    { P03, "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; waiters_bow yes",
      COXA_CLASS_POSSIBLE, 14, 0, 14, 24, "no-link", "" },
    { P03,
      "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; waiters_bow yes; link_hip_hinge yes",
      COXA_CLASS_LIKELY, 18, 0, 18, 24, "", "" },
    { P03,
      "hip_flexion L 112; hip_flexion R 125; provokes_flexion yes; waiters_bow yes; link_hip_hinge yes",
      COXA_CLASS_POSSIBLE, 15, 0, 18, 24, "", "" },
    { P03,
      "hip_flexion L 117; hip_flexion R 125; provokes_flexion yes; waiters_bow yes; link_hip_hinge yes",
      COXA_CLASS_UNLIKELY, 12, 0, 18, 24, "", "" },
    { P03, "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; rocking_back yes",
      COXA_CLASS_POSSIBLE, 14, 0, 14, 24, "no-link", "" },
    /* everything against: O is 3 + 2 + 1 + 1 + 2 + 1 */
    { P03,
      "hip_flexion L 130; hip_flexion R 130; provokes_flexion no; waiters_bow no; rocking_back no; pelvic_incl_fwd_bend 70; link_hip_hinge no",
      COXA_CLASS_UNLIKELY, 0, 20, 24, 24, "", "" },
    /* the minimum: flexion of both hips, the direction, and one of two control tests */
    { P03, "hip_flexion L 105; provokes_flexion yes; waiters_bow yes", COXA_CLASS_INSUFFICIENT, 14,
      0, 14, 24, "", "hip_flexion" },
    { P03, "hip_flexion L 105; hip_flexion R 125 active; provokes_flexion yes; waiters_bow yes",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 24, "", "hip_flexion" },
    { P03, "hip_flexion L 105; hip_flexion R 125; link_hip_hinge yes; waiters_bow yes",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 24, "", "provokes_flexion" },
    { P03, "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; link_hip_hinge yes",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 24, "", "waiters_bow rocking_back" },
    { P03,
      "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; waiters_bow yes not_testable",
      COXA_CLASS_INSUFFICIENT, 10, 0, 10, 24, "", "waiters_bow rocking_back" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_hamstring_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 40", COXA_ZONE_MET },
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 39.9", COXA_ZONE_BORDERLINE },
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 30", COXA_ZONE_BORDERLINE },
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 29.9", COXA_ZONE_NEUTRAL },
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 25.1", COXA_ZONE_NEUTRAL },
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 25", COXA_ZONE_AGAINST },
    { P10, "knee_ext_deficit_passive", "knee_ext_deficit_passive L 50 active", COXA_ZONE_MISSING },
    { P10, "knee_ext_deficit_passive", "", COXA_ZONE_MISSING },
    { P10, "slr", "slr L 60", COXA_ZONE_MET },
    { P10, "slr", "slr L 60.1", COXA_ZONE_BORDERLINE },
    { P10, "slr", "slr L 70", COXA_ZONE_BORDERLINE },
    { P10, "slr", "slr L 70.1", COXA_ZONE_NEUTRAL },
    { P10, "slr", "slr L 79.9", COXA_ZONE_NEUTRAL },
    { P10, "slr", "slr L 80", COXA_ZONE_AGAINST },
    { P10, "slr", "slr L 50 active", COXA_ZONE_MISSING },
    { P10, "slr", "", COXA_ZONE_MISSING },
    { P10, "sit_knee_ext", "sit_knee_ext L yes", COXA_ZONE_MET },
    { P10, "sit_knee_ext", "sit_knee_ext L no", COXA_ZONE_AGAINST },
    { P10, "sit_knee_ext", "", COXA_ZONE_MISSING },
    { P10, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 50", COXA_ZONE_MET },
    { P10, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 50.1", COXA_ZONE_BORDERLINE },
    { P10, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 60", COXA_ZONE_BORDERLINE },
    { P10, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 60.1", COXA_ZONE_NEUTRAL },
    { P10, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 64.9", COXA_ZONE_NEUTRAL },
    { P10, "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend 65", COXA_ZONE_AGAINST },
    { P10, "pelvic_incl_fwd_bend", "", COXA_ZONE_MISSING },
    { P10, "provokes_flexion", "provokes_flexion yes", COXA_ZONE_MET },
    { P10, "provokes_flexion", "provokes_flexion no", COXA_ZONE_AGAINST },
    { P10, "provokes_flexion", "", COXA_ZONE_MISSING },
    { P10, "link_soft_knees", "link_soft_knees yes", COXA_ZONE_MET },
    { P10, "link_soft_knees", "link_soft_knees no", COXA_ZONE_AGAINST },
    { P10, "link_soft_knees", "", COXA_ZONE_MISSING },
    { P10, "neurodynamic_positive", "neurodynamic_positive L no", COXA_ZONE_NEUTRAL },
    { P10, "neurodynamic_positive", "", COXA_ZONE_MISSING },
    { P10, "radicular_signs", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_hamstring_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    /* the minimum alone covers 5 of 11 */
    { P10,
      "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive L no",
      COXA_CLASS_INSUFFICIENT, 10, 0, 10, 22, "", "" },
    { P10,
      "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive L no; slr L 55",
      COXA_CLASS_POSSIBLE, 14, 0, 14, 22, "no-link", "" },
    { P10,
      "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive L no; slr L 55; link_soft_knees yes",
      COXA_CLASS_LIKELY, 18, 0, 18, 22, "", "" },
    { P10,
      "knee_ext_deficit_passive L 35; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive L no; slr L 65; link_soft_knees yes",
      COXA_CLASS_POSSIBLE, 13, 0, 18, 22, "", "" },
    { P10,
      "knee_ext_deficit_passive L 28; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive L no; slr L 55; link_soft_knees yes",
      COXA_CLASS_UNLIKELY, 12, 0, 18, 22, "", "" },
    /* O is 3 + 1 + 1 + 1 + 2 + 1 */
    { P10,
      "knee_ext_deficit_passive L 20; knee_ext_deficit_passive R 20; provokes_flexion no; neurodynamic_positive L no; slr L 90; sit_knee_ext L no; pelvic_incl_fwd_bend 70; link_soft_knees no",
      COXA_CLASS_UNLIKELY, 0, 18, 22, 22, "", "" },
    /* the minimum; the neural screen is asked on the judged side only */
    { P10,
      "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20 refused; provokes_flexion yes; neurodynamic_positive L no; slr L 55",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 22, "", "knee_ext_deficit_passive" },
    { P10,
      "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20; link_soft_knees yes; neurodynamic_positive L no; slr L 55",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 22, "", "provokes_flexion" },
    { P10,
      "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive R no; slr L 55",
      COXA_CLASS_INSUFFICIENT, 14, 0, 14, 22, "", "neurodynamic_positive" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/flexion-patterns/hip-zones", test_hip_zones);
  SAMPLE_ADD ("/engine/flexion-patterns/hip-verdicts", test_hip_verdicts);
  SAMPLE_ADD ("/engine/flexion-patterns/hamstring-zones", test_hamstring_zones);
  SAMPLE_ADD ("/engine/flexion-patterns/hamstring-verdicts", test_hamstring_verdicts);
  return g_test_run ();
}
