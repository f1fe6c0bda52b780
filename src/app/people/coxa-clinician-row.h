/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-clinician.h"

G_BEGIN_DECLS

/**
 * CoxaClinicianRow:
 *
 * A clinician in a list: initials, name, and what else is to be known.
 */
#define COXA_TYPE_CLINICIAN_ROW (coxa_clinician_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaClinicianRow, coxa_clinician_row, COXA, CLINICIAN_ROW, AdwActionRow)

GtkWidget *coxa_clinician_row_new (const CoxaClinician *clinician);
const char *coxa_clinician_row_get_id (CoxaClinicianRow *self);

G_END_DECLS
