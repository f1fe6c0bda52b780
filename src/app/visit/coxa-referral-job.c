/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-referral-job.h"

#include <glib/gi18n-lib.h>

#include "coxa-handout-job.h"

static const char *
none_if_empty (const char *text)
{
  return *text ? text : NULL;
}

/**
 * coxa_referral_job_print:
 * @result: of @visit, judged in its episode, with an emergency that stands
 * @clinician: who signs; "" where nobody is known
 * @head: (nullable): of the record's history now, for the foot
 *
 * Returns: (transfer full): the letter as PDF, with the clinic's own lines from @settings
 */
GBytes *
coxa_referral_job_print (CoxaPatient *patient,
                         CoxaVisit *visit,
                         const CoxaResult *result,
                         const char *clinician,
                         const CoxaHistoryHead *head,
                         GSettings *settings,
                         GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clinic = g_settings_get_string (settings, "clinic-name");
  g_autofree char *contact = g_settings_get_string (settings, "clinic-contact");
  g_autofree char *number = g_settings_get_string (settings, "emergency-number");
  CoxaReferral referral = {
    .patient = patient,
    .visit = visit,
    .result = result,
    .date = now,
    .clinic_name = none_if_empty (clinic),
    .clinic_contact = none_if_empty (contact),
    .clinician = none_if_empty (clinician),
    .emergency_number = number,
    .state_seq = head ? head->seq : 0,
    .state_hash = head ? head->hash : NULL,
    .paper = (CoxaPaper) g_settings_get_enum (settings, "paper"),
  };

  if (!*number) {
    g_set_error_literal (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                         _ ("The letter names the emergency number, and none is set. Set it in "
                            "the preferences. Nothing was lost."));
    return NULL;
  }
  return coxa_referral_print (&referral, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coxa_handout_job_write_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file)
    coxa_handout_job_write_async (g_task_get_task_data (task), file, on_written_cb,
                                  g_object_ref (task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, " ");
  g_object_unref (chooser);
}

/**
 * coxa_referral_job_save_async:
 *
 * Asks where the letter goes, and writes it there. Cancelled it ends with %G_IO_ERROR_CANCELLED.
 */
void
coxa_referral_job_save_async (GtkWindow *parent,
                              GBytes *pdf,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save referral letter"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  g_task_set_task_data (task, g_bytes_ref (pdf), (GDestroyNotify) g_bytes_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("referral.pdf"));
  g_signal_connect (chooser, "response", G_CALLBACK (on_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

gboolean
coxa_referral_job_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
