/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-suggestion.h"

G_BEGIN_DECLS

/**
 * CoxaHiddenRow:
 *
 * An exercise that a precaution hides: what forbids it, and a place for the reason without which it
 * cannot be added.
 *
 * Signal "chosen" (id of the exercise, reason).
 */
#define COXA_TYPE_HIDDEN_ROW (coxa_hidden_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHiddenRow, coxa_hidden_row, COXA, HIDDEN_ROW, GtkWidget)

GtkWidget *coxa_hidden_row_new (const CoxaSuggestionRules *rules,
                                const CoxaExercise *exercise,
                                const GArray *hits);
const CoxaExercise *coxa_hidden_row_get_exercise (CoxaHiddenRow *self);
const char *coxa_hidden_row_get_reason (CoxaHiddenRow *self);
void coxa_hidden_row_set_reason (CoxaHiddenRow *self, const char *reason);

G_END_DECLS
