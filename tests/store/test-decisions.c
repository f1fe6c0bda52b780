/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-connection.h"
#include "coxa-history.h"

#include <string.h>

#define ID "0b8e5a52-0000-4000-8000-000000000001"

static void
replace_list (char ***list, const char *text)
{
  g_strfreev (*list);
  *list = g_strsplit (text, " ", -1);
}

/* With every field that its kind has. */
static CoxaSafetyDecision *
make_decision (const char *id, CoxaDecisionKind kind, CoxaPatient *patient, CoxaVisit *visit)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T10:02:03+01:00", NULL);
  CoxaSafetyDecision *decision = coxa_safety_decision_new (id, kind, at);

  decision->patient_id = g_strdup (coxa_patient_get_id (patient));
  decision->visit_id = g_strdup (coxa_visit_get_id (visit));
  decision->user = g_strdup ("A. Berg");
  decision->role = g_strdup ("physiotherapist");
  replace_list (&decision->flags, "red-eye organs");
  replace_list (&decision->known, "red-eye organs nerve-root-pain");
  replace_list (&decision->answers, "red_eye organ_symptoms leg_nerve_pain");
  decision->reason = g_strdup ("two lines\nof \"reason\"; ünïcode");
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    decision->grounds[i] = g_strdup (coxa_ground_ids[i]);
  if (kind == COXA_DECISION_CLEARANCE) {
    decision->cleared_by = g_strdup ("Dr Vogel");
    decision->cleared_where = g_strdup ("City hospital");
    decision->cleared_on = g_strdup ("2026-03-14");
  }
  decision->review_on = g_strdup ("2026-03-20");
  decision->advice = g_strdup ("Stop list explained");
  return decision;
}

static void
assert_same (const CoxaSafetyDecision *a, const CoxaSafetyDecision *b)
{
  g_autofree char *a_at = coxa_safety_decision_dup_at_text (a);
  g_autofree char *b_at = coxa_safety_decision_dup_at_text (b);

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->patient_id, ==, b->patient_id);
  g_assert_cmpstr (a->visit_id, ==, b->visit_id);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a_at, ==, b_at);
  g_assert_cmpstr (a->user, ==, b->user);
  g_assert_cmpstr (a->role, ==, b->role);
  g_assert_cmpstrv (a->flags, b->flags);
  g_assert_cmpstrv (a->known, b->known);
  g_assert_cmpstrv (a->answers, b->answers);
  g_assert_cmpstr (a->reason, ==, b->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    g_assert_cmpstr (a->grounds[i], ==, b->grounds[i]);
  g_assert_cmpstr (a->cleared_by, ==, b->cleared_by);
  g_assert_cmpstr (a->cleared_where, ==, b->cleared_where);
  g_assert_cmpstr (a->cleared_on, ==, b->cleared_on);
  g_assert_cmpstr (a->review_on, ==, b->review_on);
  g_assert_cmpstr (a->advice, ==, b->advice);
}

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

static Case
save_case (Record *record, const char *episode)
{
  Case made = { make_patient ("Berg", "Ada"), make_visit ("2026-03-14T09:30:00+01:00") };
  g_autoptr (GError) error = NULL;

  if (record->store == NULL)
    record_open (record, COXA_STORE_CREATE);
  coxa_visit_set_episode (made.visit, episode);
  g_assert_true (wait_save_visit (record->store, made.patient, made.visit, &error));
  g_assert_no_error (error);
  return made;
}

/* Each kind comes back as it was, in the order they were made, after the file was closed. */
static void
test_round_trip (Record *record, gconstpointer data)
{
  g_auto (Case) made = save_case (record, "Low back pain");
  g_autoptr (GPtrArray) given =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_safety_decision_free);
  g_autoptr (GPtrArray) read = NULL;

  for (int kind = COXA_DECISION_ACKNOWLEDGEMENT; kind >= COXA_DECISION_OVERRIDE; kind--) {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (given, make_decision (id, (CoxaDecisionKind) kind, made.patient, made.visit));
    wait_add_decision (record->store, g_ptr_array_index (given, given->len - 1), &error);
    g_assert_no_error (error);
  }
  record_close (record);
  record_open (record, COXA_STORE_OPEN);
  read = wait_list_decisions (record->store, coxa_patient_get_id (made.patient), NULL);
  g_assert_cmpuint (read->len, ==, given->len);
  for (guint i = 0; i < read->len; i++) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (read, i);

    assert_same (decision, g_ptr_array_index (given, i));
    g_assert_cmpstr (decision->episode, ==, "Low back pain");
  }
  assert_sound (record->store);
}

