/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"

#include "coxa-data-file.h"

#include <glib/gi18n-lib.h>

#define AGE_MAX 130 /* years */

static const char *const patient_members[] = { "id",          "family", "given",    "age",
                                               "birth_date",  "sex",    "language", "precautions",
                                               "identifiers", NULL };

/* The words are those of the exercise library, which acts on them. */
static char **
load_precautions (GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup ("exercises.ini", error);
  if (bytes == NULL)
    return NULL;
  g_autoptr (CoxaDataFile) file = coxa_data_file_new ("exercises.ini", bytes, error);
  if (file == NULL)
    return NULL;
  return coxa_data_file_dup_list (file, "library", "precautions");
}

static gboolean
read_precaution (const CoxaJsonPart *part,
                 JsonNode *node,
                 const char *place,
                 const char *const *known,
                 GPtrArray *precautions,
                 GError **error)
{
  CoxaJsonPart here = { part->object, place };
  const char *id = coxa_json_node_get_text (node);
  if (id == NULL)
    return coxa_json_part_fail (&here, NULL, error, _ ("must be text"));
  if (!g_strv_contains (known, id))
    return coxa_json_part_fail (&here, NULL, error,
                                _ ("is not a precaution of the exercise library"));
  if (g_ptr_array_find_with_equal_func (precautions, id, g_str_equal, NULL))
    return coxa_json_part_fail (&here, NULL, error, _ ("is there twice"));
  g_ptr_array_add (precautions, g_strdup (id));
  return TRUE;
}

static gboolean
read_precautions (const CoxaJsonPart *part, CoxaPatient *patient, GError **error)
{
  JsonArray *list = NULL;
  if (!coxa_json_part_get_list (part, "precautions", &list, error))
    return FALSE;
  if (list == NULL || json_array_get_length (list) == 0)
    return TRUE;

  g_auto (GStrv) known = load_precautions (error);
  g_autoptr (GPtrArray) precautions = g_ptr_array_new_with_free_func (g_free);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (list); i++) {
    g_autofree char *place = g_strdup_printf ("%s.precautions[%u]", part->place, i);
    JsonNode *node = json_array_get_element (list, i);
    if (!read_precaution (part, node, place, (const char *const *) known, precautions, error))
      return FALSE;
  }
  g_ptr_array_add (precautions, NULL);
  coxa_patient_set_precautions (patient, (const char *const *) precautions->pdata);
  return TRUE;
}

/* The clinic's own number is the one identifier that the record keeps. */
static gboolean
read_identifier (const CoxaJsonPart *part, gpointer user_data, GError **error)
{
  static const char *const members[] = { "system", "value", NULL };
  static const char *const systems[] = { "clinic" };
  CoxaPatient *patient = user_data;
  const char *value = NULL;
  int system = 0;

  if (!coxa_json_part_only (part, members, error) || !coxa_json_part_need (part, "system", error) ||
      !coxa_json_part_need (part, "value", error))
    return FALSE;
  if (!coxa_json_part_get_choice (part, "system", systems, G_N_ELEMENTS (systems), &system,
                                  error) ||
      !coxa_json_part_get_text (part, "value", COXA_TEXT_LINE, COXA_NAME_LETTERS_MAX, &value,
                                error))
    return FALSE;
  if (coxa_patient_get_number (patient) != NULL)
    return coxa_json_part_fail (part, "system", error, _ ("is there twice"));
  coxa_patient_set_number (patient, value);
  return TRUE;
}

