/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One visit of the patient's copy, in words. */

#include "coxa-copy-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_head (CoxaFlow *flow, CoxaVisit *visit)
{
  g_autofree char *day = coxa_copy_dup_day (coxa_visit_get_at (visit));
  g_autofree char *time = g_date_time_format (coxa_visit_get_at (visit), "%H:%M");
  /* Translators: a day, then a time */
  g_autofree char *title = g_strdup_printf (_ ("Visit of %s, %s"), day, time);
  g_autofree char *version =
      g_strdup_printf (_ ("This is version %u: the visit was corrected after it was first stored."),
                       coxa_visit_get_version (visit));

  coxa_flow_add_heading (flow, 2, title);
  if (coxa_visit_is_entered_in_error (visit))
    coxa_flow_add_text (flow, _ ("Entered in error: this visit does not count, and is listed "
                                 "because the record still holds it."));
  coxa_flow_add_labelled (flow, _ ("Examined by"), coxa_visit_get_examiner (visit));
  coxa_flow_add_labelled (flow, _ ("Treated for"), coxa_visit_get_episode (visit));
  coxa_flow_add_labelled (flow, _ ("Signed by"), coxa_visit_get_signed_by (visit));
  if (coxa_visit_get_version (visit) > 1)
    coxa_flow_add_quiet (flow, version);
}

/* Pain */

static void
append_pain (GString *text, const char *format, int pain)
{
  g_autofree char *part = NULL;
  g_autofree char *number = NULL;

  if (pain == COXA_PAIN_NOT_ASKED)
    return;
  number = g_strdup_printf ("%d", pain);
  part = g_strdup_printf ("%s %s", format, number);
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static void
add_pain (CoxaFlow *flow, CoxaVisit *visit)
{
  GString *text = g_string_new (NULL);

  append_pain (text, C_ ("pain", "now"), coxa_visit_get_pain (visit, COXA_PAIN_NOW));
  append_pain (text, C_ ("pain", "at its best"), coxa_visit_get_pain (visit, COXA_PAIN_BEST));
  append_pain (text, C_ ("pain", "at its worst"), coxa_visit_get_pain (visit, COXA_PAIN_WORST));
  append_pain (text, C_ ("pain", "on average"), coxa_visit_get_pain (visit, COXA_PAIN_AVERAGE));
  coxa_flow_add_labelled (flow, _ ("Pain, 0 to 10"), text->str);
  g_string_free (text, TRUE);
}

/* What nobody knows any more stands under its id. */
static const char *
get_spot_region (const CoxaPainRegions *regions, const CoxaPainSpot *spot)
{
  const CoxaPainRegion *known =
      regions != NULL ? coxa_pain_regions_find (regions, spot->region) : NULL;

  return known != NULL ? known->name : spot->region;
}

static const char *
get_spot_kind (const CoxaPainRegions *regions, const CoxaPainSpot *spot)
{
  const CoxaSymptom *known =
      regions != NULL ? coxa_pain_regions_find_symptom (regions, spot->kind) : NULL;

  return known != NULL ? known->name : spot->kind;
}

static void
add_pain_map (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);
    g_autofree char *strength = spot->intensity == COXA_PAIN_NOT_ASKED
                                    ? g_strdup ("")
                                    : g_strdup_printf (", %d", spot->intensity);
    g_autofree char *line =
        g_strdup_printf ("%s: %s%s", get_spot_region (sheet->pain_regions, spot),
                         get_spot_kind (sheet->pain_regions, spot), strength);

    if (i == 0)
      coxa_flow_add_heading (flow, 3, _ ("Where it hurt"));
    coxa_flow_add_item (flow, line);
  }
}

/* Answers */

static const char *
say_answer (CoxaAnswer answer)
{
  return answer == COXA_ANSWER_YES ? _ ("yes") : _ ("unsure");
}

static void
add_answers (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit)
{
  guint n = coxa_ruleset_count_questions (sheet->rules), n_no = 0, n_open = 0;

  coxa_flow_add_heading (flow, 3, _ ("Answers to the health questions"));
  for (guint i = 0; i < n; i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (sheet->rules, i);
    CoxaAnswer answer = coxa_visit_get_answer (visit, question->id);
    g_autofree char *line = g_strdup_printf ("%s %s", question->text, say_answer (answer));

    n_no += answer == COXA_ANSWER_NO;
    n_open += answer == COXA_ANSWER_NOT_ASKED;
    if (answer == COXA_ANSWER_YES || answer == COXA_ANSWER_UNSURE)
      coxa_flow_add_item (flow, line);
  }
  if (n_no > 0) {
    g_autofree char *line =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question was answered with no.",
                                      "%u questions were answered with no.", n_no),
                         n_no);

    coxa_flow_add_text (flow, line);
  }
  if (n_open > 0) {
    g_autofree char *line =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question was not asked.",
                                      "%u questions were not asked.", n_open),
                         n_open);

    coxa_flow_add_quiet (flow, line);
  }
}

