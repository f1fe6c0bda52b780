/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store.h"

#include "coxa-check.h"
#include "coxa-decision-table.h"
#include "coxa-episode-table.h"
#include "coxa-load.h"
#include "coxa-patient-search.h"
#include "coxa-patient-table.h"
#include "coxa-programme-table.h"
#include "coxa-rejudge.h"
#include "coxa-result-table.h"
#include "coxa-save.h"
#include "coxa-store-private.h"

#include <glib/gi18n-lib.h>

struct _CoxaStore {
  GObject parent_instance;

  CoxaWorker *worker;    /* its place is the CoxaSession */
  GMainContext *context; /* of the opener */
  char *path;
  CoxaStoreAccess access;
  CoxaPlace place;
};

G_DEFINE_FINAL_TYPE (CoxaStore, coxa_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (coxa - store - error - quark, coxa_store_error)

/* A disk that fails so often in a row is no longer written to. */
#define FAILURES_MAX 3

enum { SIGNAL_CHANGED, SIGNAL_CLOCK_WENT_BACK, SIGNAL_ACCESS_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
coxa_store_finalize (GObject *object)
{
  CoxaStore *self = COXA_STORE (object);

  coxa_worker_free (self->worker);
  g_main_context_unref (self->context);
  g_free (self->path);
  G_OBJECT_CLASS (coxa_store_parent_class)->finalize (object);
}

static void
coxa_store_class_init (CoxaStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_store_finalize;

  /**
   * CoxaStore::changed:
   * @patient_id: (nullable): whose record, or NULL for all
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", COXA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * CoxaStore::clock-went-back:
   */
  signals[SIGNAL_CLOCK_WENT_BACK] = g_signal_new (
      "clock-went-back", COXA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CoxaStore::access-changed:
   */
  signals[SIGNAL_ACCESS_CHANGED] = g_signal_new (
      "access-changed", COXA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_store_init (CoxaStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->worker = coxa_worker_new ("coxa-store", (GDestroyNotify) coxa_session_free);
}

/* Changes */

typedef struct {
  CoxaStore *store;
  char *patient_id;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->store);
  g_free (change->patient_id);
  g_free (change);
}

static gboolean
emit_changed_cb (gpointer data)
{
  Change *change = data;

  g_signal_emit (change->store, signals[SIGNAL_CHANGED], 0, change->patient_id);
  return G_SOURCE_REMOVE;
}

void
coxa_store_tell_changed (CoxaStore *self, const char *patient_id)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Change *change = g_new0 (Change, 1);

  change->store = g_object_ref (self);
  change->patient_id = g_strdup (patient_id);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "coxa-store changed");
  g_source_set_callback (source, emit_changed_cb, change, change_free);
  g_source_attach (source, self->context);
}

/* Asking and answering */

void
coxa_store_ask (CoxaStore *self,
                const CoxaWork *work,
                gpointer take_request,
                GDestroyNotify free_request,
                gpointer tag,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, take_request, free_request);
  coxa_worker_push (self->worker, work, task);
}

CoxaSession *
coxa_store_get_session (gpointer *place, GError **error)
{
  if (*place == NULL)
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED,
                         _ ("The record is closed."));
  return *place;
}

/* A read sees one state of the record and can be stopped. */
CoxaSession *
coxa_store_begin_reading (gpointer *place, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_get_session (place, error);

  if (session == NULL || !coxa_connection_begin_read (session->connection, error))
    return NULL;
  coxa_connection_set_cancellable (session->connection, cancellable);
  return session;
}

void
coxa_store_end_reading (CoxaSession *session)
{
  coxa_connection_set_cancellable (session->connection, NULL);
  coxa_connection_roll_back (session->connection);
}

static gboolean
emit_clock_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CLOCK_WENT_BACK], 0);
  return G_SOURCE_REMOVE;
}

