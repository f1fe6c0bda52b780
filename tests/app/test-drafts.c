/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-conflict-dialog.h"
#include "coxa-draft-bar.h"
#include "coxa-draft-list.h"
#include "coxa-draft-text.h"
#include "coxa-measure-cell.h"
#include "coxa-patient-editor.h"
#include "coxa-programme-page.h"
#include "coxa-store-drafts.h"
#include "coxa-window.h"

typedef struct {
  CoxaAppFixture base;
  CoxaWindow *window;
  CoxaVisitDocument *sample;
} Fixture;

static void
open_window (Fixture *fixture)
{
  fixture->window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_window_set_store (fixture->window, fixture->base.store, fixture->base.desk);
  coxa_test_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, fixture->sample->visit);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_test_settle ();
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static GPtrArray *
list_drafts (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts;

  coxa_store_list_drafts_async (fixture->base.store, NULL, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  drafts = coxa_store_list_drafts_finish (fixture->base.store, result, &error);
  g_assert_no_error (error);
  return drafts;
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr (GPtrArray) drafts = list_drafts (fixture);

  return drafts->len;
}

/* All that was asked of the record is answered. */
static void
settle (Fixture *fixture)
{
  coxa_test_settle ();
  count_drafts (fixture);
  coxa_test_settle ();
  count_drafts (fixture);
  coxa_test_settle ();
}

/* Like a crash: what the program knew is gone, what the record has stays. */
static void
start_again (Fixture *fixture)
{
  settle (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle (fixture);
  open_window (fixture);
}

static CoxaPatientView *
view_of (Fixture *fixture)
{
  return coxa_window_get_patient_view (fixture->window);
}

static CoxaVisitPage *
page_of (Fixture *fixture)
{
  return coxa_patient_view_get_visit_page (view_of (fixture));
}

static CoxaMeasureCell *
find_cell (Fixture *fixture, const char *measure, CoxaSide side)
{
  GtkWidget *cell =
      coxa_visit_form_find (coxa_visit_page_get_form (page_of (fixture)), measure, side);

  g_assert_true (COXA_IS_MEASURE_CELL (cell));
  return COXA_MEASURE_CELL (cell);
}

static void
type (CoxaMeasureCell *cell, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
}

static void
enter (Fixture *fixture, const char *measure, CoxaSide side, const char *text)
{
  CoxaMeasureCell *cell = find_cell (fixture, measure, side);

  type (cell, text);
  g_assert_true (coxa_measure_cell_confirm (cell));
}

static double
get_value (CoxaVisit *visit, Fixture *fixture, const char *measure, CoxaSide side)
{
  const CoxaMeasurement *measurement = coxa_visit_find_measurement (
      visit,
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), measure),
      side);

  g_assert_nonnull (measurement);
  return measurement->value;
}

static void
save_foreign_draft (Fixture *fixture, const char *form, const char *record, const char *payload)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context =
      coxa_store_context_new ("99999999-0000-4000-8000-000000000000", "ZZ", now);
  g_autoptr (CoxaDraft) draft =
      coxa_draft_new (form, coxa_patient_get_id (fixture->sample->patient), record, 0, payload);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_draft_async (fixture->base.store, draft, context, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_store_save_draft_finish (fixture->base.store, result, NULL));
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0 &&
      gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found)
      return found;
  }
  return NULL;
}

typedef struct {
  GtkWidget *root;
  const char *label;
} Wanted;

static gboolean
has_button (gpointer data)
{
  const Wanted *wanted = data;

  return find_button (wanted->root, wanted->label) != NULL;
}

