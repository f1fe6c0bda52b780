/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-session.h"

#include "coxa-backup.h"
#include "coxa-generations.h"
#include "coxa-migrations.h"
#include "coxa-patient-table.h"
#include "coxa-record-file.h"
#include "coxa-writing.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Above this every opening would take seconds; there the size and the structure are verified, and
 * each page when it is read. */
#define QUICK_CHECK_LIMIT (128 * 1024 * 1024)

/* The largest file of an older schema that is shown without bringing the file itself along. */
#define COPY_LIMIT (512 * 1024 * 1024)

#define OLD_FORMAT_NAME "before-format-change-"

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

  if (intent == COXA_STORE_OPEN || intent == COXA_STORE_ANYWAY || create (path, context, &failure))
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

/* A copy in memory is brought up to date and shown; the file stays as it is. */
static gboolean
show_copy (CoxaSession *self, const CoxaStoreContext *context, gint64 size, GError **error)
{
  g_autoptr (CoxaConnection) copy = NULL;
  guint n_steps;
  const CoxaMigration *steps = coxa_migrations_get (&n_steps);

  if (size > COPY_LIMIT) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY,
                         _ ("This record was written by an older Coxa and must be brought up to"
                            " date, but it cannot be written here. It was left as it is."));
    return FALSE;
  }
  copy = coxa_connection_open_copy (self->path, error);
  if (copy == NULL || !coxa_migrations_run (copy, steps, n_steps, context, error))
    return FALSE;
  coxa_connection_forbid_writing (copy);
  coxa_connection_free (self->connection);
  self->connection = g_steal_pointer (&copy);
  self->access = COXA_STORE_ACCESS_OLDER;
  return TRUE;
}

/* Beside the record, under a name that no generation has: it is kept for good. */
static gboolean
back_up_before (CoxaSession *self, gint64 version, const CoxaStoreContext *context, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (self->path);
  g_autofree char *folder = g_build_filename (beside, COXA_SESSION_BACKUPS, NULL);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (context->now);
  g_autofree char *date = g_date_time_format (utc, "%Y%m%d-%H%M%SZ");
  g_autofree char *name =
      g_strdup_printf (OLD_FORMAT_NAME "%" G_GINT64_FORMAT "-%s.coxa", version, date);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return coxa_record_file_fail (errno, folder, error);
  return coxa_backup_make_plain (self->connection, path, error) ||
         /* Killed before the step was done, in this very second. */
         g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
bring_up_to_date (CoxaSession *self, const CoxaStoreContext *context, gint64 size, GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint n_steps;
  const CoxaMigration *steps = coxa_migrations_get (&n_steps);
  gint64 version;

  if (!coxa_connection_ask_int (self->connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= COXA_SCHEMA_VERSION)
    return TRUE;
  if (coxa_connection_is_read_only (self->connection))
    return show_copy (self, context, size, error);
  /* Without a way back nothing is changed. */
  if (!back_up_before (self, version, context, &failure)) {
    g_debug ("No backup before the new format: %s", failure->message);
    return show_copy (self, context, size, error);
  }
  return coxa_migrations_run (self->connection, steps, n_steps, context, error);
}

/* The names that this program asks for are all there; what else is there is never asked for. */
static gboolean
check_newer (CoxaSession *self, GError **error)
{
  g_autoptr (GPtrArray) missing = coxa_migrations_list_missing (self->connection, error);

  if (missing == NULL)
    return FALSE;
  return missing->len == 0 || fail_damaged (missing->pdata[0], error);
}

static gboolean
verify (CoxaSession *self, const CoxaStoreContext *context, GError **error)
{
  gint64 size;

  if (!check_size (self, &size, error))
    return FALSE;
  if (size <= QUICK_CHECK_LIMIT && !check_pages (self, error))
    return FALSE;
  /* Every page was read once, and few of them are wanted again. */
  coxa_connection_execute (self->connection, "PRAGMA shrink_memory", NULL);
  if (self->access == COXA_STORE_ACCESS_NEWER)
    return check_newer (self, error);
  return check_schema (self, error) && bring_up_to_date (self, context, size, error);
}

/* The newest backup from before a newer Coxa changed the format, for a person to go back to. */
static char *
find_old_format (const char *record_path)
{
  g_autofree char *beside = g_path_get_dirname (record_path);
  g_autofree char *folder = g_build_filename (beside, COXA_SESSION_BACKUPS, NULL);
  g_autofree char *prefix = g_strdup_printf (OLD_FORMAT_NAME "%d-", COXA_SCHEMA_VERSION);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_strcmp0 (name, newest) > 0) {
      g_free (newest);
      newest = g_strdup (name);
    }
  return newest != NULL ? g_build_filename (folder, newest, NULL) : NULL;
}

static gboolean
fail_too_new (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *backup = find_old_format (path);

  if (backup == NULL)
    g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW,
                 _ ("%s: This record was written by a newer Coxa. It was left as it is."), name);
  else
    g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW,
                 _ ("%s: This record was written by a newer Coxa. It was left as it is. A backup"
                    " from before that is %s."),
                 name, backup);
  return FALSE;
}

/* Whether the newer Coxa that wrote the file says that this one may read it. */
static gboolean
check_reader (CoxaSession *self, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (
      self->connection, "SELECT value FROM meta WHERE name = 'min_reader'", NULL);
  gint64 needed = G_MAXINT64;

  if (row != NULL && coxa_statement_next (row, NULL))
    g_ascii_string_to_signed (coxa_statement_get_text (row, 0), 10, 0, G_MAXINT64, &needed, NULL);
  return needed <= COXA_SCHEMA_VERSION || fail_too_new (self->path, error);
}

