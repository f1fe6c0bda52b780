/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-backup-label.h"
#include "coxa-measure.h"
#include "coxa-sealed-file.h"

G_BEGIN_DECLS

/**
 * CoxaRestorePreview: what a backup holds, and what would no longer stand in the record.
 */
typedef struct {
  CoxaBackupLabel *backup;
  gboolean sealed;

  gboolean has_current;      /* a file has the record's name */
  CoxaBackupLabel *current;  /* NULL when there is none, or it cannot be read */
  gboolean other_clinic;     /* the current one is known, and is of another clinic */
  gboolean is_earlier_state; /* the backup's head stands in the current history */
  gint64 newer_entries, newer_patients, newer_visits; /* in the current history after that head */
  GPtrArray *erased; /* of char *: ids of patients who were erased since, and come back with it */
} CoxaRestorePreview;

/**
 * CoxaRestore:
 *
 * A backup that was opened, unsealed and verified as a whole beside the record, and is ready to
 * take its place. Freed before that it leaves nothing behind. Synchronous: for a thread that may
 * wait.
 */
typedef struct _CoxaRestore CoxaRestore;

CoxaRestore *coxa_restore_prepare (const char *backup_path,
                                   const char *record_path,
                                   const char *passphrase,
                                   CoxaMeasureCatalogue *measures,
                                   CoxaSealProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);
void coxa_restore_free (CoxaRestore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRestore, coxa_restore_free)

const CoxaRestorePreview *coxa_restore_get_preview (CoxaRestore *self);
gboolean coxa_restore_has_author (CoxaRestore *self, const char *initials);
gboolean coxa_restore_finish (CoxaRestore *self,
                              gboolean allow_other_clinic,
                              GDateTime *now,
                              char **set_aside_out,
                              GError **error);

gboolean coxa_restore_needs_passphrase (const char *backup_path);

G_END_DECLS
