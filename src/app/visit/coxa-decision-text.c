/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions about safety flags, and the age of the screen, in words. */

#include "coxa-decision-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"

const char *
coxa_decision_text_title (CoxaDecisionKind kind)
{
  switch (kind) {
  case COXA_DECISION_OVERRIDE:
    return _ ("Documented override");
  case COXA_DECISION_CLEARANCE:
    return _ ("Medical clearance");
  case COXA_DECISION_ACKNOWLEDGEMENT:
  default:
    return _ ("Acknowledged");
  }
}

/**
 * coxa_decision_text_dup_day:
 * @iso_day: (nullable): ISO 8601 date
 *
 * Returns: (transfer full): the day by locale; as it stands where it is no date
 */
char *
coxa_decision_text_dup_day (const char *iso_day)
{
  g_autofree char *noon = g_strconcat (iso_day ? iso_day : "", "T12:00:00Z", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (noon, NULL);

  return at ? coxa_patient_text_dup_day (at) : g_strdup (iso_day ? iso_day : "");
}

/**
 * coxa_decision_text_dup_short:
 *
 * Returns: (transfer full): one line to stand beside a flag
 */
char *
coxa_decision_text_dup_short (const CoxaSafetyDecision *decision)
{
  g_autofree char *review = coxa_decision_text_dup_day (decision->review_on);
  g_autofree char *cleared = coxa_decision_text_dup_day (decision->cleared_on);

  switch (decision->kind) {
  case COXA_DECISION_OVERRIDE:
    /* Translators: a person, then a day */
    return g_strdup_printf (_ ("Overridden by %s, review on %s"), decision->user, review);
  case COXA_DECISION_CLEARANCE:
    /* Translators: a physician, then a day */
    return g_strdup_printf (_ ("Cleared by %s, %s"), decision->cleared_by, cleared);
  case COXA_DECISION_ACKNOWLEDGEMENT:
  default:
    /* Translators: a person, then a day */
    return g_strdup_printf (_ ("Acknowledged by %s, follow-up on %s"), decision->user, review);
  }
}

static void
append_flags (GString *text, const CoxaRuleset *rules, const CoxaSafetyDecision *decision)
{
  for (guint i = 0; decision->flags[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            coxa_ruleset_find_flag_name (rules, decision->flags[i]));
  g_string_append_c (text, '\n');
}

static void
append_said (GString *text, const char *what, const char *said)
{
  if (said)
    g_string_append_printf (text, "%s: %s\n", what, said);
}

static void
append_clearance (GString *text, const CoxaSafetyDecision *decision)
{
  g_autofree char *day = coxa_decision_text_dup_day (decision->cleared_on);

  g_string_append_printf (text, "%s, %s, %s\n", decision->cleared_by, decision->cleared_where, day);
  append_said (text, _ ("Finding"), decision->reason);
}

static void
append_override (GString *text, const CoxaRuleset *rules, const CoxaSafetyDecision *decision)
{
  append_said (text, _ ("Reason"), decision->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    append_said (text, coxa_ruleset_get_ground_text (rules, (CoxaGround) i).name,
                 decision->grounds[i]);
  append_said (text, _ ("Safety-net advice"), decision->advice);
}

/**
 * coxa_decision_text_dup:
 *
 * Returns: (transfer full): everything the record says about it, a line each
 */
char *
coxa_decision_text_dup (const CoxaRuleset *rules, const CoxaSafetyDecision *decision)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = coxa_patient_text_dup_day (decision->at);
  g_autofree char *time = g_date_time_format (decision->at, "%H:%M");
  g_autofree char *review = coxa_decision_text_dup_day (decision->review_on);

  append_flags (text, rules, decision);
  g_string_append_printf (text, "%s, %s, %s, %s\n", decision->user, decision->role, day, time);
  if (decision->kind == COXA_DECISION_CLEARANCE)
    append_clearance (text, decision);
  else if (decision->kind == COXA_DECISION_OVERRIDE)
    append_override (text, rules, decision);
  if (decision->kind == COXA_DECISION_OVERRIDE)
    append_said (text, _ ("Ends on"), review);
  else if (decision->review_on)
    append_said (text, _ ("Follow-up on"), review);
  return g_strchomp (g_string_free (text, FALSE));
}

/**
 * coxa_decision_text_dup_screen_age:
 * @days: since the last full screen; -1 where there is none
 */
char *
coxa_decision_text_dup_screen_age (int days)
{
  if (days < 0)
    return g_strdup (_ ("not screened yet"));
  if (days == 0)
    return g_strdup (_ ("screened today"));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "screened %d day ago", "screened %d days ago", (gulong) days),
      days);
}

/**
 * coxa_decision_text_need:
 *
 * Returns: what has to be asked at a visit, and why
 */
const char *
coxa_decision_text_need (CoxaScreenNeed need)
{
  switch (need) {
  case COXA_SCREEN_NEED_AGAIN:
    return _ ("Ask all questions again: the last full screen is too long ago.");
  case COXA_SCREEN_NEED_WORSE:
    return _ ("Ask all questions again: there was an injury, or things are worse.");
  case COXA_SCREEN_NEED_SHORT:
    return _ ("The short form is enough today; the other answers still hold.");
  case COXA_SCREEN_NEED_FULL:
  default:
    return _ ("Ask all questions once in this episode.");
  }
}