static void
test_whose (Record *record, gconstpointer data)
{
  g_auto (Case) made = save_case (record, NULL);
  g_auto (Case) other = save_case (record, NULL);
  g_autoptr (CoxaSafetyDecision) decision =
      make_decision (ID, COXA_DECISION_OVERRIDE, made.patient, made.visit);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_assert_true (wait_add_decision (record->store, decision, NULL));
  own = wait_list_decisions (record->store, coxa_patient_get_id (made.patient), NULL);
  others = wait_list_decisions (record->store, coxa_patient_get_id (other.patient), NULL);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_null (((CoxaSafetyDecision *) g_ptr_array_index (own, 0))->episode);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
test_refused (Record *record, gconstpointer data)
{
  g_auto (Case) made = save_case (record, NULL);
  g_autoptr (CoxaVisit) unknown = make_visit ("2026-03-14T09:30:00+01:00");
  static const char *const lacks[] = { "id", "visit", "user", "reason", "twice" };
  g_autoptr (GPtrArray) read = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++) {
    g_autoptr (GError) error = NULL;
    gboolean second = g_str_equal (lacks[i], "twice");
    g_autoptr (CoxaSafetyDecision) decision =
        make_decision (g_str_equal (lacks[i], "id") ? "no uuid" : ID, COXA_DECISION_OVERRIDE,
                       made.patient, g_str_equal (lacks[i], "visit") ? unknown : made.visit);

    g_test_message ("%s", lacks[i]);
    if (g_str_equal (lacks[i], "user"))
      decision->user[0] = '\0';
    if (g_str_equal (lacks[i], "reason"))
      g_clear_pointer (&decision->reason, g_free);
    if (second)
      g_assert_true (wait_add_decision (record->store, decision, NULL));
    g_assert_false (wait_add_decision (record->store, decision, &error));
    g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
    g_assert_null (strstr (error->message, "Berg"));
  }
  read = wait_list_decisions (record->store, coxa_patient_get_id (made.patient), NULL);
  g_assert_cmpuint (read->len, ==, 1);
}

/* Not even by SQL. */
static void
test_for_ever (Record *record, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE safety_decision SET review_on = '2099-01-01'",
    "UPDATE safety_decision SET reason = reason",
    "DELETE FROM safety_decision",
    "DELETE FROM visit",
    "INSERT OR REPLACE INTO safety_decision SELECT * FROM safety_decision",
    "INSERT OR REPLACE INTO safety_decision (key, id, visit, kind, decided_at, user, role, flags,"
    " known, answers, review_on) SELECT key, 'x', visit, 'acknowledgement', '', 'u', 'r', 'f', '',"
    " '', '2026-03-20' FROM safety_decision",
    "INSERT OR REPLACE INTO safety_decision (id, visit, kind, decided_at, user, role, flags,"
    " known, answers, review_on) SELECT id, visit, 'acknowledgement', '', 'u', 'r', 'f', '',"
    " '', '2026-03-20' FROM safety_decision",
  };
  g_auto (Case) made = save_case (record, NULL);
  g_autoptr (CoxaSafetyDecision) decision =
      make_decision (ID, COXA_DECISION_OVERRIDE, made.patient, made.visit);
  g_autoptr (GPtrArray) read = NULL;

  g_assert_true (wait_add_decision (record->store, decision, NULL));
  record_close (record);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autoptr (CoxaConnection) connection = coxa_connection_open (record->path, FALSE, NULL);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", attempts[i]);
    g_assert_false (coxa_connection_execute (connection, attempts[i], &error));
    g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  }
  record_open (record, COXA_STORE_OPEN);
  read = wait_list_decisions (record->store, coxa_patient_get_id (made.patient), NULL);
  g_assert_cmpuint (read->len, ==, 1);
  assert_same (g_ptr_array_index (read, 0), decision);
}

