/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long one visit takes to judge: all patterns, both sides, what to measure next. */

#include <math.h>

#include "sample-case.h"

#define ROUNDS 9
#define VISITS 4000

static double
time_round (SampleCase *sample)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < VISITS; i++)
    coxa_judge (sample->result, sample->patient, sample->visit);
  return (double) (g_get_monotonic_time () - start) / VISITS;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
report (SampleCase *sample, const char *what)
{
  double rounds[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    rounds[i] = time_round (sample);
  qsort (rounds, ROUNDS, sizeof *rounds, compare);
  g_print ("judge %s of %u measurements, %u patterns: %.1f us (goal: 20 us for 16 patterns)\n",
           what, coxa_visit_get_n_measurements (sample->visit),
           coxa_ruleset_count_patterns (sample->ruleset), rounds[ROUNDS / 2]);
}

static void
measure_all (SampleCase *sample)
{
  for (guint i = 0; i < coxa_measure_catalogue_count (sample->catalogue); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (sample->catalogue, i);

    for (guint side = 0; side < (measure->sided ? 2u : 1u); side++) {
      CoxaMeasurement measurement;

      if (measure->kind == COXA_MEASURE_COMPUTED)
        continue;
      coxa_measurement_init (&measurement, measure, measure->sided ? side : COXA_SIDE_CENTRAL);
      measurement.pelvis_held = measure->pelvis_qualifier;
      if (measure->kind == COXA_MEASURE_NUMBER)
        measurement.value = round ((measure->soft_min + measure->soft_max) / 2);
      coxa_visit_put_measurement (sample->visit, &measurement);
    }
  }
}

int
main (int argc, char *argv[])
{
  SampleCase sample = { 0 };

  sample_case_set_up (&sample, NULL);
  sample_case_enter (&sample, SAMPLE_WOMAN);
  report (&sample, "the sample visit");
  measure_all (&sample);
  report (&sample, "a visit with everything");
  sample_case_tear_down (&sample, NULL);
  return 0;
}
