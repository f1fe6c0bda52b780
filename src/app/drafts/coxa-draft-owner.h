/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-desk.h"
#include "coxa-draft.h"

G_BEGIN_DECLS

/* Whose a draft is. What was kept while the record had no clinicians is everybody's, or it would be
 * nobody's for good. */
gboolean coxa_draft_is_own (CoxaDesk *desk, const CoxaDraft *draft);
CoxaStoreContext *coxa_draft_context_new (CoxaDesk *desk, const CoxaDraft *draft);
void coxa_draft_adopt (CoxaStore *store, CoxaDesk *desk, const CoxaDraft *draft);

G_END_DECLS
