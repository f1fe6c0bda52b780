/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-measure.h"

G_BEGIN_DECLS

/**
 * CoxaRescueDialog:
 *
 * Puts a new record together from what a damaged one still proves, and lists what was lost. The
 * damaged file is only read.
 *
 * Signal "open" (path): the person wants to go on with the new record.
 */
#define COXA_TYPE_RESCUE_DIALOG (coxa_rescue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRescueDialog, coxa_rescue_dialog, COXA, RESCUE_DIALOG, AdwWindow)

GtkWidget *coxa_rescue_dialog_new (GtkWindow *parent,
                                   const char *damaged_path,
                                   const char *initials,
                                   CoxaMeasureCatalogue *measures);
void coxa_rescue_dialog_begin (CoxaRescueDialog *self, const char *output_path);

G_END_DECLS
