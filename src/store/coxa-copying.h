/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"

G_BEGIN_DECLS

/**
 * CoxaCopying:
 *
 * A copy of a record into a file, made in steps by SQLite's backup interface. What the same
 * connection writes between two steps goes into the copy too: it is the record as it stands when
 * the last step is done. Freed before its connection.
 */
typedef struct _CoxaCopying CoxaCopying;

CoxaCopying *coxa_copying_new (CoxaConnection *from, const char *path, GError **error);
void coxa_copying_free (CoxaCopying *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCopying, coxa_copying_free)

gboolean
coxa_copying_step (CoxaCopying *self, int n_pages, gboolean *done_out, GError **error);
double coxa_copying_get_share (CoxaCopying *self);

G_END_DECLS
