/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is missing, and what to measure next (patterns.md 4, 9.21). */

#include <string.h>

#include "coxa-rules.h"

typedef struct {
  guint finding;
  gboolean decides; /* its two outcomes differ in class */
  int weight;
  guint32 inputs; /* of its rule, a bit for each */
  guint order;    /* of its first measure in the catalogue */
} Candidate;

static const CoxaRule *
get_rule (const CoxaCase *judged, guint finding)
{
  return &judged->rules->rules[finding];
}

/* Each name has one copy, in the catalogue, so that the pointer tells it. */
static void
add_name (const char **names, guint *n, const char *name)
{
  for (guint i = 0; i < *n; i++)
    if (names[i] == name)
      return;
  if (*n < COXA_NAMES_MAX)
    names[(*n)++] = name;
}

static gboolean
is_missing (const CoxaInput *input, const CoxaRange (*readings)[2], guint side)
{
  return !coxa_range_is_point (readings[input->slot][input->side[side]]);
}

/* Whether a visit can supply what one of the methods lacks: the sex is not measured. */
static gboolean
can_be_measured (const CoxaCase *judged, guint finding, const CoxaRange (*readings)[2])
{
  const CoxaRule *rule = get_rule (judged, finding);
  guint out_of_reach = 0; /* methods, a bit for each */

  for (guint i = 0; i < rule->n_inputs; i++)
    if (!rule->inputs[i].can_be_asked && is_missing (&rule->inputs[i], readings, judged->side))
      out_of_reach |= 1u << rule->inputs[i].method;
  return out_of_reach != (1u << rule->n_methods) - 1;
}

/* The readings of a finding that a visit can supply: those without a value on @side, or all. Where
 * none is without, they do not go together, and all are meant. */
static guint32
find_inputs (const CoxaCase *judged,
             guint finding,
             guint side,
             gboolean only_missing,
             const CoxaRange (*readings)[2])
{
  const CoxaRule *rule = get_rule (judged, finding);
  guint32 all = 0, missing = 0;

  for (guint i = 0; i < rule->n_inputs; i++) {
    if (!rule->inputs[i].can_be_asked)
      continue;
    all |= 1u << i;
    if (only_missing && is_missing (&rule->inputs[i], readings, side))
      missing |= 1u << i;
  }
  return missing ? missing : all;
}

static void
add_names (const CoxaRule *rule, guint32 inputs, const char **names, guint *n)
{
  for (guint i = 0; i < rule->n_inputs; i++)
    if (inputs & 1u << i)
      add_name (names, n, rule->inputs[i].name);
}

/* Where the first of them stands in the catalogue. */
static guint
catalogue_order (const CoxaRule *rule, guint32 inputs)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < rule->n_inputs; i++)
    if (inputs & 1u << i)
      first = MIN (first, rule->inputs[i].order);
  return first;
}

