/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-rescue.h"
#include "coxa-store-acts.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PATIENTS 8
#define VISITS 6

static void
make_record (Record *record)
{
  record_open (record, COXA_STORE_CREATE);
  for (int i = 0; i < PATIENTS; i++) {
    g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");

    for (int j = 0; j < VISITS; j++) {
      g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);
      GPtrArray *entries = make_entries ();
      CoxaStoreEntry *entry = coxa_store_entry_new (patient, visit, NULL);

      coxa_visit_set_episode (visit, "Low back pain");
      coxa_visit_set_notes (visit, "Walks the stairs without holding on.");
      measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 100 + j);
      measure (visit, record->measures, "hip_ir", COXA_SIDE_RIGHT, 30.5);
      coxa_store_entry_set_sign (entry, j % 2 == 0);
      g_ptr_array_add (entries, entry);
      g_assert_true (wait_save_visits (record->store, entries, NULL));
    }
  }
  record_close (record);
}

static CoxaRescue *
rescue (Record *record, const char *output, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);

  return coxa_rescue (record->path, output, record->measures, context, error);
}

static char *
ask_file (Record *record, const char *path, const char *sql)
{
  g_autofree char *usual = g_steal_pointer (&record->path);
  char *answer;

  record->path = g_strdup (path);
  answer = record_ask (record, sql);
  g_free (record->path);
  record->path = g_steal_pointer (&usual);
  return answer;
}

/* Opens and is sound, with as many as were told, and begins with the rescue. */
static void
assert_good (Record *record, const char *output, const CoxaRescue *rescued)
{
  g_autofree char *usual = g_steal_pointer (&record->path);
  g_autofree char *visits = NULL;
  g_autofree char *first = NULL;
  g_autofree char *halves = NULL;

  record->path = g_strdup (output);
  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
  g_assert_cmpint (wait_count (record->store, NULL), ==, rescued->patients);
  visits = record_ask (record, "SELECT count (*) FROM visit");
  g_assert_cmpint (atoi (visits), ==, rescued->visits);
  halves = record_ask (record, "SELECT count (*) FROM visit v WHERE 2 <> (SELECT count (*) FROM"
                               " measurement m WHERE m.visit = v.key)");
  g_assert_cmpstr (halves, ==, "0");
  first = record_ask (record, "SELECT action || kind FROM revision WHERE seq = 1");
  g_assert_cmpstr (first, ==, "rescuedfile");
  record_close (record);
  g_free (record->path);
  record->path = g_steal_pointer (&usual);
}

#define ALL                                                                                      \
  "SELECT group_concat (x, ';') FROM (SELECT v.id || v.notes || v.state || m.measure || m.value" \
  " || p.family || p.fold || v.version AS x FROM visit v JOIN measurement m ON m.visit = v.key"  \
  " JOIN patient p ON p.key = v.patient ORDER BY v.id, m.measure)"

static void
test_sound (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *clinic = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRescue) rescued = NULL;

  make_record (record);
  rescued = rescue (record, output, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescued->losses->len, ==, 0);
  g_assert_cmpuint (rescued->patients, ==, PATIENTS);
  g_assert_cmpuint (rescued->visits, ==, PATIENTS * VISITS);
  assert_good (record, output, rescued);
  before = record_ask (record, ALL);
  after = ask_file (record, output, ALL);
  g_assert_cmpstr (after, ==, before);
  clinic = record_ask (record, "SELECT id FROM clinic");
  same = ask_file (record, output, "SELECT id FROM clinic");
  g_assert_cmpstr (same, ==, clinic);

  /* Never over a file that is there. */
  g_assert_null (rescue (record, output, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_EXISTS);
}

