/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* Asks, entry by entry, what holds of a visit that was stored in another version since somebody
 * began from @base_version (0: it was new). CANCELLED where they do not want to now. */
void coxa_conflict_flow_ask_async (GtkWindow *parent,
                                   CoxaStore *store,
                                   CoxaKnowledge *knowledge,
                                   CoxaVisit *mine,
                                   guint base_version,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
CoxaVisit *
coxa_conflict_flow_ask_finish (GAsyncResult *result, CoxaVisit **stored_out, GError **error);

G_END_DECLS
