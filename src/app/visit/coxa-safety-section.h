/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaSafetySection:
 *
 * The safety screen. The questions of every visit are always shown, the others unfold; "No to all
 * others" answers what was not answered one by one.
 */
#define COXA_TYPE_SAFETY_SECTION (coxa_safety_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSafetySection, coxa_safety_section, COXA, SAFETY_SECTION, GtkWidget)

GtkWidget *coxa_safety_section_new (CoxaKnowledge *knowledge);

G_END_DECLS
