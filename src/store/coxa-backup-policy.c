/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When a backup is made without being asked for, and when to speak of it. Pure functions. */

#include "coxa-backup-policy.h"

#include <glib/gi18n-lib.h>

/**
 * coxa_backup_policy_is_due:
 * @now_utc: microseconds since 1970
 * @session_ends: whether the record is about to be closed
 *
 * Returns: whether something was stored since the last backup, and the session ends or the last
 *   backup is an hour old. A last backup in the future (a clock went back) does not put it off.
 */
gboolean
coxa_backup_policy_is_due (const CoxaBackupState *state, gint64 now_utc, gboolean session_ends)
{
  gint64 age = now_utc - state->last_utc;

  return state->changes > 0 && (session_ends || age < 0 || age >= COXA_BACKUP_INTERVAL);
}

/**
 * coxa_backup_policy_get_age_days:
 *
 * Returns: for how many whole days what was stored first has no backup, counted from the last good
 *   one, or from the first entry where there was none; 0 when nothing needs one
 */
int
coxa_backup_policy_get_age_days (const CoxaBackupState *state, gint64 now_utc)
{
  gint64 since = state->last_utc > 0 ? state->last_utc : state->first_utc;

  if (state->changes == 0 || since == 0 || now_utc <= since)
    return 0;
  return (int) ((now_utc - since) / G_TIME_SPAN_DAY);
}

/**
 * coxa_backup_policy_remind:
 *
 * Returns: (transfer full) (nullable): a sentence for people, or NULL when there is nothing to say
 */
char *
coxa_backup_policy_remind (const CoxaBackupState *state, gint64 now_utc)
{
  int days = coxa_backup_policy_get_age_days (state, now_utc);

  if ((gint64) days * G_TIME_SPAN_DAY < COXA_BACKUP_OLD)
    return NULL;
  if (state->last_utc == 0)
    return g_strdup (_ ("This record has no backup. Choose a folder for backups in Preferences."));
  return g_strdup_printf (ngettext ("The last good backup is %d day old. Choose a folder for"
                                    " backups in Preferences.",
                                    "The last good backup is %d days old. Choose a folder for"
                                    " backups in Preferences.",
                                    days),
                          days);
}
