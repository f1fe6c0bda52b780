/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

const char *
coxa_about_intended_use (void)
{
  return _ (
      "Coxa is a record and calculation aid for qualified physiotherapists. It stores "
      "measurements entered by the therapist, compares them with published reference values "
      "and points out combinations of findings, with the rule and the source of each. It does "
      "not diagnose, does not decide on treatment, is not meant for emergencies, for patients' "
      "own use, or for use without a therapist's judgement. It has not been assessed as a "
      "medical device in any country; whoever distributes it or puts it into service must "
      "check the rules that apply to them.");
}

static char *
dup_parts (void)
{
  return g_strdup_printf ("Coxa %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n"
                          "SQLite, libharu, HarfBuzz, Fontconfig, JSON-GLib",
                          COXA_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version);
}

void
coxa_about_show (GtkWindow *parent)
{
  g_autofree char *parts = dup_parts ();

  adw_show_about_window (parent, "application-name", "Coxa", "application-icon",
                         COXA_APPLICATION_ID, "version", COXA_VERSION, "developer-name",
                         _ ("The Coxa authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         coxa_about_intended_use (), "debug-info", parts, NULL);
}

/**
 * coxa_about_show_intended_use:
 *
 * Says what Coxa is for, before the first entry in a new record.
 */
void
coxa_about_show_intended_use (GtkWindow *parent)
{
  GtkWidget *dialog =
      adw_message_dialog_new (parent, _ ("What Coxa is for"), coxa_about_intended_use ());

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Understood"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
