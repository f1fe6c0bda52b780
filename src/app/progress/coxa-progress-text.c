/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-progress-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-patient-text.h"
#include "coxa-value-text.h"

const char *
coxa_progress_text_side (CoxaSide side)
{
  return coxa_value_text_side (side);
}

/**
 * coxa_progress_text_dup_measure:
 * @both: the chart shows both sides
 */
char *
coxa_progress_text_dup_measure (const CoxaCourse *course, gboolean both)
{
  const char *side = both ? "" : coxa_value_text_side (course->side);
  const char *unit = coxa_value_text_unit (course->measure->unit);
  GString *title = g_string_new (course->measure->name);

  if (*side)
    g_string_append_printf (title, ", %s", side);
  if (*unit)
    g_string_append_printf (title, ", %s", unit);
  return g_string_free (title, FALSE);
}

char *
coxa_progress_text_dup_total (const CoxaScoreCourse *course, double total)
{
  g_autofree char *number = coxa_value_text_dup_number (total, course->questionnaire->decimals);

  return *course->questionnaire->unit
             ? g_strdup_printf ("%s %s", number, coxa_value_text_unit (course->questionnaire->unit))
             : g_steal_pointer (&number);
}

/* What stands at the line of a questionnaire's chart. */
char *
coxa_progress_text_dup_goal (const CoxaScoreCourse *course)
{
  g_autofree char *total = NULL;

  if (!isfinite (course->enough_at))
    return g_strdup ("");
  total = coxa_progress_text_dup_total (course, course->enough_at);
  /* Translators: at a line in a chart; the total from which a patient counts as improved */
  return g_strdup_printf (_ ("improved from %s"), total);
}

char *
coxa_progress_text_dup_day (const GPtrArray *visits, int visit)
{
  return coxa_patient_text_dup_day (coxa_visit_get_at (g_ptr_array_index (visits, (guint) visit)));
}

char *
coxa_progress_text_dup_value (const CoxaCoursePoint *point)
{
  return coxa_value_text_dup_measurement (&point->reading);
}

/* Verdicts */

char *
coxa_progress_text_dup_point_verdict (const CoxaChangeRules *rules, const CoxaCoursePoint *point)
{
  const CoxaMeasurementChange *change = &point->since_baseline;

  if (!point->of_episode)
    return g_strdup (_ ("another episode"));
  if (!point->has_change)
    return g_strdup (_ ("start"));
  if (change->verdict == COXA_VERDICT_NOT_COMPARABLE)
    return g_strdup_printf ("%s: %s", coxa_change_rules_get_verdict_text (rules, change->verdict),
                            coxa_change_rules_get_mismatch_text (rules, change->mismatch));
  return g_strdup (coxa_change_rules_get_verdict_text (rules, change->verdict));
}

char *
coxa_progress_text_dup_score_verdict (const CoxaChangeRules *rules, const CoxaScorePoint *point)
{
  if (!point->of_episode)
    return g_strdup (_ ("another episode"));
  if (!point->has_change)
    return g_strdup (_ ("start"));
  return g_strdup (coxa_change_rules_get_label_text (rules, point->since_baseline.label));
}

char *
coxa_progress_text_dup_verdict (const CoxaChangeRules *rules, const CoxaCourse *course)
{
  const CoxaCoursePoint *last =
      &g_array_index (course->points, CoxaCoursePoint, course->points->len - 1);

  return last->has_change ? coxa_progress_text_dup_point_verdict (rules, last) : NULL;
}

char *
coxa_progress_text_dup_label (const CoxaChangeRules *rules, const CoxaScoreCourse *course)
{
  const CoxaScorePoint *last =
      &g_array_index (course->points, CoxaScorePoint, course->points->len - 1);

  return last->has_change ? coxa_progress_text_dup_score_verdict (rules, last) : NULL;
}

/* Points */

