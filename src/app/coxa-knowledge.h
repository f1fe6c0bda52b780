/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"
#include "coxa-norm.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaKnowledge:
 *
 * The clinical knowledge, loaded once and handed down to the pages that need it. What the getters
 * lend lives as long as it does.
 */
#define COXA_TYPE_KNOWLEDGE (coxa_knowledge_get_type ())
G_DECLARE_FINAL_TYPE (CoxaKnowledge, coxa_knowledge, COXA, KNOWLEDGE, GObject)

CoxaKnowledge *coxa_knowledge_load (const char *language, GError **error);

CoxaMeasureCatalogue *coxa_knowledge_get_measures (CoxaKnowledge *self);
CoxaRuleset *coxa_knowledge_get_rules (CoxaKnowledge *self);
const CoxaNormTable *coxa_knowledge_get_norms (CoxaKnowledge *self);
const CoxaExerciseLibrary *coxa_knowledge_get_exercises (CoxaKnowledge *self);

G_END_DECLS
