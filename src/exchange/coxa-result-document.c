/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include "coxa-clinic-part.h"
#include "coxa-json-writer.h"
#include "coxa-reference.h"

#include <math.h>

static double
round_hundredth (double number)
{
  return round (number * 100) / 100;
}

static void
write_safety_flag (CoxaJsonWriter *writer, const CoxaSafetyFlag *flag)
{
  guint n_because = g_strv_length ((char **) flag->because);

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "id", flag->id);
  coxa_json_writer_add_text (writer, "level", coxa_safety_level_ids[flag->level]);
  coxa_json_writer_add_texts (writer, "because", flag->because, n_because);
  if (flag->decision != NULL)
    coxa_json_writer_add_text (writer, "decision", coxa_decision_kind_ids[flag->decision->kind]);
  coxa_json_writer_close_object (writer);
}

/* Left out where there are none. */
static void
write_yellow_flags (CoxaJsonWriter *writer, const CoxaResult *result)
{
  guint n_flags = coxa_result_count_yellow_flags (result);

  if (n_flags == 0)
    return;
  coxa_json_writer_open_list (writer, "yellow");
  for (guint i = 0; i < n_flags; i++)
    coxa_json_writer_add_text (writer, NULL, coxa_result_get_yellow_flag (result, i)->id);
  coxa_json_writer_close_list (writer);
}

static void
write_safety (CoxaJsonWriter *writer, const CoxaResult *result)
{
  CoxaSafetyLevel level = coxa_result_get_safety_level (result);

  coxa_json_writer_open_object (writer, "safety");
  coxa_json_writer_add_text (writer, "level", coxa_safety_level_ids[level]);
  coxa_json_writer_open_list (writer, "flags");
  for (guint i = 0; i < coxa_result_count_safety_flags (result); i++)
    write_safety_flag (writer, coxa_result_get_safety_flag (result, i));
  coxa_json_writer_close_list (writer);
  write_yellow_flags (writer, result);
  coxa_json_writer_close_object (writer);
}

static void
write_listed_value (CoxaJsonWriter *writer, const CoxaMeasure *measure, double value)
{
  guint n_values = g_strv_length ((char **) measure->values);
  if (value >= 0 && value < n_values)
    coxa_json_writer_add_text (writer, "value", measure->values[(guint) value]);
  else
    coxa_json_writer_add_null (writer, "value");
}

static void
write_finding_value (CoxaJsonWriter *writer, const CoxaFinding *finding)
{
  const CoxaMeasure *measure = finding->measure;
  CoxaMeasureKind kind = measure != NULL ? measure->kind : COXA_MEASURE_NUMBER;

  if (isnan (finding->value))
    coxa_json_writer_add_null (writer, "value");
  else if (finding->rule->yes_no || kind == COXA_MEASURE_YESNO || kind == COXA_MEASURE_FAILED)
    coxa_json_writer_add_flag (writer, "value", finding->value > 0);
  else if (kind == COXA_MEASURE_GRADE || kind == COXA_MEASURE_CHOICE)
    write_listed_value (writer, measure, finding->value);
  else
    coxa_json_writer_add_decimal (writer, "value", finding->value);
}

static void
write_finding (CoxaJsonWriter *writer, const CoxaFinding *finding)
{
  const CoxaFindingRule *rule = finding->rule;

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "measure", rule->id);
  write_finding_value (writer, finding);
  coxa_json_writer_add_text (writer, "unit", finding->unit);
  coxa_json_writer_add_text (writer, "zone", coxa_zone_ids[finding->zone]);
  coxa_json_writer_add_number (writer, "weight_for", rule->weight_for);
  coxa_json_writer_add_number (writer, "weight_against", rule->weight_against);
  coxa_json_writer_add_flag (writer, "key", rule->key);
  coxa_json_writer_add_flag (writer, "link", rule->link);
  coxa_json_writer_add_flag (writer, "required", rule->required);
  coxa_clinic_part_write_own (writer, rule->clinic_own);
  coxa_json_writer_close_object (writer);
}

static void
write_class (CoxaJsonWriter *writer, const CoxaPatternResult *judged)
{
  const CoxaPattern *pattern = judged->pattern;
  const char grade[] = { pattern->grade, '\0' };
  double index = NAN, coverage = 0;

  if (judged->measured > 0)
    index = coxa_round_ratio (judged->support - judged->against, judged->measured);
  if (judged->total > 0)
    coverage = coxa_round_ratio (judged->measured, judged->total);
  coxa_json_writer_add_text (writer, "id", pattern->id);
  coxa_json_writer_add_text (writer, "side", coxa_side_ids[judged->side]);
  coxa_json_writer_add_text (writer, "class", coxa_class_ids[judged->class]);
  coxa_json_writer_add_number (writer, "index", index);
  coxa_json_writer_add_number (writer, "coverage", coverage);
  coxa_json_writer_add_text (writer, "grade", grade);
  coxa_json_writer_add_text (writer, "evidence", pattern->evidence);
}

