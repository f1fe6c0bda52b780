/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-rules.h"
#include "coxa-norm.h"
#include "coxa-questionnaire.h"

G_BEGIN_DECLS

/**
 * CoxaChangeKnowledge: what changes are judged by; borrowed, and outlives the changes.
 */
typedef struct {
  const CoxaNormTable *norms;
  const CoxaQuestionnaireCatalogue *questionnaires;
  const CoxaChangeRules *rules;
} CoxaChangeKnowledge;

G_END_DECLS
