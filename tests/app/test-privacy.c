/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-access-text.h"
#include "coxa-access-window.h"
#include "coxa-app-fixture.h"
#include "coxa-copy-job.h"
#include "coxa-erase-flow.h"
#include "coxa-privacy-menu.h"
#include "coxa-retention-page.h"
#include "coxa-store-history.h"
#include "coxa-store-retention.h"
#include "coxa-window.h"

#include <string.h>

typedef struct {
  CoxaAppFixture base;
  CoxaVisitDocument *sample;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, fixture->sample->visit);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
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
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static GPtrArray *
list_history (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_history_async (fixture->base.store,
                                 coxa_patient_get_id (fixture->sample->patient), NULL,
                                 keep_result_cb, &result);
  coxa_test_run_until (has_result, &result);
  return coxa_store_list_history_finish (fixture->base.store, result, NULL);
}

static guint
count (GPtrArray *history, CoxaAction action, const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < history->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (history, i);

    n += entry->action == action && g_str_equal (entry->kind, kind);
  }
  return n;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  CoxaCopyJob job = { fixture->base.knowledge,
                      fixture->base.store,
                      fixture->base.desk,
                      fixture->base.settings,
                      coxa_patient_get_id (fixture->sample->patient),
                      FALSE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *path = NULL;
  g_autoptr (GPtrArray) history = NULL;
  guint n_boxes;

  coxa_copy_job_run_async (&job, fixture->base.folder, keep_result_cb, &result);
  coxa_test_run_until (has_result, &result);
  name = coxa_copy_job_run_finish (result, &n_boxes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_boxes, ==, 0);
  g_assert_true (g_str_has_prefix (name, "copy-4711-"));
  path = g_build_filename (fixture->base.folder, name, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  history = list_history (fixture);
  g_assert_cmpuint (count (history, COXA_ACTION_EXPORTED, "copy"), ==, 1);
}

/* Nothing is noted of what was not written. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  CoxaCopyJob job = { fixture->base.knowledge,
                      fixture->base.store,
                      fixture->base.desk,
                      fixture->base.settings,
                      coxa_patient_get_id (fixture->sample->patient),
                      FALSE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  guint n_boxes;

  coxa_copy_job_run_async (&job, "/dev/full", keep_result_cb, &result);
  coxa_test_run_until (has_result, &result);
  g_assert_null (coxa_copy_job_run_finish (result, &n_boxes, &error));
  g_assert_nonnull (error);
  history = list_history (fixture);
  g_assert_cmpuint (count (history, COXA_ACTION_EXPORTED, "copy"), ==, 0);
}

static void
test_access (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = coxa_access_window_new (fixture->base.store, fixture->base.desk,
                                              coxa_patient_get_id (fixture->sample->patient));
  g_autoptr (GPtrArray) history = NULL;

  gtk_window_present (GTK_WINDOW (window));
  coxa_test_settle ();
  history = list_history (fixture);
  g_assert_cmpuint (count (history, COXA_ACTION_OPENED, "access"), ==, 1);
  /* A title is seen in the list of windows. */
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Anna"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_text (void)
{
  CoxaHistoryEntry entry = { .kind = (char *) "handout",
                             .action = COXA_ACTION_PRINTED,
                             .initials = (char *) "AB",
                             .at = (char *) "2026-03-14T09:30:00+01:00" };
  g_autofree char *text = coxa_access_text_dup (&entry);

  g_assert_true (g_str_has_prefix (text, "Printed: handout\n"));
  g_assert_true (g_str_has_suffix (text, "09:30 · AB"));
  for (CoxaAction action = 0; action < COXA_N_ACTIONS; action++) {
    g_autofree char *other = NULL;

    entry.action = action;
    other = coxa_access_text_dup (&entry);
    g_assert_cmpint (*other, !=, ':');
  }
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  CoxaPrivacyMenu *menu = g_object_new (COXA_TYPE_PRIVACY_MENU, NULL);

  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (menu));
  coxa_privacy_menu_set_up (menu, fixture->base.knowledge, fixture->base.store, fixture->base.desk,
                            fixture->base.settings);
  coxa_privacy_menu_show (menu, fixture->sample->patient);
  coxa_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (menu), "privacy.hold", NULL));
  coxa_test_settle ();
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
      return window;
  }
  return NULL;
}

static void
answer (const char *typed)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (find_dialog ());

  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), typed);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "accept"));
  adw_message_dialog_response (dialog, "accept");
  gtk_window_close (GTK_WINDOW (dialog));
  coxa_test_settle ();
}

/* A reason, then the number once more; another number does not do. */
static void
test_erase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL, listed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) erasures = NULL;
  AdwMessageDialog *dialog;

  coxa_erase_flow_run_async (GTK_WINDOW (fixture->window), fixture->base.store, fixture->base.desk,
                             fixture->sample->patient, keep_result_cb, &result);
  coxa_test_settle ();
  answer ("asked for it");
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), "4712");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  answer ("4711");
  coxa_test_run_until (has_result, &result);
  g_assert_true (coxa_erase_flow_run_finish (result, &error));
  g_assert_no_error (error);
  coxa_store_list_erasures_async (fixture->base.store, NULL, keep_result_cb, &listed);
  coxa_test_run_until (has_result, &listed);
  erasures = coxa_store_list_erasures_finish (fixture->base.store, listed, NULL);
  g_assert_cmpuint (erasures->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

/* Who was erased is not on the screen any more: nothing can be entered for nobody. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  CoxaWindow *window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));
  CoxaPatientView *view;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaErasure) erasure = NULL;

  gtk_window_present (GTK_WINDOW (window));
  coxa_window_set_store (window, fixture->base.store, fixture->base.desk);
  coxa_test_settle ();
  coxa_window_open_patient (window, fixture->sample->patient);
  coxa_test_settle ();
  view = coxa_window_get_patient_view (window);
  g_assert_nonnull (coxa_patient_view_get_patient (view));
  coxa_store_erase_patient_async (fixture->base.store,
                                  coxa_patient_get_id (fixture->sample->patient), "asked", NULL,
                                  context, NULL, keep_result_cb, &result);
  coxa_test_run_until (has_result, &result);
  erasure = coxa_store_erase_patient_finish (fixture->base.store, result, NULL);
  g_assert_nonnull (erasure);
  coxa_test_settle ();
  g_assert_null (coxa_patient_view_get_patient (view));
  gtk_window_destroy (GTK_WINDOW (window));
  coxa_test_settle ();
}

static void
test_retention (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = coxa_retention_page_new (fixture->base.store, fixture->base.desk);
  GtkWidget *combo;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaRetentionSetting) setting = NULL;

  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  coxa_test_settle ();
  combo = coxa_test_find (page, ADW_TYPE_COMBO_ROW);
  /* England, Scotland, the clinic's own: which nobody has said yet. */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 1);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (combo)), "Chartered Society"));
  coxa_store_load_retention_async (fixture->base.store, NULL, keep_result_cb, &result);
  coxa_test_run_until (has_result, &result);
  setting = coxa_store_load_retention_finish (fixture->base.store, result, NULL);
  g_assert_cmpint (setting->rule.years, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test) g_test_add ("/app/privacy/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("copy", test_copy);
  ADD ("no-folder", test_no_folder);
  ADD ("access", test_access);
  g_test_add_func ("/app/privacy/text", test_text);
  ADD ("menu", test_menu);
  ADD ("erase", test_erase);
  ADD ("gone", test_gone);
  ADD ("retention", test_retention);
  return g_test_run ();
}
