/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"

G_BEGIN_DECLS

typedef struct {
  char *says;  /* what the source says */
  char *where; /* where it is found: addresses, or a title */
} CoxaExerciseSource;

/**
 * CoxaExerciseSources: the sources behind the codes of the library, in full words
 * (exercise-sources.ini). Citations are not translated.
 */
typedef struct _CoxaExerciseSources CoxaExerciseSources;

CoxaExerciseSources *coxa_exercise_sources_new (const char *name, GBytes *bytes, GError **error);
CoxaExerciseSources *coxa_exercise_sources_load (GError **error);
void coxa_exercise_sources_free (CoxaExerciseSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaExerciseSources, coxa_exercise_sources_free)

const CoxaExerciseSource *
coxa_exercise_sources_find (const CoxaExerciseSources *self, const char *code);

G_END_DECLS
