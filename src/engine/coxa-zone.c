/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From readings to the zone of a finding (patterns.md 2, 9). */

#include <math.h>

#include "coxa-rules.h"

typedef enum {
  CERTAINLY,
  POSSIBLY,
  NOT,
} Likelihood;

static Likelihood
compare (CoxaRange value, const CoxaZoneRange *range)
{
  gboolean above = range->lo_open ? value.lo > range->lo : value.lo >= range->lo;
  gboolean below = range->hi_open ? value.hi < range->hi : value.hi <= range->hi;
  gboolean reaches = range->lo_open ? value.hi > range->lo : value.hi >= range->lo;
  gboolean starts = range->hi_open ? value.lo < range->hi : value.lo <= range->hi;

  if (range->never || !reaches || !starts)
    return NOT;
  return above && below ? CERTAINLY : POSSIBLY;
}

/* Met is asked first, so borderline begins right after its end; a value in no zone is neutral.
 * A range that may lie in a zone or not (a count with items unknown) leaves the finding missing;
 * a condition that cannot be answered is not fulfilled. */
static CoxaZone
find_zone (const CoxaMethod *method, CoxaRange value, const CoxaRange (*readings)[2], guint side)
{
  static const CoxaZone order[] = { COXA_ZONE_MET, COXA_ZONE_BORDERLINE, COXA_ZONE_AGAINST };

  if (value.lo == -INFINITY && value.hi == INFINITY)
    return COXA_ZONE_MISSING;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    const CoxaExpression *condition = method->conditions[order[i]];
    Likelihood likelihood;

    if (condition) {
      if (coxa_range_is_true (coxa_expression_evaluate (condition, readings, side)))
        return order[i];
      continue;
    }
    likelihood = compare (value, &method->ranges[order[i]]);
    if (likelihood == CERTAINLY)
      return order[i];
    if (likelihood == POSSIBLY)
      return COXA_ZONE_MISSING;
  }
  return COXA_ZONE_NEUTRAL;
}

/**
 * coxa_method_find_zone_of:
 *
 * Returns: the zone that @value would lie in; only for a method whose zones are all ranges
 */
CoxaZone
coxa_method_find_zone_of (const CoxaMethod *method, CoxaRange value)
{
  static const CoxaZone order[] = { COXA_ZONE_MET, COXA_ZONE_BORDERLINE, COXA_ZONE_AGAINST };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (compare (value, &method->ranges[order[i]]) == CERTAINLY)
      return order[i];
  return COXA_ZONE_NEUTRAL;
}

static CoxaFound
find_by (const CoxaMethod *method, const CoxaRange (*readings)[2], guint side)
{
  CoxaRange value = coxa_expression_evaluate (method->value, readings, side);

  return (CoxaFound){ .zone = find_zone (method, value, readings, side),
                      .value = value,
                      .method = method };
}

/**
 * coxa_rule_find:
 *
 * With two methods the worse decides, and one is enough (patterns.md 9.6).
 */
CoxaFound
coxa_rule_find (const CoxaRule *rule, const CoxaRange (*readings)[2], guint side)
{
  CoxaFound worst = find_by (&rule->methods[0], readings, side);

  for (guint i = 1; i < rule->n_methods; i++) {
    CoxaFound found = find_by (&rule->methods[i], readings, side);

    if (found.zone > worst.zone)
      worst = found;
  }
  return worst;
}

/**
 * coxa_rules_choose_counted:
 *
 * Returns: the findings that count, a bit for each: one that stands in counts where the other has
 *   no value and it has one, and then that other does not
 */
guint32
coxa_rules_choose_counted (const CoxaPatternRules *rules, const CoxaZones zones)
{
  guint32 counted = 0;

  for (guint i = 0; i < rules->pattern.n_findings; i++) {
    int other = rules->rules[i].stands_in_for;

    if (other < 0)
      counted |= 1u << i;
    else if (zones[other] == COXA_ZONE_MISSING && zones[i] != COXA_ZONE_MISSING)
      counted = (counted | 1u << i) & ~(1u << other);
  }
  return counted;
}