static void
add_missing_minimum (CoxaEntry *self,
                     const CoxaCase *judged,
                     const CoxaMinimum *minimum,
                     const CoxaRange (*readings)[2])
{
  const guint sides[] = { judged->side, 1 - judged->side };

  for (guint s = 0; s < (minimum->both_sides ? 2 : 1); s++) {
    if (minimum->alternatives & judged->known[sides[s]])
      continue;
    for (guint i = 0; i < judged->rules->pattern.n_findings; i++) {
      if (minimum->alternatives & 1u << i)
        add_names (get_rule (judged, i), find_inputs (judged, i, sides[s], TRUE, readings),
                   self->missing, &self->result.n_missing);
    }
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

/* Taken as measured on both sides: what it is on the other does not matter here. */
static CoxaClass
class_with (const CoxaCase *judged, guint finding, CoxaZone zone)
{
  CoxaZones zones[2];
  CoxaCase supposed = *judged;

  memcpy (zones, judged->zones, sizeof zones);
  zones[judged->side][finding] = zone;
  supposed.zones = zones;
  supposed.known[0] |= 1u << finding;
  supposed.known[1] |= 1u << finding;
  return coxa_case_classify (&supposed).class;
}

static Candidate
weigh (const CoxaCase *judged, guint finding, gboolean decides, guint32 inputs)
{
  return (Candidate){ .finding = finding,
                      .decides = decides,
                      .weight = get_rule (judged, finding)->rule.weight_for,
                      .inputs = inputs,
                      .order = catalogue_order (get_rule (judged, finding), inputs) };
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

/* What the minimum waits for: any of @any_out helps, one of @all_out alone completes it. */
static void
find_open_minimum (const CoxaCase *judged, guint32 *any_out, guint32 *all_out)
{
  *any_out = 0;
  *all_out = G_MAXUINT32;
  for (guint i = 0; i < judged->rules->n_minimum; i++) {
    guint32 alternatives = judged->rules->minimum[i].alternatives;

    if (coxa_case_has_minimum (judged, i))
      continue;
    *any_out |= alternatives;
    *all_out &= alternatives;
  }
}

/* What carries no weight is shown only, unless the minimum waits for it. */
static gboolean
is_display_only (const CoxaFindingRule *rule, gboolean awaited)
{
  return rule->weight_for == 0 && rule->weight_against == 0 && !awaited;
}

static gboolean
decides_class (const CoxaCase *judged, guint finding)
{
  return class_with (judged, finding, COXA_ZONE_MET) !=
         class_with (judged, finding, COXA_ZONE_AGAINST);
}

/* A stand-in is not asked for: the finding in whose place it stands is, also when the stand-in has
 * a value (the modified Thomas test is repeated with the pelvis held). */
static gboolean
is_asked (const CoxaCase *judged, guint finding, guint32 awaited, const CoxaRange (*readings)[2])
{
  const CoxaRule *rule = get_rule (judged, finding);

  return judged->zones[judged->side][finding] == COXA_ZONE_MISSING && rule->stands_in_for < 0 &&
         !is_display_only (&rule->rule, (awaited & 1u << finding) != 0) &&
         can_be_measured (judged, finding, readings);
}

static guint
collect_missing (const CoxaCase *judged, const CoxaRange (*readings)[2], Candidate *candidates)
{
  guint32 awaited, completing;
  guint n = 0;

  find_open_minimum (judged, &awaited, &completing);
  for (guint i = 0; i < judged->rules->pattern.n_findings; i++)
    if (is_asked (judged, i, awaited, readings))
      insert (candidates, &n,
              weigh (judged, i, (completing & 1u << i) != 0 && decides_class (judged, i),
                     find_inputs (judged, i, judged->side, TRUE, readings)));
  return n;
}

/* A borderline finding is offered for re-measurement where meeting it would raise the class. */
static guint
collect_borderline (const CoxaCase *judged,
                    CoxaClass class,
                    const CoxaRange (*readings)[2],
                    Candidate *candidates)
{
  const CoxaZone *zones = judged->zones[judged->side];
  guint n = 0;

  for (guint i = 0; i < judged->rules->pattern.n_findings; i++)
    if (zones[i] == COXA_ZONE_BORDERLINE && class_with (judged, i, COXA_ZONE_MET) != class)
      insert (candidates, &n,
              weigh (judged, i, TRUE, find_inputs (judged, i, judged->side, FALSE, readings)));
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

  if (class != COXA_CLASS_POSSIBLE && class != COXA_CLASS_INSUFFICIENT)
    return;

  n = collect_missing (judged, readings, candidates);
  if (class == COXA_CLASS_POSSIBLE && (n == 0 || !candidates[0].decides))
    n = collect_borderline (judged, class, readings, candidates);
  for (guint i = 0; i < n; i++)
    add_names (get_rule (judged, candidates[i].finding), candidates[i].inputs, self->next,
               &self->result.n_next);
  /* required on both sides, and missing on the other side alone */
  for (guint i = 0; class == COXA_CLASS_INSUFFICIENT && i < self->result.n_missing; i++)
    add_name (self->next, &self->result.n_next, self->missing[i]);
}
