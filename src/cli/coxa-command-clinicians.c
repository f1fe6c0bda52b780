/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-store-clinicians.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *db;
  char *name;
  char *initials;
  char *role;
  char *forgetful; /* initials of the one whose passphrase goes */
} Options;

/* One line a clinician: initials, name, role, "active" or "left", with tabs between. */
static gboolean
print_all (CoxaRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_list_clinicians_async (store, NULL, coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) clinicians =
      coxa_store_list_clinicians_finish (store, coxa_record_wait (&answer), error);
  if (clinicians == NULL)
    return FALSE;
  for (guint i = 0; i < clinicians->len; i++) {
    const CoxaClinician *clinician = g_ptr_array_index (clinicians, i);
    coxa_command_print ("%s\t%s\t%s\t%s\n", clinician->initials, clinician->name, clinician->role,
                        clinician->active ? "active" : "left");
  }
  return TRUE;
}

static gboolean
add (CoxaRecord *record, const Options *options, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (CoxaClinician) clinician = coxa_clinician_new (id, options->name, options->initials);
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, NULL, error);
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);

  if (options->role != NULL) {
    g_free (clinician->role);
    clinician->role = g_strdup (options->role);
  }
  coxa_store_save_clinician_async (store, clinician, context, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_save_clinician_finish (store, coxa_record_wait (&answer), error) != 0;
}

/* For whoever forgot it, by whoever keeps the computer: it guarded the window, and nothing else. */
static gboolean
remove_passphrase (CoxaRecord *record, const Options *options, GError **error)
{
  g_autoptr (CoxaStoreContext) theirs =
      coxa_record_make_context (record, options->forgetful, error);
  g_autoptr (CoxaStoreContext) nobody = coxa_record_make_context (record, NULL, NULL);
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);

  if (theirs == NULL)
    return FALSE;
  coxa_store_set_passphrase_async (store, theirs->clinician, NULL, nobody, NULL,
                                   coxa_record_answer_cb, &answer);
  return coxa_store_set_passphrase_finish (store, coxa_record_wait (&answer), error);
}

static gboolean
run (const Options *options, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  if (measures == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN, measures, error);
  if (record == NULL)
    return FALSE;
  if (options->forgetful != NULL)
    return remove_passphrase (record, options, error);
  return options->name != NULL ? add (record, options, error) : print_all (record, error);
}

gboolean
coxa_run_clinicians (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.db, N_ ("the record file"), "FILE" },
    { "add", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("add a clinician"), "NAME" },
    { "initials", 0, 0, G_OPTION_ARG_STRING, &options.initials, N_ ("of the same"), "INITIALS" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, N_ ("of the same"), "TEXT" },
    { "remove-passphrase", 0, 0, G_OPTION_ARG_STRING, &options.forgetful,
      N_ ("of the lock, when it was forgotten"), "INITIALS" },
    { NULL },
  };
  gboolean done = coxa_command_parse (name, entries, &left, 0, 0, error);

  if (done && (options.name == NULL) != (options.initials == NULL))
    done = coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--add needs --initials"));
  if (done && options.name != NULL && options.forgetful != NULL)
    done = coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("--add and --remove-passphrase are two calls"));
  done = done && run (&options, error);
  g_free (options.db);
  g_free (options.name);
  g_free (options.initials);
  g_free (options.role);
  g_free (options.forgetful);
  return done;
}
