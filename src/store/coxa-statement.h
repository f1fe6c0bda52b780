/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CoxaStatement:
 *
 * A prepared statement of a connection's cache. Values are bound in the order of the places in
 * its text, columns are read by number. `g_autoptr` puts it back (it does not free it).
 */
typedef struct {
  sqlite3_stmt *stmt;
  int next;   /* place that is bound next */
  int status; /* first error while binding */
} CoxaStatement;

CoxaStatement *coxa_statement_new (sqlite3 *db, const char *sql, GError **error);
void coxa_statement_free (CoxaStatement *self);
void coxa_statement_reset (CoxaStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStatement, coxa_statement_reset)

void coxa_statement_bind_text (CoxaStatement *self, const char *text);
void coxa_statement_bind_int (CoxaStatement *self, gint64 number);
void coxa_statement_bind_optional_int (CoxaStatement *self, gint64 number, gint64 absent);
void coxa_statement_bind_real (CoxaStatement *self, double number);
void coxa_statement_bind_null (CoxaStatement *self);

gboolean coxa_statement_next (CoxaStatement *self, GError **error);
gboolean coxa_statement_run (CoxaStatement *self, GError **error);

const char *coxa_statement_get_text (CoxaStatement *self, int column);
gint64 coxa_statement_get_int (CoxaStatement *self, int column);
gint64 coxa_statement_get_optional_int (CoxaStatement *self, int column, gint64 absent);
double coxa_statement_get_real (CoxaStatement *self, int column);
gboolean coxa_statement_is_null (CoxaStatement *self, int column);
gboolean coxa_statement_get_choice (
    CoxaStatement *self, int column, const char *const *ids, int *index_out, GError **error);

G_END_DECLS
