/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-answer-window.h"
#include "coxa-knowledge.h"
#include "coxa-questionnaire-row.h"

G_BEGIN_DECLS

/**
 * CoxaQuestionnaireSection:
 *
 * What is asked with questionnaires: the usual ones and those the patient has a score of, then all
 * others. The patient may answer in a large window of their own.
 */
#define COXA_TYPE_QUESTIONNAIRE_SECTION (coxa_questionnaire_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaQuestionnaireSection,
                      coxa_questionnaire_section,
                      COXA,
                      QUESTIONNAIRE_SECTION,
                      GtkWidget)

GtkWidget *coxa_questionnaire_section_new (CoxaKnowledge *knowledge);

CoxaQuestionnaireRow *
coxa_questionnaire_section_find_row (CoxaQuestionnaireSection *self, const char *questionnaire);
CoxaAnswerWindow *coxa_questionnaire_section_open_window (CoxaQuestionnaireSection *self);

G_END_DECLS
