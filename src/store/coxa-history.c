/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-history.h"

const char *const coxa_action_ids[] = {
  "created",    "changed",    "signed",         "amended",         "entered-in-error",
  "restored",   "moved",      "repaired",       "merged",          "unmerged",
  "archived",   "unarchived", "migrated",       "clock-went-back", "opened",
  "printed",    "exported",   "imported",       "backed-up",       "checked",
  "overridden", "unlocked",   "unlock-refused", "passphrase-set",  "record-restored",
  "rescued",    "locked",     "arrived",        "erased",          "retention-set",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (coxa_action_ids) == COXA_N_ACTIONS + 1);

void
coxa_history_entry_free (CoxaHistoryEntry *self)
{
  g_free (self->kind);
  g_free (self->record);
  g_free (self->patient);
  g_free (self->other);
  g_free (self->author);
  g_free (self->initials);
  g_free (self->at);
  g_free (self->reason);
  g_free (self);
}

/**
 * coxa_history_find_version:
 * @entries: (element-type CoxaHistoryEntry): newest first, as the store lists them
 * @record: id
 * @until: the last moment that counts, e.g. the end of a day
 *
 * Returns: the version that the record had then, or 0 when it was not there yet
 */
guint
coxa_history_find_version (const GPtrArray *entries, const char *record, GDateTime *until)
{
  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (entries, i);
    g_autoptr (GDateTime) at = NULL;

    if (entry->version == 0 || g_ascii_strcasecmp (entry->record, record) != 0)
      continue;
    at = g_date_time_new_from_iso8601 (entry->at, NULL);
    if (at != NULL && g_date_time_compare (at, until) <= 0)
      return entry->version;
  }
  return 0;
}

void
coxa_history_head_free (CoxaHistoryHead *self)
{
  g_free (self->hash);
  g_free (self->at);
  g_free (self);
}

/**
 * coxa_history_head_is_after:
 *
 * Returns: whether the clock now says a time more than COXA_CLOCK_TOLERANCE before the newest
 *   entry: it went back, or was ahead then. The date of a visit should be confirmed.
 */
gboolean
coxa_history_head_is_after (const CoxaHistoryHead *self, GDateTime *now)
{
  gint64 now_utc = g_date_time_to_unix (now) * G_USEC_PER_SEC;

  return self->seq > 0 && self->at_utc - now_utc > COXA_CLOCK_TOLERANCE;
}

void
coxa_damage_free (CoxaDamage *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self->stored_hash);
  g_free (self->found_hash);
  g_free (self);
}
