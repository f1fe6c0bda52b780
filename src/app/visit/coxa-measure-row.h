/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-measure-cell.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaMeasureRow:
 *
 * A measure with a cell for each side, the last values in grey beside them, the difference between
 * the sides and the reference. A change since the last visit carries a sign beside the last value,
 * a real one its words below; where the sides seem swapped the row asks, and Control+W swaps them.
 * A computed measure has no cells: its values follow from other rows.
 * Signal "edited" (CoxaMeasureCell): a value, or how it was measured, was changed by the user.
 */
#define COXA_TYPE_MEASURE_ROW (coxa_measure_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaMeasureRow, coxa_measure_row, COXA, MEASURE_ROW, GtkWidget)

GtkWidget *
coxa_measure_row_new (CoxaKnowledge *knowledge, const CoxaMeasure *measure, const char *position);

const CoxaMeasure *coxa_measure_row_get_measure (CoxaMeasureRow *self);
guint coxa_measure_row_count_cells (CoxaMeasureRow *self);
CoxaMeasureCell *coxa_measure_row_get_cell (CoxaMeasureRow *self, guint index);

void coxa_measure_row_show (CoxaMeasureRow *self, CoxaVisit *visit, CoxaVisit *last, int age_years);
void coxa_measure_row_refresh_pelvis_held (CoxaMeasureRow *self);
void coxa_measure_row_set_age (CoxaMeasureRow *self, int age_years);
void coxa_measure_row_apply (CoxaMeasureRow *self, CoxaVisit *visit);
void coxa_measure_row_set_reference (CoxaMeasureRow *self, const char *text, const char *hint);
void coxa_measure_row_set_computed (CoxaMeasureRow *self, const double *now, const double *last);
void coxa_measure_row_set_instrument (CoxaMeasureRow *self, CoxaInstrument instrument);
gboolean coxa_measure_row_can_swap (CoxaMeasureRow *self);
gboolean coxa_measure_row_swap (CoxaMeasureRow *self);
gboolean coxa_measure_row_is_filled (CoxaMeasureRow *self);

G_END_DECLS
