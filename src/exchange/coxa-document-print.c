/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"

/* What has its default is left out, as visit-format.md allows: the document reads back the same. */

static const char *
none_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
write_identifiers (CoxaJsonWriter *writer, const char *number)
{
  if (number == NULL)
    return;
  coxa_json_writer_open_list (writer, "identifiers");
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "system", "clinic");
  coxa_json_writer_add_text (writer, "value", number);
  coxa_json_writer_close_object (writer);
  coxa_json_writer_close_list (writer);
}

/* As a member "patient". */
void
coxa_document_write_patient (CoxaJsonWriter *writer, CoxaPatient *patient, int age_years)
{
  const char *const *precautions = coxa_patient_get_precautions (patient);
  guint n_precautions = precautions != NULL ? g_strv_length ((char **) precautions) : 0;
  const char *sex = coxa_sex_ids[coxa_patient_get_sex (patient)];
  const char *birth_date = none_if_empty (coxa_patient_get_birth_date (patient));

  coxa_json_writer_open_object (writer, "patient");
  coxa_json_writer_add_text (writer, "id", coxa_patient_get_id (patient));
  coxa_json_writer_add_optional_text (writer, "family",
                                      none_if_empty (coxa_patient_get_family (patient)));
  coxa_json_writer_add_optional_text (writer, "given",
                                      none_if_empty (coxa_patient_get_given (patient)));
  coxa_json_writer_add_optional_text (writer, "birth_date", birth_date);
  if (birth_date == NULL && age_years != COXA_AGE_UNKNOWN)
    coxa_json_writer_add_number (writer, "age", age_years);
  coxa_json_writer_add_optional_text (writer, "sex", none_if_empty (sex));
  coxa_json_writer_add_optional_text (writer, "language",
                                      none_if_empty (coxa_patient_get_language (patient)));
  if (n_precautions > 0)
    coxa_json_writer_add_texts (writer, "precautions", precautions, n_precautions);
  write_identifiers (writer, none_if_empty (coxa_patient_get_number (patient)));
  coxa_json_writer_close_object (writer);
}

static void
write_moment (CoxaJsonWriter *writer, CoxaVisit *visit)
{
  g_autofree char *at = coxa_visit_dup_at_text (visit);

  coxa_json_writer_open_object (writer, "visit");
  coxa_json_writer_add_text (writer, "id", coxa_visit_get_id (visit));
  coxa_json_writer_add_text (writer, "at", at);
  coxa_json_writer_add_optional_text (writer, "examiner",
                                      none_if_empty (coxa_visit_get_examiner (visit)));
  coxa_json_writer_add_optional_text (writer, "episode",
                                      none_if_empty (coxa_visit_get_episode (visit)));
  coxa_json_writer_close_object (writer);
}

static void
write_pain (CoxaJsonWriter *writer, CoxaVisit *visit)
{
  gboolean any = FALSE;
  for (guint i = 0; i < COXA_N_PAINS; i++)
    any |= coxa_visit_get_pain (visit, (CoxaPainKind) i) != COXA_PAIN_NOT_ASKED;
  if (!any)
    return;
  coxa_json_writer_open_object (writer, "pain");
  for (guint i = 0; i < COXA_N_PAINS; i++) {
    int pain = coxa_visit_get_pain (visit, (CoxaPainKind) i);
    if (pain != COXA_PAIN_NOT_ASKED)
      coxa_json_writer_add_number (writer, coxa_pain_ids[i], pain);
  }
  coxa_json_writer_close_object (writer);
}

static void
write_answers (CoxaJsonWriter *writer, CoxaVisit *visit, char **questions)
{
  if (questions[0] == NULL)
    return;
  coxa_json_writer_open_object (writer, "answers");
  for (guint i = 0; questions[i] != NULL; i++) {
    CoxaAnswer answer = coxa_visit_get_answer (visit, questions[i]);
    coxa_json_writer_add_text (writer, questions[i], coxa_answer_ids[answer]);
  }
  coxa_json_writer_close_object (writer);
}

static void
write_screen (CoxaJsonWriter *writer, CoxaVisit *visit)
{
  g_auto (GStrv) questions = coxa_visit_dup_answered (visit);
  CoxaAnswer others = coxa_visit_get_others (visit);

  if (others == COXA_ANSWER_NOT_ASKED && questions[0] == NULL)
    return;
  coxa_json_writer_open_object (writer, "screen");
  if (others != COXA_ANSWER_NOT_ASKED)
    coxa_json_writer_add_text (writer, "others", coxa_answer_ids[others]);
  write_answers (writer, visit, questions);
  coxa_json_writer_close_object (writer);
}

/* As a member "value". */
void
coxa_document_write_value (CoxaJsonWriter *writer, const CoxaMeasurement *measurement)
{
  const CoxaMeasure *measure = measurement->measure;
  switch (measure->kind) {
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    coxa_json_writer_add_flag (writer, "value", measurement->value > 0);
    break;
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    coxa_json_writer_add_text (writer, "value", measure->values[(guint) measurement->value]);
    break;
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    coxa_json_writer_add_number (writer, "value", measurement->value);
  }
}

