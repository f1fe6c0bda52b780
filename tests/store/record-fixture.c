/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_chmod (folder, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_no_errno (g_unlink (path));
  }
  g_assert_no_errno (g_rmdir (folder));
}

void
record_set_up (Record *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("coxa-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "record.coxa", NULL);
  self->measures = coxa_measure_catalogue_load (NULL, &error);
  g_assert_no_error (error);
}

void
record_tear_down (Record *self, gconstpointer data)
{
  if (self->store != NULL)
    record_close (self);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  coxa_measure_catalogue_unref (self->measures);
}

void
record_open (Record *self, CoxaStoreIntent intent)
{
  g_autoptr (GError) error = NULL;

  self->store = wait_open (self->path, intent, self->measures, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

void
record_close (Record *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wait_close (self->store, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

/* Does to the closed file what no Coxa would. */
void
record_execute (Record *self, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* The first column of the first row, beside whatever has the file open. */
char *
record_ask (Record *self, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return answer;
}

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **result_out = user_data;

  *result_out = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

CoxaStore *
wait_open (const char *path, CoxaStoreIntent intent, CoxaMeasureCatalogue *measures, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_open_async (path, intent, measures, NULL, on_ready_cb, &result);
  return coxa_store_open_finish (wait_for (&result), error);
}

gboolean
wait_close (CoxaStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_close_async (store, on_ready_cb, &result);
  return coxa_store_close_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_search (CoxaStore *store, const char *query, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_search_patients_async (store, query, limit, NULL, on_ready_cb, &result);
  return coxa_store_search_patients_finish (store, wait_for (&result), error);
}

gint64
wait_count (CoxaStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_count_patients_async (store, NULL, on_ready_cb, &result);
  return coxa_store_count_patients_finish (store, wait_for (&result), error);
}

CoxaPatient *
wait_load_patient (CoxaStore *store, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_load_patient_async (store, id, NULL, on_ready_cb, &result);
  return coxa_store_load_patient_finish (store, wait_for (&result), error);
}

gboolean
wait_save_patient (CoxaStore *store, CoxaPatient *patient, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_patient_async (store, patient, NULL, on_ready_cb, &result);
  return coxa_store_save_patient_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_list_visits (CoxaStore *store, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_visits_async (store, patient_id, NULL, on_ready_cb, &result);
  return coxa_store_list_visits_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_list_episodes (CoxaStore *store, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_episodes_async (store, patient_id, NULL, on_ready_cb, &result);
  return coxa_store_list_episodes_finish (store, wait_for (&result), error);
}

gboolean
wait_save_visits (CoxaStore *store, GPtrArray *take_entries, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_visits_async (store, take_entries, NULL, on_ready_cb, &result);
  return coxa_store_save_visits_finish (store, wait_for (&result), error);
}

gboolean
wait_save_visit (CoxaStore *store, CoxaPatient *patient, CoxaVisit *visit, GError **error)
{
  GPtrArray *entries = make_entries ();

  g_ptr_array_add (entries, coxa_store_entry_new (patient, visit, NULL));
  return wait_save_visits (store, entries, error);
}

GPtrArray *
wait_load_results (CoxaStore *store, const char *visit_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_load_results_async (store, visit_id, NULL, on_ready_cb, &result);
  return coxa_store_load_results_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_list_decisions (CoxaStore *store, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_decisions_async (store, patient_id, NULL, on_ready_cb, &result);
  return coxa_store_list_decisions_finish (store, wait_for (&result), error);
}

gboolean
wait_add_decision (CoxaStore *store, const CoxaSafetyDecision *decision, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_add_decision_async (store, decision, NULL, on_ready_cb, &result);
  return coxa_store_add_decision_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_check (CoxaStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_check_async (store, NULL, on_ready_cb, &result);
  return coxa_store_check_finish (store, wait_for (&result), error);
}

CoxaPatient *
make_patient (const char *family, const char *given)
{
  g_autofree char *id = g_uuid_string_random ();
  CoxaPatient *patient = coxa_patient_new (id);

  coxa_patient_set_family (patient, family);
  coxa_patient_set_given (patient, given);
  return patient;
}

CoxaVisit *
make_visit (const char *at_text)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (at_text, NULL);

  return coxa_visit_new (id, at);
}

void
measure (
    CoxaVisit *visit, CoxaMeasureCatalogue *measures, const char *id, CoxaSide side, double value)
{
  g_autoptr (GError) error = NULL;
  const CoxaMeasure *definition = coxa_measure_catalogue_find (measures, id);
  CoxaMeasurement measurement;

  g_assert_nonnull (definition);
  coxa_measurement_init (&measurement, definition, side);
  measurement.value = value;
  coxa_visit_add_measurement (visit, &measurement, &error);
  g_assert_no_error (error);
}

GPtrArray *
make_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
}

void
assert_sound (CoxaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wait_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}
