/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge-options.h"
#include "coxa-record.h"
#include "coxa-screening.h"

G_BEGIN_DECLS

/* The safety screen over the visits of a patient, as a command needs it. */

CoxaKnowledge *
coxa_safety_gate_load_knowledge (const CoxaKnowledgeOptions *options, guint parts, GError **error);
CoxaScreening *coxa_safety_gate_load (CoxaRecord *record,
                                      CoxaKnowledge *knowledge,
                                      const char *patient_id,
                                      const GPtrArray *visits,
                                      GError **error);
void coxa_safety_gate_judge (CoxaScreening *screening,
                             CoxaResult *result,
                             CoxaPatient *patient,
                             CoxaVisit *visit);
gboolean coxa_safety_gate_check (const CoxaResult *result, GError **error);

G_END_DECLS
