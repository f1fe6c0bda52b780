/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-measure-cell.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaGoniometerPanel:
 *
 * What the cell that is being filled looks like on a body, and the same in words. A measure
 * without a picture is named and explained; without a measure the panel is hidden.
 *
 * Properties: "expanded" (boolean): the picture is wanted; "legend" (string): what is said.
 */
#define COXA_TYPE_GONIOMETER_PANEL (coxa_goniometer_panel_get_type ())
G_DECLARE_FINAL_TYPE (CoxaGoniometerPanel, coxa_goniometer_panel, COXA, GONIOMETER_PANEL, GtkWidget)

void coxa_goniometer_panel_set_knowledge (CoxaGoniometerPanel *self, CoxaKnowledge *knowledge);
void coxa_goniometer_panel_set_settings (CoxaGoniometerPanel *self, GSettings *settings);
void coxa_goniometer_panel_set_visit (CoxaGoniometerPanel *self,
                                      CoxaPatient *patient,
                                      CoxaVisit *visit,
                                      CoxaVisit *last);
void coxa_goniometer_panel_measure (CoxaGoniometerPanel *self, CoxaMeasureCell *cell);
const char *coxa_goniometer_panel_get_legend (CoxaGoniometerPanel *self);

G_END_DECLS
