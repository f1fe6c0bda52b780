/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measurement-change.h"

#include <math.h>

#include "sample-case.h"

typedef struct {
  SampleCase sample;
  CoxaNormTable *norms;
  CoxaChangeRules *rules;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sample_case_set_up (&fixture->sample, data);
  fixture->norms = coxa_norm_table_load (fixture->sample.catalogue, NULL);
  fixture->rules = coxa_change_rules_load (fixture->sample.catalogue, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_change_rules_free (fixture->rules);
  coxa_norm_table_free (fixture->norms);
  sample_case_tear_down (&fixture->sample, data);
}

static CoxaMeasurement
read_one (Fixture *fixture, const char *text)
{
  sample_case_clear (&fixture->sample);
  sample_case_enter (&fixture->sample, text);
  return *coxa_visit_get_measurement (fixture->sample.visit, 0);
}

/* rom.md 5.1 and 6: every reason, and its order */
static void
test_mismatches (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *a, *b;
    CoxaMismatch mismatch;
  } rows[] = {
    { "hip_ir L 24", "hip_ir L 36", COXA_MISMATCH_NONE },
    { "hip_ir L 24", "hip_er L 24", COXA_MISMATCH_MEASURE },
    { "hip_ir L 24", "hip_er R 24 active", COXA_MISMATCH_MEASURE },
    { "hip_ir L 24", "hip_ir R 24", COXA_MISMATCH_SIDE },
    { "hip_ir L 24", "hip_ir R 24 active", COXA_MISMATCH_SIDE },
    { "hip_ir L 24", "hip_ir L 24 active", COXA_MISMATCH_MODE },
    { "hip_ir L 24", "hip_ir L 24 active seated_hip90", COXA_MISMATCH_MODE },
    { "hip_ir L 24", "hip_ir L 24 seated_hip90", COXA_MISMATCH_POSITION },
    { "hip_ir L 24", "hip_ir L 24 seated_hip90 phone", COXA_MISMATCH_POSITION },
    { "hip_ir L 24", "hip_ir L 24 phone", COXA_MISMATCH_INSTRUMENT },
    { "hip_ir L 24 phone", "hip_ir L 24 inclinometer", COXA_MISMATCH_INSTRUMENT },
    { "thomas_hip L 4", "thomas_hip L 4 phone free", COXA_MISMATCH_INSTRUMENT },
    { "thomas_hip L 4", "thomas_hip L 4 free", COXA_MISMATCH_STABILISATION },
    { "thomas_hip L 4", "thomas_hip L 4 free refused", COXA_MISMATCH_STABILISATION },
    { "hip_ir L 24", "hip_ir L 24 refused", COXA_MISMATCH_STATUS },
    { "hip_ir L 24 stopped_by_pain", "hip_ir L 24", COXA_MISMATCH_STATUS },
    { "hip_ir L 24", "hip_ir L 24 not_testable", COXA_MISMATCH_STATUS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaMeasurement a = read_one (fixture, rows[i].a);
    CoxaMeasurement b = read_one (fixture, rows[i].b);

    g_test_message ("%s, %s", rows[i].a, rows[i].b);
    g_assert_cmpstr (coxa_mismatch_ids[coxa_find_mismatch (&a, &b)], ==,
                     coxa_mismatch_ids[rows[i].mismatch]);
    g_assert_cmpint (coxa_find_mismatch (&b, &a), ==, rows[i].mismatch);
  }
}

#define REAL COXA_VERDICT_REAL
#define WITHIN COXA_VERDICT_WITHIN_ERROR
#define NONE COXA_VERDICT_NO_VERDICT

static void
test_verdicts (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *earlier, *later;
    gboolean other_examiner;
    double threshold; /* NAN: none */
    CoxaChangeVerdict verdict;
    CoxaChangeRule rule;
  } rows[] = {
    { "hip_flexion L 100", "hip_flexion L 110", FALSE, 10, WITHIN, COXA_RULE_SAME_EXAMINER },
    { "hip_flexion L 100", "hip_flexion L 110.1", FALSE, 10, REAL, COXA_RULE_SAME_EXAMINER },
    { "hip_flexion L 110.1", "hip_flexion L 100", FALSE, 10, REAL, COXA_RULE_SAME_EXAMINER },
    { "hip_flexion L 100", "hip_flexion L 117", TRUE, 17, WITHIN, COXA_RULE_OTHER_EXAMINER },
    { "hip_flexion L 100", "hip_flexion L 118", TRUE, 17, REAL, COXA_RULE_OTHER_EXAMINER },
    { "hip_extension L 0", "hip_extension L 13", TRUE, 13, WITHIN, COXA_RULE_OTHER_EXAMINER },
    { "hip_extension L 0", "hip_extension L 14", FALSE, 13, REAL, COXA_RULE_SAME_EXAMINER },
    { "hip_ir L 24", "hip_ir L 35", FALSE, 11, WITHIN, COXA_RULE_SAME_EXAMINER },
    { "hip_ir L 24", "hip_ir L 36", FALSE, 11, REAL, COXA_RULE_SAME_EXAMINER },
    /* design.md 10.2: rotation between examiners is raised to 25 */
    { "hip_ir L 10", "hip_ir L 35", TRUE, 25, WITHIN, COXA_RULE_OTHER_EXAMINER },
    { "hip_ir L 10", "hip_ir L 36", TRUE, 25, REAL, COXA_RULE_OTHER_EXAMINER },
    { "hip_er L 40", "hip_er L 15", TRUE, 25, WITHIN, COXA_RULE_OTHER_EXAMINER },
    { "hip_abduction L 20", "hip_abduction L 32", FALSE, 11, REAL, COXA_RULE_SAME_EXAMINER },
    { "hip_abduction L 20", "hip_abduction L 45", TRUE, NAN, NONE,
      COXA_RULE_NO_THRESHOLD_OTHER_EXAMINER },
    { "craig L 10", "craig L 40", FALSE, NAN, NONE, COXA_RULE_NO_THRESHOLD },
    { "thomas_hip L -4", "thomas_hip L 7", FALSE, 10, REAL, COXA_RULE_SAME_EXAMINER },
    { "thomas_hip L -4 free", "thomas_hip L 7 free", FALSE, NAN, NONE, COXA_RULE_PELVIS_FREE },
    { "faber_height L 10.2", "faber_height L 6.5", FALSE, 3.7, WITHIN, COXA_RULE_SAME_EXAMINER },
    { "faber_height L 10.2", "faber_height L 6.4", FALSE, 3.7, REAL, COXA_RULE_SAME_EXAMINER },
    { "ftf 14", "ftf 9.4", FALSE, 4.5, REAL, COXA_RULE_SAME_EXAMINER },
    { "ftf 14", "ftf 4.2", TRUE, 9.8, WITHIN, COXA_RULE_OTHER_EXAMINER },
    { "hhd_hip_abduction L 100", "hhd_hip_abduction L 114", FALSE, 15, WITHIN, COXA_RULE_PERCENT },
    { "hhd_hip_abduction L 100", "hhd_hip_abduction L 115", FALSE, 15, REAL, COXA_RULE_PERCENT },
    { "hhd_hip_abduction L 200", "hhd_hip_abduction L 170", FALSE, 30, REAL, COXA_RULE_PERCENT },
    { "hhd_hip_abduction L 200", "hhd_hip_abduction L 171", FALSE, 30, WITHIN, COXA_RULE_PERCENT },
    { "hhd_hip_abduction L 0", "hhd_hip_abduction L 50", FALSE, NAN, NONE, COXA_RULE_NO_THRESHOLD },
    { "hhd_hip_abduction L 100", "hhd_hip_abduction L 200", TRUE, NAN, NONE,
      COXA_RULE_NO_THRESHOLD_OTHER_EXAMINER },
    { "phe_pattern L yes", "phe_pattern L no", FALSE, NAN, NONE, COXA_RULE_NO_NUMBER },
    { "mmt_hip_abduction L 4", "mmt_hip_abduction L 5", FALSE, NAN, NONE, COXA_RULE_NO_NUMBER },
    { "hip_ir L 24", "hip_ir L 60 phone", FALSE, NAN, COXA_VERDICT_NOT_COMPARABLE,
      COXA_RULE_NOT_ALIKE },
    { "hip_ir L 24", "hip_ir L 60 refused", TRUE, NAN, COXA_VERDICT_NOT_COMPARABLE,
      COXA_RULE_NOT_ALIKE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaCircumstances circumstances = { .other_examiner = rows[i].other_examiner };
    CoxaMeasurement earlier = read_one (fixture, rows[i].earlier);
    CoxaMeasurement later = read_one (fixture, rows[i].later);
    CoxaMeasurementChange change =
        coxa_judge_measurements (fixture->norms, fixture->rules, &earlier, &later, &circumstances);

    g_test_message ("%s, %s", rows[i].earlier, rows[i].later);
    g_assert_cmpstr (coxa_change_verdict_ids[change.verdict], ==,
                     coxa_change_verdict_ids[rows[i].verdict]);
    g_assert_cmpstr (coxa_change_rule_ids[change.rule], ==, coxa_change_rule_ids[rows[i].rule]);
    g_assert_true (isnan (rows[i].threshold) ? isnan (change.threshold)
                                             : fabs (change.threshold - rows[i].threshold) < 1e-9);
    g_assert_false (change.widened);
    g_assert_cmpint (change.other_examiner, ==, rows[i].other_examiner);
    if (change.verdict != COXA_VERDICT_NOT_COMPARABLE && change.rule != COXA_RULE_NO_NUMBER)
      g_assert_cmpfloat (change.change, ==, later.value - earlier.value);
    else
      g_assert_true (isnan (change.change));
  }
}

/* rom.md 5.3: "For T = 11 that is 11.7", whichever of the two was read in coarse steps */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double step_earlier, step_later, change, threshold;
    gboolean widened, real;
  } rows[] = {
    { 1, 1, 11.5, 11, FALSE, TRUE },     { 5, 1, 11.5, 11.7, TRUE, FALSE },
    { 1, 5, 11.5, 11.7, TRUE, FALSE },   { 5, 5, 11.7, 11.7, TRUE, FALSE },
    { 5, 5, 11.8, 11.7, TRUE, TRUE },    { 2, 1, 11.5, 11.114, TRUE, TRUE },
    { 0.5, 0.5, 11.5, 11, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaCircumstances circumstances = { 0 };
    CoxaMeasurement earlier = read_one (fixture, "hip_ir L 20");
    CoxaMeasurement later = earlier;
    CoxaMeasurementChange change;

    earlier.step = rows[i].step_earlier;
    later.step = rows[i].step_later;
    later.value += rows[i].change;
    change =
        coxa_judge_measurements (fixture->norms, fixture->rules, &earlier, &later, &circumstances);
    g_test_message ("row %u", i);
    g_assert_cmpfloat_with_epsilon (change.threshold, rows[i].threshold, 0.01);
    g_assert_cmpint (change.widened, ==, rows[i].widened);
    g_assert_cmpint (change.verdict == COXA_VERDICT_REAL, ==, rows[i].real);
  }
}

