/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a total may be, and where it comes from (outcomes.md 2). */

#include "coxa-questionnaire.h"

#include <math.h>

#include "coxa-data-file.h"

const char *const coxa_risk_ids[] = { "low", "medium", "high", NULL };

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error)
    *error = g_error_new_valist (COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

/**
 * coxa_questionnaire_check_total:
 *
 * Whether @total is a score that the questionnaire can have: inside its range, and whole where it
 * counts in whole points.
 */
gboolean
coxa_questionnaire_check_total (const CoxaQuestionnaire *self, double total, GError **error)
{
  if (!self->has_total)
    return refuse (error, "%s has no total, enter its subscores", self->id);
  if (!isfinite (total))
    return refuse (error, "%s is not a number", self->id);
  if (total < self->min || total > self->max)
    return refuse (error, "%s goes from %g to %g", self->id, self->min, self->max);
  if (self->decimals == 0 && total != floor (total))
    return refuse (error, "%s takes whole numbers", self->id);
  return TRUE;
}

/**
 * coxa_questionnaire_check_read:
 * @read_all: whether "I have read all statements" was ticked
 *
 * An unanswered form of ticks looks like a zero (outcomes.md 2.3): without that tick it is missing.
 */
gboolean
coxa_questionnaire_check_read (const CoxaQuestionnaire *self, gboolean read_all, GError **error)
{
  if (!self->needs_read_all || read_all)
    return TRUE;
  return refuse (error, "%s is missing until all statements are marked as read", self->id);
}

/**
 * coxa_questionnaire_check_part:
 * @part: the subscore that the risk groups use
 *
 * Whether total and subscore can belong to one form; true where the questionnaire has no such rule.
 */
gboolean
coxa_questionnaire_check_part (const CoxaQuestionnaire *self,
                               double total,
                               double part,
                               GError **error)
{
  if (!self->risk.part)
    return TRUE;
  if (part > total)
    return refuse (error, "%s is above %s", self->risk.part, self->id);
  if (total - part > self->risk.rest_max)
    return refuse (error, "%s is more than %d above %s", self->id, self->risk.rest_max,
                   self->risk.part);
  return TRUE;
}

static double
add_up (const CoxaSumRule *rule, double sum, int n_answered)
{
  switch (rule->kind) {
  case COXA_SUM_PERCENT:
    return 100 * sum / (rule->item_max * n_answered);
  case COXA_SUM_TOTAL:
    return sum * rule->items / n_answered;
  case COXA_SUM_MEAN:
  case COXA_SUM_RATIO:
  default:
    return sum / n_answered;
  }
}

/**
 * coxa_questionnaire_total_from_sum:
 * @sum: of the answered items
 * @n_answered: how many were answered
 *
 * The total of a form that was added up by hand, items left out allowed for.
 */
gboolean
coxa_questionnaire_total_from_sum (
    const CoxaQuestionnaire *self, double sum, int n_answered, double *total_out, GError **error)
{
  const CoxaSumRule *rule = &self->sum;

  if (rule->items == 0 || rule->kind == COXA_SUM_RATIO)
    return refuse (error, "%s takes its total alone", self->id);
  if (n_answered < rule->min_answered || n_answered > rule->items)
    return refuse (error, "%s needs %d to %d answers", self->id, rule->min_answered, rule->items);
  if (!(sum >= 0 && sum <= (double) rule->item_max * n_answered) || sum != floor (sum))
    return refuse (error, "the sum of %d answers of %s is a whole number from 0 to %d", n_answered,
                   self->id, rule->item_max * n_answered);

  *total_out = add_up (rule, sum, n_answered);
  return TRUE;
}

/**
 * coxa_questionnaire_convert:
 *
 * Turns a score of a replaced scoring into one of the scoring that replaced it (@replaced_by).
 */
gboolean
coxa_questionnaire_convert (const CoxaQuestionnaire *self,
                            double total,
                            double *total_out,
                            GError **error)
{
  if (!self->replaced_by)
    return refuse (error, "%s cannot be turned into another score", self->id);
  if (!coxa_questionnaire_check_total (self, total, error))
    return FALSE;
  *total_out = self->reversal - total;
  return TRUE;
}

/**
 * coxa_questionnaire_find_risk:
 * @part: the subscore that the groups use
 *
 * The prognosis group of a questionnaire with a risk rule (outcomes.md 2.7).
 */
CoxaRisk
coxa_questionnaire_find_risk (const CoxaQuestionnaire *self, double total, double part)
{
  g_return_val_if_fail (self->risk.part, COXA_RISK_LOW);
  if (total <= self->risk.low_max)
    return COXA_RISK_LOW;
  return part >= self->risk.high_min ? COXA_RISK_HIGH : COXA_RISK_MEDIUM;
}

/* Whether it is filled in item by item. */
gboolean
coxa_questionnaire_has_items (const CoxaQuestionnaire *self)
{
  return self->own_words || self->items[0] != NULL;
}

/* @place: from 0 */
char *
coxa_questionnaire_dup_item_id (guint place)
{
  return g_strdup_printf ("item%u", place + 1);
}

/**
 * coxa_questionnaire_find_item:
 *
 * Returns: the place of the item, from 0; -1 where it has none of that id
 */
int
coxa_questionnaire_find_item (const CoxaQuestionnaire *self, const char *item)
{
  for (int i = 0; coxa_questionnaire_has_items (self) && i < self->sum.items; i++) {
    g_autofree char *id = coxa_questionnaire_dup_item_id ((guint) i);

    if (g_str_equal (id, item))
      return i;
  }
  return -1;
}

gboolean
coxa_questionnaire_check_answer (const CoxaQuestionnaire *self, double value, GError **error)
{
  if (!isfinite (value) || value != floor (value) || value < self->sum.item_min ||
      value > self->sum.item_max)
    return refuse (error, "an answer of %s is a whole number from %d to %d", self->id,
                   self->sum.item_min, self->sum.item_max);
  return TRUE;
}

/* Done of what was agreed; what was done beyond it does not make up for other weeks. */
static gboolean
score_ratio (const CoxaQuestionnaire *self, const double *values, double *total_out, GError **error)
{
  if (values[0] <= 0)
    return refuse (error, "%s cannot be told where nothing was agreed", self->id);
  *total_out = 100 * MIN (values[1], values[0]) / values[0];
  return TRUE;
}

static double
round_total (const CoxaQuestionnaire *self, double total)
{
  double factor = pow (10, self->decimals);

  return round (total * factor) / factor;
}

/**
 * coxa_questionnaire_score:
 * @score: whose answers count; its total does not
 * @n_missing_out: (nullable): how many items were left out and allowed for
 *
 * The total that follows from the answers to the items, by the questionnaire's rule for missing
 * ones (outcomes.md 2). Returns: %FALSE where it cannot be told, with what is missing
 */
gboolean
coxa_questionnaire_score (const CoxaQuestionnaire *self,
                          const CoxaScore *score,
                          double *total_out,
                          guint *n_missing_out,
                          GError **error)
{
  double values[COXA_ITEMS_MAX], sum = 0;
  int n_answered = 0, n_asked = 0;

  if (!coxa_questionnaire_has_items (self))
    return refuse (error, "%s takes its total alone", self->id);
  for (int i = 0; i < self->sum.items; i++) {
    g_autofree char *item = coxa_questionnaire_dup_item_id ((guint) i);
    const CoxaItemAnswer *answer = coxa_score_find_answer (score, item);

    n_asked += !self->own_words || (answer && answer->words);
    if (!answer || isnan (answer->value))
      continue;
    if (!coxa_questionnaire_check_answer (self, answer->value, error))
      return FALSE;
    values[n_answered++] = answer->value;
    sum += answer->value;
  }
  if (n_missing_out)
    *n_missing_out = (guint) MAX (0, n_asked - n_answered);
  if (n_answered < self->sum.min_answered)
    return refuse (error, "%s needs %d to %d answers", self->id, self->sum.min_answered,
                   self->sum.items);
  if (self->sum.kind == COXA_SUM_RATIO) {
    if (!score_ratio (self, values, total_out, error))
      return FALSE;
  } else {
    *total_out = add_up (&self->sum, sum, n_answered);
  }
  *total_out = round_total (self, *total_out);
  return coxa_questionnaire_check_total (self, *total_out, error);
}

/* Mean of now, best and worst, to one decimal; only where all three were asked (outcomes.md 2.1).
 */
static gboolean
find_composite (CoxaVisit *visit, double *total_out)
{
  int now = coxa_visit_get_pain (visit, COXA_PAIN_NOW);
  int best = coxa_visit_get_pain (visit, COXA_PAIN_BEST);
  int worst = coxa_visit_get_pain (visit, COXA_PAIN_WORST);

  if (MIN (now, MIN (best, worst)) < 0)
    return FALSE;
  *total_out = round (10.0 * (now + best + worst) / 3) / 10;
  return TRUE;
}

/**
 * coxa_questionnaire_find_total:
 *
 * Returns: whether @visit holds a score of this questionnaire; pains are looked up as such
 */
gboolean
coxa_questionnaire_find_total (const CoxaQuestionnaire *self, CoxaVisit *visit, double *total_out)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);

  if (self->pain == COXA_PAIN_COMPOSITE)
    return find_composite (visit, total_out);
  if (self->pain != COXA_PAIN_NONE) {
    *total_out = coxa_visit_get_pain (visit, self->pain);
    return *total_out >= 0;
  }

  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    if (g_str_equal (score->questionnaire, self->id)) {
      *total_out = score->total;
      return coxa_score_has_total (score);
    }
  }
  return FALSE;
}

/**
 * coxa_pains_are_ordered:
 *
 * Returns: whether best <= now <= worst, as far as they were asked; if not, one asks, and accepts
 */
gboolean
coxa_pains_are_ordered (CoxaVisit *visit)
{
  static const CoxaPainKind order[] = { COXA_PAIN_BEST, COXA_PAIN_NOW, COXA_PAIN_WORST };
  int highest = COXA_PAIN_NOT_ASKED;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    int pain = coxa_visit_get_pain (visit, order[i]);

    if (pain == COXA_PAIN_NOT_ASKED)
      continue;
    if (pain < highest)
      return FALSE;
    highest = pain;
  }
  return TRUE;
}
