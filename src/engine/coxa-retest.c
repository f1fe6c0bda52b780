/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-retest.h"

#include <math.h>

#include "coxa-reference.h"

static void
add_reason (GArray *retests, const CoxaMeasurement *measurement, CoxaRetestReason reason)
{
  CoxaRetest retest = { measurement->measure, measurement->position, reason };

  for (guint i = 0; i < retests->len; i++) {
    CoxaRetest *other = &g_array_index (retests, CoxaRetest, i);

    if (other->measure == retest.measure && g_strcmp0 (other->position, retest.position) == 0) {
      other->reasons |= reason;
      return;
    }
  }
  g_array_append_val (retests, retest);
}

static void
add_outside_norm (GArray *retests,
                  const CoxaChangeKnowledge *knowledge,
                  CoxaPatient *patient,
                  CoxaVisit *last)
{
  double limit = coxa_change_rules_get_entry_limits (knowledge->rules)->outside_norm_sd;
  g_autoptr (GArray) comparisons = coxa_compare_with_norms (knowledge->norms, patient, last);

  for (guint i = 0; i < comparisons->len; i++) {
    const CoxaComparison *comparison = &g_array_index (comparisons, CoxaComparison, i);

    if (fabs (comparison->z) >= limit) /* never of NAN */
      add_reason (retests, comparison->measurement, COXA_RETEST_OUTSIDE_NORM);
  }
}

static void
add_changed (GArray *retests, const CoxaChangeKnowledge *knowledge, const GPtrArray *visits)
{
  g_autoptr (CoxaChanges) changes = coxa_changes_new (knowledge, visits, NULL);

  for (guint i = 0; i < changes->measurements->len; i++) {
    const CoxaMeasurementRow *row = &g_array_index (changes->measurements, CoxaMeasurementRow, i);

    if (row->last_visit != COXA_NO_VISIT && row->since_last.verdict == COXA_VERDICT_REAL &&
        row->now.measure->kind != COXA_MEASURE_COMPUTED)
      add_reason (retests, &row->now, COXA_RETEST_CHANGED);
  }
}

static void
add_measure (GArray *retests, CoxaVisit *last, const CoxaMeasure *measure)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (last); i++)
    if (coxa_visit_get_measurement (last, i)->measure == measure)
      add_reason (retests, coxa_visit_get_measurement (last, i), COXA_RETEST_FLAG);
}

static void
add_findings (GArray *retests, CoxaVisit *last, const CoxaPatternResult *judged)
{
  if (judged->class != COXA_CLASS_LIKELY && judged->class != COXA_CLASS_POSSIBLE)
    return;
  for (guint i = 0; i < judged->n_findings; i++) {
    const CoxaFinding *finding = &judged->findings[i];

    if (finding->measure &&
        (finding->zone == COXA_ZONE_MET || finding->zone == COXA_ZONE_BORDERLINE))
      add_measure (retests, last, finding->measure);
  }
}

/**
 * coxa_find_retests:
 * @visits: (element-type CoxaVisit): oldest first; the last one is looked at
 * @result: of the last one
 *
 * Returns: (transfer full): array of CoxaRetest: what of the last visit lay outside its norm, had
 *   really changed, or is part of a combination of findings
 */
GArray *
coxa_find_retests (const CoxaChangeKnowledge *knowledge,
                   CoxaPatient *patient,
                   const GPtrArray *visits,
                   const CoxaResult *result)
{
  GArray *retests = g_array_new (FALSE, FALSE, sizeof (CoxaRetest));
  CoxaVisit *last = visits->len > 0 ? g_ptr_array_index (visits, visits->len - 1) : NULL;

  if (!last)
    return retests;
  if (knowledge->rules && knowledge->norms)
    add_outside_norm (retests, knowledge, patient, last);
  if (knowledge->rules && knowledge->norms && knowledge->questionnaires)
    add_changed (retests, knowledge, visits);
  for (guint i = 0; i < coxa_result_count (result); i++)
    add_findings (retests, last, coxa_result_get (result, i));
  return retests;
}
