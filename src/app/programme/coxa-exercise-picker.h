/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-exercise.h"
#include "coxa-look.h"
#include "coxa-suggestion-rules.h"

G_BEGIN_DECLS

/**
 * CoxaExercisePicker:
 *
 * The library to choose from, by name. What the patient's precautions forbid is not offered; what
 * they ask care for says so.
 *
 * Signal "chosen" (const char *): id of an exercise.
 */
#define COXA_TYPE_EXERCISE_PICKER (coxa_exercise_picker_get_type ())
G_DECLARE_FINAL_TYPE (CoxaExercisePicker, coxa_exercise_picker, COXA, EXERCISE_PICKER, AdwWindow)

GtkWidget *coxa_exercise_picker_new (const CoxaExerciseLibrary *library,
                                     const CoxaSuggestionRules *rules,
                                     const char *const *precautions);
void coxa_exercise_picker_set_look (CoxaExercisePicker *self, const CoxaLook *look);

G_END_DECLS
