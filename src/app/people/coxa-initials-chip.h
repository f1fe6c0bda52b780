/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-clinician.h"

G_BEGIN_DECLS

/**
 * CoxaInitialsChip:
 *
 * A clinician's initials on their colour. The initials say who it is; the colour only helps to find
 * them, and their text is black or white, whichever is read better on it.
 */
#define COXA_TYPE_INITIALS_CHIP (coxa_initials_chip_get_type ())
G_DECLARE_FINAL_TYPE (CoxaInitialsChip, coxa_initials_chip, COXA, INITIALS_CHIP, GtkWidget)

GtkWidget *coxa_initials_chip_new (const CoxaClinician *clinician);
void coxa_initials_chip_show (CoxaInitialsChip *self, const CoxaClinician *clinician);
void coxa_initials_chip_show_colour (CoxaInitialsChip *self, const char *colour);
gboolean coxa_initials_chip_is_dark (const GdkRGBA *colour);

G_END_DECLS
