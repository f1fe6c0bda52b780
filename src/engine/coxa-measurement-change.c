/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a measurement has really changed: rom.md 5 and 6, design.md 10.2. */

#include "coxa-measurement-change.h"

#include <math.h>

#include "coxa-reference.h"

#define ROUNDING 1e-9 /* decimal readings such as 5.2 - 1.5 are not exact */

/**
 * coxa_find_mismatch:
 *
 * Returns: the first thing in which the two differ so that they do not compare
 */
CoxaMismatch
coxa_find_mismatch (const CoxaMeasurement *a, const CoxaMeasurement *b)
{
  if (a->measure != b->measure)
    return COXA_MISMATCH_MEASURE;
  if (a->side != b->side)
    return COXA_MISMATCH_SIDE;
  if (a->mode != b->mode)
    return COXA_MISMATCH_MODE;
  if (g_strcmp0 (a->position, b->position) != 0)
    return COXA_MISMATCH_POSITION;
  if (a->instrument != b->instrument)
    return COXA_MISMATCH_INSTRUMENT;
  if (a->pelvis_held != b->pelvis_held)
    return COXA_MISMATCH_STABILISATION;
  if (a->status != COXA_STATUS_DONE || b->status != COXA_STATUS_DONE)
    return COXA_MISMATCH_STATUS;
  return COXA_MISMATCH_NONE;
}

/**
 * coxa_examiners_differ:
 * @a: (nullable): %NULL or "" where the visit does not name its examiner
 *
 * Two visits that both name nobody count as one examiner's; one that does and one that does not
 * count as two, which is the careful reading.
 */
gboolean
coxa_examiners_differ (const char *a, const char *b)
{
  return g_strcmp0 (a ? a : "", b ? b : "") != 0;
}

static CoxaMeasurementChange
conclude (CoxaMeasurementChange change, CoxaChangeVerdict verdict, CoxaChangeRule rule)
{
  change.verdict = verdict;
  change.rule = rule;
  return change;
}

static CoxaMeasurementChange
judge_by_percent (CoxaMeasurementChange change, double percent)
{
  if (change.other_examiner)
    return conclude (change, COXA_VERDICT_NO_VERDICT, COXA_RULE_NO_THRESHOLD_OTHER_EXAMINER);
  if (change.earlier.value <= 0)
    return conclude (change, COXA_VERDICT_NO_VERDICT, COXA_RULE_NO_THRESHOLD);

  change.threshold = percent / 100 * change.earlier.value;
  /* outcomes.md 3: from the percentage on, not beyond it */
  return conclude (change,
                   fabs (change.change) >= change.threshold - ROUNDING ? COXA_VERDICT_REAL
                                                                       : COXA_VERDICT_WITHIN_ERROR,
                   COXA_RULE_PERCENT);
}

static CoxaMeasurementChange
judge_by_error (const CoxaNormTable *norms,
                CoxaMeasurementChange change,
                const CoxaCircumstances *circumstances)
{
  const CoxaMeasurement *earlier = &change.earlier;
  double step = MAX (earlier->step, change.later.step);
  double plain = coxa_error_threshold_of (norms, earlier->measure, circumstances->population,
                                          earlier->position, 1, change.other_examiner);

  if (!isfinite (plain))
    return conclude (change, COXA_VERDICT_NO_VERDICT,
                     change.other_examiner ? COXA_RULE_NO_THRESHOLD_OTHER_EXAMINER
                                           : COXA_RULE_NO_THRESHOLD);
  change.threshold = coxa_error_threshold_of (norms, earlier->measure, circumstances->population,
                                              earlier->position, step, change.other_examiner);
  change.widened = change.threshold > plain;
  return conclude (change,
                   fabs (change.change) > change.threshold + ROUNDING ? COXA_VERDICT_REAL
                                                                      : COXA_VERDICT_WITHIN_ERROR,
                   change.other_examiner ? COXA_RULE_OTHER_EXAMINER : COXA_RULE_SAME_EXAMINER);
}

static gboolean
is_number (const CoxaMeasure *measure)
{
  return measure->kind == COXA_MEASURE_NUMBER || measure->kind == COXA_MEASURE_COMPUTED;
}

/**
 * coxa_judge_measurements:
 *
 * Judges the change from @earlier to @later against measurement error. A real change is one that
 * is larger than the threshold; real is not yet important (rom.md 5.7).
 */
CoxaMeasurementChange
coxa_judge_measurements (const CoxaNormTable *norms,
                         const CoxaChangeRules *rules,
                         const CoxaMeasurement *earlier,
                         const CoxaMeasurement *later,
                         const CoxaCircumstances *circumstances)
{
  CoxaMeasurementChange change = {
    .earlier = *earlier,
    .later = *later,
    .mismatch = coxa_find_mismatch (earlier, later),
    .change = NAN,
    .threshold = NAN,
    .other_examiner = circumstances->other_examiner,
  };
  double percent = coxa_change_rules_get_percent (rules, earlier->measure);

  if (change.mismatch != COXA_MISMATCH_NONE)
    return conclude (change, COXA_VERDICT_NOT_COMPARABLE, COXA_RULE_NOT_ALIKE);
  if (!is_number (earlier->measure))
    return conclude (change, COXA_VERDICT_NO_VERDICT, COXA_RULE_NO_NUMBER);

  change.change = later->value - earlier->value;
  if (earlier->measure->pelvis_qualifier && !earlier->pelvis_held)
    return conclude (change, COXA_VERDICT_NO_VERDICT, COXA_RULE_PELVIS_FREE);
  return isfinite (percent) ? judge_by_percent (change, percent)
                            : judge_by_error (norms, change, circumstances);
}
