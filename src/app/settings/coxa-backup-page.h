/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-backup-keeper.h"

G_BEGIN_DECLS

/**
 * CoxaBackupPage:
 *
 * The preferences of backups: where they go, sealed by which passphrase, and one at once.
 */
#define COXA_TYPE_BACKUP_PAGE (coxa_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaBackupPage, coxa_backup_page, COXA, BACKUP_PAGE, AdwPreferencesPage)

GtkWidget *coxa_backup_page_new (CoxaBackupKeeper *keeper, GSettings *settings);

G_END_DECLS
