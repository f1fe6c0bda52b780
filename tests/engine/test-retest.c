/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-retest.h"

#include "sample-case.h"

typedef struct {
  SampleCase sample;
  CoxaNormTable *norms;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaChangeRules *rules;
  GPtrArray *visits;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sample_case_set_up (&fixture->sample, data);
  fixture->norms = coxa_norm_table_load (fixture->sample.catalogue, NULL);
  fixture->questionnaires = coxa_questionnaire_catalogue_load (NULL, NULL);
  fixture->rules = coxa_change_rules_load (fixture->sample.catalogue, NULL, NULL);
  fixture->visits = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->visits);
  coxa_change_rules_free (fixture->rules);
  coxa_questionnaire_catalogue_free (fixture->questionnaires);
  coxa_norm_table_free (fixture->norms);
  sample_case_tear_down (&fixture->sample, data);
}

static void
add_visit (Fixture *fixture, const char *id, int day, const char *text)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, day, 9, 0, 0);
  CoxaVisit *visit = coxa_visit_new (id, at);

  sample_case_clear (&fixture->sample);
  sample_case_enter (&fixture->sample, text);
  for (guint i = 0; i < coxa_visit_get_n_measurements (fixture->sample.visit); i++)
    coxa_visit_put_measurement (visit, coxa_visit_get_measurement (fixture->sample.visit, i));
  g_ptr_array_add (fixture->visits, visit);
}

static GArray *
find (Fixture *fixture)
{
  CoxaChangeKnowledge knowledge = { fixture->norms, fixture->questionnaires, fixture->rules };

  coxa_judge (fixture->sample.result, fixture->sample.patient,
              g_ptr_array_index (fixture->visits, fixture->visits->len - 1));
  return coxa_find_retests (&knowledge, fixture->sample.patient, fixture->visits,
                            fixture->sample.result);
}

static guint
reasons_of (GArray *retests, const char *id)
{
  for (guint i = 0; i < retests->len; i++)
    if (g_str_equal (g_array_index (retests, CoxaRetest, i).measure->id, id))
      return g_array_index (retests, CoxaRetest, i).reasons;
  return 0;
}

/* The norm of a woman of 44 is 133.8, SD 7.9 (rom-norms.tsv): 118 is the first whole
 * number that lies two SD below. */
static void
test_outside_norm (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) retests = NULL;

  add_visit (fixture, "a", 1, "hip_flexion L 119; hip_flexion R 130; hip_extension L 18");
  retests = find (fixture);
  g_assert_cmpuint (reasons_of (retests, "hip_flexion"), ==, 0);
  g_assert_cmpuint (reasons_of (retests, "hip_extension"), ==, 0);
  g_clear_pointer (&retests, g_array_unref);

  g_ptr_array_set_size (fixture->visits, 0);
  add_visit (fixture, "a", 1, "hip_flexion L 118; hip_flexion R 130; hip_extension L 18");
  retests = find (fixture);
  g_assert_cmpuint (reasons_of (retests, "hip_flexion"), ==, COXA_RETEST_OUTSIDE_NORM);
  g_assert_cmpuint (reasons_of (retests, "hip_extension"), ==, 0);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) retests = NULL;

  add_visit (fixture, "a", 1, "hip_ir L 30; hip_er L 40");
  add_visit (fixture, "b", 8, "hip_ir L 42; hip_er L 51");
  retests = find (fixture);
  g_assert_cmpuint (reasons_of (retests, "hip_ir"), ==, COXA_RETEST_CHANGED);
  g_assert_cmpuint (reasons_of (retests, "hip_er"), ==, 0);
}

static void
test_flags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) retests = NULL;

  add_visit (fixture, "a", 1, SAMPLE_WOMAN "; slr L 80; slr R 80");
  retests = find (fixture);
  g_assert_true (reasons_of (retests, "thomas_hip") & COXA_RETEST_FLAG);
  g_assert_true (reasons_of (retests, "phe_pattern") & COXA_RETEST_FLAG);
  g_assert_cmpuint (reasons_of (retests, "slr") & COXA_RETEST_FLAG, ==, 0);
}

static void
test_nobody_came_before (Fixture *fixture, gconstpointer data)
{
  CoxaChangeKnowledge knowledge = { fixture->norms, fixture->questionnaires, fixture->rules };
  g_autoptr (GArray) retests = coxa_find_retests (&knowledge, fixture->sample.patient,
                                                  fixture->visits, fixture->sample.result);

  g_assert_cmpuint (retests->len, ==, 0);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/retest/outside-norm", test_outside_norm);
  ADD ("/engine/retest/changed", test_changed);
  ADD ("/engine/retest/flags", test_flags);
  ADD ("/engine/retest/nobody-came-before", test_nobody_came_before);
  return g_test_run ();
}