/* Each page zeroed, one at a time: what is there is whole, what is not there is told by its id. */
static void
test_pages (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autofree char *bytes = NULL;
  guint n_rescued = 0, n_complete = 0, n_refused = 0, n_visits = 0;
  gsize length;

  make_record (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += g_test_slow () ? 4096 : 3 * 4096) {
    g_autofree char *copy = g_memdup2 (bytes, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaRescue) rescued = NULL;
    guint lost = 0;

    memset (copy + at, 0, 4096);
    g_assert_true (g_file_set_contents (record->path, copy, length, NULL));
    rescued = rescue (record, output, &error);
    if (rescued == NULL) {
      g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
      n_refused++;
      continue;
    }
    assert_good (record, output, rescued);
    for (guint i = 0; i < rescued->losses->len; i++) {
      const CoxaLoss *loss = rescued->losses->pdata[i];

      g_assert_true (g_uuid_string_is_valid (loss->id));
      lost += !loss->kept && g_str_equal (loss->kind, "visit");
    }
    /* No visit goes without a word. */
    g_assert_cmpuint (rescued->visits + lost, ==, PATIENTS * VISITS);
    n_rescued++;
    n_complete += rescued->visits == PATIENTS * VISITS;
    n_visits += rescued->visits;
    g_assert_no_errno (g_unlink (output));
  }
  g_test_message ("%zu pages: %u refused, %u rescued, %u of them with all visits; %u of %u visits",
                  length / 4096, n_refused, n_rescued, n_complete, n_visits,
                  n_rescued * PATIENTS * VISITS);
  g_assert_cmpuint (n_rescued, >, n_refused);
  g_assert_cmpuint (n_complete, >, n_rescued / 2);
}

/* A row that somebody changed by hand is replaced by what was stored last, and told. */
static void
test_changed_outside (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autofree char *id = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRescue) rescued = NULL;
  const CoxaLoss *loss;

  make_record (record);
  id = record_ask (record, "SELECT id FROM visit WHERE key = 3");
  before = g_strdup_printf ("SELECT notes FROM visit WHERE id = '%s'", id);
  record_execute (record, "UPDATE visit SET notes = 'forged' WHERE key = 3");
  rescued = rescue (record, output, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescued->losses->len, ==, 1);
  loss = rescued->losses->pdata[0];
  g_assert_cmpint (loss->what, ==, COXA_LOSS_CHANGED);
  g_assert_true (loss->kept);
  g_assert_cmpstr (loss->id, ==, id);
  notes = ask_file (record, output, before);
  g_assert_cmpstr (notes, ==, "Walks the stairs without holding on.");
  assert_good (record, output, rescued);
}

/* A visit that nothing proves is not taken over. */
static void
test_unproven (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRescue) rescued = NULL;
  const CoxaLoss *loss;

  make_record (record);
  record_execute (record, "UPDATE visit SET notes = 'forged' WHERE key = 3;"
                          "UPDATE revision SET content = replace (content, 'stairs', 'stages')"
                          " WHERE record = (SELECT id FROM visit WHERE key = 3)");
  rescued = rescue (record, output, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescued->visits, ==, PATIENTS * VISITS - 1);
  g_assert_cmpuint (rescued->losses->len, ==, 1);
  loss = rescued->losses->pdata[0];
  g_assert_cmpint (loss->what, ==, COXA_LOSS_CHANGED);
  g_assert_false (loss->kept);
  assert_good (record, output, rescued);
}

/* Two who were merged are two who are merged. */
static void
test_merged (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autofree char *from = NULL;
  g_autofree char *into = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *version = NULL;
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRescue) rescued = NULL;

  make_record (record);
  from = record_ask (record, "SELECT id FROM patient WHERE key = 1");
  into = record_ask (record, "SELECT id FROM patient WHERE key = 2");
  version = record_ask (record, "SELECT version FROM patient WHERE key = 1");
  record_open (record, COXA_STORE_OPEN);
  coxa_store_merge_patients_async (record->store, from, atoi (version), into, "the same person",
                                   context, NULL, wait_ready_cb, &result);
  g_assert_true (coxa_store_act_finish (record->store, wait_result (&result), &error));
  g_clear_object (&result);
  record_close (record);
  rescued = rescue (record, output, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescued->losses->len, ==, 0);
  merged = ask_file (record, output,
                     "SELECT p.id FROM patient m JOIN patient p ON p.key = m.merged_into");
  g_assert_cmpstr (merged, ==, into);
}

/* What hangs on visits and patients comes along, in the order in which it was stored: the newest
 * decision and the newest programme are the same ones. */

static CoxaSafetyDecision *
make_decision (const char *patient_id, const char *visit_id, CoxaDecisionKind kind)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (RECORD_CLINIC_TIME, NULL);
  g_autofree char *id = g_uuid_string_random ();
  CoxaSafetyDecision *decision = coxa_safety_decision_new (id, kind, at);

  decision->patient_id = g_strdup (patient_id);
  decision->visit_id = g_strdup (visit_id);
  decision->user = g_strdup ("A. Berg");
  decision->role = g_strdup ("physiotherapist");
  g_strfreev (decision->flags);
  decision->flags = g_strsplit ("red-eye organs", " ", -1);
  decision->reason = g_strdup ("seen by her doctor");
  decision->grounds[0] = g_strdup ("called");
  decision->review_on = g_strdup ("2026-03-20");
  decision->advice = g_strdup ("Stop list explained");
  return decision;
}

