/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values over time, each held against the baseline of its episode (outcomes.md 3 and 4). */

#include "coxa-course.h"

#include <math.h>

#include "coxa-axis.h"
#include "coxa-change.h"
#include "coxa-reference.h"

#define TOTALS_MAX 10000 /* that a scale is searched for its limits */

typedef struct {
  const CoxaChangeKnowledge *knowledge;
  CoxaReadings *readings;
  CoxaPatient *patient;
} Material;

static guint
get_newest (const Material *material)
{
  return coxa_readings_count (material->readings) - 1;
}

static gboolean
is_of_episode (const Material *material, guint index)
{
  CoxaVisit *visit = coxa_readings_get_visit (material->readings, index);
  CoxaVisit *newest = coxa_readings_get_visit (material->readings, get_newest (material));

  return g_strcmp0 (coxa_visit_get_episode (visit), coxa_visit_get_episode (newest)) == 0;
}

static double
get_day (const Material *material, guint index)
{
  return coxa_day_of (coxa_visit_get_at (coxa_readings_get_visit (material->readings, index)));
}

/* Measures */

static void
course_free (CoxaCourse *self)
{
  g_array_unref (self->points);
  g_free (self);
}

static gboolean
is_drawn (const CoxaMeasurement *reading)
{
  return reading->status == COXA_STATUS_DONE && (reading->measure->kind == COXA_MEASURE_NUMBER ||
                                                 reading->measure->kind == COXA_MEASURE_COMPUTED);
}

static void
judge_point (const Material *material, CoxaCourse *self, CoxaCoursePoint *point, guint index)
{
  if (!point->of_episode)
    return;
  if (self->baseline < 0) {
    self->baseline = (int) self->points->len;
    return;
  }
  point->has_change = TRUE;
  point->since_baseline = coxa_readings_judge (
      material->readings,
      (guint) g_array_index (self->points, CoxaCoursePoint, (guint) self->baseline).visit, index,
      &point->reading);
}

static void
add_point (const Material *material, CoxaCourse *self, guint index, const CoxaMeasurement *reading)
{
  CoxaCoursePoint point = {
    .visit = coxa_readings_get_place (material->readings, index),
    .day = get_day (material, index),
    .reading = *reading,
    .of_episode = is_of_episode (material, index),
  };

  if (self->points->len > 0)
    point.broken = coxa_find_mismatch (
        &g_array_index (self->points, CoxaCoursePoint, self->points->len - 1).reading, reading);
  judge_point (material, self, &point, index);
  g_array_append_val (self->points, point);
}

static CoxaCourse *
course_new (const Material *material, const CoxaMeasurement *newest)
{
  CoxaCourse *self = g_new0 (CoxaCourse, 1);
  const CoxaCoursePoint *last;
  CoxaVisit *visit;

  self->measure = newest->measure;
  self->side = newest->side;
  self->points = g_array_new (FALSE, FALSE, sizeof (CoxaCoursePoint));
  self->baseline = -1;
  self->error = NAN;
  for (guint i = 0; i <= get_newest (material); i++) {
    const CoxaMeasurement *reading = coxa_readings_find (material->readings, i, newest);

    if (reading)
      add_point (material, self, i, reading);
  }
  last = &g_array_index (self->points, CoxaCoursePoint, self->points->len - 1);
  if (last->has_change)
    self->error = last->since_baseline.threshold;
  visit = coxa_readings_get_visit (material->readings, (guint) last->visit);
  self->norm = coxa_norm_choose (material->knowledge->norms, &last->reading,
                                 coxa_patient_get_sex (material->patient),
                                 coxa_age_at (material->patient, visit));
  return self;
}

static gboolean
is_known (GPtrArray *courses, const CoxaMeasurement *reading)
{
  for (guint i = 0; i < courses->len; i++) {
    const CoxaCourse *course = g_ptr_array_index (courses, i);

    if (course->measure == reading->measure && course->side == reading->side)
      return TRUE;
  }
  return FALSE;
}

/* One course for a measure and side; what it was measured like last decides which reading of a
 * visit stands in it. */
static GPtrArray *
collect_courses (const Material *material)
{
  GPtrArray *courses = g_ptr_array_new_with_free_func ((GDestroyNotify) course_free);

  for (guint i = get_newest (material) + 1; i-- > 0;) {
    const GArray *readings = coxa_readings_list (material->readings, i);

    for (guint j = 0; j < readings->len; j++) {
      const CoxaMeasurement *reading = &g_array_index (readings, CoxaMeasurement, j);

      if (is_drawn (reading) && !is_known (courses, reading))
        g_ptr_array_add (courses, course_new (material, reading));
    }
  }
  return courses;
}

/* Scores */

static void
score_course_free (CoxaScoreCourse *self)
{
  g_array_unref (self->points);
  g_free (self);
}

/* A rating of change names the start of the episode, which needs no rating of its own. */
static gboolean
find_start (const Material *material, const CoxaScoreCourse *self, guint *index_out)
{
  if (self->questionnaire->thresholds.kind != COXA_CHANGE_VALUE) {
    if (self->baseline >= 0)
      *index_out =
          (guint) g_array_index (self->points, CoxaScorePoint, (guint) self->baseline).visit;
    return self->baseline >= 0;
  }
  for (guint i = 0; i <= get_newest (material); i++)
    if (is_of_episode (material, i)) {
      *index_out = i;
      return TRUE;
    }
  return FALSE;
}

