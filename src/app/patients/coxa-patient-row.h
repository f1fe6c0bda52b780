/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-patient.h"

G_BEGIN_DECLS

/**
 * CoxaPatientRow:
 *
 * A patient in a list: name, birth date, age, number, last visit.
 */
#define COXA_TYPE_PATIENT_ROW (coxa_patient_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPatientRow, coxa_patient_row, COXA, PATIENT_ROW, GtkWidget)

GtkWidget *coxa_patient_row_new (void);
void coxa_patient_row_show (CoxaPatientRow *self, CoxaPatient *patient);

G_END_DECLS