/* rom.md 5: 32 s with low back pain, 48 s without */
static void
test_population (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *population;
    double later, threshold;
    CoxaChangeVerdict verdict;
  } rows[] = {
    { "lbp_current", 92, 32.2, WITHIN },
    { "lbp_current", 93, 32.2, REAL },
    { NULL, 93, 48.2, WITHIN },
    { NULL, 109, 48.2, REAL },
    { "nobody_studied", 93, 48.2, WITHIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaCircumstances circumstances = { .population = rows[i].population };
    CoxaMeasurement earlier = read_one (fixture, "sorensen 60");
    CoxaMeasurement later = earlier;
    CoxaMeasurementChange change;

    later.value = rows[i].later;
    change =
        coxa_judge_measurements (fixture->norms, fixture->rules, &earlier, &later, &circumstances);
    g_test_message ("row %u", i);
    g_assert_cmpfloat_with_epsilon (change.threshold, rows[i].threshold, 1e-9);
    g_assert_cmpint (change.verdict, ==, rows[i].verdict);
  }
}

static void
test_examiners (void)
{
  g_assert_false (coxa_examiners_differ ("AB", "AB"));
  g_assert_true (coxa_examiners_differ ("AB", "CD"));
  g_assert_true (coxa_examiners_differ ("AB", NULL));
  g_assert_true (coxa_examiners_differ ("", "AB"));
  g_assert_false (coxa_examiners_differ (NULL, NULL));
  g_assert_false (coxa_examiners_differ (NULL, ""));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/measurement-change/mismatches", test_mismatches);
  ADD ("/engine/measurement-change/verdicts", test_verdicts);
  ADD ("/engine/measurement-change/steps", test_steps);
  ADD ("/engine/measurement-change/population", test_population);
  g_test_add_func ("/engine/measurement-change/examiners", test_examiners);
  return g_test_run ();
}
