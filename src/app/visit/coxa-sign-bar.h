/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaSignBar:
 *
 * Above the form: that a visit is signed, and by whom; that it is being amended, and why; what
 * stands in the way of signing. Hidden where there is nothing to say. Its buttons activate
 * "visit.amend", "visit.stop-amending", "visit.show-demand" and "visit.sign-anyway".
 */
#define COXA_TYPE_SIGN_BAR (coxa_sign_bar_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSignBar, coxa_sign_bar, COXA, SIGN_BAR, GtkWidget)

void coxa_sign_bar_show (CoxaSignBar *self, CoxaVisit *visit, const char *reason);
void coxa_sign_bar_demand (CoxaSignBar *self, const char *demand, gboolean can_go_on);
void coxa_sign_bar_clear (CoxaSignBar *self);

G_END_DECLS
