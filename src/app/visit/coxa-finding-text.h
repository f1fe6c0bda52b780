/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-ruleset.h"

G_BEGIN_DECLS

const char *coxa_finding_text_class (CoxaClass class);
const char *coxa_finding_text_level (CoxaSafetyLevel level);
const char *coxa_finding_text_cap (const char *cap);
const char *coxa_finding_text_refusal (const char *reason);
char *coxa_finding_text_dup_name (const CoxaPattern *pattern, CoxaSide side, gboolean both);
char *coxa_finding_text_dup (const CoxaFinding *finding);
char *coxa_finding_text_dup_flips (CoxaResult *result, const CoxaPatternResult *judged);
char *coxa_finding_text_dup_list (const CoxaPatternResult *result, CoxaZone zone);
char *coxa_finding_text_dup_weights (int support, int against, int measured, int total);
char *coxa_finding_text_dup_agreement (const CoxaPatternResult *result);
char *coxa_finding_text_dup_evidence (const CoxaPattern *pattern);

G_END_DECLS
