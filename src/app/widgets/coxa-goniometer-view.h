/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-goniometer.h"

G_BEGIN_DECLS

/**
 * CoxaGoniometerView:
 *
 * A measuring picture with its number. From one value to the next the limb moves for a moment,
 * where the desktop allows motion; the number is the new one at once.
 */
#define COXA_TYPE_GONIOMETER_VIEW (coxa_goniometer_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaGoniometerView, coxa_goniometer_view, COXA, GONIOMETER_VIEW, GtkWidget)

GtkWidget *coxa_goniometer_view_new (void);
void coxa_goniometer_view_set_look (CoxaGoniometerView *self, const CoxaLook *look);
void coxa_goniometer_view_show (CoxaGoniometerView *self,
                                CoxaMeasuringPicture *picture,
                                const CoxaAngleMarks *marks,
                                gboolean mirrored,
                                const char *number);
double coxa_goniometer_view_get_shown (CoxaGoniometerView *self);
const char *coxa_goniometer_view_get_number (CoxaGoniometerView *self);

G_END_DECLS
