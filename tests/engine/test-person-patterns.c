/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns of the whole person (patterns.md 3 and 9, P14 and P15): both sides of every threshold,
 * the limits by age, the two keys, the minimum, the classes. */

#include "sample-case.h"

#define P14 "generalised-hypermobility"
#define P15 "prolonged-sitting-exposure"

static void
test_laxity_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P14, "beighton", "age 11; beighton 6", COXA_ZONE_MET },
    { P14, "beighton", "age 11; beighton 5", COXA_ZONE_BORDERLINE },
    { P14, "beighton", "age 11; beighton 4", COXA_ZONE_NEUTRAL },
    { P14, "beighton", "age 11; beighton 3", COXA_ZONE_NEUTRAL },
    { P14, "beighton", "age 11; beighton 2", COXA_ZONE_AGAINST },
    { P14, "beighton", "age 12; beighton 5", COXA_ZONE_MET },
    { P14, "beighton", "age 12; beighton 4", COXA_ZONE_BORDERLINE },
    { P14, "beighton", "age 12; beighton 3", COXA_ZONE_NEUTRAL },
    { P14, "beighton", "age 12; beighton 2", COXA_ZONE_AGAINST },
    { P14, "beighton", "age 50; beighton 5", COXA_ZONE_MET },
    { P14, "beighton", "age 50; beighton 4", COXA_ZONE_BORDERLINE },
    { P14, "beighton", "age 50; beighton 3", COXA_ZONE_NEUTRAL },
    { P14, "beighton", "age 50; beighton 2", COXA_ZONE_AGAINST },
    { P14, "beighton", "age 51; beighton 4", COXA_ZONE_MET },
    { P14, "beighton", "age 51; beighton 3", COXA_ZONE_BORDERLINE },
    { P14, "beighton", "age 51; beighton 2", COXA_ZONE_AGAINST },
    { P14, "beighton", "age unknown; beighton 5", COXA_ZONE_MET },
    { P14, "beighton", "age unknown; beighton 4", COXA_ZONE_BORDERLINE },
    { P14, "beighton", "age unknown; beighton 3", COXA_ZONE_NEUTRAL },
    { P14, "beighton", "age unknown; beighton 2", COXA_ZONE_AGAINST },
    { P14, "laxity_questionnaire", "laxity_questionnaire 2", COXA_ZONE_MET },
    { P14, "laxity_questionnaire", "laxity_questionnaire 1", COXA_ZONE_NEUTRAL },
    { P14, "laxity_questionnaire", "laxity_questionnaire 0", COXA_ZONE_AGAINST },
    { P14, "laxity_questionnaire", "", COXA_ZONE_MISSING },
    { P14, "multi_joint_pain", "multi_joint_pain yes", COXA_ZONE_MET },
    { P14, "multi_joint_pain", "multi_joint_pain no", COXA_ZONE_AGAINST },
    { P14, "multi_joint_pain", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_laxity_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    /* no pain is claimed, so no Link is asked for */
    { P14, "beighton 5", COXA_CLASS_LIKELY, 6, 0, 6, 10, "", "" },
    { P14, "beighton 4", COXA_CLASS_POSSIBLE, 3, 0, 6, 10, "", "" },
    { P14, "beighton 3", COXA_CLASS_UNLIKELY, 0, 0, 6, 10, "", "" },
    { P14, "beighton 2; laxity_questionnaire 0; multi_joint_pain no", COXA_CLASS_UNLIKELY, 0, 8, 10,
      10, "", "" },
    { P14, "beighton 5; laxity_questionnaire 0; multi_joint_pain no", COXA_CLASS_POSSIBLE, 6, 2, 10,
      10, "", "" },
    { P14, "beighton 5; laxity_questionnaire 2; multi_joint_pain yes", COXA_CLASS_LIKELY, 10, 0, 10,
      10, "", "" },
    { P14, "laxity_questionnaire 5; multi_joint_pain yes", COXA_CLASS_INSUFFICIENT, 4, 0, 4, 10, "",
      "beighton" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_sitting_zones (SampleCase *sample, gconstpointer data)
{
  static const SampleZone rows[] = {
    { P15, "sitting_h_per_day", "sitting_h_per_day 7.1", COXA_ZONE_MET },
    { P15, "sitting_h_per_day", "sitting_h_per_day 7", COXA_ZONE_BORDERLINE },
    { P15, "sitting_h_per_day", "sitting_h_per_day 4", COXA_ZONE_BORDERLINE },
    { P15, "sitting_h_per_day", "sitting_h_per_day 3.9", COXA_ZONE_AGAINST },
    { P15, "sitting_h_per_day", "", COXA_ZONE_MISSING },
    { P15, "activity_min_per_week", "activity_min_per_week 149", COXA_ZONE_MET },
    { P15, "activity_min_per_week", "activity_min_per_week 150", COXA_ZONE_BORDERLINE },
    { P15, "activity_min_per_week", "activity_min_per_week 200", COXA_ZONE_BORDERLINE },
    { P15, "activity_min_per_week", "activity_min_per_week 201", COXA_ZONE_AGAINST },
    { P15, "activity_min_per_week", "", COXA_ZONE_MISSING },
    { P15, "thomas_hip", "thomas_hip L 0", COXA_ZONE_MET },
    { P15, "thomas_hip", "thomas_hip L 0.1", COXA_ZONE_BORDERLINE },
    { P15, "thomas_hip", "thomas_hip L 5", COXA_ZONE_BORDERLINE },
    { P15, "thomas_hip", "thomas_hip L 5.1", COXA_ZONE_NEUTRAL },
    { P15, "thomas_hip", "thomas_hip L 9.9", COXA_ZONE_NEUTRAL },
    { P15, "thomas_hip", "thomas_hip L 10", COXA_ZONE_AGAINST },
    { P15, "thomas_hip", "", COXA_ZONE_MISSING },
    /* the lower of the values there are */
    { P15, "thomas_hip", "thomas_hip L 12; thomas_hip R -2", COXA_ZONE_MET },
    { P15, "thomas_hip", "thomas_hip L -2; thomas_hip R 12", COXA_ZONE_MET },
    { P15, "thomas_hip", "thomas_hip R 3", COXA_ZONE_BORDERLINE },
    { P15, "thomas_hip", "thomas_hip L -4 free; thomas_hip R 12", COXA_ZONE_AGAINST },
    { P15, "thomas_hip", "thomas_hip L -4 free", COXA_ZONE_MISSING },
    { P15, "provokes_sitting", "provokes_sitting yes", COXA_ZONE_MET },
    { P15, "provokes_sitting", "provokes_sitting no", COXA_ZONE_AGAINST },
    { P15, "provokes_sitting", "", COXA_ZONE_MISSING },
    { P15, "link_movement_breaks", "link_movement_breaks yes", COXA_ZONE_MET },
    { P15, "link_movement_breaks", "link_movement_breaks no", COXA_ZONE_AGAINST },
    { P15, "link_movement_breaks", "", COXA_ZONE_MISSING },
  };

  sample_case_check_zones (sample, rows, G_N_ELEMENTS (rows));
}

static void
test_sitting_verdicts (SampleCase *sample, gconstpointer data)
{
  static const SampleVerdict rows[] = {
    /* the minimum alone covers 4 of 10 */
    { P15, "sitting_h_per_day 9; activity_min_per_week 60", COXA_CLASS_INSUFFICIENT, 8, 0, 8, 20,
      "", "" },
    { P15, "sitting_h_per_day 9; activity_min_per_week 60; provokes_sitting yes",
      COXA_CLASS_POSSIBLE, 12, 0, 12, 20, "no-link", "" },
    { P15,
      "sitting_h_per_day 9; activity_min_per_week 60; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_LIKELY, 16, 0, 16, 20, "", "" },
    /* two keys: the weaker counts */
    { P15,
      "sitting_h_per_day 9; activity_min_per_week 180; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_POSSIBLE, 14, 0, 16, 20, "", "" },
    { P15,
      "sitting_h_per_day 5; activity_min_per_week 60; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_POSSIBLE, 14, 0, 16, 20, "", "" },
    { P15,
      "sitting_h_per_day 9; activity_min_per_week 300; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_UNLIKELY, 12, 2, 16, 20, "", "" },
    { P15,
      "sitting_h_per_day 3; activity_min_per_week 60; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_UNLIKELY, 12, 4, 16, 20, "", "" },
    { P15,
      "sitting_h_per_day 2; activity_min_per_week 300; thomas_hip L 15; provokes_sitting no; link_movement_breaks no",
      COXA_CLASS_UNLIKELY, 0, 14, 20, 20, "", "" },
    /* the minimum */
    { P15, "sitting_h_per_day 9; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 20, "", "activity_min_per_week" },
    { P15, "activity_min_per_week 60; provokes_sitting yes; link_movement_breaks yes",
      COXA_CLASS_INSUFFICIENT, 12, 0, 12, 20, "", "sitting_h_per_day" },
  };

  sample_case_check_verdicts (sample, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/person-patterns/laxity-zones", test_laxity_zones);
  SAMPLE_ADD ("/engine/person-patterns/laxity-verdicts", test_laxity_verdicts);
  SAMPLE_ADD ("/engine/person-patterns/sitting-zones", test_sitting_zones);
  SAMPLE_ADD ("/engine/person-patterns/sitting-verdicts", test_sitting_verdicts);
  return g_test_run ();
}
