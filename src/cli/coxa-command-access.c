/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-store-history.h"

#include <glib/gi18n-lib.h>

/* Without a version nothing was changed: it was opened, printed, exported. */
static void
print_entry (const CoxaHistoryEntry *entry)
{
  coxa_command_print ("%s\t%s\t%s\t%s\t%s\n", entry->at, entry->initials,
                      coxa_action_ids[entry->action], entry->kind, entry->record);
}

static gboolean
print_access (CoxaRecord *record, const char *word, const char *author, GError **error)
{
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, author, error);
  if (context == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return FALSE;
  const char *id = coxa_patient_get_id (patient);
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_list_history_async (store, id, NULL, coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) entries =
      coxa_store_list_history_finish (store, coxa_record_wait (&answer), error);
  /* Who looks at who looked is known too. */
  if (entries == NULL ||
      !coxa_record_note (record, COXA_ACTION_OPENED, "access", id, context, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    print_entry (g_ptr_array_index (entries, i));
  return TRUE;
}

gboolean
coxa_run_access (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  g_autofree char *author = NULL;
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("who does it"), "INITIALS" },
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 1, 1, error))
    return FALSE;
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  if (measures == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (db, COXA_STORE_OPEN, measures, error);
  return record != NULL && print_access (record, left[0], author, error);
}
