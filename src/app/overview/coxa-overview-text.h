/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change.h"

G_BEGIN_DECLS

char *coxa_overview_text_dup_status (const CoxaChangeRules *rules,
                                     const CoxaChanges *changes,
                                     const GPtrArray *visits);
char *coxa_overview_text_dup_domains (const CoxaChangeRules *rules, const CoxaChanges *changes);
char *coxa_overview_text_dup_score (const CoxaScoreRow *row);
char *coxa_overview_text_dup_measurement (const CoxaMeasurementRow *row);
char *coxa_overview_text_dup_prompts (const CoxaChangeRules *rules, const CoxaChanges *changes);

G_END_DECLS
