/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-change-document.h"

#include "coxa-clinic-part.h"
#include "coxa-document-parts.h"

#include <math.h>

static void
write_moment (CoxaJsonWriter *writer, const char *name, const GPtrArray *visits, int place)
{
  if (place == COXA_NO_VISIT) {
    coxa_json_writer_add_null (writer, name);
    return;
  }
  g_autofree char *at = coxa_visit_dup_at_text (g_ptr_array_index (visits, place));
  coxa_json_writer_add_text (writer, name, at);
}

static int
get_now (const GPtrArray *visits)
{
  return (int) visits->len - 1; /* COXA_NO_VISIT where there is none */
}

static void
write_value (CoxaJsonWriter *writer, const CoxaMeasurement *measurement)
{
  CoxaMeasureKind kind = measurement->measure->kind;

  if (measurement->status != COXA_STATUS_DONE) {
    coxa_json_writer_add_null (writer, "value");
    coxa_json_writer_add_text (writer, "status", coxa_status_ids[measurement->status]);
  } else if (kind == COXA_MEASURE_NUMBER || kind == COXA_MEASURE_COMPUTED) {
    coxa_json_writer_add_decimal (writer, "value", measurement->value);
  } else {
    coxa_document_write_value (writer, measurement);
  }
}

static void
write_reading (CoxaJsonWriter *writer,
               const char *name,
               const GPtrArray *visits,
               int place,
               const CoxaMeasurement *measurement)
{
  if (place == COXA_NO_VISIT) {
    coxa_json_writer_add_null (writer, name);
    return;
  }
  coxa_json_writer_open_object (writer, name);
  write_moment (writer, "at", visits, place);
  write_value (writer, measurement);
  coxa_json_writer_close_object (writer);
}

/* Where two do not compare, what they differ in says more than the rule. */
static void
write_measurement_change (CoxaJsonWriter *writer,
                          const char *name,
                          int place,
                          const CoxaMeasurementChange *change)
{
  if (place == COXA_NO_VISIT) {
    coxa_json_writer_add_null (writer, name);
    return;
  }
  coxa_json_writer_open_object (writer, name);
  coxa_json_writer_add_decimal (writer, "difference", change->change);
  coxa_json_writer_add_decimal (writer, "threshold", change->threshold);
  coxa_json_writer_add_flag (writer, "widened", change->widened);
  coxa_json_writer_add_text (writer, "verdict", coxa_change_verdict_ids[change->verdict]);
  if (change->verdict == COXA_VERDICT_NOT_COMPARABLE)
    coxa_json_writer_add_text (writer, "reason", coxa_mismatch_ids[change->mismatch]);
  else
    coxa_json_writer_add_text (writer, "rule", coxa_change_rule_ids[change->rule]);
  coxa_json_writer_close_object (writer);
}

static void
write_measurement_row (CoxaJsonWriter *writer,
                       const CoxaMeasurementRow *row,
                       const GPtrArray *visits)
{
  const CoxaMeasure *measure = row->now.measure;

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "measure", measure->id);
  if (measure->sided)
    coxa_json_writer_add_text (writer, "side", coxa_side_ids[row->now.side]);
  coxa_json_writer_add_optional_text (writer, "position", row->now.position);
  coxa_json_writer_add_text (writer, "mode", coxa_mode_ids[row->now.mode]);
  coxa_json_writer_add_text (writer, "unit", measure->unit);
  write_reading (writer, "baseline", visits, row->baseline_visit, &row->since_baseline.earlier);
  write_reading (writer, "last", visits, row->last_visit, &row->since_last.earlier);
  write_reading (writer, "now", visits, get_now (visits), &row->now);
  coxa_json_writer_add_flag (writer, "late_baseline", row->late_baseline);
  write_measurement_change (writer, "since_baseline", row->baseline_visit, &row->since_baseline);
  write_measurement_change (writer, "since_last", row->last_visit, &row->since_last);
  coxa_json_writer_close_object (writer);
}

static void
write_measurements (CoxaJsonWriter *writer, const GArray *rows, const GPtrArray *visits)
{
  coxa_json_writer_open_list (writer, "measurements");
  for (guint i = 0; i < rows->len; i++)
    write_measurement_row (writer, &g_array_index (rows, CoxaMeasurementRow, i), visits);
  coxa_json_writer_close_list (writer);
}

static void
write_score (
    CoxaJsonWriter *writer, const char *name, const GPtrArray *visits, int place, double total)
{
  if (place == COXA_NO_VISIT) {
    coxa_json_writer_add_null (writer, name);
    return;
  }
  coxa_json_writer_open_object (writer, name);
  write_moment (writer, "at", visits, place);
  coxa_json_writer_add_decimal (writer, "total", total);
  coxa_json_writer_close_object (writer);
}

