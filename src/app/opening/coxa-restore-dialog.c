/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "coxa-recovery.h"
#include "coxa-restore-text.h"

/* After a wrong passphrase: as long again each time. */
#define FIRST_WAIT_S 1
#define LONGEST_WAIT_S 32

struct _CoxaRestoreDialog {
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *problem;
  AdwPreferencesGroup *backups;
  GtkWidget *none;
  AdwPasswordEntryRow *passphrase;
  GtkWidget *open_button;
  GtkLabel *working;
  GtkProgressBar *progress;
  GtkLabel *holds;
  GtkLabel *missing;
  GtkWidget *other_clinic;
  GtkWidget *restore_button;
  GtkLabel *done;

  /* owned */
  char *record_path;
  char *backup_folder;
  char *backup_path; /* the one that was chosen */
  char *note;        /* for the history of the restored record */
  CoxaMeasureCatalogue *measures;
  CoxaRestore *restore; /* ready to take the place */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;

  guint pulse;
  guint wait;
  guint wait_seconds;
  gboolean closing; /* once what is under way has let go of the record */
};

G_DEFINE_FINAL_TYPE (CoxaRestoreDialog, coxa_restore_dialog, ADW_TYPE_WINDOW)

enum { RESTORED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_page (CoxaRestoreDialog *self, const char *page)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_problem (CoxaRestoreDialog *self, const char *message)
{
  gtk_label_set_text (self->problem, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (((CoxaRestoreDialog *) data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_working (CoxaRestoreDialog *self, const char *what)
{
  gtk_label_set_text (self->working, what);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_problem (self, NULL);
  show_page (self, "working");
  self->pulse = g_timeout_add (100, pulse_cb, self);
}

/* The history keeps which backup it was. */
static void
remember_note (CoxaRestoreDialog *self, const CoxaBackupLabel *label)
{
  g_free (self->note);
  self->note = g_strdup_printf ("made %s, entry %" G_GINT64_FORMAT ", head %s", label->made_at,
                                label->entries, label->head);
}

static void
show_preview (CoxaRestoreDialog *self)
{
  const CoxaRestorePreview *preview = coxa_restore_get_preview (self->restore);
  g_autofree char *holds = coxa_restore_text_dup_preview (preview);
  g_autofree char *missing = coxa_restore_text_dup_missing (preview);

  remember_note (self, preview->backup);
  gtk_label_set_text (self->holds, holds);
  gtk_label_set_text (self->missing, missing);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->other_clinic), FALSE);
  gtk_widget_set_visible (self->other_clinic, preview->other_clinic);
  gtk_widget_set_sensitive (self->restore_button, !preview->other_clinic);
  show_page (self, "preview");
}

static gboolean
wait_over_cb (gpointer data)
{
  CoxaRestoreDialog *self = data;

  self->wait = 0;
  gtk_widget_set_sensitive (self->open_button, TRUE);
  return G_SOURCE_REMOVE;
}

/* Which part of it is wrong is not known to anyone. */
static void
refuse_passphrase (CoxaRestoreDialog *self, const char *message)
{
  show_problem (self, message);
  show_page (self, "passphrase");
  self->wait_seconds = CLAMP (self->wait_seconds * 2, FIRST_WAIT_S, LONGEST_WAIT_S);
  gtk_widget_set_sensitive (self->open_button, FALSE);
  self->wait = g_timeout_add_seconds (self->wait_seconds, wait_over_cb, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRestoreDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CoxaRestore *restore = coxa_recovery_prepare_finish (result, &error);

  g_clear_object (&self->cancellable);
  self->restore = restore;
  if (self->closing) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (restore) {
    self->wait_seconds = 0;
    show_preview (self);
  } else if (g_error_matches (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_PASSPHRASE)) {
    refuse_passphrase (self, error->message);
  } else {
    show_problem (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL
                                                                                  : error->message);
    show_page (self, "choose");
  }
}

static void
on_progress_cb (double share, gpointer user_data)
{
  CoxaRestoreDialog *self = user_data;

  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, share);
}

static void
prepare (CoxaRestoreDialog *self, const char *passphrase)
{
  show_working (self, _ ("The backup is read and verified as a whole…"));
  g_clear_pointer (&self->restore, coxa_restore_free);
  self->cancellable = g_cancellable_new ();
  coxa_recovery_prepare_async (self->backup_path, self->record_path, passphrase, self->measures,
                               on_progress_cb, self, self->cancellable, on_prepared_cb,
                               g_object_ref (self));
}

/**
 * coxa_restore_dialog_begin:
 *
 * Goes on with this backup, as if it had been chosen from the list.
 */
void
coxa_restore_dialog_begin (CoxaRestoreDialog *self, const char *backup_path)
{
  g_free (self->backup_path);
  self->backup_path = g_strdup (backup_path);
  show_problem (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
  if (!coxa_restore_needs_passphrase (backup_path)) {
    prepare (self, NULL);
    return;
  }
  show_page (self, "passphrase");
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_open_clicked_cb (CoxaRestoreDialog *self)
{
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase));

  if (*passphrase && !self->wait)
    prepare (self, passphrase);
}

static void
on_cancel_clicked_cb (CoxaRestoreDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_back_clicked_cb (CoxaRestoreDialog *self)
{
  g_clear_pointer (&self->restore, coxa_restore_free);
  show_problem (self, NULL);
  show_page (self, "choose");
}

static void
on_other_clinic_toggled_cb (CoxaRestoreDialog *self)
{
  gtk_widget_set_sensitive (self->restore_button, !gtk_widget_get_visible (self->other_clinic) ||
                                                      gtk_check_button_get_active (
                                                          GTK_CHECK_BUTTON (self->other_clinic)));
}

static void
show_done (CoxaRestoreDialog *self, const char *aside)
{
  g_autofree char *name = aside ? g_filename_display_name (aside) : NULL;
  g_autofree char *said =
      name ? g_strdup_printf (_ ("The backup is the record now. The one before was kept as %s."),
                              name)
           : g_strdup (_ ("The backup is the record now."));

  gtk_label_set_text (self->done, said);
  show_page (self, "done");
  g_signal_emit (self, signals[RESTORED], 0, self->note);
}

static void
on_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRestoreDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *said = NULL;

  if (coxa_recovery_finish_finish (result, &aside, &error)) {
    show_done (self, aside);
    return;
  }
  said = g_strdup_printf (_ ("Not restored; the record and the backup are as they were. %s"),
                          error->message);
  show_problem (self, said);
  show_page (self, "choose");
}

static void
on_restore_clicked_cb (CoxaRestoreDialog *self)
{
  gboolean other = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->other_clinic));

