/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-clinician.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean coxa_clinician_table_save (CoxaWriting *writing, CoxaClinician *clinician, GError **error);
GPtrArray *coxa_clinician_table_list (CoxaConnection *connection, GError **error);

gboolean coxa_clinician_table_set_verifier (CoxaWriting *writing,
                                            const char *id,
                                            const char *verifier,
                                            GError **error);
char *
coxa_clinician_table_read_verifier (CoxaConnection *connection, const char *id, GError **error);
gboolean coxa_clinician_table_count_refusals (CoxaConnection *connection,
                                              const char *id,
                                              guint *n_out,
                                              GError **error);

G_END_DECLS