static void
write_score_change (CoxaJsonWriter *writer,
                    const char *name,
                    int place,
                    const CoxaScoreChange *change)
{
  if (place == COXA_NO_VISIT) {
    coxa_json_writer_add_null (writer, name);
    return;
  }
  coxa_json_writer_open_object (writer, name);
  coxa_json_writer_add_decimal (writer, "difference", change->change);
  coxa_json_writer_add_decimal (writer, "percent", round (change->percent * 10) / 10);
  coxa_json_writer_add_decimal (writer, "mdc", change->mdc);
  coxa_json_writer_add_decimal (writer, "mic", change->mic);
  coxa_json_writer_add_flag (writer, "near_limit", change->near_limit);
  coxa_json_writer_add_text (writer, "label", coxa_label_ids[change->label]);
  coxa_json_writer_add_text (writer, "rule", coxa_score_rule_ids[change->rule]);
  coxa_json_writer_close_object (writer);
}

static void
write_score_row (CoxaJsonWriter *writer, const CoxaScoreRow *row, const GPtrArray *visits)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "questionnaire", row->questionnaire->id);
  write_score (writer, "baseline", visits, row->baseline_visit, row->since_baseline.baseline);
  write_score (writer, "last", visits, row->last_visit, row->since_last.baseline);
  write_score (writer, "now", visits, get_now (visits), row->now);
  coxa_json_writer_add_flag (writer, "late_baseline", row->late_baseline);
  write_score_change (writer, "since_baseline", row->baseline_visit, &row->since_baseline);
  write_score_change (writer, "since_last", row->last_visit, &row->since_last);
  coxa_json_writer_close_object (writer);
}

static void
write_scores (CoxaJsonWriter *writer, const GArray *rows, const GPtrArray *visits)
{
  coxa_json_writer_open_list (writer, "scores");
  for (guint i = 0; i < rows->len; i++)
    write_score_row (writer, &g_array_index (rows, CoxaScoreRow, i), visits);
  coxa_json_writer_close_list (writer);
}

static void
write_visits (CoxaJsonWriter *writer, const CoxaChanges *changes, const GPtrArray *visits)
{
  coxa_json_writer_add_number (writer, "visits", changes->n_visits);
  write_moment (writer, "baseline", visits, changes->first_visit);
  write_moment (writer, "last", visits, changes->last_visit);
  write_moment (writer, "now", visits, get_now (visits));
}

static void
write_status (CoxaJsonWriter *writer, const CoxaChanges *changes)
{
  coxa_json_writer_open_object (writer, "status");
  coxa_json_writer_add_text (writer, "progress", coxa_progress_ids[changes->progress]);
  coxa_json_writer_add_text (writer, "rule", coxa_progress_rule_ids[changes->progress_rule]);
  coxa_json_writer_close_object (writer);
}

static void
write_domains (CoxaJsonWriter *writer, const CoxaChanges *changes)
{
  coxa_json_writer_open_object (writer, "domains");
  for (guint i = 0; i < COXA_N_DOMAINS; i++)
    coxa_json_writer_add_text (writer, coxa_domain_ids[i],
                               coxa_label_ids[changes->domains.labels[i]]);
  coxa_json_writer_close_object (writer);
  if (changes->disability != NULL)
    coxa_json_writer_add_text (writer, "disability_by", changes->disability->id);
  else
    coxa_json_writer_add_null (writer, "disability_by");
}

static void
write_chance (CoxaJsonWriter *writer, const CoxaChangeRules *rules, guint n_comparisons)
{
  const CoxaProgressLimits *limits = coxa_change_rules_get_limits (rules);
  double chance =
      n_comparisons > 0 ? coxa_chance_of_false_change (limits, n_comparisons) : (double) NAN;

  coxa_json_writer_add_number (writer, "comparisons", n_comparisons);
  coxa_json_writer_add_decimal (writer, "chance_of_false_change", round (chance * 100) / 100);
}

static void
write_prompts (CoxaJsonWriter *writer, const CoxaChanges *changes)
{
  coxa_json_writer_open_list (writer, "prompts");
  for (guint i = 0; i < COXA_N_PROMPTS; i++) {
    if (changes->prompts[i])
      coxa_json_writer_add_text (writer, NULL, coxa_prompt_ids[i]);
  }
  coxa_json_writer_close_list (writer);
}

/**
 * coxa_change_document_print:
 * @changes: between @visits
 * @rules: that @changes were judged by
 * @visits: (element-type CoxaVisit): those @changes were made from, oldest first
 *
 * What has nothing earlier to stand against is null. Differences and thresholds are in the unit
 * of their row, percent is above 0 for the better.
 *
 * Returns: (transfer full): what changed between baseline, last and now, as JSON on one line
 */
char *
coxa_change_document_print (const CoxaChanges *changes,
                            const CoxaChangeRules *rules,
                            const GPtrArray *visits)
{
  g_return_val_if_fail (changes != NULL && rules != NULL && visits != NULL, NULL);

  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_number (writer, "coxa", 1);
  coxa_clinic_part_write (writer, coxa_change_rules_get_clinic (rules));
  write_visits (writer, changes, visits);
  write_status (writer, changes);
  write_measurements (writer, changes->measurements, visits);
  write_scores (writer, changes->scores, visits);
  write_domains (writer, changes);
  write_chance (writer, rules, changes->n_comparisons);
  write_prompts (writer, changes);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}
