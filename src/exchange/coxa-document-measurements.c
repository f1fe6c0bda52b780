/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STEP_MAX 100 /* of reading, in the measure's unit */

static const char *const measurement_members[] = { "measure", "side",        "value",
                                                   "status",  "trials",      "position",
                                                   "mode",    "instrument",  "pain",
                                                   "step",    "pelvis_held", "compensation_seen",
                                                   NULL };

static gboolean
read_measure (const CoxaJsonPart *part,
              const CoxaMeasureCatalogue *measures,
              const CoxaMeasure **measure_out,
              GError **error)
{
  const char *id = NULL;
  if (!coxa_json_part_need (part, "measure", error) ||
      !coxa_json_part_get_id (part, "measure", &id, error))
    return FALSE;
  *measure_out = coxa_measure_catalogue_find (measures, id);
  if (*measure_out == NULL)
    return coxa_json_part_fail (part, "measure", error, _ ("unknown measure %s"), id);
  if ((*measure_out)->kind == COXA_MEASURE_COMPUTED)
    return coxa_json_part_fail (part, "measure", error, _ ("%s is computed and cannot be entered"),
                                id);
  return TRUE;
}

static gboolean
read_side (const CoxaJsonPart *part, const CoxaMeasure *measure, CoxaSide *side_out, GError **error)
{
  int side = COXA_SIDE_CENTRAL;
  gboolean given = coxa_json_part_has (part, "side");

  if (measure->sided && !given)
    return coxa_json_part_fail (part, "side", error,
                                _ ("is missing: %s is measured left and right"), measure->id);
  if (!measure->sided && given)
    return coxa_json_part_fail (part, "side", error, _ ("must not be there: %s has no side"),
                                measure->id);
  if (!coxa_json_part_get_choice (part, "side", coxa_side_ids, 2, &side, error))
    return FALSE;
  *side_out = (CoxaSide) side;
  return TRUE;
}

static gboolean
read_listed_value (const CoxaJsonPart *part,
                   JsonNode *node,
                   CoxaMeasurement *measurement,
                   GError **error)
{
  const CoxaMeasure *measure = measurement->measure;
  g_autofree char *digits = NULL;
  const char *text = coxa_json_node_get_text (node);
  double number;

  if (text == NULL && measure->kind == COXA_MEASURE_GRADE &&
      coxa_json_node_get_number (node, &number) && fabs (number) < 100) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    digits = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number + 0.0));
    text = digits;
  }
  int place = text != NULL ? coxa_measure_find_value (measure, text) : -1;
  if (place < 0) {
    g_autofree char *known = g_strjoinv (", ", (char **) measure->values);
    return coxa_json_part_fail (part, "value", error, _ ("%s is not one of: %s"), measure->id,
                                known);
  }
  measurement->value = place;
  return TRUE;
}

static gboolean
read_flag_value (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  gboolean flag = FALSE;
  if (!coxa_json_part_get_flag (part, "value", &flag, error))
    return FALSE;
  measurement->value = flag ? 1 : 0;
  return TRUE;
}

static gboolean
read_value (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  JsonNode *node = json_object_get_member (part->object, "value");
  switch (measurement->measure->kind) {
  case COXA_MEASURE_NUMBER:
    if (!coxa_json_node_get_number (node, &measurement->value))
      return coxa_json_part_fail (part, "value", error, _ ("must be a number"));
    return TRUE;
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    return read_flag_value (part, measurement, error);
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
  case COXA_MEASURE_COMPUTED:
  default:
    return read_listed_value (part, node, measurement, error);
  }
}

static gboolean
read_trials (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  double trials[COXA_TRIALS_MAX];
  JsonArray *list = NULL;

  if (measurement->measure->kind != COXA_MEASURE_NUMBER)
    return coxa_json_part_fail (part, "trials", error, _ ("%s is not a number"),
                                measurement->measure->id);
  if (!coxa_json_part_get_list (part, "trials", &list, error))
    return FALSE;
  guint n_trials = json_array_get_length (list);
  if (n_trials == 0 || n_trials > COXA_TRIALS_MAX)
    return coxa_json_part_fail (part, "trials", error, _ ("must hold 1 to %d numbers"),
                                COXA_TRIALS_MAX);
  for (guint i = 0; i < n_trials; i++) {
    if (!coxa_json_node_get_number (json_array_get_element (list, i), &trials[i]))
      return coxa_json_part_fail (part, "trials", error, _ ("must hold numbers only"));
  }
  return coxa_measurement_set_trials (measurement, trials, n_trials, error);
}

static gboolean
has_value (const CoxaJsonPart *part)
{
  return coxa_json_part_has (part, "value") &&
         !JSON_NODE_HOLDS_NULL (json_object_get_member (part->object, "value"));
}

