/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-who-chooser.h"

G_BEGIN_DECLS

/**
 * CoxaLockScreen:
 *
 * What a window shows while nobody works at the desk: who may, and nothing of any patient.
 */
#define COXA_TYPE_LOCK_SCREEN (coxa_lock_screen_get_type ())
G_DECLARE_FINAL_TYPE (CoxaLockScreen, coxa_lock_screen, COXA, LOCK_SCREEN, AdwBin)

GtkWidget *coxa_lock_screen_new (CoxaDesk *desk);
CoxaWhoChooser *coxa_lock_screen_get_chooser (CoxaLockScreen *self);
void coxa_lock_screen_say (CoxaLockScreen *self, const char *message);

G_END_DECLS
