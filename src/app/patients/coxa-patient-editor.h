/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"
#include "coxa-draft.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaPatientEditor:
 *
 * A form for a new patient, or for correcting one. People who look alike are listed while one
 * types, so that nobody is entered twice. What is typed and
 * not saved is kept as a draft, also when it is closed.
 *
 * Signals: "stored" (CoxaPatient): now in the record; "chosen" (CoxaPatient): it was one of those
 * listed.
 */
#define COXA_TYPE_PATIENT_EDITOR (coxa_patient_editor_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPatientEditor, coxa_patient_editor, COXA, PATIENT_EDITOR, AdwWindow)

GtkWidget *coxa_patient_editor_new (CoxaStore *store, CoxaDesk *desk, CoxaPatient *patient);
GtkWidget *coxa_patient_editor_new_for_draft (CoxaStore *store, CoxaDesk *desk, const CoxaDraft *draft);

G_END_DECLS
