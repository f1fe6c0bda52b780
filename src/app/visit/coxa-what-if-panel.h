/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaWhatIfPanel:
 *
 * What one combination of findings would be if its numbers were others: a slider for each number,
 * with the values marked at which the class changes. Judges a copy of the visit with each move;
 * nothing is stored, and nothing of the form changes.
 *
 * Signal "left": the user wants to go back to what is entered.
 */
#define COXA_TYPE_WHAT_IF_PANEL (coxa_what_if_panel_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWhatIfPanel, coxa_what_if_panel, COXA, WHAT_IF_PANEL, GtkWidget)

gboolean coxa_what_if_panel_open (CoxaWhatIfPanel *self,
                                  CoxaKnowledge *knowledge,
                                  CoxaPatient *patient,
                                  CoxaVisit *visit,
                                  const char *pattern,
                                  CoxaSide side);
void coxa_what_if_panel_close (CoxaWhatIfPanel *self);
guint coxa_what_if_panel_count_sliders (CoxaWhatIfPanel *self);
GtkRange *coxa_what_if_panel_get_slider (CoxaWhatIfPanel *self, guint index);
CoxaClass coxa_what_if_panel_get_class (CoxaWhatIfPanel *self);

G_END_DECLS
