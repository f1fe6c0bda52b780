/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-knowledge.h"
#include "coxa-record.h"
#include "coxa-suggestion-document.h"

#include <glib/gi18n-lib.h>

static gboolean
print_suggestions (const CoxaKnowledge *knowledge,
                   CoxaPatient *patient,
                   CoxaVisit *visit,
                   GError **error)
{
  const char *language = coxa_command_get_language ();
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load (language, error);
  if (library == NULL)
    return FALSE;
  g_autoptr (CoxaSuggestionRules) rules =
      coxa_suggestion_rules_load (knowledge->ruleset, library, language, error);
  if (rules == NULL)
    return FALSE;
  g_autoptr (CoxaResult) result = coxa_result_new (knowledge->ruleset);
  coxa_judge (result, patient, visit);
  g_autoptr (CoxaSuggestions) suggestions =
      coxa_suggestions_new (rules, result, knowledge->norms, patient, visit);
  g_autofree char *printed = coxa_suggestion_document_print (suggestions, result, patient, visit);
  coxa_command_print ("%s\n", printed);
  return TRUE;
}

/* The flags of the newest visit, judged at the moment of that visit. */
static gboolean
suggest (const char *db, const char *word, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_load (coxa_command_get_language (), error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record =
      coxa_record_open (db, COXA_STORE_OPEN, knowledge->measures, error);
  if (record == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits =
      coxa_record_list_visits (record, coxa_patient_get_id (patient), error);
  if (visits == NULL)
    return FALSE;
  if (visits->len == 0)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("nothing to suggest: the patient has no visit"));
  return print_suggestions (knowledge, patient, g_ptr_array_index (visits, 0), error);
}

gboolean
coxa_run_suggest (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    { NULL },
  };

  return coxa_command_parse (name, options, &left, 1, 1, error) && suggest (db, left[0], error);
}
