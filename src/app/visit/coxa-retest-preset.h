/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-preset.h"

G_BEGIN_DECLS

CoxaPreset *coxa_retest_preset_new (CoxaKnowledge *knowledge,
                                    CoxaPatient *patient,
                                    const GPtrArray *visits,
                                    CoxaVisit *before);

G_END_DECLS
