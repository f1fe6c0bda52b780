/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums and class of one pattern on one side: patterns.md 4, in half-points. */

#include "coxa-rules.h"

gboolean
coxa_case_has_minimum (const CoxaCase *self, guint minimum)
{
  const CoxaMinimum *item = &self->rules->minimum[minimum];

  if (!(item->alternatives & self->known[self->side]))
    return FALSE;
  return !item->both_sides || (item->alternatives & self->known[1 - self->side]) != 0;
}

static gboolean
has_all_minimum (const CoxaCase *self)
{
  for (guint i = 0; i < self->rules->n_minimum; i++)
    if (!coxa_case_has_minimum (self, i))
      return FALSE;
  return TRUE;
}

static void
add_up (const CoxaCase *self, guint32 counted, CoxaVerdict *verdict)
{
  const CoxaZone *zones = self->zones[self->side];

  for (guint i = 0; i < self->rules->pattern.n_findings; i++) {
    const CoxaFindingRule *rule = &self->rules->rules[i].rule;

    if (!(counted & 1u << i))
      continue;
    verdict->total += 2 * rule->weight_for;
    if (zones[i] == COXA_ZONE_MISSING)
      continue;
    verdict->measured += 2 * rule->weight_for;
    if (zones[i] == COXA_ZONE_MET)
      verdict->support += 2 * rule->weight_for;
    else if (zones[i] == COXA_ZONE_BORDERLINE)
      verdict->support += rule->weight_for;
    else if (zones[i] == COXA_ZONE_AGAINST)
      verdict->against += 2 * rule->weight_against;
  }
}

/* With two keys the weaker counts; a stand-in takes the key's place (patterns.md 9.4). */
static CoxaZone
find_key_zone (const CoxaCase *self, guint32 counted)
{
  CoxaZone weakest = COXA_ZONE_MET;

  for (guint i = 0; i < self->rules->pattern.n_findings; i++) {
    const CoxaRule *rule = &self->rules->rules[i];
    gboolean key = rule->rule.key ||
                   (rule->stands_in_for >= 0 && self->rules->rules[rule->stands_in_for].rule.key);

    if (key && (counted & 1u << i))
      weakest = MIN (weakest, self->zones[self->side][i]);
  }
  return weakest;
}

static gboolean
link_is_met (const CoxaCase *self)
{
  for (guint i = 0; i < self->rules->pattern.n_findings; i++)
    if (self->rules->rules[i].rule.link && self->zones[self->side][i] == COXA_ZONE_MET)
      return TRUE;
  return !self->rules->needs_link;
}

static void
add_cap (CoxaVerdict *verdict, const char *cap)
{
  guint n = 0;

  while (n < COXA_CAPS_MAX && verdict->caps[n])
    n++;
  if (n < COXA_CAPS_MAX)
    verdict->caps[n] = cap;
}

/* Only what keeps the class below "likely" is listed (patterns.md 9.22). */
static void
collect_caps (const CoxaCase *self, guint32 counted, CoxaVerdict *verdict)
{
  if (self->rules->pattern.grade == 'D')
    add_cap (verdict, "grade-d");
  if (!link_is_met (self))
    add_cap (verdict, "no-link");
  for (guint i = 0; i < self->rules->pattern.n_findings; i++)
    if ((counted & 1u << i) && self->rules->rules[i].cap)
      add_cap (verdict, self->rules->rules[i].cap);
  for (guint i = 0; i < self->ruleset->patterns->len; i++)
    if (self->other_caps & 1u << i)
      add_cap (verdict, coxa_ruleset_get_pattern (self->ruleset, i)->id);
}

/**
 * coxa_case_classify:
 *
 * The class of patterns.md 4.4-4.5 with the caps of 4.6: all comparisons in whole numbers.
 */
CoxaVerdict
coxa_case_classify (const CoxaCase *self)
{
  const CoxaClassLimits *limits = &self->ruleset->limits;
  guint32 counted = coxa_rules_choose_counted (self->rules, self->zones[self->side]);
  CoxaZone key = find_key_zone (self, counted);
  CoxaVerdict verdict = { .class = COXA_CLASS_INSUFFICIENT };
  int agreement;

  add_up (self, counted, &verdict);
  if (key == COXA_ZONE_MISSING || !has_all_minimum (self) || verdict.measured == 0 ||
      100 * verdict.measured < limits->coverage_percent * verdict.total)
    return verdict;

  agreement = 100 * (verdict.support - verdict.against);
  if (agreement < limits->possible_percent * verdict.measured || key < COXA_ZONE_BORDERLINE) {
    verdict.class = COXA_CLASS_UNLIKELY;
    return verdict;
  }

  verdict.class = COXA_CLASS_POSSIBLE;
  if (agreement < limits->likely_percent * verdict.measured || key != COXA_ZONE_MET)
    return verdict;
  collect_caps (self, counted, &verdict);
  if (!verdict.caps[0])
    verdict.class = COXA_CLASS_LIKELY;
  return verdict;
}
