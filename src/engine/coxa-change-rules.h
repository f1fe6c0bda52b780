/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measure.h"

G_BEGIN_DECLS

/* What two measurements say about change (rom.md 5). */
typedef enum {
  COXA_VERDICT_REAL,
  COXA_VERDICT_WITHIN_ERROR,
  COXA_VERDICT_NO_VERDICT,
  COXA_VERDICT_NOT_COMPARABLE,
} CoxaChangeVerdict;

/* The first thing in which two measurements differ, so that they do not compare (rom.md 6). */
typedef enum {
  COXA_MISMATCH_NONE,
  COXA_MISMATCH_MEASURE,
  COXA_MISMATCH_SIDE,
  COXA_MISMATCH_MODE,
  COXA_MISMATCH_POSITION,
  COXA_MISMATCH_INSTRUMENT,
  COXA_MISMATCH_STABILISATION,
  COXA_MISMATCH_STATUS,
} CoxaMismatch;

/* What decided a verdict. */
typedef enum {
  COXA_RULE_NOT_ALIKE,
  COXA_RULE_NO_NUMBER,
  COXA_RULE_PELVIS_FREE,
  COXA_RULE_NO_THRESHOLD,
  COXA_RULE_NO_THRESHOLD_OTHER_EXAMINER,
  COXA_RULE_SAME_EXAMINER,
  COXA_RULE_OTHER_EXAMINER,
  COXA_RULE_PERCENT,
} CoxaChangeRule;

/* What two scores say about change (outcomes.md 3). */
typedef enum {
  COXA_LABEL_IMPROVED,
  COXA_LABEL_SLIGHTLY_BETTER,
  COXA_LABEL_UNCHANGED,
  COXA_LABEL_WORSE,
  COXA_LABEL_CANNOT_TELL,
} CoxaLabel;

/* What decided a label. */
typedef enum {
  COXA_SCORE_RULE_REAL_AND_ENOUGH,
  COXA_SCORE_RULE_REAL_NOT_ENOUGH,
  COXA_SCORE_RULE_NOT_REAL,
  COXA_SCORE_RULE_ENOUGH_WITHIN_ERROR, /* low baseline: enough, and yet not real */
  COXA_SCORE_RULE_REAL_WORSENING,
  COXA_SCORE_RULE_NO_ROOM_FOR_BETTER,
  COXA_SCORE_RULE_NO_ROOM_FOR_WORSE,
  COXA_SCORE_RULE_ERROR_UNKNOWN,
  COXA_SCORE_RULE_NO_OUTCOME,
  COXA_SCORE_RULE_RATING_IMPROVED,
  COXA_SCORE_RULE_RATING_BETWEEN,
  COXA_SCORE_RULE_RATING_WORSENED,
  COXA_SCORE_RULE_RECALL_TOO_LONG,
  COXA_SCORE_RULE_OUT_OF_RANGE,
} CoxaScoreRule;

/* What a visit says as a whole. */
typedef enum {
  COXA_PROGRESS_IMPROVED,
  COXA_PROGRESS_WORSE,
  COXA_PROGRESS_MIXED,
  COXA_PROGRESS_UNCHANGED,
  COXA_PROGRESS_CANNOT_TELL,
} CoxaProgress;

/* What decided the progress. */
typedef enum {
  COXA_PROGRESS_RULE_ENOUGH_IMPROVED,
  COXA_PROGRESS_RULE_SYMPTOMS_AND_RATING,
  COXA_PROGRESS_RULE_SYMPTOMS_WITHOUT_RATING,
  COXA_PROGRESS_RULE_ENOUGH_WORSE,
  COXA_PROGRESS_RULE_ONE_EACH,
  COXA_PROGRESS_RULE_NONE_DECIDES,
  COXA_PROGRESS_RULE_NOTHING_JUDGED,
} CoxaProgressRule;

