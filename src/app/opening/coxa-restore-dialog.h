/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-measure.h"

G_BEGIN_DECLS

/**
 * CoxaRestoreDialog:
 *
 * Lets a person take a backup for the record, which must be closed: which one, its passphrase where
 * it is sealed, what would change, and only then does it. Nothing is touched before that, and the
 * record before is kept with a date.
 *
 * Signal "restored" (note): the backup has the record's name; @note goes into its history.
 */
#define COXA_TYPE_RESTORE_DIALOG (coxa_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRestoreDialog, coxa_restore_dialog, COXA, RESTORE_DIALOG, AdwWindow)

GtkWidget *coxa_restore_dialog_new (GtkWindow *parent,
                                    const char *record_path,
                                    const char *backup_folder,
                                    CoxaMeasureCatalogue *measures);
void coxa_restore_dialog_begin (CoxaRestoreDialog *self, const char *backup_path);

G_END_DECLS
