/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"

G_BEGIN_DECLS

/**
 * CoxaDeskButton:
 *
 * Who works here now, in the window's header; pressed, somebody else may. Not there while the
 * record has no clinicians.
 */
#define COXA_TYPE_DESK_BUTTON (coxa_desk_button_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDeskButton, coxa_desk_button, COXA, DESK_BUTTON, AdwBin)

void coxa_desk_button_set_desk (CoxaDeskButton *self, CoxaDesk *desk);
void coxa_desk_button_popup (CoxaDeskButton *self);

G_END_DECLS
