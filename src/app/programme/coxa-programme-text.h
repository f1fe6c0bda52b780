/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-programme.h"
#include "coxa-store.h"
#include "coxa-suggestion.h"
#include "coxa-words.h"

G_BEGIN_DECLS

char *coxa_programme_text_dup_because (const CoxaSuggestionRules *rules, const GArray *because);
char *coxa_programme_text_dup_trains (const CoxaSuggestionRules *rules, const char *compensation);
char *coxa_programme_text_dup_minutes (int seconds);
char *coxa_programme_text_dup_facts (const CoxaProgrammeItem *item);
char *coxa_programme_text_dup_hits (const CoxaSuggestionRules *rules,
                                    const GArray *hits,
                                    CoxaPrecautionEffect effect);
char *coxa_programme_text_dup_names (const CoxaSuggestionRules *rules, const GArray *hits);
char *coxa_programme_text_dup_issued (const CoxaStoredProgramme *programme);
char *coxa_programme_text_dup_stored_item (const CoxaSuggestionRules *rules,
                                           const CoxaExerciseLibrary *library,
                                           const CoxaWords *words,
                                           const CoxaStoredItem *item);
CoxaSide coxa_programme_text_side (CoxaFlagSides sides);

G_END_DECLS
