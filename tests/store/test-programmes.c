/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-history.h"

#include <glib/gstdio.h>

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
wait_add (CoxaStore *store, const char *patient_id, CoxaStoredProgramme *take, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);

  coxa_store_add_programme_async (store, patient_id, take, context, NULL, on_ready_cb, &result);
  wait_for (&result);
  return coxa_store_add_programme_finish (store, result, error);
}

static GPtrArray *
wait_list (CoxaStore *store, const char *patient_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *programmes;

  coxa_store_list_programmes_async (store, patient_id, NULL, on_ready_cb, &result);
  wait_for (&result);
  programmes = coxa_store_list_programmes_finish (store, result, &error);
  g_assert_no_error (error);
  return programmes;
}

static CoxaStoredItem *
make_item (const char *exercise, CoxaSide side)
{
  CoxaStoredItem *item = g_new0 (CoxaStoredItem, 1);

  item->exercise = g_strdup (exercise);
  item->title = g_strconcat ("The ", exercise, NULL);
  item->side = side;
  item->dose = (CoxaDose){ .sets = 2,
                           .reps = 10,
                           .hold_s = 5,
                           .duration_s = 0,
                           .rest_s = 60,
                           .sessions_per_day = 1,
                           .days_per_week = 3,
                           .both_directions = TRUE };
  return item;
}

static CoxaStoredProgramme *
make_programme (const char *exercise)
{
  g_autofree char *id = g_uuid_string_random ();
  CoxaStoredProgramme *programme = coxa_stored_programme_new (id);

  programme->issued_at = g_strdup ("2026-03-14T09:30:00+01:00");
  g_ptr_array_add (programme->items, make_item (exercise, COXA_SIDE_CENTRAL));
  return programme;
}

static char *
add_patient (Record *record)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (GError) error = NULL;

  g_assert_true (wait_save_patient (record->store, patient, &error));
  g_assert_no_error (error);
  return g_strdup (coxa_patient_get_id (patient));
}

static void
assert_item (const CoxaStoredItem *a, const CoxaStoredItem *b)
{
  g_assert_cmpstr (a->exercise, ==, b->exercise);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpint (a->side, ==, b->side);
  g_assert_cmpmem (&a->dose, sizeof a->dose, &b->dose, sizeof b->dose);
  g_assert_cmpstr (a->note, ==, b->note);
  g_assert_cmpstr (a->met, ==, b->met);
  g_assert_cmpstr (a->reason, ==, b->reason);
  g_assert_cmpint (a->adapted, ==, b->adapted);
}

/* Everything comes back as it was stored, also after the file was closed. */
static void
test_round_trip (Record *record, gconstpointer data)
{
  CoxaStoredProgramme *programme = make_programme ("bridge");
  CoxaStoredItem *full = make_item ("clamshell", COXA_SIDE_LEFT);
  g_autoptr (CoxaStoredItem) expected = make_item ("clamshell", COXA_SIDE_LEFT);
  g_autofree char *patient_id = NULL;
  g_autoptr (GPtrArray) programmes = NULL;
  g_autoptr (GError) error = NULL;
  const CoxaStoredProgramme *stored;

  for (CoxaStoredItem *item = full; item; item = item == full ? expected : NULL) {
    item->note = g_strdup ("with the \"blue\" band; ünï");
    item->met = g_strdup ("block:pregnancy:avoid-if");
    item->reason = g_strdup ("cleared by her doctor");
    item->adapted = TRUE;
  }
  g_ptr_array_add (programme->items, full);
  programme->author = g_strdup ("AB");
  programme->language = g_strdup ("pl");
  record_open (record, COXA_STORE_CREATE);
  patient_id = add_patient (record);
  g_assert_true (wait_add (record->store, patient_id, programme, &error));
  g_assert_no_error (error);
  record_close (record);
  record_open (record, COXA_STORE_OPEN);
  programmes = wait_list (record->store, patient_id);
  g_assert_cmpuint (programmes->len, ==, 1);
  stored = g_ptr_array_index (programmes, 0);
  g_assert_cmpuint (stored->number, ==, 1);
  g_assert_cmpstr (stored->issued_at, ==, "2026-03-14T09:30:00+01:00");
  g_assert_cmpstr (stored->author, ==, "AB");
  g_assert_cmpstr (stored->language, ==, "pl");
  g_assert_cmpuint (stored->items->len, ==, 2);
  assert_item (g_ptr_array_index (stored->items, 1), expected);
  g_assert_cmpstr (((CoxaStoredItem *) g_ptr_array_index (stored->items, 0))->met, ==, "");
  assert_sound (record->store);
}

