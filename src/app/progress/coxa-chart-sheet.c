/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-chart-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-progress-text.h"

CoxaProgressMaterial *
coxa_progress_material_new (CoxaKnowledge *knowledge, GPtrArray *visits, CoxaPatient *patient)
{
  CoxaProgressMaterial *self = g_new0 (CoxaProgressMaterial, 1);
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (knowledge);

  g_ref_count_init (&self->refs);
  self->knowledge = g_object_ref (knowledge);
  self->visits = g_ptr_array_ref (visits);
  self->courses = coxa_courses_new (&change, visits, patient);
  return self;
}

CoxaProgressMaterial *
coxa_progress_material_ref (CoxaProgressMaterial *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
coxa_progress_material_unref (CoxaProgressMaterial *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  coxa_courses_free (self->courses);
  g_ptr_array_unref (self->visits);
  g_object_unref (self->knowledge);
  g_free (self);
}

static CoxaChartSheet *
sheet_new (CoxaProgressMaterial *material)
{
  CoxaChartSheet *self = g_new0 (CoxaChartSheet, 1);

  self->material = coxa_progress_material_ref (material);
  return self;
}

CoxaChartSheet *
coxa_chart_sheet_new_course (CoxaProgressMaterial *material,
                             const CoxaCourse *first,
                             const CoxaCourse *second)
{
  CoxaChartSheet *self = sheet_new (material);

  self->sides[0] = first;
  self->sides[1] = second;
  return self;
}

CoxaChartSheet *
coxa_chart_sheet_new_score (CoxaProgressMaterial *material, const CoxaScoreCourse *score)
{
  CoxaChartSheet *self = sheet_new (material);

  self->scores[0] = score;
  return self;
}

/* Each may be %NULL; at least one is not. */
CoxaChartSheet *
coxa_chart_sheet_new_pain (CoxaProgressMaterial *material,
                           const CoxaScoreCourse *now,
                           const CoxaScoreCourse *best,
                           const CoxaScoreCourse *worst)
{
  CoxaChartSheet *self = sheet_new (material);

  self->scores[0] = now;
  self->scores[1] = best;
  self->scores[2] = worst;
  return self;
}

void
coxa_chart_sheet_free (CoxaChartSheet *self)
{
  coxa_progress_material_unref (self->material);
  g_free (self);
}

static gboolean
is_pain (const CoxaChartSheet *self)
{
  return self->scores[1] || self->scores[2];
}

static const CoxaScoreCourse *
get_main_score (const CoxaChartSheet *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->scores); i++)
    if (self->scores[i])
      return self->scores[i];
  return NULL;
}

static CoxaChart *
draw_score (const CoxaChartSheet *self, const CoxaChartDays *days)
{
  g_autofree char *goal = coxa_progress_text_dup_goal (self->scores[0]);
  CoxaChartNames names = { "", "", "", goal };

  return coxa_score_chart_new (self->scores[0], &names, days);
}

/**
 * coxa_chart_sheet_draw:
 *
 * Returns: (transfer full): the chart of these days
 */
CoxaChart *
coxa_chart_sheet_draw (const CoxaChartSheet *self, const CoxaChartDays *days)
{
  CoxaChartNames names = { "", "", "", "" };

  if (!self->sides[0] && !is_pain (self))
    return draw_score (self, days);
  if (is_pain (self)) {
    names.first = C_ ("pain", "now");
    names.second = C_ ("pain", "least");
    names.third = C_ ("pain", "worst");
    return coxa_pain_chart_new (self->scores[0], self->scores[1], self->scores[2], &names, days);
  }
  if (self->sides[1]) {
    names.first = coxa_progress_text_side (self->sides[0]->side);
    names.second = coxa_progress_text_side (self->sides[1]->side);
  }
  return coxa_course_chart_new (self->sides[0], self->sides[1], &names, days);
}

/**
 * coxa_chart_sheet_dup_title:
 *
 * Returns: (transfer full): what is charted, with its unit
 */
char *
coxa_chart_sheet_dup_title (const CoxaChartSheet *self)
{
  if (is_pain (self))
    return g_strdup (_ ("Pain, 0-10"));
  if (self->sides[0])
    return coxa_progress_text_dup_measure (self->sides[0], self->sides[1] != NULL);
  return g_strdup (self->scores[0]->questionnaire->name);
}

/**
 * coxa_chart_sheet_dup_verdict:
 *
 * Returns: (transfer full) (nullable): the label of the newest value: of a questionnaire, or of a
 *   measure with one side
 */
