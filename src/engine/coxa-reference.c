/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-reference.h"

#include <math.h>

/* A reading in steps of 5 adds (1.96 x sqrt 2 x 5 / sqrt 12)^2 = 16 to the squared threshold
 * (rom.md 5.3); a step of 1 adds nothing visible. */
static double
widen_for_step (double threshold, double step)
{
  double factor = 1.96 * G_SQRT2 * step / sqrt (12);

  return step > 1 ? sqrt (threshold * threshold + factor * factor) : threshold;
}

static gboolean
mode_fits (const CoxaNorm *norm, CoxaMode mode)
{
  return norm->mode == mode ||
         (norm->mode == COXA_MODE_UNSTATED && norm->use == COXA_NORM_FALLBACK);
}

static gboolean
position_fits (const CoxaNorm *norm, const char *position)
{
  if (g_str_equal (norm->position, "unstated"))
    return norm->use == COXA_NORM_FALLBACK;
  return g_strcmp0 (norm->position, position) == 0;
}

static gboolean
person_fits (const CoxaNorm *norm, CoxaSex sex, int age_years)
{
  gboolean bounded = norm->age_min >= 0 || norm->age_max >= 0;

  if (norm->sex != COXA_SEX_UNKNOWN && norm->sex != sex)
    return FALSE;
  if (bounded && age_years == COXA_AGE_UNKNOWN)
    return FALSE;
  return (norm->age_min < 0 || age_years >= norm->age_min) &&
         (norm->age_max < 0 || age_years <= norm->age_max);
}

static gboolean
side_fits (const CoxaNorm *norm, CoxaSide side)
{
  return g_str_equal (norm->side, "any") || g_str_equal (norm->side, coxa_side_ids[side]);
}

/**
 * coxa_norm_choose:
 * @age_years: completed years, or %COXA_AGE_UNKNOWN
 *
 * Chooses by measure and position, then mode, sex and age; a checked row before a pending one,
 * a pending one before a fallback (rom.md 3.1).
 *
 * Returns: (nullable): the norm, or %NULL where none fits this person: never the nearest one
 */
const CoxaNorm *
coxa_norm_choose (const CoxaNormTable *table,
                  const CoxaMeasurement *measurement,
                  CoxaSex sex,
                  int age_years)
{
  const CoxaNorm *best = NULL;

  for (guint i = 0; i < coxa_norm_table_count (table); i++) {
    const CoxaNorm *norm = coxa_norm_table_get (table, i);

    if (norm->measure == measurement->measure && position_fits (norm, measurement->position) &&
        mode_fits (norm, measurement->mode) && side_fits (norm, measurement->side) &&
        person_fits (norm, sex, age_years) && (!best || norm->use < best->use))
      best = norm;
  }
  return best;
}

/**
 * coxa_error_threshold_of:
 * @population: (nullable): as the table names it; rows of that population alone count where the
 *   measure has any. %NULL: the larger error where populations differ, which is the careful one
 * @position: (nullable): a row for that position goes before one that states none
 * @step: of reading, in the measure's unit
 * @other_rater: whether two examiners took the readings
 *
 * Returns: the change or side difference that is beyond measurement error (MDC95), in the
 *   measure's unit; NAN where no verdict may be given (rom.md 5)
 */
double
coxa_error_threshold_of (const CoxaNormTable *table,
                         const CoxaMeasure *measure,
                         const char *population,
                         const char *position,
                         double step,
                         gboolean other_rater)
{
  double of_population = NAN, exact = NAN, any = NAN;

  for (guint i = 0; i < coxa_norm_table_count_reliability (table); i++) {
    const CoxaReliability *row = coxa_norm_table_get_reliability (table, i);

    if (!row->recommended || row->measure != measure || row->other_rater != other_rater)
      continue;
    any = fmax (any, row->mdc95); /* skips NAN */
    if (g_strcmp0 (row->position, position) == 0)
      exact = fmax (exact, row->mdc95);
    if (g_strcmp0 (row->population, population) == 0)
      of_population = fmax (of_population, row->mdc95);
  }
  if (isfinite (of_population))
    return widen_for_step (of_population, step);
  return widen_for_step (isfinite (exact) ? exact : any, step);
}

double
coxa_error_threshold (const CoxaNormTable *table,
                      const CoxaMeasure *measure,
                      const char *position,
                      double step,
                      gboolean other_rater)
{
  return coxa_error_threshold_of (table, measure, NULL, position, step, other_rater);
}

