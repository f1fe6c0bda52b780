/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-copy-sheet.h"
#include "coxa-flow.h"
#include "coxa-episode.h"
#include "coxa-safety-decision.h"

G_BEGIN_DECLS

/* Parts of the patient's copy that its files share. */

char *coxa_copy_dup_day (GDateTime *at);
char *coxa_copy_dup_iso_day (const char *iso);
const char *coxa_copy_side (CoxaSide side);

void coxa_copy_add_visit (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaCopyVisit *visit);
void coxa_copy_add_remarks (CoxaFlow *flow,
                            const CoxaCopySheet *sheet,
                            CoxaVisit *visit,
                            CoxaTopicPart part);
void coxa_copy_add_treatments (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit);
void coxa_copy_add_scores (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit);
void coxa_copy_add_decision (CoxaFlow *flow,
                             const CoxaCopySheet *sheet,
                             const CoxaSafetyDecision *decision);

G_END_DECLS
