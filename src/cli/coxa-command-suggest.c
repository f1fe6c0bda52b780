/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-safety-gate.h"
#include "coxa-suggestion-document.h"

#include <glib/gi18n-lib.h>

#define NEEDS COXA_PARTS_ALL

static void
print_suggestions (CoxaKnowledge *knowledge,
                   CoxaScreening *screening,
                   CoxaPatient *patient,
                   CoxaVisit *visit)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (knowledge);
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  coxa_safety_gate_judge (screening, result, patient, visit);
  g_autoptr (CoxaSuggestions) suggestions =
      coxa_suggestions_new (rules, result, coxa_knowledge_get_norms (knowledge), patient, visit);
  g_autofree char *printed = coxa_suggestion_document_print (suggestions, result, patient, visit);
  coxa_command_print ("%s\n", printed);
}

/* The flags of the newest visit, judged at the moment of that visit. */
static gboolean
suggest (const CoxaKnowledgeOptions *options, const char *db, const char *word, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load (options, NEEDS, coxa_command_get_language (), error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record =
      coxa_record_open (db, COXA_STORE_OPEN, coxa_knowledge_get_measures (knowledge), error);
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
  g_autoptr (CoxaScreening) screening =
      coxa_safety_gate_load (record, knowledge, coxa_patient_get_id (patient), visits, error);
  if (screening == NULL)
    return FALSE;
  print_suggestions (knowledge, screening, patient, g_ptr_array_index (visits, 0));
  return TRUE;
}

gboolean
coxa_run_suggest (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  g_auto (CoxaKnowledgeOptions) knowledge_options = { NULL };
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    COXA_KNOWLEDGE_ENTRIES (&knowledge_options),
    { NULL },
  };

  return coxa_command_parse (name, options, &left, 1, 1, error) &&
         suggest (&knowledge_options, db, left[0], error);
}
