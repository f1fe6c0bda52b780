/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-course.h"

#include <math.h>

#include "coxa-change.h"
#include "sample-case.h"

typedef struct {
  SampleCase sample;
  CoxaChangeKnowledge knowledge;
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
  fixture->knowledge =
      (CoxaChangeKnowledge){ fixture->norms, fixture->questionnaires, fixture->rules };
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

/* @day: of March 2026 */
static CoxaVisit *
add_visit (Fixture *fixture, int day, const char *episode, const char *measured)
{
  g_autoptr (GDateTime) at = g_date_time_new_local (2026, 3, day, 9, 0, 0);

  sample_case_clear (&fixture->sample);
  sample_case_enter (&fixture->sample, measured);
  coxa_visit_set_at (fixture->sample.visit, at);
  coxa_visit_set_examiner (fixture->sample.visit, "AB");
  coxa_visit_set_episode (fixture->sample.visit, episode);
  g_ptr_array_add (fixture->visits, g_object_ref (fixture->sample.visit));
  return fixture->sample.visit;
}

static CoxaCourses *
follow (Fixture *fixture)
{
  return coxa_courses_new (&fixture->knowledge, fixture->visits, fixture->sample.patient);
}

static const CoxaCourse *
find (Fixture *fixture, const CoxaCourses *courses, const char *measure, CoxaSide side)
{
  return coxa_courses_find (courses,
                            coxa_measure_catalogue_find (fixture->sample.catalogue, measure), side);
}

static const CoxaCoursePoint *
get_point (const CoxaCourse *course, guint index)
{
  g_assert_cmpuint (index, <, course->points->len);
  return &g_array_index (course->points, CoxaCoursePoint, index);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaCourses) courses = follow (fixture);

  g_assert_cmpuint (courses->measures->len, ==, 0);
  g_assert_cmpuint (courses->scores->len, ==, 0);
}

static void
test_one_visit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaCourses) courses = NULL;
  const CoxaCourse *course;

  add_visit (fixture, 2, "Hip", "hip_ir L 24; phe_pattern L yes");
  courses = follow (fixture);
  g_assert_cmpuint (courses->measures->len, ==, 1);
  course = find (fixture, courses, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpuint (course->points->len, ==, 1);
  g_assert_cmpint (course->baseline, ==, 0);
  g_assert_true (isnan (course->error));
  g_assert_nonnull (course->norm);
  g_assert_false (get_point (course, 0)->has_change);
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaCourses) courses = NULL;
  const CoxaCourse *left, *right;

  add_visit (fixture, 2, "Hip", "hip_ir L 24");
  add_visit (fixture, 9, "Hip", "hip_flexion L 110");
  add_visit (fixture, 16, "Hip", "hip_ir L 30; hip_ir R 35");
  add_visit (fixture, 23, "Hip", "hip_ir L 36");
  courses = follow (fixture);
  left = find (fixture, courses, "hip_ir", COXA_SIDE_LEFT);
  right = find (fixture, courses, "hip_ir", COXA_SIDE_RIGHT);
  g_assert_cmpuint (left->points->len, ==, 3);
  g_assert_cmpint (get_point (left, 1)->visit, ==, 2);
  g_assert_cmpint (get_point (left, 1)->broken, ==, COXA_MISMATCH_NONE);
  g_assert_cmpint (get_point (left, 1)->since_baseline.verdict, ==, COXA_VERDICT_WITHIN_ERROR);
  g_assert_cmpint (get_point (left, 2)->since_baseline.verdict, ==, COXA_VERDICT_REAL);
  g_assert_cmpfloat (left->error, ==, 11);
  g_assert_cmpuint (right->points->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (courses->last_day - courses->first_day, 21, 0.05);
}

/* What was measured otherwise breaks the line, and the newest way decides what is shown. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaCourses) courses = NULL;
  const CoxaCourse *course;

  add_visit (fixture, 2, "Hip", "hip_ir L 24");
  add_visit (fixture, 9, "Hip", "hip_ir L 30 inclinometer");
  add_visit (fixture, 16, "Hip", "hip_ir L 31 inclinometer; hip_ir L 20 seated_hip90 inclinometer");
  add_visit (fixture, 23, "Hip", "hip_ir L 33 active inclinometer");
  courses = follow (fixture);
  course = find (fixture, courses, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpuint (course->points->len, ==, 4);
  g_assert_cmpint (get_point (course, 0)->broken, ==, COXA_MISMATCH_NONE);
  g_assert_cmpint (get_point (course, 1)->broken, ==, COXA_MISMATCH_INSTRUMENT);
  g_assert_cmpint (get_point (course, 2)->broken, ==, COXA_MISMATCH_NONE);
  g_assert_cmpfloat (get_point (course, 2)->reading.value, ==, 31);
  g_assert_cmpint (get_point (course, 3)->broken, ==, COXA_MISMATCH_MODE);
  g_assert_true (isnan (course->error));
}

/* Each episode has its own baseline; older ones are shown and not judged. */
static void
test_episodes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaCourses) courses = NULL;
  const CoxaCourse *course;

  add_visit (fixture, 2, "Low back pain", "hip_ir L 20");
  add_visit (fixture, 9, "Hip", "hip_ir L 24");
  add_visit (fixture, 16, "Low back pain", "hip_ir L 21");
  add_visit (fixture, 23, "Hip", "hip_ir L 36");
  courses = follow (fixture);
  course = find (fixture, courses, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpuint (course->points->len, ==, 4);
  g_assert_cmpint (course->baseline, ==, 1);
  g_assert_false (get_point (course, 0)->of_episode);
  g_assert_false (get_point (course, 2)->has_change);
  g_assert_cmpfloat (get_point (course, 3)->since_baseline.change, ==, 12);
}

