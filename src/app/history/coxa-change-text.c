/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-change-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"
#include "coxa-stored-text.h"
#include "coxa-value-text.h"

/* One line for what differs. */
static void
compare (GString *text, const char *field, const char *before, const char *after)
{
  const char *from = before && *before ? before : _ ("nothing");
  const char *to = after && *after ? after : _ ("nothing");

  if (g_strcmp0 (from, to) != 0)
    /* Translators: what changed, as it was before, as it is after */
    g_string_append_printf (text, _ ("%s: %s → %s\n"), field, from, to);
}

static const char *
answer_text (CoxaAnswer answer)
{
  switch (answer) {
  case COXA_ANSWER_NO:
    return _ ("no");
  case COXA_ANSWER_YES:
    return _ ("yes");
  case COXA_ANSWER_UNSURE:
    return _ ("unsure");
  case COXA_ANSWER_NOT_ASKED:
  default:
    return _ ("not asked");
  }
}

static char *
dup_measure (const CoxaMeasurement *measurement)
{
  GString *name = g_string_new (measurement->measure->name);

  if (measurement->side != COXA_SIDE_CENTRAL)
    g_string_append_printf (name, ", %s", coxa_value_text_side (measurement->side));
  if (measurement->measure->pelvis_qualifier)
    g_string_append_printf (name, ", %s",
                            measurement->pelvis_held ? _ ("pelvis held") : _ ("pelvis not held"));
  if (measurement->mode == COXA_MODE_ACTIVE && measurement->measure->mode != COXA_MODE_ACTIVE)
    g_string_append_printf (name, ", %s", _ ("active"));
  return g_string_free (name, FALSE);
}

static char *
dup_value (const CoxaMeasurement *measurement)
{
  g_autofree char *value = NULL;
  GString *text;

  if (!measurement)
    return NULL;
  value = coxa_value_text_dup_measurement (measurement);
  text = g_string_new (value);
  if (measurement->pain != COXA_PAIN_NOT_ASKED)
    g_string_append_printf (text, ", %s %d", _ ("pain"), measurement->pain);
  if (measurement->compensation_seen)
    g_string_append_printf (text, ", %s", _ ("compensation seen"));
  return g_string_free (text, FALSE);
}

static const CoxaMeasurement *
find_like (CoxaVisit *visit, const CoxaMeasurement *like)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    if (coxa_measurement_same_place (coxa_visit_get_measurement (visit, i), like))
      return coxa_visit_get_measurement (visit, i);
  return NULL;
}

static void
compare_value (GString *text,
               const CoxaMeasurement *named,
               const CoxaMeasurement *before,
               const CoxaMeasurement *after)
{
  g_autofree char *name = dup_measure (named);
  g_autofree char *from = dup_value (before);
  g_autofree char *to = dup_value (after);

  compare (text, name, from, to);
}

static void
compare_values (GString *text, CoxaVisit *before, CoxaVisit *after)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (after); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (after, i);

    compare_value (text, measurement, find_like (before, measurement), measurement);
  }
  for (guint i = 0; i < coxa_visit_get_n_measurements (before); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (before, i);

    if (!find_like (after, measurement))
      compare_value (text, measurement, measurement, NULL);
  }
}

static void
compare_answers (GString *text, const CoxaRuleset *rules, CoxaVisit *before, CoxaVisit *after)
{
  compare (text, _ ("All other safety questions"), answer_text (coxa_visit_get_others (before)),
           answer_text (coxa_visit_get_others (after)));
  for (guint i = 0; i < coxa_ruleset_count_questions (rules); i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (rules, i);

    compare (text, question->text, answer_text (coxa_visit_get_answer (before, question->id)),
             answer_text (coxa_visit_get_answer (after, question->id)));
  }
}

static char *
dup_scores (CoxaVisit *visit)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    g_string_append_printf (text, "%s%s %g", text->len > 0 ? "; " : "", score->questionnaire,
                            score->total);
  }
  return g_string_free (text, FALSE);
}

static char *
dup_pain_map (CoxaVisit *visit)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", spot->region,
                            spot->kind ? spot->kind : "");
    if (spot->intensity != COXA_PAIN_NOT_ASKED)
      g_string_append_printf (text, " %d", spot->intensity);
  }
  return g_string_free (text, FALSE);
}

typedef char *(*DupVisitText) (CoxaVisit *visit);

static char *
dup_at (CoxaVisit *visit)
{
  g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));
  g_autofree char *time = g_date_time_format (coxa_visit_get_at (visit), "%H:%M");

  return g_strdup_printf ("%s, %s", day, time);
}

static void
compare_by (GString *text, const char *field, DupVisitText dup, CoxaVisit *before, CoxaVisit *after)
{
  g_autofree char *from = dup (before);
  g_autofree char *to = dup (after);

  compare (text, field, from, to);
}

/**
 * coxa_change_text_dup_visit:
 *
 * Returns: (transfer full): what differs, a line for each field; "" where nothing does
 */
char *
coxa_change_text_dup_visit (const CoxaRuleset *rules, CoxaVisit *before, CoxaVisit *after)
{
  GString *text = g_string_new (NULL);

  compare_by (text, _ ("Date and time"), dup_at, before, after);
  compare (text, _ ("Episode"), coxa_visit_get_episode (before), coxa_visit_get_episode (after));
  compare (text, _ ("Examiner"), coxa_visit_get_examiner (before), coxa_visit_get_examiner (after));
  compare_by (text, _ ("State"), coxa_stored_text_dup_state, before, after);
  compare_by (text, _ ("Pain"), coxa_stored_text_dup_pains, before, after);
  compare_by (text, _ ("Pain map"), dup_pain_map, before, after);
  compare_by (text, _ ("Questionnaires"), dup_scores, before, after);
  compare_values (text, before, after);
  compare_answers (text, rules, before, after);
  compare (text, _ ("Note"), coxa_visit_get_notes (before), coxa_visit_get_notes (after));
  return g_strchomp (g_string_free (text, FALSE));
}

/**
 * coxa_change_text_dup_patient:
 *
 * Returns: (transfer full): what differs, a line for each field; "" where nothing does
 */
char *
coxa_change_text_dup_patient (CoxaPatient *before, CoxaPatient *after)
{
  GString *text = g_string_new (NULL);
  g_autofree char *precautions_before =
      g_strjoinv (", ", (char **) coxa_patient_get_precautions (before));
  g_autofree char *precautions_after =
      g_strjoinv (", ", (char **) coxa_patient_get_precautions (after));

  compare (text, _ ("Family name"), coxa_patient_get_family (before),
           coxa_patient_get_family (after));
  compare (text, _ ("Given name"), coxa_patient_get_given (before), coxa_patient_get_given (after));
  compare (text, _ ("Birth date"), coxa_patient_get_birth_date (before),
           coxa_patient_get_birth_date (after));
  compare (text, _ ("Sex"), coxa_patient_text_sex (coxa_patient_get_sex (before)),
           coxa_patient_text_sex (coxa_patient_get_sex (after)));
  compare (text, _ ("Number in the clinic"), coxa_patient_get_number (before),
           coxa_patient_get_number (after));
  compare (text, _ ("Language of the handout"), coxa_patient_get_language (before),
           coxa_patient_get_language (after));
  compare (text, _ ("Precautions"), precautions_before, precautions_after);
  compare (text, _ ("Archived"), coxa_patient_is_archived (before) ? _ ("yes") : _ ("no"),
           coxa_patient_is_archived (after) ? _ ("yes") : _ ("no"));
  return g_strchomp (g_string_free (text, FALSE));
}
