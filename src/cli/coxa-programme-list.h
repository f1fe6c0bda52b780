/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient.h"
#include "coxa-precaution.h"
#include "coxa-programme.h"

G_BEGIN_DECLS

GPtrArray *
coxa_programme_list_parse (const char *list, const CoxaExerciseLibrary *library, GError **error);
gboolean coxa_programme_list_adapt (const GPtrArray *items, const char *list, GError **error);
gboolean coxa_programme_list_check (const GPtrArray *items,
                                    const CoxaSuggestionRules *rules,
                                    CoxaPatient *patient,
                                    const CoxaResult *result,
                                    GError **error);

G_END_DECLS
