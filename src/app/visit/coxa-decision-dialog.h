/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-screening.h"

G_BEGIN_DECLS

/**
 * CoxaDecisionDialog:
 *
 * Asks for everything that a decision about safety flags needs. It closes with a decision that was
 * checked, or without one.
 *
 * Signal "decided" (CoxaSafetyDecision): without patient and visit; borrowed.
 */
#define COXA_TYPE_DECISION_DIALOG (coxa_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDecisionDialog, coxa_decision_dialog, COXA, DECISION_DIALOG, AdwWindow)

GtkWidget *
coxa_decision_dialog_new (CoxaDecisionKind kind, const CoxaResult *result, const char *user);

G_END_DECLS
