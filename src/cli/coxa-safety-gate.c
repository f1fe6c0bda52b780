/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-gate.h"

#include "coxa-change.h"
#include "coxa-command.h"

#include <glib/gi18n-lib.h>

/* Changes are told from the oldest visit on. */
static GPtrArray *
reverse (const GPtrArray *newest_first)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = newest_first->len; i > 0; i--)
    g_ptr_array_add (visits, g_object_ref (g_ptr_array_index (newest_first, i - 1)));
  return visits;
}

/* As in the window: without the rules of change there is no trend. */
static void
set_trend (CoxaScreening *screening, CoxaKnowledge *knowledge, const GPtrArray *newest_first)
{
  CoxaChangeKnowledge judged_by = coxa_knowledge_get_change_knowledge (knowledge);

  if (newest_first->len == 0 || judged_by.rules == NULL || judged_by.questionnaires == NULL)
    return;
  g_autoptr (GPtrArray) visits = reverse (newest_first);
  g_autoptr (CoxaChanges) changes = coxa_changes_new (&judged_by, visits, NULL);
  coxa_screening_set_trend (screening, changes->prompts[COXA_PROMPT_ASK_SAFETY],
                            changes->prompts[COXA_PROMPT_REVIEW]);
}

/**
 * coxa_safety_gate_load_knowledge:
 * @parts: that the command wants besides; it has to look itself whether they were refused
 *
 * Returns: (transfer full): what the gate judges by, or %NULL where the safety screen was refused
 */
CoxaKnowledge *
coxa_safety_gate_load_knowledge (const CoxaKnowledgeOptions *options, guint parts, GError **error)
{
  parts |= COXA_PARTS (COXA_PART_CHANGE) | COXA_PARTS (COXA_PART_QUESTIONNAIRES);
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load_any (options, parts, coxa_command_get_language (), error);
  if (knowledge == NULL)
    return NULL;
  const GError *problem = coxa_knowledge_get_problem (knowledge, COXA_PART_SAFETY);
  if (problem == NULL)
    return g_steal_pointer (&knowledge);
  coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                     _ ("the safety screen could not be read: %s; nothing was written"),
                     problem->message);
  return NULL;
}

/**
 * coxa_safety_gate_load:
 * @visits: (element-type CoxaVisit): of the patient, newest first; the first is the one to be
 *   judged
 */
CoxaScreening *
coxa_safety_gate_load (CoxaRecord *record,
                       CoxaKnowledge *knowledge,
                       const char *patient_id,
                       const GPtrArray *visits,
                       GError **error)
{
  g_autoptr (GPtrArray) decisions = coxa_record_list_decisions (record, patient_id, error);
  if (decisions == NULL)
    return NULL;
  CoxaScreening *screening =
      coxa_screening_new (coxa_knowledge_get_rules (knowledge), visits, decisions);
  set_trend (screening, knowledge, visits);
  return screening;
}

/**
 * coxa_safety_gate_judge:
 *
 * Judges @visit in its episode at its own moment: what is printed from it bears its date. Whether
 * a decision is in force, the clock says.
 */
void
coxa_safety_gate_judge (CoxaScreening *screening,
                        CoxaResult *result,
                        CoxaPatient *patient,
                        CoxaVisit *visit)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  coxa_screening_judge (screening, result, patient, visit, coxa_visit_get_at (visit), now);
}

static const char *
describe_reason (const char *reason)
{
  static const struct {
    const char *reason;
    const char *text;
  } texts[] = {
    { "emergency", N_ ("an emergency flag stands, and no medical clearance is recorded") },
    { "urgent", N_ ("the newest visit has an urgent flag without an override in force") },
    { "refer", N_ ("a flag to refer or clarify is not acknowledged yet") },
    { "outdated", N_ ("the last full safety screen is too long ago") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (reason, texts[i].reason) == 0)
      return g_dgettext (GETTEXT_PACKAGE, texts[i].text);
  return _ ("the safety screen of the newest visit is not complete");
}

/**
 * coxa_safety_gate_check:
 *
 * Refuses everything that would reach the patient where coxa_result_allows_handout() does.
 */
gboolean
coxa_safety_gate_check (const CoxaResult *result, GError **error)
{
  const char *reason = NULL;

  if (coxa_result_allows_handout (result, &reason))
    return TRUE;
  return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                            _ ("no handout for this patient: %s; nothing was written"),
                            describe_reason (reason));
}
