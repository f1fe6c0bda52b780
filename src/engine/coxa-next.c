/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is missing, and what to measure next (patterns.md 4, 9.21). */

#include <string.h>

#include "coxa-rules.h"

typedef struct {
  guint finding;
  gboolean decides; /* its two outcomes differ in class */
  int weight;
  guint order; /* of its first measure in the catalogue */
} Candidate;

static const CoxaRule *
get_rule (const CoxaCase *judged, guint finding)
{
  return &judged->rules->rules[finding];
}

static void
add_name (const char **names, guint *n, const char *name)
{
  for (guint i = 0; i < *n; i++)
    if (g_str_equal (names[i], name))
      return;
  if (*n < COXA_NAMES_MAX)
    names[(*n)++] = name;
}

/* The measures that a finding is made of; those without a value on @side, or all. */
static void
add_inputs (const CoxaCase *judged,
            guint finding,
            guint side,
            gboolean only_missing,
            const CoxaRange (*readings)[2],
            const char **names,
            guint *n)
{
  const CoxaRule *rule = get_rule (judged, finding);

  for (guint m = 0; m < rule->n_methods; m++) {
    const CoxaExpression *value = rule->methods[m].value;

    for (guint i = 0; i < coxa_expression_count_inputs (value); i++)
      if (!only_missing || coxa_expression_input_is_missing (value, i, readings, side))
        add_name (names, n,
                  coxa_fact_table_get_name (judged->ruleset->facts,
                                            coxa_expression_get_input (value, i)));
  }
}

static gboolean
is_served (const CoxaCase *judged, guint32 alternatives, guint side)
{
  for (guint i = 0; i < judged->rules->pattern.n_findings; i++)
    if ((alternatives & 1u << i) && judged->zones[side][i] != COXA_ZONE_MISSING)
      return TRUE;
  return FALSE;
}

static void
add_missing_minimum (CoxaEntry *self,
                     const CoxaCase *judged,
                     const CoxaMinimum *minimum,
                     const CoxaRange (*readings)[2])
{
  const guint sides[] = { judged->side, 1 - judged->side };

  for (guint s = 0; s < (minimum->both_sides ? 2 : 1); s++) {
    if (is_served (judged, minimum->alternatives, sides[s]))
      continue;
    for (guint i = 0; i < judged->rules->pattern.n_findings; i++)
      if (minimum->alternatives & 1u << i)
        add_inputs (judged, i, sides[s], TRUE, readings, self->missing, &self->result.n_missing);
  }
}

/**
 * coxa_entry_name_missing:
 *
 * Fills in the required measures without a value; where either of two would do, both are named.
 */
void
coxa_entry_name_missing (CoxaEntry *self, const CoxaCase *judged, const CoxaRange (*readings)[2])
{
  for (guint i = 0; i < judged->rules->n_minimum; i++)
    if (!coxa_case_has_minimum (judged, i))
      add_missing_minimum (self, judged, &judged->rules->minimum[i], readings);
}

static CoxaClass
class_with (const CoxaCase *judged, guint finding, CoxaZone zone)
{
  CoxaZones zones[2];
  CoxaCase supposed = *judged;

  memcpy (zones, judged->zones, sizeof zones);
  zones[judged->side][finding] = zone;
  supposed.zones = zones;
  supposed.assumed = (int) finding;
  return coxa_case_classify (&supposed).class;
}

static guint
catalogue_order (const CoxaCase *judged, guint finding)
{
  const CoxaRule *rule = get_rule (judged, finding);
  guint first = G_MAXUINT;

  for (guint m = 0; m < rule->n_methods; m++) {
    const CoxaExpression *value = rule->methods[m].value;

    for (guint i = 0; i < coxa_expression_count_inputs (value); i++) {
      const CoxaMeasure *measure = coxa_fact_table_get_measure (
          judged->ruleset->facts, coxa_expression_get_input (value, i));

      if (measure)
        first = MIN (first, measure->index);
    }
  }
  return first;
}

static Candidate
weigh (const CoxaCase *judged, guint finding, gboolean decides)
{
  return (Candidate){ .finding = finding,
                      .decides = decides,
                      .weight = get_rule (judged, finding)->rule.weight_for,
                      .order = catalogue_order (judged, finding) };
}

static gboolean
goes_before (const Candidate *a, const Candidate *b)
{
  if (a->decides != b->decides)
    return a->decides;
  if (a->weight != b->weight)
    return a->weight > b->weight;
  return a->order < b->order;
}

static void
insert (Candidate *candidates, guint *n, Candidate candidate)
{
  guint place = *n;

  while (place > 0 && goes_before (&candidate, &candidates[place - 1])) {
    candidates[place] = candidates[place - 1];
    place--;
  }
  candidates[place] = candidate;
  (*n)++;
}

static gboolean
is_display_only (const CoxaFindingRule *rule)
{
  return rule->weight_for == 0 && rule->weight_against == 0 && !rule->required;
}

static guint
collect_missing (const CoxaCase *judged, Candidate *candidates)
{
  const CoxaZone *zones = judged->zones[judged->side];
  guint32 counted = coxa_rules_choose_counted (judged->rules, zones);
  guint n = 0;

  for (guint i = 0; i < judged->rules->pattern.n_findings; i++) {
    gboolean asked = (counted & 1u << i) && zones[i] == COXA_ZONE_MISSING;

    if (asked && !is_display_only (&get_rule (judged, i)->rule))
      insert (candidates, &n,
              weigh (judged, i,
                     class_with (judged, i, COXA_ZONE_MET) !=
                         class_with (judged, i, COXA_ZONE_AGAINST)));
  }
  return n;
}

/* A borderline finding is offered for re-measurement where meeting it would raise the class. */
static guint
collect_borderline (const CoxaCase *judged, CoxaClass class, Candidate *candidates)
{
  const CoxaZone *zones = judged->zones[judged->side];
  guint n = 0;

  for (guint i = 0; i < judged->rules->pattern.n_findings; i++)
    if (zones[i] == COXA_ZONE_BORDERLINE && class_with (judged, i, COXA_ZONE_MET) != class)
      insert (candidates, &n, weigh (judged, i, TRUE));
  return n;
}

/**
 * coxa_entry_name_next:
 *
 * Fills in what to measure next, best first. Empty when the class is decided, or when nothing can
 * change it.
 */
void
coxa_entry_name_next (CoxaEntry *self, const CoxaCase *judged, const CoxaRange (*readings)[2])
{
  Candidate candidates[COXA_FINDINGS_MAX];
  CoxaClass class = self->result.class;
  guint n;
  gboolean only_missing = TRUE;

  if (class != COXA_CLASS_POSSIBLE && class != COXA_CLASS_INSUFFICIENT)
    return;

  n = collect_missing (judged, candidates);
  if (class == COXA_CLASS_POSSIBLE && (n == 0 || !candidates[0].decides)) {
    n = collect_borderline (judged, class, candidates);
    only_missing = FALSE;
  }
  for (guint i = 0; i < n; i++)
    add_inputs (judged, candidates[i].finding, judged->side, only_missing, readings, self->next,
                &self->result.n_next);
  /* required on both sides, and missing on the other side alone */
  for (guint i = 0; class == COXA_CLASS_INSUFFICIENT && i < self->result.n_missing; i++)
    add_name (self->next, &self->result.n_next, self->missing[i]);
}
