/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-backup-label.h"
#include "coxa-sealed-file.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaBackup: one that was made, verified and read back.
 */
typedef struct {
  char *path;
  CoxaBackupLabel *label;
} CoxaBackup;

void coxa_backup_free (CoxaBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaBackup, coxa_backup_free)

/* @share: from 0 to 1; called in the caller's context. */
typedef void (*CoxaBackupProgress) (double share, gpointer user_data);

/* Copies the record in small steps between other calls, so that saving never waits long; verifies
 * the copy as coxa_store_check_async() does, and its counts and its head against the record's; seals
 * it when there is a @passphrase; gives it its name at the very end, mode 0600. What fails or is
 * cancelled leaves nothing behind and changes nothing.
 *
 * @place: a folder, where the backup is named by its time and only generations that need not be
 * kept are removed afterwards; or a file that is not there yet. @passphrase: NULL for a plain
 * backup. @cost: NULL for the usual. The history says that it was made, unless the record is
 * read-only. */
void coxa_store_back_up_async (CoxaStore *self,
                               const char *place,
                               const char *passphrase,
                               const CoxaSealCost *cost,
                               const CoxaStoreContext *context,
                               CoxaBackupProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
CoxaBackup *coxa_store_back_up_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/**
 * CoxaBackupState: what coxa_backup_policy_is_due() wants to know of the record.
 */
typedef struct {
  gint64 changes; /* entries of the history since the last backup */
  gint64 last_utc; /* of the last backup in microseconds since 1970; 0: there was none */
  gint64 first_utc; /* of the first entry; 0: there is none */
} CoxaBackupState;

void coxa_store_load_backup_state_async (CoxaStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean coxa_store_load_backup_state_finish (CoxaStore *self,
                                              GAsyncResult *result,
                                              CoxaBackupState *state_out,
                                              GError **error);

G_END_DECLS
