/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaScreenNeed: what has to be asked at a visit (safety.md 1.4).
 */
typedef enum {
  COXA_SCREEN_NEED_FULL,  /* the episode has no full screen yet */
  COXA_SCREEN_NEED_AGAIN, /* the last one is too long ago */
  COXA_SCREEN_NEED_WORSE, /* this visit tells of an injury, or of things being worse */
  COXA_SCREEN_NEED_SHORT, /* the short form is enough */
} CoxaScreenNeed;

/**
 * CoxaScreening:
 *
 * The safety screen of one patient over the visits of an episode, with what was decided about its
 * flags. An answer holds until the question is asked again; an emergency stands until a physician
 * has cleared it or the answer is corrected in the visit that gave it.
 */
typedef struct _CoxaScreening CoxaScreening;

CoxaScreening *
coxa_screening_new (CoxaRuleset *ruleset, const GPtrArray *visits, const GPtrArray *decisions);
CoxaScreening *coxa_screening_ref (CoxaScreening *self);
void coxa_screening_unref (CoxaScreening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaScreening, coxa_screening_unref)

void coxa_screening_set_trend (CoxaScreening *self, gboolean worse, gboolean unchanged);
void coxa_screening_judge (CoxaScreening *self,
                           CoxaResult *result,
                           CoxaPatient *patient,
                           CoxaVisit *visit,
                           GDateTime *on,
                           GDateTime *now);
CoxaScreenNeed coxa_screening_get_need (const CoxaScreening *self);
GDateTime *coxa_screening_get_last_full (const CoxaScreening *self);
int coxa_screening_count_days (const CoxaScreening *self, GDateTime *now);

/* What is taken as a decision (coxa-decision.c). */
char **coxa_result_dup_decidable (const CoxaResult *result, CoxaDecisionKind kind);
void coxa_safety_decision_note_flags (CoxaSafetyDecision *decision, const CoxaResult *result);
gboolean coxa_safety_decision_check (const CoxaSafetyDecision *decision,
                                     const CoxaResult *result,
                                     GError **error);

G_END_DECLS
