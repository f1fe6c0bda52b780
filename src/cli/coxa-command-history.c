/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-store-history.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

/* One line an entry: number, time, initials, action, kind, id, version, reason, with tabs. */
static void
print_entry (const CoxaHistoryEntry *entry)
{
  g_autofree char *reason = g_strdelimit (g_strdup (or_nothing (entry->reason)), "\t\n\r", ' ');

  coxa_command_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\t%u\t%s\n", entry->seq, entry->at,
                      entry->initials, coxa_action_ids[entry->action], entry->kind, entry->record,
                      entry->version, reason);
}

static gboolean
warn_of_damage (CoxaRecord *record, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_find_damage_async (store, patient_id, NULL, coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) damages =
      coxa_store_find_damage_finish (store, coxa_record_wait (&answer), error);
  if (damages == NULL)
    return FALSE;
  if (damages->len == 0)
    return TRUE;
  const CoxaDamage *damage = g_ptr_array_index (damages, 0);
  return coxa_command_fail (
      error, COXA_COMMAND_ERROR_REFUSED,
      _ ("%s %s was changed outside Coxa, or is damaged: stored %s, found %s"), damage->kind,
      damage->id, or_nothing (damage->stored_hash), or_nothing (damage->found_hash));
}

static GPtrArray *
list_history (CoxaRecord *record, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_list_history_async (store, patient_id, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_list_history_finish (store, coxa_record_wait (&answer), error);
}

/* The whole record as it stood at the end of a day */

static CoxaPatient *
load_patient (CoxaRecord *record, const char *id, guint version, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_load_patient_version_async (store, id, version, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_patient_version_finish (store, coxa_record_wait (&answer), error);
}

static CoxaVisit *
load_visit (CoxaRecord *record, const char *id, guint version, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_load_visit_version_async (store, id, version, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_visit_version_finish (store, coxa_record_wait (&answer), error);
}

static gboolean
add_visit (GPtrArray *visits,
           CoxaRecord *record,
           const GPtrArray *history,
           const char *id,
           GDateTime *until,
           GError **error)
{
  guint version = coxa_history_find_version (history, id, until);
  if (version == 0)
    return TRUE;
  g_autoptr (CoxaVisit) visit = load_visit (record, id, version, error);
  if (visit == NULL)
    return FALSE;
  if (!coxa_visit_is_entered_in_error (visit))
    g_ptr_array_add (visits, g_object_ref (visit));
  return TRUE;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (coxa_visit_get_at (*(CoxaVisit *const *) b),
                              coxa_visit_get_at (*(CoxaVisit *const *) a));
}

static GPtrArray *
load_visits (CoxaRecord *record, const GPtrArray *history, GDateTime *until, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < history->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (history, i);
    if (g_str_equal (entry->kind, "visit") && g_hash_table_add (seen, entry->record) &&
        !add_visit (visits, record, history, entry->record, until, error))
      return NULL;
  }
  g_ptr_array_sort (visits, compare_visits);
  return g_steal_pointer (&visits);
}

static GPtrArray *
load_decisions (CoxaRecord *record, const char *patient_id, GDateTime *until, GError **error)
{
  GPtrArray *decisions = coxa_record_list_decisions (record, patient_id, error);
  for (guint i = decisions != NULL ? decisions->len : 0; i > 0; i--) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (decisions, i - 1);
    if (g_date_time_compare (decision->at, until) > 0)
      g_ptr_array_remove_index (decisions, i - 1);
  }
  return decisions;
}

static gboolean
print_until (CoxaRecord *record,
             const char *patient_id,
             const GPtrArray *history,
             GDateTime *until,
             GError **error)
{
  guint version = coxa_history_find_version (history, patient_id, until);
  if (version == 0)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("the patient was not in the record then"));
  g_autoptr (CoxaPatient) patient = load_patient (record, patient_id, version, error);
  if (patient == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits = load_visits (record, history, until, error);
  if (visits == NULL)
    return FALSE;
  g_autoptr (GPtrArray) decisions = load_decisions (record, patient_id, until, error);
  if (decisions == NULL)
    return FALSE;
  g_autofree char *printed = coxa_record_document_print (patient, visits, decisions);
  coxa_command_print ("%s\n", printed);
  return TRUE;
}

/* The last moment of it, here. */
static GDateTime *
read_day (const char *text, GError **error)
{
  g_autofree char *midnight = g_strconcat (text, "T00:00:00", NULL);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (midnight, here);
  if (day != NULL)
    return g_date_time_add_full (day, 0, 0, 1, 0, 0, -1);
  coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--on needs a day such as 2026-03-14"));
  return NULL;
}

static gboolean
print_history (CoxaRecord *record, const char *word, GDateTime *until, GError **error)
{
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return FALSE;
  const char *id = coxa_patient_get_id (patient);
  g_autoptr (GPtrArray) history = list_history (record, id, error);
  if (history == NULL)
    return FALSE;
  if (until != NULL)
    return print_until (record, id, history, until, error);
  for (guint i = 0; i < history->len; i++)
    print_entry (g_ptr_array_index (history, i));
  return warn_of_damage (record, id, error);
}

gboolean
coxa_run_history (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  g_autofree char *on = NULL;
  g_autoptr (GDateTime) until = NULL;
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("print the record as it stood that day, as JSON"),
      "DAY" },
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 1, 1, error) ||
      (on != NULL && (until = read_day (on, error)) == NULL))
    return FALSE;
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  if (measures == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (db, COXA_STORE_OPEN, measures, error);
  return record != NULL && print_history (record, left[0], until, error);
}
