/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-questionnaire.h"

G_BEGIN_DECLS

/**
 * CoxaAnswerWindow:
 *
 * For the patient's eyes: one question at a time in large type, over the whole screen, without a
 * name, a date of birth or a way to the record. Who wants out is asked for the clinician: the
 * button is held, or the word is typed.
 *
 * Signal "done" (GPtrArray of CoxaScore): the screen was given back; what was answered, as far as
 * it was.
 */
#define COXA_TYPE_ANSWER_WINDOW (coxa_answer_window_get_type ())
G_DECLARE_FINAL_TYPE (CoxaAnswerWindow, coxa_answer_window, COXA, ANSWER_WINDOW, AdwWindow)

GtkWidget *coxa_answer_window_new (void);

void coxa_answer_window_ask (CoxaAnswerWindow *self,
                             const CoxaQuestionnaire *questionnaire,
                             const CoxaScore *score);
guint coxa_answer_window_count (CoxaAnswerWindow *self);
void coxa_answer_window_start (CoxaAnswerWindow *self);
const char *coxa_answer_window_get_question (CoxaAnswerWindow *self);
const char *coxa_answer_window_get_page (CoxaAnswerWindow *self);
void coxa_answer_window_type_word (CoxaAnswerWindow *self, const char *word);
gboolean coxa_answer_window_press (CoxaAnswerWindow *self, guint key);

G_END_DECLS
