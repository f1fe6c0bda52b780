/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memfd_create */

#include "coxa-handout-printer.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <gtk/gtkunixprint.h>
#include <sys/mman.h>
#include <unistd.h>

/* The handout is a finished PDF: it goes to the printer as it is, through memory, never through a
 * file that others could read. */
static int
open_in_memory (GBytes *pdf, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  int fd = memfd_create ("coxa-handout", MFD_CLOEXEC);
  gsize written = 0;

  while (fd >= 0 && written < size) {
    gssize n = write (fd, data + written, size - written);

    if (n <= 0)
      break;
    written += (gsize) n;
  }
  if (fd >= 0 && written == size && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("The handout could not be handed to the printer: there is no memory for it."));
  return -1;
}

/* The print job reads the memory but leaves it open. */
typedef struct {
  GTask *task;
  int fd;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  if (sending->fd >= 0)
    close (sending->fd);
  g_object_unref (sending->task);
  g_free (sending);
}

static void
on_job_complete_cb (GtkPrintJob *job, gpointer user_data, const GError *error)
{
  Sending *sending = user_data;

  close (sending->fd);
  sending->fd = -1;
  if (error)
    g_task_return_error (sending->task, g_error_copy (error));
  else
    g_task_return_boolean (sending->task, TRUE);
}

/* Takes @fd. */
static gboolean
send_memory (GTask *task, GtkPrintJob *job, int fd, GError **error)
{
  Sending *sending;

  if (!gtk_print_job_set_source_fd (job, fd, error)) {
    close (fd);
    return FALSE;
  }
  sending = g_new0 (Sending, 1);
  sending->task = g_object_ref (task);
  sending->fd = fd;
  gtk_print_job_send (job, on_job_complete_cb, sending, sending_free);
  return TRUE;
}

static gboolean
send_job (GTask *task, GtkPrintUnixDialog *dialog, GError **error)
{
  g_autoptr (GtkPrintJob) job = NULL;
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  int fd;

  if (!printer || !gtk_printer_accepts_pdf (printer)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("This printer does not take PDF. Save the handout as PDF instead."));
    return FALSE;
  }
  fd = open_in_memory (g_task_get_task_data (task), error);
  if (fd < 0)
    return FALSE;
  job = gtk_print_job_new (_ ("Exercises"), printer, gtk_print_unix_dialog_get_settings (dialog),
                           gtk_print_unix_dialog_get_page_setup (dialog));
  return send_memory (task, job, fd, error);
}

static void
on_response_cb (GtkPrintUnixDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (response != GTK_RESPONSE_OK)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else if (!send_job (task, dialog, &error))
    g_task_return_error (task, error);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/**
 * coxa_handout_printer_run_async:
 *
 * Returns: (transfer none): the dialog, which goes when the user has decided
 */
GtkWindow *
coxa_handout_printer_run_async (GtkWindow *parent,
                                GBytes *pdf,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  GtkWidget *dialog = gtk_print_unix_dialog_new (_ ("Print exercises"), parent);

  g_task_set_task_data (task, g_bytes_ref (pdf), (GDestroyNotify) g_bytes_unref);
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF |
                                                     GTK_PRINT_CAPABILITY_COPIES);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

gboolean
coxa_handout_printer_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
