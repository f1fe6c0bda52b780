/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-window-fixture.h"

#include "coxa-reason-dialog.h"

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
coxa_window_fixture_set_up (CoxaWindowFixture *self, gconstpointer data)
{
  coxa_app_fixture_set_up (&self->base, data);
  self->sample = coxa_app_fixture_load_sample (&self->base);
  coxa_app_fixture_save (&self->base, self->sample->patient, self->sample->visit);
  self->window = COXA_WINDOW (coxa_window_new (NULL, self->base.knowledge, self->base.settings));
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_window_set_store (self->window, self->base.store, self->base.desk);
  coxa_test_settle ();
}

void
coxa_window_fixture_tear_down (CoxaWindowFixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  coxa_test_settle ();
  coxa_visit_document_free (self->sample);
  coxa_app_fixture_tear_down (&self->base, data);
}

/* What was asked of the record is answered in its order; what follows from an answer is asked in
 * the next round. */
void
coxa_window_fixture_settle (CoxaWindowFixture *self)
{
  for (int round = 0; round < 5; round++) {
    g_autoptr (GAsyncResult) result = NULL;

    coxa_store_count_patients_async (self->base.store, NULL, on_done_cb, &result);
    coxa_test_run_until (is_set, &result);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

/* The sample patient, with the sample visit on the page Visit. */
CoxaVisitPage *
coxa_window_fixture_open (CoxaWindowFixture *self)
{
  CoxaPatientView *view = coxa_window_get_patient_view (self->window);
  g_autoptr (CoxaVisit) visit =
      coxa_window_fixture_load_visit (self, coxa_visit_get_id (self->sample->visit));

  coxa_window_open_patient (self->window, self->sample->patient);
  coxa_window_fixture_settle (self);
  coxa_visit_page_open (coxa_patient_view_get_visit_page (view), self->sample->patient, visit,
                        NULL);
  coxa_patient_view_show_page (view, "visit");
  return coxa_patient_view_get_visit_page (view);
}

CoxaPatient *
coxa_window_fixture_add_patient (CoxaWindowFixture *self,
                                 const char *family,
                                 const char *given,
                                 const char *birth_date,
                                 const char *number)
{
  g_autofree char *id = g_uuid_string_random ();
  CoxaPatient *patient = coxa_patient_new (id);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_patient_set_family (patient, family);
  coxa_patient_set_given (patient, given);
  coxa_patient_set_birth_date (patient, birth_date, NULL);
  coxa_patient_set_number (patient, number);
  coxa_store_save_patient_async (self->base.store, patient, context, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_store_save_patient_finish (self->base.store, result, NULL));
  return patient;
}

CoxaVisit *
coxa_window_fixture_load_visit (CoxaWindowFixture *self, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CoxaVisit *visit;

  coxa_store_load_visit_async (self->base.store, id, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  visit = coxa_store_load_visit_finish (self->base.store, result, &error);
  g_assert_no_error (error);
  return visit;
}

GPtrArray *
coxa_window_fixture_list_visits (CoxaWindowFixture *self, const char *patient_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *visits;

  coxa_store_list_visits_async (self->base.store, patient_id, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  visits = coxa_store_list_visits_finish (self->base.store, result, &error);
  g_assert_no_error (error);
  return visits;
}

GPtrArray *
coxa_window_fixture_list_history (CoxaWindowFixture *self, const char *patient_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  coxa_store_list_history_async (self->base.store, patient_id, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  entries = coxa_store_list_history_finish (self->base.store, result, &error);
  g_assert_no_error (error);
  return entries;
}

GtkWidget *
coxa_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
      return window;
  }
  return NULL;
}

static void
type_row (GtkWidget *root, const char *title, const char *text)
{
  if (ADW_IS_ENTRY_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    gtk_editable_set_text (GTK_EDITABLE (root), text);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    type_row (child, title, text);
}

/* Answers the dialog that asks for a reason; the initials only where they are asked for. */
void
coxa_test_give_reason (CoxaWindowFixture *fixture, const char *reason, const char *initials)
{
  GtkWidget *dialog = coxa_test_find_window (COXA_TYPE_REASON_DIALOG);

  g_assert_nonnull (dialog);
  if (reason)
    type_row (dialog, "Reason", reason);
  if (initials)
    type_row (dialog, "Your initials", initials);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "act"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "act");
  gtk_window_destroy (GTK_WINDOW (dialog));
  coxa_window_fixture_settle (fixture);
}

/* Whether a label in sight has @part. */
gboolean
coxa_test_says (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (coxa_test_says (child, part))
      return TRUE;
  return FALSE;
}

GtkWidget *
coxa_test_find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = coxa_test_find_button (child, label);

    if (found)
      return found;
  }
  return NULL;
}
