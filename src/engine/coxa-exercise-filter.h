/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise-words.h"
#include "coxa-suggestion-rules.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseFilter: what is looked for in the library. Each wish narrows; NULL and 0 wish
 * nothing. All strings are borrowed.
 */
typedef struct {
  const char *search;     /* words of title, steps or kind, in any order; accents do not matter */
  const char *goal;       /* words of the library's vocabularies */
  const char *position;
  const char *equipment;
  const char *category;
  const char *precaution; /* without what it forbids */
  gboolean no_care;       /* without what it asks care for, too */
  int level;              /* 1, 2 or 3: this level */
} CoxaExerciseFilter;

gboolean coxa_exercise_filter_is_empty (const CoxaExerciseFilter *self);
gboolean coxa_exercise_filter_fits (const CoxaExerciseFilter *self,
                                    const CoxaExercise *exercise,
                                    const CoxaExerciseWords *words,
                                    const CoxaSuggestionRules *rules);

G_END_DECLS
