/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is due, who is held, and what erasing takes out of the file and leaves in it. */

#include "record-fixture.h"

#include "coxa-backup.h"
#include "coxa-rescue.h"
#include "coxa-store-acts.h"
#include "coxa-store-backup.h"
#include "coxa-store-history.h"
#include "coxa-store-retention.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

/* Words that stand nowhere else in the file. */
#define NAME "Quetzalcoatl"
#define NOTE_ONE "zebrafinch notes"
#define NOTE_TWO "axolotl notes"
#define AMENDED "pangolin reason"
#define DRAFTED "okapi draft"
#define DECIDED "narwhal decision"
#define EXERCISE_NOTE "quokka exercise"
#define HELD "ibex hold"
#define TOLD_ONE "wombat complaint"
#define TOLD_TWO "numbat complaint"
#define TREATED "lemur treatment"
#define ANSWERED "tapir answer"

static const char *const needles[] = { NAME,    NOTE_ONE,      NOTE_TWO, AMENDED,  DRAFTED,
                                       DECIDED, EXERCISE_NOTE, HELD,     TOLD_ONE, TOLD_TWO,
                                       TREATED, ANSWERED,      NULL };

typedef struct {
  CoxaPatient *patient;
  CoxaVisit *visit;
} Person;

static void
person_clear (Person *self)
{
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

static gboolean
save (Record *record, Person *person, gboolean sign, const char *reason)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *entries = make_entries ();

  g_ptr_array_add (entries, coxa_store_entry_new (person->patient, person->visit, NULL));
  coxa_store_entry_set_sign (entries->pdata[0], sign);
  coxa_store_entry_set_reason (entries->pdata[0], reason);
  coxa_store_save_visits_async (record->store, entries, context, NULL, wait_ready_cb, &result);
  return coxa_store_save_visits_finish (record->store, wait_result (&result), NULL);
}

static void
make_person (Person *self, Record *record, const char *family, const char *at)
{
  self->patient = make_patient (family, "Anna");
  self->visit = make_visit (at);
  coxa_visit_set_episode (self->visit, "Low back pain");
  coxa_visit_set_notes (self->visit, NOTE_ONE);
  measure (self->visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110);
  g_assert_true (save (record, self, TRUE, NULL));
}

static void
tell (CoxaVisit *visit, const char *words)
{
  coxa_remarks_put (coxa_visit_get_remarks (visit), "onset_doing", COXA_TOPIC_HISTORY,
                    COXA_TOPIC_LINE, words);
}

/* What was told, done and answered at a visit. */
static void
add_contents (CoxaVisit *visit, const char *told)
{
  CoxaTreatment *treatment = coxa_treatment_new ();
  g_autoptr (CoxaScore) score = coxa_score_new ("psfs", NAN);

  tell (visit, told);
  treatment->own = g_strdup (TREATED);
  coxa_visit_add_treatment (visit, treatment);
  coxa_score_set_answer (score, "item1", ANSWERED, 4);
  coxa_visit_put_score (visit, score);
}

static CoxaSafetyDecision *
make_decision (const Person *person)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (RECORD_CLINIC_TIME, NULL);
  g_autofree char *id = g_uuid_string_random ();
  CoxaSafetyDecision *decision = coxa_safety_decision_new (id, COXA_DECISION_ACKNOWLEDGEMENT, at);

  decision->patient_id = g_strdup (coxa_patient_get_id (person->patient));
  decision->visit_id = g_strdup (coxa_visit_get_id (person->visit));
  decision->user = g_strdup ("A. Berg");
  decision->role = g_strdup ("physiotherapist");
  g_strfreev (decision->flags);
  decision->flags = g_strsplit ("organs", " ", -1);
  decision->reason = g_strdup (DECIDED);
  decision->review_on = g_strdup ("2026-03-20");
  return decision;
}

static void
decide (Record *record, const Person *person)
{
  g_autoptr (CoxaSafetyDecision) decision = make_decision (person);

  g_assert_true (wait_add_decision (record->store, decision, NULL));
}

