/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-swapped-sides.h"

#include <math.h>

#include "coxa-measurement-change.h"
#include "coxa-reference.h"

static gboolean
is_number_of (const CoxaMeasurement *measurement, const CoxaMeasure *measure)
{
  return measurement && measurement->measure == measure &&
         measurement->status == COXA_STATUS_DONE && measure->kind == COXA_MEASURE_NUMBER &&
         (!measure->pelvis_qualifier || measurement->pelvis_held);
}

static gboolean
are_alike (CoxaBothSides last, CoxaBothSides now)
{
  const CoxaMeasure *measure = now.left ? now.left->measure : NULL;

  return measure && measure->sided && is_number_of (last.left, measure) &&
         is_number_of (last.right, measure) && is_number_of (now.left, measure) &&
         is_number_of (now.right, measure) &&
         coxa_find_mismatch (last.left, now.left) == COXA_MISMATCH_NONE &&
         coxa_find_mismatch (last.right, now.right) == COXA_MISMATCH_NONE;
}

static double
largest_step (CoxaBothSides last, CoxaBothSides now)
{
  return MAX (MAX (last.left->step, last.right->step), MAX (now.left->step, now.right->step));
}

/**
 * coxa_sides_seem_swapped:
 * @last: of the visit before; a side that was not read is %NULL
 *
 * Left and right may have been typed into each other's cells: both sides changed beyond
 * measurement error, and each is now what the other one was (faults.md F10). A suspicion to ask
 * about, never to act upon.
 */
gboolean
coxa_sides_seem_swapped (const CoxaNormTable *norms,
                         const CoxaEntryLimits *limits,
                         CoxaBothSides last,
                         CoxaBothSides now,
                         gboolean other_examiner)
{
  double error, changed, crosswise;

  if (!are_alike (last, now))
    return FALSE;
  error = coxa_error_threshold (norms, now.left->measure, now.left->position,
                                largest_step (last, now), other_examiner);
  if (!isfinite (error))
    return FALSE;
  changed = limits->swapped_changed * error;
  crosswise = limits->swapped_crosswise * error;
  return fabs (now.left->value - last.left->value) > changed &&
         fabs (now.right->value - last.right->value) > changed &&
         fabs (now.left->value - last.right->value) <= crosswise &&
         fabs (now.right->value - last.left->value) <= crosswise;
}
