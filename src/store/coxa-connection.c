/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-connection.h"

#include "coxa-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#define BUSY_TIMEOUT_MS 3000
#define LENGTH_LIMIT (10 * 1000 * 1000) /* bytes of one value or row */
#define STEPS_BETWEEN_CANCEL_CHECKS 2000

struct _CoxaConnection {
  sqlite3 *db;
  GHashTable *statements; /* address of the text -> CoxaStatement, owned */
  GThread *thread;
  GCancellable *cancellable; /* borrowed while a read runs, or NULL */
  gboolean read_only;
};

/* EXTRA also syncs the folder when the journal is gone. No WAL on this platform (faults.md 2). */
static const struct {
  const char *set;
  const char *ask;
  const char *expected;
} rules[] = {
  { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0" },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0" },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
  { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1" },
  { "PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3" },
  { "PRAGMA cache_size = -16384", "PRAGMA cache_size", "-16384" },
  { "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode", "delete" },
};

static gboolean
is_out_of_space (sqlite3 *db, int status)
{
  int code = sqlite3_system_errno (db);

  return (status & 0xff) == SQLITE_IOERR && (code == EFBIG || code == ENOSPC || code == EDQUOT);
}

static CoxaStoreError
translate (sqlite3 *db, int status)
{
  if (status == SQLITE_READONLY_DBMOVED)
    return COXA_STORE_ERROR_NOT_FOUND;
  if (is_out_of_space (db, status))
    return COXA_STORE_ERROR_NO_SPACE;
  switch (status & 0xff) {
  case SQLITE_FULL:
    return COXA_STORE_ERROR_NO_SPACE;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return COXA_STORE_ERROR_DAMAGED;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return COXA_STORE_ERROR_READ_ONLY;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return COXA_STORE_ERROR_LOCKED;
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
  case SQLITE_TOOBIG:
    return COXA_STORE_ERROR_CONSTRAINT;
  default:
    return COXA_STORE_ERROR_FAILED;
  }
}

static const char *
explain (CoxaStoreError kind)
{
  switch (kind) {
  case COXA_STORE_ERROR_NOT_FOUND:
    return _ ("The record file was moved, removed or replaced while it was open.");
  case COXA_STORE_ERROR_NO_SPACE:
    return _ ("The disk is full.");
  case COXA_STORE_ERROR_DAMAGED:
    return _ ("The record file is damaged. It was left as it is.");
  case COXA_STORE_ERROR_READ_ONLY:
    return _ ("The record can be read but not written here.");
  case COXA_STORE_ERROR_LOCKED:
    return _ ("Another program is using the record file.");
  case COXA_STORE_ERROR_CONSTRAINT:
    return _ ("The record refuses a value.");
  default:
    return _ ("The record file could not be used.");
  }
}

/**
 * coxa_connection_set_error:
 *
 * Says what happened in a sentence. SQLite's own message may quote what was asked for, which may
 * be a name: only the text of the code goes in.
 */
void
coxa_connection_set_error (sqlite3 *db, int status, GError **error)
{
  CoxaStoreError kind;

  if ((status & 0xff) == SQLITE_INTERRUPT) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped."));
    return;
  }
  kind = translate (db, status);
  g_set_error (error, COXA_STORE_ERROR, kind, "%s (%s, %d)", explain (kind),
               sqlite3_errstr (status), status);
}

static gboolean
fail (CoxaConnection *self, int status, GError **error)
{
  coxa_connection_set_error (self->db, status, error);
  return FALSE;
}

/* What the record's own schema and statements never come near; a hostile file might. */
static void
set_limits (sqlite3 *db)
{
  static const struct {
    int what, most;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, LENGTH_LIMIT },
    { SQLITE_LIMIT_SQL_LENGTH, 1000 * 1000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 20 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].what, limits[i].most);
}

static int
check_cancelled_cb (void *user_data)
{
  CoxaConnection *self = user_data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
set_rule (CoxaConnection *self, gsize i, GError **error)
{
  g_autoptr (CoxaStatement) answer = NULL;

  if (!coxa_connection_execute (self, rules[i].set, error))
    return FALSE;
  answer = coxa_connection_use (self, rules[i].ask, error);
  if (answer == NULL || !coxa_statement_next (answer, error))
    return FALSE;
  if (g_strcmp0 (coxa_statement_get_text (answer, 0), rules[i].expected) == 0)
    return TRUE;
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED,
               _ ("The record file does not take the rule \"%s\". Nothing was changed."),
               rules[i].set);
  return FALSE;
}

static CoxaConnection *
connect (const char *path, int flags, GError **error)
{
  CoxaConnection *self = g_new0 (CoxaConnection, 1);
  int status;

  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) coxa_statement_free);
  status =
      sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (status == SQLITE_OK)
    return self;
  coxa_connection_set_error (self->db, status, error);
  coxa_connection_free (self);
  return NULL;
}

/**
 * coxa_connection_open:
 * @path: resolved; the file must be there
 *
 * Opens without ever creating, sets every rule and verifies that it took.
 */
