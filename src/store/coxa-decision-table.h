/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-safety-decision.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean
coxa_decision_table_add (CoxaWriting *writing, const CoxaSafetyDecision *decision, GError **error);
GPtrArray *
coxa_decision_table_list (CoxaConnection *connection, const char *patient_id, GError **error);

G_END_DECLS
