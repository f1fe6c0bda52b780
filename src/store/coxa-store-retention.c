/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-retention.h"

#include "coxa-audit.h"
#include "coxa-backup.h"
#include "coxa-erasing.h"
#include "coxa-erasure-table.h"
#include "coxa-generations.h"
#include "coxa-hold-table.h"
#include "coxa-patient-table.h"
#include "coxa-retention-table.h"
#include "coxa-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct {
  char *patient_id;
  char *reason;
  char *backups;
  CoxaRetentionSetting *setting;
  CoxaErasure *erasure;
  CoxaStoreContext *context;
  GDateTime *now;
  guint limit;
  gboolean lifts;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->patient_id);
  g_free (request->reason);
  g_free (request->backups);
  g_clear_pointer (&request->setting, coxa_retention_setting_free);
  g_clear_pointer (&request->erasure, coxa_erasure_free);
  g_clear_pointer (&request->context, coxa_store_context_free);
  g_clear_pointer (&request->now, g_date_time_unref);
  g_free (request);
}

static Request *
request_new (const char *patient_id, const char *reason, const CoxaStoreContext *context)
{
  Request *request = g_new0 (Request, 1);

  request->patient_id = g_strdup (patient_id);
  request->reason = g_strdup (reason);
  if (context != NULL)
    request->context = coxa_store_context_copy (context);
  return request;
}

typedef gpointer (*ReadFunc) (CoxaConnection *connection, Request *request, GError **error);

static gpointer
read_with (ReadFunc func, gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  gpointer answer;

  if (session == NULL)
    return NULL;
  answer = func (session->connection, data, error);
  coxa_store_end_reading (session);
  return answer;
}

static gpointer
finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The setting */

static gpointer
load_setting (CoxaConnection *connection, Request *request, GError **error)
{
  return coxa_retention_table_load (connection, error);
}

static gpointer
run_load_setting (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (load_setting, place, data, cancellable, error);
}

void
coxa_store_load_retention_async (CoxaStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CoxaWork work = { run_load_setting, (GDestroyNotify) coxa_retention_setting_free };

  g_return_if_fail (COXA_IS_STORE (self));
  coxa_store_ask (self, &work, request_new (NULL, NULL, NULL), request_free,
                  coxa_store_load_retention_async, cancellable, callback, user_data);
}

CoxaRetentionSetting *
coxa_store_load_retention_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static gboolean
write_setting (CoxaWriting *writing, gpointer data, GError **error)
{
  return coxa_retention_table_save (writing, ((Request *) data)->setting, error);
}

static gpointer
run_set (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_setting, data, error);
}

void
coxa_store_set_retention_async (CoxaStore *self,
                                const char *preset,
                                const CoxaRetentionRule *rule,
                                const CoxaStoreContext *context,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CoxaWork work = { run_set, NULL, NULL, TRUE };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (rule != NULL && context != NULL);

  request = request_new (NULL, NULL, context);
  request->setting = g_new0 (CoxaRetentionSetting, 1);
  request->setting->preset = g_strdup (preset);
  request->setting->rule = *rule;
  coxa_store_ask (self, &work, request, request_free, coxa_store_set_retention_async, cancellable,
                  callback, user_data);
}

gboolean
coxa_store_retention_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error) != NULL;
}

/* Who is due */

static gpointer
list_due (CoxaConnection *connection, Request *request, GError **error)
{
  return coxa_retention_table_list_due (connection, request->now, request->limit, error);
}

static gpointer
run_list_due (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (list_due, place, data, cancellable, error);
}

void
coxa_store_list_due_async (CoxaStore *self,
                           GDateTime *now,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  static const CoxaWork work = { run_list_due, (GDestroyNotify) g_ptr_array_unref };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (now != NULL);

  request = request_new (NULL, NULL, NULL);
  request->now = g_date_time_ref (now);
  request->limit = limit;
  coxa_store_ask (self, &work, request, request_free, coxa_store_list_due_async, cancellable,
                  callback, user_data);
}

GPtrArray *
coxa_store_list_due_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* Holds */

static gboolean
find_patient (CoxaConnection *connection, const char *id, gint64 *key_out, GError **error)
{
  if (!coxa_patient_table_find_key (connection, id, key_out, error))
    return FALSE;
  if (*key_out == 0)
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("The patient is not in this record. Nothing was stored."));
  return *key_out != 0;
}

static gboolean
write_hold (CoxaWriting *writing, gpointer data, GError **error)
{
  const Request *request = data;
  gint64 key;

  if (!find_patient (writing->connection, request->patient_id, &key, error))
    return FALSE;
  return request->lifts ? coxa_hold_table_lift (writing, key, request->reason, error)
                        : coxa_hold_table_place (writing, key, request->reason, error);
}

static gpointer
run_hold (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return coxa_store_write (place, ((Request *) data)->context, write_hold, data, error);
}

static void
done (GTask *task, gpointer data)
{
  coxa_store_tell_changed (g_task_get_source_object (task), NULL);
}

static const CoxaWork hold_work = { run_hold, NULL, done, TRUE };

void
coxa_store_place_hold_async (CoxaStore *self,
                             const char *patient_id,
                             const char *reason,
                             const CoxaStoreContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && context != NULL);

  coxa_store_ask (self, &hold_work, request_new (patient_id, reason, context), request_free,
                  coxa_store_place_hold_async, cancellable, callback, user_data);
}

