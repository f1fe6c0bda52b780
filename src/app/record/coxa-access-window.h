/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaAccessWindow:
 *
 * Who opened, changed, printed or exported a patient's record, newest first. That it was looked at
 * is noted too.
 */
#define COXA_TYPE_ACCESS_WINDOW (coxa_access_window_get_type ())
G_DECLARE_FINAL_TYPE (CoxaAccessWindow, coxa_access_window, COXA, ACCESS_WINDOW, AdwWindow)

GtkWidget *coxa_access_window_new (CoxaStore *store, CoxaDesk *desk, const char *patient_id);

G_END_DECLS
