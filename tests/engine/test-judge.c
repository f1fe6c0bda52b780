/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The worked example of patterns.md section 5, to the half-point, and both sides of every
 * threshold of the four patterns that it speaks of. */

#include "sample-case.h"

#define P01 "hip-flexor-shortness"
#define P04 "hip-rotation-limit-lumbar-rotation"
#define P06 "hip-stiffness-hip-spine"
#define P08 "abductor-weakness-lateral-shift"

typedef SampleCase Fixture;

static void
test_worked_example (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *pattern;
    CoxaSide side;
    CoxaClass class;
    int support, against, measured, total; /* half-points */
    double index, coverage;
  } rows[] = {
    { P01, COXA_SIDE_LEFT, COXA_CLASS_LIKELY, 20, 2, 22, 22, 0.82, 1.00 },
    { P01, COXA_SIDE_RIGHT, COXA_CLASS_UNLIKELY, 8, 8, 22, 22, 0.00, 1.00 },
    { P04, COXA_SIDE_LEFT, COXA_CLASS_POSSIBLE, 12, 4, 20, 24, 0.40, 0.83 },
    { P04, COXA_SIDE_RIGHT, COXA_CLASS_UNLIKELY, 0, 6, 20, 24, -0.30, 0.83 },
    { P08, COXA_SIDE_LEFT, COXA_CLASS_INSUFFICIENT, 8, 0, 8, 24, 1.00, 0.33 },
    { P06, COXA_SIDE_LEFT, COXA_CLASS_INSUFFICIENT, 3, 0, 8, 28, 0.38, 0.29 },
  };

  sample_case_enter (fixture, SAMPLE_WOMAN);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result = sample_case_judge (fixture, rows[i].pattern, rows[i].side);

    g_test_message ("%s %s", rows[i].pattern, coxa_side_ids[rows[i].side]);
    g_assert_cmpint (result->class, ==, rows[i].class);
    g_assert_cmpint (result->support, ==, rows[i].support);
    g_assert_cmpint (result->against, ==, rows[i].against);
    g_assert_cmpint (result->measured, ==, rows[i].measured);
    g_assert_cmpint (result->total, ==, rows[i].total);
    g_assert_cmpfloat (coxa_round_ratio (result->support - result->against, result->measured), ==,
                       rows[i].index);
    g_assert_cmpfloat (coxa_round_ratio (result->measured, result->total), ==, rows[i].coverage);
    g_assert_null (result->caps[0]);
  }
}

/* "The engine therefore says that further tests will not change this result." */
static void
test_worked_next (Fixture *fixture, gconstpointer data)
{
  const CoxaPatternResult *result;

  sample_case_enter (fixture, SAMPLE_WOMAN);
  result = sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
  g_assert_cmpuint (result->n_next, ==, 0);
  g_assert_cmpuint (result->n_missing, ==, 0);

  result = sample_case_judge (fixture, P08, COXA_SIDE_LEFT);
  g_assert_cmpuint (result->n_missing, ==, 2);
  g_assert_cmpstr (result->missing[0], ==, "hhd_hip_abduction");
  g_assert_cmpstr (result->missing[1], ==, "mmt_hip_abduction");
  g_assert_cmpstr (result->next[0], ==, "hhd_hip_abduction");

  /* "pain on IR unknown -> insufficient; ask" */
  result = sample_case_judge (fixture, P06, COXA_SIDE_LEFT);
  g_assert_true (g_strv_contains (
      ((const char *const[]){ result->missing[0], result->missing[1], result->missing[2], NULL }),
      "hip_pain_on_ir"));
}

