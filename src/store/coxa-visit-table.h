/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store-context.h"
#include "coxa-visit-reading.h"

G_BEGIN_DECLS

/* Where a visit stands, for whoever wants to change it. */
typedef struct {
  gint64 key; /* 0: no such visit */
  gint64 patient_key;
  guint version;
  gboolean is_signed;
  gboolean entered_in_error;
} CoxaVisitPlace;

gboolean coxa_visit_table_find (CoxaConnection *connection,
                                const char *id,
                                CoxaVisitPlace *place_out,
                                GError **error);
gboolean coxa_visit_table_find_version (CoxaConnection *connection,
                                        const char *id,
                                        guint version,
                                        CoxaVisitPlace *place_out,
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
                                  gint64 episode_key,
                                  const char *now,
                                  GError **error);

gboolean coxa_visit_table_sign (CoxaConnection *connection,
                                gint64 key,
                                const CoxaStoreContext *context,
                                const char *now,
                                int n_versions,
                                GError **error);
gboolean coxa_visit_table_open_signed (CoxaConnection *connection,
                                       gint64 key,
                                       const char *reason,
                                       const char *initials,
                                       const char *now,
                                       GError **error);
gboolean coxa_visit_table_close_signed (CoxaConnection *connection, gint64 key, GError **error);
gboolean coxa_visit_table_mark (CoxaConnection *connection,
                                gint64 key,
                                gboolean entered_in_error,
                                const char *now,
                                GError **error);
gboolean coxa_visit_table_move (CoxaConnection *connection,
                                gint64 key,
                                gint64 patient_key,
                                gint64 episode_key,
                                const char *now,
                                GError **error);

GPtrArray *coxa_visit_table_read (CoxaConnection *connection,
                                  CoxaVisitReading *reading,
                                  const char *patient_id,
                                  gboolean entered_in_error,
                                  CoxaMeasureCatalogue *measures,
                                  GError **error);

G_END_DECLS
