/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A durable visit of 60 measurements through the store, beside the same rows written to bare
 * SQLite with the same pragmas in the same run. */

#include <sqlite3.h>

#include "record-fixture.h"

#define ROUNDS 41
#define MEASUREMENTS 60

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (double *rounds)
{
  qsort (rounds, ROUNDS, sizeof *rounds, compare);
  return rounds[ROUNDS / 2];
}

static CoxaVisit *
make_full_visit (CoxaMeasureCatalogue *measures)
{
  CoxaVisit *visit = make_visit (RECORD_CLINIC_TIME);

  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measured = coxa_measure_catalogue_get (measures, i);

    for (guint side = 0; side < (measured->sided ? 2u : 1u); side++)
      if (measured->kind == COXA_MEASURE_NUMBER &&
          coxa_visit_get_n_measurements (visit) < MEASUREMENTS)
        measure (visit, measures, measured->id, side, measured->soft_min + 1);
  }
  return visit;
}

static double
save_with_store (Record *record, CoxaPatient *patient)
{
  g_autoptr (CoxaVisit) visit = make_full_visit (record->measures);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
run (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run (db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;"
           "PRAGMA temp_store=MEMORY;"
           "CREATE TABLE visit (id TEXT PRIMARY KEY, at TEXT) STRICT;"
           "CREATE TABLE measurement (visit INTEGER, measure TEXT, side TEXT, position TEXT,"
           " mode TEXT, held INTEGER, status TEXT, value REAL, instrument TEXT, step REAL,"
           " PRIMARY KEY (visit, measure, side, position, mode, held)) STRICT, WITHOUT ROWID;");
  return db;
}

static double
save_bare (sqlite3 *db, guint round)
{
  g_autofree char *id = g_uuid_string_random ();
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *insert = NULL;

  run (db, "BEGIN IMMEDIATE");
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO visit VALUES (?, ?)", -1, &insert, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (insert, 1, id, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, RECORD_CLINIC_TIME, -1, SQLITE_STATIC);
  sqlite3_step (insert);
  sqlite3_finalize (insert);
  sqlite3_prepare_v2 (db,
                      "INSERT INTO measurement VALUES (?, 'hip_flexion' || ?, 'left', 'supine',"
                      " 'passive', 0, 'done', ?, 'goniometer', 1.0)",
                      -1, &insert, NULL);
  for (int i = 0; i < MEASUREMENTS; i++) {
    sqlite3_bind_int (insert, 1, (int) round);
    sqlite3_bind_int (insert, 2, i);
    sqlite3_bind_double (insert, 3, i);
    sqlite3_step (insert);
    sqlite3_reset (insert);
  }
  sqlite3_finalize (insert);
  run (db, "COMMIT");
  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (int argc, char *argv[])
{
  Record record = { 0 };
  double stored[ROUNDS], bare[ROUNDS];
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autofree char *bare_path = NULL;
  sqlite3 *db;

  record_set_up (&record, NULL);
  record_open (&record, COXA_STORE_CREATE);
  bare_path = g_strconcat (record.path, ".bare", NULL);
  db = open_bare (bare_path);
  for (guint i = 0; i < ROUNDS; i++) {
    stored[i] = save_with_store (&record, patient);
    bare[i] = save_bare (db, i);
  }
  sqlite3_close (db);
  g_print ("save a visit of %d measurements: %.2f ms, %.2f of bare SQLite (goal: 1.5)\n",
           MEASUREMENTS, median (stored), median (stored) / median (bare));
  record_close (&record);
  record_tear_down (&record, NULL);
  return 0;
}
