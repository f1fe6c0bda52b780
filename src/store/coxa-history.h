/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaAction: what was done. Those up to MIGRATED give the record a new version, the others
 * change no row. Those from AMENDED to UNMERGED need a reason.
 */
typedef enum {
  COXA_ACTION_CREATED,
  COXA_ACTION_CHANGED,
  COXA_ACTION_SIGNED,
  COXA_ACTION_AMENDED,
  COXA_ACTION_ENTERED_IN_ERROR,
  COXA_ACTION_RESTORED, /* no longer entered in error */
  COXA_ACTION_MOVED,    /* other: the patient it came from, or went to */
  COXA_ACTION_REPAIRED, /* put back as it was stored last, after it was changed outside Coxa */
  COXA_ACTION_MERGED,   /* other: the patient it was merged with */
  COXA_ACTION_UNMERGED,
  COXA_ACTION_ARCHIVED,
  COXA_ACTION_UNARCHIVED,
  COXA_ACTION_MIGRATED, /* its first entry, when the file was older than the history */
  COXA_ACTION_CLOCK_WENT_BACK,
  COXA_ACTION_OPENED,
  COXA_ACTION_PRINTED,
  COXA_ACTION_EXPORTED,
  COXA_ACTION_IMPORTED,
  COXA_ACTION_BACKED_UP,
  COXA_ACTION_CHECKED,
  COXA_ACTION_OVERRIDDEN,
  COXA_ACTION_UNLOCKED,
  COXA_ACTION_UNLOCK_REFUSED,
  COXA_ACTION_PASSPHRASE_SET,
  COXA_ACTION_RECORD_RESTORED, /* from a backup */
  COXA_ACTION_RESCUED,         /* the file was put together from a damaged one */
  COXA_ACTION_LOCKED,          /* a clinician left the window locked */
  COXA_ACTION_ARRIVED,         /* a clinician works here now, at the start or in another's place */
  COXA_ACTION_ERASED,          /* version 1 of what is left of a person who was erased */
  COXA_ACTION_RETENTION_SET,   /* how long records are kept */
  COXA_N_ACTIONS,
} CoxaAction;

extern const char *const coxa_action_ids[]; /* as the record spells them; ends with NULL */

/**
 * CoxaHistoryEntry:
 *
 * One entry of the history: who did what to which record, when and why. @seq is the order in
 * which things happened; @at is what the clock said, which may have been wrong.
 */
typedef struct {
  gint64 seq;
  char *kind;    /* of CoxaContentKind, or "file" */
  char *record;  /* id */
  char *patient; /* id of the patient concerned, or NULL */
  char *other;   /* id of the other record concerned, or NULL: see CoxaAction */
  guint version; /* the version made, or 0 when no row changed */
  CoxaAction action;
  char *author;   /* id of the clinician, or NULL */
  char *initials; /* of the same, "" when nobody is known */
  char *at;       /* ISO 8601, local time with offset */
  char *reason;   /* or NULL */
} CoxaHistoryEntry;

void coxa_history_entry_free (CoxaHistoryEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHistoryEntry, coxa_history_entry_free)

guint coxa_history_find_version (const GPtrArray *entries, const char *record, GDateTime *until);

/**
 * CoxaHistoryHead:
 *
 * The newest entry's number and hash. Whoever keeps it elsewhere (printed, in a backup) can later
 * show that nothing before it was changed.
 */
typedef struct {
  gint64 seq;    /* 0: nothing was ever stored */
  char *hash;    /* SHA-256 in 64 digits; "" at 0 */
  char *at;      /* or NULL at 0 */
  gint64 at_utc; /* microseconds since 1970 */
} CoxaHistoryHead;

void coxa_history_head_free (CoxaHistoryHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHistoryHead, coxa_history_head_free)

#define COXA_CLOCK_TOLERANCE (5 * G_TIME_SPAN_MINUTE)

gboolean coxa_history_head_is_after (const CoxaHistoryHead *self, GDateTime *now);

/**
 * CoxaDamage: a record whose rows are not what was stored last: changed outside Coxa, or damaged.
 */
typedef struct {
  char *kind;
  char *id;
  char *stored_hash; /* of the content stored last; NULL when there is no entry of it */
  char *found_hash;  /* of what stands there now; NULL when there is no row */
} CoxaDamage;

void coxa_damage_free (CoxaDamage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDamage, coxa_damage_free)

G_END_DECLS
