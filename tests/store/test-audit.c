/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

/* Whatever is changed outside the store is found: by the check, and where it is read. */

#include "record-fixture.h"

#include "coxa-store-acts.h"
#include "coxa-store-history.h"

#include <string.h>

/* What one does to the file, and what the check then names. @at is the number of the entry where
 * the chain breaks first, or 0 when it is whole and a record does not fit. The history of fill():
 * 1 patient, 2 episode, 3 visit, 4 visit changed, 5 another patient, 6 visit of that one. */
static const struct {
  const char *change;
  int at;
  const char *part;
} rows[] = {
  { "UPDATE visit SET notes = 'quincf' WHERE key = 1", 0, "visit " },
  { "UPDATE visit SET age_years = 45 WHERE key = 1", 0, "visit " },
  { "UPDATE visit SET visit_at = '2026-03-14T09:30:00+01:00', created_at = 'x'", 0, "visit " },
  { "UPDATE visit SET version = 7 WHERE key = 1", 0, "visit " },
  { "UPDATE visit SET patient = 2 WHERE key = 1", 0, "visit " },
  { "UPDATE visit SET state = 'signed', signed_at = 'x', signed_initials = 'X'", 0, "visit " },
  { "UPDATE measurement SET value = value + 0.0000001", 0, "visit " },
  { "UPDATE measurement SET compensation_seen = 1", 0, "visit " },
  { "DELETE FROM measurement", 0, "visit " },
  { "UPDATE screen_answer SET answer = 'yes'", 0, "visit " },
  { "UPDATE score SET total = total + 1", 0, "visit " },
  { "UPDATE pain_spot SET intensity = 6", 0, "visit " },
  { "UPDATE remark SET text = 'run'", 0, "visit " },
  { "UPDATE treatment SET minutes = 9", 0, "visit " },
  { "INSERT INTO score_answer VALUES (1, 0, 'psfs', 'item1', 4, 'stairs')", 0, "visit " },
  { "UPDATE patient SET birth_date = '1982-03-05'", 0, "patient " },
  { "UPDATE patient SET archived = 1", 0, "patient " },
  { "UPDATE patient SET precautions = 'pregnancy'", 0, "patient " },
  { "UPDATE episode SET title = 'Low back pain.'", 0, "episode " },
  { "PRAGMA foreign_keys = OFF; DELETE FROM measurement; DELETE FROM screen_answer;"
    " DELETE FROM score; DELETE FROM score_answer; DELETE FROM pain_spot; DELETE FROM remark;"
    " DELETE FROM treatment; DELETE FROM visit",
    0, "in the history and nowhere else" },
  { "UPDATE patient SET id = '11111111-2222-4333-8444-555555555555' WHERE key = 1", 0,
    "has no history" },
  { "UPDATE revision SET content = replace (content, 'first', 'fir5t') WHERE seq = 3", 3,
    "its content was changed" },
  { "UPDATE revision SET reason = 'other' WHERE seq = 4", 4, "it was changed" },
  { "UPDATE revision SET initials = 'CD' WHERE seq = 2", 2, "it was changed" },
  { "UPDATE revision SET author = NULL WHERE seq = 2", 2, "it was changed" },
  { "UPDATE revision SET at = '2026-03-14T09:31:00+01:00' WHERE seq = 5", 5, "it was changed" },
  { "UPDATE revision SET at_utc = at_utc + 1 WHERE seq = 5", 5, "it was changed" },
  { "UPDATE revision SET action = 'signed' WHERE seq = 1", 1, "it was changed" },
  { "UPDATE revision SET action = 'dreamt' WHERE seq = 1", 1, "it cannot be read" },
  { "UPDATE revision SET patient = NULL WHERE seq = 6", 6, "it was changed" },
  { "UPDATE revision SET content_hash = previous_hash WHERE seq = 4", 4, "it was changed" },
  { "UPDATE revision SET hash = upper (hash) WHERE seq = 4", 4, "it was changed" },
  { "UPDATE revision SET previous_hash = '' WHERE seq = 4", 4, "does not follow" },
  { "DELETE FROM revision WHERE seq = 1", 2, "an entry before it is missing" },
  { "DELETE FROM revision WHERE seq = 4", 5, "an entry before it is missing" },
  { "DELETE FROM revision WHERE seq = 4; UPDATE revision SET seq = seq - 1 WHERE seq > 4", 4,
    "does not follow" },
  /* Cut off at its end the chain is whole, but the records know more. */
  { "DELETE FROM revision WHERE seq = 6", 0, "has no history" },
};

