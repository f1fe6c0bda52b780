/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-draft.h"

G_BEGIN_DECLS

#define COXA_DRAFT_VISIT "visit"
#define COXA_DRAFT_PATIENT "patient"
#define COXA_DRAFT_PROGRAMME "programme"
#define COXA_DRAFT_DECISION "decision"

char *coxa_draft_text_dup_when (const CoxaDraft *draft, GDateTime *now);
char *coxa_draft_text_dup_age (const CoxaDraft *draft, GDateTime *now);
char *coxa_draft_text_dup_offer (const CoxaDraft *draft, gboolean own, GDateTime *now);
const char *coxa_draft_text_get_form (const CoxaDraft *draft);
char *coxa_draft_text_dup_whose (const CoxaDraft *draft, gboolean own);

G_END_DECLS