/* Measurements */

static const char *
get_unit (const char *unit)
{
  if (g_str_equal (unit, "deg"))
    return "°";
  return g_str_equal (unit, "points") ? _ ("points") : unit;
}

static char *
dup_number (const CoxaMeasurement *measurement)
{
  const CoxaMeasure *measure = measurement->measure;
  double value = measurement->value;
  int decimals = value == floor (value) ? 0 : MAX (measure->decimals, 1);
  const char *unit = get_unit (measure->unit);
  const char *gap = *unit == '\0' || g_str_equal (unit, "°") ? "" : " ";

  return g_strdup_printf ("%s%.*f%s%s", value < 0 ? "−" : "", decimals, fabs (value), gap, unit);
}

static char *
dup_done (const CoxaMeasurement *measurement)
{
  gboolean present = measurement->value > 0;

  switch (measurement->measure->kind) {
  case COXA_MEASURE_YESNO:
    return g_strdup (present ? _ ("yes") : _ ("no"));
  case COXA_MEASURE_FAILED:
    return g_strdup (present ? _ ("failed") : _ ("passed"));
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return g_strdup (measurement->measure->values[(guint) measurement->value]);
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    return dup_number (measurement);
  }
}

static char *
dup_value (const CoxaMeasurement *measurement)
{
  switch (measurement->status) {
  case COXA_STATUS_REFUSED:
    return g_strdup (_ ("refused"));
  case COXA_STATUS_STOPPED_BY_PAIN:
    return g_strdup (_ ("stopped by pain"));
  case COXA_STATUS_NOT_TESTABLE:
    return g_strdup (_ ("not testable"));
  case COXA_STATUS_DONE:
  default:
    return dup_done (measurement);
  }
}

static char *
dup_cell (const CoxaMeasurement *measurement)
{
  g_autofree char *value = measurement != NULL ? dup_value (measurement) : g_strdup ("");

  if (measurement == NULL || measurement->pain == COXA_PAIN_NOT_ASKED)
    return g_steal_pointer (&value);
  /* Translators: a value, then the pain felt at the end of the movement, 0 to 10 */
  return g_strdup_printf (_ ("%s, pain %d"), value, measurement->pain);
}

static char *
dup_name (const CoxaMeasurement *measurement)
{
  GString *name = g_string_new (measurement->measure->name);

  if (measurement->measure->pelvis_qualifier)
    g_string_append_printf (name, ", %s",
                            measurement->pelvis_held ? _ ("pelvis held") : _ ("pelvis not held"));
  if (measurement->mode == COXA_MODE_ACTIVE && measurement->measure->mode != COXA_MODE_ACTIVE)
    g_string_append_printf (name, ", %s", _ ("active"));
  return g_string_free (name, FALSE);
}

static gboolean
is_same_row (const CoxaMeasurement *a, const CoxaMeasurement *b)
{
  CoxaMeasurement other = *b;

  other.side = a->side;
  return coxa_measurement_same_place (a, &other);
}

/* The measurement of the same row and @side; @first_out says whether this one opens the row. */
static const CoxaMeasurement *
find_in_row (CoxaVisit *visit, guint index, CoxaSide side, gboolean *first_out)
{
  const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, index), *found = NULL;

  *first_out = TRUE;
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *other = coxa_visit_get_measurement (visit, i);

    if (!is_same_row (measurement, other))
      continue;
    *first_out &= i >= index;
    if (other->side == side)
      found = other;
  }
  return found;
}

static void
add_row (CoxaFlow *flow, CoxaVisit *visit, guint index)
{
  const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, index);
  gboolean first, central = measurement->side == COXA_SIDE_CENTRAL;
  CoxaSide side = central ? COXA_SIDE_CENTRAL : COXA_SIDE_LEFT;
  g_autofree char *name = dup_name (measurement);
  g_autofree char *one = dup_cell (find_in_row (visit, index, side, &first));
  g_autofree char *other =
      central ? g_strdup ("") : dup_cell (find_in_row (visit, index, COXA_SIDE_RIGHT, &first));
  const char *cells[] = { name, central ? "" : one, other, central ? one : "" };

  if (first)
    coxa_flow_add_row (flow, cells, FALSE);
}

