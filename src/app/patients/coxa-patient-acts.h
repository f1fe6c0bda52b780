/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-record-acts.h"

G_BEGIN_DECLS

/**
 * CoxaPatientActs:
 *
 * What is done to a whole patient, as actions "person.*" of a widget: history, on-day, archive,
 * unarchive, merge, unmerge.
 */
#define COXA_TYPE_PATIENT_ACTS (coxa_patient_acts_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPatientActs, coxa_patient_acts, COXA, PATIENT_ACTS, GObject)

CoxaPatientActs *
coxa_patient_acts_new (GtkWidget *over, CoxaKnowledge *knowledge, CoxaRecordActs *acts);
void coxa_patient_acts_set_patient (CoxaPatientActs *self, CoxaPatient *patient);

G_END_DECLS
