/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a decision about safety flags is taken, and if not, what is missing (safety.md 2, 3). */

#include "coxa-rules.h"
#include "coxa-screening.h"

static gboolean
is_for_level (CoxaDecisionKind kind, CoxaSafetyLevel level)
{
  switch (kind) {
  case COXA_DECISION_OVERRIDE:
    return level == COXA_SAFETY_URGENT;
  case COXA_DECISION_CLEARANCE:
    return level >= COXA_SAFETY_URGENT;
  case COXA_DECISION_ACKNOWLEDGEMENT:
  default:
    return level == COXA_SAFETY_REFER;
  }
}

/**
 * coxa_result_dup_decidable:
 *
 * Returns: (transfer full): ids of the flags that a decision of this kind may be about now: of the
 *   right level, and nothing in force for them yet
 */
char **
coxa_result_dup_decidable (const CoxaResult *result, CoxaDecisionKind kind)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < result->n_flags; i++) {
    const CoxaSafetyFlag *flag = &result->flags[i].flag;
    gboolean settled = flag->decision && (flag->decision->kind == COXA_DECISION_CLEARANCE ||
                                          kind != COXA_DECISION_CLEARANCE);

    if (is_for_level (kind, flag->level) && !settled)
      g_strv_builder_add (ids, flag->id);
  }
  return g_strv_builder_end (ids);
}

/**
 * coxa_safety_decision_note_flags:
 * @result: of the visit, judged in its episode
 *
 * Notes every flag that stands, with the answers behind it: any other is new to the decision.
 */
void
coxa_safety_decision_note_flags (CoxaSafetyDecision *decision, const CoxaResult *result)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) answered = g_strv_builder_new ();

  for (guint i = 0; i < result->n_flags; i++) {
    const CoxaRaisedFlag *raised = &result->flags[i];

    g_strv_builder_add (known, raised->flag.id);
    for (guint n = 0; raised->because[n]; n++)
      if (!g_ptr_array_find_with_equal_func (answers, raised->because[n], g_str_equal, NULL))
        g_ptr_array_add (answers, (gpointer) raised->because[n]);
  }
  for (guint i = 0; i < answers->len; i++)
    g_strv_builder_add (answered, g_ptr_array_index (answers, i));
  g_strfreev (decision->known);
  decision->known = g_strv_builder_end (known);
  g_strfreev (decision->answers);
  decision->answers = g_strv_builder_end (answered);
}

static const CoxaRaisedFlag *
find_flag (const CoxaResult *result, const char *id)
{
  for (guint i = 0; i < result->n_flags; i++)
    if (g_str_equal (result->flags[i].flag.id, id))
      return &result->flags[i];
  return NULL;
}

static gboolean
says_nothing (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  return *stripped == '\0';
}

/* Each finds the first thing that is missing: the id of its sentence, or NULL. */

static const char *
find_flag_problem (const CoxaSafetyDecision *decision, const CoxaResult *result)
{
  if (!decision->flags[0])
    return "nothing";
  for (guint i = 0; decision->flags[i]; i++) {
    const CoxaRaisedFlag *raised = find_flag (result, decision->flags[i]);

    if (!raised)
      return "not-standing";
    if (is_for_level (decision->kind, raised->flag.level))
      continue;
    return raised->flag.level == COXA_SAFETY_EMERGENCY ? "emergency" : "level";
  }
  return NULL;
}

static gboolean
lies_ahead (const CoxaSafetyDecision *decision, int days_max)
{
  int days;

  return coxa_safety_decision_count_days (decision->review_on, decision->at, &days) && days >= 1 &&
         days <= days_max;
}

static gboolean
is_long_enough (const char *reason, int characters)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason ? reason : ""));

  return g_utf8_strlen (stripped, -1) >= characters;
}

