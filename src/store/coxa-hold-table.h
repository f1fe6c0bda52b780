/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean coxa_hold_table_find (CoxaConnection *connection,
                               gint64 patient_key,
                               char **reason_out,
                               GError **error);
gboolean coxa_hold_table_place (CoxaWriting *writing,
                                gint64 patient_key,
                                const char *reason,
                                GError **error);
gboolean coxa_hold_table_lift (CoxaWriting *writing,
                               gint64 patient_key,
                               const char *reason,
                               GError **error);

G_END_DECLS