CoxaConnection *
coxa_connection_open (const char *path, gboolean read_only, GError **error)
{
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  g_autoptr (CoxaConnection) self = connect (path, flags | SQLITE_OPEN_NOFOLLOW, error);

  if (self == NULL)
    return NULL;
  self->read_only = read_only;
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  set_limits (self->db);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_progress_handler (self->db, STEPS_BETWEEN_CANCEL_CHECKS, check_cancelled_cb, self);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!set_rule (self, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * coxa_connection_open_memory:
 *
 * An empty database in memory, to compare a file with.
 */
CoxaConnection *
coxa_connection_open_memory (GError **error)
{
  return connect (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
}

/**
 * coxa_connection_open_copy:
 *
 * The content of a file in memory, to be brought to another schema without touching the file.
 */
CoxaConnection *
coxa_connection_open_copy (const char *path, GError **error)
{
  g_autoptr (CoxaConnection) file = coxa_connection_open (path, TRUE, error);
  g_autoptr (CoxaConnection) copy = NULL;
  sqlite3_backup *copying;
  int status;

  if (file == NULL || (copy = coxa_connection_open_memory (error)) == NULL)
    return NULL;
  copying = sqlite3_backup_init (copy->db, "main", file->db, "main");
  if (copying == NULL) {
    fail (copy, sqlite3_errcode (copy->db), error);
    return NULL;
  }
  sqlite3_backup_step (copying, -1);
  status = sqlite3_backup_finish (copying);
  if (status != SQLITE_OK) {
    fail (file, status, error);
    return NULL;
  }
  set_limits (copy->db);
  sqlite3_db_config (copy->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_progress_handler (copy->db, STEPS_BETWEEN_CANCEL_CHECKS, check_cancelled_cb, copy);
  if (!coxa_connection_execute (copy, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON",
                                error))
    return NULL;
  return g_steal_pointer (&copy);
}

/* From now on every transaction that would write fails with READ_ONLY. */
void
coxa_connection_forbid_writing (CoxaConnection *self)
{
  self->read_only = TRUE;
}

/* For SQLite's own calls; of this thread alone. */
sqlite3 *
coxa_connection_get_handle (CoxaConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->db;
}

void
coxa_connection_free (CoxaConnection *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self);
}

gboolean
coxa_connection_is_read_only (CoxaConnection *self)
{
  return self->read_only;
}

/* Whether the file no longer has the name it was opened by. */
gboolean
coxa_connection_has_moved (CoxaConnection *self)
{
  int moved = 0;

  sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

/* Lets a read that runs stop early; never set for a write. */
void
coxa_connection_set_cancellable (CoxaConnection *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

/**
 * coxa_connection_use:
 * @sql: a string that lives as long as the connection; its address is its name in the cache
 *
 * Returns: (transfer none): the statement, with nothing bound; hold it by `g_autoptr`
 */
CoxaStatement *
coxa_connection_use (CoxaConnection *self, const char *sql, GError **error)
{
  CoxaStatement *statement;

  g_assert (self->thread == g_thread_self ());

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL) {
    coxa_statement_reset (statement);
    return statement;
  }
  statement = coxa_statement_new (self->db, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

/* A statement outside the cache, for a text made at run time: coxa_statement_free() it. */
CoxaStatement *
coxa_connection_prepare (CoxaConnection *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  return coxa_statement_new (self->db, sql, error);
}

/* Runs a text of one or several statements. */
gboolean
coxa_connection_execute (CoxaConnection *self, const char *sql, GError **error)
{
  int status;

  g_assert (self->thread == g_thread_self ());

  status = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return status == SQLITE_OK || fail (self, status, error);
}

/**
 * coxa_connection_compact:
 *
 * Writes the file anew, without what was freed in it. Not in a transaction. SQLite attaches the new
 * file for as long as that takes, which nobody may do else.
 */
gboolean
coxa_connection_compact (CoxaConnection *self, GError **error)
{
  gboolean compacted;

  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 1);
  compacted = coxa_connection_execute (self, "VACUUM", error);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  return compacted;
}

gboolean
coxa_connection_ask_int (CoxaConnection *self, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (CoxaStatement) answer = coxa_connection_use (self, sql, error);

  if (answer == NULL || !coxa_statement_next (answer, error))
    return FALSE;
  *out = coxa_statement_get_int (answer, 0);
  return TRUE;
}

gint64
coxa_connection_last_key (CoxaConnection *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

int
coxa_connection_n_changed (CoxaConnection *self)
{
  return sqlite3_changes (self->db);
}

/**
 * coxa_connection_begin_read:
 *
 * Several reads that see one state. Ends with coxa_connection_roll_back().
 */
gboolean
coxa_connection_begin_read (CoxaConnection *self, GError **error)
{
  g_autoptr (CoxaStatement) begin = coxa_connection_use (self, "BEGIN", error);

  return begin != NULL && coxa_statement_run (begin, error);
}

/**
 * coxa_connection_begin_write:
 *
 * Takes the right to write at once: a transaction that asks for it later can fail where it cannot
 * be tried again. Fails with NOT_FOUND when the file no longer has its name.
 */
gboolean
coxa_connection_begin_write (CoxaConnection *self, GError **error)
{
  g_autoptr (CoxaStatement) begin = NULL;

  if (self->read_only)
    return fail (self, SQLITE_READONLY, error);
  if (coxa_connection_has_moved (self))
    return fail (self, SQLITE_READONLY_DBMOVED, error);
  begin = coxa_connection_use (self, "BEGIN IMMEDIATE", error);
  return begin != NULL && coxa_statement_run (begin, error);
}

/* Undoes all of the transaction when it cannot be kept. */
gboolean
coxa_connection_commit (CoxaConnection *self, GError **error)
{
  g_autoptr (CoxaStatement) commit = coxa_connection_use (self, "COMMIT", error);

  if (commit != NULL && coxa_statement_run (commit, error))
    return TRUE;
  coxa_connection_roll_back (self);
  return FALSE;
}

void
coxa_connection_roll_back (CoxaConnection *self)
{
  g_autoptr (CoxaStatement) roll_back = NULL;

  /* SQLite itself undoes a transaction that met a full disk. */
  if (sqlite3_get_autocommit (self->db))
    return;
  roll_back = coxa_connection_use (self, "ROLLBACK", NULL);
  if (roll_back != NULL)
    coxa_statement_run (roll_back, NULL);
}
