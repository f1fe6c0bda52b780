/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-confirm-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *expected; /* or NULL */
  CoxaConfirmFunc func;
  gpointer user_data;
  GDestroyNotify free_data;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  if (asking->free_data)
    asking->free_data (asking->user_data);
  g_free (asking->expected);
  g_free (asking);
}

static char *
dup_typed (AdwMessageDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static gboolean
is_enough (const Asking *asking, const char *typed)
{
  return asking->expected ? g_ascii_strcasecmp (typed, asking->expected) == 0 : *typed != '\0';
}

static void
on_changed_cb (AdwMessageDialog *dialog)
{
  const Asking *asking = g_object_get_data (G_OBJECT (dialog), "asking");
  g_autofree char *typed = dup_typed (dialog);

  adw_message_dialog_set_response_enabled (dialog, "accept", is_enough (asking, typed));
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asking *asking = user_data;
  g_autofree char *typed = dup_typed (dialog);

  if (g_str_equal (response, "accept") && is_enough (asking, typed))
    asking->func (typed, asking->user_data);
}

static GtkWidget *
entry_new (const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

/**
 * coxa_confirm_dialog_ask:
 * @user_data: (transfer full)
 *
 * Returns: (transfer none): the dialog, shown
 */
GtkWidget *
coxa_confirm_dialog_ask (GtkWindow *parent,
                         const CoxaConfirmWords *words,
                         CoxaConfirmFunc func,
                         gpointer user_data,
                         GDestroyNotify free_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, words->heading, words->body);
  GtkWidget *entry = entry_new (words->label);
  Asking *asking = g_new0 (Asking, 1);

  asking->expected = g_strdup (words->expected);
  asking->func = func;
  asking->user_data = user_data;
  asking->free_data = free_data;
  g_object_set_data (G_OBJECT (dialog), "asking", asking);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    words->accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              words->destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                 : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", FALSE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
