/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* What moving a visit does to the safety screens of both patients, in words. */
void coxa_move_safety_load_async (CoxaKnowledge *knowledge,
                                  CoxaStore *store,
                                  CoxaVisit *visit,
                                  CoxaPatient *from,
                                  CoxaPatient *to,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *coxa_move_safety_load_finish (GAsyncResult *result, gboolean *changes_out, GError **error);

G_END_DECLS