void
coxa_store_lift_hold_async (CoxaStore *self,
                            const char *patient_id,
                            const char *reason,
                            const CoxaStoreContext *context,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && context != NULL);

  request = request_new (patient_id, reason, context);
  request->lifts = TRUE;
  coxa_store_ask (self, &hold_work, request, request_free, coxa_store_lift_hold_async, cancellable,
                  callback, user_data);
}

/* "" where there is none: an answer is never NULL without an error. */
static gpointer
load_hold (CoxaConnection *connection, Request *request, GError **error)
{
  char *reason;
  gint64 key;

  if (!find_patient (connection, request->patient_id, &key, error) ||
      !coxa_hold_table_find (connection, key, &reason, error))
    return NULL;
  return reason != NULL ? reason : g_strdup ("");
}

static gpointer
run_load_hold (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (load_hold, place, data, cancellable, error);
}

void
coxa_store_load_hold_async (CoxaStore *self,
                            const char *patient_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CoxaWork work = { run_load_hold, g_free };

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  coxa_store_ask (self, &work, request_new (patient_id, NULL, NULL), request_free,
                  coxa_store_load_hold_async, cancellable, callback, user_data);
}

char *
coxa_store_load_hold_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  char *reason = finish (self, result, error);

  if (reason != NULL && *reason == '\0')
    g_clear_pointer (&reason, g_free);
  return reason;
}

/* Erasing */

static void
holding_free (gpointer data)
{
  CoxaHolding *holding = data;

  g_free (holding->path);
  g_free (holding->made_at);
  g_free (holding);
}

/* The record itself may lie in the folder. */
static gboolean
is_own_file (CoxaConnection *connection, const char *path)
{
  const char *own = sqlite3_db_filename (coxa_connection_get_handle (connection), "main");
  GStatBuf mine, other;

  return own != NULL && g_stat (own, &mine) == 0 && g_stat (path, &other) == 0 &&
         mine.st_ino == other.st_ino && mine.st_dev == other.st_dev;
}

/* A backup holds the person when it is of this history, and newer than the person's first entry. */
static gboolean
holds_person (CoxaConnection *connection, const CoxaErasure *erasure, const char *path)
{
  g_autoptr (CoxaBackupLabel) label = coxa_backup_peek_label (path);
  gint64 seq;

  return label != NULL && label->entries >= erasure->first_seq &&
         coxa_audit_find_head (connection, label->head, &seq, NULL);
}

static void
list_backups (CoxaConnection *connection, CoxaErasure *erasure, const char *folder)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  erasure->backups = g_ptr_array_new_with_free_func (holding_free);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GDateTime) made_at = coxa_generation_parse (name);
    CoxaHolding *holding;

    if (is_own_file (connection, path) || !holds_person (connection, erasure, path))
      continue;
    holding = g_new0 (CoxaHolding, 1);
    holding->path = g_steal_pointer (&path);
    holding->made_at =
        made_at != NULL ? g_date_time_format (made_at, "%Y-%m-%dT%H:%M:%S%:z") : g_strdup ("");
    g_ptr_array_add (erasure->backups, holding);
  }
}

static gboolean
write_erasure (CoxaWriting *writing, gpointer data, GError **error)
{
  Request *request = data;

  return coxa_erase_patient (writing, request->patient_id, request->erasure, error);
}

static gpointer
run_erase (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  CoxaSession *session;

  if (coxa_store_write (place, request->context, write_erasure, request, error) == NULL)
    return NULL;
  session = coxa_store_get_session (place, error);
  if (session == NULL)
    return NULL;
  /* The content was overwritten with zeros already: what fails here is told, and undoes nothing. */
  request->erasure->compacted = coxa_connection_compact (session->connection, NULL);
  list_backups (session->connection, request->erasure, request->backups);
  return g_steal_pointer (&request->erasure);
}

void
coxa_store_erase_patient_async (CoxaStore *self,
                                const char *patient_id,
                                const char *reason,
                                const char *backups,
                                const CoxaStoreContext *context,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CoxaWork work = { run_erase, (GDestroyNotify) coxa_erasure_free, done, TRUE };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL && context != NULL);

  request = request_new (patient_id, NULL, context);
  request->backups = g_strdup (backups);
  request->erasure = g_new0 (CoxaErasure, 1);
  request->erasure->id = g_uuid_string_random ();
  request->erasure->reason = g_strdup (reason);
  coxa_store_ask (self, &work, request, request_free, coxa_store_erase_patient_async, cancellable,
                  callback, user_data);
}

CoxaErasure *
coxa_store_erase_patient_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static gpointer
list_erasures (CoxaConnection *connection, Request *request, GError **error)
{
  return coxa_erasure_table_list (connection, error);
}

static gpointer
run_list_erasures (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_with (list_erasures, place, data, cancellable, error);
}

void
coxa_store_list_erasures_async (CoxaStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CoxaWork work = { run_list_erasures, (GDestroyNotify) g_ptr_array_unref };

  g_return_if_fail (COXA_IS_STORE (self));
  coxa_store_ask (self, &work, request_new (NULL, NULL, NULL), request_free,
                  coxa_store_list_erasures_async, cancellable, callback, user_data);
}

GPtrArray *
coxa_store_list_erasures_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}
