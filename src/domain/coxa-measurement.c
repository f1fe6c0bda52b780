/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measurement.h"

#include <math.h>

#include "coxa-data-file.h"

const char *const coxa_status_ids[] = { "done", "refused", "stopped_by_pain", "not_testable",
                                        NULL };
const char *const coxa_instrument_ids[] = { "goniometer", "inclinometer", "phone",
                                            "tape",       "dynamometer",  "stopwatch",
                                            "visual",     "other",        NULL };

#define CHILD_AGE_YEARS 10 /* below it the wider soft limit holds (rom.md 7) */

/**
 * coxa_measurement_init:
 *
 * Fills in what is meant when nothing is said (visit-format.md): passive, first position,
 * goniometer, step 1, done, pelvis not held.
 */
void
coxa_measurement_init (CoxaMeasurement *self, const CoxaMeasure *measure, CoxaSide side)
{
  *self = (CoxaMeasurement){
    .measure = measure,
    .side = measure->sided ? side : COXA_SIDE_CENTRAL,
    .position = measure->positions[0],
    .mode = measure->mode,
    .step = 1,
    .pain = COXA_PAIN_NOT_ASKED,
  };
}

/**
 * coxa_measurement_set_trials:
 * @trials: 1 to %COXA_TRIALS_MAX single readings
 *
 * Keeps every trial and judges their mean, which is not rounded (rom.md 7).
 */
gboolean
coxa_measurement_set_trials (CoxaMeasurement *self,
                             const double *trials,
                             guint n_trials,
                             GError **error)
{
  double sum = 0;

  if (n_trials == 0 || n_trials > COXA_TRIALS_MAX) {
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "takes 1 to %d trials, not %u",
                 COXA_TRIALS_MAX, n_trials);
    return FALSE;
  }

  for (guint i = 0; i < n_trials; i++) {
    self->trials[i] = trials[i];
    sum += trials[i];
  }
  self->n_trials = n_trials;
  self->value = sum / n_trials;
  return TRUE;
}

static gboolean
check_number (const CoxaMeasurement *self, double value, GError **error)
{
  const CoxaMeasure *measure = self->measure;
  const char *side = measure->sided ? coxa_side_ids[self->side] : "";
  double limit = value < measure->hard_min ? measure->hard_min : measure->hard_max;

  if (value >= measure->hard_min && value <= measure->hard_max)
    return TRUE;
  if (isfinite (value))
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                 "%s%s%s is %g %s, the limit is %g %s", measure->id, *side ? " " : "", side, value,
                 measure->unit, limit, measure->unit);
  else
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "%s%s%s is not a number",
                 measure->id, *side ? " " : "", side);
  return FALSE;
}

static gboolean
check_listed (const CoxaMeasurement *self, double n_values, GError **error)
{
  if (self->value == floor (self->value) && self->value >= 0 && self->value < n_values)
    return TRUE;
  g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
               "%s has a value that is not in its list", self->measure->id);
  return FALSE;
}

/**
 * coxa_measurement_check:
 *
 * Whether the value is one that the measure can have: the hard limits for numbers (each trial
 * too), the list for grades and choices, and the pain at end range 0-10.
 */
gboolean
coxa_measurement_check (const CoxaMeasurement *self, GError **error)
{
  const CoxaMeasure *measure = self->measure;

  if (self->pain != COXA_PAIN_NOT_ASKED && (self->pain < 0 || self->pain > 10)) {
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "%s: pain is not from 0 to 10",
                 measure->id);
    return FALSE;
  }
  if (self->status != COXA_STATUS_DONE)
    return TRUE;

  switch (measure->kind) {
  case COXA_MEASURE_NUMBER:
    for (guint i = 0; i < self->n_trials; i++)
      if (!check_number (self, self->trials[i], error))
        return FALSE;
    return check_number (self, self->value, error);
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    return check_listed (self, 2, error);
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return check_listed (self, g_strv_length ((char **) measure->values), error);
  case COXA_MEASURE_COMPUTED:
  default:
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                 "%s is computed from other measures and cannot be entered", measure->id);
    return FALSE;
  }
}

/**
 * coxa_measurement_is_unusual:
 * @age_years: completed years, or %COXA_AGE_UNKNOWN
 *
 * Returns: whether the value lies outside the soft limits, so that one asks before keeping it
 */
gboolean
coxa_measurement_is_unusual (const CoxaMeasurement *self, int age_years)
{
  const CoxaMeasure *measure = self->measure;
  gboolean child = age_years >= 0 && age_years < CHILD_AGE_YEARS;

  if (measure->kind != COXA_MEASURE_NUMBER || self->status != COXA_STATUS_DONE)
    return FALSE;
  return self->value < measure->soft_min ||
         self->value > (child ? measure->soft_max_child : measure->soft_max);
}

/**
 * coxa_measurement_same_place:
 *
 * Returns: whether both stand for the same thing in one visit: measure, side, position, mode and,
 *   for the modified Thomas test, whether the pelvis was held (patterns.md 9.3, 9.20)
 */
gboolean
coxa_measurement_same_place (const CoxaMeasurement *a, const CoxaMeasurement *b)
{
  return a->measure == b->measure && a->side == b->side && a->mode == b->mode &&
         g_strcmp0 (a->position, b->position) == 0 &&
         (!a->measure->pelvis_qualifier || a->pelvis_held == b->pelvis_held);
}

/**
 * coxa_measurement_dup_value_text:
 *
 * Returns: (transfer full): the value as files write it: "-4", "24.5", "true", "4-"; "" unless done
 */
char *
coxa_measurement_dup_value_text (const CoxaMeasurement *self)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->status != COXA_STATUS_DONE)
    return g_strdup ("");
  switch (self->measure->kind) {
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    return g_strdup (self->value > 0 ? "true" : "false");
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return g_strdup (self->measure->values[(guint) self->value]);
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", self->value));
  }
}
