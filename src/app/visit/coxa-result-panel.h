/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaResultPanel:
 *
 * What the rules say about the visit at this moment.
 */
#define COXA_TYPE_RESULT_PANEL (coxa_result_panel_get_type ())
G_DECLARE_FINAL_TYPE (CoxaResultPanel, coxa_result_panel, COXA, RESULT_PANEL, GtkWidget)

void coxa_result_panel_show (CoxaResultPanel *self, CoxaKnowledge *knowledge, CoxaResult *result);

G_END_DECLS
