/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-questionnaire.h"

G_BEGIN_DECLS

char *coxa_score_text_dup (const CoxaQuestionnaireCatalogue *catalogue, const CoxaScore *score);
char *coxa_score_text_dup_all (const CoxaQuestionnaireCatalogue *catalogue, CoxaVisit *visit);

G_END_DECLS
