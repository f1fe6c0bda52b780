/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include <glib/gstdio.h>

#include "coxa-patient-editor.h"
#include "coxa-restore-dialog.h"

static void
shoot_problem (Studio *studio)
{
  gtk_widget_activate_action (GTK_WIDGET (studio->window), "win.new-patient", NULL);
  studio_settle (studio);
  studio_shoot_window (studio, studio_find_toplevel (COXA_TYPE_PATIENT_EDITOR), "new-patient");
  coxa_window_show_problem (studio->window, "The record file is empty",
                            "record.coxa has 0 bytes.\n\nThe file was not changed.");
  studio_shoot (studio, "problem");
}

static void
shoot_ways_back (Studio *studio)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-ways-XXXXXX", NULL);
  g_autofree char *record = g_build_filename (folder, "record.coxa", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *plain = g_build_filename (backups, "coxa-20260314-093000Z.coxa", NULL);
  g_autofree char *sealed = g_build_filename (backups, "coxa-20260307-180200Z.coxabackup", NULL);
  GtkWidget *dialog;

  coxa_window_show_problem (studio->window, "The record file is damaged",
                            "The record file is damaged (its pages do not fit together). It was"
                            " left as it is.");
  coxa_window_offer (studio->window, COXA_OFFER_RESTORE | COXA_OFFER_RESCUE);
  coxa_window_show_found_backup (
      studio->window,
      "The newest good backup: Made on 14 Mar 2026, 09:30; it is whole and holds 12"
      " patients, 48 visits. What was stored after 14 Mar 2026, 09:12 would be missing"
      " or older: 1 patient, 2 visits.");
  studio_shoot_looks (studio, "ways-back");
  coxa_window_show_opening (studio->window,
                            "The record is being opened. One that an older Coxa wrote is copied"
                            " and brought up to date first; with many patients that takes some"
                            " minutes. You can leave it alone.");
  studio_shoot (studio, "opening-long");
  g_mkdir (backups, 0700);
  g_file_set_contents (plain, "not one", -1, NULL);
  g_file_set_contents (sealed, "Coxa sealed", -1, NULL);
  dialog = coxa_restore_dialog_new (GTK_WINDOW (studio->window), record, NULL,
                                    coxa_knowledge_get_measures (studio->fixture.knowledge));
  gtk_window_present (GTK_WINDOW (dialog));
  studio->shown = GTK_WIDGET (dialog);
  studio_shoot_looks (studio, "restore-list");
  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), plain);
  studio_settle (studio);
  studio_shoot (studio, "restore-refused");
  gtk_window_destroy (GTK_WINDOW (dialog));
  studio->shown = GTK_WIDGET (studio->window);
  g_unlink (plain);
  g_unlink (sealed);
  g_rmdir (backups);
  g_rmdir (folder);
}

void
shoot_opening (Studio *studio)
{
  shoot_problem (studio);
  shoot_ways_back (studio);
}
