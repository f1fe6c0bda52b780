/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaQuestionRow:
 *
 * A question of the safety screen and its answer: no, yes, unsure, or not asked. Answered with a
 * click, or with the keys y, n, u; Backspace takes the answer back.
 *
 * Signal "answered": by the user.
 */
#define COXA_TYPE_QUESTION_ROW (coxa_question_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaQuestionRow, coxa_question_row, COXA, QUESTION_ROW, GtkWidget)

GtkWidget *coxa_question_row_new (const CoxaQuestion *question);

const CoxaQuestion *coxa_question_row_get_question (CoxaQuestionRow *self);
CoxaAnswer coxa_question_row_get_answer (CoxaQuestionRow *self);
gboolean coxa_question_row_is_implied (CoxaQuestionRow *self);
void coxa_question_row_set_answer (CoxaQuestionRow *self, CoxaAnswer answer, gboolean implied);

G_END_DECLS
