/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/* Records as they were. Older content is made into rows of a small record in memory, brought to
 * today's schema, and read there by the functions that read the live one. */

CoxaPatient *
coxa_past_load_patient (CoxaConnection *connection, const char *id, guint version, GError **error);
CoxaVisit *coxa_past_load_visit (CoxaConnection *connection,
                                 const char *id,
                                 guint version,
                                 CoxaMeasureCatalogue *measures,
                                 GError **error);

G_END_DECLS
