/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-privacy-menu.h"

#include <glib/gi18n-lib.h>

#include "coxa-access-window.h"
#include "coxa-copy-job.h"
#include "coxa-erase-flow.h"
#include "coxa-confirm-dialog.h"
#include "coxa-store-retention.h"

struct _CoxaPrivacyMenu {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *button;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings;
  CoxaPatient *patient;
  GCancellable *cancellable; /* of the look at the hold */
  GtkFileChooserNative *chooser;
  gboolean with_access; /* what the chooser is open for */
};

G_DEFINE_FINAL_TYPE (CoxaPrivacyMenu, coxa_privacy_menu, GTK_TYPE_WIDGET)

enum {
  FAILED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWindow *
find_window (CoxaPrivacyMenu *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
fail (CoxaPrivacyMenu *self, const char *title, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, title, error->message);
}

/* Holds */

static void
enable (CoxaPrivacyMenu *self, gboolean held)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writes = self->patient && !coxa_store_is_read_only (self->store);

  gtk_widget_action_set_enabled (widget, "privacy.copy", self->patient != NULL);
  gtk_widget_action_set_enabled (widget, "privacy.copy-with-access", self->patient != NULL);
  gtk_widget_action_set_enabled (widget, "privacy.access", self->patient != NULL);
  gtk_widget_action_set_enabled (widget, "privacy.hold", writes && !held);
  gtk_widget_action_set_enabled (widget, "privacy.lift", writes && held);
  gtk_widget_action_set_enabled (widget, "privacy.erase", writes && !held);
}

static void
on_hold_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPrivacyMenu) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = coxa_store_load_hold_finish (COXA_STORE (source), result, &error);

  if (!error && self->store)
    enable (self, reason != NULL);
}

static void
look_at_hold (CoxaPrivacyMenu *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  enable (self, FALSE);
  if (!self->patient)
    return;
  self->cancellable = g_cancellable_new ();
  coxa_store_load_hold_async (self->store, coxa_patient_get_id (self->patient), self->cancellable,
                              on_hold_loaded_cb, g_object_ref (self));
}

static void
on_held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPrivacyMenu) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_retention_finish (COXA_STORE (source), result, &error)) {
    fail (self, _ ("Nothing was stored"), error);
    return;
  }
  look_at_hold (self);
  g_signal_emit (self, signals[DONE], 0, _ ("Stored"));
}

static void
on_hold_reason_cb (const char *reason, gpointer user_data)
{
  CoxaPrivacyMenu *self = user_data;
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  if (self->patient)
    coxa_store_place_hold_async (self->store, coxa_patient_get_id (self->patient), reason, context,
                                 NULL, on_held_cb, g_object_ref (self));
}

static void
on_lift_reason_cb (const char *reason, gpointer user_data)
{
  CoxaPrivacyMenu *self = user_data;
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  if (self->patient)
    coxa_store_lift_hold_async (self->store, coxa_patient_get_id (self->patient), reason, context,
                                NULL, on_held_cb, g_object_ref (self));
}

static void
on_hold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPrivacyMenu *self = COXA_PRIVACY_MENU (widget);
  CoxaConfirmWords words = {
    _ ("Do not erase this record"),
    _ ("As long as the hold is in force nobody can erase it, and the list of who is due says so."),
    _ ("Reason"),
    _ ("_Hold"),
    NULL,
    FALSE,
  };

  coxa_confirm_dialog_ask (find_window (self), &words, on_hold_reason_cb, g_object_ref (self),
                           g_object_unref);
}

static void
on_lift (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPrivacyMenu *self = COXA_PRIVACY_MENU (widget);
  CoxaConfirmWords words = {
    _ ("Lift the hold"),
    _ ("The record can be erased again when it is due."),
    _ ("Reason"),
    _ ("_Lift"),
    NULL,
    FALSE,
  };

  coxa_confirm_dialog_ask (find_window (self), &words, on_lift_reason_cb, g_object_ref (self),
                           g_object_unref);
}