static gboolean
read_value_or_trials (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  gboolean value = has_value (part), trials = coxa_json_part_has (part, "trials");

  if (measurement->status != COXA_STATUS_DONE && (value || trials))
    return coxa_json_part_fail (part, value ? "value" : "trials", error,
                                _ ("must not be there when the status is %s"),
                                coxa_status_ids[measurement->status]);
  if (measurement->status != COXA_STATUS_DONE)
    return TRUE;
  if (value && trials)
    return coxa_json_part_fail (part, "trials", error, _ ("stands beside value"));
  if (!value && !trials)
    return coxa_json_part_fail (part, "value", error, _ ("is missing"));
  return value ? read_value (part, measurement, error) : read_trials (part, measurement, error);
}

static gboolean
read_position (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  const char *id = NULL;
  if (!coxa_json_part_get_id (part, "position", &id, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  measurement->position = coxa_measure_find_position (measurement->measure, id);
  if (measurement->position == NULL)
    return coxa_json_part_fail (part, "position", error, _ ("%s is not measured in this position"),
                                measurement->measure->id);
  return TRUE;
}

static gboolean
read_one_of (
    const CoxaJsonPart *part, const char *member, const char *const *ids, int *out, GError **error)
{
  return coxa_json_part_get_choice (part, member, ids, g_strv_length ((char **) ids), out, error);
}

static gboolean
read_qualifiers (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  int mode = measurement->mode, instrument = measurement->instrument, status = measurement->status;

  if (!coxa_json_part_get_choice (part, "mode", coxa_mode_ids, 2, &mode, error) ||
      !read_one_of (part, "instrument", coxa_instrument_ids, &instrument, error) ||
      !read_one_of (part, "status", coxa_status_ids, &status, error))
    return FALSE;
  measurement->mode = (CoxaMode) mode;
  measurement->instrument = (CoxaInstrument) instrument;
  measurement->status = (CoxaStatus) status;
  return TRUE;
}

static gboolean
read_step (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  if (!coxa_json_part_get_number (part, "step", 0, STEP_MAX, &measurement->step, error))
    return FALSE;
  if (measurement->step <= 0)
    return coxa_json_part_fail (part, "step", error, _ ("must be above 0"));
  return TRUE;
}

/* pelvis_held is kept wherever it is said; it makes a difference only where the measure asks. */
static gboolean
read_observations (const CoxaJsonPart *part, CoxaMeasurement *measurement, GError **error)
{
  return coxa_json_part_get_whole (part, "pain", 0, 10, &measurement->pain, error) &&
         coxa_json_part_get_flag (part, "pelvis_held", &measurement->pelvis_held, error) &&
         coxa_json_part_get_flag (part, "compensation_seen", &measurement->compensation_seen,
                                  error);
}

static gboolean
add_measurement (const CoxaJsonPart *part,
                 CoxaVisit *visit,
                 const CoxaMeasurement *measurement,
                 GError **error)
{
  g_autoptr (GError) refusal = NULL;
  if (!coxa_measurement_check (measurement, &refusal))
    return coxa_json_part_fail (part, measurement->n_trials > 0 ? "trials" : "value", error, "%s",
                                refusal->message);
  if (!coxa_visit_add_measurement (visit, measurement, &refusal))
    return coxa_json_part_fail (part, NULL, error, "%s", refusal->message);
  return TRUE;
}

static gboolean
read_measurement (const CoxaJsonPart *part, gpointer user_data, GError **error)
{
  const CoxaDocumentReading *reading = user_data;
  const CoxaMeasure *measure = NULL;
  CoxaMeasurement measurement;
  CoxaSide side = COXA_SIDE_CENTRAL;

  if (!coxa_json_part_only (part, measurement_members, error) ||
      !read_measure (part, reading->measures, &measure, error) ||
      !read_side (part, measure, &side, error))
    return FALSE;
  coxa_measurement_init (&measurement, measure, side);
  return read_qualifiers (part, &measurement, error) && read_position (part, &measurement, error) &&
         read_step (part, &measurement, error) && read_observations (part, &measurement, error) &&
         read_value_or_trials (part, &measurement, error) &&
         add_measurement (part, reading->visit, &measurement, error);
}

/**
 * coxa_document_read_measurements:
 *
 * Reads the list, which must be there but may be empty, into the visit.
 */
gboolean
coxa_document_read_measurements (const CoxaJsonPart *document,
                                 const CoxaDocumentReading *reading,
                                 GError **error)
{
  return coxa_json_part_need (document, "measurements", error) &&
         coxa_json_part_each (document, "measurements", read_measurement, (gpointer) reading,
                              error);
}
