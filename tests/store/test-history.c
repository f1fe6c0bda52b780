/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is signed stays, what is changed keeps its older versions, and both can be told. */

#include "record-fixture.h"

#include "coxa-connection.h"
#include "coxa-store-acts.h"
#include "coxa-store-history.h"

#include <string.h>

#define LATER "2026-03-15T10:00:00+01:00"
#define NEXT_DAY "2026-03-15T23:59:59+01:00"
#define SAME_DAY "2026-03-14T23:59:59+01:00"
#define BEFORE "2026-03-13T23:59:59+01:00"

/* One patient with one visit, stored. */
typedef struct {
  CoxaPatient *patient;
  CoxaVisit *visit;
} Case;

static void
case_clear (Case *self)
{
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
begin (Case *self, Record *record)
{
  self->patient = make_patient ("Example", "Anna");
  self->visit = make_visit (RECORD_CLINIC_TIME);
  coxa_patient_set_number (self->patient, "4711");
  coxa_visit_set_episode (self->visit, "Low back pain");
  coxa_visit_set_notes (self->visit, "first");
  measure (self->visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110.1);
  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, self->patient, self->visit, NULL));
}

static gboolean
save_with (Record *record,
           const Case *the_case,
           const char *at,
           gboolean sign,
           const char *reason,
           GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (at);
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *entries = make_entries ();

  g_ptr_array_add (entries, coxa_store_entry_new (the_case->patient, the_case->visit, NULL));
  coxa_store_entry_set_sign (entries->pdata[0], sign);
  coxa_store_entry_set_reason (entries->pdata[0], reason);
  coxa_store_save_visits_async (record->store, entries, context, NULL, wait_ready_cb, &result);
  return coxa_store_save_visits_finish (record->store, wait_result (&result), error);
}

