/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, restoring and losing a record, as the window shows it. */

#include <glib/gstdio.h>
#include <string.h>

#include "coxa-app-fixture.h"
#include "coxa-confirm-dialog.h"
#include "coxa-rescue-dialog.h"
#include "coxa-restore-dialog.h"
#include "coxa-restore-text.h"
#include "coxa-store-backup.h"
#include "coxa-window.h"

#define PASSPHRASE "correct horse battery"

static const CoxaSealCost quick = { 1, 8192 * 1024 };

typedef struct {
  CoxaAppFixture base;
  CoxaVisitDocument *sample;
  char *other;  /* a record that is closed */
  char *backup; /* of it, before its last patient */
  char *sealed; /* the same */
} Fixture;

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static CoxaStore *
open_store (Fixture *self, const char *path, CoxaStoreIntent intent)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CoxaStore *store;

  coxa_store_open_async (path, intent, coxa_knowledge_get_measures (self->base.knowledge), NULL,
                         on_ready_cb, &result);
  coxa_test_run_until (is_set, &result);
  store = coxa_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static void
close_store (CoxaStore *take_store)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_close_async (take_store, on_ready_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_store_close_finish (take_store, result, NULL));
  g_object_unref (take_store);
}

static void
add_patient (CoxaStore *store, const char *family)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (CoxaPatient) patient = coxa_patient_new (id);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_patient_set_family (patient, family);
  coxa_store_save_patient_async (store, patient, context, NULL, on_ready_cb, &result);
  coxa_test_run_until (is_set, &result);
  coxa_store_save_patient_finish (store, result, &error);
  g_assert_no_error (error);
}

static gboolean
back_up (CoxaStore *store, const char *path, const char *passphrase)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaBackup) backup = NULL;

  coxa_store_back_up_async (store, path, passphrase, &quick, context, NULL, NULL, NULL, on_ready_cb,
                            &result);
  coxa_test_run_until (is_set, &result);
  backup = coxa_store_back_up_finish (store, result, NULL);
  return backup != NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  CoxaStore *store;

  coxa_app_fixture_set_up (&self->base, data);
  self->sample = coxa_app_fixture_load_sample (&self->base);
  coxa_app_fixture_save (&self->base, self->sample->patient, self->sample->visit);
  self->other = g_build_filename (self->base.folder, "other.coxa", NULL);
  self->backup = g_build_filename (self->base.folder, "a.coxa", NULL);
  self->sealed = g_build_filename (self->base.folder, "a.coxabackup", NULL);
  store = open_store (self, self->other, COXA_STORE_CREATE);
  add_patient (store, "Kept");
  g_assert_true (back_up (store, self->backup, NULL));
  g_assert_true (back_up (store, self->sealed, PASSPHRASE));
  add_patient (store, "Newer");
  close_store (store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  coxa_visit_document_free (self->sample);
  coxa_app_fixture_tear_down (&self->base, data);
  g_free (self->other);
  g_free (self->backup);
  g_free (self->sealed);
}

/* The dialog of restoring */

typedef struct {
  GtkWidget *dialog;
  const char *page;
} Waiting;

static GObject *
child (GtkWidget *widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

static gboolean
is_on_page (gpointer data)
{
  const Waiting *waiting = data;

  return g_str_equal (
      gtk_stack_get_visible_child_name (GTK_STACK (child (waiting->dialog, "stack"))),
      waiting->page);
}

static void
wait_for_page (GtkWidget *dialog, const char *page)
{
  Waiting waiting = { dialog, page };

  coxa_test_run_until (is_on_page, &waiting);
}

static const char *
text_of (GtkWidget *dialog, const char *label)
{
  return gtk_label_get_text (GTK_LABEL (child (dialog, label)));
}

static void
note_cb (GtkWidget *dialog, const char *note, char **note_out)
{
  *note_out = g_strdup (note);
}

static GtkWidget *
make_dialog (Fixture *self)
{
  GtkWidget *dialog = coxa_restore_dialog_new (NULL, self->other, NULL,
                                               coxa_knowledge_get_measures (self->base.knowledge));

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static gint64
count_patients (Fixture *self)
{
  CoxaStore *store = open_store (self, self->other, COXA_STORE_OPEN);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 n;

  coxa_store_count_patients_async (store, NULL, on_ready_cb, &result);
  coxa_test_run_until (is_set, &result);
  n = coxa_store_count_patients_finish (store, result, NULL);
  g_clear_object (&result);
  close_store (store);
  return n;
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = make_dialog (self);
  g_autofree char *note = NULL;

  g_signal_connect (dialog, "restored", G_CALLBACK (note_cb), &note);
  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), self->backup);
  wait_for_page (dialog, "preview");
  g_assert_nonnull (strstr (text_of (dialog, "holds"), "1 patient,"));
  g_assert_nonnull (strstr (text_of (dialog, "missing"), "1 patient,"));
  g_signal_emit_by_name (child (dialog, "restore_button"), "clicked");
  wait_for_page (dialog, "done");
  g_assert_nonnull (strstr (text_of (dialog, "done"), "set-aside"));
  g_assert_nonnull (strstr (note, "head"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (count_patients (self), ==, 1);
}

static void
test_look_and_leave (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = make_dialog (self);

  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), self->backup);
  wait_for_page (dialog, "preview");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (count_patients (self), ==, 2);
}