static void
hand_out (Record *record, const Person *person)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = g_uuid_string_random ();
  CoxaStoredProgramme *programme = coxa_stored_programme_new (id);
  CoxaStoredItem *item = g_new0 (CoxaStoredItem, 1);

  programme->issued_at = g_strdup (RECORD_CLINIC_TIME);
  item->exercise = g_strdup ("bridge");
  item->title = g_strdup ("Bridge");
  item->side = COXA_SIDE_CENTRAL;
  item->dose = (CoxaDose){ 3, 10, 0, 0, 30, 1, 7, FALSE };
  item->note = g_strdup (EXERCISE_NOTE);
  item->met = g_strdup ("");
  g_ptr_array_add (programme->items, item);
  coxa_store_add_programme_async (record->store, coxa_patient_get_id (person->patient), programme,
                                  context, NULL, wait_ready_cb, &result);
  g_assert_true (coxa_store_add_programme_finish (record->store, wait_result (&result), NULL));
}

static gboolean
hold (Record *record, const Person *person, gboolean lift, const char *reason, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  const char *id = coxa_patient_get_id (person->patient);

  if (lift)
    coxa_store_lift_hold_async (record->store, id, reason, context, NULL, wait_ready_cb, &result);
  else
    coxa_store_place_hold_async (record->store, id, reason, context, NULL, wait_ready_cb, &result);
  return coxa_store_retention_finish (record->store, wait_result (&result), error);
}

static CoxaErasure *
erase (Record *record, const Person *person, const char *reason, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_erase_patient_async (record->store, coxa_patient_get_id (person->patient), reason,
                                  record->folder, context, NULL, wait_ready_cb, &result);
  return coxa_store_erase_patient_finish (record->store, wait_result (&result), error);
}

static GPtrArray *
list_erasures (Record *record)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_erasures_async (record->store, NULL, wait_ready_cb, &result);
  return coxa_store_list_erasures_finish (record->store, wait_result (&result), NULL);
}

/* Everything that a person may have in the record, also versions before the last. */
static void
fill (Person *person, Record *record)
{
  make_person (person, record, NAME, RECORD_CLINIC_TIME);
  coxa_visit_set_notes (person->visit, NOTE_TWO);
  add_contents (person->visit, TOLD_ONE);
  g_assert_true (save (record, person, TRUE, AMENDED));
  tell (person->visit, TOLD_TWO);
  g_assert_true (save (record, person, TRUE, AMENDED));
  decide (record, person);
  hand_out (record, person);
  g_assert_true (hold (record, person, FALSE, HELD, NULL));
  g_assert_true (hold (record, person, TRUE, "over", NULL));
}

static void
add_draft (Record *record, const Person *person)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO draft (form, patient, record, author, initials, at, base_version, payload)"
      " VALUES ('visit', '%s', '', '', '', '', 0, '%s')",
      coxa_patient_get_id (person->patient), DRAFTED);

  record_close (record);
  record_execute (record, sql);
  record_open (record, COXA_STORE_OPEN);
}

static gboolean
stands_in (const char *path, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (const char *at = bytes; at + strlen (needle) <= bytes + length; at++)
    if (memcmp (at, needle, strlen (needle)) == 0)
      return TRUE;
  return FALSE;
}

static void
test_erased (Record *record, gconstpointer data)
{
  g_auto (Person) person = { NULL }, other = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;
  g_autoptr (GPtrArray) erasures = NULL;
  g_autoptr (GPtrArray) found = NULL;

  record_open (record, COXA_STORE_CREATE);
  fill (&person, record);
  make_person (&other, record, "Other", RECORD_CLINIC_TIME);
  coxa_visit_set_notes (other.visit, "kept notes");
  g_assert_true (save (record, &other, TRUE, "kept reason"));
  add_draft (record, &person);
  for (guint i = 0; needles[i] != NULL; i++)
    g_assert_true (stands_in (record->path, needles[i]));

  erasure = erase (record, &person, "asked for it", NULL);
  g_assert_nonnull (erasure);
  g_assert_true (erasure->compacted);
  g_assert_cmpint (erasure->n_visits, ==, 1);
  g_assert_cmpstr (erasure->subject, ==, coxa_patient_get_id (person.patient));
  assert_sound (record->store);
  found = wait_search (record->store, NAME, 10, NULL);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 1);
  erasures = list_erasures (record);
  g_assert_cmpuint (erasures->len, ==, 1);
  g_assert_cmpstr (((CoxaErasure *) erasures->pdata[0])->reason, ==, "asked for it");
  record_close (record);

  for (guint i = 0; needles[i] != NULL; i++) {
    /* The other patient has the same first note. */
    g_test_message ("%s", needles[i]);
    if (!g_str_equal (needles[i], NOTE_ONE))
      g_assert_false (stands_in (record->path, needles[i]));
  }
  g_assert_true (stands_in (record->path, "kept notes"));
  g_assert_true (stands_in (record->path, "kept reason"));
}