static void
add_decision (CoxaStore *store, const char *patient_id, const char *visit_id, CoxaDecisionKind kind)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (CoxaSafetyDecision) decision = make_decision (patient_id, visit_id, kind);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_store_add_decision_async (store, decision, context, NULL, wait_ready_cb, &result);
  coxa_store_add_decision_finish (store, wait_result (&result), &error);
  g_assert_no_error (error);
}

static CoxaStoredProgramme *
make_programme (void)
{
  g_autofree char *id = g_uuid_string_random ();
  CoxaStoredProgramme *programme = coxa_stored_programme_new (id);

  programme->issued_at = g_strdup (RECORD_CLINIC_TIME);
  for (int i = 0; i < 2; i++) {
    CoxaStoredItem *item = g_new0 (CoxaStoredItem, 1);

    item->exercise = g_strdup ("bridge");
    item->title = g_strdup ("Bridge");
    item->side = COXA_SIDE_CENTRAL;
    item->dose = (CoxaDose){ .sets = 2, .reps = 10, .sessions_per_day = 1, .days_per_week = 3 };
    g_ptr_array_add (programme->items, item);
  }
  return programme;
}

static void
add_programme (CoxaStore *store, const char *patient_id)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_store_add_programme_async (store, patient_id, make_programme (), context, NULL,
                                  wait_ready_cb, &result);
  coxa_store_add_programme_finish (store, wait_result (&result), &error);
  g_assert_no_error (error);
}

#define DECISIONS                                                                           \
  "SELECT group_concat (x, ';') FROM (SELECT d.id || d.kind || d.flags || d.reason || v.id" \
  " || e.id AS x FROM safety_decision d JOIN visit v ON v.key = d.visit"                    \
  " JOIN episode e ON e.key = d.episode ORDER BY d.key)"
#define PROGRAMMES                                                                           \
  "SELECT group_concat (x, ';') FROM (SELECT g.id || g.number || p.id || i.place || i.title" \
  " AS x FROM programme g JOIN patient p ON p.key = g.patient"                               \
  " JOIN programme_item i ON i.programme = g.key ORDER BY g.key, i.place)"

static void
assert_same_answer (Record *record, const char *output, const char *sql)
{
  g_autofree char *before = record_ask (record, sql);
  g_autofree char *after = ask_file (record, output, sql);

  g_assert_nonnull (before);
  g_assert_cmpstr (after, ==, before);
}

static void
test_decisions_and_programmes (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autofree char *patient = NULL;
  g_autofree char *visit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRescue) rescued = NULL;

  make_record (record);
  patient = record_ask (record, "SELECT id FROM patient WHERE key = 2");
  visit = record_ask (record, "SELECT max (v.id) FROM visit v WHERE v.patient = 2");
  record_open (record, COXA_STORE_OPEN);
  for (int i = 0; i < 8; i++) {
    add_decision (record->store, patient, visit,
                  i % 2 == 0 ? COXA_DECISION_OVERRIDE : COXA_DECISION_ACKNOWLEDGEMENT);
    add_programme (record->store, patient);
  }
  record_close (record);
  rescued = rescue (record, output, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescued->losses->len, ==, 0);
  assert_good (record, output, rescued);
  assert_same_answer (record, output, DECISIONS);
  assert_same_answer (record, output, PROGRAMMES);
}

static void
test_nothing_left (Record *record, gconstpointer data)
{
  g_autofree char *output = g_build_filename (record->folder, "new.coxa", NULL);
  g_autofree char *bytes = g_malloc0 (65536);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (record->path, bytes, 65536, NULL));
  g_assert_null (rescue (record, output, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
  dir = g_dir_open (record->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/rescue/sound", test_sound },
    { "/store/rescue/pages", test_pages },
    { "/store/rescue/changed-outside", test_changed_outside },
    { "/store/rescue/unproven", test_unproven },
    { "/store/rescue/merged", test_merged },
    { "/store/rescue/decisions-and-programmes", test_decisions_and_programmes },
    { "/store/rescue/nothing-left", test_nothing_left },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