static void
tell_clock (CoxaStore *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_static_name (source, "coxa-store clock");
  g_source_set_callback (source, emit_clock_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
lose_access (CoxaStore *self, CoxaStoreAccess access)
{
  if (self->access != COXA_STORE_ACCESS_FULL)
    return;
  self->access = access;
  g_signal_emit (self, signals[SIGNAL_ACCESS_CHANGED], 0);
}

static gboolean
lose_place_cb (gpointer data)
{
  lose_access (data, COXA_STORE_ACCESS_MOVED);
  return G_SOURCE_REMOVE;
}

static gboolean
lose_disk_cb (gpointer data)
{
  lose_access (data, COXA_STORE_ACCESS_FAILING);
  return G_SOURCE_REMOVE;
}

static void
tell_access (CoxaStore *self, GSourceFunc lose)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_static_name (source, "coxa-store access");
  g_source_set_callback (source, lose, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

/* Whether the place is to blame is looked at, not guessed from the failure. */
static void
note_failure (CoxaSession *session, const GError *failure)
{
  if (g_error_matches (failure, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED))
    session->failures++;
  if (session->failures == FAILURES_MAX)
    tell_access (session->store, lose_disk_cb);
  if (g_error_matches (failure, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND) &&
      !coxa_session_check_place (session, NULL))
    tell_access (session->store, lose_place_cb);
}

/* The lock keeps other Coxas out; a program that synchronises files knows nothing of it. */
static gboolean
check_alone (CoxaSession *session, const CoxaWriting *writing, GError **error)
{
  if (session->head == NULL || g_str_equal (session->head, writing->found))
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("Something other than Coxa changed the record file while it was open."
                          " Nothing was stored; open it again."));
  return FALSE;
}

static void
note_head (CoxaSession *session, const CoxaWriting *writing)
{
  g_free (session->head);
  session->head = g_strdup (writing->head->hash);
}

gpointer
coxa_store_write (gpointer *place,
                  const CoxaStoreContext *context,
                  CoxaStoreWriteFunc func,
                  gpointer request,
                  GError **error)
{
  CoxaSession *session = coxa_store_get_session (place, error);
  g_autoptr (CoxaWriting) writing = NULL;

  if (session == NULL)
    return NULL;
  writing = coxa_writing_begin (session->connection, context, error);
  if (writing == NULL || !check_alone (session, writing, error) ||
      !func (writing, request, error) || !coxa_writing_commit (writing, error)) {
    g_clear_pointer (&writing, coxa_writing_free);
    if (error != NULL)
      note_failure (session, *error);
    return NULL;
  }
  session->failures = 0;
  note_head (session, writing);
  if (writing->clock_went_back)
    tell_clock (session->store);
  return GINT_TO_POINTER (TRUE);
}

/* Open and close */

typedef struct {
  CoxaStore *store;
  char *path;
  CoxaStoreIntent intent;
  CoxaMeasureCatalogue *measures;
  char *resolved;         /* answer */
  CoxaStoreAccess access; /* answer */
  CoxaPlace place;        /* answer */
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *request = data;

  g_clear_object (&request->store);
  g_clear_pointer (&request->measures, coxa_measure_catalogue_unref);
  g_free (request->path);
  g_free (request->resolved);
  g_free (request);
}

static gpointer
run_open (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  OpenRequest *request = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  CoxaSession *session =
      coxa_session_open (request->path, request->intent, request->measures, context, error);

  if (session == NULL)
    return NULL;
  session->store = request->store;
  *place = session;
  request->resolved = g_strdup (session->path);
  request->access = session->access;
  request->place = coxa_record_place_inspect (session->path);
  return request;
}

static void
opened (GTask *task, gpointer data)
{
  OpenRequest *request = data;

  request->store->path = g_steal_pointer (&request->resolved);
  request->store->access = request->access;
  request->store->place = request->place;
}

/**
 * coxa_store_open_async:
 * @path: of the record file
 * @measures: what the record may hold
 *
 * Opens by strict rules; a file that is refused is left as it is, byte for byte.
 */
void
coxa_store_open_async (const char *path,
                       CoxaStoreIntent intent,
                       CoxaMeasureCatalogue *measures,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  static const CoxaWork work = { run_open, NULL, opened, TRUE };
  OpenRequest *request;
  GTask *task;

  g_return_if_fail (path != NULL);
  g_return_if_fail (measures != NULL);

  request = g_new0 (OpenRequest, 1);
  request->store = g_object_new (COXA_TYPE_STORE, NULL);
  request->path = g_strdup (path);
  request->intent = intent;
  request->measures = coxa_measure_catalogue_ref (measures);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, coxa_store_open_async);
  g_task_set_task_data (task, request, open_request_free);
  coxa_worker_push (request->store->worker, &work, task);
}

/**
 * coxa_store_open_finish:
 *
 * Returns: (transfer full): the store
 */
CoxaStore *
coxa_store_open_finish (GAsyncResult *result, GError **error)
{
  OpenRequest *request;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  request = g_task_propagate_pointer (G_TASK (result), error);
  return request != NULL ? g_object_ref (request->store) : NULL;
}

static gpointer
run_close (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (place, coxa_session_free);
  return GINT_TO_POINTER (TRUE);
}

/**
 * coxa_store_close_async:
 *
 * Finishes what was asked for before, then closes the file and gives up its lock. What is asked
 * afterwards fails.
 */
void
coxa_store_close_async (CoxaStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  static const CoxaWork work = { run_close, NULL, NULL, TRUE };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, NULL, NULL, coxa_store_close_async, NULL, callback, user_data);
}

