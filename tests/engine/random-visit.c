/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-visit.h"

#include <math.h>

static gboolean
happens (GRand *rand, double probability)
{
  return g_rand_double (rand) < probability;
}

/**
 * random_visit_draw_value:
 *
 * Returns: a value the measure can have; thresholds lie on whole numbers, so half of the numbers do
 */
double
random_visit_draw_value (GRand *rand, const CoxaMeasure *measure)
{
  double unit = happens (rand, 0.5) ? 1 : pow (10, -measure->decimals);
  double wide = happens (rand, 0.1);
  double lo = wide ? measure->hard_min : measure->soft_min;
  double hi = wide ? measure->hard_max : measure->soft_max;

  switch (measure->kind) {
  case COXA_MEASURE_NUMBER:
    return CLAMP (round (g_rand_double_range (rand, lo, hi) / unit) * unit, measure->hard_min,
                  measure->hard_max);
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return g_rand_int_range (rand, 0, (gint32) g_strv_length ((char **) measure->values));
  default:
    return happens (rand, 0.5);
  }
}

static const char *
draw_position (GRand *rand, const CoxaMeasure *measure)
{
  guint n = g_strv_length ((char **) measure->positions);

  if (n == 0)
    return NULL;
  return measure->positions[happens (rand, 0.8) ? 0 : g_rand_int_range (rand, 0, (gint32) n)];
}

static void
take (GRand *rand, CoxaVisit *visit, const CoxaMeasure *measure, CoxaSide side)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (&measurement, measure, side);
  measurement.position = draw_position (rand, measure);
  measurement.pelvis_held = measure->pelvis_qualifier && happens (rand, 0.8);
  measurement.mode = happens (rand, 0.15) ? COXA_MODE_ACTIVE : measurement.mode;
  measurement.instrument = happens (rand, 0.05) ? COXA_INSTRUMENT_PHONE : measurement.instrument;
  measurement.status = happens (rand, 0.05) ? COXA_STATUS_STOPPED_BY_PAIN : COXA_STATUS_DONE;
  if (measurement.status == COXA_STATUS_DONE)
    measurement.value = random_visit_draw_value (rand, measure);
  coxa_visit_put_measurement (visit, &measurement);
}

static void
measure_some (GRand *rand, CoxaVisit *visit, const CoxaMeasureCatalogue *measures)
{
  double thoroughness = sqrt (g_rand_double (rand));

  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (measures, i);

    if (measure->kind == COXA_MEASURE_COMPUTED)
      continue;
    for (guint side = 0; side < (measure->sided ? 2u : 1u); side++)
      for (guint times = happens (rand, 0.1) ? 2 : 1; times > 0; times--)
        if (happens (rand, thoroughness))
          take (rand, visit, measure, measure->sided ? side : COXA_SIDE_CENTRAL);
  }
}

RandomVisit
random_visit_new (GRand *rand, const CoxaMeasureCatalogue *measures)
{
  static const CoxaSex sexes[] = { COXA_SEX_FEMALE, COXA_SEX_MALE, COXA_SEX_X, COXA_SEX_UNKNOWN };
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);
  RandomVisit self = { coxa_patient_new ("0b8e0000-0000-4000-8000-000000000001"),
                       coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at) };

  coxa_patient_set_sex (self.patient, sexes[g_rand_int_range (rand, 0, 4)]);
  if (happens (rand, 0.9))
    coxa_visit_set_age (self.visit, g_rand_int_range (rand, 5, 95));
  coxa_visit_set_others (self.visit, COXA_ANSWER_NO);
  measure_some (rand, self.visit, measures);
  return self;
}

void
random_visit_clear (RandomVisit *self)
{
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
}

/* The visit without its measurements. */
static CoxaVisit *
copy_rest (CoxaVisit *visit)
{
  CoxaVisit *copy = coxa_visit_copy (visit);

  for (guint i = coxa_visit_get_n_measurements (copy); i > 0; i--)
    coxa_visit_remove_measurement (copy, coxa_visit_get_measurement (copy, i - 1));
  return copy;
}

CoxaVisit *
random_visit_copy_mirrored (CoxaVisit *visit)
{
  static const CoxaSide mirrored[] = { COXA_SIDE_RIGHT, COXA_SIDE_LEFT, COXA_SIDE_CENTRAL };
  CoxaVisit *copy = copy_rest (visit);

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    CoxaMeasurement measurement = *coxa_visit_get_measurement (visit, i);

    measurement.side = mirrored[measurement.side];
    coxa_visit_put_measurement (copy, &measurement);
  }
  return copy;
}

CoxaVisit *
random_visit_copy_shuffled (CoxaVisit *visit, GRand *rand)
{
  CoxaVisit *copy = copy_rest (visit);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    g_array_insert_val (order, (guint) g_rand_int_range (rand, 0, (gint32) i + 1), i);
  for (guint i = 0; i < order->len; i++)
    coxa_visit_put_measurement (
        copy, coxa_visit_get_measurement (visit, g_array_index (order, guint, i)));
  return copy;
}

CoxaVisit *
random_visit_copy_done (CoxaVisit *visit)
{
  CoxaVisit *copy = copy_rest (visit);

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    if (coxa_visit_get_measurement (visit, i)->status == COXA_STATUS_DONE)
      coxa_visit_put_measurement (copy, coxa_visit_get_measurement (visit, i));
  return copy;
}

CoxaVisit *
random_visit_copy_without (CoxaVisit *visit, guint measurement)
{
  CoxaVisit *copy = coxa_visit_copy (visit);

  coxa_visit_remove_measurement (copy, coxa_visit_get_measurement (visit, measurement));
  return copy;
}

CoxaVisit *
random_visit_copy_with_value (CoxaVisit *visit, guint measurement, double value)
{
  CoxaVisit *copy = coxa_visit_copy (visit);
  CoxaMeasurement changed = *coxa_visit_get_measurement (visit, measurement);

  changed.value = value;
  changed.status = COXA_STATUS_DONE;
  coxa_visit_put_measurement (copy, &changed);
  return copy;
}
