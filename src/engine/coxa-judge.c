/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The result of judging a visit: patterns on both sides, safety, what to show. */

#include <math.h>
#include <string.h>

#include "coxa-rules.h"

#define BECAUSE_MAX 16

typedef struct {
  CoxaSafetyFlag flag;
  const char *because[BECAUSE_MAX + 1];
} RaisedFlag;

struct _CoxaResult {
  CoxaRuleset *ruleset;
  CoxaRange (*readings)[2];
  CoxaRange (*answers)[2];
  CoxaZones (*zones)[2]; /* for each pattern */
  CoxaEntry *entries;
  guint n_entries;
  CoxaShown *shown;
  guint n_shown;
  guint n_possible; /* patterns, both sides counted once */
  RaisedFlag *flags;
  guint n_flags;
  CoxaSafetyLevel level;
  gboolean screen_complete;
};

/**
 * coxa_result_new:
 *
 * Returns: (transfer full): room for a judgement, empty until coxa_judge()
 */
CoxaResult *
coxa_result_new (CoxaRuleset *ruleset)
{
  CoxaResult *self = g_new0 (CoxaResult, 1);
  guint n_patterns = ruleset->patterns->len;

  self->ruleset = coxa_ruleset_ref (ruleset);
  self->readings = g_malloc0_n (coxa_fact_table_count (ruleset->facts) + 1, sizeof *self->readings);
  self->answers = g_malloc0_n (coxa_fact_table_count (ruleset->answers) + 1, sizeof *self->answers);
  self->zones = g_malloc0_n (n_patterns + 1, sizeof *self->zones);
  self->entries = g_new0 (CoxaEntry, 2 * n_patterns + 1);
  self->shown = g_new0 (CoxaShown, 2 * n_patterns + 1);
  self->flags = g_new0 (RaisedFlag, ruleset->safety->len + 1);
  self->level = COXA_SAFETY_INCOMPLETE;
  return self;
}

void
coxa_result_free (CoxaResult *self)
{
  g_free (self->readings);
  g_free (self->answers);
  g_free (self->zones);
  g_free (self->entries);
  g_free (self->shown);
  g_free (self->flags);
  coxa_ruleset_unref (self->ruleset);
  g_free (self);
}

/* ---- Safety ---- */

static gboolean
screen_is_complete (const CoxaRuleset *ruleset, CoxaVisit *visit)
{
  for (guint i = 0; i < ruleset->questions->len; i++) {
    const char *id = coxa_ruleset_get_question (ruleset, i)->id;

    if (coxa_visit_get_answer (visit, id) == COXA_ANSWER_NOT_ASKED)
      return FALSE;
  }
  return TRUE;
}

static void
name_reasons (const CoxaResult *self, const CoxaSafetyRule *rule, RaisedFlag *raised)
{
  guint n = 0;

  memset (raised->because, 0, sizeof raised->because);
  for (guint i = 0; i < coxa_expression_count_inputs (rule->when) && n < BECAUSE_MAX; i++) {
    guint slot = coxa_expression_get_input (rule->when, i);

    if (coxa_fact_table_is_question (self->ruleset->answers, slot) &&
        coxa_range_is_true (self->answers[slot][0]))
      raised->because[n++] = coxa_fact_table_get_name (self->ruleset->answers, slot);
  }
  raised->flag = rule->flag;
  raised->flag.because = raised->because;
}

static void
judge_safety (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit)
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

/* ---- Patterns ---- */

static void
find_zones (CoxaResult *self)
{
  for (guint p = 0; p < self->ruleset->patterns->len; p++) {
    const CoxaPatternRules *rules = coxa_ruleset_get_rules (self->ruleset, p);

    for (guint side = 0; side < (rules->pattern.central ? 1 : 2); side++)
      for (guint i = 0; i < rules->pattern.n_findings; i++)
        self->zones[p][side][i] = coxa_rule_find_zone (&rules->rules[i], self->readings, side);
    if (rules->pattern.central)
      memcpy (self->zones[p][1], self->zones[p][0], sizeof self->zones[p][0]);
  }
}

static CoxaCase
make_case (const CoxaResult *self, guint pattern, guint side, guint32 other_caps)
{
  return (CoxaCase){ .ruleset = self->ruleset,
                     .rules = coxa_ruleset_get_rules (self->ruleset, pattern),
                     .zones = self->zones[pattern],
                     .side = side,
                     .assumed = -1,
                     .other_caps = other_caps };
}

