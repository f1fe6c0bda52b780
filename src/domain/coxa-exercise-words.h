/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseWords: what the words of the library's vocabularies are called on screen
 * (exercise-words.ini), in one language. The names of precautions are the suggestion rules'.
 */
typedef struct _CoxaExerciseWords CoxaExerciseWords;

CoxaExerciseWords *
coxa_exercise_words_new (const char *name, GBytes *bytes, const char *language, GError **error);
CoxaExerciseWords *coxa_exercise_words_load (const char *language, GError **error);
void coxa_exercise_words_free (CoxaExerciseWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaExerciseWords, coxa_exercise_words_free)

const char *coxa_exercise_words_get_title (const CoxaExerciseWords *self,
                                           const char *vocabulary,
                                           const char *word);

G_END_DECLS
