/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The safety screen of a visit: which flags its answers raise (safety.md 4). */

#include <string.h>

#include "coxa-rules.h"

/* Whether the visit itself has an answer to every question of the screen. */
gboolean
coxa_screen_is_full (const CoxaRuleset *ruleset, CoxaVisit *visit)
{
  if (!ruleset->has_safety)
    return FALSE;
  for (guint i = 0; i < ruleset->questions->len; i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (ruleset, i);

    if (!question->yellow && coxa_visit_get_answer (visit, question->id) == COXA_ANSWER_NOT_ASKED)
      return FALSE;
  }
  return TRUE;
}

static void
name_reasons (const CoxaResult *self, const CoxaSafetyRule *rule, CoxaRaisedFlag *raised)
{
  guint n = 0;

  memset (raised->because, 0, sizeof raised->because);
  for (guint i = 0; i < coxa_expression_count_inputs (rule->when) && n < COXA_BECAUSE_MAX; i++) {
    guint slot = coxa_expression_get_input (rule->when, i);

    if (coxa_fact_table_is_question (self->ruleset->answers, slot) &&
        coxa_range_is_true (self->answers[slot][0]))
      raised->because[n++] = coxa_fact_table_get_name (self->ruleset->answers, slot);
  }
  raised->flag = rule->flag;
  raised->flag.because = raised->because;
  raised->answered_utc = 0;
}

static void
raise_flags (CoxaResult *self)
{
  const GArray *rules = self->ruleset->safety;

  self->n_flags = 0;
  for (guint i = 0; i < rules->len; i++) {
    const CoxaSafetyRule *rule = &g_array_index (rules, CoxaSafetyRule, i);

    if (coxa_range_is_true (coxa_expression_evaluate (rule->when, self->answers, 0)))
      name_reasons (self, rule, &self->flags[self->n_flags++]);
  }
}

static void
raise_yellow_flags (CoxaResult *self)
{
  const GArray *rules = self->ruleset->yellow;

  self->n_yellow = 0;
  for (guint i = 0; i < rules->len; i++) {
    const CoxaYellowRule *rule = &g_array_index (rules, CoxaYellowRule, i);

    if (coxa_range_is_true (coxa_expression_evaluate (rule->when, self->answers, 0)))
      self->yellow[self->n_yellow++] = &rule->flag;
  }
}

/* A flag that a physician has cleared is told, and asks for nothing more. */
void
coxa_result_find_level (CoxaResult *self)
{
  self->level = self->screen_complete ? COXA_SAFETY_NONE : COXA_SAFETY_INCOMPLETE;
  for (guint i = 0; i < self->n_flags; i++) {
    const CoxaSafetyFlag *flag = &self->flags[i].flag;

    if (!flag->decision || flag->decision->kind != COXA_DECISION_CLEARANCE)
      self->level = MAX (self->level, flag->level);
  }
}

/* By the answers of @visit alone. @trend: (nullable) */
void
coxa_result_judge_safety (CoxaResult *self,
                          CoxaPatient *patient,
                          CoxaVisit *visit,
                          const CoxaTrend *trend)
{
  coxa_fact_table_fill (self->ruleset->answers, patient, visit, self->answers);
  if (trend) {
    coxa_fact_table_set (self->ruleset->answers, "worse", trend->worse, self->answers);
    coxa_fact_table_set (self->ruleset->answers, "unchanged", trend->unchanged, self->answers);
  }
  raise_flags (self);
  raise_yellow_flags (self);
  self->screen_complete = coxa_screen_is_full (self->ruleset, visit);
  self->screen_outdated = FALSE;
  self->old_measurements = FALSE;
  coxa_result_find_level (self);
}
