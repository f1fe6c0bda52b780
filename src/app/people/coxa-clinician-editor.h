/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"

G_BEGIN_DECLS

/**
 * CoxaClinicianEditor:
 *
 * A form for a new clinician, or for changing one, with the passphrase for the lock. Says in place
 * what stands in the way, and closes only after the record has it all.
 */
#define COXA_TYPE_CLINICIAN_EDITOR (coxa_clinician_editor_get_type ())
G_DECLARE_FINAL_TYPE (CoxaClinicianEditor,
                      coxa_clinician_editor,
                      COXA,
                      CLINICIAN_EDITOR,
                      AdwWindow)

GtkWidget *
coxa_clinician_editor_new (CoxaStore *store, CoxaDesk *desk, const CoxaClinician *clinician);

G_END_DECLS