static void
write_pattern (CoxaJsonWriter *writer, const CoxaPatternResult *judged)
{
  guint n_caps = 0;
  while (n_caps < COXA_CAPS_MAX && judged->caps[n_caps] != NULL)
    n_caps++;

  coxa_json_writer_open_object (writer, NULL);
  write_class (writer, judged);
  coxa_json_writer_add_texts (writer, "caps", judged->caps, n_caps);
  coxa_json_writer_add_texts (writer, "missing", judged->missing, judged->n_missing);
  coxa_json_writer_add_texts (writer, "next", judged->next, judged->n_next);
  coxa_json_writer_open_list (writer, "findings");
  for (guint i = 0; i < judged->n_findings; i++)
    write_finding (writer, &judged->findings[i]);
  coxa_json_writer_close_list (writer);
  coxa_json_writer_close_object (writer);
}

static void
write_shown (CoxaJsonWriter *writer, CoxaShown shown)
{
  const char *side = shown.both ? "both" : coxa_side_ids[shown.result->side];
  g_autofree char *flag = g_strconcat (shown.result->pattern->id, "/", side, NULL);
  coxa_json_writer_add_text (writer, NULL, flag);
}

static void
write_patterns (CoxaJsonWriter *writer, const CoxaResult *result)
{
  /* An emergency leaves no room for patterns (safety.md 2). */
  gboolean hidden = coxa_result_get_safety_level (result) == COXA_SAFETY_EMERGENCY;

  coxa_json_writer_open_list (writer, "patterns");
  for (guint i = 0; !hidden && i < coxa_result_count (result); i++)
    write_pattern (writer, coxa_result_get (result, i));
  coxa_json_writer_close_list (writer);
  coxa_json_writer_open_list (writer, "shown");
  for (guint i = 0; !hidden && i < coxa_result_count_shown (result); i++)
    write_shown (writer, coxa_result_get_shown (result, i));
  coxa_json_writer_close_list (writer);
}

static void
write_comparison (CoxaJsonWriter *writer, const CoxaComparison *comparison)
{
  const CoxaMeasurement *measurement = comparison->measurement;
  const CoxaNorm *norm = comparison->norm;

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "measure", measurement->measure->id);
  if (measurement->measure->sided)
    coxa_json_writer_add_text (writer, "side", coxa_side_ids[measurement->side]);
  coxa_json_writer_add_decimal (writer, "value", measurement->value);
  coxa_json_writer_add_number (writer, "mean", norm->mean);
  coxa_json_writer_add_number (writer, "sd", norm->sd);
  coxa_json_writer_add_decimal (writer, "z", round_hundredth (comparison->z));
  coxa_json_writer_add_text (writer, "source", norm->source);
  coxa_json_writer_add_text (writer, "status", coxa_norm_use_ids[norm->use]);
  coxa_clinic_part_write_own (writer, norm->clinic_own);
  coxa_json_writer_close_object (writer);
}

static void
write_comparisons (CoxaJsonWriter *writer,
                   const CoxaNormTable *norms,
                   CoxaPatient *patient,
                   CoxaVisit *visit)
{
  g_autoptr (GArray) comparisons = coxa_compare_with_norms (norms, patient, visit);

  coxa_json_writer_open_list (writer, "norms");
  for (guint i = 0; i < comparisons->len; i++)
    write_comparison (writer, &g_array_index (comparisons, CoxaComparison, i));
  coxa_json_writer_close_list (writer);
}

static void
write_asymmetries (CoxaJsonWriter *writer, const CoxaNormTable *norms, CoxaVisit *visit)
{
  g_autoptr (GArray) asymmetries = coxa_find_asymmetries (norms, visit);

  coxa_json_writer_open_list (writer, "asymmetries");
  for (guint i = 0; i < asymmetries->len; i++) {
    const CoxaAsymmetry *asymmetry = &g_array_index (asymmetries, CoxaAsymmetry, i);
    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "measure", asymmetry->measure->id);
    coxa_json_writer_add_decimal (writer, "difference", asymmetry->difference);
    coxa_json_writer_add_decimal (writer, "error", asymmetry->error);
    coxa_json_writer_add_text (writer, "verdict", asymmetry->verdict);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

/**
 * coxa_result_document_print:
 * @result: the judgement of @visit
 *
 * Returns: (transfer full): the result document (visit-format.md) on one line
 */
char *
coxa_result_document_print (const CoxaResult *result,
                            const CoxaNormTable *norms,
                            CoxaPatient *patient,
                            CoxaVisit *visit)
{
  g_return_val_if_fail (result != NULL && norms != NULL, NULL);
  g_return_val_if_fail (COXA_IS_PATIENT (patient) && COXA_IS_VISIT (visit), NULL);

  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_number (writer, "coxa", 1);
  coxa_json_writer_add_text (writer, "ruleset",
                             coxa_ruleset_get_version (coxa_result_get_ruleset (result)));
  coxa_clinic_part_write (writer, coxa_ruleset_get_clinic (coxa_result_get_ruleset (result)));
  if (!coxa_result_is_engine_on (result))
    coxa_json_writer_add_text (writer, "engine", "off");
  write_safety (writer, result);
  write_patterns (writer, result);
  write_comparisons (writer, norms, patient, visit);
  write_asymmetries (writer, norms, visit);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}
