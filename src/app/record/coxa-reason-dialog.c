/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-reason-dialog.h"

#include <glib/gi18n-lib.h>

struct _CoxaReasonDialog {
  AdwMessageDialog parent_instance;

  /* template */
  GtkEditable *reason;
  GtkEditable *initials;
};

G_DEFINE_FINAL_TYPE (CoxaReasonDialog, coxa_reason_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum {
  GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_said (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static gboolean
is_said (GtkEditable *entry)
{
  g_autofree char *said = dup_said (entry);

  return *said || !gtk_widget_get_visible (GTK_WIDGET (entry));
}

static void
on_changed_cb (CoxaReasonDialog *self)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "act",
                                           is_said (self->reason) && is_said (self->initials));
}

static void
on_entry_activated_cb (CoxaReasonDialog *self)
{
  if (!adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (self), "act")) {
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    return;
  }
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (self), "act");
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
coxa_reason_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  CoxaReasonDialog *self = COXA_REASON_DIALOG (dialog);
  g_autofree char *reason = dup_said (self->reason);
  g_autofree char *initials = dup_said (self->initials);

  if (g_str_equal (response, "act"))
    g_signal_emit (self, signals[GIVEN], 0, reason, initials);
}

static void
coxa_reason_dialog_class_init (CoxaReasonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ADW_MESSAGE_DIALOG_CLASS (klass)->response = coxa_reason_dialog_response;

  signals[GIVEN] = g_signal_new ("given", COXA_TYPE_REASON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-reason-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaReasonDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, CoxaReasonDialog, initials);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
}

static void
coxa_reason_dialog_init (CoxaReasonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_reason_dialog_new:
 * @act: what the button that agrees says, with its mnemonic
 * @initials: (nullable): of the one who does it; asked for where it is %NULL or ""
 */
GtkWidget *
coxa_reason_dialog_new (const char *heading,
                        const char *body,
                        const char *act,
                        const char *initials)
{
  CoxaReasonDialog *self = g_object_new (COXA_TYPE_REASON_DIALOG, "title", heading, "heading",
                                         heading, "body", body, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "act", act, NULL);
  adw_message_dialog_set_response_appearance (dialog, "act", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_widget_set_visible (GTK_WIDGET (self->initials), !initials || !*initials);
  gtk_editable_set_text (self->initials, initials ? initials : "");
  on_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * coxa_reason_dialog_skip_reason:
 *
 * Only who does it is to be said.
 */
void
coxa_reason_dialog_skip_reason (CoxaReasonDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  on_changed_cb (self);
}

/**
 * coxa_reason_dialog_present:
 * @over: in the window that it belongs to
 */
void
coxa_reason_dialog_present (CoxaReasonDialog *self, GtkWidget *over)
{
  GtkRoot *root = gtk_widget_get_root (over);

  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->reason))
                             ? GTK_WIDGET (self->reason)
                             : GTK_WIDGET (self->initials));
}
