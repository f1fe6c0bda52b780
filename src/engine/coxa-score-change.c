/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a score has changed, and enough: outcomes.md 3. */

#include "coxa-score-change.h"

#include <math.h>

#define ROUNDING 1e-9 /* averages and percentages are not exact */

static gboolean
reaches (double value, double limit)
{
  return value >= limit - ROUNDING; /* never, where either is NAN */
}

static double
choose_mic (const CoxaThresholds *thresholds, double baseline)
{
  double mic = thresholds->mic;

  for (guint i = 0; i < thresholds->n_mic_steps; i++)
    if (reaches (baseline, thresholds->mic_steps[i].from))
      mic = thresholds->mic_steps[i].mic;
  return mic;
}

static CoxaScoreChange
conclude (CoxaScoreChange change, CoxaLabel label, CoxaScoreRule rule)
{
  change.label = label;
  change.rule = rule;
  return change;
}

static gboolean
is_enough (const CoxaThresholds *thresholds, const CoxaScoreChange *change, double gain)
{
  gboolean percent_reached =
      isnan (thresholds->mic_percent) || reaches (change->percent, thresholds->mic_percent);

  return (reaches (gain, change->mic) && percent_reached) || reaches (gain, thresholds->mic_alone);
}

static gboolean
lies_between (double value, double from, double to)
{
  return reaches (value, from) && reaches (to, value);
}

static CoxaScoreChange
judge_worsening (const CoxaThresholds *thresholds, CoxaScoreChange change, double loss)
{
  if (!lies_between (change.baseline, thresholds->worse_from, thresholds->worse_to))
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_NO_ROOM_FOR_WORSE);
  change.real = reaches (loss, change.mdc);
  return change.real ? conclude (change, COXA_LABEL_WORSE, COXA_SCORE_RULE_REAL_WORSENING)
                     : conclude (change, COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_NOT_REAL);
}

static CoxaScoreChange
judge_gain (const CoxaThresholds *thresholds, CoxaScoreChange change, double gain)
{
  if (!lies_between (change.baseline, thresholds->better_from, thresholds->better_to))
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_NO_ROOM_FOR_BETTER);

  change.real = reaches (gain, change.mdc);
  change.enough = is_enough (thresholds, &change, gain);
  if (!change.real)
    return conclude (change, COXA_LABEL_UNCHANGED,
                     change.enough ? COXA_SCORE_RULE_ENOUGH_WITHIN_ERROR
                                   : COXA_SCORE_RULE_NOT_REAL);
  return change.enough
             ? conclude (change, COXA_LABEL_IMPROVED, COXA_SCORE_RULE_REAL_AND_ENOUGH)
             : conclude (change, COXA_LABEL_SLIGHTLY_BETTER, COXA_SCORE_RULE_REAL_NOT_ENOUGH);
}

static CoxaScoreChange
judge_difference (CoxaScoreChange change)
{
  const CoxaThresholds *thresholds = &change.questionnaire->thresholds;
  gboolean higher = change.questionnaire->direction == COXA_DIRECTION_HIGHER_IS_BETTER;
  double gain;

  if (!coxa_questionnaire_check_total (change.questionnaire, change.baseline, NULL))
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_OUT_OF_RANGE);

  change.change = change.now - change.baseline;
  gain = higher ? change.change : -change.change;
  change.percent = change.baseline == 0 ? NAN : 100 * gain / change.baseline;
  change.mdc = thresholds->mdc;
  change.mic = choose_mic (thresholds, change.baseline);
  if (isnan (change.mdc))
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_ERROR_UNKNOWN);
  if (gain == 0)
    return conclude (change, COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_NOT_REAL);
  return gain > 0 ? judge_gain (thresholds, change, gain)
                  : judge_worsening (thresholds, change, -gain);
}

static CoxaScoreChange
judge_rating (CoxaScoreChange change, int days)
{
  const CoxaThresholds *thresholds = &change.questionnaire->thresholds;

  change.baseline = NAN;
  if (thresholds->recall_days > 0 && days > thresholds->recall_days)
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_RECALL_TOO_LONG);
  if (change.now >= thresholds->improved_from)
    return conclude (change, COXA_LABEL_IMPROVED, COXA_SCORE_RULE_RATING_IMPROVED);
  if (change.now <= thresholds->worsened_to)
    return conclude (change, COXA_LABEL_WORSE, COXA_SCORE_RULE_RATING_WORSENED);
  return conclude (change, COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_RATING_BETWEEN);
}

static CoxaScoreChange
judge_once (const CoxaQuestionnaire *questionnaire, double baseline, double now, int days)
{
  CoxaScoreChange change = {
    .questionnaire = questionnaire,
    .baseline = baseline,
    .now = now,
    .change = NAN,
    .percent = NAN,
    .mdc = NAN,
    .mic = NAN,
  };

  if (questionnaire->thresholds.kind == COXA_CHANGE_NONE)
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_NO_OUTCOME);
  if (!coxa_questionnaire_check_total (questionnaire, now, NULL))
    return conclude (change, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_OUT_OF_RANGE);
  return questionnaire->thresholds.kind == COXA_CHANGE_VALUE ? judge_rating (change, days)
                                                             : judge_difference (change);
}

/* A rating in whole points may be one point off: is the label still the same then? */
static gboolean
hangs_on_one_point (const CoxaScoreChange *change, int days)
{
  double start = isnan (change->baseline) ? 0 : change->baseline;
  double nearer = change->now > start ? change->now - 1 : change->now + 1;

  if (!change->questionnaire->single_rating || change->label == COXA_LABEL_UNCHANGED ||
      change->label == COXA_LABEL_CANNOT_TELL)
    return FALSE;
  return judge_once (change->questionnaire, change->baseline, nearer, days).label != change->label;
}

/**
 * coxa_judge_scores:
 * @baseline: the earlier score; ignored where the later one itself rates the change
 * @days: between the two; since the start where the score rates the change
 *
 * Labels the change of a score and says which rule decided.
 */
CoxaScoreChange
coxa_judge_scores (const CoxaQuestionnaire *questionnaire, double baseline, double now, int days)
{
  CoxaScoreChange change = judge_once (questionnaire, baseline, now, days);

  change.near_limit = hangs_on_one_point (&change, days);
  return change;
}
