/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean coxa_programme_table_add (CoxaWriting *writing,
                                   const char *patient_id,
                                   CoxaStoredProgramme *programme,
                                   GError **error);
GPtrArray *
coxa_programme_table_list (CoxaConnection *connection, const char *patient_id, GError **error);

G_END_DECLS
