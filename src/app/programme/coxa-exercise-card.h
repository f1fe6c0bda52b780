/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-look.h"
#include "coxa-programme.h"
#include "coxa-words.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseCard:
 *
 * One exercise of the programme: pictures, dose, side, a line of the clinician's own.
 *
 * Signals: "changed"; "removed"; "moved" (int): by that many places.
 */
#define COXA_TYPE_EXERCISE_CARD (coxa_exercise_card_get_type ())
G_DECLARE_FINAL_TYPE (CoxaExerciseCard, coxa_exercise_card, COXA, EXERCISE_CARD, GtkWidget)

GtkWidget *coxa_exercise_card_new (CoxaProgrammeItem *item, const CoxaWords *words);
void coxa_exercise_card_set_look (CoxaExerciseCard *self, const CoxaLook *look);
CoxaProgrammeItem *coxa_exercise_card_get_item (CoxaExerciseCard *self);

G_END_DECLS
