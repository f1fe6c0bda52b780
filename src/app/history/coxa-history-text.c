/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-history-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"

const char *
coxa_history_text_action (CoxaAction action)
{
  static const char *const actions[] = {
    [COXA_ACTION_CREATED] = N_ ("created"),
    [COXA_ACTION_CHANGED] = N_ ("changed"),
    [COXA_ACTION_SIGNED] = N_ ("signed"),
    [COXA_ACTION_AMENDED] = N_ ("amended"),
    [COXA_ACTION_ENTERED_IN_ERROR] = N_ ("marked as entered in error"),
    [COXA_ACTION_RESTORED] = N_ ("brought back"),
    [COXA_ACTION_MOVED] = N_ ("moved"),
    [COXA_ACTION_REPAIRED] = N_ ("repaired"),
    [COXA_ACTION_MERGED] = N_ ("merged"),
    [COXA_ACTION_UNMERGED] = N_ ("merge undone"),
    [COXA_ACTION_ARCHIVED] = N_ ("archived"),
    [COXA_ACTION_UNARCHIVED] = N_ ("brought back from the archive"),
    [COXA_ACTION_MIGRATED] = N_ ("taken over from an older record"),
    [COXA_ACTION_CLOCK_WENT_BACK] = N_ ("the clock went back"),
    [COXA_ACTION_OPENED] = N_ ("opened"),
    [COXA_ACTION_PRINTED] = N_ ("printed"),
    [COXA_ACTION_EXPORTED] = N_ ("exported"),
    [COXA_ACTION_IMPORTED] = N_ ("imported"),
    [COXA_ACTION_BACKED_UP] = N_ ("backed up"),
    [COXA_ACTION_CHECKED] = N_ ("checked"),
    [COXA_ACTION_OVERRIDDEN] = N_ ("overridden"),
    [COXA_ACTION_UNLOCKED] = N_ ("unlocked"),
    [COXA_ACTION_UNLOCK_REFUSED] = N_ ("unlocking refused"),
    [COXA_ACTION_PASSPHRASE_SET] = N_ ("passphrase set"),
    [COXA_ACTION_RECORD_RESTORED] = N_ ("restored from a backup"),
    [COXA_ACTION_RESCUED] = N_ ("put together from a damaged file"),
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (actions) <= COXA_N_ACTIONS);

  return (guint) action < G_N_ELEMENTS (actions) && actions[action] ? _ (actions[action])
                                                                    : coxa_action_ids[action];
}

static char *
dup_visit (const char *id, const GPtrArray *visits)
{
  for (guint i = 0; visits && i < visits->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (visits, i);

    if (g_str_equal (coxa_visit_get_id (visit), id)) {
      g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));

      return g_strdup_printf (_ ("Visit of %s"), day);
    }
  }
  return g_strdup (_ ("A visit"));
}

static char *
dup_subject (const CoxaHistoryEntry *entry, const GPtrArray *visits)
{
  if (g_str_equal (entry->kind, "visit"))
    return dup_visit (entry->record, visits);
  if (g_str_equal (entry->kind, "patient"))
    return g_strdup (_ ("Patient"));
  if (g_str_equal (entry->kind, "episode"))
    return g_strdup (_ ("Episode"));
  if (g_str_equal (entry->kind, "programme"))
    return g_strdup (_ ("Programme"));
  if (g_str_equal (entry->kind, "safety_decision"))
    return g_strdup (_ ("Safety decision"));
  return g_strdup (_ ("Record"));
}

/**
 * coxa_history_text_dup_title:
 * @visits: (nullable) (element-type CoxaVisit): to name visits by their day
 *
 * Returns: (transfer full): what was done to what
 */
char *
coxa_history_text_dup_title (const CoxaHistoryEntry *entry, const GPtrArray *visits)
{
  g_autofree char *subject = dup_subject (entry, visits);

  /* Translators: a record, then what was done to it */
  return g_strdup_printf (_ ("%s: %s"), subject, coxa_history_text_action (entry->action));
}

/**
 * coxa_history_text_dup_who_and_when:
 *
 * Returns: (transfer full): initials, then the time that the clock said, with its offset
 */
char *
coxa_history_text_dup_who_and_when (const CoxaHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (entry->at, NULL);
  const char *who = *entry->initials ? entry->initials : _ ("nobody named");
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (!at)
    return g_strdup_printf ("%s · %s", who, entry->at);
  day = coxa_patient_text_dup_day (at);
  time = g_date_time_format (at, "%H:%M:%S (%:z)");
  return g_strdup_printf ("%s · %s, %s", who, day, time);
}