/* @names_out: (nullable): filled with the ids of the suspensions; ends with NULL */
static gboolean
is_suspended (const CoxaResult *self, guint pattern, guint side, const char **names_out)
{
  guint n = 0;

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

static const CoxaMethod *
find_deciding_method (const CoxaResult *self, const CoxaRule *rule, CoxaZone zone, guint side)
{
  guint i = 0;

  while (zone != COXA_ZONE_MISSING && i + 1 < rule->n_methods &&
         coxa_method_find_zone (&rule->methods[i], self->readings, side) != zone)
    i++;
  return &rule->methods[i];
}

static CoxaFinding
make_finding (const CoxaResult *self, const CoxaRule *rule, CoxaZone zone, guint side)
{
  const CoxaMethod *method = find_deciding_method (self, rule, zone, side);
  CoxaRange value = zone == COXA_ZONE_MISSING
                        ? coxa_range_unknown ()
                        : coxa_expression_evaluate (method->value, self->readings, side);

  return (CoxaFinding){
    .rule = &rule->rule,
    .zone = zone,
    .value = coxa_range_is_point (value) ? value.lo : NAN,
    .measure = method->measure,
    .unit = method->measure ? method->measure->unit : rule->rule.unit,
  };
}

static void
list_findings (const CoxaResult *self, const CoxaCase *judged, CoxaEntry *entry)
{
  const CoxaZone *zones = judged->zones[judged->side];
  guint32 counted = coxa_rules_choose_counted (judged->rules, zones);
  guint n = 0;

  for (guint i = 0; i < judged->rules->pattern.n_findings; i++) {
    if (!(counted & 1u << i))
      continue;
    entry->findings[n++] = make_finding (self, &judged->rules->rules[i], zones[i], judged->side);
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

static void
judge_pattern (CoxaResult *self, guint pattern, guint side)
{
  CoxaEntry *entry = &self->entries[self->n_entries++];
  CoxaCase judged = make_case (self, pattern, side, find_other_caps (self, pattern, side));
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
    coxa_entry_name_missing (entry, &judged, self->readings);
    coxa_entry_name_next (entry, &judged, self->readings);
  }
  entry->missing[entry->result.n_missing] = NULL;
  entry->next[entry->result.n_next] = NULL;
}

/* ---- What to show ---- */

static int
rank (CoxaShown shown)
{
  return -(int) shown.result->class;
}

/* Class, then index, then evidence grade, then the order of the rules. */
static gboolean
goes_before (CoxaShown a, CoxaShown b)
{
  gint64 left = (gint64) (a.result->support - a.result->against) * b.result->measured;
  gint64 right = (gint64) (b.result->support - b.result->against) * a.result->measured;

  if (rank (a) != rank (b))
    return rank (a) > rank (b);
  if (left != right)
    return left > right;
  return a.result->pattern->grade < b.result->pattern->grade;
}

static gboolean
is_flag (const CoxaPatternResult *result)
{
  return result->class == COXA_CLASS_LIKELY || result->class == COXA_CLASS_POSSIBLE;
}

static void
insert_shown (CoxaResult *self, CoxaShown shown)
{
  guint place = self->n_shown++;

  while (place > 0 && goes_before (shown, self->shown[place - 1])) {
    self->shown[place] = self->shown[place - 1];
    place--;
  }
  self->shown[place] = shown;
}

static void
choose_shown (CoxaResult *self)
{
  self->n_shown = 0;
  self->n_possible = 0;
  for (guint i = 0; i < self->n_entries; i++) {
    CoxaShown shown = { .result = &self->entries[i].result };
    const CoxaPatternResult *other = i + 1 < self->n_entries ? &self->entries[i + 1].result : NULL;

    if (other && other->pattern == shown.result->pattern) {
      i++;
      if (is_flag (other)) {
        shown.both = is_flag (shown.result);
        if (!shown.both || goes_before ((CoxaShown){ .result = other }, shown))
          shown.result = other;
      }
    }
    if (!is_flag (shown.result))
      continue;
    self->n_possible += shown.result->class == COXA_CLASS_POSSIBLE;
    insert_shown (self, shown);
  }
}

/**
 * coxa_judge:
 *
 * Judges @visit of @patient at the moment of the visit: safety first, then every pattern on every
 * side (patterns.md 4). Pure: no clock, no file, no allocation.
 */
void
coxa_judge (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit)
{
  judge_safety (self, patient, visit);
  self->n_entries = 0;
  coxa_fact_table_fill (self->ruleset->facts, patient, visit, self->readings);
  find_zones (self);
  for (guint p = 0; p < self->ruleset->patterns->len; p++) {
    judge_pattern (self, p, 0);
    if (!coxa_ruleset_get_pattern (self->ruleset, p)->central)
      judge_pattern (self, p, 1);
  }
  /* an emergency hides every pattern (safety.md 2) */
  if (self->level == COXA_SAFETY_EMERGENCY)
    self->n_entries = 0;
  choose_shown (self);
}

CoxaRuleset *
coxa_result_get_ruleset (const CoxaResult *self)
{
  return self->ruleset;
}

/**
 * coxa_result_count:
 *
 * Returns: one for each pattern and side, or for each central pattern; 0 in an emergency
 */
guint
coxa_result_count (const CoxaResult *self)
{
  return self->n_entries;
}

const CoxaPatternResult *
coxa_result_get (const CoxaResult *self, guint index)
{
  g_return_val_if_fail (index < self->n_entries, NULL);
  return &self->entries[index].result;
}

/**
 * coxa_result_find:
 *
 * Returns: (nullable): the result of @pattern on @side
 */
const CoxaPatternResult *
coxa_result_find (const CoxaResult *self, const char *pattern, CoxaSide side)
{
  for (guint i = 0; i < self->n_entries; i++) {
    const CoxaPatternResult *result = &self->entries[i].result;

    if (result->side == side && g_str_equal (result->pattern->id, pattern))
      return result;
  }
  return NULL;
}

/**
 * coxa_result_count_shown:
 *
 * Returns: how many flags stand together on the screen, three at most (patterns.md 4.8)
 */
guint
coxa_result_count_shown (const CoxaResult *self)
{
  return MIN (self->n_shown, (guint) self->ruleset->limits.shown);
}

CoxaShown
coxa_result_get_shown (const CoxaResult *self, guint index)
{
  return self->shown[index];
}

/**
 * coxa_result_is_widespread:
 *
 * Returns: whether so many patterns are possible that no single one stands out
 */
gboolean
coxa_result_is_widespread (const CoxaResult *self)
{
  return self->n_possible >= (guint) self->ruleset->limits.widespread;
}

CoxaSafetyLevel
coxa_result_get_safety_level (const CoxaResult *self)
{
  return self->level;
}

gboolean
coxa_result_is_screen_complete (const CoxaResult *self)
{
  return self->screen_complete;
}

guint
coxa_result_count_safety_flags (const CoxaResult *self)
{
  return self->n_flags;
}

const CoxaSafetyFlag *
coxa_result_get_safety_flag (const CoxaResult *self, guint index)
{
  g_return_val_if_fail (index < self->n_flags, NULL);
  return &self->flags[index].flag;
}

/**
 * coxa_result_allows_handout:
 * @reason_out: (out) (optional): "emergency", "urgent" or "incomplete" where it does not
 *
 * Returns: whether a sheet may be issued (safety.md 2): never in an emergency, not at the level
 *   urgent, and not before the whole screen was asked
 */
gboolean
coxa_result_allows_handout (const CoxaResult *self, const char **reason_out)
{
  const char *reason = NULL;

  if (self->level >= COXA_SAFETY_URGENT)
    reason = coxa_safety_level_ids[self->level];
  else if (!self->screen_complete)
    reason = coxa_safety_level_ids[COXA_SAFETY_INCOMPLETE];
  if (reason_out)
    *reason_out = reason;
  return reason == NULL;
}

/**
 * coxa_pattern_result_get_index:
 * @index_out: agreement of findings, -1 to +1: (S - O) / M; not a probability
 *
 * Returns: %FALSE where nothing was measured, or the pattern is suspended
 */
gboolean
coxa_pattern_result_get_index (const CoxaPatternResult *self, double *index_out)
{
  if (self->measured == 0)
    return FALSE;
  *index_out = (double) (self->support - self->against) / self->measured;
  return TRUE;
}

/**
 * coxa_pattern_result_get_coverage:
 *
 * Returns: M / T, 0 to 1: how much of the pattern's weight was measured
 */
double
coxa_pattern_result_get_coverage (const CoxaPatternResult *self)
{
  return self->total > 0 ? (double) self->measured / self->total : 0;
}

/**
 * coxa_round_ratio:
 *
 * Returns: the ratio at two decimals, halves away from zero, decided in whole numbers
 */
double
coxa_round_ratio (int numerator, int denominator)
{
  gint64 hundredfold = 200 * ABS ((gint64) numerator) + denominator;
  double rounded = (double) (hundredfold / (2 * (gint64) denominator)) / 100;

  return numerator < 0 ? -rounded : rounded;
}
