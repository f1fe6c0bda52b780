/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-screening.h"

G_BEGIN_DECLS

/**
 * CoxaSafetySection:
 *
 * The safety screen. The questions of every visit are always shown, the others unfold; "No to all
 * others" answers what was not answered one by one; where the short form is enough and the others
 * are folded away, only what is in sight.
 */
#define COXA_TYPE_SAFETY_SECTION (coxa_safety_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSafetySection, coxa_safety_section, COXA, SAFETY_SECTION, GtkWidget)

GtkWidget *coxa_safety_section_new (CoxaKnowledge *knowledge);
void coxa_safety_section_set_need (CoxaSafetySection *self, CoxaScreenNeed need, int days);

G_END_DECLS
