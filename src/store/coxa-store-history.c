/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-history.h"

#include "coxa-audit.h"
#include "coxa-history-table.h"
#include "coxa-load.h"
#include "coxa-past.h"
#include "coxa-patient-table.h"
#include "coxa-store-private.h"

typedef struct {
  char *id;
  guint number; /* a version or a limit */
} Request;

static Request *
request_new (const char *id, guint number)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (id);
  request->number = number;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  g_free (request);
}

typedef gpointer (*ReadFunc) (CoxaSession *session, const Request *request, GError **error);

static gpointer
read_with (ReadFunc func, gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  gpointer answer;

  if (session == NULL)
    return NULL;
  answer = func (session, data, error);
  coxa_store_end_reading (session);
  return answer;
}

static gpointer
list_history (CoxaSession *session, const Request *request, GError **error)
{
  g_autofree char *own = NULL;
  gint64 key;

  if (!coxa_patient_table_find_key (session->connection, request->id, &key, error))
    return NULL;
  own = key != 0 ? coxa_patient_table_find_id (session->connection, key, error)
                 : g_strdup (request->id);
  return own != NULL ? coxa_history_table_list_patient (session->connection, own, error) : NULL;
}

static gpointer
run_list_history (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (list_history, place, data, cancellable, error);
}

void
coxa_store_list_history_async (CoxaStore *self,
                               const char *patient_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_list_history, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, request_new (patient_id, 0), request_free,
                  coxa_store_list_history_async, cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_history_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_record_history (CoxaSession *session, const Request *request, GError **error)
{
  return coxa_history_table_list_record (session->connection, request->id, error);
}

static gpointer
run_list_record_history (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (list_record_history, place, data, cancellable, error);
}

void
coxa_store_list_record_history_async (CoxaStore *self,
                                      const char *record_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  static const CoxaWork work = { run_list_record_history, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (record_id != NULL);

  coxa_store_ask (self, &work, request_new (record_id, 0), request_free,
                  coxa_store_list_record_history_async, cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_record_history_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_visit_version (CoxaSession *session, const Request *request, GError **error)
{
  return coxa_past_load_visit (session->connection, request->id, request->number, session->measures,
                               error);
}

static gpointer
run_load_visit_version (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (load_visit_version, place, data, cancellable, error);
}

void
coxa_store_load_visit_version_async (CoxaStore *self,
                                     const char *visit_id,
                                     guint version,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  static const CoxaWork work = { run_load_visit_version, g_object_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL);

  coxa_store_ask (self, &work, request_new (visit_id, version), request_free,
                  coxa_store_load_visit_version_async, cancellable, callback, user_data);
}

CoxaVisit *
coxa_store_load_visit_version_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_patient_version (CoxaSession *session, const Request *request, GError **error)
{
  return coxa_past_load_patient (session->connection, request->id, request->number, error);
}

static gpointer
run_load_patient_version (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (load_patient_version, place, data, cancellable, error);
}

void
coxa_store_load_patient_version_async (CoxaStore *self,
                                       const char *patient_id,
                                       guint version,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  static const CoxaWork work = { run_load_patient_version, g_object_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, request_new (patient_id, version), request_free,
                  coxa_store_load_patient_version_async, cancellable, callback, user_data);
}

CoxaPatient *
coxa_store_load_patient_version_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_damage (CoxaSession *session, const Request *request, GError **error)
{
  gint64 key;

  if (!coxa_patient_table_find_key (session->connection, request->id, &key, error))
    return NULL;
  return coxa_history_table_list_damage (session->connection, key, error);
}

static gpointer
run_find_damage (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (find_damage, place, data, cancellable, error);
}

void
coxa_store_find_damage_async (CoxaStore *self,
                              const char *patient_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CoxaWork work = { run_find_damage, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, request_new (patient_id, 0), request_free,
                  coxa_store_find_damage_async, cancellable, callback, user_data);
}

GPtrArray *
coxa_store_find_damage_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_head (CoxaSession *session, const Request *request, GError **error)
{
  return coxa_history_table_read_head (session->connection, error);
}

static gpointer
run_load_head (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (load_head, place, data, cancellable, error);
}

void
coxa_store_load_head_async (CoxaStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CoxaWork work = { run_load_head, (GDestroyNotify) coxa_history_head_free };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, request_new (NULL, 0), request_free, coxa_store_load_head_async,
                  cancellable, callback, user_data);
}

CoxaHistoryHead *
coxa_store_load_head_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_head (CoxaSession *session, const Request *request, GError **error)
{
  gint64 seq;

  if (!coxa_audit_find_head (session->connection, request->id, &seq, error))
    return NULL;
  return g_memdup2 (&seq, sizeof seq);
}

static gpointer
run_find_head (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (find_head, place, data, cancellable, error);
}

void
coxa_store_find_head_async (CoxaStore *self,
                            const char *hash,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CoxaWork work = { run_find_head, g_free };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  coxa_store_ask (self, &work, request_new (hash, 0), request_free, coxa_store_find_head_async,
                  cancellable, callback, user_data);
}

/* Returns: 0 with @error set when there is none */
gint64
coxa_store_find_head_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *seq = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  seq = g_task_propagate_pointer (G_TASK (result), error);
  return seq != NULL ? *seq : 0;
}

/* Once each: two who were merged are one. */
static void
add_recent (GPtrArray *patients, CoxaPatient *patient)
{
  for (guint i = 0; i < patients->len; i++)
    if (g_str_equal (coxa_patient_get_id (patients->pdata[i]), coxa_patient_get_id (patient)))
      return;
  if (!coxa_patient_is_archived (patient))
    g_ptr_array_add (patients, g_object_ref (patient));
}

static gpointer
list_recent_patients (CoxaSession *session, const Request *request, GError **error)
{
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids =
      coxa_history_table_list_recent_patients (session->connection, G_MAXUINT, error);

  for (guint i = 0; ids != NULL && i < ids->len && patients->len < request->number; i++) {
    g_autoptr (GError) failure = NULL;
    g_autoptr (CoxaPatient) patient =
        coxa_load_patient (session->connection, ids->pdata[i], &failure);

    /* Who cannot be shown here is found by the search, which says why. */
    if (patient != NULL)
      add_recent (patients, patient);
  }
  return ids != NULL ? g_steal_pointer (&patients) : NULL;
}

static gpointer
run_list_recent_patients (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (list_recent_patients, place, data, cancellable, error);
}

void
coxa_store_list_recent_patients_async (CoxaStore *self,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  static const CoxaWork work = { run_list_recent_patients, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, request_new (NULL, limit), request_free,
                  coxa_store_list_recent_patients_async, cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_recent_patients_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
