/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaRetentionPage:
 *
 * For how long the clinic keeps records, and who is due, each with a way to erase.
 */
#define COXA_TYPE_RETENTION_PAGE (coxa_retention_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRetentionPage, coxa_retention_page, COXA, RETENTION_PAGE, AdwPreferencesPage)

GtkWidget *coxa_retention_page_new (CoxaStore *store, CoxaDesk *desk);

G_END_DECLS