static void
click (Fixture *fixture, const char *label)
{
  Wanted wanted = { GTK_WIDGET (fixture->window), label };
  GtkWidget *button;

  g_test_message ("click %s", label);
  coxa_test_run_until (has_button, &wanted);
  button = find_button (wanted.root, label);
  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

static gboolean
has_conflict (gpointer data)
{
  return find_window (COXA_TYPE_CONFLICT_DIALOG) != NULL;
}

static CoxaConflictDialog *
await_conflict (void)
{
  coxa_test_run_until (has_conflict, NULL);
  return COXA_CONFLICT_DIALOG (find_window (COXA_TYPE_CONFLICT_DIALOG));
}

static gboolean
is_saved (gpointer data)
{
  gboolean saving;

  g_object_get (data, "saving", &saving, NULL);
  return !saving && !coxa_visit_page_is_dirty (data);
}

static void
await_saved (Fixture *fixture)
{
  coxa_test_run_until (is_saved, page_of (fixture));
  settle (fixture);
}

static gboolean
has_visit (gpointer data)
{
  return coxa_visit_page_get_visit (data) != NULL;
}

static void
open_anna (Fixture *fixture)
{
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_run_until (has_visit, page_of (fixture));
  settle (fixture);
}

static void
keep_now (Fixture *fixture)
{
  coxa_draft_keeper_flush (coxa_visit_page_get_keeper (page_of (fixture)));
  settle (fixture);
}

/* What was kept in a cell, what was only typed, and a note: all is there again. */
static void
test_continue (Fixture *fixture, gconstpointer data)
{
  CoxaVisit *visit;
  g_autofree char *id = NULL;

  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  type (find_cell (fixture, "hip_ir", COXA_SIDE_RIGHT), "31+");
  keep_now (fixture);
  id = g_strdup (coxa_visit_get_id (coxa_visit_page_get_visit (page_of (fixture))));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);

  start_again (fixture);
  g_assert_true (
      gtk_widget_get_visible (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_DRAFT_LIST)));
  open_anna (fixture);
  g_assert_false (coxa_visit_page_is_dirty (page_of (fixture)));
  click (fixture, "C_ontinue");
  visit = coxa_visit_page_get_visit (page_of (fixture));
  g_assert_cmpstr (coxa_visit_get_id (visit), ==, id);
  g_assert_cmpfloat (get_value (visit, fixture, "hip_ir", COXA_SIDE_LEFT), ==, 24);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_cell (fixture, "hip_ir", COXA_SIDE_RIGHT))), ==,
      "31+");
  g_assert_true (coxa_visit_page_is_dirty (page_of (fixture)));
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "C_ontinue"));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

/* Saved is saved: the draft goes, and nothing is offered again. */
static void
test_saving_removes (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  keep_now (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  g_assert_false (coxa_visit_page_is_dirty (page_of (fixture)));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  start_again (fixture);
  g_assert_false (
      gtk_widget_get_visible (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_DRAFT_LIST)));
}

/* A draft of the visit that opens by itself: nothing is typed over it before somebody chose. */
static void
test_same_visit_waits (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "26");
  keep_now (fixture);

  start_again (fixture);
  open_anna (fixture);
  g_assert_false (
      gtk_widget_get_sensitive (GTK_WIDGET (coxa_visit_page_get_form (page_of (fixture)))));
  click (fixture, "_Look");
  gtk_window_destroy (GTK_WINDOW (await_conflict ()));
  click (fixture, "C_ontinue");
  g_assert_true (
      gtk_widget_get_sensitive (GTK_WIDGET (coxa_visit_page_get_form (page_of (fixture)))));
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  g_assert_cmpuint (coxa_visit_get_version (coxa_visit_page_get_visit (page_of (fixture))), ==, 2);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

/* It can be put back; the form is free again meanwhile. */
static void
test_discard_and_undo (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  keep_now (fixture);
  start_again (fixture);
  open_anna (fixture);
  click (fixture, "_Discard");
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "C_ontinue"));
  click (fixture, "_Undo");
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  click (fixture, "C_ontinue");
  g_assert_cmpfloat (
      get_value (coxa_visit_page_get_visit (page_of (fixture)), fixture, "hip_ir", COXA_SIDE_LEFT),
      ==, 24);
}