static gboolean
is_language_tag (const char *text)
{
  return g_regex_match_simple ("^[a-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}$", text,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
read_language (const CoxaJsonPart *part, CoxaPatient *patient, GError **error)
{
  const char *language = NULL;
  if (!coxa_json_part_get_text (part, "language", COXA_TEXT_LINE, 35, &language, error))
    return FALSE;
  if (language != NULL && !is_language_tag (language))
    return coxa_json_part_fail (part, "language", error, _ ("is not a language such as pl or en"));
  coxa_patient_set_language (patient, language);
  return TRUE;
}

static gboolean
read_birth_date (const CoxaJsonPart *part, CoxaPatient *patient, CoxaVisit *visit, GError **error)
{
  const char *birth_date = NULL;
  if (!coxa_json_part_get_text (part, "birth_date", COXA_TEXT_LINE, 10, &birth_date, error))
    return FALSE;
  if (birth_date == NULL)
    return TRUE;
  if (!coxa_patient_set_birth_date (patient, birth_date, NULL))
    return coxa_json_part_fail (part, "birth_date", error, _ ("is not a date such as 1982-03-04"));

  /* A partial date is a prefix of the days it may be. */
  g_autofree char *day = g_date_time_format (coxa_visit_get_at (visit), "%Y-%m-%d");
  if (strncmp (birth_date, day, strlen (birth_date)) > 0)
    return coxa_json_part_fail (part, "birth_date", error, _ ("lies after the visit"));
  return TRUE;
}

static gboolean
read_age (const CoxaJsonPart *part, CoxaPatient *patient, CoxaVisit *visit, GError **error)
{
  int age_years = COXA_AGE_UNKNOWN;
  if (!read_birth_date (part, patient, visit, error) ||
      !coxa_json_part_get_whole (part, "age", 0, AGE_MAX, &age_years, error))
    return FALSE;
  if (age_years != COXA_AGE_UNKNOWN && coxa_patient_get_birth_date (patient) != NULL)
    return coxa_json_part_fail (part, "age", error,
                                _ ("stands beside birth_date: one of the two is enough"));
  coxa_visit_set_age (visit, age_years);
  return TRUE;
}

static gboolean
read_names (const CoxaJsonPart *part, CoxaPatient *patient, GError **error)
{
  const char *family = NULL, *given = NULL;
  if (!coxa_json_part_get_text (part, "family", COXA_TEXT_LINE, COXA_NAME_LETTERS_MAX, &family,
                                error) ||
      !coxa_json_part_get_text (part, "given", COXA_TEXT_LINE, COXA_NAME_LETTERS_MAX, &given,
                                error))
    return FALSE;
  coxa_patient_set_family (patient, family);
  coxa_patient_set_given (patient, given);
  return TRUE;
}

static gboolean
read_sex (const CoxaJsonPart *part, CoxaPatient *patient, GError **error)
{
  int sex = COXA_SEX_UNKNOWN;
  guint n_ids = g_strv_length ((char **) coxa_sex_ids);
  if (!coxa_json_part_get_choice (part, "sex", coxa_sex_ids, n_ids, &sex, error))
    return FALSE;
  coxa_patient_set_sex (patient, (CoxaSex) sex);
  return TRUE;
}

static CoxaPatient *
read_patient (const CoxaJsonPart *part,
              CoxaVisit *visit,
              const char *fallback_id,
              gboolean *named_out,
              GError **error)
{
  g_autofree char *id = NULL;
  if (!coxa_json_part_only (part, patient_members, error) ||
      !coxa_json_part_dup_uuid (part, "id", &id, error))
    return NULL;

  g_autoptr (CoxaPatient) patient = coxa_patient_new (id != NULL ? id : fallback_id);
  if (!read_names (part, patient, error) || !read_age (part, patient, visit, error) ||
      !read_sex (part, patient, error) || !read_language (part, patient, error) ||
      !read_precautions (part, patient, error) ||
      !coxa_json_part_each (part, "identifiers", read_identifier, patient, error))
    return NULL;
  *named_out =
      id != NULL || (coxa_json_part_has (part, "family") && coxa_json_part_has (part, "given"));
  return g_steal_pointer (&patient);
}

/**
 * coxa_document_read_patient:
 * @visit: gets the age, where the document gives one
 * @fallback_id: id of a patient to whom the document gives none
 * @named_out: (out): whether the patient is fit to be stored
 *
 * Returns: (transfer full): the patient; an unnamed one where the document has none
 */
CoxaPatient *
coxa_document_read_patient (const CoxaJsonPart *document,
                            CoxaVisit *visit,
                            const char *fallback_id,
                            gboolean *named_out,
                            GError **error)
{
  JsonObject *object = NULL;

  *named_out = FALSE;
  if (!coxa_json_part_get_object (document, "patient", &object, error))
    return NULL;
  if (object == NULL)
    return coxa_patient_new (fallback_id);
  CoxaJsonPart part = { object, "patient" };
  return read_patient (&part, visit, fallback_id, named_out, error);
}
