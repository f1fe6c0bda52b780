/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-change-document.h"
#include "coxa-knowledge-options.h"
#include "coxa-record.h"

#include <glib/gi18n-lib.h>

#define NEEDS                                                                   \
  (COXA_PARTS (COXA_PART_RELIABILITY) | COXA_PARTS (COXA_PART_QUESTIONNAIRES) | \
   COXA_PARTS (COXA_PART_CHANGE) | COXA_PARTS (COXA_PART_CLINIC))

/* The record lists the newest first, changes are told from the oldest on. */
static GPtrArray *
load_visits (CoxaRecord *record, const char *word, GError **error)
{
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return NULL;
  g_autoptr (GPtrArray) listed =
      coxa_record_list_visits (record, coxa_patient_get_id (patient), error);
  if (listed == NULL)
    return NULL;
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = listed->len; i > 0; i--)
    g_ptr_array_add (visits, g_object_ref (g_ptr_array_index (listed, i - 1)));
  return visits;
}

static void
print_changes (CoxaKnowledge *knowledge, const GPtrArray *visits)
{
  const CoxaChangeRules *rules = coxa_knowledge_get_change (knowledge);
  CoxaChangeKnowledge judged_by = coxa_knowledge_get_change_knowledge (knowledge);
  g_autoptr (CoxaChanges) changes = coxa_changes_new (&judged_by, visits, NULL);
  g_autofree char *printed = coxa_change_document_print (changes, rules, visits);
  coxa_command_print ("%s\n", printed);
}

static gboolean
change (const CoxaKnowledgeOptions *options, const char *db, const char *word, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_options_load (options, NEEDS, NULL, error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record =
      coxa_record_open (db, COXA_STORE_OPEN, coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits = load_visits (record, word, error);
  if (visits == NULL)
    return FALSE;
  print_changes (knowledge, visits);
  return TRUE;
}

gboolean
coxa_run_change (const char *name, char **words, GError **error)
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
         change (&knowledge_options, db, left[0], error);
}