gboolean
coxa_store_close_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* The resolved name of the file. */
const char *
coxa_store_get_path (CoxaStore *self)
{
  g_return_val_if_fail (COXA_IS_STORE (self), NULL);
  return self->path;
}

/* Whether the file or its folder cannot be written: then every save fails with READ_ONLY. */
gboolean
coxa_store_is_read_only (CoxaStore *self)
{
  g_return_val_if_fail (COXA_IS_STORE (self), TRUE);
  return self->access != COXA_STORE_ACCESS_FULL;
}

CoxaStoreAccess
coxa_store_get_access (CoxaStore *self)
{
  g_return_val_if_fail (COXA_IS_STORE (self), COXA_STORE_ACCESS_PLACE);
  return self->access;
}

/* What may go wrong where the record lies. */
CoxaPlace
coxa_store_get_place (CoxaStore *self)
{
  g_return_val_if_fail (COXA_IS_STORE (self), COXA_PLACE_LOCAL);
  return self->place;
}

/**
 * coxa_store_explain_access:
 *
 * Returns: (nullable): why the record is read-only, in a sentence; NULL when it is not
 */
const char *
coxa_store_explain_access (CoxaStore *self)
{
  switch (coxa_store_get_access (self)) {
  case COXA_STORE_ACCESS_FULL:
    return NULL;
  case COXA_STORE_ACCESS_ASKED:
    return _ ("This record is open for reading only.");
  case COXA_STORE_ACCESS_PLACE:
    return _ ("This record can only be read: its file or folder cannot be written.");
  case COXA_STORE_ACCESS_NEWER:
    return _ ("This record can only be read: a newer Coxa wrote it.");
  case COXA_STORE_ACCESS_OLDER:
    return _ ("This record can only be read: an older Coxa wrote it, and it cannot be brought up"
              " to date where it is, or without room for a backup first.");
  case COXA_STORE_ACCESS_MOVED:
    return _ ("The record file was moved, removed or replaced while it was open. Nothing more is"
              " stored in it; what you see is still there to be copied.");
  case COXA_STORE_ACCESS_FAILING:
    return _ ("The disk could not be written several times in a row. Nothing more is stored in"
              " this record until it is opened again; a backup to another disk still works.");
  }
  g_return_val_if_reached (NULL);
}

static gpointer
run_check_place (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_get_session (place, error);

  if (session == NULL)
    return NULL;
  if (coxa_session_check_place (session, error))
    return session;
  if (error != NULL && g_error_matches (*error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND))
    tell_access (session->store, lose_place_cb);
  return NULL;
}

void
coxa_store_check_place_async (CoxaStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CoxaWork work = { run_check_place };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, NULL, NULL, coxa_store_check_place_async, cancellable, callback,
                  user_data);
}

gboolean
coxa_store_check_place_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Patients */

typedef struct {
  char *query;
  guint limit;
  gboolean archived;
} SearchRequest;