static gboolean
open_newer (CoxaSession *self, const CoxaStoreContext *context, GError **error)
{
  if (!coxa_record_file_inspect (self->path, G_MAXINT, error)) {
    if (error != NULL && g_error_matches (*error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW)) {
      g_clear_error (error);
      fail_too_new (self->path, error);
    }
    return FALSE;
  }
  self->connection = coxa_connection_open (self->path, TRUE, error);
  self->access = COXA_STORE_ACCESS_NEWER;
  return self->connection != NULL && check_reader (self, error) && verify (self, context, error);
}

/* Reading alone, SQLite cannot undo what a crash left half-written. */
static CoxaConnection *
connect_reading (CoxaSession *self, GError **error)
{
  CoxaConnection *connection = coxa_connection_open (self->path, TRUE, error);

  if (connection == NULL && error != NULL &&
      g_error_matches (*error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY))
    g_prefix_error (error, "%s ",
                    _ ("The record was left half-written by a crash, and must be opened for"
                       " writing once to undo that. It was left as it is."));
  return connection;
}

static CoxaStoreAccess
choose_access (CoxaSession *self, CoxaStoreIntent intent)
{
  if (!coxa_record_file_is_writable (self->path))
    return COXA_STORE_ACCESS_PLACE;
  return intent == COXA_STORE_READ_ONLY ? COXA_STORE_ACCESS_ASKED : COXA_STORE_ACCESS_FULL;
}

static gboolean
take_first_head (CoxaSession *self, GError **error)
{
  g_autoptr (CoxaHistoryHead) head = NULL;

  if (coxa_connection_is_read_only (self->connection))
    return TRUE;
  head = coxa_history_table_read_head (self->connection, error);
  self->head = head != NULL ? g_strdup (head->hash) : NULL;
  return head != NULL;
}

/* What this computer's own kernel holds is held by a program that runs: never passed by. */
static gboolean
take_lock (CoxaSession *self, CoxaStoreIntent intent, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->lock = coxa_lock_acquire (self->path, &failure);
  if (self->lock != NULL || (intent == COXA_STORE_ANYWAY && coxa_lock_is_foreign (self->path)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
open_resolved (CoxaSession *self,
               CoxaStoreIntent intent,
               const CoxaStoreContext *context,
               GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (!coxa_record_file_inspect (self->path, COXA_SCHEMA_VERSION, &refusal)) {
    if (g_error_matches (refusal, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW))
      return open_newer (self, context, error);
    g_propagate_error (error, g_steal_pointer (&refusal));
    return FALSE;
  }
  self->access = choose_access (self, intent);
  if (self->access == COXA_STORE_ACCESS_FULL && !take_lock (self, intent, error))
    return FALSE;
  self->connection = self->access == COXA_STORE_ACCESS_FULL
                         ? coxa_connection_open (self->path, FALSE, error)
                         : connect_reading (self, error);
  return self->connection != NULL && verify (self, context, error) && take_first_head (self, error);
}

/* Whoever meets a file that cannot be used is told the way back. */
static void
point_to_backup (const char *record_path, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (record_path);
  g_autofree char *folder = g_build_filename (beside, COXA_SESSION_BACKUPS, NULL);
  g_autofree char *newest = NULL;
  g_autofree char *said = NULL;

  if (error == NULL || (!g_error_matches (*error, COXA_STORE_ERROR, COXA_STORE_ERROR_EMPTY) &&
                        !g_error_matches (*error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED)))
    return;
  newest = coxa_generations_find_newest (folder);
  if (newest == NULL)
    return;
  said = g_strdup_printf (_ ("%s The newest backup beside it is %s."), (*error)->message, newest);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&said);
}

/**
 * coxa_session_open:
 *
 * Opens by the rules: the file is looked at before SQLite sees it, locked, opened without ever
 * being created, verified, and only then, after a backup, brought to the newest schema. Whatever is
 * refused or read-only stays as it is, byte for byte.
 */
CoxaSession *
coxa_session_open (const char *path,
                   CoxaStoreIntent intent,
                   CoxaMeasureCatalogue *measures,
                   const CoxaStoreContext *context,
                   GError **error)
{
  g_autoptr (CoxaSession) self = NULL;

  if (intent != COXA_STORE_READ_ONLY && !create_if_meant (path, intent, context, error))
    return NULL;
  self = g_new0 (CoxaSession, 1);
  self->measures = coxa_measure_catalogue_ref (measures);
  self->path = coxa_record_file_resolve (path, error);
  if (self->path == NULL)
    return NULL;
  if (!open_resolved (self, intent, context, error)) {
    point_to_backup (self->path, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

static gboolean
fail_replaced (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("The record file was moved, removed or replaced while it was open."));
  return FALSE;
}

/* Both by the file's identity and by its content. */
gboolean
coxa_session_check_place (CoxaSession *self, GError **error)
{
  g_autoptr (CoxaHistoryHead) found = NULL;

  if (coxa_connection_has_moved (self->connection))
    return fail_replaced (error);
  if (self->head == NULL)
    return TRUE;
  found = coxa_history_table_read_head (self->connection, error);
  if (found == NULL)
    return FALSE;
  return g_str_equal (self->head, found->hash) || fail_replaced (error);
}

void
coxa_session_free (CoxaSession *self)
{
  g_clear_pointer (&self->copying, coxa_copying_free);
  g_clear_pointer (&self->connection, coxa_connection_free);
  g_clear_pointer (&self->lock, coxa_lock_release);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  g_free (self->path);
  g_free (self->head);
  g_free (self);
}
