/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-history.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

const char *coxa_history_text_action (CoxaAction action);
char *coxa_history_text_dup_title (const CoxaHistoryEntry *entry, const GPtrArray *visits);
char *coxa_history_text_dup_who_and_when (const CoxaHistoryEntry *entry);

G_END_DECLS