/* patterns.md 5: the Link test met gives 0.50, against 0.25, with total rotation met 0.58 */
static void
test_worked_suppositions (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *more;
    double index;
  } rows[] = {
    { "link_pelvis_held_rotation L yes", 0.50 },
    { "link_pelvis_held_rotation L no", 0.25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result;

    sample_case_clear (fixture);
    sample_case_enter (fixture, SAMPLE_WOMAN);
    sample_case_enter (fixture, rows[i].more);
    result = sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
    g_assert_cmpfloat (coxa_round_ratio (result->support - result->against, result->measured), ==,
                       rows[i].index);
    g_assert_cmpint (result->class, ==, COXA_CLASS_POSSIBLE);
  }
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  sample_case_enter (fixture, SAMPLE_WOMAN);
  sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
  g_assert_cmpuint (coxa_result_count_shown (fixture->result), ==, 3);
  g_assert_cmpstr (coxa_result_get_shown (fixture->result, 0).result->pattern->id, ==, P01);
  g_assert_cmpstr (coxa_result_get_shown (fixture->result, 1).result->pattern->id, ==,
                   "early-lumbar-extension");
  g_assert_cmpstr (coxa_result_get_shown (fixture->result, 2).result->pattern->id, ==, P04);
  g_assert_false (coxa_result_get_shown (fixture->result, 0).both);
}

