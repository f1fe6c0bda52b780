/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-treatment.h"

G_BEGIN_DECLS

/**
 * CoxaTreatmentRow:
 *
 * One thing that was done, typed from the keyboard: technique, region, side, grade, minutes, how
 * the patient responded, pain after, a note.
 *
 * Signal "edited": the user changed it. Signal "removed": the user wants it away.
 */
#define COXA_TYPE_TREATMENT_ROW (coxa_treatment_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaTreatmentRow, coxa_treatment_row, COXA, TREATMENT_ROW, GtkWidget)

GtkWidget *coxa_treatment_row_new (CoxaKnowledge *knowledge);

void coxa_treatment_row_set_number (CoxaTreatmentRow *self, guint number);
void coxa_treatment_row_set_precautions (CoxaTreatmentRow *self, const char *const *precautions);
void coxa_treatment_row_show (CoxaTreatmentRow *self, const CoxaTreatment *treatment);
CoxaTreatment *coxa_treatment_row_dup_treatment (CoxaTreatmentRow *self);
gboolean coxa_treatment_row_is_empty (CoxaTreatmentRow *self);
GtkWidget *coxa_treatment_row_find_refused (CoxaTreatmentRow *self);
void coxa_treatment_row_add_stops (CoxaTreatmentRow *self, GPtrArray *stops);

G_END_DECLS
