/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-look.h"
#include "coxa-programme-draft.h"
#include "coxa-words.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseCard:
 *
 * One exercise of the programme: pictures, dose, side, an easier or a harder one in its place, a
 * line of the clinician's own, and what the precautions say about it. Alt+Up and Alt+Down move it,
 * Ctrl+Delete takes it away; its pictures can be dragged.
 *
 * Signals: "changed"; "removed"; "moved" (int): by that many places; "dropped" (CoxaExerciseCard):
 * that one was dropped here; "replaced" (id): by that exercise.
 */
#define COXA_TYPE_EXERCISE_CARD (coxa_exercise_card_get_type ())
G_DECLARE_FINAL_TYPE (CoxaExerciseCard, coxa_exercise_card, COXA, EXERCISE_CARD, GtkWidget)

GtkWidget *coxa_exercise_card_new (CoxaKnowledge *knowledge,
                                   CoxaProgrammeDraft *draft,
                                   CoxaProgrammeItem *item,
                                   const CoxaWords *words);
void coxa_exercise_card_set_look (CoxaExerciseCard *self, const CoxaLook *look);
CoxaProgrammeItem *coxa_exercise_card_get_item (CoxaExerciseCard *self);
void coxa_exercise_card_follow (CoxaExerciseCard *self);
gboolean coxa_exercise_card_focus_care (CoxaExerciseCard *self);

G_END_DECLS
