/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-clinicians.h"

#include "coxa-clinician-table.h"
#include "coxa-passphrase.h"
#include "coxa-store-private.h"

typedef struct {
  CoxaClinician *clinician; /* to save */
  char *id;
  CoxaPassphrase *passphrase;
  char *verifier;
  gboolean fits;
  CoxaStoreContext *context;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->clinician, coxa_clinician_free);
  g_clear_pointer (&request->passphrase, coxa_passphrase_free);
  g_clear_pointer (&request->context, coxa_store_context_free);
  g_free (request->id);
  g_free (request->verifier);
  g_free (request);
}

static gpointer
run_list (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *clinicians;

  if (session == NULL)
    return NULL;
  clinicians = coxa_clinician_table_list (session->connection, error);
  coxa_store_end_reading (session);
  return clinicians;
}

void
coxa_store_list_clinicians_async (CoxaStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CoxaWork work = { run_list, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, NULL, NULL, coxa_store_list_clinicians_async, cancellable, callback,
                  user_data);
}

GPtrArray *
coxa_store_list_clinicians_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
write_clinician (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_clinician_table_save (writing, request->clinician, error);
}

static gpointer
run_save (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (coxa_store_write (place, request->context, write_clinician, request, error) == NULL)
    return NULL;
  return GUINT_TO_POINTER (request->clinician->version);
}

void
coxa_store_save_clinician_async (CoxaStore *self,
                                 const CoxaClinician *clinician,
                                 const CoxaStoreContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CoxaWork work = { run_save, NULL, NULL, TRUE };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (clinician != NULL && context != NULL);

  request = g_new0 (Request, 1);
  request->clinician = coxa_clinician_copy (clinician);
  request->context = coxa_store_context_copy (context);
  coxa_store_ask (self, &work, request, request_free, coxa_store_save_clinician_async, cancellable,
                  callback, user_data);
}

/* Returns: the new version; 0 with @error set */
guint
coxa_store_save_clinician_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  return GPOINTER_TO_UINT (g_task_propagate_pointer (G_TASK (result), error));
}

static gboolean
write_verifier (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_clinician_table_set_verifier (writing, request->id, request->verifier, error);
}

static gpointer
run_set (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (request->passphrase != NULL) {
    request->verifier = coxa_passphrase_make_verifier (request->passphrase, error);
    if (request->verifier == NULL)
      return NULL;
  }
  return coxa_store_write (place, request->context, write_verifier, request, error);
}

void
coxa_store_set_passphrase_async (CoxaStore *self,
                                 const char *clinician_id,
                                 const char *passphrase,
                                 const CoxaStoreContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CoxaWork work = { run_set, NULL, NULL, TRUE };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (clinician_id != NULL && context != NULL);

  request = g_new0 (Request, 1);
  request->id = g_strdup (clinician_id);
  request->passphrase = passphrase != NULL ? coxa_passphrase_new (passphrase) : NULL;
  request->context = coxa_store_context_copy (context);
  coxa_store_ask (self, &work, request, request_free, coxa_store_set_passphrase_async, cancellable,
                  callback, user_data);
}

gboolean
coxa_store_set_passphrase_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Verifying: read the verifier, try it on another thread, tell the history. */

typedef struct {
  gboolean fits;
  guint n_refused;
} Verdict;

static gpointer
run_read_verifier (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  char *verifier;

  if (session == NULL)
    return NULL;
  verifier = coxa_clinician_table_read_verifier (session->connection, request->id, error);
  coxa_store_end_reading (session);
  return verifier;
}

static gboolean
write_verdict (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_writing_note (writing, coxa_content_ids[COXA_CONTENT_CLINICIAN], request->id, NULL,
                            request->fits ? COXA_ACTION_UNLOCKED : COXA_ACTION_UNLOCK_REFUSED, NULL,
                            NULL, error);
}

static gpointer
run_tell_verdict (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  CoxaSession *session = coxa_store_get_session (place, error);
  Verdict verdict = { request->fits, 0 };

  if (session == NULL)
    return NULL;
  coxa_store_write (place, request->context, write_verdict, request, NULL);
  if (!coxa_clinician_table_count_refusals (session->connection, request->id, &verdict.n_refused,
                                            error))
    return NULL;
  return g_memdup2 (&verdict, sizeof verdict);
}

static void
on_verdict_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Verdict *verdict = g_task_propagate_pointer (G_TASK (result), &error);

  if (verdict == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, verdict, g_free);
}

static void
try_passphrase (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;

  request->fits =
      *request->verifier != '\0' && coxa_passphrase_fits (request->passphrase, request->verifier);
  g_task_return_boolean (task, TRUE);
}

static Request *
request_new_verdict (const Request *tried)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (tried->id);
  request->fits = tried->fits;
  request->context = coxa_store_context_copy (tried->context);
  return request;
}

static void
on_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const CoxaWork work = { run_tell_verdict, g_free, NULL, TRUE };
  GTask *task = user_data;

  coxa_store_ask (COXA_STORE (source), &work, request_new_verdict (g_task_get_task_data (task)),
                  request_free, on_tried_cb, NULL, on_verdict_told_cb, task);
}

static void
on_verifier_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) trial = NULL;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  request->verifier = g_task_propagate_pointer (G_TASK (result), &error);
  if (request->verifier == NULL) {
    g_task_return_error (task, error);
    return;
  }
  trial = g_task_new (source, NULL, on_tried_cb, g_object_ref (task));
  g_task_set_task_data (trial, request, NULL);
  g_task_run_in_thread (trial, try_passphrase);
}

void
coxa_store_verify_passphrase_async (CoxaStore *self,
                                    const char *clinician_id,
                                    const char *passphrase,
                                    const CoxaStoreContext *context,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  static const CoxaWork work = { run_read_verifier, g_free };
  Request *request, *read;
  GTask *task;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (clinician_id != NULL && passphrase != NULL && context != NULL);

  request = g_new0 (Request, 1);
  request->id = g_strdup (clinician_id);
  request->passphrase = coxa_passphrase_new (passphrase);
  request->context = coxa_store_context_copy (context);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, request, request_free);
  read = g_new0 (Request, 1);
  read->id = g_strdup (clinician_id);
  coxa_store_ask (self, &work, read, request_free, coxa_store_verify_passphrase_async, cancellable,
                  on_verifier_read_cb, task);
}

/**
 * coxa_store_verify_passphrase_finish:
 * @n_refused_out: (out) (optional): wrong ones in a row
 */
gboolean
coxa_store_verify_passphrase_finish (CoxaStore *self,
                                     GAsyncResult *result,
                                     guint *n_refused_out,
                                     GError **error)
{
  g_autofree Verdict *verdict = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  verdict = g_task_propagate_pointer (G_TASK (result), error);
  if (n_refused_out != NULL)
    *n_refused_out = verdict != NULL ? verdict->n_refused : 0;
  return verdict != NULL && verdict->fits;
}
