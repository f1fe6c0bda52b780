/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-copying.h"

#include "coxa-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

struct _CoxaCopying {
  sqlite3 *to;
  sqlite3_backup *backup;
};

static gboolean
fail (sqlite3 *db, int status, GError **error)
{
  coxa_connection_set_error (db, status, error);
  return FALSE;
}

/* A copy that is not finished is thrown away: it needs no journal, and is synced at its end by
 * whoever gives it its name. */
static gboolean
open_target (CoxaCopying *self, const char *path, GError **error)
{
  int status =
      sqlite3_open_v2 (path, &self->to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_exec (self->to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL,
                           NULL, NULL);
  return status == SQLITE_OK || fail (self->to, status, error);
}

/**
 * coxa_copying_new:
 * @path: resolved; an empty file that is there
 */
CoxaCopying *
coxa_copying_new (CoxaConnection *from, const char *path, GError **error)
{
  g_autoptr (CoxaCopying) self = g_new0 (CoxaCopying, 1);

  if (!open_target (self, path, error))
    return NULL;
  self->backup = sqlite3_backup_init (self->to, "main", coxa_connection_get_handle (from), "main");
  if (self->backup == NULL) {
    fail (self->to, sqlite3_errcode (self->to), error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
coxa_copying_free (CoxaCopying *self)
{
  if (self->backup != NULL)
    sqlite3_backup_finish (self->backup);
  sqlite3_close (self->to);
  g_free (self);
}

/* SQLite does not say there why the copy's disk refused. */
static gboolean
fail_step (CoxaCopying *self, int status, GError **error)
{
  int code = 0;

  sqlite3_file_control (self->to, "main", SQLITE_FCNTL_LAST_ERRNO, &code);
  if ((status & 0xff) == SQLITE_IOERR && (code == EFBIG || code == ENOSPC || code == EDQUOT))
    status = SQLITE_FULL;
  return fail (self->to, status, error);
}

/**
 * coxa_copying_step:
 * @n_pages: to be copied now; all of them when negative
 */
gboolean
coxa_copying_step (CoxaCopying *self, int n_pages, gboolean *done_out, GError **error)
{
  int status = sqlite3_backup_step (self->backup, n_pages);

  *done_out = status == SQLITE_DONE;
  if (status == SQLITE_OK || status == SQLITE_DONE)
    return TRUE;
  return fail_step (self, status, error);
}

/* From 0 to 1. */
double
coxa_copying_get_share (CoxaCopying *self)
{
  int total = sqlite3_backup_pagecount (self->backup);

  return total > 0 ? 1.0 - (double) sqlite3_backup_remaining (self->backup) / total : 0;
}
