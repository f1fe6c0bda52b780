/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-rules.h"
#include "coxa-questionnaire.h"

G_BEGIN_DECLS

/**
 * CoxaDomainLabels: what the domains say about one visit. A domain that was not asked, or whose
 * change nobody can tell, is "cannot tell".
 */
typedef struct {
  CoxaLabel labels[COXA_N_DOMAINS];
  double rating; /* of change, -5 to 5; NAN: not asked, or the start lies too far back */
} CoxaDomainLabels;

CoxaProgress coxa_judge_progress (const CoxaProgressLimits *limits,
                                  const CoxaDomainLabels *domains,
                                  CoxaProgressRule *rule_out);
gboolean coxa_symptoms_are_unchanged (const CoxaDomainLabels *domains);
double coxa_chance_of_false_change (const CoxaProgressLimits *limits, guint n_comparisons);
char *coxa_dup_chance_warning (const CoxaChangeRules *rules, guint n_comparisons);

G_END_DECLS
