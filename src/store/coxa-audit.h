/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"

G_BEGIN_DECLS

gboolean coxa_audit_check (CoxaConnection *connection, GPtrArray *problems, GError **error);
gboolean coxa_audit_find_head (CoxaConnection *connection,
                               const char *hash,
                               gint64 *seq_out,
                               GError **error);

G_END_DECLS
