/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-rescue.h"
#include "coxa-restore.h"

G_BEGIN_DECLS

/* The ways back to a record, off the main thread. None of them touches the file that they begin
 * with before coxa_recovery_finish_async(). */

/**
 * CoxaBackupFile: a file that has the name of a backup. Whether it is whole is found when it is
 * prepared.
 */
typedef struct {
  char *path;
  GDateTime *made_at; /* UTC, by its name */
  gboolean sealed;
  goffset size;
} CoxaBackupFile;

void coxa_backup_file_free (CoxaBackupFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaBackupFile, coxa_backup_file_free)

/* Beside the record and in @folder (or NULL), newest first. */
GPtrArray *coxa_recovery_list_backups (const char *record_path, const char *folder);

/* The newest plain backup that is whole, verified in full: (transfer full) (nullable). Array of
 * CoxaBackupFile in, NULL without @error when there is none. */
void coxa_recovery_find_good_async (const char *record_path,
                                    const char *folder,
                                    CoxaMeasureCatalogue *measures,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
CoxaRestore *coxa_recovery_find_good_finish (GAsyncResult *result, char **path_out, GError **error);

/* @share: from 0 to 1; called in the caller's context. */
typedef void (*CoxaRecoveryProgress) (double share, gpointer user_data);

void coxa_recovery_prepare_async (const char *backup_path,
                                  const char *record_path,
                                  const char *passphrase,
                                  CoxaMeasureCatalogue *measures,
                                  CoxaRecoveryProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CoxaRestore *coxa_recovery_prepare_finish (GAsyncResult *result, GError **error);

/* Takes @take_restore, and with it the lock of the record. */
void coxa_recovery_finish_async (CoxaRestore *take_restore,
                                 gboolean allow_other_clinic,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
coxa_recovery_finish_finish (GAsyncResult *result, char **set_aside_out, GError **error);

void coxa_recovery_rescue_async (const char *damaged_path,
                                 const char *output_path,
                                 CoxaMeasureCatalogue *measures,
                                 const char *initials,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
CoxaRescue *coxa_recovery_rescue_finish (GAsyncResult *result, GError **error);

G_END_DECLS
