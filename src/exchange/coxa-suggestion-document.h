/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-suggestion.h"

G_BEGIN_DECLS

char *coxa_suggestion_document_print (const CoxaSuggestions *suggestions,
                                      const CoxaResult *result,
                                      CoxaPatient *patient,
                                      CoxaVisit *visit);

G_END_DECLS