static void
search_request_free (gpointer data)
{
  SearchRequest *request = data;

  g_free (request->query);
  g_free (request);
}

static gpointer
run_search (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  SearchRequest *request = data;
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *patients;

  if (session == NULL)
    return NULL;
  patients = coxa_patient_search (session->connection, request->query, request->limit,
                                  request->archived, error);
  coxa_store_end_reading (session);
  return patients;
}

static void
search (CoxaStore *self,
        const char *query,
        guint limit,
        gboolean archived,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  static const CoxaWork work = { run_search, (GDestroyNotify) g_ptr_array_unref };
  SearchRequest *request = g_new0 (SearchRequest, 1);

  request->query = g_strdup (query);
  request->limit = limit;
  request->archived = archived;
  coxa_store_ask (self, &work, request, search_request_free, search, cancellable, callback,
                  user_data);
}

void
coxa_store_search_patients_async (CoxaStore *self,
                                  const char *query,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (COXA_IS_STORE (self));

  search (self, query, limit, FALSE, cancellable, callback, user_data);
}

/* Finish with coxa_store_search_patients_finish(). */
void
coxa_store_search_all_patients_async (CoxaStore *self,
                                      const char *query,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (COXA_IS_STORE (self));

  search (self, query, limit, TRUE, cancellable, callback, user_data);
}

GPtrArray *
coxa_store_search_patients_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_count (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  gint64 count;
  gboolean counted;

  if (session == NULL)
    return NULL;
  counted = coxa_patient_table_count (session->connection, &count, error);
  coxa_store_end_reading (session);
  return counted ? g_memdup2 (&count, sizeof count) : NULL;
}

void
coxa_store_count_patients_async (CoxaStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CoxaWork work = { run_count, g_free };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, NULL, NULL, coxa_store_count_patients_async, cancellable, callback,
                  user_data);
}

/* Returns: -1 with @error set when they could not be counted */
gint64
coxa_store_count_patients_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *count = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  count = g_task_propagate_pointer (G_TASK (result), error);
  return count != NULL ? *count : -1;
}

static gpointer
run_load_patient (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  CoxaPatient *patient;

  if (session == NULL)
    return NULL;
  patient = coxa_load_patient (session->connection, data, error);
  coxa_store_end_reading (session);
  return patient;
}

void
coxa_store_load_patient_async (CoxaStore *self,
                               const char *patient_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_load_patient, g_object_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_load_patient_async,
                  cancellable, callback, user_data);
}

CoxaPatient *
coxa_store_load_patient_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  CoxaPatient *original; /* touched in the caller's context alone */
  CoxaPatient *copy;
  CoxaStoreContext *context;
} PatientRequest;

static void
patient_request_free (gpointer data)
{
  PatientRequest *request = data;

  g_object_unref (request->original);
  g_object_unref (request->copy);
  coxa_store_context_free (request->context);
  g_free (request);
}

static gboolean
write_patient (CoxaWriting *writing, gpointer data, GError **error)
{
  PatientRequest *request = data;

  return coxa_save_patient (writing, request->copy, error);
}

static gpointer
run_save_patient (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  PatientRequest *request = data;

  return coxa_store_write (place, request->context, write_patient, request, error);
}

static void
give_stored (CoxaPatient *original, CoxaPatient *copy)
{
  coxa_patient_set_version (original, coxa_patient_get_version (copy));
  coxa_patient_set_clinic (original, coxa_patient_get_clinic (copy));
}

static void
saved_patient (GTask *task, gpointer data)
{
  PatientRequest *request = data;

  give_stored (request->original, request->copy);
  coxa_store_tell_changed (g_task_get_source_object (task),
                           coxa_patient_get_id (request->original));
}

void
coxa_store_save_patient_async (CoxaStore *self,
                               CoxaPatient *patient,
                               const CoxaStoreContext *context,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_save_patient, NULL, saved_patient, TRUE };
  PatientRequest *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (COXA_IS_PATIENT (patient));
  g_return_if_fail (context != NULL);

  request = g_new0 (PatientRequest, 1);
  request->context = coxa_store_context_copy (context);
  request->original = g_object_ref (patient);
  request->copy = coxa_patient_copy (patient);
  coxa_store_ask (self, &work, request, patient_request_free, coxa_store_save_patient_async,
                  cancellable, callback, user_data);
}

