/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-programme-draft.h"

G_BEGIN_DECLS

/**
 * CoxaSuggestionGroup:
 *
 * What follows from the findings of the visit, on top of the programme: exercises that the
 * programme does not have yet, goals that were dropped, and what the precautions hide.
 *
 * Signal "chosen" (id, CoxaSide, reason or NULL): add that exercise.
 */
#define COXA_TYPE_SUGGESTION_GROUP (coxa_suggestion_group_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSuggestionGroup, coxa_suggestion_group, COXA, SUGGESTION_GROUP, GtkWidget)

void coxa_suggestion_group_show (CoxaSuggestionGroup *self,
                                 CoxaKnowledge *knowledge,
                                 CoxaProgrammeDraft *draft);
void coxa_suggestion_group_follow (CoxaSuggestionGroup *self, CoxaProgrammeDraft *draft);
guint coxa_suggestion_group_count (CoxaSuggestionGroup *self);
void coxa_suggestion_group_choose (CoxaSuggestionGroup *self, guint index);
void coxa_suggestion_group_choose_all (CoxaSuggestionGroup *self);
gboolean coxa_suggestion_group_ask_reason (CoxaSuggestionGroup *self, const CoxaExercise *exercise);

G_END_DECLS
