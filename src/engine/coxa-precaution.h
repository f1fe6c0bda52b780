/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-suggestion-rules.h"

G_BEGIN_DECLS

/**
 * CoxaPrecautionHit: why an exercise is blocked or warned of. Everything is borrowed from the
 * rules.
 */
typedef struct {
  CoxaPrecautionEffect effect;
  const char *rule;       /* "avoid-if", "caution-if" or the id of a rule */
  const char *precaution; /* of the patient, or NULL */
  const char *pattern;    /* id, where a pattern is the reason, or NULL */
  const char *text;       /* translated */
  const char *source;
  gboolean unverified; /* standard teaching, no source text was read */
  gboolean project;    /* a project choice */
} CoxaPrecautionHit;

GArray *coxa_precautions_judge (const CoxaSuggestionRules *rules,
                                const CoxaExercise *exercise,
                                const char *const *precautions,
                                const CoxaResult *result);
gboolean coxa_precautions_block (const GArray *hits);

G_END_DECLS
