/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-course-chart.h"

#include <math.h>

static void
add_norm (CoxaChart *chart, const CoxaNorm *norm)
{
  if (norm)
    coxa_chart_add_band (chart, COXA_CHART_INK_NORM, norm->mean - norm->sd, norm->mean + norm->sd);
}

/* Between two points of other episodes a line would say nothing. */
static void
add_course (CoxaChart *chart,
            const CoxaCourse *course,
            const char *name,
            CoxaChartInk ink,
            CoxaChartShape shape)
{
  guint series = coxa_chart_add_series (chart, name, ink, shape);
  gboolean before = FALSE;

  for (guint i = 0; i < course->points->len; i++) {
    const CoxaCoursePoint *point = &g_array_index (course->points, CoxaCoursePoint, i);
    CoxaChartPoint drawn = { point->day, point->reading.value,
                             point->broken == COXA_MISMATCH_NONE && before == point->of_episode,
                             point->visit };

    coxa_chart_add_point (chart, series, &drawn);
    before = point->of_episode;
  }
}

static void
add_error (CoxaChart *chart, const CoxaCourse *course, CoxaChartInk ink)
{
  double baseline;

  if (course->baseline < 0 || !isfinite (course->error))
    return;
  baseline =
      g_array_index (course->points, CoxaCoursePoint, (guint) course->baseline).reading.value;
  coxa_chart_add_band (chart, ink, baseline - course->error, baseline + course->error);
}

/* An angle has no natural zero; a time, a force, a length has. */
static gboolean
begins_at_zero (const CoxaMeasure *measure)
{
  return !g_str_equal (measure->unit, "deg");
}

CoxaChart *
coxa_course_chart_new (const CoxaCourse *first,
                       const CoxaCourse *second,
                       const CoxaChartNames *names,
                       const CoxaChartDays *days)
{
  CoxaChart *chart = coxa_chart_new (days->first, days->last);

  coxa_chart_set_whole (chart, first->measure->decimals == 0);
  if (begins_at_zero (first->measure))
    coxa_chart_show_value (chart, 0);
  add_norm (chart, first->norm);
  add_error (chart, first, COXA_CHART_INK_ERROR);
  if (second)
    add_error (chart, second, COXA_CHART_INK_ERROR_SECOND);
  add_course (chart, first, names->first, COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);
  if (second)
    add_course (chart, second, names->second, COXA_CHART_INK_SECOND, COXA_CHART_SQUARE);
  return chart;
}

static guint
add_scores (CoxaChart *chart,
            const CoxaScoreCourse *course,
            const char *name,
            CoxaChartInk ink,
            CoxaChartShape shape)
{
  guint series = coxa_chart_add_series (chart, name, ink, shape);
  gboolean before = FALSE;

  for (guint i = 0; course && i < course->points->len; i++) {
    const CoxaScorePoint *point = &g_array_index (course->points, CoxaScorePoint, i);
    CoxaChartPoint drawn = { point->day, point->total, before == point->of_episode, point->visit };

    coxa_chart_add_point (chart, series, &drawn);
    before = point->of_episode;
  }
  return series;
}

static void
show_range (CoxaChart *chart, const CoxaQuestionnaire *questionnaire)
{
  coxa_chart_set_whole (chart, questionnaire->decimals == 0);
  coxa_chart_show_value (chart, questionnaire->min);
  coxa_chart_show_value (chart, questionnaire->max);
}

CoxaChart *
coxa_score_chart_new (const CoxaScoreCourse *course,
                      const CoxaChartNames *names,
                      const CoxaChartDays *days)
{
  CoxaChart *chart = coxa_chart_new (days->first, days->last);
  double mdc = course->questionnaire->thresholds.mdc;

  show_range (chart, course->questionnaire);
  if (course->baseline >= 0 && isfinite (mdc) &&
      course->questionnaire->thresholds.kind == COXA_CHANGE_DIFFERENCE) {
    double baseline =
        g_array_index (course->points, CoxaScorePoint, (guint) course->baseline).total;

    coxa_chart_add_band (chart, COXA_CHART_INK_ERROR,
                         MAX (baseline - mdc, course->questionnaire->min),
                         MIN (baseline + mdc, course->questionnaire->max));
  }
  if (isfinite (course->enough_at))
    coxa_chart_add_goal (chart, course->enough_at, names->goal);
  add_scores (chart, course, names->first, COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);
  return chart;
}

CoxaChart *
coxa_pain_chart_new (const CoxaScoreCourse *now,
                     const CoxaScoreCourse *best,
                     const CoxaScoreCourse *worst,
                     const CoxaChartNames *names,
                     const CoxaChartDays *days)
{
  CoxaChart *chart = coxa_chart_new (days->first, days->last);
  guint least, most;

  coxa_chart_set_whole (chart, TRUE);
  for (guint i = 0; i < 3; i++) {
    const CoxaScoreCourse *course = i == 0 ? now : i == 1 ? best : worst;

    if (course)
      show_range (chart, course->questionnaire);
  }
  add_scores (chart, now, names->first, COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);
  least = add_scores (chart, best, names->second, COXA_CHART_INK_THIRD, COXA_CHART_TRIANGLE);
  most = add_scores (chart, worst, names->third, COXA_CHART_INK_SECOND, COXA_CHART_SQUARE);
  coxa_chart_add_range (chart, least, most);
  return chart;
}
