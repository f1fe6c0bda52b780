/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

/* Each is something that the pages and indexes of SQLite do not notice. */
static const struct {
  const char *change;
  const char *sentence_part;
} rows[] = {
  { "PRAGMA foreign_keys = OFF; DELETE FROM episode", "belongs to" },
  { "PRAGMA foreign_keys = OFF; DELETE FROM patient", "belongs to" },
  { "UPDATE measurement SET value = 999 WHERE measure = 'hip_flexion'", "hip_flexion" },
  { "UPDATE measurement SET measure = 'nothing' WHERE measure = 'hip_flexion'", "nothing" },
  { "UPDATE measurement SET side = 'upper' WHERE measure = 'hip_flexion'", "side" },
  { "UPDATE measurement SET choice = '6' WHERE measure = 'mmt_hip_abduction'",
    "mmt_hip_abduction" },
  { "UPDATE measurement SET trials = '1;x' WHERE measure = 'hip_flexion'", "hip_flexion" },
  { "UPDATE visit SET visit_at = 'yesterday'", "time" },
  { "UPDATE visit SET visit_utc = visit_utc + 3600000000", "time" },
  { "UPDATE patient SET family = 'Renamed'", "found by name" },
  { "UPDATE patient SET nfold = 'other'", "found by name" },
  { "INSERT INTO patient_name (patient_name, rowid, parts) SELECT 'delete', key, parts FROM patient",
    "search index" },
  { "PRAGMA foreign_keys = OFF; DELETE FROM clinic", "clinic" },
};

static void
fill (Record *record)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Secretname", "Anna");
  g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);
  CoxaMeasurement m;

  coxa_visit_set_episode (visit, "Low back pain");
  measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110);
  coxa_measurement_init (&m, coxa_measure_catalogue_find (record->measures, "mmt_hip_abduction"),
                         COXA_SIDE_LEFT);
  m.value = coxa_measure_find_value (m.measure, "4-");
  coxa_visit_put_measurement (visit, &m);
  coxa_patient_set_number (patient, "4711");
  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  assert_sound (record->store);
  record_close (record);
}

static void
test_row (Record *record, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean said = FALSE;

  fill (record);
  record_execute (record, rows[i].change);
  record_open (record, COXA_STORE_OPEN);
  problems = wait_check (record->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  for (guint j = 0; j < problems->len; j++) {
    g_test_message ("%s", (char *) problems->pdata[j]);
    said |= strstr (problems->pdata[j], rows[i].sentence_part) != NULL;
    /* Sentences go into logs: no patient data. */
    g_assert_null (strstr (problems->pdata[j], "Secretname"));
    g_assert_null (strstr (problems->pdata[j], "4711"));
  }
  g_assert_true (said);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *name = g_strdup_printf ("/store/check/%02zu", i);

    g_test_add (name, Record, GSIZE_TO_POINTER (i), record_set_up, test_row, record_tear_down);
  }
  return g_test_run ();
}
