/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-lock-screen.h"

G_BEGIN_DECLS

/**
 * CoxaWindowCover:
 *
 * Covers a window while the desk is locked, and hides every other window of the program. They
 * stay as they are behind it, with what is being typed, and come back as they were.
 */
#define COXA_TYPE_WINDOW_COVER (coxa_window_cover_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWindowCover, coxa_window_cover, COXA, WINDOW_COVER, GObject)

CoxaWindowCover *coxa_window_cover_new (AdwApplicationWindow *window, CoxaDesk *desk);
CoxaLockScreen *coxa_window_cover_get_screen (CoxaWindowCover *self);

G_END_DECLS
