/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-exercise-words.h"
#include "coxa-look.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseTile:
 *
 * An exercise in the grid: a small picture, drawn when it comes into sight, and what it is called.
 */
#define COXA_TYPE_EXERCISE_TILE (coxa_exercise_tile_get_type ())
G_DECLARE_FINAL_TYPE (CoxaExerciseTile, coxa_exercise_tile, COXA, EXERCISE_TILE, GtkWidget)

GtkWidget *coxa_exercise_tile_new (void);
void coxa_exercise_tile_show (CoxaExerciseTile *self,
                              const CoxaExercise *exercise,
                              const CoxaExerciseWords *words,
                              const CoxaLook *look);

G_END_DECLS