  show_working (self, _ ("The backup takes the record’s place…"));
  coxa_recovery_finish_async (g_steal_pointer (&self->restore), other, on_finished_cb,
                              g_object_ref (self));
}

static void
on_chosen_cb (CoxaRestoreDialog *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path)
      coxa_restore_dialog_begin (self, path);
    else
      show_problem (self, _ ("This file is not on the computer. Copy it to a folder first."));
  }
  g_clear_object (&self->chooser);
}

static void
on_other_file_clicked_cb (CoxaRestoreDialog *self)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a backup"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The list */

static void
on_row_activated_cb (CoxaRestoreDialog *self, GtkWidget *row)
{
  coxa_restore_dialog_begin (self, gtk_widget_get_name (row));
}

static GtkWidget *
make_row (CoxaRestoreDialog *self, const CoxaBackupFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *iso = g_date_time_format_iso8601 (file->made_at);
  g_autofree char *made = coxa_restore_text_dup_time (iso);
  g_autofree char *size = g_format_size ((guint64) file->size);
  g_autofree char *folder = g_path_get_dirname (file->path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *details =
      g_strdup_printf ("%s · %s\n%s", file->sealed ? _ ("Sealed") : _ ("Not sealed"), size, shown);
  g_autofree char *escaped = g_markup_escape_text (details, -1);

  gtk_widget_set_name (row, file->path);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), made);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
list_backups (CoxaRestoreDialog *self)
{
  g_autoptr (GPtrArray) list = coxa_recovery_list_backups (self->record_path, self->backup_folder);

  for (guint i = 0; i < list->len; i++)
    adw_preferences_group_add (self->backups, make_row (self, list->pdata[i]));
  gtk_widget_set_visible (self->none, list->len == 0);
}

static void
coxa_restore_dialog_dispose (GObject *object)
{
  CoxaRestoreDialog *self = COXA_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_pointer (&self->restore, coxa_restore_free);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  g_clear_pointer (&self->record_path, g_free);
  g_clear_pointer (&self->backup_folder, g_free);
  g_clear_pointer (&self->backup_path, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (coxa_restore_dialog_parent_class)->dispose (object);
}

/* What is under way holds the record: it is stopped, or waited for where it takes the place. */
static gboolean
coxa_restore_dialog_close_request (GtkWindow *window)
{
  CoxaRestoreDialog *self = COXA_RESTORE_DIALOG (window);
  gboolean working = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "working");

  if (working) {
    self->closing = self->cancellable != NULL;
    g_cancellable_cancel (self->cancellable);
    return TRUE;
  }
  return GTK_WINDOW_CLASS (coxa_restore_dialog_parent_class)->close_request (window);
}

static void
coxa_restore_dialog_class_init (CoxaRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_restore_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = coxa_restore_dialog_close_request;

  signals[RESTORED] = g_signal_new ("restored", COXA_TYPE_RESTORE_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/opening/coxa-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, backups);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, none);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, working);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, holds);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, other_clinic);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, restore_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaRestoreDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_other_clinic_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_other_file_clicked_cb);
}

static void
coxa_restore_dialog_init (CoxaRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_restore_dialog_new:
 * @backup_folder: (nullable): where backups lie besides the record's own folder
 */
GtkWidget *
coxa_restore_dialog_new (GtkWindow *parent,
                         const char *record_path,
                         const char *backup_folder,
                         CoxaMeasureCatalogue *measures)
{
  CoxaRestoreDialog *self =
      g_object_new (COXA_TYPE_RESTORE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->record_path = g_strdup (record_path);
  self->backup_folder = g_strdup (backup_folder);
  self->measures = coxa_measure_catalogue_ref (measures);
  list_backups (self);
  return GTK_WIDGET (self);
}
