/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-desk.h"
#include "coxa-store-backup.h"

G_BEGIN_DECLS

/**
 * CoxaBackupKeeper:
 *
 * Makes backups without being asked: hourly while something is stored, and when the record is
 * closed. With a passphrase, which is known for this session alone, they are sealed and go to the
 * folder of the settings; without one they are plain and stay beside the record.
 *
 * Signal "told" (const char *message): something went wrong, or there is no good backup of late.
 * Silent otherwise. "overdue" (days, message): with "told", when that is so for
 * %COXA_BACKUP_OVERDUE_DAYS or more.
 */
#define COXA_TYPE_BACKUP_KEEPER (coxa_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CoxaBackupKeeper, coxa_backup_keeper, COXA, BACKUP_KEEPER, GObject)

/* Of days without a good backup: then it is said more visibly, and from so many on still more. */
#define COXA_BACKUP_OVERDUE_DAYS 14
#define COXA_BACKUP_LONG_OVERDUE_DAYS 30

CoxaBackupKeeper *coxa_backup_keeper_new (CoxaStore *store, CoxaDesk *desk, GSettings *settings);

void coxa_backup_keeper_set_passphrase (CoxaBackupKeeper *self, const char *passphrase);
gboolean coxa_backup_keeper_has_passphrase (CoxaBackupKeeper *self);
char *coxa_backup_keeper_dup_folder (CoxaBackupKeeper *self);

void coxa_backup_keeper_remind (CoxaBackupKeeper *self);

/* Where the backup was made, or NULL with @error set; NULL without it when none was due. */
void coxa_backup_keeper_make_async (CoxaBackupKeeper *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void coxa_backup_keeper_make_in_async (CoxaBackupKeeper *self,
                                       const char *folder,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void coxa_backup_keeper_end_session_async (CoxaBackupKeeper *self,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
char *
coxa_backup_keeper_make_finish (CoxaBackupKeeper *self, GAsyncResult *result, GError **error);

G_END_DECLS
