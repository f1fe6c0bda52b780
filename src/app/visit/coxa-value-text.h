/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measurement.h"

G_BEGIN_DECLS

const char *coxa_value_text_unit (const char *unit);
const char *coxa_value_text_side (CoxaSide side);
const char *coxa_value_text_position (const char *position);
const char *coxa_value_text_instrument (CoxaInstrument instrument);
char *coxa_value_text_dup_number (double value, int decimals);
char *coxa_value_text_dup (const CoxaMeasure *measure, double value);
char *coxa_value_text_dup_measurement (const CoxaMeasurement *measurement);

G_END_DECLS