static void
fill (Record *record)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Secretname", "Anna");
  g_autoptr (CoxaPatient) other = make_patient ("Other", "Otto");
  g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);
  g_autoptr (CoxaVisit) second = make_visit (RECORD_CLINIC_TIME);
  CoxaTreatment *treatment = coxa_treatment_new ();

  g_assert_true (coxa_patient_set_birth_date (patient, "1982-03-04", NULL));
  coxa_visit_set_episode (visit, "Low back pain");
  coxa_visit_set_notes (visit, "first");
  coxa_visit_set_age (visit, 44);
  coxa_visit_set_answer (visit, "fever", COXA_ANSWER_NO);
  coxa_visit_add_score (visit, "rmdq", 12);
  coxa_visit_add_pain_spot (visit, "groin_left", "ache", 5);
  coxa_remarks_put (coxa_visit_get_remarks (visit), "goal", COXA_TOPIC_HISTORY, COXA_TOPIC_LINE,
                    "walk");
  treatment->own = g_strdup ("Hot stone");
  treatment->minutes = 8;
  coxa_visit_add_treatment (visit, treatment);
  measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110.1);
  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  coxa_visit_set_notes (visit, "quince");
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  g_assert_true (wait_save_visit (record->store, other, second, NULL));
  assert_sound (record->store);
  record_close (record);
}

static gboolean
names_entry (const char *sentence, int at)
{
  g_autofree char *entry = g_strdup_printf ("broken at entry %d (", at);

  return strstr (sentence, entry) != NULL;
}

static void
assert_named (const GPtrArray *problems, int at, const char *part)
{
  gboolean said = FALSE, first = TRUE;

  for (guint i = 0; i < problems->len; i++) {
    const char *sentence = problems->pdata[i];
    gboolean of_chain = strstr (sentence, "broken at entry") != NULL;

    g_test_message ("%s", sentence);
    if (of_chain && first) {
      g_assert_true (names_entry (sentence, at));
      first = FALSE;
    }
    said |= strstr (sentence, part) != NULL;
    g_assert_null (strstr (sentence, "Secretname"));
    g_assert_null (strstr (sentence, "1982-03"));
  }
  g_assert_true (said);
  g_assert_true (first == (at == 0));
}

static void
test_row (Record *record, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  fill (record);
  record_execute (record, rows[i].change);
  record_open (record, COXA_STORE_OPEN);
  problems = wait_check (record->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  assert_named (problems, rows[i].at, rows[i].part);
}

#define FLIPS 100

typedef struct {
  guint refused;  /* at opening */
  guint reported; /* by the check, or it could not finish */
  guint idle;     /* in space that holds nothing */
} Flips;

/* Everything that the record says, as its own texts: what a flip may have changed. */
static char *
read_all (Record *record)
{
  return record_ask (
      record,
      "SELECT (SELECT group_concat (quote (id) || quote (family) || quote (given) ||"
      " quote (birth_date) || quote (sex) || quote (version) || quote (changed_at)) FROM patient) ||"
      " (SELECT group_concat (quote (id) || quote (notes) || quote (visit_at) || quote (age_years)"
      " || quote (others) || quote (patient) || quote (episode) || quote (state)) FROM visit) ||"
      " (SELECT group_concat (quote (measure) || quote (side) || quote (value) || quote (status)"
      " || quote (position) || quote (visit)) FROM measurement) ||"
      " (SELECT group_concat (quote (answer) || quote (question)) FROM screen_answer) ||"
      " (SELECT group_concat (quote (total)) FROM score) ||"
      " (SELECT group_concat (quote (seq) || quote (hash) || quote (content) || quote (at) ||"
      " quote (initials) || quote (record)) FROM revision)");
}

static void
look_at_flip (Record *record, const char *before, Flips *flips)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *after = NULL;

  record->store = wait_open (record->path, COXA_STORE_OPEN, record->measures, &error);
  if (record->store == NULL) {
    flips->refused++;
    return;
  }
  problems = wait_check (record->store, NULL);
  after = read_all (record);
  if (problems == NULL || problems->len > 0)
    flips->reported++;
  else
    flips->idle++;
  /* Nobody says "sound" of another content. */
  if (problems != NULL && problems->len == 0)
    g_assert_cmpstr (after, ==, before);
  record_close (record);
}

/* Most of a small file is empty: a place where something stands. */
static gsize
find_used (GRand *rand, const char *bytes, gsize length)
{
  gsize at;

  do
    at = (gsize) g_rand_int_range (rand, 100, (gint32) length);
  while (bytes[at] == 0);
  return at;
}

