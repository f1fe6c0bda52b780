/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done to a record, in words. */

#include "coxa-access-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"

static const char *const actions[] = {
  [COXA_ACTION_CREATED] = N_ ("Created"),
  [COXA_ACTION_CHANGED] = N_ ("Changed"),
  [COXA_ACTION_SIGNED] = N_ ("Signed"),
  [COXA_ACTION_AMENDED] = N_ ("Amended"),
  [COXA_ACTION_ENTERED_IN_ERROR] = N_ ("Marked as entered in error"),
  [COXA_ACTION_RESTORED] = N_ ("No longer marked as entered in error"),
  [COXA_ACTION_MOVED] = N_ ("Moved"),
  [COXA_ACTION_REPAIRED] = N_ ("Repaired"),
  [COXA_ACTION_MERGED] = N_ ("Merged"),
  [COXA_ACTION_UNMERGED] = N_ ("Merge undone"),
  [COXA_ACTION_ARCHIVED] = N_ ("Archived"),
  [COXA_ACTION_UNARCHIVED] = N_ ("No longer archived"),
  [COXA_ACTION_MIGRATED] = N_ ("Taken over from an older file"),
  [COXA_ACTION_OPENED] = N_ ("Opened"),
  [COXA_ACTION_PRINTED] = N_ ("Printed"),
  [COXA_ACTION_EXPORTED] = N_ ("Saved as a file"),
  [COXA_ACTION_IMPORTED] = N_ ("Imported"),
  [COXA_ACTION_RESCUED] = N_ ("Rescued from a damaged file"),
};

static const struct {
  const char *id;
  const char *text;
} kinds[] = {
  { "patient", N_ ("patient") },
  { "episode", N_ ("episode") },
  { "visit", N_ ("visit") },
  { "safety_decision", N_ ("safety decision") },
  { "programme", N_ ("programme") },
  { "hold", N_ ("hold") },
  { "handout", N_ ("handout") },
  { "letter", N_ ("letter") },
  { "copy", N_ ("copy for the patient") },
  { "access", N_ ("list of who opened the record") },
};

static const char *
say_action (CoxaAction action)
{
  const char *text = action < G_N_ELEMENTS (actions) ? actions[action] : NULL;

  return text ? g_dgettext (GETTEXT_PACKAGE, text) : coxa_action_ids[action];
}

static const char *
say_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, kind) == 0)
      return g_dgettext (GETTEXT_PACKAGE, kinds[i].text);
  return kind;
}

static char *
dup_moment (const char *iso)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (iso, NULL);
  g_autofree char *day = at ? coxa_patient_text_dup_day (at) : NULL;
  g_autofree char *time = at ? g_date_time_format (at, "%H:%M") : NULL;

  return at ? g_strdup_printf ("%s, %s", day, time) : g_strdup (iso);
}

/**
 * coxa_access_text_dup:
 *
 * Returns: (transfer full): two lines: what was done to what, then when and by whom
 */
char *
coxa_access_text_dup (const CoxaHistoryEntry *entry)
{
  g_autofree char *moment = dup_moment (entry->at);
  const char *who = *entry->initials ? entry->initials : _ ("nobody was named");

  return g_strdup_printf ("%s: %s\n%s · %s", say_action (entry->action), say_kind (entry->kind),
                          moment, who);
}