/* That it exists is shown, not what is in it. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar;
  const char *text;

  save_foreign_draft (fixture, "visit", "11111111-2222-4333-8444-555555555555", "secret");
  start_again (fixture);
  open_anna (fixture);
  bar = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_DRAFT_BAR);
  g_assert_true (gtk_widget_get_visible (bar));
  text = gtk_label_get_text (GTK_LABEL (coxa_test_find (bar, GTK_TYPE_LABEL)));
  g_assert_nonnull (strstr (text, "ZZ"));
  g_assert_null (strstr (text, "secret"));
  g_assert_null (coxa_test_find (bar, GTK_TYPE_BUTTON));
}

/* A payload that names another patient opens in no form. */
static void
test_other_patient_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) other = coxa_patient_new ("22222222-0000-4000-8000-000000000000");
  g_autofree char *payload = coxa_visit_document_print (other, fixture->sample->visit);
  g_autoptr (GError) error = NULL;

  g_assert_null (coxa_visit_draft_parse (payload, coxa_patient_get_id (fixture->sample->patient),
                                         fixture->base.knowledge, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static CoxaVisit *
load_visit (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CoxaVisit *visit;

  coxa_store_load_visit_async (fixture->base.store, id, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  visit = coxa_store_load_visit_finish (fixture->base.store, result, &error);
  g_assert_no_error (error);
  return visit;
}

/* Someone else stores a newer version of the visit that is open. */
static void
change_behind (Fixture *fixture, const char *id, double value, const char *note)
{
  g_autoptr (CoxaVisit) theirs = load_visit (fixture, id);
  CoxaMeasurement measurement;

  coxa_measurement_init (
      &measurement,
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), "hip_ir"),
      COXA_SIDE_LEFT);
  measurement.value = value;
  coxa_visit_put_measurement (theirs, &measurement);
  coxa_visit_set_notes (theirs, note);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, theirs);
  settle (fixture);
}

static char *
save_first_version (Fixture *fixture)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  return g_strdup (coxa_visit_get_id (coxa_visit_page_get_visit (page_of (fixture))));
}

/* Never last-write-wins: one entry of both is chosen, the others of each side are taken over. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = save_first_version (fixture);
  g_autoptr (CoxaVisit) stored = NULL;
  CoxaConflictDialog *dialog;
  CoxaVisitMerge *merge;

  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "27");
  enter (fixture, "hip_ir", COXA_SIDE_RIGHT, "40");
  change_behind (fixture, id, 31, "theirs");
  coxa_patient_view_save (view_of (fixture));
  dialog = await_conflict ();
  merge = coxa_conflict_dialog_get_merge (dialog);
  g_assert_cmpuint (coxa_visit_merge_count (merge), ==, 3);
  g_assert_cmpuint (coxa_visit_merge_count_open (merge), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflict.save", NULL);
  g_assert_nonnull (find_window (COXA_TYPE_CONFLICT_DIALOG)); /* not before it is chosen */
  for (guint i = 0; i < 3; i++)
    if (coxa_visit_merge_get (merge, i)->both_changed)
      coxa_visit_merge_choose (merge, i, COXA_MERGE_MINE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflict.save", NULL);
  await_saved (fixture);

  stored = load_visit (fixture, id);
  g_assert_cmpuint (coxa_visit_get_version (stored), ==, 3);
  g_assert_cmpfloat (get_value (stored, fixture, "hip_ir", COXA_SIDE_LEFT), ==, 27);
  g_assert_cmpfloat (get_value (stored, fixture, "hip_ir", COXA_SIDE_RIGHT), ==, 40);
  g_assert_cmpstr (coxa_visit_get_notes (stored), ==, "theirs");
  g_assert_false (coxa_visit_page_is_dirty (page_of (fixture)));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

/* "Not now" stores nothing and loses nothing. */
static void
test_conflict_not_now (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = save_first_version (fixture);
  g_autoptr (CoxaVisit) stored = NULL;

  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "27");
  change_behind (fixture, id, 31, "theirs");
  coxa_patient_view_save (view_of (fixture));
  gtk_window_close (GTK_WINDOW (await_conflict ()));
  settle (fixture);
  stored = load_visit (fixture, id);
  g_assert_cmpuint (coxa_visit_get_version (stored), ==, 2);
  g_assert_true (coxa_visit_page_is_dirty (page_of (fixture)));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

/* The visit was stored anew since the draft began: both sides are shown, not one over the other. */
static void
test_draft_of_changed_visit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = save_first_version (fixture);
  g_autoptr (CoxaVisit) stored = NULL;
  GtkWidget *dialog;

  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "27");
  keep_now (fixture);
  start_again (fixture);
  change_behind (fixture, id, 31, "theirs");
  open_anna (fixture);
  click (fixture, "C_ontinue");
  dialog = GTK_WIDGET (await_conflict ());
  g_assert_cmpstr (
      coxa_visit_merge_get (coxa_conflict_dialog_get_merge (COXA_CONFLICT_DIALOG (dialog)), 0)
          ->place,
      ==, "measurements/hip_ir/left");
  gtk_widget_activate_action (dialog, "conflict.choose", "s", "mine");
  gtk_widget_activate_action (dialog, "conflict.save", NULL);
  await_saved (fixture);
  stored = load_visit (fixture, id);
  g_assert_cmpuint (coxa_visit_get_version (stored), ==, 3);
  g_assert_cmpfloat (get_value (stored, fixture, "hip_ir", COXA_SIDE_LEFT), ==, 27);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