char *
coxa_chart_sheet_dup_verdict (const CoxaChartSheet *self)
{
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (self->material->knowledge);

  if (self->sides[0])
    return self->sides[1] ? NULL : coxa_progress_text_dup_verdict (change.rules, self->sides[0]);
  return coxa_progress_text_dup_label (change.rules, get_main_score (self));
}

/**
 * coxa_chart_sheet_dup_summary:
 *
 * Returns: (transfer full): the chart as one sentence
 */
char *
coxa_chart_sheet_dup_summary (const CoxaChartSheet *self)
{
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (self->material->knowledge);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++) {
    g_autofree char *part =
        self->sides[i]
            ? coxa_progress_text_dup_course (change.rules, self->sides[i], self->material->visits)
            : NULL;

    if (part)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->scores); i++) {
    g_autofree char *part =
        self->scores[i]
            ? coxa_progress_text_dup_score (change.rules, self->scores[i], self->material->visits)
            : NULL;

    if (part)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_chart_sheet_dup_point:
 *
 * Returns: (transfer full): day, value and verdict of one point
 */
char *
coxa_chart_sheet_dup_point (const CoxaChartSheet *self, guint series, guint point)
{
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (self->material->knowledge);

  if (self->sides[0])
    return coxa_progress_text_dup_point (
        change.rules, self->sides[series],
        &g_array_index (self->sides[series]->points, CoxaCoursePoint, point),
        self->material->visits);
  return coxa_progress_text_dup_score_point (
      change.rules, self->scores[series],
      &g_array_index (self->scores[series]->points, CoxaScorePoint, point), self->material->visits);
}

/* The table */

static void
add_cells (GPtrArray *rows, char *day, char *what, char *value, char *verdict)
{
  char **cells = g_new0 (char *, 5);

  cells[0] = day;
  cells[1] = what;
  cells[2] = value;
  cells[3] = verdict;
  g_ptr_array_add (rows, cells);
}

static void
list_course (const CoxaChartSheet *self, GPtrArray *rows, int visit, const CoxaCourse *course)
{
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (self->material->knowledge);

  for (guint i = 0; course && i < course->points->len; i++) {
    const CoxaCoursePoint *point = &g_array_index (course->points, CoxaCoursePoint, i);

    if (point->visit == visit)
      add_cells (rows, coxa_progress_text_dup_day (self->material->visits, visit),
                 g_strdup (coxa_progress_text_side (course->side)),
                 coxa_progress_text_dup_value (point),
                 coxa_progress_text_dup_point_verdict (change.rules, point));
  }
}

static void
list_score (const CoxaChartSheet *self, GPtrArray *rows, int visit, const CoxaScoreCourse *course)
{
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (self->material->knowledge);

  for (guint i = 0; course && i < course->points->len; i++) {
    const CoxaScorePoint *point = &g_array_index (course->points, CoxaScorePoint, i);

    if (point->visit == visit)
      add_cells (rows, coxa_progress_text_dup_day (self->material->visits, visit),
                 g_strdup (course->questionnaire->short_name),
                 coxa_progress_text_dup_total (course, point->total),
                 coxa_progress_text_dup_score_verdict (change.rules, point));
  }
}

/**
 * coxa_chart_sheet_list_rows:
 *
 * Returns: (transfer full) (element-type GStrv): day, side or rating, value, verdict or why it does
 *   not compare; newest first
 */
GPtrArray *
coxa_chart_sheet_list_rows (const CoxaChartSheet *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (int visit = (int) self->material->visits->len - 1; visit >= 0; visit--) {
    for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
      list_course (self, rows, visit, self->sides[i]);
    for (guint i = 0; i < G_N_ELEMENTS (self->scores); i++)
      list_score (self, rows, visit, self->scores[i]);
  }
  return rows;
}

/**
 * coxa_chart_sheet_dup_text:
 *
 * Returns: (transfer full): title, sentence and table, to be copied into a letter or a spreadsheet
 */
char *
coxa_chart_sheet_dup_text (const CoxaChartSheet *self)
{
  g_autofree char *title = coxa_chart_sheet_dup_title (self);
  g_autofree char *summary = coxa_chart_sheet_dup_summary (self);
  g_autoptr (GPtrArray) rows = coxa_chart_sheet_list_rows (self);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", title, summary);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *line = g_strjoinv ("\t", g_ptr_array_index (rows, i));

    g_string_append_printf (text, "%s\n", line);
  }
  return g_string_free (text, FALSE);
}
