/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-exercise-sources.h"
#include "coxa-exercise-words.h"
#include "coxa-figure-player.h"
#include "coxa-suggestion-rules.h"
#include "coxa-words.h"

G_BEGIN_DECLS

/* What an exercise is read with; borrowed. */
typedef struct {
  const CoxaExerciseLibrary *library;
  const CoxaExerciseWords *words;
  const CoxaExerciseSources *sources;
  const CoxaSuggestionRules *rules; /* or NULL */
  const CoxaWords *dose_words;
} CoxaExerciseReading;

/**
 * CoxaExerciseDetail:
 *
 * All that the library says of one exercise: the movement, the dose in words, the steps, the cues,
 * what speaks against it, and where the dose comes from.
 *
 * Signal "opened" (const char *): id of an easier or harder exercise that is asked for.
 */
#define COXA_TYPE_EXERCISE_DETAIL (coxa_exercise_detail_get_type ())
G_DECLARE_FINAL_TYPE (CoxaExerciseDetail, coxa_exercise_detail, COXA, EXERCISE_DETAIL, GtkWidget)

void coxa_exercise_detail_show (CoxaExerciseDetail *self,
                                const CoxaExercise *exercise,
                                const CoxaExerciseReading *reading);
void coxa_exercise_detail_set_warning (CoxaExerciseDetail *self, const char *warning);
CoxaFigurePlayer *coxa_exercise_detail_get_player (CoxaExerciseDetail *self);

G_END_DECLS
