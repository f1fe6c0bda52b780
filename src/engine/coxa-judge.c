/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Judging a visit: every pattern on every side (patterns.md 4). */

#include <math.h>
#include <string.h>

#include "coxa-rules.h"

/* The zones of one pattern on both sides, by the readings as they are now. */
void
coxa_result_find_zones (CoxaResult *self, guint pattern)
{
  const CoxaPatternRules *rules = coxa_ruleset_get_rules (self->ruleset, pattern);
  CoxaZones *zones = self->zones[pattern];
  CoxaFound (*found)[COXA_FINDINGS_MAX] = self->found[pattern];

  for (guint side = 0; side < (rules->pattern.central ? 1 : 2); side++)
    for (guint i = 0; i < rules->pattern.n_findings; i++) {
      found[side][i] = coxa_rule_find (&rules->rules[i], self->readings, side);
      zones[side][i] = found[side][i].zone;
    }
  if (rules->pattern.central)
    memcpy (zones[1], zones[0], sizeof zones[0]);
}

static guint32
find_known (const CoxaPatternRules *rules, const CoxaZones zones)
{
  guint32 known = 0;

  for (guint i = 0; i < rules->pattern.n_findings; i++)
    known |= (guint32) (zones[i] != COXA_ZONE_MISSING) << i;
  return known;
}

static CoxaCase
make_case (const CoxaResult *self, guint pattern, guint side, guint32 other_caps)
{
  const CoxaPatternRules *rules = coxa_ruleset_get_rules (self->ruleset, pattern);
  const CoxaZones *zones = self->zones[pattern];

  return (CoxaCase){ .ruleset = self->ruleset,
                     .rules = rules,
                     .zones = zones,
                     .side = side,
                     .known = { find_known (rules, zones[0]), find_known (rules, zones[1]) },
                     .other_caps = other_caps };
}

/* @names_out: (nullable): filled with the ids of the suspensions; ends with NULL */
static gboolean
is_suspended (const CoxaResult *self, guint pattern, guint side, const char **names_out)
{
  guint n = 0;

  if (self->old_measurements) {
    if (names_out)
      names_out[n] = "old-measurements";
    n++;
  }
  for (guint i = 0; i < self->ruleset->suspensions->len && n < COXA_CAPS_MAX; i++) {
    const CoxaSuspension *suspension =
        &g_array_index (self->ruleset->suspensions, CoxaSuspension, i);

    if (!(suspension->patterns & 1u << pattern) ||
        !coxa_range_is_true (coxa_expression_evaluate (suspension->when, self->readings, side)))
      continue;
    if (names_out)
      names_out[n] = suspension->id;
    n++;
  }
  if (names_out)
    names_out[n] = NULL;
  return n > 0;
}

/* Which patterns hold this one down on this side, a bit for each (patterns.md 4.6). */
static guint32
find_other_caps (const CoxaResult *self, guint pattern, guint side)
{
  guint32 caps = 0;

  for (guint p = 0; p < self->ruleset->patterns->len; p++) {
    CoxaCase judged;

    if (!(coxa_ruleset_get_rules (self->ruleset, p)->caps & 1u << pattern) ||
        is_suspended (self, p, side, NULL))
      continue;
    judged = make_case (self, p, side, 0);
    if (coxa_case_classify (&judged).class <= COXA_CLASS_POSSIBLE)
      caps |= 1u << p;
  }
  return caps;
}

/* The pattern on one side as it stands, with what holds it down. */
CoxaCase
coxa_result_make_case (const CoxaResult *self, guint pattern, guint side)
{
  return make_case (self, pattern, side, find_other_caps (self, pattern, side));
}

static CoxaFinding
make_finding (const CoxaRule *rule, const CoxaFound *found)
{
  const CoxaMeasure *measure = found->method->measure;
  gboolean shown = found->zone != COXA_ZONE_MISSING && coxa_range_is_point (found->value);

  return (CoxaFinding){
    .rule = &rule->rule,
    .zone = found->zone,
    .value = shown ? found->value.lo : NAN,
    .measure = measure,
    .unit = measure ? measure->unit : rule->rule.unit,
  };
}