static void
judge_score (const Material *material, CoxaScoreCourse *self, CoxaScorePoint *point, guint index)
{
  gboolean rating = self->questionnaire->thresholds.kind == COXA_CHANGE_VALUE;
  guint start;

  if (!point->of_episode)
    return;
  if (find_start (material, self, &start) && start != index) {
    double baseline =
        rating ? NAN : g_array_index (self->points, CoxaScorePoint, (guint) self->baseline).total;

    point->has_change = TRUE;
    point->since_baseline =
        coxa_judge_scores (self->questionnaire, baseline, point->total,
                           coxa_readings_count_days (material->readings, start, index));
  }
  if (self->baseline < 0)
    self->baseline = (int) self->points->len;
}

/* The total nearest to the baseline that is judged so: what the judgement says, not a second rule.
 */
static void
find_limits (CoxaScoreCourse *self)
{
  const CoxaQuestionnaire *questionnaire = self->questionnaire;
  double step = pow (10, -questionnaire->decimals);
  double sign = questionnaire->direction == COXA_DIRECTION_HIGHER_IS_BETTER ? 1 : -1;
  double baseline;

  self->real_at = self->enough_at = NAN;
  if (self->baseline < 0 || questionnaire->thresholds.kind != COXA_CHANGE_DIFFERENCE)
    return;
  baseline = g_array_index (self->points, CoxaScorePoint, (guint) self->baseline).total;
  for (guint i = 1; i <= TOTALS_MAX && isnan (self->enough_at); i++) {
    double total = round ((baseline + sign * i * step) / step) * step;
    CoxaScoreChange change;

    if (total < questionnaire->min - step / 2 || total > questionnaire->max + step / 2)
      return;
    change = coxa_judge_scores (questionnaire, baseline, total, 0);
    if (change.real && isnan (self->real_at))
      self->real_at = total;
    if (change.label == COXA_LABEL_IMPROVED)
      self->enough_at = total;
  }
}

static CoxaScoreCourse *
score_course_new (const Material *material, const CoxaQuestionnaire *questionnaire)
{
  CoxaScoreCourse *self = g_new0 (CoxaScoreCourse, 1);

  self->questionnaire = questionnaire;
  self->points = g_array_new (FALSE, FALSE, sizeof (CoxaScorePoint));
  self->baseline = -1;
  for (guint i = 0; i <= get_newest (material); i++) {
    CoxaVisit *visit = coxa_readings_get_visit (material->readings, i);
    CoxaScorePoint point = {
      .visit = coxa_readings_get_place (material->readings, i),
      .day = get_day (material, i),
      .of_episode = is_of_episode (material, i),
    };

    if (!coxa_questionnaire_find_total (questionnaire, visit, &point.total))
      continue;
    judge_score (material, self, &point, i);
    g_array_append_val (self->points, point);
  }
  find_limits (self);
  return self;
}

static GPtrArray *
collect_scores (const Material *material)
{
  const CoxaQuestionnaireCatalogue *catalogue = material->knowledge->questionnaires;
  GPtrArray *courses = g_ptr_array_new_with_free_func ((GDestroyNotify) score_course_free);

  for (guint i = 0; i < coxa_questionnaire_catalogue_count (catalogue); i++) {
    CoxaScoreCourse *course =
        score_course_new (material, coxa_questionnaire_catalogue_get (catalogue, i));

    if (course->points->len > 0)
      g_ptr_array_add (courses, course);
    else
      score_course_free (course);
  }
  return courses;
}

/**
 * coxa_courses_new:
 * @visits: (element-type CoxaVisit): of one patient, oldest first; also those of other episodes
 *
 * Returns: (transfer full): the courses; empty ones without visits. Borrows from the knowledge
 */
CoxaCourses *
coxa_courses_new (const CoxaChangeKnowledge *knowledge,
                  const GPtrArray *visits,
                  CoxaPatient *patient)
{
  CoxaCourses *self = g_new0 (CoxaCourses, 1);
  g_autoptr (CoxaReadings) readings = coxa_readings_new (knowledge, visits, NULL);
  Material material = { .knowledge = knowledge, .readings = readings, .patient = patient };

  if (visits->len == 0) {
    self->measures = g_ptr_array_new ();
    self->scores = g_ptr_array_new ();
    return self;
  }
  self->measures = collect_courses (&material);
  self->scores = collect_scores (&material);
  self->first_day = get_day (&material, 0);
  self->last_day = get_day (&material, get_newest (&material));
  return self;
}

void
coxa_courses_free (CoxaCourses *self)
{
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->scores);
  g_free (self);
}

/**
 * coxa_courses_find:
 *
 * Returns: (nullable): the course of the measure and side
 */
const CoxaCourse *
coxa_courses_find (const CoxaCourses *self, const CoxaMeasure *measure, CoxaSide side)
{
  for (guint i = 0; i < self->measures->len; i++) {
    const CoxaCourse *course = g_ptr_array_index (self->measures, i);

    if (course->measure == measure && course->side == side)
      return course;
  }
  return NULL;
}

/**
 * coxa_courses_find_score:
 *
 * Returns: (nullable): the course of the questionnaire
 */
const CoxaScoreCourse *
coxa_courses_find_score (const CoxaCourses *self, const char *questionnaire)
{
  for (guint i = 0; i < self->scores->len; i++) {
    const CoxaScoreCourse *course = g_ptr_array_index (self->scores, i);

    if (g_str_equal (course->questionnaire->id, questionnaire))
      return course;
  }
  return NULL;
}
