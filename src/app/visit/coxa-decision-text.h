/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-ruleset.h"
#include "coxa-screening.h"

G_BEGIN_DECLS

const char *coxa_decision_text_title (CoxaDecisionKind kind);
char *coxa_decision_text_dup_short (const CoxaSafetyDecision *decision);
char *coxa_decision_text_dup (const CoxaRuleset *rules, const CoxaSafetyDecision *decision);
char *coxa_decision_text_dup_day (const char *iso_day);
char *coxa_decision_text_dup_screen_age (int days);
const char *coxa_decision_text_need (CoxaScreenNeed need);

G_END_DECLS