/* Both sides of each threshold; a value between two zones is neutral. */
static void
test_zones (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *pattern, *finding, *entered;
    CoxaZone zone; /* on the left */
  } rows[] = {
    { P01, "thomas_hip", "thomas_hip L 0", COXA_ZONE_MET },
    { P01, "thomas_hip", "thomas_hip L 0.5", COXA_ZONE_BORDERLINE },
    { P01, "thomas_hip", "thomas_hip L 5", COXA_ZONE_BORDERLINE },
    { P01, "thomas_hip", "thomas_hip L 5.5", COXA_ZONE_NEUTRAL },
    { P01, "thomas_hip", "thomas_hip L 9.5", COXA_ZONE_NEUTRAL },
    { P01, "thomas_hip", "thomas_hip L 10", COXA_ZONE_AGAINST },
    { P01, "hip_extension", "hip_extension L 5", COXA_ZONE_MET },
    { P01, "hip_extension", "hip_extension L 5.5", COXA_ZONE_BORDERLINE },
    { P01, "hip_extension", "hip_extension L 9", COXA_ZONE_BORDERLINE },
    { P01, "hip_extension", "hip_extension L 10", COXA_ZONE_NEUTRAL },
    { P01, "hip_extension", "hip_extension L 11", COXA_ZONE_AGAINST },
    { P01, "hip_extension", "hip_extension L 3 active", COXA_ZONE_MISSING },
    { P01, "thomas_knee", "thomas_knee L 44.9", COXA_ZONE_MET },
    { P01, "thomas_knee", "thomas_knee L 45", COXA_ZONE_BORDERLINE },
    { P01, "thomas_knee", "thomas_knee L 52", COXA_ZONE_BORDERLINE },
    { P01, "thomas_knee", "thomas_knee L 53", COXA_ZONE_NEUTRAL },
    { P01, "thomas_knee", "thomas_knee L 60", COXA_ZONE_AGAINST },
    { P01, "phe_pattern", "phe_pattern L yes", COXA_ZONE_MET },
    { P01, "phe_pattern", "phe_pattern L no", COXA_ZONE_AGAINST },
    { P01, "phe_pattern", "phe_pattern L yes refused", COXA_ZONE_MISSING },
    { P04, "hip_ir", "hip_ir L 25", COXA_ZONE_MET },
    { P04, "hip_ir", "hip_ir L 26", COXA_ZONE_BORDERLINE },
    { P04, "hip_ir", "hip_ir L 30", COXA_ZONE_BORDERLINE },
    { P04, "hip_ir", "hip_ir L 31", COXA_ZONE_NEUTRAL },
    { P04, "hip_ir", "hip_ir L 35", COXA_ZONE_AGAINST },
    { P04, "hip_ir", "hip_ir L 20 seated_hip90", COXA_ZONE_MISSING },
    { P04, "hip_ir", "hip_ir L 20 active", COXA_ZONE_MISSING },
    { P04, "hip_rotation_total", "hip_ir L 30; hip_er L 30", COXA_ZONE_MET },
    { P04, "hip_rotation_total", "hip_ir L 30; hip_er L 31", COXA_ZONE_BORDERLINE },
    { P04, "hip_rotation_total", "hip_ir L 30; hip_er L 40", COXA_ZONE_BORDERLINE },
    { P04, "hip_rotation_total", "hip_ir L 30; hip_er L 41", COXA_ZONE_NEUTRAL },
    { P04, "hip_rotation_total", "hip_ir L 30; hip_er L 45", COXA_ZONE_AGAINST },
    { P04, "hip_rotation_total", "hip_ir L 30", COXA_ZONE_MISSING },
    { P04, "hip_rotation_total", "hip_ir L 30; hip_er L 30 phone", COXA_ZONE_MISSING },
    { P04, "hip_rotation_total", "hip_ir L 30 phone; hip_er L 30 phone", COXA_ZONE_MET },
    { P04, "rotation_sport", "rotation_sport no", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir", "hip_ir L 23", COXA_ZONE_MET },
    { P06, "hip_ir", "hip_ir L 24", COXA_ZONE_BORDERLINE },
    { P06, "hip_ir", "hip_ir L 27", COXA_ZONE_BORDERLINE },
    { P06, "hip_ir", "hip_ir L 28", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir", "hip_ir L 30; hip_ir R 30", COXA_ZONE_AGAINST },
    { P06, "hip_ir", "hip_ir L 30; hip_ir R 44", COXA_ZONE_AGAINST },
    { P06, "hip_ir", "hip_ir L 30; hip_ir R 45", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir", "hip_ir L 30", COXA_ZONE_NEUTRAL },
    { P06, "hip_ir",
      "hip_ir L 30; hip_ir R 45; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R no; "
      "hip_pain_weight_bearing R no",
      COXA_ZONE_MET },
    { P06, "hip_ir",
      "hip_ir L 30; hip_ir R 45; hip_flexion L 106; hip_flexion R 120; hip_pain_on_ir R no; "
      "hip_pain_weight_bearing R no",
      COXA_ZONE_NEUTRAL },
    { P06, "hip_ir",
      "hip_ir L 30; hip_ir R 45; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R yes; "
      "hip_pain_weight_bearing R no",
      COXA_ZONE_NEUTRAL },
    { P06, "hip_ir",
      "hip_ir L 30; hip_ir R 45; hip_flexion L 105; hip_flexion R 120; hip_pain_on_ir R no",
      COXA_ZONE_NEUTRAL },
    { P06, "hip_flexion", "hip_flexion L 115", COXA_ZONE_MET },
    { P06, "hip_flexion", "hip_flexion L 116", COXA_ZONE_BORDERLINE },
    { P06, "hip_flexion", "hip_flexion L 119", COXA_ZONE_BORDERLINE },
    { P06, "hip_flexion", "hip_flexion L 120", COXA_ZONE_AGAINST },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 0", COXA_ZONE_AGAINST },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 1", COXA_ZONE_MET },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 59", COXA_ZONE_MET },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 60", COXA_ZONE_BORDERLINE },
    { P06, "hip_morning_stiffness", "hip_morning_stiffness L 61", COXA_ZONE_NEUTRAL },
    /* a count is answered when the items known already decide it */
    { P06, "capsular_spread", "hip_flexion L 115; hip_ir L 23; hip_abduction L 25", COXA_ZONE_MET },
    { P06, "capsular_spread", "hip_flexion L 116; hip_ir L 23; hip_abduction L 25",
      COXA_ZONE_MISSING },
    { P06, "capsular_spread", "hip_flexion L 116; hip_ir L 24", COXA_ZONE_AGAINST },
    { P06, "capsular_spread",
      "hip_flexion L 116; hip_ir L 23; hip_abduction L 25; hip_extension L 5", COXA_ZONE_MET },
    { P06, "sutlive", "squat_aggravates L yes; scour_adduction_pain L yes; hip_ir L 25",
      COXA_ZONE_MET },
    { P06, "sutlive", "squat_aggravates L yes; scour_adduction_pain L yes; hip_ir L 26",
      COXA_ZONE_MISSING },
    { P06, "sutlive",
      "squat_aggravates L yes; scour_adduction_pain L yes; hip_ir L 26; "
      "active_flexion_lateral_pain L no; active_extension_pain L no",
      COXA_ZONE_BORDERLINE },
    { P06, "sutlive",
      "squat_aggravates L yes; scour_adduction_pain L no; hip_ir L 26; "
      "active_flexion_lateral_pain L no; active_extension_pain L no",
      COXA_ZONE_NEUTRAL },
    { P06, "sutlive",
      "squat_aggravates L no; scour_adduction_pain L no; hip_ir L 26; "
      "active_flexion_lateral_pain L no; active_extension_pain L no",
      COXA_ZONE_AGAINST },
    { P06, "age", "", COXA_ZONE_NEUTRAL }, /* 44 */
    { P08, "abduction_strength", "mmt_hip_abduction L 4-", COXA_ZONE_MET },
    { P08, "abduction_strength", "mmt_hip_abduction L 4", COXA_ZONE_BORDERLINE },
    { P08, "abduction_strength", "mmt_hip_abduction L 4+", COXA_ZONE_NEUTRAL },
    { P08, "abduction_strength", "mmt_hip_abduction L 5", COXA_ZONE_AGAINST },
    { P08, "abduction_strength", "hhd_hip_abduction L 85; hhd_hip_abduction R 100", COXA_ZONE_MET },
    { P08, "abduction_strength", "hhd_hip_abduction L 86; hhd_hip_abduction R 100",
      COXA_ZONE_BORDERLINE },
    { P08, "abduction_strength", "hhd_hip_abduction L 90; hhd_hip_abduction R 100",
      COXA_ZONE_BORDERLINE },
    { P08, "abduction_strength", "hhd_hip_abduction L 91; hhd_hip_abduction R 100",
      COXA_ZONE_AGAINST },
    { P08, "abduction_strength", "hhd_hip_abduction L 100; hhd_hip_abduction R 50",
      COXA_ZONE_AGAINST },
    { P08, "abduction_strength", "hhd_hip_abduction L 100", COXA_ZONE_MISSING },
    /* with two methods the worse decides */
    { P08, "abduction_strength",
      "hhd_hip_abduction L 100; hhd_hip_abduction R 100; mmt_hip_abduction L 4-", COXA_ZONE_MET },
    { P08, "abduction_strength",
      "hhd_hip_abduction L 80; hhd_hip_abduction R 100; mmt_hip_abduction L 5", COXA_ZONE_MET },
    { P08, "ahabd", "ahabd L 2", COXA_ZONE_MET },
    { P08, "ahabd", "ahabd L 1", COXA_ZONE_NEUTRAL },
    { P08, "ahabd", "ahabd L 0", COXA_ZONE_AGAINST },
    /* one side alone decides only above 10 cm */
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 10", COXA_ZONE_MISSING },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 10; one_leg_stance_shift R 10",
      COXA_ZONE_NEUTRAL },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 5; one_leg_stance_shift R 1 tape",
      COXA_ZONE_MISSING },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 5.1; one_leg_stance_shift R 3.1",
      COXA_ZONE_MET }, /* 2.0, not a hair less */
    { P08, "abduction_strength", "hhd_hip_abduction L 104.4; hhd_hip_abduction R 116",
      COXA_ZONE_BORDERLINE }, /* 10 % */
    { P08, "abduction_strength", "hhd_hip_abduction L 86.7; hhd_hip_abduction R 102",
      COXA_ZONE_MET }, /* 15 % */
    { P06, "hip_ir",
      "hip_ir L 24.3; hip_ir R 39.3; hip_flexion L 100.3; hip_flexion R 115.3; "
      "hip_pain_on_ir R no; hip_pain_weight_bearing R no",
      COXA_ZONE_MET },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 10.1", COXA_ZONE_MET },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 5; one_leg_stance_shift R 3",
      COXA_ZONE_MET },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 5; one_leg_stance_shift R 3.1",
      COXA_ZONE_NEUTRAL },
    { P08, "one_leg_stance_shift", "one_leg_stance_shift L 3; one_leg_stance_shift R 5",
      COXA_ZONE_NEUTRAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s %s: %s", rows[i].pattern, rows[i].finding, rows[i].entered);
    sample_case_clear (fixture);
    sample_case_enter (fixture, rows[i].entered);
    g_assert_cmpint (
        sample_case_zone_of (sample_case_judge (fixture, rows[i].pattern, COXA_SIDE_LEFT),
                             rows[i].finding),
        ==, rows[i].zone);
  }
}