static void
write_reading (CoxaJsonWriter *writer, const CoxaMeasurement *measurement)
{
  if (measurement->status != COXA_STATUS_DONE) {
    coxa_json_writer_add_null (writer, "value");
    coxa_json_writer_add_text (writer, "status", coxa_status_ids[measurement->status]);
    return;
  }
  if (measurement->n_trials == 0) {
    coxa_document_write_value (writer, measurement);
    return;
  }
  coxa_json_writer_open_list (writer, "trials");
  for (guint i = 0; i < measurement->n_trials; i++)
    coxa_json_writer_add_number (writer, NULL, measurement->trials[i]);
  coxa_json_writer_close_list (writer);
}

static void
write_qualifiers (CoxaJsonWriter *writer, const CoxaMeasurement *measurement)
{
  const CoxaMeasure *measure = measurement->measure;
  const char *position = measurement->position;

  if (position != NULL && g_strcmp0 (position, measure->positions[0]) != 0)
    coxa_json_writer_add_text (writer, "position", position);
  if (measurement->mode != measurement->measure->mode)
    coxa_json_writer_add_text (writer, "mode", coxa_mode_ids[measurement->mode]);
  if (measurement->instrument != COXA_INSTRUMENT_GONIOMETER)
    coxa_json_writer_add_text (writer, "instrument", coxa_instrument_ids[measurement->instrument]);
  if (measurement->pain != COXA_PAIN_NOT_ASKED)
    coxa_json_writer_add_number (writer, "pain", measurement->pain);
  if (measurement->step != 1)
    coxa_json_writer_add_number (writer, "step", measurement->step);
  if (measurement->pelvis_held)
    coxa_json_writer_add_flag (writer, "pelvis_held", TRUE);
  if (measurement->compensation_seen)
    coxa_json_writer_add_flag (writer, "compensation_seen", TRUE);
}

static void
write_measurements (CoxaJsonWriter *writer, CoxaVisit *visit)
{
  coxa_json_writer_open_list (writer, "measurements");
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);
    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "measure", measurement->measure->id);
    if (measurement->measure->sided)
      coxa_json_writer_add_text (writer, "side", coxa_side_ids[measurement->side]);
    write_reading (writer, measurement);
    write_qualifiers (writer, measurement);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_scores (CoxaJsonWriter *writer, const GPtrArray *scores)
{
  if (scores->len == 0)
    return;
  coxa_json_writer_open_list (writer, "scores");
  for (guint i = 0; i < scores->len; i++)
    coxa_document_write_score (writer, g_ptr_array_index (scores, i));
  coxa_json_writer_close_list (writer);
}

static void
write_pain_map (CoxaJsonWriter *writer, const GPtrArray *pain_map)
{
  if (pain_map->len == 0)
    return;
  coxa_json_writer_open_list (writer, "pain_map");
  for (guint i = 0; i < pain_map->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (pain_map, i);
    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "region", spot->region);
    coxa_json_writer_add_text (writer, "kind", spot->kind);
    if (spot->intensity != COXA_PAIN_NOT_ASKED)
      coxa_json_writer_add_number (writer, "intensity", spot->intensity);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_visit (CoxaJsonWriter *writer, CoxaVisit *visit)
{
  write_moment (writer, visit);
  write_pain (writer, visit);
  write_screen (writer, visit);
  write_measurements (writer, visit);
  write_scores (writer, coxa_visit_get_scores (visit));
  write_pain_map (writer, coxa_visit_get_pain_map (visit));
  coxa_document_write_contents (writer, visit);
  coxa_json_writer_add_optional_text (writer, "notes",
                                      none_if_empty (coxa_visit_get_notes (visit)));
}

/**
 * coxa_visit_document_print:
 *
 * Returns: (transfer full): the visit document on one line, which coxa_visit_document_parse()
 *   reads back to the same patient and visit
 */
char *
coxa_visit_document_print (CoxaPatient *patient, CoxaVisit *visit)
{
  g_return_val_if_fail (COXA_IS_PATIENT (patient) && COXA_IS_VISIT (visit), NULL);

  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_number (writer, "coxa", 1);
  coxa_document_write_patient (writer, patient, coxa_visit_get_age (visit));
  write_visit (writer, visit);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}

/**
 * coxa_record_document_print:
 * @visits: (element-type CoxaVisit): in the order wanted
 * @decisions: (nullable) (element-type CoxaSafetyDecision): about safety flags, likewise
 *
 * Returns: (transfer full): patient, visits and decisions on one line. Each visit has the members
 * of a visit document but "coxa" and "patient", and "age" where it was given instead of a birth
 * date
 */
char *
coxa_record_document_print (CoxaPatient *patient,
                            const GPtrArray *visits,
                            const GPtrArray *decisions)
{
  g_return_val_if_fail (COXA_IS_PATIENT (patient) && visits != NULL, NULL);

  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_number (writer, "coxa", 1);
  coxa_document_write_patient (writer, patient, COXA_AGE_UNKNOWN);
  coxa_json_writer_open_list (writer, "visits");
  for (guint i = 0; i < visits->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (visits, i);
    coxa_json_writer_open_object (writer, NULL);
    if (coxa_visit_get_age (visit) != COXA_AGE_UNKNOWN)
      coxa_json_writer_add_number (writer, "age", coxa_visit_get_age (visit));
    write_visit (writer, visit);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
  if (decisions != NULL && decisions->len > 0)
    coxa_document_write_decisions (writer, decisions);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}
