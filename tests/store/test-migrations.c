/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-history.h"
#include "coxa-migrations.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define NOW COXA_SCHEMA_VERSION

/* A later version of the schema, in two steps. */
static const CoxaMigration good_steps[] = {
  { NOW, "" },
  { NOW + 1, "CREATE TABLE two (x INTEGER) STRICT; INSERT INTO two VALUES (2)" },
  { NOW + 2, "ALTER TABLE two ADD COLUMN y TEXT" },
};

static const CoxaMigration failing_steps[] = {
  { NOW + 1, "CREATE TABLE two (x INTEGER NOT NULL) STRICT" },
  { NOW + 2, "INSERT INTO two VALUES (3); INSERT INTO two VALUES (NULL)" },
  { NOW + 3, "DROP TABLE patient" },
};

static CoxaConnection *
connect (Record *record)
{
  g_autoptr (GError) error = NULL;
  CoxaConnection *connection;

  record_open (record, COXA_STORE_CREATE);
  record_close (record);
  connection = coxa_connection_open (record->path, FALSE, &error);
  g_assert_no_error (error);
  return connection;
}

static gint64
ask (CoxaConnection *connection, const char *sql)
{
  gint64 answer = -1;

  g_assert_true (coxa_connection_ask_int (connection, sql, &answer, NULL));
  return answer;
}

static void
test_steps (Record *record, gconstpointer data)
{
  g_autoptr (CoxaConnection) connection = connect (record);
  g_autoptr (GError) error = NULL;

  /* Twice: what was done is not done again. */
  for (int i = 0; i < 2; i++) {
    g_assert_true (
        coxa_migrations_run (connection, good_steps, G_N_ELEMENTS (good_steps), NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpint (ask (connection, "PRAGMA user_version"), ==, NOW + 2);
  }
  g_assert_cmpint (ask (connection, "SELECT count (*) FROM two WHERE y IS NULL"), ==, 1);
}

/* Of a step that fails nothing stays, and the version is the one really reached. */
static void
test_failing_step (Record *record, gconstpointer data)
{
  g_autoptr (CoxaConnection) connection = connect (record);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      coxa_migrations_run (connection, failing_steps, G_N_ELEMENTS (failing_steps), NULL, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (ask (connection, "PRAGMA user_version"), ==, NOW + 1);
  g_assert_cmpint (ask (connection, "SELECT count (*) FROM two"), ==, 0);
  g_assert_cmpint (ask (connection, "SELECT count (*) FROM clinic"), ==, 1);
}

#define GOLDEN_HEAD                               \
  "-- SPDX-FileCopyrightText: The Coxa authors\n" \
  "-- SPDX-License-Identifier: GPL-3.0-or-later\n\n"

/* The schema as SQLite keeps it, after so many steps. */
static char *
read_schema (Record *record, guint n_steps)
{
  g_autoptr (CoxaConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  guint n_all;
  const CoxaMigration *steps = coxa_migrations_get (&n_all);

  connection = coxa_connection_open (record->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (coxa_migrations_run (connection, steps, n_steps, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&connection, coxa_connection_free);
  return record_ask (record, "SELECT '" GOLDEN_HEAD
                             "' || group_concat (sql, ';' || char (10)) || ';' || char (10) FROM"
                             " (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                             " AND name NOT GLOB 'patient_name_*' ORDER BY rowid)");
}

/* What records in the field look like must not change by accident: a change is a new step. */
static void
test_golden (Record *record, gconstpointer data)
{
  g_assert_true (g_file_set_contents (record->path, "", 0, NULL));
  for (guint version = 1; version <= NOW; version++) {
    g_autofree char *name = g_strdup_printf ("schema-%u.sql", version);
    g_autofree char *golden_path = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
    g_autofree char *golden = NULL;
    g_autofree char *live = read_schema (record, version);

    if (g_getenv ("COXA_WRITE_GOLDEN") != NULL)
      g_assert_true (g_file_set_contents (golden_path, live, -1, NULL));
    g_assert_true (g_file_get_contents (golden_path, &golden, NULL, NULL));
    g_assert_cmpstr (live, ==, golden);
  }
}

/* A record of the first schema gets its history: every record as it stands, once. */
static void
test_old_record (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (CoxaPatient) patient = NULL;

  record_make_old (record, 3);
  for (int i = 0; i < 2; i++) {
    record_open (record, COXA_STORE_OPEN);
    assert_sound (record->store);
    g_clear_pointer (&history, g_ptr_array_unref);
    history = wait_list_history (record->store, RECORD_OLD_PATIENT, &error);
    g_assert_no_error (error);
    /* The patient, the episode and three visits. */
    g_assert_cmpuint (history->len, ==, 5);
    for (guint j = 0; j < history->len; j++) {
      const CoxaHistoryEntry *entry = history->pdata[j];

      g_assert_cmpint (entry->action, ==, COXA_ACTION_MIGRATED);
      g_assert_cmpuint (entry->version, ==, g_str_equal (entry->kind, "patient") ? 3 : 1);
    }
    if (i == 0)
      record_close (record);
  }
  visits = wait_list_visits (record->store, RECORD_OLD_PATIENT, &error);
  g_assert_cmpuint (visits->len, ==, 3);
  g_assert_false (coxa_visit_is_signed (visits->pdata[0]));
  g_assert_cmpstr (coxa_visit_get_notes (visits->pdata[0]), ==, "two lines\nof notes");
  coxa_visit_set_notes (visits->pdata[0], "more");
  patient = wait_load_patient (record->store, RECORD_OLD_PATIENT, &error);
  g_assert_true (wait_save_visit (record->store, patient, visits->pdata[0], &error));
  g_assert_no_error (error);
  assert_sound (record->store);
}

static void
test_old_read_only (Record *record, gconstpointer data)
{
  g_autofree char *version = NULL;

  record_make_old (record, 1);
  g_assert_no_errno (g_chmod (record->path, 0400));
  if (access (record->path, W_OK) == 0) {
    g_test_skip ("this user may write everywhere");
    return;
  }
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (coxa_store_get_access (record->store), ==, COXA_STORE_ACCESS_OLDER);
  record_close (record);
  version = record_ask (record, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/migrations/steps", Record, NULL, record_set_up, test_steps, record_tear_down);
  g_test_add ("/store/migrations/failing-step", Record, NULL, record_set_up, test_failing_step,
              record_tear_down);
  g_test_add ("/store/migrations/golden", Record, NULL, record_set_up, test_golden,
              record_tear_down);
  g_test_add ("/store/migrations/old-record", Record, NULL, record_set_up, test_old_record,
              record_tear_down);
  g_test_add ("/store/migrations/old-read-only", Record, NULL, record_set_up, test_old_read_only,
              record_tear_down);
  return g_test_run ();
}