/* What a visit gives to think about. */
typedef enum {
  COXA_PROMPT_ASK_SAFETY,
  COXA_PROMPT_REVIEW,
  COXA_PROMPT_ADHERENCE,
  COXA_PROMPT_MOVEMENT_ONLY,
  COXA_N_PROMPTS,
} CoxaPrompt;

/* Ids as files spell them; the lists end with NULL. */
extern const char *const coxa_change_verdict_ids[];
extern const char *const coxa_mismatch_ids[];
extern const char *const coxa_change_rule_ids[];
extern const char *const coxa_label_ids[];
extern const char *const coxa_score_rule_ids[];
extern const char *const coxa_progress_ids[];
extern const char *const coxa_progress_rule_ids[];
extern const char *const coxa_prompt_ids[];

/**
 * CoxaProgressLimits: how the labels of the domains add up to the progress of a visit.
 */
typedef struct {
  int improved_domains;
  int worse_domains;
  int worse_rating_max;
  int plateau_days;
  int adherence_good, adherence_poor; /* percent */
  int baseline_days;
  double warning_chance; /* 0-1 */
  double chance_of_one;  /* 0-1: of a false "real change" in one comparison */
} CoxaProgressLimits;

/**
 * CoxaEntryLimits: when something is asked, or offered, while measurements are typed.
 */
typedef struct {
  double swapped_changed;   /* measurement errors that both sides changed by, at least */
  double swapped_crosswise; /* errors that each side lies from the other one of last time, at most */
  double outside_norm_sd;   /* SD from the norm, at least */
} CoxaEntryLimits;

/**
 * CoxaSumOf: a computed measure as the sum of two others of the same visit.
 */
typedef struct {
  const CoxaMeasure *sum;
  const CoxaMeasure *of[2];
} CoxaSumOf;

/**
 * CoxaChangeRules: change.ini; immutable.
 */
typedef struct _CoxaChangeRules CoxaChangeRules;

CoxaChangeRules *coxa_change_rules_new (const CoxaMeasureCatalogue *measures,
                                        GBytes *bytes,
                                        const char *language,
                                        GError **error);
CoxaChangeRules *
coxa_change_rules_load (const CoxaMeasureCatalogue *measures, const char *language, GError **error);
CoxaChangeRules *coxa_change_rules_load_from (const CoxaDataSource *source,
                                              const CoxaMeasureCatalogue *measures,
                                              const char *language,
                                              GError **error);
void coxa_change_rules_free (CoxaChangeRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaChangeRules, coxa_change_rules_free)

CoxaClinicFile *coxa_change_rules_get_clinic (const CoxaChangeRules *self);
const CoxaProgressLimits *coxa_change_rules_get_limits (const CoxaChangeRules *self);
const CoxaEntryLimits *coxa_change_rules_get_entry_limits (const CoxaChangeRules *self);
double coxa_change_rules_get_percent (const CoxaChangeRules *self, const CoxaMeasure *measure);
guint coxa_change_rules_count_sums (const CoxaChangeRules *self);
const CoxaSumOf *coxa_change_rules_get_sum (const CoxaChangeRules *self, guint index);

const char *
coxa_change_rules_get_verdict_text (const CoxaChangeRules *self, CoxaChangeVerdict word);
const char *coxa_change_rules_get_mismatch_text (const CoxaChangeRules *self, CoxaMismatch word);
const char *coxa_change_rules_get_rule_text (const CoxaChangeRules *self, CoxaChangeRule word);
const char *coxa_change_rules_get_label_text (const CoxaChangeRules *self, CoxaLabel word);
const char *coxa_change_rules_get_score_rule_text (const CoxaChangeRules *self, CoxaScoreRule word);
const char *coxa_change_rules_get_progress_text (const CoxaChangeRules *self, CoxaProgress word);
const char *
coxa_change_rules_get_progress_rule_text (const CoxaChangeRules *self, CoxaProgressRule word);
const char *coxa_change_rules_get_prompt_text (const CoxaChangeRules *self, CoxaPrompt word);
const char *coxa_change_rules_get_warning_text (const CoxaChangeRules *self);

G_END_DECLS
