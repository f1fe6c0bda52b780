/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measure.h"
#include "coxa-safety-decision.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

#define COXA_ENGINE_ERROR (coxa_engine_error_quark ())

typedef enum {
  COXA_ENGINE_ERROR_INVALID, /* a rule that cannot be meant; the message names file, group, key */
  COXA_ENGINE_ERROR_REFUSED, /* a decision lacks something; the message says what */
} CoxaEngineError;

GQuark coxa_engine_error_quark (void);

typedef enum {
  COXA_CLASS_LIKELY,
  COXA_CLASS_POSSIBLE,
  COXA_CLASS_UNLIKELY,
  COXA_CLASS_INSUFFICIENT,
} CoxaClass;

typedef enum {
  COXA_ZONE_MISSING,
  COXA_ZONE_AGAINST,
  COXA_ZONE_NEUTRAL,
  COXA_ZONE_BORDERLINE,
  COXA_ZONE_MET,
} CoxaZone;

/* In order of concern (safety.md 2). */
typedef enum {
  COXA_SAFETY_NONE,
  COXA_SAFETY_INCOMPLETE, /* a question was not asked */
  COXA_SAFETY_PRECAUTION,
  COXA_SAFETY_REFER,
  COXA_SAFETY_URGENT,
  COXA_SAFETY_EMERGENCY,
} CoxaSafetyLevel;

#define COXA_SAFETY_UNREADABLE "unreadable" /* reason: safety.ini was refused */

extern const char *const coxa_class_ids[];
extern const char *const coxa_zone_ids[];
extern const char *const coxa_safety_level_ids[];

/**
 * CoxaFindingRule: one row of a pattern's table (patterns.md 3). Owned by the rule set.
 */
typedef struct {
  const char *id;   /* the measure's id, or the finding's own where it is made of several */
  const char *name; /* translated */
  const char *unit; /* "" where there is none */
  gboolean yes_no;  /* its value is 1 for yes, 0 for no */
  const CoxaMeasure *measure; /* the one measure, or NULL where it is made of several */
  int weight_for;             /* w+ */
  int weight_against;         /* w- */
  gboolean key;
  gboolean link;
  gboolean required;   /* one of the minimum findings */
  gboolean project;    /* [P]: the threshold is a project choice, not a published cut-off */
  gboolean unverified; /* the threshold is from memory, no source text was read */
  const char *reason;  /* translated: why this weight */
  const char *source;
  CoxaClinicOwn clinic_own; /* zones that the clinic set, with the published ones; or NULL */
} CoxaFindingRule;

/**
 * CoxaPattern: findings that occur together; never a cause. Owned by the rule set.
 */
typedef struct {
  guint index;
  const char *id;
  const char *code;          /* "P01" of the reference */
  const char *name;          /* translated */
  const char *mechanism;     /* translated; a hypothesis */
  gboolean central;          /* judged once, not for each side */
  char grade;                /* evidence 'A'..'D' */
  const char *evidence;      /* "supports", "mixed", "contradicts" */
  const char *evidence_text; /* translated */
  const char *confusions;    /* translated: not to be confused with */
  const char *source;        /* author year, PMCID or DOI */
  const char *const *goals;  /* of exercises, best first */
  guint n_findings;
} CoxaPattern;

/**
 * CoxaFinding: a rule applied to a visit. Where a rule has two methods, the value is that of the
 * one that decided.
 */
typedef struct {
  const CoxaFindingRule *rule;
  CoxaZone zone;
  double value;               /* NAN where there is no single number to show */
  const CoxaMeasure *measure; /* whose value it is; NULL where it is made of several */
  const char *unit;           /* of the value; "" where there is none */
} CoxaFinding;

#define COXA_CAPS_MAX 6

/**
 * CoxaPatternResult: one pattern judged on one side. Weights are in half-points, so that every
 * sum is an integer. Everything is borrowed from the result or the rule set.
 */
typedef struct {
  const CoxaPattern *pattern;
  CoxaSide side;
  CoxaClass class;
  int support;  /* S x 2 */
  int against;  /* O x 2 */
  int measured; /* M x 2 */
  int total;    /* T x 2 */
  gboolean suspended;
  const char *caps[COXA_CAPS_MAX + 1]; /* ends with NULL */
  const CoxaFinding *findings;
  guint n_findings;
  const char *const
      *missing; /* ids of required measures without a value, or "age"; ends with NULL */
  guint n_missing;
  const char *const *next; /* ids of what to measure next, best first; ends with NULL */
  guint n_next;
  const char *classification; /* translated: what a published rule says beside it, or NULL */
} CoxaPatternResult;

typedef struct {
  const char *id;
  const char *name;   /* translated */
  const char *advice; /* translated: what to do now */
  CoxaSafetyLevel level;
  gboolean unverified;        /* standard teaching, no source text was read */
  const char *const *because; /* ids of the questions that triggered it; ends with NULL */
  /* As far as the visit was judged in its episode (coxa_screening_judge()): */
  GDateTime *since;                   /* borrowed; the earlier visit that raised it, or NULL */
  const CoxaSafetyDecision *decision; /* that is in force for it, or NULL: it is open */
} CoxaSafetyFlag;

/**
 * CoxaYellowFlag: something to adapt the plan to; never a block (safety.md 5).
 */
typedef struct {
  const char *id;
  const char *name;         /* translated */
  const char *const *plans; /* translated, best first; ends with NULL */
  gboolean project;         /* [P]: the number is a choice of this project */
} CoxaYellowFlag;

