/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-preset.h"

G_BEGIN_DECLS

/**
 * CoxaMeasureSection:
 *
 * The measures taken in one position, as a table. Those of the preset are shown; the rest comes
 * with "All measures", when a value is there, or when somebody wants to go to it.
 */
#define COXA_TYPE_MEASURE_SECTION (coxa_measure_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaMeasureSection, coxa_measure_section, COXA, MEASURE_SECTION, GtkWidget)

GtkWidget *coxa_measure_section_new (CoxaKnowledge *knowledge, const char *id);
void coxa_measure_section_set_heading (CoxaMeasureSection *self, const char *heading);

void coxa_measure_section_set_preset (CoxaMeasureSection *self, CoxaPreset *preset);
void coxa_measure_section_set_header (CoxaMeasureSection *self, gboolean shown);
gboolean coxa_measure_section_is_shown (CoxaMeasureSection *self);
void coxa_measure_section_add_filled (CoxaMeasureSection *self, GPtrArray *places);
const char *coxa_measure_section_find_home (const CoxaMeasure *measure, const char *position);

G_END_DECLS