/* The visit may still be corrected: the decision stays with it. */
static void
test_visit_corrected (Record *record, gconstpointer data)
{
  g_auto (Case) made = save_case (record, "Low back pain");
  g_autoptr (CoxaSafetyDecision) decision =
      make_decision (ID, COXA_DECISION_CLEARANCE, made.patient, made.visit);
  g_autoptr (GPtrArray) read = NULL;

  g_assert_true (wait_add_decision (record->store, decision, NULL));
  coxa_visit_set_notes (made.visit, "corrected");
  g_assert_true (wait_save_visit (record->store, made.patient, made.visit, NULL));
  read = wait_list_decisions (record->store, coxa_patient_get_id (made.patient), NULL);
  g_assert_cmpuint (read->len, ==, 1);
  assert_sound (record->store);
}

static gboolean
is_said (Record *record, const char *part)
{
  g_autoptr (GPtrArray) problems = wait_check (record->store, NULL);

  for (guint i = 0; i < problems->len; i++)
    if (strstr (problems->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* The history of the patient tells of it, and a change from outside is found. */
static void
test_in_history (Record *record, gconstpointer data)
{
  static const struct {
    const char *change;
    const char *said;
  } rows[] = {
    { "UPDATE safety_decision SET reason = 'another'",
      "safety_decision " ID " is not as it was stored" },
    { "DELETE FROM safety_decision", "safety_decision " ID " is in the history and nowhere else" },
  };
  g_auto (Case) made = save_case (record, NULL);
  g_autoptr (CoxaSafetyDecision) decision =
      make_decision (ID, COXA_DECISION_OVERRIDE, made.patient, made.visit);
  g_autoptr (GPtrArray) history = NULL;
  const CoxaHistoryEntry *entry;

  g_assert_true (wait_add_decision (record->store, decision, NULL));
  history = wait_list_history (record->store, coxa_patient_get_id (made.patient), NULL);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpstr (entry->kind, ==, "safety_decision");
  g_assert_cmpstr (entry->record, ==, ID);
  g_assert_cmpstr (entry->reason, ==, decision->reason);
  g_assert_cmpstr (entry->initials, ==, "AB");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_false (is_said (record, rows[i].said));
    record_close (record);
    record_execute (record, rows[i].change);
    record_open (record, COXA_STORE_OPEN);
    g_assert_true (is_said (record, rows[i].said));
  }
}

/* What was decided at a visit that was entered in error opens no gate. */
static void
test_hidden_visit (Record *record, gconstpointer data)
{
  g_auto (Case) made = save_case (record, NULL);
  g_autoptr (CoxaSafetyDecision) decision =
      make_decision (ID, COXA_DECISION_OVERRIDE, made.patient, made.visit);

  g_assert_true (wait_add_decision (record->store, decision, NULL));
  record_close (record);
  for (int hidden = 1; hidden >= 0; hidden--) {
    g_autofree char *sql = g_strdup_printf ("UPDATE visit SET entered_in_error = %d", hidden);
    g_autoptr (GPtrArray) read = NULL;

    record_execute (record, sql);
    record_open (record, COXA_STORE_OPEN);
    read = wait_list_decisions (record->store, coxa_patient_get_id (made.patient), NULL);
    g_assert_cmpuint (read->len, ==, hidden ? 0 : 1);
    record_close (record);
  }
}

#define ADD(name, function) \
  g_test_add ("/store/decisions/" name, Record, NULL, record_set_up, function, record_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("whose", test_whose);
  ADD ("refused", test_refused);
  ADD ("for-ever", test_for_ever);
  ADD ("visit-corrected", test_visit_corrected);
  ADD ("in-history", test_in_history);
  ADD ("hidden-visit", test_hidden_visit);
  return g_test_run ();
}
