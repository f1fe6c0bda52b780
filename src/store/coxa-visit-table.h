/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

gboolean coxa_visit_table_find (CoxaConnection *connection,
                                const char *id,
                                gint64 *key_out,
                                guint *version_out,
                                GError **error);
gboolean coxa_visit_table_insert (CoxaConnection *connection,
                                  CoxaVisit *visit,
                                  gint64 patient_key,
                                  gint64 episode_key,
                                  const char *now,
                                  gint64 *key_out,
                                  GError **error);
gboolean coxa_visit_table_update (CoxaConnection *connection,
                                  CoxaVisit *visit,
                                  gint64 patient_key,
                                  gint64 episode_key,
                                  const char *now,
                                  gint64 *key_out,
                                  GError **error);
GPtrArray *coxa_visit_table_list (CoxaConnection *connection,
                                  const char *patient_id,
                                  CoxaMeasureCatalogue *measures,
                                  GError **error);

G_END_DECLS
