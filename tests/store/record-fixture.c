/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-store-history.h"

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

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      remove_folder (path);
    else
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

static void
execute (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static GPtrArray *
list_triggers (sqlite3 *db, int column)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (stmt, column)));
  sqlite3_finalize (stmt);
  return texts;
}

/* Does to the closed file what no Coxa would: the triggers that would refuse it are taken away and
 * put back. */
void
record_execute (Record *self, const char *sql)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  execute (db, "PRAGMA synchronous = OFF");
  names = list_triggers (db, 0);
  texts = list_triggers (db, 1);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s", (char *) names->pdata[i]);

    execute (db, drop);
  }
  execute (db, sql);
  /* One whose table is gone stays away. */
  for (guint i = 0; i < texts->len; i++)
    sqlite3_exec (db, texts->pdata[i], NULL, NULL, NULL);
  sqlite3_close (db);
}

/* A file of the first schema with @n_visits visits of one patient. */
void
record_make_old (Record *self, guint n_visits)
{
  g_autofree char *schema_path = g_test_build_filename (G_TEST_DIST, "store", "schema-1.sql", NULL);
  g_autofree char *schema = NULL;
  g_autofree char *data = NULL;
  sqlite3 *db;

  g_assert_true (g_file_get_contents (schema_path, &schema, NULL, NULL));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  execute (db, "PRAGMA synchronous = OFF; PRAGMA application_id = 1131378785; BEGIN");
  execute (db, schema);
  execute (db,
           "INSERT INTO meta VALUES ('min_reader', '1');"
           "INSERT INTO clinic (id) VALUES ('0f0f8a52-6a0f-4c1e-9d3b-2f7a4e1c8d90');"
           "INSERT INTO patient VALUES (1, '" RECORD_OLD_PATIENT "',"
           " '0f0f8a52-6a0f-4c1e-9d3b-2f7a4e1c8d90', 'Example', 'Anna', '1982-03-04', 'f', NULL,"
           " '4711', '', 'example anna', 'anna example', '4711', '  example  anna', 3,"
           " '2026-01-02T10:00:00Z', '2026-01-02T10:00:00Z');"
           "INSERT INTO patient_name (rowid, parts) VALUES (1, '  example  anna');"
           "INSERT INTO episode VALUES (1, '1e0f8a52-6a0f-4c1e-9d3b-2f7a4e1c8d90', 1,"
           " 'Low back pain', '2026-01-02T10:00:00+01:00', NULL, 1);");
  data = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
      " INSERT INTO visit SELECT i, printf ('5c1a7b3e-0d24-4f6b-8a95-%%012d', i), 1, 1,"
      " '2026-01-02T10:00:00+01:00', 1767344400000000, 'AB', 43, NULL, NULL, NULL, NULL, 'no',"
      " 'two lines' || char (10) || 'of notes', 1, '2026-01-02T10:00:00Z', '2026-01-02T10:00:00Z'"
      " FROM n; INSERT INTO measurement SELECT key, 'hip_flexion', 'left', 'supine', 'passive', 0,"
      " 0, 'done', 110.5, NULL, 'goniometer', 1, NULL, 0, NULL FROM visit;",
      n_visits);
  execute (db, data);
  execute (db, "PRAGMA user_version = 1; COMMIT");
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

/* Anna Berger, at a time that tests choose. */
CoxaStoreContext *
make_context (const char *at_text)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (at_text, NULL);

  return coxa_store_context_new ("9d6c9f06-6a2e-4b55-9f4c-8a5a2c9b7d10", "AB", at);
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
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_patient_async (store, patient, context, NULL, on_ready_cb, &result);
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
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_visits_async (store, take_entries, context, NULL, on_ready_cb, &result);
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
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);

  coxa_store_add_decision_async (store, decision, context, NULL, on_ready_cb, &result);
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

GPtrArray *
wait_list_history (CoxaStore *store, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_history_async (store, patient_id, NULL, on_ready_cb, &result);
  return coxa_store_list_history_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_list_record_history (CoxaStore *store, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_record_history_async (store, id, NULL, on_ready_cb, &result);
  return coxa_store_list_record_history_finish (store, wait_for (&result), error);
}

CoxaVisit *
wait_load_visit (CoxaStore *store, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_load_visit_async (store, id, NULL, on_ready_cb, &result);
  return coxa_store_load_visit_finish (store, wait_for (&result), error);
}

CoxaVisit *
wait_load_visit_version (CoxaStore *store, const char *id, guint version, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_load_visit_version_async (store, id, version, NULL, on_ready_cb, &result);
  return coxa_store_load_visit_version_finish (store, wait_for (&result), error);
}

GPtrArray *
wait_find_damage (CoxaStore *store, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_find_damage_async (store, patient_id, NULL, on_ready_cb, &result);
  return coxa_store_find_damage_finish (store, wait_for (&result), error);
}

/* For the calls that the fixture has no function for: give wait_ready_cb and a NULL result. */
void
wait_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  on_ready_cb (source, result, user_data);
}

GAsyncResult *
wait_result (GAsyncResult **result)
{
  return wait_for (result);
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
