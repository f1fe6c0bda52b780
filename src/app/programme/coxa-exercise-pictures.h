/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-exercise.h"
#include "coxa-look.h"
#include "coxa-measure.h"

G_BEGIN_DECLS

/**
 * CoxaExercisePictures:
 *
 * The frames of an exercise side by side.
 */
#define COXA_TYPE_EXERCISE_PICTURES (coxa_exercise_pictures_get_type ())
G_DECLARE_FINAL_TYPE (
    CoxaExercisePictures, coxa_exercise_pictures, COXA, EXERCISE_PICTURES, GtkWidget)

GtkWidget *coxa_exercise_pictures_new (void);
void coxa_exercise_pictures_set_look (CoxaExercisePictures *self, const CoxaLook *look);
void coxa_exercise_pictures_show (CoxaExercisePictures *self,
                                  const CoxaExercise *exercise,
                                  CoxaSide side);

G_END_DECLS
