/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-norm.h"
#include "coxa-questionnaire.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaKnowledge: what is needed to read and judge a visit.
 */
typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaNormTable *norms;
  CoxaQuestionnaireCatalogue *questionnaires;
} CoxaKnowledge;

CoxaKnowledge *coxa_knowledge_load (const char *language, GError **error);
void coxa_knowledge_free (CoxaKnowledge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaKnowledge, coxa_knowledge_free)

G_END_DECLS
