/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The safety screen of a visit: which flags its answers raise (safety.md 4). */

#include <string.h>

#include "coxa-rules.h"

static gboolean
screen_is_complete (const CoxaRuleset *ruleset, CoxaVisit *visit)
{
  if (!ruleset->has_safety)
    return FALSE;
  for (guint i = 0; i < ruleset->questions->len; i++) {
    const char *id = coxa_ruleset_get_question (ruleset, i)->id;

    if (coxa_visit_get_answer (visit, id) == COXA_ANSWER_NOT_ASKED)
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
}

void
coxa_result_judge_safety (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit)
{
  const CoxaRuleset *ruleset = self->ruleset;

  coxa_fact_table_fill (ruleset->answers, patient, visit, self->answers);
  self->n_flags = 0;
  self->screen_complete = screen_is_complete (ruleset, visit);
  self->level = self->screen_complete ? COXA_SAFETY_NONE : COXA_SAFETY_INCOMPLETE;
  for (guint i = 0; i < ruleset->safety->len; i++) {
    const CoxaSafetyRule *rule = &g_array_index (ruleset->safety, CoxaSafetyRule, i);
    CoxaRange raised = coxa_expression_evaluate (rule->when, self->answers, 0);

    if (!coxa_range_is_true (raised))
      continue;
    name_reasons (self, rule, &self->flags[self->n_flags++]);
    self->level = MAX (self->level, rule->flag.level);
  }
}
