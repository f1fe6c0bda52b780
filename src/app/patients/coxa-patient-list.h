/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaPatientList:
 *
 * Search as you type, and what was found. Enter opens the first hit of what was typed last, even
 * when the answer is still on its way.
 *
 * Signals: "opened" (CoxaPatient); "failed" (message): the record could not be read.
 */
#define COXA_TYPE_PATIENT_LIST (coxa_patient_list_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPatientList, coxa_patient_list, COXA, PATIENT_LIST, GtkWidget)

void coxa_patient_list_set_store (CoxaPatientList *self, CoxaStore *store);
void coxa_patient_list_focus_search (CoxaPatientList *self);
void coxa_patient_list_mark (CoxaPatientList *self, const char *patient_id);
GListModel *coxa_patient_list_get_model (CoxaPatientList *self);

G_END_DECLS
