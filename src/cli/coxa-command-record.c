/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-store-history.h"
#include "coxa-store-retention.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

#define PATIENTS_MAX G_MAXINT /* all of them: a shorter list would look complete */

static gboolean
parse_db (
    const char *name, char ***words, guint minimum, guint maximum, char **db_out, GError **error)
{
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, db_out, N_ ("the record file"), "FILE" },
    { NULL },
  };
  return coxa_command_parse (name, options, words, minimum, maximum, error);
}

static CoxaRecord *
open_record (const char *db, CoxaStoreIntent intent, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  return measures == NULL ? NULL : coxa_record_open (db, intent, measures, error);
}

gboolean
coxa_run_init (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;

  if (!parse_db (name, &left, 0, 0, &db, error))
    return FALSE;
  g_autoptr (CoxaRecord) record = open_record (db, COXA_STORE_CREATE, error);
  if (record == NULL)
    return FALSE;
  coxa_command_print ("%s\n", coxa_record_get_path (record));
  return TRUE;
}

/* A head that was kept elsewhere shows that nothing before it was written anew. */
static gboolean
check_head (CoxaRecord *record, const char *hash, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_find_head_async (coxa_record_get_store (record), hash, NULL, coxa_record_answer_cb,
                              &answer);
  gint64 seq = coxa_store_find_head_finish (coxa_record_get_store (record),
                                            coxa_record_wait (&answer), error);
  if (seq == 0)
    return FALSE;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  coxa_command_print (_ ("head %s: entry %s\n"), hash, number);
  return TRUE;
}

static gboolean
print_head (CoxaRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_load_head_async (coxa_record_get_store (record), NULL, coxa_record_answer_cb, &answer);
  g_autoptr (CoxaHistoryHead) head = coxa_store_load_head_finish (
      coxa_record_get_store (record), coxa_record_wait (&answer), error);
  if (head == NULL)
    return FALSE;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, head->seq);
  coxa_command_print (_ ("history: newest entry %s, head %s\n"), number, head->hash);
  return TRUE;
}

/* Nothing where nobody was. */
static gboolean
print_erased (CoxaRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_list_erasures_async (store, NULL, coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) erasures =
      coxa_store_list_erasures_finish (store, coxa_record_wait (&answer), error);
  if (erasures != NULL && erasures->len > 0)
    coxa_command_print (g_dngettext (GETTEXT_PACKAGE, "%u patient was erased\n",
                                     "%u patients were erased\n", erasures->len),
                        erasures->len);
  return erasures != NULL;
}

static gboolean
check (CoxaRecord *record, const char *head, GError **error)
{
  g_autoptr (GPtrArray) problems = coxa_record_check (record, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    return coxa_command_fail (
        error, COXA_COMMAND_ERROR_REFUSED,
        g_dngettext (GETTEXT_PACKAGE, "%s: %u problem, the file was left as it is: %s",
                     "%s: %u problems, the file was left as it is: %s", problems->len),
        coxa_record_get_path (record), problems->len,
        (const char *) g_ptr_array_index (problems, 0));
  if (head != NULL && !check_head (record, head, error))
    return FALSE;
  coxa_command_print (_ ("%s: sound\n"), coxa_record_get_path (record));
  if (!print_erased (record, error))
    return FALSE;
  return print_head (record, error);
}

gboolean
coxa_run_check (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  g_autofree char *head = NULL;
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, N_ ("a head kept elsewhere, to look for"), "HASH" },
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 0, 0, error))
    return FALSE;
  g_autoptr (CoxaRecord) record = open_record (db, COXA_STORE_OPEN, error);
  return record != NULL && check (record, head, error);
}

/* One line a patient: id, name, birth date, number, last visit, with tabs between. */
static void
print_patient (CoxaPatient *patient)
{
  const char *birth_date = coxa_patient_get_birth_date (patient);
  const char *number = coxa_patient_get_number (patient);
  const char *last_visit = coxa_patient_get_last_visit (patient);
  g_autofree char *display_name = coxa_patient_dup_display_name (patient);

  coxa_command_print ("%s\t%s\t%s\t%s\t%s\n", coxa_patient_get_id (patient), display_name,
                      birth_date != NULL ? birth_date : "", number != NULL ? number : "",
                      last_visit != NULL ? last_visit : "");
}

static gboolean
print_patients (CoxaRecord *record, const char *query, GError **error)
{
  if (!g_utf8_validate (query, -1, NULL))
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("QUERY is not valid text"));
  g_autoptr (GPtrArray) patients = coxa_record_search (record, query, PATIENTS_MAX, error);
  if (patients == NULL)
    return FALSE;
  for (guint i = 0; i < patients->len; i++)
    print_patient (g_ptr_array_index (patients, i));
  return TRUE;
}

gboolean
coxa_run_patients (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;

  if (!parse_db (name, &left, 0, 1, &db, error))
    return FALSE;
  g_autoptr (CoxaRecord) record = open_record (db, COXA_STORE_OPEN, error);
  return record != NULL && print_patients (record, left[0] != NULL ? left[0] : "", error);
}

static gboolean
show (CoxaRecord *record, const char *word, GError **error)
{
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits =
      coxa_record_list_visits (record, coxa_patient_get_id (patient), error);
  if (visits == NULL)
    return FALSE;
  g_autoptr (GPtrArray) decisions =
      coxa_record_list_decisions (record, coxa_patient_get_id (patient), error);
  if (decisions == NULL)
    return FALSE;
  g_autofree char *printed = coxa_record_document_print (patient, visits, decisions);
  coxa_command_print ("%s\n", printed);
  return TRUE;
}

gboolean
coxa_run_show (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;

  if (!parse_db (name, &left, 1, 1, &db, error))
    return FALSE;
  g_autoptr (CoxaRecord) record = open_record (db, COXA_STORE_OPEN, error);
  return record != NULL && show (record, left[0], error);
}
