/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the world asks a judgement. */

#include "coxa-rules.h"

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
  self->found = g_malloc0_n (n_patterns + 1, sizeof *self->found);
  self->entries = g_new0 (CoxaEntry, 2 * n_patterns + 1);
  self->shown = g_new0 (CoxaShown, 2 * n_patterns + 1);
  self->flags = g_new0 (CoxaRaisedFlag, ruleset->safety->len + 1);
  self->yellow = g_new0 (const CoxaYellowFlag *, ruleset->yellow->len + 1);
  self->level = COXA_SAFETY_INCOMPLETE;
  return self;
}

void
coxa_result_free (CoxaResult *self)
{
  g_free (self->readings);
  g_free (self->answers);
  g_free (self->zones);
  g_free (self->found);
  g_free (self->entries);
  g_free (self->shown);
  g_free (self->flags);
  g_free (self->yellow);
  coxa_ruleset_unref (self->ruleset);
  g_free (self);
}

/**
 * coxa_result_set_engine:
 *
 * Whether coxa_judge() judges patterns; it does until told otherwise. Safety is always judged.
 */
void
coxa_result_set_engine (CoxaResult *self, gboolean on)
{
  self->engine_off = !on;
}

/**
 * coxa_result_is_engine_on:
 *
 * Returns: whether patterns are judged: wanted, and their rules and the safety screen were read
 */
gboolean
coxa_result_is_engine_on (const CoxaResult *self)
{
  return !self->engine_off && self->ruleset->has_patterns && self->ruleset->has_safety;
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

static CoxaSafetyLevel
find_open_level (const CoxaResult *self)
{
  CoxaSafetyLevel level = COXA_SAFETY_NONE;

  for (guint i = 0; i < self->n_flags; i++)
    if (!self->flags[i].flag.decision)
      level = MAX (level, self->flags[i].flag.level);
  return level;
}

/**
 * coxa_result_allows_handout:
 * @reason_out: (out) (optional): where it does not, %COXA_SAFETY_UNREADABLE, "emergency",
 *   "urgent", "incomplete", "outdated" or "refer", the gravest
 *
 * The one gate before everything that reaches a patient (safety.md 2). Where the screen could not
 * be read it stays closed, whatever was decided. A flag that nobody has decided about closes it: an
 * emergency until a physician has cleared it, an urgent one until it is overridden, one of level
 * refer until it is acknowledged. So does a screen that is not complete, or too long ago.
 * Decisions count where the visit was judged in its episode.
 */
gboolean
coxa_result_allows_handout (const CoxaResult *self, const char **reason_out)
{
  CoxaSafetyLevel open = find_open_level (self);
  const char *reason = NULL;

  if (!self->ruleset->has_safety)
    reason = COXA_SAFETY_UNREADABLE;
  else if (open >= COXA_SAFETY_URGENT)
    reason = coxa_safety_level_ids[open];
  else if (!self->screen_complete)
    reason = coxa_safety_level_ids[COXA_SAFETY_INCOMPLETE];
  else if (self->screen_outdated)
    reason = "outdated";
  else if (open == COXA_SAFETY_REFER)
    reason = coxa_safety_level_ids[open];
  if (reason_out)
    *reason_out = reason;
  return reason == NULL;
}

/**
 * coxa_result_count_yellow_flags:
 *
 * Returns: how many yellow flags there are; they block nothing and clear nothing (safety.md 5)
 */
guint
coxa_result_count_yellow_flags (const CoxaResult *self)
{
  return self->n_yellow;
}

const CoxaYellowFlag *
coxa_result_get_yellow_flag (const CoxaResult *self, guint index)
{
  g_return_val_if_fail (index < self->n_yellow, NULL);
  return self->yellow[index];
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
