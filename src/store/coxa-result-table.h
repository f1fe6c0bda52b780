/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

gboolean coxa_result_table_insert (CoxaConnection *connection,
                                   gint64 visit_key,
                                   const CoxaResult *result,
                                   const char *now,
                                   GError **error);
gboolean coxa_result_table_remove (CoxaConnection *connection, gint64 visit_key, GError **error);
GPtrArray *
coxa_result_table_load (CoxaConnection *connection, const char *visit_id, GError **error);

G_END_DECLS
