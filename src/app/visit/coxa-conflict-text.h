/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"

G_BEGIN_DECLS

char *coxa_conflict_text_dup_title (CoxaKnowledge *knowledge, const char *place);
char *coxa_conflict_text_dup_value (CoxaKnowledge *knowledge, const char *place, const char *json);

G_END_DECLS
