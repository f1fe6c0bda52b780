/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change.h"

G_BEGIN_DECLS

char *coxa_change_document_print (const CoxaChanges *changes,
                                  const CoxaChangeRules *rules,
                                  const GPtrArray *visits);

G_END_DECLS
