/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-confirm-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
on_typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (entry), -1);
  /* Translators: the word that has to be typed before a risky step, as in "Type “risk”" */
  g_autofree char *word = g_utf8_casefold (_ ("risk"), -1);

  adw_message_dialog_set_response_enabled (dialog, "confirm",
                                           g_str_equal (g_strstrip (typed), word));
}

GtkWidget *
coxa_confirm_dialog_new (GtkWindow *parent,
                         const char *title,
                         const char *message,
                         const char *confirm_label)
{
  GtkWidget *widget = adw_message_dialog_new (parent, title, message);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *ask = g_strdup_printf (_ ("Type “%s” to go on"), _ ("risk"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), ask);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, ask, -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "confirm", confirm_label,
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "confirm", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "confirm", FALSE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed_cb), dialog, 0);
  return widget;
}

GtkEditable *
coxa_confirm_dialog_get_entry (GtkWidget *dialog)
{
  return GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
}
