/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-programme.h"
#include "coxa-words.h"

G_BEGIN_DECLS

gboolean coxa_dose_is_printable (const CoxaDose *dose);
gboolean coxa_dose_has_sides (const CoxaProgrammeItem *item);
char *coxa_dose_dup_words (const CoxaProgrammeItem *item, const CoxaWords *words);
char *coxa_dose_dup_rest (const CoxaProgrammeItem *item, const CoxaWords *words);
int coxa_dose_count_seconds (const CoxaProgrammeItem *item);

G_END_DECLS
