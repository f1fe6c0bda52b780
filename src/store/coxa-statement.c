/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-statement.h"

#include "coxa-connection.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>

CoxaStatement *
coxa_statement_new (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int status = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  CoxaStatement *self;

  if (status != SQLITE_OK) {
    coxa_connection_set_error (db, status, error);
    return NULL;
  }
  self = g_new0 (CoxaStatement, 1);
  self->stmt = stmt;
  self->next = 1;
  return self;
}

void
coxa_statement_free (CoxaStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

void
coxa_statement_reset (CoxaStatement *self)
{
  sqlite3_reset (self->stmt);
  self->next = 1;
  self->status = SQLITE_OK;
}

static void
note (CoxaStatement *self, int status)
{
  self->next++;
  if (self->status == SQLITE_OK)
    self->status = status;
}

/* NULL binds NULL. */
void
coxa_statement_bind_text (CoxaStatement *self, const char *text)
{
  note (self, sqlite3_bind_text (self->stmt, self->next, text, -1, SQLITE_TRANSIENT));
}

void
coxa_statement_bind_int (CoxaStatement *self, gint64 number)
{
  note (self, sqlite3_bind_int64 (self->stmt, self->next, number));
}

void
coxa_statement_bind_null (CoxaStatement *self)
{
  note (self, sqlite3_bind_null (self->stmt, self->next));
}

/* Binds NULL for the number that means "not there". */
void
coxa_statement_bind_optional_int (CoxaStatement *self, gint64 number, gint64 absent)
{
  if (number == absent)
    coxa_statement_bind_null (self);
  else
    coxa_statement_bind_int (self, number);
}

/* NAN binds NULL. */
void
coxa_statement_bind_real (CoxaStatement *self, double number)
{
  if (isnan (number))
    coxa_statement_bind_null (self);
  else
    note (self, sqlite3_bind_double (self->stmt, self->next, number));
}

static int
step (CoxaStatement *self)
{
  return self->status != SQLITE_OK ? self->status : sqlite3_step (self->stmt);
}

static gboolean
fail (CoxaStatement *self, int status, GError **error)
{
  coxa_connection_set_error (sqlite3_db_handle (self->stmt), status, error);
  coxa_statement_reset (self);
  return FALSE;
}

/**
 * coxa_statement_next:
 *
 * Returns: TRUE when there is a row; FALSE at the end, or with @error set
 */
gboolean
coxa_statement_next (CoxaStatement *self, GError **error)
{
  int status = step (self);

  if (status == SQLITE_ROW)
    return TRUE;
  if (status != SQLITE_DONE)
    return fail (self, status, error);
  coxa_statement_reset (self);
  return FALSE;
}

/**
 * coxa_statement_run:
 *
 * Does the whole statement, which gives no row that anyone wants.
 */
gboolean
coxa_statement_run (CoxaStatement *self, GError **error)
{
  int status = step (self);

  if (status != SQLITE_DONE && status != SQLITE_ROW)
    return fail (self, status, error);
  coxa_statement_reset (self);
  return TRUE;
}

/* Lent until the statement moves on. */
const char *
coxa_statement_get_text (CoxaStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gint64
coxa_statement_get_int (CoxaStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gint64
coxa_statement_get_optional_int (CoxaStatement *self, int column, gint64 absent)
{
  return coxa_statement_is_null (self, column) ? absent : coxa_statement_get_int (self, column);
}

/* NAN for NULL. */
double
coxa_statement_get_real (CoxaStatement *self, int column)
{
  return coxa_statement_is_null (self, column) ? NAN : sqlite3_column_double (self->stmt, column);
}

gboolean
coxa_statement_is_null (CoxaStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * coxa_statement_get_choice:
 * @ids: ends with NULL
 *
 * Reads a word that must be one of @ids.
 */
gboolean
coxa_statement_get_choice (
    CoxaStatement *self, int column, const char *const *ids, int *index_out, GError **error)
{
  const char *text = coxa_statement_get_text (self, column);

  for (int i = 0; text != NULL && ids[i] != NULL; i++)
    if (g_str_equal (ids[i], text)) {
      *index_out = i;
      return TRUE;
    }
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
               _ ("The record has a word in the column \"%s\" that cannot stand there."),
               sqlite3_column_name (self->stmt, column));
  return FALSE;
}