/* The lines of a chart: from where a change is real, from where it is called improved. */
static void
test_score_limits (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *questionnaire;
    double baseline, real_at, enough_at;
  } rows[] = {
    { "rmdq", 12, 7, 7 },         { "rmdq", 20, 15, 14 }, /* 30 % of 20 is 6 */
    { "rmdq", 4, NAN, NAN }, /* five points down from 4 there are not */
    { "rmdq", 5, 0, 0 },          { "psfs", 4, 6, 6 },           { "psfs", 9, NAN, NAN },
    { "oxford_hip", 20, 25, 28 }, { "start_back", 5, NAN, NAN }, { "grc", 2, NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaCourses) courses = NULL;
    const CoxaScoreCourse *course;
    CoxaVisit *visit;

    g_test_message ("row %zu", i);
    g_ptr_array_set_size (fixture->visits, 0);
    visit = add_visit (fixture, 2, "Hip", "");
    coxa_visit_add_score (visit, rows[i].questionnaire, rows[i].baseline);
    courses = follow (fixture);
    course = coxa_courses_find_score (courses, rows[i].questionnaire);
    if (!course)
      g_error ("no course of %s", rows[i].questionnaire);
    g_assert_cmpint (course->baseline, ==, 0);
    g_assert_true (isnan (rows[i].real_at) ? isnan (course->real_at)
                                           : course->real_at == rows[i].real_at);
    g_assert_true (isnan (rows[i].enough_at) ? isnan (course->enough_at)
                                             : course->enough_at == rows[i].enough_at);
  }
}

static void
assert_same_measurement (const CoxaCourse *course, const CoxaMeasurementRow *row, int visit)
{
  for (guint i = 0; i < course->points->len; i++) {
    const CoxaCoursePoint *point = get_point (course, i);

    if (point->visit != visit || !coxa_measurement_same_place (&point->reading, &row->now))
      continue;
    g_assert_true (point->has_change == (row->baseline_visit != COXA_NO_VISIT));
    if (!point->has_change)
      return;
    g_assert_cmpint (point->since_baseline.verdict, ==, row->since_baseline.verdict);
    g_assert_cmpint (point->since_baseline.rule, ==, row->since_baseline.rule);
    return;
  }
}

static void
assert_same_score (const CoxaScoreCourse *course, const CoxaScoreRow *row, int visit)
{
  for (guint i = 0; i < course->points->len; i++) {
    const CoxaScorePoint *point = &g_array_index (course->points, CoxaScorePoint, i);

    if (point->visit != visit)
      continue;
    g_assert_true (point->has_change == (row->baseline_visit != COXA_NO_VISIT));
    if (point->has_change)
      g_assert_cmpint (point->since_baseline.label, ==, row->since_baseline.label);
    return;
  }
  g_assert_not_reached ();
}

/* What the newest visit is said to be in the overview it is said to be in the chart. */
static void
test_same_labels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (int round = 0; round < 200; round++) {
    g_autoptr (CoxaCourses) courses = NULL;
    g_autoptr (CoxaChanges) changes = NULL;
    int last;

    g_ptr_array_set_size (fixture->visits, 0);
    for (int i = 0; i < 4; i++) {
      g_autofree char *measured = g_strdup_printf (
          "hip_ir L %d%s; hip_flexion R %d; sorensen %d", g_rand_int_range (rand, 15, 50),
          g_rand_boolean (rand) ? " inclinometer" : "", g_rand_int_range (rand, 90, 130),
          g_rand_int_range (rand, 20, 150));
      CoxaVisit *visit =
          add_visit (fixture, 2 + 7 * i, g_rand_int_range (rand, 0, 4) ? "A" : "B", measured);

      coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, g_rand_int_range (rand, 0, 11));
      coxa_visit_add_score (visit, "rmdq", g_rand_int_range (rand, 0, 25));
      coxa_visit_add_score (visit, "grc", g_rand_int_range (rand, -5, 6));
    }
    last = (int) fixture->visits->len - 1;
    courses = follow (fixture);
    changes = coxa_changes_new (&fixture->knowledge, fixture->visits, NULL);
    for (guint i = 0; i < changes->measurements->len; i++) {
      const CoxaMeasurementRow *row = &g_array_index (changes->measurements, CoxaMeasurementRow, i);
      const CoxaCourse *course = coxa_courses_find (courses, row->now.measure, row->now.side);

      g_assert_nonnull (course);
      assert_same_measurement (course, row, last);
    }
    g_assert_cmpuint (changes->scores->len, >=, 3);
    for (guint i = 0; i < changes->scores->len; i++) {
      const CoxaScoreRow *row = &g_array_index (changes->scores, CoxaScoreRow, i);

      assert_same_score (coxa_courses_find_score (courses, row->questionnaire->id), row, last);
    }
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/course/nothing", test_nothing);
  ADD ("/engine/course/one-visit", test_one_visit);
  ADD ("/engine/course/gaps", test_gaps);
  ADD ("/engine/course/broken", test_broken);
  ADD ("/engine/course/episodes", test_episodes);
  ADD ("/engine/course/score-limits", test_score_limits);
  ADD ("/engine/course/same-labels", test_same_labels);
  return g_test_run ();
}
