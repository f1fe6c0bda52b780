/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-screening.h"

G_BEGIN_DECLS

/**
 * CoxaVisitTrend:
 *
 * Tells a screening what a visit says about progress: worse, or unchanged in spite of exercise.
 */
typedef struct _CoxaVisitTrend CoxaVisitTrend;

CoxaVisitTrend *coxa_visit_trend_new (CoxaKnowledge *knowledge);
void coxa_visit_trend_free (CoxaVisitTrend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaVisitTrend, coxa_visit_trend_free)

void coxa_visit_trend_tell (CoxaVisitTrend *self,
                            CoxaScreening *screening,
                            const GPtrArray *visits,
                            CoxaVisit *visit);

G_END_DECLS
