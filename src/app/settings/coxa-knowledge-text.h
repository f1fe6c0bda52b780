/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/* What the user is told of the knowledge: what is off and why, what is the clinic's own. */
char *coxa_knowledge_text_dup_problems (CoxaKnowledge *knowledge);
char *coxa_knowledge_text_dup_engine_off (CoxaKnowledge *knowledge);
char *coxa_knowledge_text_dup_clinic (CoxaKnowledge *knowledge, const char *clinic_path);

char *coxa_knowledge_text_dup_own (CoxaClinicOwn own);
char *coxa_knowledge_text_dup_title (CoxaKnowledge *knowledge, const CoxaClinicValue *value);
char *coxa_knowledge_text_dup_value (const CoxaClinicValue *value);
char *coxa_knowledge_text_dup_account (const CoxaClinicValue *value);

G_END_DECLS
