/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-backup-label.h"
#include "coxa-connection.h"
#include "coxa-measure.h"
#include "coxa-sealed-file.h"
#include "coxa-workfile.h"

G_BEGIN_DECLS

CoxaBackupLabel *coxa_backup_read_label (CoxaConnection *connection, GError **error);
char *coxa_backup_hash_file (const char *path, GError **error);
char *coxa_backup_find_clinic (const char *path);
CoxaBackupLabel *coxa_backup_peek_label (const char *path);

CoxaBackupLabel *
coxa_backup_verify (const char *path, CoxaMeasureCatalogue *measures, GError **error);

/**
 * CoxaBackupWay: where a backup goes and how. @place is a folder, where it gets a name by its time
 * and old ones are removed, or a file that is not there yet.
 */
typedef struct {
  const char *place;
  const char *passphrase; /* NULL: plain */
  CoxaSealCost cost;
} CoxaBackupWay;

char *coxa_backup_finish (CoxaWorkfile *plain,
                          CoxaBackupLabel *label,
                          const CoxaBackupWay *way,
                          CoxaMeasureCatalogue *measures,
                          GCancellable *cancellable,
                          GError **error);
gboolean coxa_backup_make_plain (CoxaConnection *connection, const char *path, GError **error);

G_END_DECLS