static CoxaPatientEditor *
find_editor (void)
{
  return COXA_PATIENT_EDITOR (find_window (COXA_TYPE_PATIENT_EDITOR));
}

static GtkEditable *
first_entry (GtkWidget *editor)
{
  return GTK_EDITABLE (coxa_test_find (editor, ADW_TYPE_ENTRY_ROW));
}

/* A new patient, closed by Escape before it was saved: the same one goes on, under the same id. */
static void
test_new_patient (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *row;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-patient", NULL);
  settle (fixture);
  gtk_editable_set_text (first_entry (GTK_WIDGET (find_editor ())), "Moreno");
  gtk_window_close (GTK_WINDOW (find_editor ()));
  settle (fixture);
  drafts = list_drafts (fixture);
  g_assert_cmpuint (drafts->len, ==, 1);
  id = g_strdup (((CoxaDraft *) g_ptr_array_index (drafts, 0))->patient);

  start_again (fixture);
  list = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_DRAFT_LIST);
  row = coxa_test_find (list, ADW_TYPE_ACTION_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (first_entry (GTK_WIDGET (find_editor ()))), ==, "Moreno");
  gtk_widget_activate_action (GTK_WIDGET (find_editor ()), "editor.save", NULL);
  settle (fixture);
  g_assert_cmpstr (coxa_patient_get_id (coxa_patient_view_get_patient (view_of (fixture))), ==, id);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

/* What is emptied again is no draft. */
static void
test_emptied_patient (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-patient", NULL);
  settle (fixture);
  gtk_editable_set_text (first_entry (GTK_WIDGET (find_editor ())), "Moreno");
  gtk_editable_set_text (first_entry (GTK_WIDGET (find_editor ())), "");
  gtk_window_close (GTK_WINDOW (find_editor ()));
  settle (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

/* What was put together and not handed out, also its words and numbers. */
static void
test_programme (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammePage *page;

  open_anna (fixture);
  page =
      COXA_PROGRAMME_PAGE (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PROGRAMME_PAGE));
  coxa_programme_page_add (page, "bridge");
  coxa_programme_page_get_item (page, 0)->note = g_strdup ("slowly;\nwith a towel");
  coxa_programme_page_get_item (page, 0)->dose.sets = 4;
  coxa_draft_keeper_flush (coxa_programme_page_get_keeper (page));
  settle (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);

  start_again (fixture);
  open_anna (fixture);
  page =
      COXA_PROGRAMME_PAGE (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PROGRAMME_PAGE));
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (page)));
  click (fixture, "C_ontinue");
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 1);
  g_assert_cmpint (coxa_programme_page_get_item (page, 0)->dose.sets, ==, 4);
  g_assert_cmpstr (coxa_programme_page_get_item (page, 0)->note, ==, "slowly;\nwith a towel");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (page)));
  gtk_widget_activate_action (GTK_WIDGET (page), "programme.undo", NULL);
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "programme.redo", NULL);
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 1);
}

static void
respond (Fixture *fixture, const char *response)
{
  GtkWidget *dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

/* What becomes of entries when the patient is left. */
static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *response;
    gboolean leaves;
    guint n_drafts;
  } rows[] = {
    { "stay", FALSE, 1 },
    { "draft", TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *uuid = g_uuid_string_random ();
    g_autoptr (CoxaPatient) other = coxa_patient_new (uuid);

    coxa_patient_set_family (other, "Moreno");
    coxa_patient_set_given (other, "Luis");
    open_anna (fixture);
    enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
    keep_now (fixture);
    coxa_window_open_patient (fixture->window, other);
    settle (fixture);
    g_test_message ("%s", rows[i].response);
    respond (fixture, rows[i].response);
    g_assert_cmpuint (count_drafts (fixture), ==, rows[i].n_drafts);
    g_assert_true (rows[i].leaves == (coxa_patient_view_get_patient (view_of (fixture)) == other));
    if (rows[i].leaves) /* nothing of Anna is in the other's form */
      g_assert_true (coxa_visit_is_empty (coxa_visit_page_get_visit (page_of (fixture))));
  }
}

