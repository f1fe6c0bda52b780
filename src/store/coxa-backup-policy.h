/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store-backup.h"

G_BEGIN_DECLS

/* While a session lasts, at most one backup in this time. */
#define COXA_BACKUP_INTERVAL G_TIME_SPAN_HOUR
/* A last good backup older than this is said. */
#define COXA_BACKUP_OLD (7 * G_TIME_SPAN_DAY)

gboolean coxa_backup_policy_is_due (const CoxaBackupState *state,
                                    gint64 now_utc,
                                    gboolean session_ends);
int coxa_backup_policy_get_age_days (const CoxaBackupState *state, gint64 now_utc);
char *coxa_backup_policy_remind (const CoxaBackupState *state, gint64 now_utc);

G_END_DECLS
