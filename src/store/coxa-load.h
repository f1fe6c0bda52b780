/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/* Records with the mark of those that are damaged. One whose rows cannot be read any more is shown
 * as it was stored last, so that the others stay usable and none is silently missing. */

CoxaPatient *coxa_load_patient (CoxaConnection *connection, const char *id, GError **error);
CoxaVisit *coxa_load_visit (CoxaConnection *connection,
                            const char *id,
                            CoxaMeasureCatalogue *measures,
                            GError **error);
GPtrArray *coxa_load_visits (CoxaConnection *connection,
                             const char *patient_id,
                             gboolean entered_in_error,
                             CoxaMeasureCatalogue *measures,
                             GError **error);

G_END_DECLS
