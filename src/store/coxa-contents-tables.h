/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit-reading.h"

G_BEGIN_DECLS

/* What was said and done at a visit: remarks of history and plan, treatments. */

gboolean coxa_contents_tables_insert (CoxaConnection *connection,
                                      gint64 visit_key,
                                      CoxaVisit *visit,
                                      GError **error);
gboolean
coxa_contents_tables_remove (CoxaConnection *connection, gint64 visit_key, GError **error);
gboolean
coxa_contents_tables_read (CoxaConnection *connection, CoxaVisitReading *reading, GError **error);

G_END_DECLS
