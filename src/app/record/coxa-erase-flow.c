/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-erase-flow.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "coxa-confirm-dialog.h"
#include "coxa-store-backup.h"
#include "coxa-store-retention.h"

/* What has to be typed at the second question: not a name, which may have several spellings. */
#define CONFIRM_LETTERS 4

typedef struct {
  GtkWindow *parent; /* weak */
  CoxaStore *store;
  CoxaDesk *desk;
  CoxaPatient *patient;
  char *reason;
  char *folder; /* of backups */
  guint asking; /* dialogs that are open */
  gboolean agreed;
} Flow;

static void
flow_free (gpointer data)
{
  Flow *flow = data;

  g_clear_weak_pointer (&flow->parent);
  g_object_unref (flow->store);
  g_object_unref (flow->desk);
  g_object_unref (flow->patient);
  g_free (flow->reason);
  g_free (flow->folder);
  g_free (flow);
}

/* A dialog is gone: who closed it without an answer erases nothing. */
static void
on_asked (gpointer data)
{
  g_autoptr (GTask) task = data;
  Flow *flow = g_task_get_task_data (task);

  if (--flow->asking == 0 && !flow->agreed)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "");
}

/* Which backups still hold the person: whoever erased has to know. */
static char *
describe (const CoxaErasure *erasure)
{
  GString *text = g_string_new (_ ("The record holds nothing about this person any more, but that "
                                   "somebody was erased, when and why."));

  if (erasure->backups->len > 0)
    g_string_append_printf (
        text, "\n\n%s",
        _ ("These backups still hold the person. Coxa removes its own ones after a year at the "
           "latest; remove them yourself if that is too late:"));
  for (guint i = 0; i < erasure->backups->len; i++) {
    const CoxaHolding *holding = g_ptr_array_index (erasure->backups, i);
    g_autofree char *name = g_filename_display_name (holding->path);

    g_string_append_printf (text, "\n%s", name);
  }
  if (!erasure->compacted)
    g_string_append_printf (text, "\n\n%s",
                            _ ("The file could not be written anew: make room on the disk."));
  return g_string_free (text, FALSE);
}

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Flow *flow = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CoxaErasure) erasure =
      coxa_store_erase_patient_finish (COXA_STORE (source), result, &error);
  g_autofree char *body = erasure ? describe (erasure) : NULL;
  GtkWidget *dialog;

  if (!erasure) {
    g_task_return_error (task, error);
    return;
  }
  dialog = adw_message_dialog_new (flow->parent, _ ("Erased"), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  g_task_return_boolean (task, TRUE);
}

static void
on_backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Flow *flow = g_task_get_task_data (task);
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (flow->desk);
  GError *error = NULL;
  g_autoptr (CoxaBackup) backup = coxa_store_back_up_finish (COXA_STORE (source), result, &error);

  if (!backup) {
    g_task_return_error (task, error);
    return;
  }
  coxa_store_erase_patient_async (flow->store, coxa_patient_get_id (flow->patient), flow->reason,
                                  flow->folder, context, NULL, on_erased_cb, g_object_ref (task));
}

static void
on_confirmed_cb (const char *typed, gpointer user_data)
{
  GTask *task = user_data;
  Flow *flow = g_task_get_task_data (task);
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (flow->desk);
  g_autofree char *beside = g_path_get_dirname (coxa_store_get_path (flow->store));

  flow->agreed = TRUE;
  flow->folder = g_build_filename (beside, "backups", NULL);
  g_mkdir (flow->folder, 0700);
  coxa_store_back_up_async (flow->store, flow->folder, NULL, NULL, context, NULL, NULL, NULL,
                            on_backed_up_cb, g_object_ref (task));
}

static char *
dup_confirmation (CoxaPatient *patient)
{
  const char *number = coxa_patient_get_number (patient);

  return number && *number ? g_strdup (number)
                           : g_strndup (coxa_patient_get_id (patient), CONFIRM_LETTERS);
}

static void
on_reason_cb (const char *reason, gpointer user_data)
{
  GTask *task = user_data;
  Flow *flow = g_task_get_task_data (task);
  g_autofree char *name = coxa_patient_dup_display_name (flow->patient);
  g_autofree char *expected = dup_confirmation (flow->patient);
  /* Translators: a patient's name, then what has to be typed */
  g_autofree char *body = g_strdup_printf (
      _ ("Everything about %s goes: visits, programmes, notes and every older version. There is no "
         "way back but the backup that is made now. To confirm, type %s."),
      name, expected);
  CoxaConfirmWords words = {
    _ ("Erase for good?"), body, expected, _ ("_Erase"), expected, TRUE,
  };

  flow->reason = g_strdup (reason);
  flow->asking++;
  coxa_confirm_dialog_ask (flow->parent, &words, on_confirmed_cb, g_object_ref (task), on_asked);
}

void
coxa_erase_flow_run_async (GtkWindow *parent,
                           CoxaStore *store,
                           CoxaDesk *desk,
                           CoxaPatient *patient,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Flow *flow = g_new0 (Flow, 1);
  CoxaConfirmWords words = {
    _ ("Why is this record erased?"),
    _ ("The law lets most health records be kept as long as the clinic's rule says. Erase before "
       "that only where whoever is responsible for the record has decided so. The reason stays in "
       "the history: do not name the person or anything about their health."),
    _ ("Reason"),
    _ ("_Continue"),
    NULL,
    FALSE,
  };

  g_set_weak_pointer (&flow->parent, parent);
  flow->store = g_object_ref (store);
  flow->desk = g_object_ref (desk);
  flow->patient = g_object_ref (patient);
  g_task_set_task_data (task, flow, flow_free);
  flow->asking++;
  coxa_confirm_dialog_ask (parent, &words, on_reason_cb, task, on_asked);
}

gboolean
coxa_erase_flow_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
