/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-precaution.h"

#include "coxa-suggestion-private.h"

static gboolean
has_word (const char *const *words, const char *word)
{
  return words && g_strv_contains (words, word);
}

static gboolean
has_all (const char *const *words, const char *const *wanted)
{
  for (guint i = 0; wanted[i]; i++)
    if (!has_word (words, wanted[i]))
      return FALSE;
  return TRUE;
}

static gboolean
loads (const CoxaExercise *exercise, const CoxaPrecautionRule *rule)
{
  if (!has_all ((const char *const *) exercise->properties, rule->properties))
    return FALSE;
  if (rule->exercises[0] && !has_word (rule->exercises, exercise->id))
    return FALSE;
  return exercise->hip_flexion_max_deg > rule->hip_flexion_above;
}

static gboolean
pattern_holds (const CoxaPrecautionRule *rule, const CoxaResult *result)
{
  if (!rule->pattern)
    return TRUE;
  for (guint i = 0; result && i < coxa_result_count (result); i++) {
    const CoxaPatternResult *judged = coxa_result_get (result, i);

    if (judged->pattern == rule->pattern && judged->class <= rule->from_class)
      return TRUE;
  }
  return FALSE;
}

static void
add_tagged (GArray *hits,
            CoxaPrecautionEffect effect,
            const CoxaPrecaution *precaution,
            char *const *tags,
            const char *const *precautions)
{
  CoxaPrecautionHit hit = {
    .effect = effect,
    .rule = effect == COXA_PRECAUTION_BLOCK ? "avoid-if" : "caution-if",
    .precaution = precaution->id,
    .text = precaution->text,
    .source = precaution->source,
    .unverified = precaution->unverified,
  };

  if (has_word ((const char *const *) tags, precaution->id) &&
      has_word (precautions, precaution->id))
    g_array_append_val (hits, hit);
}

static void
add_tags (GArray *hits,
          CoxaPrecautionEffect effect,
          const CoxaSuggestionRules *rules,
          char *const *tags,
          const char *const *precautions)
{
  for (guint i = 0; i < rules->precautions->len; i++)
    add_tagged (hits, effect, &g_array_index (rules->precautions, CoxaPrecaution, i), tags,
                precautions);
}

static void
add_rules (GArray *hits,
           CoxaPrecautionEffect effect,
           const CoxaSuggestionRules *rules,
           const CoxaExercise *exercise,
           const char *const *precautions,
           const CoxaResult *result)
{
  for (guint i = 0; i < rules->rules->len; i++) {
    const CoxaPrecautionRule *rule = &g_array_index (rules->rules, CoxaPrecautionRule, i);
    CoxaPrecautionHit hit = {
      .effect = effect,
      .rule = rule->id,
      .precaution = rule->precautions[0],
      .pattern = rule->pattern ? rule->pattern->id : NULL,
      .text = rule->text,
      .source = rule->source,
      .unverified = rule->unverified,
      .project = rule->project,
    };

    if (rule->effect == effect && loads (exercise, rule) &&
        has_all (precautions, rule->precautions) && pattern_holds (rule, result))
      g_array_append_val (hits, hit);
  }
}

/**
 * coxa_precautions_judge:
 * @precautions: (nullable): of the patient, words of the library
 * @result: (nullable): for the rules that look at a pattern
 *
 * The tags of the exercise and the rules on its properties are independent; the stricter one wins
 * (exercises.md 3.4).
 *
 * Returns: (transfer full) (element-type CoxaPrecautionHit): what speaks against the exercise,
 *   blocks first
 */
GArray *
coxa_precautions_judge (const CoxaSuggestionRules *rules,
                        const CoxaExercise *exercise,
                        const char *const *precautions,
                        const CoxaResult *result)
{
  GArray *hits = NULL;

  g_return_val_if_fail (rules && exercise, NULL);

  hits = g_array_new (FALSE, FALSE, sizeof (CoxaPrecautionHit));
  add_tags (hits, COXA_PRECAUTION_BLOCK, rules, exercise->avoid_if, precautions);
  add_rules (hits, COXA_PRECAUTION_BLOCK, rules, exercise, precautions, result);
  add_tags (hits, COXA_PRECAUTION_WARN, rules, exercise->caution_if, precautions);
  add_rules (hits, COXA_PRECAUTION_WARN, rules, exercise, precautions, result);
  return hits;
}

/**
 * coxa_precautions_block:
 * @hits: as coxa_precautions_judge() gives them
 */
gboolean
coxa_precautions_block (const GArray *hits)
{
  return hits->len > 0 &&
         g_array_index (hits, CoxaPrecautionHit, 0).effect == COXA_PRECAUTION_BLOCK;
}
