/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-drafts.h"

#include "coxa-draft-table.h"
#include "coxa-store-private.h"

/* A draft is its author's: who and when come from the context alone. */
static CoxaDraft *
sign (const CoxaDraft *draft, const CoxaStoreContext *context)
{
  CoxaDraft *copy = coxa_draft_copy (draft);

  g_free (copy->author);
  g_free (copy->initials);
  g_free (copy->at);
  copy->author = g_strdup (context->clinician != NULL ? context->clinician : "");
  copy->initials = g_strdup (context->initials);
  copy->at = g_date_time_format (context->now, "%Y-%m-%dT%H:%M:%S%:z");
  return copy;
}

static void
draft_free (gpointer data)
{
  coxa_draft_free (data);
}

/* One statement in a transaction of its own, beside the history. */
static gpointer
write_draft (gpointer *place,
             const CoxaDraft *draft,
             gboolean (*change) (CoxaConnection *, const CoxaDraft *, GError **),
             GError **error)
{
  CoxaSession *session = coxa_store_get_session (place, error);

  if (session == NULL || !coxa_connection_begin_write (session->connection, error))
    return NULL;
  if (!change (session->connection, draft, error)) {
    coxa_connection_roll_back (session->connection);
    return NULL;
  }
  return coxa_connection_commit (session->connection, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
run_save (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return write_draft (place, data, coxa_draft_table_save, error);
}

static gpointer
run_remove (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return write_draft (place, data, coxa_draft_table_remove, error);
}

static gpointer
run_load (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  CoxaDraft *draft;

  if (session == NULL)
    return NULL;
  draft = coxa_draft_table_load (session->connection, data, error);
  coxa_store_end_reading (session);
  return draft;
}

static gpointer
run_list (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *drafts;

  if (session == NULL)
    return NULL;
  drafts = coxa_draft_table_list (session->connection, data, error);
  coxa_store_end_reading (session);
  return drafts;
}

void
coxa_store_save_draft_async (CoxaStore *self,
                             const CoxaDraft *draft,
                             const CoxaStoreContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  static const CoxaWork work = { run_save, NULL, NULL, TRUE };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (draft != NULL && draft->payload != NULL && context != NULL);

  coxa_store_ask (self, &work, sign (draft, context), draft_free, coxa_store_save_draft_async,
                  cancellable, callback, user_data);
}

gboolean
coxa_store_save_draft_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
coxa_store_list_drafts_async (CoxaStore *self,
                              const char *patient_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CoxaWork work = { run_list, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_list_drafts_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_drafts_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
coxa_store_load_draft_async (CoxaStore *self,
                             const CoxaDraft *like,
                             const CoxaStoreContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  static const CoxaWork work = { run_load, draft_free };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (like != NULL && context != NULL);

  coxa_store_ask (self, &work, sign (like, context), draft_free, coxa_store_load_draft_async,
                  cancellable, callback, user_data);
}

CoxaDraft *
coxa_store_load_draft_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
coxa_store_remove_draft_async (CoxaStore *self,
                               const CoxaDraft *like,
                               const CoxaStoreContext *context,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_remove, NULL, NULL, TRUE };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (like != NULL && context != NULL);

  coxa_store_ask (self, &work, sign (like, context), draft_free, coxa_store_remove_draft_async,
                  cancellable, callback, user_data);
}

gboolean
coxa_store_remove_draft_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
