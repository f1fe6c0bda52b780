/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-invented-contents.h"
#include "coxa-invention.h"
#include "coxa-knowledge-options.h"
#include "coxa-record.h"

#include <glib/gi18n-lib.h>

#define NEEDS \
  (COXA_PARTS (COXA_PART_PATTERNS) | COXA_PARTS (COXA_PART_SAFETY) | COXA_PARTS (COXA_PART_NORMS))
#define PATIENTS_MAX 10000000
#define BATCH_PATIENTS 200 /* a transaction */

static void
append_patient (GPtrArray *entries, CoxaInvention *invention, CoxaKnowledge *knowledge)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (CoxaPatient) patient = coxa_invention_next (invention, &visits);

  for (guint i = 0; i < visits->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (visits, i);
    CoxaResult *result = coxa_result_new (coxa_knowledge_get_rules (knowledge));
    coxa_judge (result, patient, visit);
    coxa_invented_contents_add (visit, coxa_knowledge_get_topics (knowledge), i);
    g_ptr_array_add (entries, coxa_store_entry_new (patient, visit, result));
  }
}

static gboolean
fill (CoxaRecord *record, CoxaKnowledge *knowledge, guint n_patients, guint32 seed, GError **error)
{
  g_autoptr (CoxaInvention) invention = coxa_invention_new (
      coxa_knowledge_get_measures (knowledge), coxa_knowledge_get_norms (knowledge), seed, error);
  if (invention == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, NULL, error);
  for (guint done = 0; done < n_patients;) {
    GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
    guint batch_end = MIN (done + BATCH_PATIENTS, n_patients);
    for (; done < batch_end; done++)
      append_patient (entries, invention, knowledge);
    if (!coxa_record_save (record, entries, context, error))
      return FALSE;
  }
  return TRUE;
}

/* Invented patients never go among real ones. */
static gboolean
check_empty (CoxaRecord *record, GError **error)
{
  gint64 n_patients = coxa_record_count (record, error);
  if (n_patients < 0)
    return FALSE;
  return n_patients == 0 ||
         coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                            _ ("%s holds patients; invented ones go only into an empty record"),
                            coxa_record_get_path (record));
}

static gboolean
make_sample (const char *db, guint n_patients, guint32 seed, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_options_load (
      &(CoxaKnowledgeOptions){ .no_clinic = TRUE }, NEEDS, NULL, error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record =
      coxa_record_open (db, COXA_STORE_EITHER, coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL || !check_empty (record, error) ||
      !fill (record, knowledge, n_patients, seed, error))
    return FALSE;
  coxa_command_print ("%s\n", coxa_record_get_path (record));
  return TRUE;
}

gboolean
coxa_run_sample (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  gint64 n_patients = -1, seed = 1;
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    { "patients", 0, 0, G_OPTION_ARG_INT64, &n_patients, N_ ("how many"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("the same seed, the same patients"), "S" },
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 0, 0, error))
    return FALSE;
  if (n_patients < 0 || n_patients > PATIENTS_MAX)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("sample needs --patients from 0 to %d"), PATIENTS_MAX);
  if (seed < 0 || seed > G_MAXUINT32)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("--seed must lie between 0 and %u"), G_MAXUINT32);
  return make_sample (db, (guint) n_patients, (guint32) seed, error);
}
