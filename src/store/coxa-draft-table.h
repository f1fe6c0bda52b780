/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-draft.h"

G_BEGIN_DECLS

gboolean coxa_draft_table_save (CoxaConnection *connection, const CoxaDraft *draft, GError **error);
gboolean
coxa_draft_table_remove (CoxaConnection *connection, const CoxaDraft *draft, GError **error);
CoxaDraft *
coxa_draft_table_load (CoxaConnection *connection, const CoxaDraft *like, GError **error);
GPtrArray *coxa_draft_table_list (CoxaConnection *connection, const char *patient, GError **error);

G_END_DECLS