/* One byte at a time, anywhere in the file. */
static void
test_flipped_bytes (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autofree char *bytes = NULL;
  g_autofree char *before = NULL;
  Flips flips = { 0 };
  gsize length;

  fill (record);
  before = read_all (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (int i = 0; i < FLIPS; i++) {
    gsize at = find_used (rand, bytes, length);
    char bit = (char) (1 << g_rand_int_range (rand, 0, 8));

    bytes[at] ^= bit;
    g_assert_true (g_file_set_contents (record->path, bytes, (gssize) length, NULL));
    look_at_flip (record, before, &flips);
    bytes[at] ^= bit;
  }
  g_test_message ("%u refused, %u reported, %u in empty space", flips.refused, flips.reported,
                  flips.idle);
  g_assert_cmpuint (flips.refused + flips.reported, >, 0);
}

/* Each byte of a note, which SQLite itself does not guard. */
static void
test_flipped_content (Record *record, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n = 0;

  fill (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (char *at = bytes; (at = memmem (at, (gsize) (bytes + length - at), "quince", 6)) != NULL;
       at += 6) {
    for (int i = 0; i < 6; i++, n++) {
      g_autoptr (GPtrArray) problems = NULL;

      at[i] ^= 1;
      g_assert_true (g_file_set_contents (record->path, bytes, (gssize) length, NULL));
      record_open (record, COXA_STORE_OPEN);
      problems = wait_check (record->store, NULL);
      g_assert_cmpuint (problems->len, ==, 1);
      record_close (record);
      at[i] ^= 1;
    }
  }
  /* In the visit's row and in its history. */
  g_assert_cmpuint (n, ==, 12);
}

/* Where it is read: marked, with both hashes, while the others stay usable. */
static const struct {
  const char *change;
  gboolean readable;
} damages[] = {
  { "UPDATE visit SET notes = 'quincf' WHERE key = 1", TRUE },
  { "UPDATE measurement SET value = 111 WHERE visit = 1", TRUE },
  { "UPDATE measurement SET measure = 'hip_flexioo' WHERE visit = 1", FALSE },
  { "UPDATE measurement SET side = 'lefu' WHERE visit = 1", FALSE },
  { "UPDATE visit SET visit_at = '2026-13-14' WHERE key = 1", FALSE },
  { "UPDATE visit SET others = 'nop' WHERE key = 1", FALSE },
  { "UPDATE screen_answer SET answer = 'nop' WHERE visit = 1", FALSE },
  { "UPDATE visit SET version = 1 WHERE key = 1", TRUE },
  { "DELETE FROM measurement; DELETE FROM score", TRUE },
};

static void
assert_damage_told (Record *record, const char *patient_id, const char *visit_id)
{
  g_autoptr (GPtrArray) found = wait_find_damage (record->store, patient_id, NULL);
  const CoxaDamage *damage;

  g_assert_cmpuint (found->len, ==, 1);
  damage = found->pdata[0];
  g_assert_cmpstr (damage->kind, ==, "visit");
  g_assert_cmpstr (damage->id, ==, visit_id);
  g_assert_cmpuint (strlen (damage->stored_hash), ==, 64);
  g_assert_cmpuint (strlen (damage->found_hash), ==, 64);
  g_assert_cmpstr (damage->stored_hash, !=, damage->found_hash);
}

static gboolean
repair (Record *record, const char *kind, const char *id, const char *reason, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  if (g_str_equal (kind, "visit"))
    coxa_store_repair_visit_async (record->store, id, reason, context, NULL, wait_ready_cb,
                                   &result);
  else
    coxa_store_repair_patient_async (record->store, id, reason, context, NULL, wait_ready_cb,
                                     &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static void
assert_repairs (Record *record, const char *kind, const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (repair (record, kind, id, NULL, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (repair (record, kind, id, "a disk went bad", &error));
  g_assert_no_error (error);
  assert_sound (record->store);
  g_assert_false (repair (record, kind, id, "again", &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
}

static void
test_damaged_visit (Record *record, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *patient_id = NULL;
  g_autofree char *visit_id = NULL;
  g_autoptr (CoxaPatient) patient = NULL;
  g_autoptr (CoxaVisit) good = make_visit ("2026-03-10T09:30:00+01:00");
  g_autoptr (CoxaVisit) damaged = NULL;
  g_autoptr (CoxaVisit) stored = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  fill (record);
  patient_id = record_ask (record, "SELECT id FROM patient WHERE key = 1");
  visit_id = record_ask (record, "SELECT id FROM visit WHERE key = 1");
  record_execute (record, damages[i].change);
  record_open (record, COXA_STORE_OPEN);
  patient = wait_load_patient (record->store, patient_id, &error);
  g_assert_no_error (error);
  g_assert_false (coxa_patient_is_damaged (patient));
  g_assert_true (wait_save_visit (record->store, patient, good, &error));

  visits = wait_list_visits (record->store, patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 2);
  assert_damage_told (record, patient_id, visit_id);
  damaged = wait_load_visit (record->store, visit_id, &error);
  g_assert_no_error (error);
  g_assert_true (coxa_visit_is_damaged (damaged));
  /* What cannot be read is shown as it was stored last. */
  if (!damages[i].readable)
    g_assert_cmpstr (coxa_visit_get_notes (damaged), ==, "quince");
  stored = wait_load_visit_version (record->store, visit_id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (coxa_visit_get_notes (stored), ==, "quince");
  g_assert_cmpfloat (coxa_visit_get_measurement (stored, 0)->value, ==, 110.1);

  /* It does not become a new version by being stored over. */
  g_assert_false (wait_save_visit (record->store, patient, damaged, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (wait_save_visit (record->store, patient, good, &error));

  assert_repairs (record, "visit", visit_id);
  g_clear_object (&stored);
  stored = wait_load_visit (record->store, visit_id, &error);
  g_assert_false (coxa_visit_is_damaged (stored));
  g_assert_cmpstr (coxa_visit_get_notes (stored), ==, "quince");
  g_assert_cmpuint (coxa_visit_get_version (stored), ==, 3);
  coxa_visit_set_notes (stored, "goes on");
  g_assert_true (wait_save_visit (record->store, patient, stored, &error));
}

static void
test_damaged_patient (Record *record, gconstpointer data)
{
  const char *change = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *patient_id = NULL;
  g_autoptr (CoxaPatient) patient = NULL;
  g_autoptr (GPtrArray) found = NULL;

  fill (record);
  patient_id = record_ask (record, "SELECT id FROM patient WHERE key = 1");
  record_execute (record, change);
  record_open (record, COXA_STORE_OPEN);
  patient = wait_load_patient (record->store, patient_id, &error);
  g_assert_no_error (error);
  g_assert_true (coxa_patient_is_damaged (patient));
  found = wait_search (record->store, "", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_false (wait_save_patient (record->store, patient, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
  assert_repairs (record, "patient", patient_id);
}

/* A damaged older version is not shown as if it were right. */
static void
test_damaged_version (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *visit_id = NULL;
  g_autoptr (CoxaVisit) newest = NULL;

  fill (record);
  visit_id = record_ask (record, "SELECT id FROM visit WHERE key = 1");
  record_execute (
      record, "UPDATE revision SET content = replace (content, 'first', 'fir5t') WHERE seq = 3");
  record_open (record, COXA_STORE_OPEN);
  g_assert_null (wait_load_visit_version (record->store, visit_id, 1, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  newest = wait_load_visit_version (record->store, visit_id, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (coxa_visit_get_notes (newest), ==, "quince");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *name = g_strdup_printf ("/store/audit/row/%02zu", i);

    g_test_add (name, Record, GSIZE_TO_POINTER (i), record_set_up, test_row, record_tear_down);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *name = g_strdup_printf ("/store/audit/damaged-visit/%02zu", i);

    g_test_add (name, Record, GSIZE_TO_POINTER (i), record_set_up, test_damaged_visit,
                record_tear_down);
  }
  g_test_add ("/store/audit/damaged-patient/readable", Record,
              "UPDATE patient SET birth_date = '1982-03-05' WHERE key = 1", record_set_up,
              test_damaged_patient, record_tear_down);
  g_test_add ("/store/audit/damaged-patient/unreadable", Record,
              "UPDATE patient SET birth_date = '1982-13-05' WHERE key = 1", record_set_up,
              test_damaged_patient, record_tear_down);
  g_test_add ("/store/audit/damaged-patient/renamed", Record,
              "UPDATE patient SET family = 'Other', fold = 'x' WHERE key = 1", record_set_up,
              test_damaged_patient, record_tear_down);
  g_test_add ("/store/audit/damaged-version", Record, NULL, record_set_up, test_damaged_version,
              record_tear_down);
  g_test_add ("/store/audit/flipped-bytes", Record, NULL, record_set_up, test_flipped_bytes,
              record_tear_down);
  g_test_add ("/store/audit/flipped-content", Record, NULL, record_set_up, test_flipped_content,
              record_tear_down);
  return g_test_run ();
}
