/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient.h"
#include "coxa-ruleset.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

char *coxa_change_text_dup_visit (const CoxaRuleset *rules, CoxaVisit *before, CoxaVisit *after);
char *coxa_change_text_dup_patient (CoxaPatient *before, CoxaPatient *after);

G_END_DECLS
