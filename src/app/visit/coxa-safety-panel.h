/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaSafetyPanel:
 *
 * What the safety screen asks for, across the page, when it asks for something.
 */
#define COXA_TYPE_SAFETY_PANEL (coxa_safety_panel_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSafetyPanel, coxa_safety_panel, COXA, SAFETY_PANEL, GtkWidget)

void coxa_safety_panel_show (CoxaSafetyPanel *self, const CoxaResult *result);

G_END_DECLS