gboolean
coxa_store_save_patient_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Visits and episodes */

static GPtrArray *
list_visits (gpointer *place,
             const char *patient_id,
             gboolean entered_in_error,
             GCancellable *cancellable,
             GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *visits;

  if (session == NULL)
    return NULL;
  visits = coxa_load_visits (session->connection, patient_id, entered_in_error, session->measures,
                             error);
  coxa_store_end_reading (session);
  return visits;
}

static gpointer
run_list_visits (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return list_visits (place, data, FALSE, cancellable, error);
}

void
coxa_store_list_visits_async (CoxaStore *self,
                              const char *patient_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CoxaWork work = { run_list_visits, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_list_visits_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_visits_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_list_hidden_visits (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return list_visits (place, data, TRUE, cancellable, error);
}

void
coxa_store_list_hidden_visits_async (CoxaStore *self,
                                     const char *patient_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  static const CoxaWork work = { run_list_hidden_visits, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_list_hidden_visits_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_hidden_visits_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_load_visit (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  CoxaVisit *visit;

  if (session == NULL)
    return NULL;
  visit = coxa_load_visit (session->connection, data, session->measures, error);
  coxa_store_end_reading (session);
  return visit;
}

void
coxa_store_load_visit_async (CoxaStore *self,
                             const char *visit_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  static const CoxaWork work = { run_load_visit, g_object_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL);

  coxa_store_ask (self, &work, g_strdup (visit_id), g_free, coxa_store_load_visit_async,
                  cancellable, callback, user_data);
}

CoxaVisit *
coxa_store_load_visit_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_list_episodes (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *episodes = NULL;
  gint64 key;

  if (session == NULL)
    return NULL;
  if (coxa_patient_table_find_key (session->connection, data, &key, error))
    episodes = coxa_episode_table_list (session->connection, key, error);
  coxa_store_end_reading (session);
  return episodes;
}

void
coxa_store_list_episodes_async (CoxaStore *self,
                                const char *patient_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CoxaWork work = { run_list_episodes, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_list_episodes_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_episodes_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * coxa_store_entry_new:
 * @take_result: (nullable) (transfer full): the judgement to keep with the visit
 */
CoxaStoreEntry *
coxa_store_entry_new (CoxaPatient *patient, CoxaVisit *visit, CoxaResult *take_result)
{
  CoxaStoreEntry *self;

  g_return_val_if_fail (COXA_IS_PATIENT (patient), NULL);
  g_return_val_if_fail (COXA_IS_VISIT (visit), NULL);

  self = g_new0 (CoxaStoreEntry, 1);
  self->patient = g_object_ref (patient);
  self->visit = g_object_ref (visit);
  self->result = take_result;
  return self;
}

void
coxa_store_entry_free (CoxaStoreEntry *self)
{
  g_object_unref (self->patient);
  g_object_unref (self->visit);
  if (self->result != NULL)
    coxa_result_free (self->result);
  g_free (self->reason);
  g_free (self);
}

/* Whether the author signs the visit in the same step. */
void
coxa_store_entry_set_sign (CoxaStoreEntry *self, gboolean sign)
{
  self->sign = sign;
}

/**
 * coxa_store_entry_set_reason:
 * @reason: (nullable): why a signed visit is amended, or an unsigned one changed
 */
void
coxa_store_entry_set_reason (CoxaStoreEntry *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

typedef struct {
  GPtrArray *originals; /* touched in the caller's context alone */
  GPtrArray *copies;
  CoxaStoreContext *context;
} VisitsRequest;

static VisitsRequest *
visits_request_new (GPtrArray *take_entries, const CoxaStoreContext *context)
{
  VisitsRequest *request = g_new0 (VisitsRequest, 1);

  request->context = coxa_store_context_copy (context);
  request->originals = take_entries;
  request->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
  for (guint i = 0; i < take_entries->len; i++) {
    CoxaStoreEntry *entry = g_ptr_array_index (take_entries, i);
    CoxaStoreEntry *copy = g_new0 (CoxaStoreEntry, 1);

    copy->patient = coxa_patient_copy (entry->patient);
    copy->visit = coxa_visit_copy (entry->visit);
    copy->result = g_steal_pointer (&entry->result);
    copy->sign = entry->sign;
    copy->reason = g_strdup (entry->reason);
    g_ptr_array_add (request->copies, copy);
  }
  return request;
}

static void
visits_request_free (gpointer data)
{
  VisitsRequest *request = data;

  g_ptr_array_unref (request->originals);
  g_ptr_array_unref (request->copies);
  coxa_store_context_free (request->context);
  g_free (request);
}

static gboolean
write_visits (CoxaWriting *writing, gpointer data, GError **error)
{
  VisitsRequest *request = data;

  return coxa_save_visits (writing, request->copies, error);
}

static gpointer
run_save_visits (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  VisitsRequest *request = data;

  return coxa_store_write (place, request->context, write_visits, request, error);
}

static void
saved_visits (GTask *task, gpointer data)
{
  VisitsRequest *request = data;
  const char *patient_id = NULL;
  gboolean several = FALSE;

  for (guint i = 0; i < request->originals->len; i++) {
    CoxaStoreEntry *entry = g_ptr_array_index (request->originals, i);
    CoxaStoreEntry *copy = g_ptr_array_index (request->copies, i);
    const char *id = coxa_patient_get_id (entry->patient);

    coxa_visit_set_version (entry->visit, coxa_visit_get_version (copy->visit));
    coxa_visit_set_patient_id (entry->visit, id);
    coxa_visit_set_signed (entry->visit, coxa_visit_get_signed_by (copy->visit),
                           coxa_visit_get_signed_at (copy->visit));
    if (coxa_patient_get_version (entry->patient) == 0)
      give_stored (entry->patient, copy->patient);
    several |= patient_id != NULL && !g_str_equal (patient_id, id);
    patient_id = id;
  }
  if (patient_id != NULL)
    coxa_store_tell_changed (g_task_get_source_object (task), several ? NULL : patient_id);
}

void
coxa_store_save_visits_async (CoxaStore *self,
                              GPtrArray *take_entries,
                              const CoxaStoreContext *context,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CoxaWork work = { run_save_visits, NULL, saved_visits, TRUE };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (take_entries != NULL);
  g_return_if_fail (context != NULL);

  coxa_store_ask (self, &work, visits_request_new (take_entries, context), visits_request_free,
                  coxa_store_save_visits_async, cancellable, callback, user_data);
}

gboolean
coxa_store_save_visits_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Programmes */

typedef struct {
  char *patient_id;
  CoxaStoredProgramme *programme;
  CoxaStoreContext *context;
} ProgrammeRequest;

static void
programme_request_free (gpointer data)
{
  ProgrammeRequest *request = data;

  g_free (request->patient_id);
  coxa_stored_programme_free (request->programme);
  coxa_store_context_free (request->context);
  g_free (request);
}

static gboolean
write_programme (CoxaWriting *writing, gpointer data, GError **error)
{
  ProgrammeRequest *request = data;

  return coxa_programme_table_add (writing, request->patient_id, request->programme, error);
}

static gpointer
run_add_programme (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  ProgrammeRequest *request = data;

  return coxa_store_write (place, request->context, write_programme, request, error);
}

static void
added_programme (GTask *task, gpointer data)
{
  ProgrammeRequest *request = data;

  coxa_store_tell_changed (g_task_get_source_object (task), request->patient_id);
}

void
coxa_store_add_programme_async (CoxaStore *self,
                                const char *patient_id,
                                CoxaStoredProgramme *take_programme,
                                const CoxaStoreContext *context,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CoxaWork work = { run_add_programme, NULL, added_programme, TRUE };
  ProgrammeRequest *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && take_programme != NULL && context != NULL);

  request = g_new0 (ProgrammeRequest, 1);
  request->patient_id = g_strdup (patient_id);
  request->programme = take_programme;
  request->context = coxa_store_context_copy (context);
  coxa_store_ask (self, &work, request, programme_request_free, coxa_store_add_programme_async,
                  cancellable, callback, user_data);
}

gboolean
coxa_store_add_programme_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
run_list_programmes (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *programmes;

  if (session == NULL)
    return NULL;
  programmes = coxa_programme_table_list (session->connection, data, error);
  coxa_store_end_reading (session);
  return programmes;
}

void
coxa_store_list_programmes_async (CoxaStore *self,
                                  const char *patient_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CoxaWork work = { run_list_programmes, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_list_programmes_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_programmes_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Results and verifying */

static gpointer
run_load_results (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *results;

  if (session == NULL)
    return NULL;
  results = coxa_result_table_load (session->connection, data, error);
  coxa_store_end_reading (session);
  return results;
}

void
coxa_store_load_results_async (CoxaStore *self,
                               const char *visit_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_load_results, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (visit_id != NULL);

  coxa_store_ask (self, &work, g_strdup (visit_id), g_free, coxa_store_load_results_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_load_results_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_rejudge (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  CoxaRejudgement *rejudgement;

  if (session == NULL)
    return NULL;
  rejudgement = coxa_rejudge (session, data, cancellable, error);
  coxa_store_end_reading (session);
  return rejudgement;
}

void
coxa_store_rejudge_async (CoxaStore *self,
                          CoxaRuleset *ruleset,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  static const CoxaWork work = { run_rejudge, (GDestroyNotify) coxa_rejudgement_free };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (ruleset != NULL);

  coxa_store_ask (self, &work, coxa_ruleset_ref (ruleset), (GDestroyNotify) coxa_ruleset_unref,
                  coxa_store_rejudge_async, cancellable, callback, user_data);
}

CoxaRejudgement *
coxa_store_rejudge_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_list_decisions (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *decisions;

  if (session == NULL)
    return NULL;
  decisions = coxa_decision_table_list (session->connection, data, error);
  coxa_store_end_reading (session);
  return decisions;
}

void
coxa_store_list_decisions_async (CoxaStore *self,
                                 const char *patient_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CoxaWork work = { run_list_decisions, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, g_strdup (patient_id), g_free, coxa_store_list_decisions_async,
                  cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_decisions_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  CoxaSafetyDecision *decision;
  CoxaStoreContext *context;
} DecisionRequest;

static void
decision_request_free (gpointer data)
{
  DecisionRequest *request = data;

  coxa_safety_decision_free (request->decision);
  coxa_store_context_free (request->context);
  g_free (request);
}

static gboolean
write_decision (CoxaWriting *writing, gpointer data, GError **error)
{
  DecisionRequest *request = data;

  return coxa_decision_table_add (writing, request->decision, error);
}

static gpointer
run_add_decision (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  DecisionRequest *request = data;

  return coxa_store_write (place, request->context, write_decision, request, error);
}

static void
added_decision (GTask *task, gpointer data)
{
  DecisionRequest *request = data;

  coxa_store_tell_changed (g_task_get_source_object (task), request->decision->patient_id);
}

void
coxa_store_add_decision_async (CoxaStore *self,
                               const CoxaSafetyDecision *decision,
                               const CoxaStoreContext *context,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CoxaWork work = { run_add_decision, NULL, added_decision, TRUE };
  DecisionRequest *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (decision != NULL && context != NULL);

  request = g_new0 (DecisionRequest, 1);
  request->decision = coxa_safety_decision_copy (decision);
  request->context = coxa_store_context_copy (context);
  coxa_store_ask (self, &work, request, decision_request_free, coxa_store_add_decision_async,
                  cancellable, callback, user_data);
}

gboolean
coxa_store_add_decision_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
run_check (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  GPtrArray *problems;

  if (session == NULL)
    return NULL;
  problems = coxa_check (session->connection, session->measures, error);
  coxa_store_end_reading (session);
  return problems;
}

void
coxa_store_check_async (CoxaStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  static const CoxaWork work = { run_check, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));

  coxa_store_ask (self, &work, NULL, NULL, coxa_store_check_async, cancellable, callback,
                  user_data);
}

GPtrArray *
coxa_store_check_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
