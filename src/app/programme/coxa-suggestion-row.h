/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-suggestion.h"

G_BEGIN_DECLS

/**
 * CoxaSuggestionRow:
 *
 * An exercise that follows from the findings: picture, why, level and minutes, and the button that
 * adds it ("programme.add-suggestion").
 */
#define COXA_TYPE_SUGGESTION_ROW (coxa_suggestion_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSuggestionRow, coxa_suggestion_row, COXA, SUGGESTION_ROW, GtkWidget)

GtkWidget *coxa_suggestion_row_new (const CoxaSuggestionRules *rules,
                                    const CoxaSuggestion *suggestion,
                                    guint number);

G_END_DECLS
