/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-exercise-filter.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseFilterBar:
 *
 * What to look for in the exercise library, but for the search: goal, position, kind, equipment,
 * level, precaution.
 *
 * Signal "changed".
 */
#define COXA_TYPE_EXERCISE_FILTER_BAR (coxa_exercise_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    CoxaExerciseFilterBar, coxa_exercise_filter_bar, COXA, EXERCISE_FILTER_BAR, GtkWidget)

void coxa_exercise_filter_bar_set_library (CoxaExerciseFilterBar *self,
                                           const CoxaExerciseLibrary *library,
                                           const CoxaExerciseWords *words,
                                           const CoxaSuggestionRules *rules);
void coxa_exercise_filter_bar_read (CoxaExerciseFilterBar *self, CoxaExerciseFilter *filter);
void coxa_exercise_filter_bar_choose (CoxaExerciseFilterBar *self,
                                      const char *vocabulary,
                                      const char *word);
void coxa_exercise_filter_bar_clear (CoxaExerciseFilterBar *self);

G_END_DECLS
