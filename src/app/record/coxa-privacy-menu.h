/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-desk.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaPrivacyMenu:
 *
 * What a patient may ask for: a copy of the record, who opened it, that it is kept or erased.
 *
 * Signals: "failed" (title, message); "done" (message).
 */
#define COXA_TYPE_PRIVACY_MENU (coxa_privacy_menu_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPrivacyMenu, coxa_privacy_menu, COXA, PRIVACY_MENU, GtkWidget)

void coxa_privacy_menu_set_up (CoxaPrivacyMenu *self,
                               CoxaKnowledge *knowledge,
                               CoxaStore *store,
                               CoxaDesk *desk,
                               GSettings *settings);
void coxa_privacy_menu_show (CoxaPrivacyMenu *self, CoxaPatient *patient);

G_END_DECLS