static void
try_passphrase (GtkWidget *dialog, const char *passphrase)
{
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, "passphrase")), passphrase);
  g_signal_emit_by_name (child (dialog, "open_button"), "clicked");
}

static void
test_passphrase (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = make_dialog (self);
  GtkWidget *open = GTK_WIDGET (child (dialog, "open_button"));

  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), self->sealed);
  wait_for_page (dialog, "passphrase");
  try_passphrase (dialog, "wrong horse battery");
  wait_for_page (dialog, "working");
  wait_for_page (dialog, "passphrase");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (dialog, "problem"))));
  g_assert_null (strstr (text_of (dialog, "problem"), "damaged"));
  g_assert_false (gtk_widget_get_sensitive (open)); /* for a while */
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = make_dialog (self);
  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), self->sealed);
  try_passphrase (dialog, PASSPHRASE);
  wait_for_page (dialog, "preview");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
cut (const char *path, goffset keep)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpint (keep, <, length);
  g_assert_true (g_file_set_contents (path, content, keep, NULL));
}

static void
test_damaged_backup (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = make_dialog (self);

  cut (self->backup, 20000);
  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), self->backup);
  wait_for_page (dialog, "working");
  wait_for_page (dialog, "choose");
  g_assert_nonnull (strstr (text_of (dialog, "problem"), "damaged"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (count_patients (self), ==, 2);
}

static void
test_other_clinic (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *restore;
  g_autofree char *theirs = g_build_filename (self->base.folder, "theirs.coxa", NULL);

  g_assert_true (back_up (self->base.store, theirs, NULL));
  dialog = make_dialog (self);
  restore = GTK_WIDGET (child (dialog, "restore_button"));
  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), theirs);
  wait_for_page (dialog, "preview");
  g_assert_nonnull (strstr (text_of (dialog, "missing"), "another clinic"));
  g_assert_false (gtk_widget_get_sensitive (restore));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (dialog, "other_clinic")), TRUE);
  g_assert_true (gtk_widget_get_sensitive (restore));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_rescue (Fixture *self, gconstpointer data)
{
  g_autofree char *output = g_build_filename (self->base.folder, "rescued.coxa", NULL);
  GtkWidget *dialog;
  g_autofree char *opened = NULL;
  g_autofree char *damaged = NULL;

  damaged = g_strdup (self->other);
  dialog = coxa_rescue_dialog_new (NULL, damaged, "AB",
                                   coxa_knowledge_get_measures (self->base.knowledge));
  g_signal_connect (dialog, "open", G_CALLBACK (note_cb), &opened);
  gtk_window_present (GTK_WINDOW (dialog));
  coxa_rescue_dialog_begin (COXA_RESCUE_DIALOG (dialog), output);
  wait_for_page (dialog, "done");
  g_assert_nonnull (strstr (text_of (dialog, "summary"), "2 patients"));
  g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A word before a risky step */

static void
test_confirm (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *typed;
    gboolean enough;
  } rows[] = {
    { "", FALSE }, { "ris", FALSE }, { "risk", TRUE }, { " Risk ", TRUE }, { "risks", FALSE }
  };
  GtkWidget *dialog = coxa_confirm_dialog_new (NULL, "Sure?", "It may go wrong.", "_Go on");

  g_object_ref_sink (dialog);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    gtk_editable_set_text (coxa_confirm_dialog_get_entry (dialog), rows[i].typed);
    g_assert_cmpint (
        adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "confirm"), ==,
        rows[i].enough);
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

/* A record that can only be read */

static gboolean
shows_visits (gpointer data)
{
  GtkWidget *form = GTK_WIDGET (coxa_visit_page_get_form (
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (data))));

  return gtk_widget_get_mapped (form);
}

static void
assert_off (CoxaWindow *window, const char *why)
{
  CoxaPatientView *view = coxa_window_get_patient_view (window);
  GtkWidget *form = GTK_WIDGET (coxa_visit_page_get_form (coxa_patient_view_get_visit_page (view)));
  GtkWidget *add = GTK_WIDGET (child (GTK_WIDGET (window), "add_button"));

  g_assert_false (gtk_widget_get_sensitive (form));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (form), ==, why);
  g_assert_false (gtk_widget_is_sensitive (add));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (add), ==, why);
  g_assert_false (coxa_patient_view_add_exercise (view, "bridge"));
}

