/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-pain-map.h"

G_BEGIN_DECLS

/**
 * CoxaPainSection:
 *
 * Pain now, best, worst and average of the last week, 0-10.
 */
#define COXA_TYPE_PAIN_SECTION (coxa_pain_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPainSection, coxa_pain_section, COXA, PAIN_SECTION, GtkWidget)

GtkWidget *coxa_pain_section_new (CoxaKnowledge *knowledge);

CoxaPainMap *coxa_pain_section_get_map (CoxaPainSection *self);

G_END_DECLS
