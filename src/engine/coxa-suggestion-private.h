/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the reader of suggestions.ini and those who use it share; not seen outside the engine. */

#include "coxa-data-file.h"
#include "coxa-facts.h"
#include "coxa-suggestion.h"

G_BEGIN_DECLS

/* What a pattern asks for: [pattern ID] or [pattern ID NAME]. */
typedef struct {
  const CoxaPattern *pattern;
  CoxaExpression *when; /* NULL: always */
  const char *const *goals;
  const char *const *starters;
  const char *const *advice;
  const char *const *compensations;
} CoxaStart;

typedef struct {
  const char *name;
  const CoxaPattern *pattern;
  CoxaClass from_class;
  CoxaExpression *when; /* NULL: always */
  const char *const *goals;
  gboolean unless_below;
  const char *text;
} CoxaDrop;

/* Measures of the movement of a goal, or the exercises that train against a compensation. */
typedef struct {
  const char *id;
  const char *name; /* translated, or NULL */
  const char *const *members;
} CoxaNamedList;

typedef struct {
  const char *id;
  const char *name; /* translated */
} CoxaGoalName;

typedef struct {
  const char *id;
  const char *name;
  const char *text;
  const char *source;
  gboolean unverified;
} CoxaPrecaution;

typedef struct {
  const char *id;
  CoxaPrecautionEffect effect;
  const char *const *precautions;
  const CoxaPattern *pattern; /* or NULL */
  CoxaClass from_class;
  const char *const *properties;
  const char *const *exercises;
  int hip_flexion_above; /* degrees, or -1 */
  const char *text;
  const char *source;
  gboolean unverified;
  gboolean project;
} CoxaPrecautionRule;

struct _CoxaSuggestionRules {
  CoxaRuleset *ruleset;
  const CoxaExerciseLibrary *library;
  GStringChunk *strings;
  GPtrArray *lists;
  CoxaFactTable *facts;
  CoxaSuggestionLimits limits;
  const char *const *positions;
  const char *const *categories;
  const char *irritable_advice;
  GArray *starts;        /* of CoxaStart */
  GArray *compensations; /* of CoxaNamedList */
  GArray *movements;     /* of CoxaNamedList */
  GArray *goals;         /* of CoxaGoalName */
  GArray *drops;         /* of CoxaDrop */
  GArray *precautions;   /* of CoxaPrecaution */
  GArray *rules;         /* of CoxaPrecautionRule */
};

/* A flag with what it asks for. */
typedef struct {
  const CoxaStart *start;
  CoxaFlagSides sides;
} CoxaFlag;

typedef struct {
  const CoxaSuggestionRules *rules;
  const CoxaResult *result;
  CoxaRange (*readings)[2];
  GArray *comparisons; /* of CoxaComparison, or NULL */
  GArray *flags;       /* of CoxaFlag, strongest first */
} CoxaFlagged;

void coxa_flagged_collect (CoxaFlagged *self);
const CoxaDrop *
coxa_flagged_find_drop (const CoxaFlagged *self, const char *goal, CoxaFlagSides sides);

gboolean coxa_suggestion_rules_read (CoxaSuggestionRules *self,
                                     CoxaDataFile *file,
                                     const char *language,
                                     GError **error);
const char *const *coxa_named_list_find (const GArray *lists, const char *id);
int coxa_session_seconds (const CoxaExercise *exercise, gboolean both_sides, int repetition_s);

G_END_DECLS
