/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit-reading.h"

G_BEGIN_DECLS

gboolean coxa_measurement_table_insert (CoxaConnection *connection,
                                        gint64 visit_key,
                                        CoxaVisit *visit,
                                        GError **error);
gboolean
coxa_measurement_table_remove (CoxaConnection *connection, gint64 visit_key, GError **error);
gboolean coxa_measurement_table_read (CoxaConnection *connection,
                                      CoxaVisitReading *reading,
                                      CoxaMeasureCatalogue *measures,
                                      GError **error);

/* Every select that gives measurements begins with these columns of `m`. */
#define COXA_MEASUREMENT_COLUMNS                                                       \
  "m.measure, m.side, m.position, m.mode, m.pelvis_held, m.status, m.value, m.choice," \
  " m.instrument, m.step, m.pain, m.compensation_seen, m.trials"
#define COXA_MEASUREMENT_N_COLUMNS 13

gboolean coxa_measurement_table_read_row (CoxaStatement *row,
                                          CoxaMeasureCatalogue *measures,
                                          CoxaMeasurement *measurement_out,
                                          GError **error);

/* For verifying: every measurement of the record, one after the other. */
typedef void (*CoxaMeasurementFunc) (const char *visit_id,
                                     const CoxaMeasurement *measurement,
                                     const GError *unreadable,
                                     gpointer user_data);
gboolean coxa_measurement_table_visit_all (CoxaConnection *connection,
                                           CoxaMeasureCatalogue *measures,
                                           CoxaMeasurementFunc func,
                                           gpointer user_data,
                                           GError **error);

G_END_DECLS
