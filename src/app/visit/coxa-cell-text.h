/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measurement.h"

G_BEGIN_DECLS

#define COXA_CELL_TEXT_SCORE (-1) /* decimals of a score, which takes whole numbers alone */

typedef enum {
  COXA_CELL_TEXT_EMPTY,
  COXA_CELL_TEXT_VALUE,
  COXA_CELL_TEXT_REFUSED, /* cannot be meant; a message says what can */
} CoxaCellReading;

CoxaCellReading
coxa_cell_text_read (const char *text, CoxaMeasurement *measurement, char **message_out);
char *coxa_cell_text_write_short (const CoxaMeasurement *measurement);
char *coxa_cell_text_write (const CoxaMeasurement *measurement);

G_END_DECLS
