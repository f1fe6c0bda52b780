/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store-retention.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

CoxaRetentionSetting *coxa_retention_table_load (CoxaConnection *connection, GError **error);
gboolean coxa_retention_table_save (CoxaWriting *writing,
                                    const CoxaRetentionSetting *setting,
                                    GError **error);
GPtrArray *coxa_retention_table_list_due (
    CoxaConnection *connection, GDateTime *now, guint limit, GError **error);

G_END_DECLS
