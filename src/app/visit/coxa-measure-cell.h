/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-cell-text.h"
#include "coxa-measurement.h"
#include "coxa-stopwatch.h"

G_BEGIN_DECLS

#define COXA_CELL_TEXT_MAX 80 /* characters: nothing that can be meant is longer */

/**
 * CoxaCellState: what a cell holds; a plain value, so that undo can keep it.
 */
typedef struct {
  gboolean filled;
  CoxaMeasurement measurement;
} CoxaCellState;

/**
 * CoxaMeasureCell:
 *
 * One value of one measure on one side, typed from the number pad. Enter keeps the value and goes
 * on ("form.advance"), Escape restores what was kept before. What cannot be meant is refused in
 * place: "message" says why, and the value kept before stays. Letters are not read where a number
 * is meant. A measure in seconds is timed in its cell: Space starts and stops the watch, each time
 * a trial.
 *
 * Signal "edited": the user changed the value; coxa_measure_cell_get_replaced() tells from what.
 */
#define COXA_TYPE_MEASURE_CELL (coxa_measure_cell_get_type ())
G_DECLARE_FINAL_TYPE (CoxaMeasureCell, coxa_measure_cell, COXA, MEASURE_CELL, GtkEntry)

GtkWidget *coxa_measure_cell_new (const CoxaMeasure *measure, CoxaSide side, const char *position);

const CoxaMeasure *coxa_measure_cell_get_measure (CoxaMeasureCell *self);
CoxaSide coxa_measure_cell_get_side (CoxaMeasureCell *self);
const char *coxa_measure_cell_get_position (CoxaMeasureCell *self);

void coxa_measure_cell_set_age (CoxaMeasureCell *self, int age_years);
void coxa_measure_cell_set_instrument (CoxaMeasureCell *self, CoxaInstrument instrument);
void coxa_measure_cell_replace_state (CoxaMeasureCell *self, const CoxaCellState *state);
void coxa_measure_cell_ask (CoxaMeasureCell *self, const char *question);
void coxa_measure_cell_set_clock (CoxaMeasureCell *self, gint64 (*clock_us) (void));
gboolean coxa_measure_cell_is_timing (CoxaMeasureCell *self);
void coxa_measure_cell_set_pelvis_held (CoxaMeasureCell *self, gboolean held);
void coxa_measure_cell_set_state (CoxaMeasureCell *self, const CoxaCellState *state);
const CoxaCellState *coxa_measure_cell_get_state (CoxaMeasureCell *self);
const CoxaCellState *coxa_measure_cell_get_replaced (CoxaMeasureCell *self);
CoxaCellReading
coxa_measure_cell_read (CoxaMeasureCell *self, CoxaMeasurement *measurement_out);
gboolean coxa_measure_cell_is_typing (CoxaMeasureCell *self);
gboolean coxa_measure_cell_keep (CoxaMeasureCell *self);
gboolean coxa_measure_cell_confirm (CoxaMeasureCell *self);
const char *coxa_measure_cell_get_message (CoxaMeasureCell *self);

G_END_DECLS