/**
 * CoxaDecisionLimits: what a person may decide about a flag (safety.md 3).
 */
typedef struct {
  int reason_characters; /* at least */
  int override_days;     /* at most */
  int follow_up_days;    /* at most */
} CoxaDecisionLimits;

typedef struct {
  const char *name;   /* translated */
  const char *detail; /* translated: what is asked for with it */
} CoxaGroundText;

/**
 * CoxaQuestion: one question of the safety screen, in plain language.
 */
typedef struct {
  const char *id;
  const char *text;    /* translated */
  const char *section; /* translated heading */
  gboolean short_form; /* asked again at every visit */
  gboolean yellow;     /* about worries, sleep and work; no part of the screen */
  gboolean unverified; /* standard teaching, no source text was read */
} CoxaQuestion;

/**
 * CoxaShown: a flag as the screen shows it; two sides of one pattern are merged.
 */
typedef struct {
  const CoxaPatternResult *result; /* the stronger side */
  gboolean both;
} CoxaShown;

typedef struct _CoxaRuleset CoxaRuleset;

CoxaRuleset *coxa_ruleset_new (const CoxaMeasureCatalogue *measures,
                               GBytes *patterns,
                               GBytes *safety,
                               const char *language,
                               GError **error);
CoxaRuleset *
coxa_ruleset_load (const CoxaMeasureCatalogue *measures, const char *language, GError **error);
CoxaRuleset *coxa_ruleset_load_from (const CoxaDataSource *source,
                                     const CoxaMeasureCatalogue *measures,
                                     const char *language,
                                     GError **patterns_error,
                                     GError **safety_error);
CoxaRuleset *coxa_ruleset_ref (CoxaRuleset *self);
void coxa_ruleset_unref (CoxaRuleset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRuleset, coxa_ruleset_unref)

const char *coxa_ruleset_get_version (const CoxaRuleset *self);
gboolean coxa_ruleset_has_patterns (const CoxaRuleset *self);
gboolean coxa_ruleset_has_safety (const CoxaRuleset *self);
CoxaClinicFile *coxa_ruleset_get_clinic (const CoxaRuleset *self);
guint coxa_ruleset_count_patterns (const CoxaRuleset *self);
const CoxaPattern *coxa_ruleset_get_pattern (const CoxaRuleset *self, guint index);
const CoxaPattern *coxa_ruleset_find_pattern (const CoxaRuleset *self, const char *id);
guint coxa_ruleset_count_questions (const CoxaRuleset *self);
const CoxaQuestion *coxa_ruleset_get_question (const CoxaRuleset *self, guint index);
const CoxaQuestion *coxa_ruleset_find_question (const CoxaRuleset *self, const char *id);
CoxaDecisionLimits coxa_ruleset_get_decision_limits (const CoxaRuleset *self);
CoxaGroundText coxa_ruleset_get_ground_text (const CoxaRuleset *self, CoxaGround ground);
int coxa_ruleset_get_full_screen_days (const CoxaRuleset *self);
const char *coxa_ruleset_find_flag_name (const CoxaRuleset *self, const char *flag);
gboolean coxa_ruleset_uses_measure (const CoxaRuleset *self, const CoxaMeasure *measure);

/**
 * CoxaResult: the judgement of one visit; reusable, so that judging allocates nothing.
 */
typedef struct _CoxaResult CoxaResult;

CoxaResult *coxa_result_new (CoxaRuleset *ruleset);
void coxa_result_set_engine (CoxaResult *self, gboolean on);
gboolean coxa_result_is_engine_on (const CoxaResult *self);
void coxa_result_free (CoxaResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaResult, coxa_result_free)

void coxa_judge (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit);

CoxaRuleset *coxa_result_get_ruleset (const CoxaResult *self);
guint coxa_result_count (const CoxaResult *self);
const CoxaPatternResult *coxa_result_get (const CoxaResult *self, guint index);
const CoxaPatternResult *
coxa_result_find (const CoxaResult *self, const char *pattern, CoxaSide side);
guint coxa_result_count_shown (const CoxaResult *self);
CoxaShown coxa_result_get_shown (const CoxaResult *self, guint index);
gboolean coxa_result_is_widespread (const CoxaResult *self);

CoxaSafetyLevel coxa_result_get_safety_level (const CoxaResult *self);
gboolean coxa_result_is_screen_complete (const CoxaResult *self);
guint coxa_result_count_safety_flags (const CoxaResult *self);
const CoxaSafetyFlag *coxa_result_get_safety_flag (const CoxaResult *self, guint index);
gboolean coxa_result_allows_handout (const CoxaResult *self, const char **reason_out);
guint coxa_result_count_yellow_flags (const CoxaResult *self);
const CoxaYellowFlag *coxa_result_get_yellow_flag (const CoxaResult *self, guint index);

/**
 * CoxaFlip: how far a number is from changing the class of its pattern.
 */
typedef struct {
  const CoxaFinding *finding;
  double value;    /* the first one at which the class would be another; in the finding's unit */
  CoxaClass class; /* the class it would be */
} CoxaFlip;

GArray *coxa_result_find_flips (CoxaResult *self, const CoxaPatternResult *judged);

gboolean coxa_pattern_result_get_index (const CoxaPatternResult *self, double *index_out);
double coxa_pattern_result_get_coverage (const CoxaPatternResult *self);
double coxa_round_ratio (int numerator, int denominator);

G_END_DECLS