/* Every one handed out is kept, the newest first, counted for each patient. */
static void
test_versions (Record *record, gconstpointer data)
{
  static const char *const exercises[] = { "bridge", "clamshell", "plank" };
  g_autofree char *patient_id = NULL;
  g_autofree char *other_id = NULL;
  g_autoptr (GPtrArray) programmes = NULL;
  g_autoptr (GPtrArray) others = NULL;

  record_open (record, COXA_STORE_CREATE);
  patient_id = add_patient (record);
  other_id = add_patient (record);
  for (guint i = 0; i < G_N_ELEMENTS (exercises); i++)
    g_assert_true (wait_add (record->store, patient_id, make_programme (exercises[i]), NULL));
  programmes = wait_list (record->store, patient_id);
  g_assert_cmpuint (programmes->len, ==, 3);
  for (guint i = 0; i < programmes->len; i++) {
    const CoxaStoredProgramme *programme = g_ptr_array_index (programmes, i);
    const CoxaStoredItem *item = g_ptr_array_index (programme->items, 0);

    g_assert_cmpuint (programme->number, ==, 3 - i);
    g_assert_cmpstr (item->exercise, ==, exercises[2 - i]);
  }
  others = wait_list (record->store, other_id);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
break_id (CoxaStoredProgramme *programme)
{
  g_free (programme->id);
  programme->id = g_strdup ("programme");
}

static void
break_items (CoxaStoredProgramme *programme)
{
  g_ptr_array_set_size (programme->items, 0);
}

static void
break_days (CoxaStoredProgramme *programme)
{
  ((CoxaStoredItem *) g_ptr_array_index (programme->items, 0))->dose.days_per_week = 8;
}

static void
break_sets (CoxaStoredProgramme *programme)
{
  ((CoxaStoredItem *) g_ptr_array_index (programme->items, 0))->dose.sets = 0;
}

/* Of what is refused nothing stays. */
static void
test_refused (Record *record, gconstpointer data)
{
  static void (*const breaks[]) (CoxaStoredProgramme *) = { break_id, break_items, break_days,
                                                            break_sets };
  g_autofree char *patient_id = NULL;
  g_autofree char *nobody = g_uuid_string_random ();
  g_autoptr (GPtrArray) programmes = NULL;
  g_autoptr (GError) unknown = NULL;

  record_open (record, COXA_STORE_CREATE);
  patient_id = add_patient (record);
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++) {
    CoxaStoredProgramme *programme = make_programme ("bridge");
    g_autoptr (GError) error = NULL;

    breaks[i](programme);
    g_assert_false (wait_add (record->store, patient_id, programme, &error));
    g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  }
  g_assert_false (wait_add (record->store, nobody, make_programme ("bridge"), &unknown));
  g_assert_error (unknown, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  programmes = wait_list (record->store, patient_id);
  g_assert_cmpuint (programmes->len, ==, 0);
}

static void
test_same_id_twice (Record *record, gconstpointer data)
{
  g_autofree char *patient_id = NULL;
  CoxaStoredProgramme *programmes[] = { make_programme ("bridge"), make_programme ("plank") };
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_free (programmes[1]->id);
  programmes[1]->id = g_strdup (programmes[0]->id);
  record_open (record, COXA_STORE_CREATE);
  patient_id = add_patient (record);
  g_assert_true (wait_add (record->store, patient_id, programmes[0], NULL));
  g_assert_false (wait_add (record->store, patient_id, programmes[1], &error));
  g_assert_nonnull (error);
  stored = wait_list (record->store, patient_id);
  g_assert_cmpuint (stored->len, ==, 1);
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

static void
test_in_history (Record *record, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE programme_item SET reps = reps + 1",
    "UPDATE programme SET author = 'XY'",
  };
  g_autofree char *patient_id = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const CoxaHistoryEntry *entry;

  record_open (record, COXA_STORE_CREATE);
  patient_id = add_patient (record);
  g_assert_true (wait_add (record->store, patient_id, make_programme ("bridge"), NULL));
  assert_sound (record->store);
  history = wait_list_history (record->store, patient_id, NULL);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpstr (entry->kind, ==, "programme");
  g_assert_cmpint (entry->action, ==, COXA_ACTION_CREATED);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_assert_true (is_said (record, "is not as it was stored") == (i > 0));
    record_close (record);
    record_execute (record, changes[i]);
    record_open (record, COXA_STORE_OPEN);
    g_assert_true (is_said (record, "is not as it was stored"));
  }
}

#define ADD(path, function) \
  g_test_add (path, Record, NULL, record_set_up, function, record_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/programmes/round-trip", test_round_trip);
  ADD ("/store/programmes/versions", test_versions);
  ADD ("/store/programmes/refused", test_refused);
  ADD ("/store/programmes/same-id-twice", test_same_id_twice);
  ADD ("/store/programmes/in-history", test_in_history);
  return g_test_run ();
}