static void
list_findings (const CoxaResult *self, const CoxaCase *judged, CoxaEntry *entry)
{
  const CoxaZone *zones = judged->zones[judged->side];
  const CoxaFound *found = self->found[judged->rules->pattern.index][judged->side];
  guint32 counted = coxa_rules_choose_counted (judged->rules, zones);
  guint n = 0;

  for (guint i = 0; i < judged->rules->pattern.n_findings; i++) {
    if (!(counted & 1u << i))
      continue;
    entry->findings[n++] = make_finding (&judged->rules->rules[i], &found[i]);
  }
  entry->result.findings = entry->findings;
  entry->result.n_findings = n;
}

/* Judged by adult values, or by nerve findings first: no number is better than a wrong one
 * (patterns.md 9.17). */
static void
suspend (CoxaEntry *entry, const char *const *suspensions)
{
  entry->result.class = COXA_CLASS_INSUFFICIENT;
  entry->result.suspended = TRUE;
  entry->result.support = entry->result.against = entry->result.measured = 0;
  memcpy (entry->result.caps, suspensions, sizeof entry->result.caps);
}

/* What is not met is said where the pattern itself could be judged. */
static void
classify (const CoxaResult *self, CoxaPatternResult *result, guint side)
{
  const GArray *rules = self->ruleset->classifications;

  for (guint i = 0; i < rules->len; i++) {
    const CoxaClassification *rule = &g_array_index (rules, CoxaClassification, i);
    CoxaRange met;

    if (rule->pattern != result->pattern->index)
      continue;
    met = coxa_expression_evaluate (rule->when, self->readings, side);
    if (coxa_range_is_true (met))
      result->classification = rule->met;
    else if (coxa_range_is_false (met) && result->class != COXA_CLASS_INSUFFICIENT)
      result->classification = rule->not_met;
  }
}

static void
judge_pattern (CoxaResult *self, guint pattern, guint side)
{
  CoxaEntry *entry = &self->entries[self->n_entries++];
  CoxaCase judged = coxa_result_make_case (self, pattern, side);
  CoxaVerdict verdict = coxa_case_classify (&judged);
  const char *suspensions[COXA_CAPS_MAX + 1] = { NULL };

  entry->result = (CoxaPatternResult){
    .pattern = &judged.rules->pattern,
    .side = judged.rules->pattern.central ? COXA_SIDE_CENTRAL : (CoxaSide) side,
    .class = verdict.class,
    .support = verdict.support,
    .against = verdict.against,
    .measured = verdict.measured,
    .total = verdict.total,
    .missing = entry->missing,
    .next = entry->next,
  };
  memcpy (entry->result.caps, verdict.caps, sizeof verdict.caps);
  list_findings (self, &judged, entry);
  if (is_suspended (self, pattern, side, suspensions)) {
    suspend (entry, suspensions);
  } else {
    classify (self, &entry->result, side);
    coxa_entry_name_missing (entry, &judged, self->readings);
    coxa_entry_name_next (entry, &judged, self->readings);
  }
  entry->missing[entry->result.n_missing] = NULL;
  entry->next[entry->result.n_next] = NULL;
}

/* After the safety screen: its level decides whether there is anything to show. */
void
coxa_result_judge_patterns (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit)
{
  self->n_entries = 0;
  if (!coxa_result_is_engine_on (self)) {
    coxa_result_choose_shown (self);
    return;
  }
  coxa_fact_table_fill (self->ruleset->facts, patient, visit, self->readings);
  for (guint p = 0; p < self->ruleset->patterns->len; p++)
    coxa_result_find_zones (self, p);
  for (guint p = 0; p < self->ruleset->patterns->len; p++) {
    judge_pattern (self, p, 0);
    if (!coxa_ruleset_get_pattern (self->ruleset, p)->central)
      judge_pattern (self, p, 1);
  }
  /* an emergency hides every pattern (safety.md 2) */
  if (self->level == COXA_SAFETY_EMERGENCY)
    self->n_entries = 0;
  coxa_result_choose_shown (self);
}

/**
 * coxa_judge:
 *
 * Judges @visit of @patient by itself, at the moment of the visit: safety first, then every
 * pattern on every side (patterns.md 4). Pure: no clock, no file, no allocation. What earlier
 * visits and decisions add, coxa_screening_judge() knows.
 */
void
coxa_judge (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit)
{
  coxa_result_judge_safety (self, patient, visit, NULL);
  coxa_result_judge_patterns (self, patient, visit);
}