/* With two methods the value shown is that of the one that decided. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *entered, *measure, *unit;
    double value;
  } rows[] = {
    { "mmt_hip_abduction L 4-", "mmt_hip_abduction", "", 8 },
    { "hhd_hip_abduction L 80; hhd_hip_abduction R 100", NULL, "%", 20 },
    { "hhd_hip_abduction L 80; hhd_hip_abduction R 100; mmt_hip_abduction L 5", NULL, "%", 20 },
    { "hhd_hip_abduction L 100; hhd_hip_abduction R 100; mmt_hip_abduction L 4",
      "mmt_hip_abduction", "", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaFinding *finding;

    g_test_message ("%s", rows[i].entered);
    sample_case_clear (fixture);
    sample_case_enter (fixture, rows[i].entered);
    finding = &sample_case_judge (fixture, P08, COXA_SIDE_LEFT)->findings[0];
    g_assert_cmpstr (finding->rule->id, ==, "abduction_strength");
    g_assert_cmpstr (finding->measure ? finding->measure->id : NULL, ==, rows[i].measure);
    g_assert_cmpstr (finding->unit, ==, rows[i].unit);
    g_assert_cmpfloat (finding->value, ==, rows[i].value);
  }
}

static void
test_age_zones (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int age;
    CoxaZone zone;
  } rows[] = { { 39, COXA_ZONE_AGAINST },    { 40, COXA_ZONE_NEUTRAL },
               { 44, COXA_ZONE_NEUTRAL },    { 45, COXA_ZONE_BORDERLINE },
               { 50, COXA_ZONE_BORDERLINE }, { 51, COXA_ZONE_MET } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    coxa_visit_set_age (fixture->visit, rows[i].age);
    g_assert_cmpint (sample_case_zone_of (sample_case_judge (fixture, P06, COXA_SIDE_LEFT), "age"),
                     ==, rows[i].zone);
  }
}

/* Exactly one Thomas row counts: the held one where both are there (patterns.md 9.3, 9.4). */
static void
test_thomas_rows (Fixture *fixture, gconstpointer data)
{
  static const char rest[] = "; provokes_extension yes; link_hips_flexed yes; hip_extension L 3; "
                             "phe_pattern L yes; thomas_knee L 40";
  static const struct {
    const char *thomas;
    CoxaClass class;
    int total;
    const char *cap;
  } rows[] = {
    { "thomas_hip L -4; thomas_hip R 6", COXA_CLASS_LIKELY, 22, NULL },
    { "thomas_hip L -4 free; thomas_hip R 6 free", COXA_CLASS_POSSIBLE, 18, "uncontrolled-thomas" },
    { "thomas_hip L -4 free; thomas_hip R 6", COXA_CLASS_POSSIBLE, 18, "uncontrolled-thomas" },
    { "thomas_hip L -4; thomas_hip R 6 free", COXA_CLASS_LIKELY, 22, NULL },
    { "thomas_hip L -4 free; thomas_hip L 12; thomas_hip R 6", COXA_CLASS_UNLIKELY, 22, NULL },
    { "thomas_hip L 12 free; thomas_hip R 6", COXA_CLASS_UNLIKELY, 18, NULL },
    { "thomas_hip L -4", COXA_CLASS_INSUFFICIENT, 22, NULL },
    { "thomas_hip R -4", COXA_CLASS_INSUFFICIENT, 22, NULL },
    { "thomas_hip L -4; thomas_hip R 6 refused", COXA_CLASS_INSUFFICIENT, 22, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result;

    g_test_message ("%s", rows[i].thomas);
    sample_case_clear (fixture);
    sample_case_enter (fixture, rows[i].thomas);
    sample_case_enter (fixture, rest);
    result = sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
    g_assert_cmpint (result->class, ==, rows[i].class);
    g_assert_cmpint (result->total, ==, rows[i].total);
    g_assert_cmpstr (result->caps[0], ==, rows[i].cap);
  }
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, sample_case_set_up, function, sample_case_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/judge/worked-example", test_worked_example);
  ADD ("/engine/judge/worked-next", test_worked_next);
  ADD ("/engine/judge/worked-suppositions", test_worked_suppositions);
  ADD ("/engine/judge/shown", test_shown);
  ADD ("/engine/judge/zones", test_zones);
  ADD ("/engine/judge/values", test_values);
  ADD ("/engine/judge/age-zones", test_age_zones);
  ADD ("/engine/judge/thomas-rows", test_thomas_rows);
  return g_test_run ();
}
