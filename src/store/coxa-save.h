/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-store.h"

G_BEGIN_DECLS

gboolean coxa_save_patient (CoxaConnection *connection,
                            CoxaPatient *patient,
                            const char *now,
                            GError **error);
gboolean
coxa_save_visits (CoxaConnection *connection, GPtrArray *entries, const char *now, GError **error);

G_END_DECLS