static const char *
find_override_problem (const CoxaSafetyDecision *decision, const CoxaDecisionLimits *limits)
{
  gboolean grounded = FALSE;

  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    grounded |= !says_nothing (decision->grounds[i]);
  if (!is_long_enough (decision->reason, limits->reason_characters))
    return "reason";
  if (!grounded)
    return "ground";
  if (!lies_ahead (decision, limits->override_days))
    return "review";
  return says_nothing (decision->advice) ? "advice" : NULL;
}

/* The assessment lies between the answers that raised the flags and today. */
static gboolean
was_assessed_in_time (const CoxaSafetyDecision *decision, const CoxaResult *result)
{
  int days;

  if (!coxa_safety_decision_count_days (decision->cleared_on, decision->at, &days) || days > 0)
    return FALSE;
  for (guint i = 0; decision->flags[i]; i++) {
    const CoxaRaisedFlag *raised = find_flag (result, decision->flags[i]);
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (raised->answered_utc);
    g_autoptr (GDateTime) answered =
        g_date_time_to_timezone (utc, g_date_time_get_timezone (decision->at));

    if (raised->answered_utc > 0 &&
        (!coxa_safety_decision_count_days (decision->cleared_on, answered, &days) || days < 0))
      return FALSE;
  }
  return TRUE;
}

static const char *
find_clearance_problem (const CoxaSafetyDecision *decision, const CoxaResult *result)
{
  if (says_nothing (decision->cleared_by))
    return "cleared-by";
  if (says_nothing (decision->cleared_where))
    return "cleared-where";
  if (!was_assessed_in_time (decision, result))
    return "cleared-on";
  return says_nothing (decision->reason) ? "finding" : NULL;
}

static const char *
find_problem (const CoxaSafetyDecision *decision,
              const CoxaResult *result,
              const CoxaDecisionLimits *limits)
{
  const char *problem = find_flag_problem (decision, result);

  if (problem)
    return problem;
  if (says_nothing (decision->user))
    return "user";
  if (says_nothing (decision->role))
    return "role";
  switch (decision->kind) {
  case COXA_DECISION_OVERRIDE:
    return find_override_problem (decision, limits);
  case COXA_DECISION_CLEARANCE:
    return find_clearance_problem (decision, result);
  case COXA_DECISION_ACKNOWLEDGEMENT:
  default:
    return lies_ahead (decision, limits->follow_up_days) ? NULL : "follow-up";
  }
}

static char *
dup_sentence (const CoxaRuleset *ruleset, CoxaDecisionKind kind, const char *problem)
{
  const CoxaDecisionLimits *limits = &ruleset->decision_limits;
  const char *text = g_hash_table_lookup (ruleset->refusals, problem);
  GString *sentence = g_string_new (text ? text : problem);
  g_autofree char *characters = g_strdup_printf ("%d", limits->reason_characters);
  g_autofree char *days = g_strdup_printf (
      "%d", kind == COXA_DECISION_OVERRIDE ? limits->override_days : limits->follow_up_days);

  g_string_replace (sentence, "{characters}", characters, 0);
  g_string_replace (sentence, "{days}", days, 0);
  return g_string_free (sentence, FALSE);
}

/**
 * coxa_safety_decision_check:
 * @result: of the visit the decision is made at, judged in its episode
 *
 * Returns: whether everything is there that such a decision needs (safety.md 2 and 3); else
 *   %FALSE with %COXA_ENGINE_ERROR_REFUSED, one translated sentence about the first thing missing
 */
gboolean
coxa_safety_decision_check (const CoxaSafetyDecision *decision,
                            const CoxaResult *result,
                            GError **error)
{
  const CoxaRuleset *ruleset = result->ruleset;
  const char *problem = find_problem (decision, result, &ruleset->decision_limits);
  g_autofree char *sentence = NULL;

  if (!problem)
    return TRUE;
  sentence = dup_sentence (ruleset, decision->kind, problem);
  g_set_error_literal (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_REFUSED, sentence);
  return FALSE;
}
