/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-session.h"

#include "coxa-migrations.h"
#include "coxa-patient-table.h"
#include "coxa-record-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Above this every opening would take seconds; there the size and the structure are verified, and
 * each page when it is read. */
#define QUICK_CHECK_LIMIT (128 * 1024 * 1024)

static gboolean
fail_damaged (const char *detail, GError **error)
{
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
               _ ("The record file is damaged (%s). It was left as it is."), detail);
  return FALSE;
}

static gboolean
write_new_record (CoxaConnection *connection, const CoxaStoreContext *context, GError **error)
{
  g_autofree char *mark =
      g_strdup_printf ("PRAGMA application_id = %d", COXA_RECORD_APPLICATION_ID);
  g_autofree char *clinic = g_uuid_string_random ();
  guint n_steps;
  const CoxaMigration *steps = coxa_migrations_get (&n_steps);

  return coxa_connection_execute (connection, mark, error) &&
         coxa_migrations_run (connection, steps, n_steps, context, error) &&
         coxa_clinic_table_create (connection, clinic, error);
}

static gboolean
build_draft (const char *draft, const CoxaStoreContext *context, GError **error)
{
  g_autofree char *resolved = coxa_record_file_resolve (draft, error);
  g_autoptr (CoxaConnection) connection = NULL;

  if (resolved == NULL)
    return FALSE;
  connection = coxa_connection_open (resolved, FALSE, error);
  return connection != NULL && write_new_record (connection, context, error);
}

/* Built under another name: what has the name of a record is always a whole one. */
static gboolean
create (const char *path, const CoxaStoreContext *context, GError **error)
{
  g_autofree char *draft = coxa_record_file_begin (path, error);

  if (draft == NULL)
    return FALSE;
  if (build_draft (draft, context, error) && coxa_record_file_place (draft, path, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

static gboolean
create_if_meant (const char *path,
                 CoxaStoreIntent intent,
                 const CoxaStoreContext *context,
                 GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (intent == COXA_STORE_OPEN || create (path, context, &failure))
    return TRUE;
  if (intent == COXA_STORE_EITHER &&
      g_error_matches (failure, COXA_STORE_ERROR, COXA_STORE_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Asked after SQLite has opened the file and undone what a crash left half-written. */
static gboolean
check_size (CoxaSession *self, gint64 *size_out, GError **error)
{
  gint64 pages, page_size;

  if (!coxa_connection_ask_int (self->connection, "PRAGMA page_count", &pages, error) ||
      !coxa_connection_ask_int (self->connection, "PRAGMA page_size", &page_size, error))
    return FALSE;
  *size_out = pages * page_size;
  if (coxa_record_file_is_complete (self->path, *size_out))
    return TRUE;
  return fail_damaged (_ ("its end is missing"), error);
}

static gboolean
check_pages (CoxaSession *self, GError **error)
{
  g_autoptr (CoxaStatement) check =
      coxa_connection_use (self->connection, "PRAGMA quick_check (1)", error);

  if (check == NULL || !coxa_statement_next (check, error))
    return FALSE;
  if (g_strcmp0 (coxa_statement_get_text (check, 0), "ok") == 0)
    return TRUE;
  return fail_damaged (_ ("its pages do not fit together"), error);
}

static gboolean
check_schema (CoxaSession *self, GError **error)
{
  g_autoptr (GPtrArray) differences = coxa_migrations_list_differences (self->connection, error);

  if (differences == NULL)
    return FALSE;
  if (differences->len == 0)
    return TRUE;
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_OURS,
               _ ("Something other than Coxa changed this record file. It was left as it is. %s"),
               (const char *) g_ptr_array_index (differences, 0));
  return FALSE;
}

/* An older file cannot be read as it is, and cannot be brought along where it cannot be written. */
static gboolean
check_current (CoxaSession *self, GError **error)
{
  gint64 version;

  if (!coxa_connection_ask_int (self->connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == COXA_SCHEMA_VERSION)
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY,
                       _ ("This record was written by an older Coxa and must be brought up to date,"
                          " but it cannot be written here. It was left as it is."));
  return FALSE;
}

static gboolean
bring_up_to_date (CoxaSession *self, const CoxaStoreContext *context, GError **error)
{
  guint n_steps;
  const CoxaMigration *steps = coxa_migrations_get (&n_steps);

  if (coxa_connection_is_read_only (self->connection))
    return check_current (self, error);
  return coxa_migrations_run (self->connection, steps, n_steps, context, error);
}

static gboolean
verify (CoxaSession *self, const CoxaStoreContext *context, GError **error)
{
  gint64 size;

  if (!check_size (self, &size, error))
    return FALSE;
  if (size <= QUICK_CHECK_LIMIT && !check_pages (self, error))
    return FALSE;
  return check_schema (self, error) && bring_up_to_date (self, context, error);
}

static gboolean
open_resolved (CoxaSession *self, const CoxaStoreContext *context, GError **error)
{
  gboolean writable;

  if (!coxa_record_file_inspect (self->path, COXA_SCHEMA_VERSION, error))
    return FALSE;
  writable = coxa_record_file_is_writable (self->path);
  if (writable && (self->lock = coxa_lock_acquire (self->path, error)) == NULL)
    return FALSE;
  self->connection = coxa_connection_open (self->path, !writable, error);
  return self->connection != NULL && verify (self, context, error);
}

/**
 * coxa_session_open:
 *
 * Opens by the rules: the file is looked at before SQLite sees it, locked, opened without ever
 * being created, verified, and only then brought to the newest schema. Whatever is refused stays
 * as it is, byte for byte.
 */
CoxaSession *
coxa_session_open (const char *path,
                   CoxaStoreIntent intent,
                   CoxaMeasureCatalogue *measures,
                   const CoxaStoreContext *context,
                   GError **error)
{
  g_autoptr (CoxaSession) self = NULL;

  if (!create_if_meant (path, intent, context, error))
    return NULL;
  self = g_new0 (CoxaSession, 1);
  self->measures = coxa_measure_catalogue_ref (measures);
  self->path = coxa_record_file_resolve (path, error);
  if (self->path == NULL || !open_resolved (self, context, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
coxa_session_free (CoxaSession *self)
{
  g_clear_pointer (&self->connection, coxa_connection_free);
  g_clear_pointer (&self->lock, coxa_lock_release);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  g_free (self->path);
  g_free (self->head);
  g_free (self);
}
