/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"

G_BEGIN_DECLS

/**
 * CoxaCliniciansPage:
 *
 * Of the preferences: who works with this record, and when its window locks.
 */
#define COXA_TYPE_CLINICIANS_PAGE (coxa_clinicians_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaCliniciansPage,
                      coxa_clinicians_page,
                      COXA,
                      CLINICIANS_PAGE,
                      AdwPreferencesPage)

GtkWidget *coxa_clinicians_page_new (CoxaStore *store, CoxaDesk *desk, GSettings *settings);

G_END_DECLS
