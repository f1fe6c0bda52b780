/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measurement-change.h"
#include "coxa-reference.h"

G_BEGIN_DECLS

/* What stands beside the cells of a measure. */
char *coxa_row_text_dup_difference (const CoxaAsymmetry *asymmetry);
char *coxa_row_text_dup_change (const CoxaMeasurementChange *change, const CoxaChangeRules *rules);
const char *coxa_row_text_change_mark (const CoxaMeasurementChange *change);

G_END_DECLS