static gboolean
sign (Record *record, CoxaVisit *visit, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_sign_visit_async (record->store, coxa_visit_get_id (visit),
                               coxa_visit_get_version (visit), context, NULL, wait_ready_cb,
                               &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static gboolean
mark (Record *record,
      const char *id,
      guint version,
      gboolean in_error,
      const char *reason,
      GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_mark_visit_async (record->store, id, version, in_error, reason, context, NULL,
                               wait_ready_cb, &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static gboolean
move (Record *record,
      const char *id,
      guint version,
      const char *to,
      const char *reason,
      GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_move_visit_async (record->store, id, version, to, reason, context, NULL, wait_ready_cb,
                               &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static gboolean
merge (Record *record, CoxaPatient *patient, CoxaPatient *into, const char *reason, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_merge_patients_async (record->store, coxa_patient_get_id (patient),
                                   coxa_patient_get_version (patient), coxa_patient_get_id (into),
                                   reason, context, NULL, wait_ready_cb, &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static gboolean
unmerge (Record *record, CoxaPatient *patient, const char *reason, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_unmerge_patient_async (record->store, coxa_patient_get_id (patient), reason, context,
                                    NULL, wait_ready_cb, &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static gboolean
archive (Record *record, CoxaPatient *patient, gboolean archived, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_archive_patient_async (record->store, coxa_patient_get_id (patient),
                                    coxa_patient_get_version (patient), archived, NULL, context,
                                    NULL, wait_ready_cb, &result);
  return coxa_store_act_finish (record->store, wait_result (&result), error);
}

static void
assert_refused (gboolean done, GError **error, CoxaStoreError code)
{
  g_assert_false (done);
  g_assert_error (*error, COXA_STORE_ERROR, (int) code);
  g_clear_error (error);
}

/* Newest first: what the entries of the record say was done. */
static void
assert_actions (Record *record, const char *id, const char *expected)
{
  g_autoptr (GPtrArray) entries = wait_list_record_history (record->store, id, NULL);
  g_autoptr (GString) actions = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = entries->pdata[i];

    g_assert_cmpstr (entry->initials, ==, "AB");
    g_string_append_printf (actions, "%s%s/%u", i > 0 ? " " : "", coxa_action_ids[entry->action],
                            entry->version);
  }
  g_assert_cmpstr (actions->str, ==, expected);
}

static void
test_versions (Record *record, gconstpointer data)
{
  static const char *const notes[] = { "first", "second", NULL };
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;
  const char *id;

  begin (&the_case, record);
  id = coxa_visit_get_id (the_case.visit);
  for (int i = 1; i < 3; i++) {
    coxa_visit_set_notes (the_case.visit, notes[i]);
    g_assert_true (save_with (record, &the_case, RECORD_CLINIC_TIME, FALSE, NULL, &error));
  }
  assert_actions (record, id, "changed/3 changed/2 created/1");
  for (guint version = 1; version <= 3; version++) {
    g_autoptr (CoxaVisit) old = wait_load_visit_version (record->store, id, version, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (coxa_visit_get_notes (old), ==, notes[version - 1]);
    g_assert_cmpuint (coxa_visit_get_version (old), ==, version);
    g_assert_cmpstr (coxa_visit_get_episode (old), ==, "Low back pain");
    g_assert_cmpstr (coxa_visit_get_patient_id (old), ==, coxa_patient_get_id (the_case.patient));
    g_assert_cmpuint (coxa_visit_get_n_measurements (old), ==, 1);
    g_assert_cmpfloat (coxa_visit_get_measurement (old, 0)->value, ==, 110.1);
  }
  g_assert_null (wait_load_visit_version (record->store, id, 4, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  assert_sound (record->store);
}

/* An old version cannot be saved over the newer one by mistake; with theirs loaded it can. */
static void
test_conflict (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_auto (Case) mine = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) theirs = NULL;
  g_autoptr (CoxaVisit) base = NULL;

  begin (&the_case, record);
  mine.patient = g_object_ref (the_case.patient);
  mine.visit = coxa_visit_copy (the_case.visit);
  coxa_visit_set_notes (the_case.visit, "theirs");
  g_assert_true (save_with (record, &the_case, RECORD_CLINIC_TIME, FALSE, NULL, &error));
  coxa_visit_set_notes (mine.visit, "mine");
  assert_refused (save_with (record, &mine, LATER, FALSE, NULL, &error), &error,
                  COXA_STORE_ERROR_CONFLICT);
  theirs = wait_load_visit (record->store, coxa_visit_get_id (mine.visit), &error);
  g_assert_cmpstr (coxa_visit_get_notes (theirs), ==, "theirs");
  g_assert_cmpuint (coxa_visit_get_version (theirs), ==, 2);
  base = wait_load_visit_version (record->store, coxa_visit_get_id (mine.visit),
                                  coxa_visit_get_version (mine.visit), &error);
  g_assert_cmpstr (coxa_visit_get_notes (base), ==, "first");
  coxa_visit_set_version (mine.visit, 2);
  g_assert_true (save_with (record, &mine, LATER, FALSE, NULL, &error));
}

static void
test_signed (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) stored = NULL;
  g_autoptr (CoxaVisit) old = NULL;
  const char *id;

  begin (&the_case, record);
  id = coxa_visit_get_id (the_case.visit);
  g_assert_false (coxa_visit_is_signed (the_case.visit));
  g_assert_true (sign (record, the_case.visit, &error));
  coxa_visit_set_version (the_case.visit, 2);
  assert_refused (sign (record, the_case.visit, &error), &error, COXA_STORE_ERROR_SIGNED);

  /* No reason, or one that says nothing: refused. */
  coxa_visit_set_notes (the_case.visit, "amended");
  assert_refused (save_with (record, &the_case, LATER, FALSE, NULL, &error), &error,
                  COXA_STORE_ERROR_SIGNED);
  assert_refused (save_with (record, &the_case, LATER, TRUE, "  ", &error), &error,
                  COXA_STORE_ERROR_SIGNED);
  stored = wait_load_visit (record->store, id, &error);
  g_assert_cmpstr (coxa_visit_get_notes (stored), ==, "first");
  g_assert_cmpstr (coxa_visit_get_signed_by (stored), ==, "AB");

  g_assert_true (save_with (record, &the_case, LATER, FALSE, "sides were swapped", &error));
  g_assert_true (coxa_visit_is_signed (the_case.visit));
  g_assert_cmpstr (coxa_visit_get_signed_at (the_case.visit), ==, LATER);
  assert_actions (record, id, "amended/3 signed/2 created/1");
  old = wait_load_visit_version (record->store, id, 2, &error);
  g_assert_cmpstr (coxa_visit_get_notes (old), ==, "first");
  g_assert_true (coxa_visit_is_signed (old));
  assert_sound (record->store);
}

static void
test_signed_at_once (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;

  begin (&the_case, record);
  coxa_visit_set_notes (the_case.visit, "second");
  g_assert_true (save_with (record, &the_case, LATER, TRUE, NULL, &error));
  g_assert_true (coxa_visit_is_signed (the_case.visit));
  assert_actions (record, coxa_visit_get_id (the_case.visit), "signed/2 created/1");
  assert_sound (record->store);
}

/* Who signs is named. */
static void
test_nobody_signs (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (LATER, NULL);
  g_autoptr (CoxaStoreContext) nobody = coxa_store_context_new (NULL, NULL, now);
  g_autoptr (GAsyncResult) result = NULL;

  begin (&the_case, record);
  coxa_store_sign_visit_async (record->store, coxa_visit_get_id (the_case.visit), 1, nobody, NULL,
                               wait_ready_cb, &result);
  assert_refused (coxa_store_act_finish (record->store, wait_result (&result), &error), &error,
                  COXA_STORE_ERROR_CONSTRAINT);
}

/* Each tries to change a signed visit past the store. */
static const char *const past_the_store[] = {
  "UPDATE visit SET notes = 'other'",
  "UPDATE visit SET state = 'unsigned', signed_at = NULL, signed_initials = NULL",
  "UPDATE visit SET entered_in_error = 1",
  "DELETE FROM visit",
  "UPDATE measurement SET value = 1",
  "DELETE FROM measurement",
  "INSERT INTO pain_spot VALUES (1, 9, 'groin_left', 'ache', 1)",
  "INSERT INTO remark VALUES (1, 9, 'history', 'goal', 'line', 'walk')",
  "INSERT INTO treatment VALUES (1, 9, NULL, 'Hot stone', NULL, 'central', NULL, NULL, '', NULL, NULL)",
  "INSERT INTO score_answer VALUES (1, 9, 'psfs', 'item1', 4, 'stairs')",
  "DELETE FROM screen_answer",
  "DELETE FROM patient",
  "DELETE FROM episode",
  "UPDATE revision SET reason = 'other'",
  "DELETE FROM revision",
  "INSERT INTO signed_change VALUES (1, ' ', 'AB', '2026')",
};

static void
test_past_the_store (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (CoxaConnection) connection = NULL;

  begin (&the_case, record);
  coxa_visit_set_answer (the_case.visit, "fever", COXA_ANSWER_NO);
  g_assert_true (save_with (record, &the_case, LATER, TRUE, NULL, NULL));
  record_close (record);
  connection = coxa_connection_open (record->path, FALSE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (past_the_store); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", past_the_store[i]);
    assert_refused (coxa_connection_execute (connection, past_the_store[i], &error), &error,
                    COXA_STORE_ERROR_CONSTRAINT);
  }
  g_clear_pointer (&connection, coxa_connection_free);
  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
}

static guint
count_visits (Record *record, const char *patient_id)
{
  g_autoptr (GPtrArray) visits = wait_list_visits (record->store, patient_id, NULL);

  return visits->len;
}

static guint
count_hidden (Record *record, const char *patient_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  coxa_store_list_hidden_visits_async (record->store, patient_id, NULL, wait_ready_cb, &result);
  visits = coxa_store_list_hidden_visits_finish (record->store, wait_result (&result), NULL);
  return visits->len;
}

static void
test_entered_in_error (Record *record, gconstpointer data)
{
  gboolean is_signed = GPOINTER_TO_INT (data);
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = NULL;
  const char *id, *patient_id;
  guint version = 1;

  begin (&the_case, record);
  id = coxa_visit_get_id (the_case.visit);
  patient_id = coxa_patient_get_id (the_case.patient);
  if (is_signed)
    g_assert_true (sign (record, the_case.visit, &error) && ++version);
  assert_refused (mark (record, id, version, TRUE, NULL, &error), &error,
                  COXA_STORE_ERROR_CONSTRAINT);
  assert_refused (mark (record, id, version, FALSE, "why", &error), &error,
                  COXA_STORE_ERROR_CONSTRAINT);
  g_assert_true (mark (record, id, version++, TRUE, "wrong person", &error));
  g_assert_cmpuint (count_visits (record, patient_id), ==, 0);
  g_assert_cmpuint (count_hidden (record, patient_id), ==, 1);
  patient = wait_load_patient (record->store, patient_id, NULL);
  g_assert_null (coxa_patient_get_last_visit (patient));
  assert_refused (mark (record, id, version - 1, FALSE, "too late", &error), &error,
                  COXA_STORE_ERROR_CONFLICT);
  g_assert_true (mark (record, id, version++, FALSE, "right after all", &error));
  g_assert_cmpuint (count_visits (record, patient_id), ==, 1);
  g_assert_cmpuint (count_hidden (record, patient_id), ==, 0);
  assert_actions (record, id,
                  is_signed ? "restored/4 entered-in-error/3 signed/2 created/1"
                            : "restored/3 entered-in-error/2 created/1");
  assert_sound (record->store);
}

static gboolean
tells_of_move (Record *record, const char *patient_id, const char *other)
{
  g_autoptr (GPtrArray) entries = wait_list_history (record->store, patient_id, NULL);

  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = entries->pdata[i];

    if (entry->action == COXA_ACTION_MOVED)
      return g_str_equal (entry->other, other) && g_str_equal (entry->reason, "wrong patient");
  }
  return FALSE;
}

static void
test_moved (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (CoxaPatient) right = make_patient ("Right", "Rosa");
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) stored = NULL;
  g_autofree char *nobody = g_uuid_string_random ();
  const char *id, *from, *to;

  begin (&the_case, record);
  id = coxa_visit_get_id (the_case.visit);
  from = coxa_patient_get_id (the_case.patient);
  to = coxa_patient_get_id (right);
  g_assert_true (sign (record, the_case.visit, &error));
  g_assert_true (wait_save_patient (record->store, right, &error));
  assert_refused (move (record, id, 2, to, NULL, &error), &error, COXA_STORE_ERROR_CONSTRAINT);
  assert_refused (move (record, id, 2, nobody, "why", &error), &error, COXA_STORE_ERROR_NOT_FOUND);
  assert_refused (move (record, id, 2, from, "why", &error), &error, COXA_STORE_ERROR_CONSTRAINT);
  assert_refused (move (record, id, 1, to, "why", &error), &error, COXA_STORE_ERROR_CONFLICT);
  g_assert_true (move (record, id, 2, to, "wrong patient", &error));
  g_assert_cmpuint (count_visits (record, from), ==, 0);
  g_assert_cmpuint (count_visits (record, to), ==, 1);
  g_assert_true (tells_of_move (record, from, to));
  g_assert_true (tells_of_move (record, to, from));
  stored = wait_load_visit (record->store, id, &error);
  g_assert_cmpstr (coxa_visit_get_patient_id (stored), ==, to);
  g_assert_cmpstr (coxa_visit_get_episode (stored), ==, "Low back pain");
  g_assert_true (coxa_visit_is_signed (stored));
  assert_sound (record->store);
}

static void
assert_finds (Record *record, const char *query, CoxaPatient *expected)
{
  g_autoptr (GPtrArray) found = wait_search (record->store, query, 10, NULL);

  g_assert_cmpuint (found->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_cmpstr (coxa_patient_get_id (found->pdata[0]), ==, coxa_patient_get_id (expected));
}

static void
test_merged (Record *record, gconstpointer data)
{
  static const char *const ours[] = { "pregnancy", NULL };
  static const char *const theirs[] = { "hip_replacement", "pregnancy", NULL };
  static const char *const both[] = { "hip_replacement", "pregnancy", NULL };
  g_auto (Case) the_case = { NULL };
  g_autoptr (CoxaPatient) other = make_patient ("Exampel", "Ana");
  g_autoptr (CoxaPatient) shown = NULL;
  g_autoptr (CoxaPatient) again = NULL;
  g_autoptr (CoxaVisit) later = make_visit (LATER);
  g_autoptr (GError) error = NULL;
  const char *id, *other_id;

  begin (&the_case, record);
  id = coxa_patient_get_id (the_case.patient);
  other_id = coxa_patient_get_id (other);
  coxa_patient_set_precautions (the_case.patient, ours);
  g_assert_true (wait_save_patient (record->store, the_case.patient, &error));
  coxa_patient_set_number (other, "0815");
  coxa_patient_set_precautions (other, theirs);
  g_assert_true (wait_save_visit (record->store, other, later, &error));

  assert_refused (merge (record, the_case.patient, other, NULL, &error), &error,
                  COXA_STORE_ERROR_CONSTRAINT);
  assert_refused (merge (record, the_case.patient, the_case.patient, "why", &error), &error,
                  COXA_STORE_ERROR_CONSTRAINT);
  g_assert_true (merge (record, the_case.patient, other, "the same person", &error));
  assert_refused (merge (record, other, the_case.patient, "round", &error), &error,
                  COXA_STORE_ERROR_CONFLICT);

  /* Both ids and both numbers lead to the one who goes on, with everything of both. */
  assert_finds (record, "4711", other);
  assert_finds (record, "0815", other);
  assert_finds (record, "example anna", other);
  shown = wait_load_patient (record->store, id, &error);
  g_assert_cmpstr (coxa_patient_get_id (shown), ==, other_id);
  g_assert_cmpstrv (coxa_patient_get_precautions (shown), both);
  g_assert_cmpstr (coxa_patient_get_last_visit (shown), ==, LATER);
  g_assert_cmpuint (count_visits (record, other_id), ==, 2);
  g_assert_cmpuint (count_visits (record, id), ==, 2);
  coxa_visit_set_notes (the_case.visit, "changed after the merge");
  g_assert_true (wait_save_visit (record->store, shown, the_case.visit, &error));
  g_assert_no_error (error);
  assert_sound (record->store);

  g_assert_true (unmerge (record, the_case.patient, "two persons", &error));
  assert_finds (record, "4711", the_case.patient);
  assert_finds (record, "0815", other);
  g_assert_cmpuint (count_visits (record, id), ==, 1);
  g_assert_cmpuint (count_visits (record, other_id), ==, 1);
  again = wait_load_patient (record->store, id, &error);
  g_assert_cmpstrv (coxa_patient_get_precautions (again), ours);
  assert_refused (unmerge (record, the_case.patient, "again", &error), &error,
                  COXA_STORE_ERROR_CONSTRAINT);
  assert_actions (record, other_id, "unmerged/3 merged/2 created/1");
  assert_sound (record->store);
}

/* One into another into a third. */
static void
test_merged_twice (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (CoxaPatient) second = make_patient ("Second", "Anna");
  g_autoptr (CoxaPatient) third = make_patient ("Third", "Anna");
  g_autoptr (CoxaPatient) stored = NULL;
  g_autoptr (GError) error = NULL;

  begin (&the_case, record);
  g_assert_true (wait_save_patient (record->store, second, &error));
  g_assert_true (wait_save_patient (record->store, third, &error));
  g_assert_true (merge (record, the_case.patient, second, "same", &error));
  stored = wait_load_patient (record->store, coxa_patient_get_id (second), &error);
  g_assert_true (merge (record, stored, third, "same", &error));
  g_assert_cmpuint (count_visits (record, coxa_patient_get_id (third)), ==, 1);
  assert_finds (record, "4711", third);
  g_assert_true (unmerge (record, second, "not", &error));
  assert_finds (record, "4711", second);
  g_assert_cmpuint (count_visits (record, coxa_patient_get_id (third)), ==, 0);
  assert_sound (record->store);
}

static void
test_archived (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaPatient) stored = NULL;

  begin (&the_case, record);
  g_assert_true (archive (record, the_case.patient, TRUE, &error));
  assert_finds (record, "example", NULL);
  assert_finds (record, "", NULL);
  coxa_store_search_all_patients_async (record->store, "example", 10, NULL, wait_ready_cb, &result);
  all = coxa_store_search_patients_finish (record->store, wait_result (&result), &error);
  g_assert_cmpuint (all->len, ==, 1);
  stored = wait_load_patient (record->store, coxa_patient_get_id (the_case.patient), &error);
  g_assert_true (coxa_patient_is_archived (stored));
  assert_refused (archive (record, stored, TRUE, &error), &error, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_true (archive (record, stored, FALSE, &error));
  assert_finds (record, "example", the_case.patient);
  assert_sound (record->store);
}

static const struct {
  const char *until;
  guint version;
} days[] = {
  { BEFORE, 0 },
  { SAME_DAY, 1 },
  { NEXT_DAY, 2 },
};

static void
test_on_a_day (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (GPtrArray) entries = NULL;

  begin (&the_case, record);
  g_assert_true (save_with (record, &the_case, LATER, FALSE, NULL, NULL));
  entries = wait_list_history (record->store, coxa_patient_get_id (the_case.patient), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (GDateTime) until = g_date_time_new_from_iso8601 (days[i].until, NULL);

    g_assert_cmpuint (
        coxa_history_find_version (entries, coxa_visit_get_id (the_case.visit), until), ==,
        days[i].version);
  }
}

/* Moments after the visit was stored at 09:30:00. */
static const struct {
  const char *now;
  gboolean back;
} clocks[] = {
  { "2026-03-14T09:30:00+01:00", FALSE }, { "2026-03-14T09:25:00+01:00", FALSE },
  { "2026-03-14T09:24:59+01:00", TRUE },  { "2026-03-14T08:30:00+00:00", FALSE },
  { "1970-01-01T00:00:00Z", TRUE },       { "2106-02-07T06:28:15Z", FALSE },
};

static void
count_cb (CoxaStore *store, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_clock (Record *record, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto (Case) the_case = { NULL };
  g_autoptr (GPtrArray) of_file = NULL;
  g_autoptr (GPtrArray) of_visit = NULL;
  guint n_told = 0;

  begin (&the_case, record);
  g_signal_connect (record->store, "clock-went-back", G_CALLBACK (count_cb), &n_told);
  /* Twice at the same wrong time: said once. */
  g_assert_true (save_with (record, &the_case, clocks[i].now, FALSE, NULL, NULL));
  g_assert_true (save_with (record, &the_case, clocks[i].now, FALSE, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, clocks[i].back ? 1 : 0);
  of_file = wait_list_record_history (record->store, "", NULL);
  g_assert_cmpuint (of_file->len, ==, n_told);
  /* The order is that of the deeds. */
  of_visit = wait_list_record_history (record->store, coxa_visit_get_id (the_case.visit), NULL);
  for (guint j = 0; j < 3; j++)
    g_assert_cmpuint (((CoxaHistoryEntry *) of_visit->pdata[j])->version, ==, 3 - j);
  assert_sound (record->store);
}

static CoxaHistoryHead *
load_head (Record *record)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_load_head_async (record->store, NULL, wait_ready_cb, &result);
  return coxa_store_load_head_finish (record->store, wait_result (&result), NULL);
}

static gint64
find_head (Record *record, const char *hash, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_find_head_async (record->store, hash, NULL, wait_ready_cb, &result);
  return coxa_store_find_head_finish (record->store, wait_result (&result), error);
}

static void
test_empty_head (Record *record, gconstpointer data)
{
  g_autoptr (CoxaHistoryHead) head = NULL;

  record_open (record, COXA_STORE_CREATE);
  head = load_head (record);
  g_assert_cmpint (head->seq, ==, 0);
  g_assert_cmpstr (head->hash, ==, "");
}

static void
test_head (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaHistoryHead) head = NULL;

  begin (&the_case, record);
  head = load_head (record);
  g_assert_cmpint (head->seq, ==, 3);
  g_assert_cmpuint (strlen (head->hash), ==, 64);
  g_assert_true (save_with (record, &the_case, LATER, FALSE, NULL, NULL));
  g_assert_cmpint (find_head (record, head->hash, &error), ==, 3);
  g_assert_cmpint (find_head (record, "other", &error), ==, 0);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
}

static void
test_note (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (CoxaStoreContext) context = make_context (LATER);
  g_autoptr (GAsyncResult) result = NULL;
  const char *id;

  begin (&the_case, record);
  id = coxa_visit_get_id (the_case.visit);
  coxa_store_note_async (record->store, COXA_ACTION_PRINTED, "visit", id,
                         coxa_patient_get_id (the_case.patient), NULL, context, NULL, wait_ready_cb,
                         &result);
  g_assert_true (coxa_store_act_finish (record->store, wait_result (&result), NULL));
  assert_actions (record, id, "printed/0 created/1");
  assert_sound (record->store);
}

static void
test_recent (Record *record, gconstpointer data)
{
  g_auto (Case) the_case = { NULL };
  g_autoptr (CoxaPatient) second = make_patient ("Second", "Anna");
  g_autoptr (CoxaPatient) hidden = make_patient ("Hidden", "Anna");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) recent = NULL;

  begin (&the_case, record);
  g_assert_true (wait_save_patient (record->store, second, NULL));
  g_assert_true (wait_save_patient (record->store, hidden, NULL));
  g_assert_true (archive (record, hidden, TRUE, NULL));
  g_assert_true (wait_save_patient (record->store, the_case.patient, NULL));
  coxa_store_list_recent_patients_async (record->store, 10, NULL, wait_ready_cb, &result);
  recent = coxa_store_list_recent_patients_finish (record->store, wait_result (&result), NULL);
  g_assert_cmpuint (recent->len, ==, 2);
  g_assert_cmpstr (coxa_patient_get_family (recent->pdata[0]), ==, "Example");
  g_assert_cmpstr (coxa_patient_get_family (recent->pdata[1]), ==, "Second");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
    gpointer data;
  } tests[] = {
    { "/store/history/versions", test_versions },
    { "/store/history/conflict", test_conflict },
    { "/store/history/signed", test_signed },
    { "/store/history/signed-at-once", test_signed_at_once },
    { "/store/history/nobody-signs", test_nobody_signs },
    { "/store/history/past-the-store", test_past_the_store },
    { "/store/history/unsigned-in-error", test_entered_in_error, GINT_TO_POINTER (FALSE) },
    { "/store/history/signed-in-error", test_entered_in_error, GINT_TO_POINTER (TRUE) },
    { "/store/history/moved", test_moved },
    { "/store/history/merged", test_merged },
    { "/store/history/merged-twice", test_merged_twice },
    { "/store/history/archived", test_archived },
    { "/store/history/on-a-day", test_on_a_day },
    { "/store/history/empty-head", test_empty_head },
    { "/store/history/head", test_head },
    { "/store/history/note", test_note },
    { "/store/history/recent", test_recent },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, tests[i].data, record_set_up, tests[i].test,
                record_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++) {
    g_autofree char *name = g_strdup_printf ("/store/history/clock/%02zu", i);

    g_test_add (name, Record, GSIZE_TO_POINTER (i), record_set_up, test_clock, record_tear_down);
  }
  return g_test_run ();
}
