/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-rescue-dialog.h"

#include <glib/gi18n-lib.h>

#include "coxa-recovery.h"
#include "coxa-restore-text.h"

struct _CoxaRescueDialog {
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *problem;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkLabel *losses;
  GtkWidget *losses_frame;

  /* owned */
  char *damaged_path;
  char *output_path;
  char *initials;
  CoxaMeasureCatalogue *measures;
  GtkFileChooserNative *chooser;

  guint pulse;
};

G_DEFINE_FINAL_TYPE (CoxaRescueDialog, coxa_rescue_dialog, ADW_TYPE_WINDOW)

enum { OPEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_page (CoxaRescueDialog *self, const char *page)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_problem (CoxaRescueDialog *self, const char *message)
{
  gtk_label_set_text (self->problem, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (((CoxaRescueDialog *) data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_rescue (CoxaRescueDialog *self, const CoxaRescue *rescue)
{
  g_autofree char *summary = coxa_restore_text_dup_rescue (rescue);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < rescue->losses->len; i++) {
    g_autofree char *line = coxa_restore_text_dup_loss (rescue->losses->pdata[i]);

    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
  }
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->losses, lines->str);
  gtk_widget_set_visible (self->losses_frame, lines->len > 0);
  show_page (self, "done");
}

static void
on_rescued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRescueDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRescue) rescue = coxa_recovery_rescue_finish (result, &error);

  if (!self->damaged_path)
    return;
  if (rescue) {
    show_rescue (self, rescue);
    return;
  }
  show_problem (self, error->message);
  show_page (self, "choose");
}

/**
 * coxa_rescue_dialog_begin:
 * @output_path: not there yet
 */
void
coxa_rescue_dialog_begin (CoxaRescueDialog *self, const char *output_path)
{
  g_free (self->output_path);
  self->output_path = g_strdup (output_path);
  show_problem (self, NULL);
  show_page (self, "working");
  self->pulse = g_timeout_add (100, pulse_cb, self);
  coxa_recovery_rescue_async (self->damaged_path, output_path, self->measures, self->initials,
                              on_rescued_cb, g_object_ref (self));
}

static void
on_chosen_cb (CoxaRescueDialog *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    g_autofree char *path = g_file_get_path (file);

    if (!path)
      show_problem (self, _ ("Choose a folder on this computer."));
    else if (g_file_test (path, G_FILE_TEST_EXISTS))
      show_problem (self, _ ("A file of this name is there already. Choose another name."));
    else
      coxa_rescue_dialog_begin (self, path);
  }
  g_clear_object (&self->chooser);
}

static void
on_choose_clicked_cb (CoxaRescueDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "rescued-%Y%m%d-%H%M.coxa");

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("The new record file"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_open_clicked_cb (CoxaRescueDialog *self)
{
  g_signal_emit (self, signals[OPEN], 0, self->output_path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
coxa_rescue_dialog_dispose (GObject *object)
{
  CoxaRescueDialog *self = COXA_RESCUE_DIALOG (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  g_clear_pointer (&self->damaged_path, g_free);
  g_clear_pointer (&self->output_path, g_free);
  g_clear_pointer (&self->initials, g_free);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (coxa_rescue_dialog_parent_class)->dispose (object);
}

/* The list of what was lost is not lost itself. */
static gboolean
coxa_rescue_dialog_close_request (GtkWindow *window)
{
  if (COXA_RESCUE_DIALOG (window)->pulse)
    return TRUE;
  return GTK_WINDOW_CLASS (coxa_rescue_dialog_parent_class)->close_request (window);
}

static void
coxa_rescue_dialog_class_init (CoxaRescueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_rescue_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = coxa_rescue_dialog_close_request;

  signals[OPEN] = g_signal_new ("open", COXA_TYPE_RESCUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/opening/coxa-rescue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaRescueDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaRescueDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaRescueDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CoxaRescueDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CoxaRescueDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, CoxaRescueDialog, losses_frame);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
coxa_rescue_dialog_init (CoxaRescueDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_rescue_dialog_new (GtkWindow *parent,
                        const char *damaged_path,
                        const char *initials,
                        CoxaMeasureCatalogue *measures)
{
  CoxaRescueDialog *self =
      g_object_new (COXA_TYPE_RESCUE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->damaged_path = g_strdup (damaged_path);
  self->initials = g_strdup (initials);
  self->measures = coxa_measure_catalogue_ref (measures);
  return GTK_WIDGET (self);
}
