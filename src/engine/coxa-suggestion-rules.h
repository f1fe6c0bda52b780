/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaSuggestionLimits: how much is suggested and what the sheet warns of (exercises.md 7).
 */
typedef struct {
  int suggested_min, suggested_max;
  int warn_from;          /* exercises of a programme */
  int warn_strongly_from; /* exercises of a programme */
  int session_minutes;    /* warn above */
  int level_max;
  int irritable_pain_now; /* 0-10, from here on */
  int irritable_level_max;
  int self_massage_max;
  int advice_max;
  int repetition_seconds; /* of an exercise without a tempo */
  double below_reference_z;
} CoxaSuggestionLimits;

typedef enum {
  COXA_PRECAUTION_WARN,
  COXA_PRECAUTION_BLOCK,
} CoxaPrecautionEffect;

extern const char *const coxa_precaution_effect_ids[]; /* "warn", "block" */

/**
 * CoxaSuggestionRules: suggestions.ini, read strictly. Immutable; keeps the rule set alive, the
 * library has to outlive it.
 */
typedef struct _CoxaSuggestionRules CoxaSuggestionRules;

CoxaSuggestionRules *coxa_suggestion_rules_new (CoxaRuleset *ruleset,
                                                const CoxaExerciseLibrary *library,
                                                GBytes *bytes,
                                                const char *language,
                                                GError **error);
CoxaSuggestionRules *coxa_suggestion_rules_load (CoxaRuleset *ruleset,
                                                 const CoxaExerciseLibrary *library,
                                                 const char *language,
                                                 GError **error);
CoxaSuggestionRules *coxa_suggestion_rules_load_from (const CoxaDataSource *source,
                                                      CoxaRuleset *ruleset,
                                                      const CoxaExerciseLibrary *library,
                                                      const char *language,
                                                      GError **error);
void coxa_suggestion_rules_free (CoxaSuggestionRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSuggestionRules, coxa_suggestion_rules_free)

const CoxaSuggestionLimits *coxa_suggestion_rules_get_limits (const CoxaSuggestionRules *self);
const char *
coxa_suggestion_rules_get_precaution_name (const CoxaSuggestionRules *self, const char *precaution);
const char *coxa_suggestion_rules_get_goal_name (const CoxaSuggestionRules *self, const char *goal);
const char *coxa_suggestion_rules_get_compensation_name (const CoxaSuggestionRules *self,
                                                         const char *compensation);
int coxa_suggestion_rules_compare_places (const CoxaSuggestionRules *self,
                                          const CoxaExercise *first,
                                          const CoxaExercise *second);

G_END_DECLS