/**
 * coxa_age_at:
 *
 * Returns: whole years at the visit, as it says itself or by the birth date; or %COXA_AGE_UNKNOWN
 */
int
coxa_age_at (CoxaPatient *patient, CoxaVisit *visit)
{
  int age = coxa_visit_get_age (visit);

  if (age != COXA_AGE_UNKNOWN)
    return age;
  return coxa_birth_date_age (coxa_patient_get_birth_date (patient), coxa_visit_get_at (visit));
}

/**
 * coxa_compare_with_norms:
 *
 * Returns: (transfer full): array of CoxaComparison for the measurements that have a norm; borrows
 *   from @visit and @table
 */
GArray *
coxa_compare_with_norms (const CoxaNormTable *table, CoxaPatient *patient, CoxaVisit *visit)
{
  GArray *comparisons = g_array_new (FALSE, FALSE, sizeof (CoxaComparison));
  int age = coxa_age_at (patient, visit);

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);
    CoxaComparison comparison = { .measurement = measurement };

    if (measurement->status != COXA_STATUS_DONE ||
        measurement->measure->kind != COXA_MEASURE_NUMBER)
      continue;
    comparison.norm = coxa_norm_choose (table, measurement, coxa_patient_get_sex (patient), age);
    if (!comparison.norm)
      continue;
    comparison.z = (measurement->value - comparison.norm->mean) / comparison.norm->sd;
    g_array_append_val (comparisons, comparison);
  }
  return comparisons;
}

/* Side differences are judged between like and like (rom.md 6). */
static gboolean
is_counterpart (const CoxaMeasurement *left, const CoxaMeasurement *right)
{
  return right->measure == left->measure && right->side == COXA_SIDE_RIGHT &&
         right->status == COXA_STATUS_DONE && right->mode == left->mode &&
         right->instrument == left->instrument &&
         g_strcmp0 (right->position, left->position) == 0 &&
         right->pelvis_held == left->pelvis_held;
}

static const char *
judge_difference (double difference, double error)
{
  if (!isfinite (error))
    return "no verdict";
  return difference > error ? "beyond error" : "within error";
}

/* The modified Thomas test gets no verdict unless the pelvis was held (rom.md 5). */
static gboolean
may_be_judged (const CoxaMeasurement *measurement)
{
  return !measurement->measure->pelvis_qualifier || measurement->pelvis_held;
}

/**
 * coxa_judge_asymmetry:
 *
 * Returns: whether @left and @right are numbers read alike on the two sides, so that @asymmetry_out
 *   was filled in
 */
gboolean
coxa_judge_asymmetry (const CoxaNormTable *table,
                      const CoxaMeasurement *left,
                      const CoxaMeasurement *right,
                      CoxaAsymmetry *asymmetry_out)
{
  CoxaAsymmetry asymmetry = { .measure = left->measure, .error = NAN };

  if (left->side != COXA_SIDE_LEFT || left->status != COXA_STATUS_DONE ||
      left->measure->kind != COXA_MEASURE_NUMBER || !is_counterpart (left, right))
    return FALSE;
  asymmetry.difference = fabs (left->value - right->value);
  if (may_be_judged (left))
    asymmetry.error = coxa_error_threshold (table, left->measure, left->position,
                                            MAX (left->step, right->step), FALSE);
  asymmetry.verdict = judge_difference (asymmetry.difference, asymmetry.error);
  *asymmetry_out = asymmetry;
  return TRUE;
}

static gboolean
find_asymmetry (const CoxaNormTable *table,
                CoxaVisit *visit,
                const CoxaMeasurement *left,
                CoxaAsymmetry *asymmetry_out)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    if (coxa_judge_asymmetry (table, left, coxa_visit_get_measurement (visit, i), asymmetry_out))
      return TRUE;
  return FALSE;
}

/**
 * coxa_find_asymmetries:
 *
 * Returns: (transfer full): array of CoxaAsymmetry for each measure read alike on both sides
 */
GArray *
coxa_find_asymmetries (const CoxaNormTable *table, CoxaVisit *visit)
{
  GArray *asymmetries = g_array_new (FALSE, FALSE, sizeof (CoxaAsymmetry));

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    CoxaAsymmetry asymmetry;

    if (find_asymmetry (table, visit, coxa_visit_get_measurement (visit, i), &asymmetry))
      g_array_append_val (asymmetries, asymmetry);
  }
  return asymmetries;
}
