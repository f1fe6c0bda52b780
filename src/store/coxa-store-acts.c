/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-acts.h"

#include "coxa-acts.h"
#include "coxa-store-private.h"

typedef struct {
  CoxaAct *act;
  char *kind;    /* of a note */
  char *patient; /* of a note */
  CoxaStoreContext *context;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  coxa_act_free (request->act);
  g_free (request->kind);
  g_free (request->patient);
  coxa_store_context_free (request->context);
  g_free (request);
}

static Request *
request_new (CoxaAct *take_act, const CoxaStoreContext *context)
{
  Request *request = g_new0 (Request, 1);

  request->act = take_act;
  request->context = coxa_store_context_copy (context);
  return request;
}

static gboolean
write_visit (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_act_on_visit (writing, request->act, error);
}

static gboolean
write_patient (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_act_on_patient (writing, request->act, error);
}

static gboolean
write_visit_repair (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_act_repair_visit (writing, request->act, error);
}

static gboolean
write_patient_repair (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_act_repair_patient (writing, request->act, error);
}

static gboolean
write_note (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;
  const CoxaAct *act = request->act;

  return coxa_writing_note (writing, request->kind, act->record, request->patient, act->action,
                            act->reason, NULL, error);
}

static gpointer
run_on_visit (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_visit, data, error);
}

static gpointer
run_on_patient (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_patient, data, error);
}

static gpointer
run_visit_repair (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_visit_repair, data, error);
}

static gpointer
run_patient_repair (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_patient_repair, data, error);
}

static gpointer
run_note (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_note, data, error);
}

/* It may concern two patients. */
static void
done (GTask *task, gpointer data)
{
  coxa_store_tell_changed (g_task_get_source_object (task), NULL);
}

static const CoxaWork on_visit = { run_on_visit, NULL, done, TRUE };
static const CoxaWork on_patient = { run_on_patient, NULL, done, TRUE };

void
coxa_store_sign_visit_async (CoxaStore *self,
                             const char *visit_id,
                             guint version,
                             const CoxaStoreContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL && context != NULL);

  act = coxa_act_new (COXA_ACTION_SIGNED, visit_id, version, NULL, NULL);
  coxa_store_ask (self, &on_visit, request_new (act, context), request_free,
                  coxa_store_sign_visit_async, cancellable, callback, user_data);
}

void
coxa_store_mark_visit_async (CoxaStore *self,
                             const char *visit_id,
                             guint version,
                             gboolean entered_in_error,
                             const char *reason,
                             const CoxaStoreContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL && context != NULL);

  act = coxa_act_new (entered_in_error ? COXA_ACTION_ENTERED_IN_ERROR : COXA_ACTION_RESTORED,
                      visit_id, version, NULL, reason);
  coxa_store_ask (self, &on_visit, request_new (act, context), request_free,
                  coxa_store_mark_visit_async, cancellable, callback, user_data);
}

void
coxa_store_move_visit_async (CoxaStore *self,
                             const char *visit_id,
                             guint version,
                             const char *to_patient_id,
                             const char *reason,
                             const CoxaStoreContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL && to_patient_id != NULL && context != NULL);

  act = coxa_act_new (COXA_ACTION_MOVED, visit_id, version, to_patient_id, reason);
  coxa_store_ask (self, &on_visit, request_new (act, context), request_free,
                  coxa_store_move_visit_async, cancellable, callback, user_data);
}

void
coxa_store_archive_patient_async (CoxaStore *self,
                                  const char *patient_id,
                                  guint version,
                                  gboolean archived,
                                  const char *reason,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && context != NULL);

  act = coxa_act_new (archived ? COXA_ACTION_ARCHIVED : COXA_ACTION_UNARCHIVED, patient_id, version,
                      NULL, reason);
  coxa_store_ask (self, &on_patient, request_new (act, context), request_free,
                  coxa_store_archive_patient_async, cancellable, callback, user_data);
}

void
coxa_store_merge_patients_async (CoxaStore *self,
                                 const char *patient_id,
                                 guint version,
                                 const char *into_id,
                                 const char *reason,
                                 const CoxaStoreContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && into_id != NULL && context != NULL);

  act = coxa_act_new (COXA_ACTION_MERGED, patient_id, version, into_id, reason);
  coxa_store_ask (self, &on_patient, request_new (act, context), request_free,
                  coxa_store_merge_patients_async, cancellable, callback, user_data);
}

void
coxa_store_unmerge_patient_async (CoxaStore *self,
                                  const char *patient_id,
                                  const char *reason,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && context != NULL);

  act = coxa_act_new (COXA_ACTION_UNMERGED, patient_id, 0, NULL, reason);
  coxa_store_ask (self, &on_patient, request_new (act, context), request_free,
                  coxa_store_unmerge_patient_async, cancellable, callback, user_data);
}

void
coxa_store_repair_visit_async (CoxaStore *self,
                               const char *visit_id,
                               const char *reason,
                               const CoxaStoreContext *context,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_visit_repair, NULL, done, TRUE };
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL && context != NULL);

  act = coxa_act_new (COXA_ACTION_REPAIRED, visit_id, 0, NULL, reason);
  coxa_store_ask (self, &work, request_new (act, context), request_free,
                  coxa_store_repair_visit_async, cancellable, callback, user_data);
}

void
coxa_store_repair_patient_async (CoxaStore *self,
                                 const char *patient_id,
                                 const char *reason,
                                 const CoxaStoreContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CoxaWork work = { run_patient_repair, NULL, done, TRUE };
  CoxaAct *act;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && context != NULL);

  act = coxa_act_new (COXA_ACTION_REPAIRED, patient_id, 0, NULL, reason);
  coxa_store_ask (self, &work, request_new (act, context), request_free,
                  coxa_store_repair_patient_async, cancellable, callback, user_data);
}

void
coxa_store_note_async (CoxaStore *self,
                       CoxaAction action,
                       const char *kind,
                       const char *record,
                       const char *patient_id,
                       const char *reason,
                       const CoxaStoreContext *context,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  static const CoxaWork note = { run_note, NULL, NULL, TRUE };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (action > COXA_ACTION_CLOCK_WENT_BACK && action < COXA_N_ACTIONS);
  g_return_if_fail (kind != NULL && record != NULL && context != NULL);

  request = request_new (coxa_act_new (action, record, 0, NULL, reason), context);
  request->kind = g_strdup (kind);
  request->patient = g_strdup (patient_id);
  coxa_store_ask (self, &note, request, request_free, coxa_store_note_async, cancellable, callback,
                  user_data);
}

gboolean
coxa_store_act_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
