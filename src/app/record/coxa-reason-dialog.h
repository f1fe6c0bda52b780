/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CoxaReasonDialog:
 *
 * Asks why something is done to a record, and who does it where nobody is known. It cannot be
 * agreed to before both are said.
 *
 * Signal "given" (reason, initials): the reason is "" where none was asked for.
 */
#define COXA_TYPE_REASON_DIALOG (coxa_reason_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    CoxaReasonDialog, coxa_reason_dialog, COXA, REASON_DIALOG, AdwMessageDialog)

GtkWidget *coxa_reason_dialog_new (const char *heading,
                                   const char *body,
                                   const char *act,
                                   const char *initials);
void coxa_reason_dialog_skip_reason (CoxaReasonDialog *self);
void coxa_reason_dialog_present (CoxaReasonDialog *self, GtkWidget *over);

G_END_DECLS
