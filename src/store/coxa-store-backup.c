/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-backup.h"

#include "coxa-backup.h"
#include "coxa-copying.h"
#include "coxa-record-file.h"
#include "coxa-store-acts.h"
#include "coxa-store-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* 1 MiB: a few milliseconds, then whoever saves has the next turn. */
#define PAGES_A_STEP 256

enum {
  LAST_BACKUP,
  CHANGES_SINCE,
  FIRST_ENTRY,
};

static const char *const statements[] = {
  [LAST_BACKUP] = "SELECT seq, at_utc FROM revision WHERE record = '' AND action = 'backed-up'"
                  " ORDER BY seq DESC LIMIT 1",
  [CHANGES_SINCE] = "SELECT count (*) FROM revision WHERE seq > ?",
  [FIRST_ENTRY] = "SELECT at_utc FROM revision ORDER BY seq LIMIT 1",
};

void
coxa_backup_free (CoxaBackup *self)
{
  g_free (self->path);
  g_clear_pointer (&self->label, coxa_backup_label_free);
  g_free (self);
}

typedef struct {
  CoxaStore *store; /* borrowed: the task holds it */
  GTask *task;      /* borrowed: it holds this */
  char *place;
  char *passphrase; /* or NULL; wiped */
  CoxaSealCost cost;
  CoxaStoreContext *context;
  CoxaBackupProgress progress;
  gpointer progress_data;

  CoxaMeasureCatalogue *measures;
  CoxaWorkfile *file;   /* the plain copy */
  CoxaCopying *copying; /* the session's, while it is this one's */
  CoxaBackup *backup;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->passphrase != NULL)
    sodium_memzero (request->passphrase, strlen (request->passphrase));
  g_free (request->passphrase);
  g_free (request->place);
  coxa_store_context_free (request->context);
  g_clear_pointer (&request->measures, coxa_measure_catalogue_unref);
  g_clear_pointer (&request->file, coxa_workfile_free);
  g_clear_pointer (&request->backup, coxa_backup_free);
  g_free (request);
}

/* Copying */

typedef struct {
  GTask *task;
  double share;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->task);
  g_free (progress);
}

static gboolean
tell_progress_cb (gpointer data)
{
  const Progress *progress = data;
  const Request *request = g_task_get_task_data (progress->task);

  request->progress (progress->share, request->progress_data);
  return G_SOURCE_REMOVE;
}

static void
tell_progress (Request *request)
{
  g_autoptr (GSource) source = NULL;
  Progress *progress;

  if (request->progress == NULL)
    return;
  progress = g_new0 (Progress, 1);
  progress->task = g_object_ref (request->task);
  progress->share = coxa_copying_get_share (request->copying);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "coxa-store backup");
  g_source_set_callback (source, tell_progress_cb, progress, progress_free);
  g_source_attach (source, g_task_get_context (request->task));
}

/* Beside the record; where nothing can be written there, in the folder of the backup. */
static CoxaWorkfile *
make_file (CoxaSession *session, const char *place, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (session->path);
  g_autofree char *there =
      g_file_test (place, G_FILE_TEST_IS_DIR) ? g_strdup (place) : g_path_get_dirname (place);

  if (coxa_connection_is_read_only (session->connection))
    return coxa_workfile_new (there, error);
  coxa_workfiles_sweep (beside);
  return coxa_workfile_new (beside, error);
}

static gboolean
begin_copying (CoxaSession *session, Request *request, GError **error)
{
  g_autofree char *resolved = NULL;

  if (session->copying != NULL) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED,
                         _ ("A backup is being made already."));
    return FALSE;
  }
  request->file = make_file (session, request->place, error);
  if (request->file == NULL ||
      (resolved = coxa_record_file_resolve (request->file->path, error)) == NULL)
    return FALSE;
  session->copying = coxa_copying_new (session->connection, resolved, error);
  request->copying = session->copying;
  request->measures = coxa_measure_catalogue_ref (session->measures);
  return session->copying != NULL;
}

static gboolean
read_label (CoxaSession *session, Request *request, GError **error)
{
  g_autoptr (CoxaBackupLabel) label = coxa_backup_read_label (session->connection, error);

  if (label == NULL)
    return FALSE;
  label->made_at = g_date_time_format (request->context->now, "%Y-%m-%dT%H:%M:%S%:z");
  request->backup = g_new0 (CoxaBackup, 1);
  request->backup->label = g_steal_pointer (&label);
  return TRUE;
}

/* What is read of the record after the last step stands in the copy: nothing comes between. */
static gboolean
take_step (CoxaSession *session, Request *request, gboolean *done_out, GError **error)
{
  if (request->copying == NULL && !begin_copying (session, request, error))
    return FALSE;
  if (!coxa_copying_step (request->copying, PAGES_A_STEP, done_out, error))
    return FALSE;
  tell_progress (request);
  return !*done_out || read_label (session, request, error);
}

