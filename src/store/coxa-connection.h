/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-statement.h"

G_BEGIN_DECLS

/**
 * CoxaConnection:
 *
 * The one connection to a record file, with its rules set and verified, its cache of statements
 * and its transactions. Belongs to the thread that opened it.
 */
typedef struct _CoxaConnection CoxaConnection;

CoxaConnection *coxa_connection_open (const char *path, gboolean read_only, GError **error);
CoxaConnection *coxa_connection_open_memory (GError **error);
CoxaConnection *coxa_connection_open_copy (const char *path, GError **error);
void coxa_connection_forbid_writing (CoxaConnection *self);
void coxa_connection_free (CoxaConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaConnection, coxa_connection_free)

gboolean coxa_connection_is_read_only (CoxaConnection *self);
gboolean coxa_connection_has_moved (CoxaConnection *self);
void coxa_connection_set_cancellable (CoxaConnection *self, GCancellable *cancellable);

CoxaStatement *coxa_connection_use (CoxaConnection *self, const char *sql, GError **error);
CoxaStatement *coxa_connection_prepare (CoxaConnection *self, const char *sql, GError **error);
gboolean coxa_connection_execute (CoxaConnection *self, const char *sql, GError **error);
gboolean
coxa_connection_ask_int (CoxaConnection *self, const char *sql, gint64 *out, GError **error);
gint64 coxa_connection_last_key (CoxaConnection *self);
int coxa_connection_n_changed (CoxaConnection *self);

gboolean coxa_connection_begin_read (CoxaConnection *self, GError **error);
gboolean coxa_connection_begin_write (CoxaConnection *self, GError **error);
gboolean coxa_connection_commit (CoxaConnection *self, GError **error);
void coxa_connection_roll_back (CoxaConnection *self);

gboolean coxa_connection_compact (CoxaConnection *self, GError **error);

sqlite3 *coxa_connection_get_handle (CoxaConnection *self);
void coxa_connection_set_error (sqlite3 *db, int status, GError **error);

G_END_DECLS
