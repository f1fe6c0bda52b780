/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CoxaColourChoice:
 *
 * The colours that initials may stand on, each with its name. Clinicians of other programs may
 * bring a colour of their own: it stays until another is chosen.
 */
#define COXA_TYPE_COLOUR_CHOICE (coxa_colour_choice_get_type ())
G_DECLARE_FINAL_TYPE (CoxaColourChoice, coxa_colour_choice, COXA, COLOUR_CHOICE, GtkWidget)

void coxa_colour_choice_show (CoxaColourChoice *self, const char *colour);
void coxa_colour_choice_set_initials (CoxaColourChoice *self, const char *initials);
const char *coxa_colour_choice_get (CoxaColourChoice *self);
const char *coxa_colour_choice_suggest (guint nth);

G_END_DECLS