static void
test_alone (Record *record, gconstpointer data)
{
  g_auto (Person) person = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;
  g_autofree char *entries = NULL;

  record_open (record, COXA_STORE_CREATE);
  fill (&person, record);
  erasure = erase (record, &person, "asked for it", NULL);
  g_assert_nonnull (erasure);
  record_close (record);
  for (guint i = 0; needles[i] != NULL; i++)
    g_assert_false (stands_in (record->path, needles[i]));
  entries = record_ask (record, "SELECT count (*) FROM revision WHERE length (content) > 0 AND"
                                " kind <> 'erasure'");
  g_assert_cmpstr (entries, ==, "0");
}

/* Nothing is let go of but by an erasure, and by it nothing else. */
static void
test_guards (Record *record, gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE revision SET content = ''",
    "UPDATE revision SET content = '' WHERE seq = 1",
    "UPDATE revision SET reason = '-'",
    "DELETE FROM revision",
    "DELETE FROM patient",
    "DELETE FROM visit",
    "DELETE FROM episode",
    "DELETE FROM programme",
    "DELETE FROM programme_item",
    "DELETE FROM safety_decision",
    "DELETE FROM hold",
    "DELETE FROM measurement",
    "INSERT INTO erased_entry (seq, erasure, said) VALUES (1, 1, 0)",
    /* While someone else is erased. */
    "INSERT INTO erasing VALUES ('x'); DELETE FROM patient",
    "INSERT INTO erasing VALUES ('x'); DELETE FROM visit",
    "INSERT INTO erasing VALUES ('x'); DELETE FROM programme_item",
    "INSERT INTO erasing VALUES ('x'); UPDATE revision SET content = '' WHERE seq = 1",
    "INSERT INTO erasing VALUES ('x'); INSERT INTO erased_entry VALUES (1, 1, 0);"
    " UPDATE revision SET content = '{}' WHERE seq = 1",
    "INSERT INTO erasing VALUES ('x'); INSERT INTO erased_entry VALUES (1, 1, 0);"
    " UPDATE revision SET content = '', initials = 'XX' WHERE seq = 1",
    "INSERT INTO erasing VALUES ('x'); INSERT INTO erased_entry VALUES (1, 1, 0);"
    " UPDATE revision SET content = '', hash = 'XX' WHERE seq = 1",
    "INSERT INTO erasing VALUES ('x'); INSERT INTO erased_entry VALUES (1, 1, 0);"
    " UPDATE revision SET content = '' WHERE seq = 2",
    "INSERT INTO erasing VALUES ('x'); INSERT INTO erased_entry VALUES (1, 1, 0);"
    " UPDATE erased_entry SET said = 1",
    "INSERT INTO erasing VALUES ('x'); INSERT INTO erased_entry VALUES (1, 1, 0);"
    " DELETE FROM erased_entry",
  };
  g_auto (Person) person = { NULL };
  sqlite3 *db;

  record_open (record, COXA_STORE_CREATE);
  fill (&person, record);
  record_close (record);
  g_assert_cmpint (sqlite3_open_v2 (record->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_test_message ("%s", refused[i]);
    g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (db, refused[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
    g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  }
  sqlite3_close (db);
  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
}

static void
test_refused (Record *record, gconstpointer data)
{
  g_auto (Person) person = { NULL }, stranger = { NULL };
  g_autoptr (GError) no_reason = NULL;
  g_autoptr (GError) held = NULL;
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) unknown = NULL;

  record_open (record, COXA_STORE_CREATE);
  make_person (&person, record, NAME, RECORD_CLINIC_TIME);
  stranger.patient = make_patient ("Nobody", "Known");
  g_assert_null (erase (record, &person, "  ", &no_reason));
  g_assert_error (no_reason, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_true (hold (record, &person, FALSE, HELD, NULL));
  g_assert_false (hold (record, &person, FALSE, HELD, &twice));
  g_assert_error (twice, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_null (erase (record, &person, "asked", &held));
  g_assert_error (held, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_null (erase (record, &stranger, "asked", &unknown));
  g_assert_error (unknown, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 1);
  assert_sound (record->store);
}

/* What is left of the entries is sealed: who did what cannot be rewritten afterwards. */
static void
test_seal (Record *record, gconstpointer data)
{
  g_auto (Person) person = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  record_open (record, COXA_STORE_CREATE);
  fill (&person, record);
  erasure = erase (record, &person, "asked", NULL);
  record_close (record);
  record_execute (record, "UPDATE revision SET initials = 'XX' WHERE action = 'amended'");
  record_open (record, COXA_STORE_OPEN);
  problems = wait_check (record->store, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
}

static gboolean
move (Record *record, const Person *person, const Person *to)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_move_visit_async (
      record->store, coxa_visit_get_id (person->visit), coxa_visit_get_version (person->visit),
      coxa_patient_get_id (to->patient), "wrong patient", context, NULL, wait_ready_cb, &result);
  return coxa_store_act_finish (record->store, wait_result (&result), NULL);
}

/* A visit that was moved away stays with whom it was moved to; what it was before goes. */
static void
test_moved (Record *record, gconstpointer data)
{
  g_auto (Person) from = { NULL }, to = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;
  g_autoptr (CoxaVisit) now = NULL, before = NULL;
  g_autoptr (GPtrArray) visits = NULL, decisions = NULL;
  g_autoptr (GError) error = NULL;

  record_open (record, COXA_STORE_CREATE);
  make_person (&from, record, NAME, RECORD_CLINIC_TIME);
  make_person (&to, record, "Other", RECORD_CLINIC_TIME);
  decide (record, &from);
  g_assert_true (move (record, &from, &to));
  erasure = erase (record, &from, "asked", &error);
  g_assert_no_error (error);
  assert_sound (record->store);
  visits = wait_list_visits (record->store, coxa_patient_get_id (to.patient), NULL);
  g_assert_cmpuint (visits->len, ==, 2);
  decisions = wait_list_decisions (record->store, coxa_patient_get_id (to.patient), NULL);
  g_assert_cmpuint (decisions->len, ==, 1);
  now = wait_load_visit_version (record->store, coxa_visit_get_id (from.visit), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (coxa_visit_get_notes (now), ==, NOTE_ONE);
  before = wait_load_visit_version (record->store, coxa_visit_get_id (from.visit), 1, &error);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_assert_null (before);
}

static gboolean
merge (Record *record, const Person *person, const Person *into)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_merge_patients_async (record->store, coxa_patient_get_id (person->patient),
                                   coxa_patient_get_version (person->patient),
                                   coxa_patient_get_id (into->patient), "the same", context, NULL,
                                   wait_ready_cb, &result);
  return coxa_store_act_finish (record->store, wait_result (&result), NULL);
}

static void
test_merged (Record *record, gconstpointer data)
{
  g_auto (Person) one = { NULL }, into = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;

  record_open (record, COXA_STORE_CREATE);
  make_person (&one, record, NAME, RECORD_CLINIC_TIME);
  make_person (&into, record, "Other", RECORD_CLINIC_TIME);
  g_assert_true (merge (record, &one, &into));
  g_assert_null (erase (record, &one, "asked", &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  erasure = erase (record, &into, "asked", NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpint (erasure->n_visits, ==, 2);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 0);
  assert_sound (record->store);
  record_close (record);
  g_assert_false (stands_in (record->path, NAME));
}

/* Rescued, the erased stay erased, and it is known that they were. */
static void
test_rescued (Record *record, gconstpointer data)
{
  g_auto (Person) person = { NULL }, other = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autofree char *output = g_build_filename (record->folder, "rescued.coxa", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) erasures = NULL;
  g_autofree char *contents = NULL;
  CoxaRescue *rescue;

  record_open (record, COXA_STORE_CREATE);
  fill (&person, record);
  make_person (&other, record, "Other", RECORD_CLINIC_TIME);
  add_contents (other.visit, "kept remark");
  g_assert_true (save (record, &other, TRUE, "kept reason"));
  erasure = erase (record, &person, "asked", NULL);
  record_close (record);
  rescue = coxa_rescue (record->path, output, record->measures, context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescue->patients, ==, 1);
  g_assert_cmpuint (rescue->losses->len, ==, 0);
  coxa_rescue_free (rescue);
  g_free (record->path);
  record->path = g_steal_pointer (&output);
  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
  erasures = list_erasures (record);
  g_assert_cmpuint (erasures->len, ==, 1);
  record_close (record);
  contents = record_ask (record, "SELECT (SELECT group_concat (text) FROM remark) || ' ' ||"
                                 " (SELECT count (*) FROM treatment) || ' ' ||"
                                 " (SELECT group_concat (words) FROM score_answer)");
  g_assert_cmpstr (contents, ==, "kept remark 1 " ANSWERED);
}

static void
back_up (Record *record, const char *name, const char *passphrase)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = g_build_filename (record->folder, name, NULL);
  CoxaSealCost cost = { 1, 8 * 1024 * 1024 };
  CoxaBackup *backup;

  coxa_store_back_up_async (record->store, path, passphrase, passphrase != NULL ? &cost : NULL,
                            context, NULL, NULL, NULL, wait_ready_cb, &result);
  backup = coxa_store_back_up_finish (record->store, wait_result (&result), NULL);
  g_assert_nonnull (backup);
  coxa_backup_free (backup);
}

/* A backup from before the person came does not hold it, a later one does, sealed or not. */
static void
test_backups (Record *record, gconstpointer data)
{
  g_auto (Person) person = { NULL }, other = { NULL };
  g_autoptr (CoxaErasure) erasure = NULL;

  record_open (record, COXA_STORE_CREATE);
  make_person (&other, record, "Other", RECORD_CLINIC_TIME);
  back_up (record, "before.coxa", NULL);
  make_person (&person, record, NAME, RECORD_CLINIC_TIME);
  back_up (record, "plain.coxa", NULL);
  back_up (record, "sealed.coxa", "a long passphrase");
  erasure = erase (record, &person, "asked", NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpuint (erasure->backups->len, ==, 2);
  for (guint i = 0; i < erasure->backups->len; i++)
    g_assert_null (strstr (((CoxaHolding *) erasure->backups->pdata[i])->path, "before"));
}

static void
set_rule (Record *record, const CoxaRetentionRule *rule)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_set_retention_async (record->store, NULL, rule, context, NULL, wait_ready_cb, &result);
  g_assert_true (coxa_store_retention_finish (record->store, wait_result (&result), NULL));
}

static guint
count_due (Record *record, const char *now_text)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (now_text, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) dues = NULL;

  coxa_store_list_due_async (record->store, now, 100, NULL, wait_ready_cb, &result);
  dues = coxa_store_list_due_finish (record->store, wait_result (&result), NULL);
  g_assert_nonnull (dues);
  return dues->len;
}

static void
test_due (Record *record, gconstpointer data)
{
  static const CoxaRetentionRule rule = { 8, 18, 25 };
  g_auto (Person) adult = { NULL }, child = { NULL };

  record_open (record, COXA_STORE_CREATE);
  make_person (&adult, record, "Adult", "2010-06-15T12:00:00+00:00");
  child.patient = make_patient ("Child", "Ben");
  g_assert_true (coxa_patient_set_birth_date (child.patient, "2000-01-01", NULL));
  child.visit = make_visit ("2010-06-15T12:00:00+00:00");
  g_assert_true (save (record, &child, FALSE, NULL));
  g_assert_cmpuint (count_due (record, "2050-01-01T00:00:00+00:00"), ==, 0);
  set_rule (record, &rule);
  g_assert_cmpuint (count_due (record, "2018-06-15T11:59:59+00:00"), ==, 0);
  g_assert_cmpuint (count_due (record, "2018-06-15T12:00:00+00:00"), ==, 1);
  g_assert_cmpuint (count_due (record, "2024-12-30T12:00:00+00:00"), ==, 1);
  g_assert_cmpuint (count_due (record, "2025-01-02T12:00:00+00:00"), ==, 2);
  g_assert_true (hold (record, &adult, FALSE, HELD, NULL));
  g_assert_cmpuint (count_due (record, "2025-01-02T12:00:00+00:00"), ==, 2);
  assert_sound (record->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) \
  g_test_add ("/store/retention/" path, Record, NULL, record_set_up, test, record_tear_down)
  ADD ("erased", test_erased);
  ADD ("alone", test_alone);
  ADD ("guards", test_guards);
  ADD ("refused", test_refused);
  ADD ("seal", test_seal);
  ADD ("moved", test_moved);
  ADD ("merged", test_merged);
  ADD ("rescued", test_rescued);
  ADD ("backups", test_backups);
  ADD ("due", test_due);
  return g_test_run ();
}