static void
add_measurements (CoxaFlow *flow, CoxaVisit *visit)
{
  static const double shares[] = { 0.46, 0.18, 0.18, 0.18 };
  const char *head[] = { _ ("Measure"), _ ("Left"), _ ("Right"), _ ("Without a side") };
  guint n = coxa_visit_get_n_measurements (visit);

  if (n == 0)
    return;
  coxa_flow_add_heading (flow, 3, _ ("Measurements"));
  coxa_flow_begin_table (flow, shares, G_N_ELEMENTS (shares));
  coxa_flow_add_row (flow, head, TRUE);
  for (guint i = 0; i < n; i++)
    add_row (flow, visit, i);
  coxa_flow_end_table (flow);
}

/* What was judged then */

static void
add_flags (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaCopyVisit *visit)
{
  for (guint i = 0; i < visit->flags->len; i++) {
    const CoxaCopyFlag *flag = g_ptr_array_index (visit->flags, i);

    if (i == 0)
      coxa_flow_add_heading (flow, 3, _ ("Safety signs that the answers raised"));
    coxa_flow_add_item (flow, coxa_ruleset_find_flag_name (sheet->rules, flag->id));
  }
}

static char *
dup_result (const CoxaCopySheet *sheet, const CoxaCopyResult *result)
{
  const CoxaPattern *pattern = coxa_ruleset_find_pattern (sheet->rules, result->pattern);
  const char *name = pattern != NULL ? pattern->name : result->pattern;
  const char *class =
      result->class == COXA_CLASS_LIKELY ? C_ ("class", "likely") : C_ ("class", "possible");

  if (result->side == COXA_SIDE_CENTRAL)
    return g_strdup_printf ("%s – %s", name, class);
  return g_strdup_printf ("%s, %s – %s", name, coxa_copy_side (result->side), class);
}

static void
add_results (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaCopyVisit *visit)
{
  gboolean any = FALSE;

  for (guint i = 0; i < visit->results->len; i++) {
    const CoxaCopyResult *result = g_ptr_array_index (visit->results, i);
    g_autofree char *line = NULL;

    if (result->class != COXA_CLASS_LIKELY && result->class != COXA_CLASS_POSSIBLE)
      continue;
    if (!any)
      coxa_flow_add_heading (flow, 3, _ ("These findings occur together"));
    any = TRUE;
    line = dup_result (sheet, result);
    coxa_flow_add_item (flow, line);
  }
  if (!any)
    return;
  coxa_flow_add_quiet (flow, _ ("As stored at that visit. Findings that occur together do not "
                                "establish the cause of pain."));
}

static void
add_decisions (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit)
{
  for (guint i = 0; i < sheet->copy->decisions->len; i++) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (sheet->copy->decisions, i);

    if (g_strcmp0 (decision->visit_id, coxa_visit_get_id (visit)) == 0)
      coxa_copy_add_decision (flow, sheet, decision);
  }
}

static void
add_notes (CoxaFlow *flow, CoxaVisit *visit)
{
  const char *notes = coxa_visit_get_notes (visit);

  if (notes == NULL || *notes == '\0')
    return;
  coxa_flow_add_heading (flow, 3, _ ("Notes"));
  coxa_flow_add_text (flow, notes);
}

void
coxa_copy_add_visit (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaCopyVisit *visit)
{
  add_head (flow, visit->visit);
  coxa_copy_add_remarks (flow, sheet, visit->visit, COXA_TOPIC_HISTORY);
  add_pain (flow, visit->visit);
  add_pain_map (flow, sheet, visit->visit);
  add_answers (flow, sheet, visit->visit);
  add_measurements (flow, visit->visit);
  coxa_copy_add_scores (flow, sheet, visit->visit);
  add_flags (flow, sheet, visit);
  add_results (flow, sheet, visit);
  add_decisions (flow, sheet, visit->visit);
  coxa_copy_add_treatments (flow, sheet, visit->visit);
  coxa_copy_add_remarks (flow, sheet, visit->visit, COXA_TOPIC_PLAN);
  add_notes (flow, visit->visit);
}