static gpointer
run_copy (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = *(Request **) data;
  CoxaSession *session = coxa_store_get_session (place, error);
  gboolean done = FALSE, taken;

  if (session == NULL)
    return NULL;
  taken = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
          take_step (session, request, &done, error);
  if (taken && !done)
    return COXA_WORK_AGAIN;
  if (request->copying != NULL && session->copying == request->copying)
    g_clear_pointer (&session->copying, coxa_copying_free);
  return taken ? request : NULL;
}

/* Finishing */

static void
finish_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  CoxaBackupWay way = { request->place, request->passphrase, request->cost };
  GError *error = NULL;

  request->backup->path = coxa_backup_finish (request->file, request->backup->label, &way,
                                              request->measures, cancellable, &error);
  if (request->backup->path != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
give_up (GTask *task, GError *take_error)
{
  g_prefix_error (&take_error, "%s ",
                  _ ("No backup was made; the record and older backups are as they were."));
  g_task_return_error (task, take_error);
  g_object_unref (task);
}

static void
succeed (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&request->backup),
                         (GDestroyNotify) coxa_backup_free);
  g_object_unref (task);
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (coxa_store_act_finish (COXA_STORE (source), result, &error)) {
    succeed (task);
    return;
  }
  g_prefix_error (&error, "%s ", _ ("The backup was made, but the history could not say so."));
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
on_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    give_up (task, error);
    return;
  }
  if (coxa_store_is_read_only (request->store)) {
    succeed (task);
    return;
  }
  name = g_path_get_basename (request->backup->path);
  said = g_strdup_printf ("%s, entry %" G_GINT64_FORMAT ", head %s, sha256 %s", name,
                          request->backup->label->entries, request->backup->label->head,
                          request->backup->label->sha256);
  coxa_store_note_async (request->store, COXA_ACTION_BACKED_UP, "file", "", NULL, said,
                         request->context, NULL, on_noted_cb, task);
}

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GTask) finishing = NULL;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL) {
    give_up (task, error);
    return;
  }
  finishing = g_task_new (source, g_task_get_cancellable (task), on_finished_cb, task);
  g_task_set_check_cancellable (finishing, FALSE);
  g_task_set_task_data (finishing, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (finishing, finish_in_thread);
}

void
coxa_store_back_up_async (CoxaStore *self,
                          const char *place,
                          const char *passphrase,
                          const CoxaSealCost *cost,
                          const CoxaStoreContext *context,
                          CoxaBackupProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  static const CoxaWork copy = { run_copy, NULL, NULL, TRUE };
  Request *request;
  GTask *task;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (place != NULL && context != NULL);
  g_return_if_fail (passphrase == NULL || *passphrase != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, coxa_store_back_up_async);
  g_task_set_check_cancellable (task, FALSE);
  request = g_new0 (Request, 1);
  request->store = self;
  request->task = task;
  request->place = g_strdup (place);
  request->passphrase = g_strdup (passphrase);
  request->cost = cost != NULL ? *cost : coxa_seal_cost_usual;
  request->context = coxa_store_context_copy (context);
  request->progress = progress;
  request->progress_data = progress_data;
  g_task_set_task_data (task, request, request_free);
  coxa_store_ask (self, &copy, g_memdup2 (&request, sizeof request), g_free,
                  coxa_store_back_up_async, cancellable, on_copied_cb, task);
}

/**
 * coxa_store_back_up_finish:
 *
 * Returns: (transfer full): what was made
 */
CoxaBackup *
coxa_store_back_up_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* State */

static gboolean
read_row (
    CoxaConnection *connection, int which, gint64 *first_out, gint64 *second_out, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[which], error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  if (coxa_statement_next (row, &failure)) {
    *first_out = coxa_statement_get_int (row, 0);
    if (second_out != NULL)
      *second_out = coxa_statement_get_int (row, 1);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
count_changes (CoxaConnection *connection, gint64 since, gint64 *changes_out, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (connection, statements[CHANGES_SINCE], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, since);
  if (!coxa_statement_next (row, error))
    return FALSE;
  *changes_out = coxa_statement_get_int (row, 0);
  return TRUE;
}

static gpointer
run_load_state (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  g_autofree CoxaBackupState *state = g_new0 (CoxaBackupState, 1);
  gint64 last = 0;
  gboolean read;

  if (session == NULL)
    return NULL;
  read = read_row (session->connection, LAST_BACKUP, &last, &state->last_utc, error) &&
         read_row (session->connection, FIRST_ENTRY, &state->first_utc, NULL, error) &&
         count_changes (session->connection, last, &state->changes, error);
  coxa_store_end_reading (session);
  return read ? g_steal_pointer (&state) : NULL;
}

void
coxa_store_load_backup_state_async (CoxaStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  static const CoxaWork work = { run_load_state, g_free };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, NULL, NULL, coxa_store_load_backup_state_async, cancellable,
                  callback, user_data);
}

gboolean
coxa_store_load_backup_state_finish (CoxaStore *self,
                                     GAsyncResult *result,
                                     CoxaBackupState *state_out,
                                     GError **error)
{
  g_autofree CoxaBackupState *state = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  state = g_task_propagate_pointer (G_TASK (result), error);
  if (state != NULL)
    *state_out = *state;
  return state != NULL;
}
