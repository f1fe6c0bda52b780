/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change.h"
#include "coxa-exercise.h"
#include "coxa-norm.h"
#include "coxa-pain-regions.h"
#include "coxa-questionnaire.h"
#include "coxa-ruleset.h"
#include "coxa-suggestion-rules.h"
#include "coxa-technique.h"
#include "coxa-topic.h"

G_BEGIN_DECLS

/**
 * CoxaKnowledgePart: what may be refused without the rest, and what is lost then.
 * @COXA_PART_PATTERNS: no pattern is judged
 * @COXA_PART_SAFETY: the safety screen: nothing may be handed out, no pattern is judged
 * @COXA_PART_NORMS: no norms
 * @COXA_PART_RELIABILITY: no verdict on change or side difference
 * @COXA_PART_QUESTIONNAIRES: no scores but pain
 * @COXA_PART_CHANGE: no summary of change
 * @COXA_PART_EXERCISES: no exercises, no handouts
 * @COXA_PART_SUGGESTIONS: no suggestions, no precautions of exercises
 * @COXA_PART_PAIN_REGIONS: no pain map
 * @COXA_PART_CLINIC: the clinic's own values: none of them counts, and no pattern is judged, since
 *   it would be by other rules than the clinic wants
 * @COXA_PART_OWN_QUESTIONNAIRES: the clinic's own questionnaires: none of them is offered
 */
typedef enum {
  COXA_PART_PATTERNS,
  COXA_PART_SAFETY,
  COXA_PART_NORMS,
  COXA_PART_RELIABILITY,
  COXA_PART_QUESTIONNAIRES,
  COXA_PART_CHANGE,
  COXA_PART_EXERCISES,
  COXA_PART_SUGGESTIONS,
  COXA_PART_PAIN_REGIONS,
  COXA_PART_CLINIC,
  COXA_PART_OWN_QUESTIONNAIRES,
  COXA_N_PARTS,
} CoxaKnowledgePart;

/* Sets of parts: a bit for each. */
#define COXA_PARTS(part) (1u << (part))
#define COXA_PARTS_ALL ((1u << COXA_N_PARTS) - 1)

/**
 * CoxaKnowledge:
 *
 * The clinical knowledge, loaded once and handed down to those who need it. What the getters lend
 * lives as long as it does. A part that is refused leaves the others as they are; measures.ini,
 * history.ini, plan.ini and treatment.ini are needed for everything.
 *
 * Property "engine": whether patterns are to be judged; a setting of the user.
 */
#define COXA_TYPE_KNOWLEDGE (coxa_knowledge_get_type ())
G_DECLARE_FINAL_TYPE (CoxaKnowledge, coxa_knowledge, COXA, KNOWLEDGE, GObject)

CoxaKnowledge *coxa_knowledge_new (
    const char *folder, const char *clinic_path, guint parts, const char *language, GError **error);
CoxaKnowledge *coxa_knowledge_load (const char *language, GError **error);

const CoxaDataSource *coxa_knowledge_get_source (CoxaKnowledge *self);
const GError *coxa_knowledge_get_problem (CoxaKnowledge *self, CoxaKnowledgePart part);
CoxaClinicFile *coxa_knowledge_get_clinic (CoxaKnowledge *self);
const char *coxa_knowledge_part_get_file (CoxaKnowledgePart part);

CoxaMeasureCatalogue *coxa_knowledge_get_measures (CoxaKnowledge *self);
CoxaRuleset *coxa_knowledge_get_rules (CoxaKnowledge *self);
const CoxaNormTable *coxa_knowledge_get_norms (CoxaKnowledge *self);
const CoxaQuestionnaireCatalogue *coxa_knowledge_get_questionnaires (CoxaKnowledge *self);
const CoxaPainRegions *coxa_knowledge_get_pain_regions (CoxaKnowledge *self);
const CoxaChangeRules *coxa_knowledge_get_change (CoxaKnowledge *self);
const CoxaExerciseLibrary *coxa_knowledge_get_exercises (CoxaKnowledge *self);
const CoxaSuggestionRules *coxa_knowledge_get_suggestions (CoxaKnowledge *self);
const CoxaTopicCatalogue *coxa_knowledge_get_topics (CoxaKnowledge *self);
const CoxaTechniqueCatalogue *coxa_knowledge_get_techniques (CoxaKnowledge *self);

CoxaChangeKnowledge coxa_knowledge_get_change_knowledge (CoxaKnowledge *self);

void coxa_knowledge_set_engine (CoxaKnowledge *self, gboolean on);
gboolean coxa_knowledge_get_engine (CoxaKnowledge *self);
CoxaResult *coxa_knowledge_new_result (CoxaKnowledge *self);

G_END_DECLS
