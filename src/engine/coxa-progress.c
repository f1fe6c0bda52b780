/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a visit says as a whole (outcomes.md 3), and what many comparisons do (rom.md 5.6). */

#include "coxa-progress.h"

#include <math.h>

static int
count_label (const CoxaDomainLabels *domains, CoxaLabel label)
{
  int n = 0;

  for (guint i = 0; i < COXA_N_DOMAINS; i++)
    n += domains->labels[i] == label;
  return n;
}

static gboolean
is_symptom_worse (const CoxaDomainLabels *domains)
{
  return domains->labels[COXA_DOMAIN_PAIN] == COXA_LABEL_WORSE ||
         domains->labels[COXA_DOMAIN_DISABILITY] == COXA_LABEL_WORSE;
}

static CoxaProgressRule
choose_rule (const CoxaProgressLimits *limits, const CoxaDomainLabels *domains)
{
  int improved = count_label (domains, COXA_LABEL_IMPROVED);
  int worse = count_label (domains, COXA_LABEL_WORSE);
  gboolean symptom_worse = is_symptom_worse (domains);

  if (count_label (domains, COXA_LABEL_CANNOT_TELL) == COXA_N_DOMAINS)
    return COXA_PROGRESS_RULE_NOTHING_JUDGED;
  if (worse >= limits->worse_domains)
    return COXA_PROGRESS_RULE_ENOUGH_WORSE;
  if (symptom_worse && domains->rating <= limits->worse_rating_max)
    return COXA_PROGRESS_RULE_SYMPTOMS_AND_RATING;
  /* an unasked rating must not hide a change for the worse */
  if (symptom_worse && isnan (domains->rating) && improved == 0)
    return COXA_PROGRESS_RULE_SYMPTOMS_WITHOUT_RATING;
  if (improved > 0 && worse > 0)
    return COXA_PROGRESS_RULE_ONE_EACH;
  return improved >= limits->improved_domains ? COXA_PROGRESS_RULE_ENOUGH_IMPROVED
                                              : COXA_PROGRESS_RULE_NONE_DECIDES;
}

/**
 * coxa_judge_progress:
 * @rule_out: (out): what decided
 */
CoxaProgress
coxa_judge_progress (const CoxaProgressLimits *limits,
                     const CoxaDomainLabels *domains,
                     CoxaProgressRule *rule_out)
{
  static const CoxaProgress progress[] = {
    [COXA_PROGRESS_RULE_ENOUGH_IMPROVED] = COXA_PROGRESS_IMPROVED,
    [COXA_PROGRESS_RULE_SYMPTOMS_AND_RATING] = COXA_PROGRESS_WORSE,
    [COXA_PROGRESS_RULE_SYMPTOMS_WITHOUT_RATING] = COXA_PROGRESS_WORSE,
    [COXA_PROGRESS_RULE_ENOUGH_WORSE] = COXA_PROGRESS_WORSE,
    [COXA_PROGRESS_RULE_ONE_EACH] = COXA_PROGRESS_MIXED,
    [COXA_PROGRESS_RULE_NONE_DECIDES] = COXA_PROGRESS_UNCHANGED,
    [COXA_PROGRESS_RULE_NOTHING_JUDGED] = COXA_PROGRESS_CANNOT_TELL,
  };

  *rule_out = choose_rule (limits, domains);
  return progress[*rule_out];
}

/**
 * coxa_symptoms_are_unchanged:
 *
 * Returns: whether pain and disability are unchanged, as far as they can be told, and one can
 */
gboolean
coxa_symptoms_are_unchanged (const CoxaDomainLabels *domains)
{
  CoxaLabel pain = domains->labels[COXA_DOMAIN_PAIN];
  CoxaLabel disability = domains->labels[COXA_DOMAIN_DISABILITY];

  if (pain == COXA_LABEL_CANNOT_TELL)
    return disability == COXA_LABEL_UNCHANGED;
  return pain == COXA_LABEL_UNCHANGED &&
         (disability == COXA_LABEL_UNCHANGED || disability == COXA_LABEL_CANNOT_TELL);
}

/**
 * coxa_chance_of_false_change:
 *
 * Returns: 1 - 0.95^n, the chance that at least one of @n_comparisons shows a real change where
 *   there is none
 */
double
coxa_chance_of_false_change (const CoxaProgressLimits *limits, guint n_comparisons)
{
  return 1 - pow (1 - limits->chance_of_one, n_comparisons);
}

/**
 * coxa_dup_chance_warning:
 *
 * Returns: (transfer full) (nullable): the sentence to print with so many comparisons; %NULL where
 *   they are few
 */
char *
coxa_dup_chance_warning (const CoxaChangeRules *rules, guint n_comparisons)
{
  const CoxaProgressLimits *limits = coxa_change_rules_get_limits (rules);
  double chance = coxa_chance_of_false_change (limits, n_comparisons);
  g_autoptr (GString) text = NULL;
  g_autofree char *count_text = g_strdup_printf ("%u", n_comparisons);
  g_autofree char *chance_text = g_strdup_printf ("%.0f", 100 * chance);

  if (chance < limits->warning_chance)
    return NULL;
  text = g_string_new (coxa_change_rules_get_warning_text (rules));
  g_string_replace (text, "{count}", count_text, 0);
  g_string_replace (text, "{chance}", chance_text, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