/* Copy */

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPrivacyMenu) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_boxes;
  g_autofree char *name = coxa_copy_job_run_finish (result, &n_boxes, &error);
  g_autofree char *message = NULL;

  if (!name) {
    fail (self, _ ("The copy was not written"), error);
    return;
  }
  message = n_boxes > 0
                ? g_strdup_printf (
                      g_dngettext (GETTEXT_PACKAGE, "Written: %s; %u letter is shown as a box",
                                   "Written: %s; %u letters are shown as boxes", n_boxes),
                      name, n_boxes)
                : g_strdup_printf (_ ("Written: %s, and the same for programs"), name);
  g_signal_emit (self, signals[DONE], 0, message);
}

static void
on_folder_chosen_cb (CoxaPrivacyMenu *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = folder ? g_file_get_path (folder) : NULL;
  if (path && self->patient) {
    CoxaCopyJob job = { self->knowledge,
                        self->store,
                        self->desk,
                        self->settings,
                        coxa_patient_get_id (self->patient),
                        self->with_access };

    coxa_copy_job_run_async (&job, path, on_copied_cb, g_object_ref (self));
  }
}

static void
choose_folder (CoxaPrivacyMenu *self, gboolean with_access)
{
  if (self->chooser || !self->patient)
    return;
  self->with_access = with_access;
  self->chooser =
      gtk_file_chooser_native_new (_ ("Folder for the patient’s copy"), find_window (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_folder_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_folder (COXA_PRIVACY_MENU (widget), g_str_has_suffix (action, "-with-access"));
}

/* Access, erasing */

static void
on_access (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPrivacyMenu *self = COXA_PRIVACY_MENU (widget);
  GtkWidget *window =
      coxa_access_window_new (self->store, self->desk, coxa_patient_get_id (self->patient));

  gtk_window_set_transient_for (GTK_WINDOW (window), find_window (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPrivacyMenu) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_erase_flow_run_finish (result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, _ ("Nothing was erased"), error);
}

static void
on_erase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPrivacyMenu *self = COXA_PRIVACY_MENU (widget);

  coxa_erase_flow_run_async (find_window (self), self->store, self->desk, self->patient,
                             on_erased_cb, g_object_ref (self));
}

static void
coxa_privacy_menu_dispose (GObject *object)
{
  CoxaPrivacyMenu *self = COXA_PRIVACY_MENU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->patient);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_privacy_menu_parent_class)->dispose (object);
}

static void
coxa_privacy_menu_class_init (CoxaPrivacyMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_privacy_menu_dispose;

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_PRIVACY_MENU, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_PRIVACY_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-privacy-menu.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaPrivacyMenu, button);
  gtk_widget_class_install_action (widget_class, "privacy.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "privacy.copy-with-access", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "privacy.access", NULL, on_access);
  gtk_widget_class_install_action (widget_class, "privacy.hold", NULL, on_hold);
  gtk_widget_class_install_action (widget_class, "privacy.lift", NULL, on_lift);
  gtk_widget_class_install_action (widget_class, "privacy.erase", NULL, on_erase);
}

static void
coxa_privacy_menu_init (CoxaPrivacyMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
coxa_privacy_menu_set_up (CoxaPrivacyMenu *self,
                          CoxaKnowledge *knowledge,
                          CoxaStore *store,
                          CoxaDesk *desk,
                          GSettings *settings)
{
  g_set_object (&self->knowledge, knowledge);
  g_set_object (&self->store, store);
  g_set_object (&self->desk, desk);
  g_set_object (&self->settings, settings);
  enable (self, FALSE);
}

void
coxa_privacy_menu_show (CoxaPrivacyMenu *self, CoxaPatient *patient)
{
  g_set_object (&self->patient, patient);
  look_at_hold (self);
}
