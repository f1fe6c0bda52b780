/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaMeasureSection:
 *
 * The measures taken in one position, as a table. Those that the rules or a hip examination need
 * are shown; the rest comes with "All measures", or when a value is there.
 */
#define COXA_TYPE_MEASURE_SECTION (coxa_measure_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaMeasureSection, coxa_measure_section, COXA, MEASURE_SECTION, GtkWidget)

GtkWidget *coxa_measure_section_new (CoxaKnowledge *knowledge, const char *id);
void coxa_measure_section_set_heading (CoxaMeasureSection *self, const char *heading);

G_END_DECLS
