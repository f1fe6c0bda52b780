/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The flip point of a number: where the class of its pattern would change, all else as it is. */

#include <math.h>
#include <string.h>

#include "coxa-rules.h"

#define MADE_REACH 200 /* how far a value made of several measures is followed, in its unit */

typedef struct {
  CoxaResult *result; /* its readings and zones are changed while looking, and put back */
  const CoxaPatternResult *judged;
  guint pattern, side;
  const CoxaFinding *finding;
  guint place; /* of the finding's rule in the pattern */
  const CoxaMethod *method;
  guint32 affected; /* the pattern and those that cap it, a bit for each */
} Search;

static guint32
find_affected (const CoxaRuleset *ruleset, guint pattern)
{
  guint32 affected = 1u << pattern;

  for (guint p = 0; p < ruleset->patterns->len; p++)
    if (coxa_ruleset_get_rules (ruleset, p)->caps & 1u << pattern)
      affected |= 1u << p;
  return affected;
}

static void
find_zones_anew (const Search *search)
{
  for (guint p = 0; p < search->result->ruleset->patterns->len; p++)
    if (search->affected & 1u << p)
      coxa_result_find_zones (search->result, p);
}

/* The slot of the one measure that the finding looks at. */
static guint
find_slot (const Search *search)
{
  const CoxaFactTable *facts = search->result->ruleset->facts;
  const CoxaExpression *value = search->method->value;
  guint i = 0;

  while (coxa_fact_table_get_measure (facts, coxa_expression_get_input (value, i)) !=
         search->method->measure)
    i++;
  return coxa_expression_get_input (value, i);
}

static void
set_reading (const Search *search, double value)
{
  CoxaRange *sides = search->result->readings[find_slot (search)];

  for (guint side = 0; side < 2; side++)
    if (side == search->side || !search->method->measure->sided)
      sides[side].lo = sides[side].hi = value;
}

static CoxaClass
class_of_reading (const Search *search, double value)
{
  CoxaCase supposed;
  CoxaClass class;

  set_reading (search, value);
  find_zones_anew (search);
  supposed = coxa_result_make_case (search->result, search->pattern, search->side);
  class = coxa_case_classify (&supposed).class;
  set_reading (search, search->finding->value);
  return class;
}

/* A sum or a difference is followed by itself: which of its measures moves it is left open. */
static CoxaClass
class_of_made (const Search *search, double value)
{
  CoxaCase supposed = coxa_result_make_case (search->result, search->pattern, search->side);
  CoxaZones zones[2];

  memcpy (zones, supposed.zones, sizeof zones);
  zones[search->side][search->place] =
      coxa_method_find_zone_of (search->method, coxa_range_point (value));
  supposed.zones = zones;
  return coxa_case_classify (&supposed).class;
}

static gboolean
is_reading (const CoxaMethod *method)
{
  return method->measure && method->measure->kind == COXA_MEASURE_NUMBER;
}

static gboolean
has_conditions (const CoxaMethod *method)
{
  for (guint zone = 0; zone < G_N_ELEMENTS (method->conditions); zone++)
    if (method->conditions[zone])
      return TRUE;
  return FALSE;
}

/* Ages and answers do not move; a made value is followed where its zones are ranges. */
static gboolean
can_move (const Search *search)
{
  const CoxaFindingRule *rule = search->finding->rule;

  if (search->finding->zone == COXA_ZONE_MISSING || isnan (search->finding->value) ||
      (rule->weight_for == 0 && rule->weight_against == 0))
    return FALSE;
  if (is_reading (search->method))
    return TRUE;
  return !search->method->measure && !rule->yes_no && !has_conditions (search->method) &&
         coxa_expression_count_inputs (search->method->value) > 1;
}

/* Goes from the value in whole steps until the class is another. */
static gboolean
walk (const Search *search, double direction, CoxaFlip *flip_out)
{
  const CoxaMeasure *measure = search->method->measure;
  gboolean reading = is_reading (search->method);
  double step = reading ? pow (10, -measure->decimals) : 1;
  double from = search->finding->value;
  double lowest = reading ? measure->hard_min : from - MADE_REACH;
  double highest = reading ? measure->hard_max : from + MADE_REACH;
  double start = direction > 0 ? floor (from / step) : ceil (from / step);

  for (guint i = 1;; i++) {
    double value = coxa_range_settle ((start + direction * i) * step);
    CoxaClass class;

    if (value < lowest || value > highest)
      return FALSE;
    class = reading ? class_of_reading (search, value) : class_of_made (search, value);
    if (class == search->judged->class)
      continue;
    *flip_out = (CoxaFlip){ .finding = search->finding, .value = value, .class = class };
    return TRUE;
  }
}

static guint
find_place (const CoxaPatternRules *rules, const CoxaFindingRule *rule)
{
  guint place = 0;

  while (&rules->rules[place].rule != rule)
    place++;
  return place;
}

static void
find_flips_of (Search *search, GArray *flips)
{
  static const double directions[] = { -1, 1 };
  const CoxaPatternRules *rules = coxa_ruleset_get_rules (search->result->ruleset, search->pattern);

  search->place = find_place (rules, search->finding->rule);
  search->method = search->result->found[search->pattern][search->side][search->place].method;
  if (!can_move (search))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++) {
    CoxaFlip flip;

    if (walk (search, directions[i], &flip))
      g_array_append_val (flips, flip);
  }
  find_zones_anew (search);
}

/**
 * coxa_result_find_flips:
 * @judged: one of the result's own
 *
 * For every number of the pattern the nearest value below and above it at which the class would
 * be another, all else as it is. Takes longer than judging: asked for what is shown. Nothing of
 * the result is different afterwards.
 *
 * Returns: (transfer full): array of CoxaFlip in the order of the findings; borrows from @judged
 */
GArray *
coxa_result_find_flips (CoxaResult *self, const CoxaPatternResult *judged)
{
  GArray *flips = g_array_new (FALSE, FALSE, sizeof (CoxaFlip));
  Search search = { .result = self,
                    .judged = judged,
                    .pattern = judged->pattern->index,
                    .side = judged->side == COXA_SIDE_RIGHT ? 1 : 0,
                    .affected = find_affected (self->ruleset, judged->pattern->index) };

  if (judged->suspended)
    return flips;
  for (guint i = 0; i < judged->n_findings; i++) {
    search.finding = &judged->findings[i];
    find_flips_of (&search, flips);
  }
  return flips;
}
