/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store-retention.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean coxa_erasure_table_insert (CoxaWriting *writing, CoxaErasure *erasure, GError **error);
GPtrArray *coxa_erasure_table_list (CoxaConnection *connection, GError **error);
gboolean
coxa_erasure_table_check_seals (CoxaConnection *connection, GPtrArray *problems, GError **error);

G_END_DECLS