/* The window stays as long as the entries can be put back, and Escape is no answer. */
static void
test_closing_with_discard (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  gtk_window_close (GTK_WINDOW (fixture->window));
  settle (fixture);
  g_assert_cmpstr (adw_message_dialog_get_close_response (
                       ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG))),
                   ==, "stay");
  respond (fixture, "discard");
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_false (coxa_visit_page_is_dirty (page_of (fixture)));
  click (fixture, "_Undo");
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
}

/* When, in words; ages on both sides of each limit, none of them negative. */
static void
test_texts (void)
{
  static const struct {
    const char *at;
    const char *when;
    const char *age;
  } rows[] = {
    { "2026-03-14T09:41:00+00:00", "today 09:41", "just now" },
    { "2026-03-14T09:40:30+00:00", "today 09:40", "1 minute ago" },
    { "2026-03-14T08:42:00+00:00", "today 08:42", "59 minutes ago" },
    { "2026-03-14T08:41:00+00:00", "today 08:41", "1 hour ago" },
    { "2026-03-13T23:59:00+00:00", "yesterday 23:59", "9 hours ago" },
    { "2026-03-12T09:42:00+00:00", NULL, "47 hours ago" },
    { "2026-03-12T09:41:00+00:00", NULL, "2 days ago" },
    { "2026-03-14T12:00:00+00:00", "today 12:00", "just now" }, /* the clock went back */
    { "nonsense", "", "just now" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-03-14T09:41:30+00:00", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaDraft) draft = coxa_draft_new ("visit", "p", "r", 0, NULL);
    g_autofree char *when = NULL;
    g_autofree char *age = NULL;

    draft->at = g_strdup (rows[i].at);
    when = coxa_draft_text_dup_when (draft, now);
    age = coxa_draft_text_dup_age (draft, now);
    g_test_message ("%s", rows[i].at);
    if (rows[i].when)
      g_assert_cmpstr (when, ==, rows[i].when);
    g_assert_cmpstr (age, ==, rows[i].age);
  }
}

#define CHRIS "10000000-0000-4000-8000-000000000011"
#define DANA "10000000-0000-4000-8000-000000000012"

static void
employ (Fixture *fixture)
{
  coxa_app_fixture_add_clinician (&fixture->base, CHRIS, "Chris Field", "CF", NULL);
  coxa_app_fixture_add_clinician (&fixture->base, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (&fixture->base);
}

static void
seat (Fixture *fixture, const char *clinician)
{
  coxa_desk_set_clinician (fixture->base.desk, clinician);
  settle (fixture);
  if (clinician)
    coxa_test_run_until (has_visit, page_of (fixture));
  settle (fixture);
}

static gboolean
is_author (Fixture *fixture, const char *author)
{
  g_autoptr (GPtrArray) drafts = list_drafts (fixture);

  g_assert_cmpuint (drafts->len, ==, 1);
  return g_str_equal (((const CoxaDraft *) g_ptr_array_index (drafts, 0))->author, author);
}

static gboolean
has_value (Fixture *fixture, const char *measure, CoxaSide side)
{
  return coxa_visit_find_measurement (
             coxa_visit_page_get_visit (page_of (fixture)),
             coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge),
                                          measure),
             side) != NULL;
}

/* The first one's entries are their draft; who comes sees only that there is one. */
static void
test_taken_over (Fixture *fixture, gconstpointer data)
{
  employ (fixture);
  coxa_desk_set_clinician (fixture->base.desk, CHRIS);
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  type (find_cell (fixture, "hip_ir", COXA_SIDE_RIGHT), "31+");
  seat (fixture, DANA);
  g_assert_true (is_author (fixture, CHRIS));
  g_assert_false (coxa_visit_page_has_entries (page_of (fixture)));
  g_assert_false (has_value (fixture, "hip_ir", COXA_SIDE_LEFT));
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "C_ontinue"));
  g_assert_true (
      gtk_widget_get_visible (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_DRAFT_BAR)));

  enter (fixture, "hip_er", COXA_SIDE_LEFT, "40");
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  g_assert_true (is_author (fixture, CHRIS));
  seat (fixture, CHRIS);
  click (fixture, "C_ontinue");
  g_assert_true (has_value (fixture, "hip_ir", COXA_SIDE_LEFT));
  g_assert_false (has_value (fixture, "hip_er", COXA_SIDE_LEFT));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_cell (fixture, "hip_ir", COXA_SIDE_RIGHT))), ==,
      "31+");
}

