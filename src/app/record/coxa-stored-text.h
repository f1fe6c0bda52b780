/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-ruleset.h"
#include "coxa-store.h"

G_BEGIN_DECLS

char *coxa_stored_text_dup_visit (CoxaVisit *visit);
char *coxa_stored_text_dup_state (CoxaVisit *visit);
char *coxa_stored_text_dup_pains (CoxaVisit *visit);
char *coxa_stored_text_dup_summary (const CoxaRuleset *rules, const GPtrArray *results);
char *coxa_stored_text_dup_result (const CoxaRuleset *rules, const CoxaStoredResult *result);

G_END_DECLS
