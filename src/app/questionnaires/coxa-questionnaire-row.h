/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaQuestionnaireRow:
 *
 * One questionnaire of a visit: its total, typed, or made of the answers to its items; what it was
 * last, and what the change since then means. The domain scores, the engine judges.
 *
 * Signal "edited": the user changed something.
 */
#define COXA_TYPE_QUESTIONNAIRE_ROW (coxa_questionnaire_row_get_type ())
G_DECLARE_FINAL_TYPE (
    CoxaQuestionnaireRow, coxa_questionnaire_row, COXA, QUESTIONNAIRE_ROW, GtkWidget)

GtkWidget *coxa_questionnaire_row_new (CoxaKnowledge *knowledge,
                                       const CoxaQuestionnaire *questionnaire);

const CoxaQuestionnaire *coxa_questionnaire_row_get_questionnaire (CoxaQuestionnaireRow *self);
void coxa_questionnaire_row_show (CoxaQuestionnaireRow *self, CoxaVisit *visit);
void coxa_questionnaire_row_set_visits (CoxaQuestionnaireRow *self,
                                        const GPtrArray *visits,
                                        CoxaVisit *visit);
void coxa_questionnaire_row_apply (CoxaQuestionnaireRow *self, CoxaVisit *visit);
void coxa_questionnaire_row_add_stops (CoxaQuestionnaireRow *self, GPtrArray *stops);
gboolean coxa_questionnaire_row_is_filled (CoxaQuestionnaireRow *self);
gboolean coxa_questionnaire_row_is_known (CoxaQuestionnaireRow *self);
CoxaScore *coxa_questionnaire_row_dup_score (CoxaQuestionnaireRow *self);
CoxaScore *coxa_questionnaire_row_dup_asked (CoxaQuestionnaireRow *self);
void coxa_questionnaire_row_put_score (CoxaQuestionnaireRow *self, const CoxaScore *score);
void coxa_questionnaire_row_refuse (CoxaQuestionnaireRow *self, const char *message);
const char *coxa_questionnaire_row_get_verdict (CoxaQuestionnaireRow *self);
const char *coxa_questionnaire_row_get_message (CoxaQuestionnaireRow *self);

G_END_DECLS