static CoxaWindow *
show_window (Fixture *self, CoxaStore *store)
{
  CoxaWindow *window =
      COXA_WINDOW (coxa_window_new (NULL, self->base.knowledge, self->base.settings));
  g_autoptr (CoxaDesk) desk = coxa_desk_new (store, self->base.settings);

  gtk_window_present (GTK_WINDOW (window));
  coxa_window_set_store (window, store, desk);
  coxa_window_open_patient (window, self->sample->patient);
  coxa_test_run_until (shows_visits, window);
  coxa_test_settle ();
  return window;
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  CoxaStore *store = open_store (self, self->base.path, COXA_STORE_READ_ONLY);
  CoxaWindow *window = show_window (self, store);
  g_autofree char *copy = g_build_filename (self->base.folder, "copy.coxa", NULL);

  assert_off (window, coxa_store_explain_access (store));
  g_assert_true (back_up (store, copy, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
  coxa_test_settle ();
  close_store (store);
}

/* A file that goes away under the window */

static gboolean
is_lost (gpointer data)
{
  return coxa_store_is_read_only (data);
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  CoxaStore *store = open_store (self, self->other, COXA_STORE_OPEN);
  CoxaWindow *window = show_window (self, store);
  g_autofree char *away = g_build_filename (self->base.folder, "away.coxa", NULL);
  g_autofree char *copy = g_build_filename (self->base.folder, "copy.coxa", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpint (g_rename (self->other, away), ==, 0);
  coxa_store_check_place_async (store, NULL, on_ready_cb, &result);
  coxa_test_run_until (is_lost, store);
  g_assert_cmpint (coxa_store_get_access (store), ==, COXA_STORE_ACCESS_MOVED);
  assert_off (window, coxa_store_explain_access (store));
  g_assert_false (g_file_test (self->other, G_FILE_TEST_EXISTS));
  /* What is open can still be copied. */
  g_assert_true (back_up (store, copy, NULL));
  g_assert_false (g_file_test (self->other, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (window));
  coxa_test_settle ();
  close_store (store);
}

/* Ways on from a problem */

static void
test_offers (Fixture *self, gconstpointer data)
{
  static const struct {
    CoxaOffers offers;
    const char *button;
  } rows[] = {
    { COXA_OFFER_READ_ONLY, "read_only_button" },
    { COXA_OFFER_RESTORE, "restore_button" },
    { COXA_OFFER_RESCUE, "rescue_button" },
    { COXA_OFFER_ANYWAY, "anyway_button" },
  };
  GtkWidget *window = coxa_window_new (NULL, self->base.knowledge, self->base.settings);

  coxa_window_show_problem (COXA_WINDOW (window), "Damaged", "Nothing was changed.");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    coxa_window_offer (COXA_WINDOW (window), rows[i].offers);
    for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (child (window, rows[j].button))), ==,
                       i == j);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Sentences */

static void
test_missing_text (Fixture *self, gconstpointer data)
{
  CoxaBackupLabel backup = { .made_at = (char *) "2026-03-14T09:30:00+01:00",
                             .head_at = (char *) "2026-03-13T09:30:00+01:00",
                             .patients = 3,
                             .visits = 7 };
  CoxaBackupLabel current = { .patients = 4, .visits = 9 };
  const struct {
    CoxaRestorePreview preview;
    const char *says;
  } rows[] = {
    { { .backup = &backup }, "no record file" },
    { { .backup = &backup, .has_current = TRUE }, "cannot be read" },
    { { .backup = &backup, .has_current = TRUE, .current = &current, .other_clinic = TRUE },
      "another clinic" },
    { { .backup = &backup, .has_current = TRUE, .current = &current }, "not an earlier state" },
    { { .backup = &backup, .has_current = TRUE, .current = &current, .is_earlier_state = TRUE },
      "nothing would be missing" },
    { { .backup = &backup,
        .has_current = TRUE,
        .current = &current,
        .is_earlier_state = TRUE,
        .newer_entries = 3,
        .newer_patients = 1,
        .newer_visits = 2 },
      "1 patient, 2 visits" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = coxa_restore_text_dup_missing (&rows[i].preview);

    g_test_message ("%s", text);
    g_assert_nonnull (strstr (text, rows[i].says));
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/opening/restore", test_restore },
    { "/app/opening/look-and-leave", test_look_and_leave },
    { "/app/opening/passphrase", test_passphrase },
    { "/app/opening/damaged-backup", test_damaged_backup },
    { "/app/opening/other-clinic", test_other_clinic },
    { "/app/opening/rescue", test_rescue },
    { "/app/opening/confirm", test_confirm },
    { "/app/opening/read-only", test_read_only },
    { "/app/opening/moved", test_moved },
    { "/app/opening/offers", test_offers },
    { "/app/opening/missing-text", test_missing_text },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
