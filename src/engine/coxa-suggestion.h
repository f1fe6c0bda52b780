/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-norm.h"
#include "coxa-precaution.h"

G_BEGIN_DECLS

/**
 * CoxaFlagSides: the sides that a flag is about; both for a central one.
 */
typedef enum {
  COXA_FLAG_LEFT = 1,
  COXA_FLAG_RIGHT = 2,
  COXA_FLAG_BOTH = 3,
} CoxaFlagSides;

/* What an exercise is suggested for. */
typedef struct {
  const CoxaPattern *pattern;
  const char *goal;
  CoxaFlagSides sides;
} CoxaBecause;

typedef struct {
  const CoxaExercise *exercise;
  guint rank;          /* 1: suggested first, for the strongest flag */
  gboolean starter;    /* of the pattern; else any exercise of the library for the goal */
  CoxaFlagSides sides; /* where to do it, when it has a side */
  const char *trains;  /* flagged compensation that it trains against, or NULL */
  GArray *because;     /* of CoxaBecause */
  GArray *hits;        /* of CoxaPrecautionHit: warnings; of a blocked one, blocks first */
} CoxaSuggestion;

/* A goal of a flag that another pattern takes away (patterns.md 4.6). */
typedef struct {
  CoxaBecause flag;
  const CoxaPattern *by;
  const char *text; /* translated */
} CoxaDroppedGoal;

/**
 * CoxaSuggestions: a proposal for a first programme; the clinician decides.
 */
typedef struct {
  GPtrArray *suggested; /* of CoxaSuggestion, in the order of a session */
  GPtrArray *blocked;   /* of CoxaSuggestion: starters that a precaution forbids; no rank */
  GArray *dropped;      /* of CoxaDroppedGoal */
  GPtrArray *advice;    /* of const CoxaAdvice, borrowed from the library, best first */
  gboolean irritable;
  int session_seconds;
  gboolean session_is_long;
} CoxaSuggestions;

CoxaSuggestions *coxa_suggestions_new (const CoxaSuggestionRules *rules,
                                       const CoxaResult *result,
                                       const CoxaNormTable *norms,
                                       CoxaPatient *patient,
                                       CoxaVisit *visit);
void coxa_suggestions_free (CoxaSuggestions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSuggestions, coxa_suggestions_free)

G_END_DECLS