/* Who only locks the desk finds everything as it was, and nobody writes in the meantime. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  employ (fixture);
  coxa_desk_set_clinician (fixture->base.desk, CHRIS);
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  seat (fixture, NULL);
  g_assert_true (is_author (fixture, CHRIS));
  keep_now (fixture);
  g_assert_true (is_author (fixture, CHRIS));
  seat (fixture, CHRIS);
  g_assert_true (coxa_visit_page_is_dirty (page_of (fixture)));
  g_assert_true (has_value (fixture, "hip_ir", COXA_SIDE_LEFT));
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

/* What was kept before the record had clinicians is the one's who is there now. */
static void
test_first_clinician (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  keep_now (fixture);
  g_assert_true (is_author (fixture, ""));
  employ (fixture);
  seat (fixture, CHRIS);
  g_assert_true (is_author (fixture, CHRIS));
  g_assert_true (coxa_visit_page_is_dirty (page_of (fixture)));
}

/* The same after a start: it is offered, and theirs who goes on with it. */
static void
test_nobodys (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  keep_now (fixture);
  settle (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  employ (fixture);
  coxa_desk_set_clinician (fixture->base.desk, DANA);
  open_window (fixture);
  open_anna (fixture);
  click (fixture, "C_ontinue");
  g_assert_true (has_value (fixture, "hip_ir", COXA_SIDE_LEFT));
  g_assert_true (is_author (fixture, DANA));
}

/* Why something signed is changed was said once. */
static void
test_amendment (Fixture *fixture, gconstpointer data)
{
  open_anna (fixture);
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "24");
  keep_now (fixture);
  coxa_visit_page_sign_async (page_of (fixture), "CF", NULL, NULL);
  await_saved (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  coxa_visit_page_amend (page_of (fixture), "read from the wrong side", "CF");
  enter (fixture, "hip_ir", COXA_SIDE_LEFT, "27");
  start_again (fixture);
  open_anna (fixture);
  g_assert_true (coxa_visit_page_is_locked (page_of (fixture)));
  click (fixture, "C_ontinue");
  g_assert_false (coxa_visit_page_is_locked (page_of (fixture)));
  coxa_patient_view_save (view_of (fixture));
  await_saved (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_cmpfloat (
      get_value (coxa_visit_page_get_visit (page_of (fixture)), fixture, "hip_ir", COXA_SIDE_LEFT),
      ==, 27);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/drafts/texts", test_texts);
  ADD ("/app/drafts/continue", test_continue);
  ADD ("/app/drafts/saving-removes", test_saving_removes);
  ADD ("/app/drafts/same-visit-waits", test_same_visit_waits);
  ADD ("/app/drafts/discard-and-undo", test_discard_and_undo);
  ADD ("/app/drafts/foreign", test_foreign);
  ADD ("/app/drafts/other-patient-refused", test_other_patient_refused);
  ADD ("/app/drafts/conflict", test_conflict);
  ADD ("/app/drafts/conflict-not-now", test_conflict_not_now);
  ADD ("/app/drafts/draft-of-changed-visit", test_draft_of_changed_visit);
  ADD ("/app/drafts/new-patient", test_new_patient);
  ADD ("/app/drafts/emptied-patient", test_emptied_patient);
  ADD ("/app/drafts/programme", test_programme);
  ADD ("/app/drafts/leaving", test_leaving);
  ADD ("/app/drafts/closing-with-discard", test_closing_with_discard);
  ADD ("/app/drafts/taken-over", test_taken_over);
  ADD ("/app/drafts/locked", test_locked);
  ADD ("/app/drafts/first-clinician", test_first_clinician);
  ADD ("/app/drafts/nobodys", test_nobodys);
  ADD ("/app/drafts/amendment", test_amendment);
  return g_test_run ();
}
