/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaBackupLabel:
 *
 * What stands in the open on a sealed backup, and what a plain one says when it is read: which
 * record at which state, and nothing about anyone in it.
 */
typedef struct {
  char *made_at; /* ISO 8601 with offset */
  char *clinic;  /* id */
  int schema;
  gint64 entries; /* number of the newest entry of the history */
  char *head;     /* its hash; "" where there is none */
  char *head_at;  /* when it was made: the last change; "" where there is none */
  gint64 patients, visits;
  char *sha256; /* of the plain content */
} CoxaBackupLabel;

CoxaBackupLabel *coxa_backup_label_copy (const CoxaBackupLabel *self);
void coxa_backup_label_free (CoxaBackupLabel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaBackupLabel, coxa_backup_label_free)

gboolean coxa_backup_label_same_record (const CoxaBackupLabel *self, const CoxaBackupLabel *other);
char *coxa_backup_label_to_text (const CoxaBackupLabel *self);
CoxaBackupLabel *coxa_backup_label_parse (const char *text);

G_END_DECLS