char *
coxa_progress_text_dup_point (const CoxaChangeRules *rules,
                              const CoxaCourse *course,
                              const CoxaCoursePoint *point,
                              const GPtrArray *visits)
{
  g_autofree char *day = coxa_progress_text_dup_day (visits, point->visit);
  g_autofree char *value = coxa_progress_text_dup_value (point);
  g_autofree char *verdict = coxa_progress_text_dup_point_verdict (rules, point);
  const char *side = coxa_value_text_side (course->side);

  if (*side)
    /* Translators: day, side, value, verdict: "16 March 2026, left: 38°, real change" */
    return g_strdup_printf (_ ("%s, %s: %s, %s"), day, side, value, verdict);
  /* Translators: day, value, verdict */
  return g_strdup_printf (_ ("%s: %s, %s"), day, value, verdict);
}

char *
coxa_progress_text_dup_score_point (const CoxaChangeRules *rules,
                                    const CoxaScoreCourse *course,
                                    const CoxaScorePoint *point,
                                    const GPtrArray *visits)
{
  g_autofree char *day = coxa_progress_text_dup_day (visits, point->visit);
  g_autofree char *total = coxa_progress_text_dup_total (course, point->total);
  g_autofree char *verdict = coxa_progress_text_dup_score_verdict (rules, point);

  return g_strdup_printf (_ ("%s, %s: %s, %s"), day, course->questionnaire->short_name, total,
                          verdict);
}

/* Sentences */

static char *
dup_sentence (const char *who,
              const char *first,
              const char *first_day,
              const char *last,
              const char *last_day,
              const char *verdict)
{
  if (!last)
    /* Translators: which side or questionnaire, value, day: the only value so far */
    return g_strdup_printf (_ ("%s: %s on %s, nothing to compare it with yet."), who, first,
                            first_day);
  /* Translators: which side or questionnaire, value, day, value, day, verdict */
  return g_strdup_printf (_ ("%s: %s on %s, %s on %s: %s."), who, first, first_day, last, last_day,
                          verdict);
}

static char *
dup_capital (const char *word)
{
  g_autofree char *first = g_utf8_substring (word, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (word), NULL);
}

char *
coxa_progress_text_dup_course (const CoxaChangeRules *rules,
                               const CoxaCourse *course,
                               const GPtrArray *visits)
{
  const char *side = coxa_value_text_side (course->side);
  g_autofree char *who = *side ? dup_capital (side) : g_strdup (course->measure->name);
  guint start = (guint) MAX (course->baseline, 0);
  const CoxaCoursePoint *first = &g_array_index (course->points, CoxaCoursePoint, start);
  const CoxaCoursePoint *last =
      &g_array_index (course->points, CoxaCoursePoint, course->points->len - 1);
  g_autofree char *earlier = coxa_progress_text_dup_value (first);
  g_autofree char *earlier_day = coxa_progress_text_dup_day (visits, first->visit);
  g_autofree char *later = last == first ? NULL : coxa_progress_text_dup_value (last);
  g_autofree char *later_day = coxa_progress_text_dup_day (visits, last->visit);
  g_autofree char *verdict = coxa_progress_text_dup_point_verdict (rules, last);

  return dup_sentence (who, earlier, earlier_day, later, later_day, verdict);
}

char *
coxa_progress_text_dup_score (const CoxaChangeRules *rules,
                              const CoxaScoreCourse *course,
                              const GPtrArray *visits)
{
  guint start = (guint) MAX (course->baseline, 0);
  const CoxaScorePoint *first = &g_array_index (course->points, CoxaScorePoint, start);
  const CoxaScorePoint *last =
      &g_array_index (course->points, CoxaScorePoint, course->points->len - 1);
  g_autofree char *earlier = coxa_progress_text_dup_total (course, first->total);
  g_autofree char *earlier_day = coxa_progress_text_dup_day (visits, first->visit);
  g_autofree char *later =
      last == first ? NULL : coxa_progress_text_dup_total (course, last->total);
  g_autofree char *later_day = coxa_progress_text_dup_day (visits, last->visit);
  g_autofree char *verdict = coxa_progress_text_dup_score_verdict (rules, last);

  return dup_sentence (course->questionnaire->short_name, earlier, earlier_day, later, later_day,
                       verdict);
}
