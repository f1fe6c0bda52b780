/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CoxaPainSection:
 *
 * Pain now, best, worst and average of the last week, 0-10.
 */
#define COXA_TYPE_PAIN_SECTION (coxa_pain_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPainSection, coxa_pain_section, COXA, PAIN_SECTION, GtkWidget)

GtkWidget *coxa_pain_section_new (void);

G_END_DECLS
