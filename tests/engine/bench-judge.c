/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long one visit takes to judge: all patterns, both sides, what to measure next. */

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

int
main (int argc, char *argv[])
{
  SampleCase sample = { 0 };
  double rounds[ROUNDS];

  sample_case_set_up (&sample, NULL);
  sample_case_enter (&sample, SAMPLE_WOMAN);
  for (guint i = 0; i < ROUNDS; i++)
    rounds[i] = time_round (&sample);
  qsort (rounds, ROUNDS, sizeof *rounds, compare);
  g_print ("judge a visit of %u measurements, %u patterns: %.1f us (goal: 20 us for 16 patterns)\n",
           coxa_visit_get_n_measurements (sample.visit),
           coxa_ruleset_count_patterns (sample.ruleset), rounds[ROUNDS / 2]);
  sample_case_tear_down (&sample, NULL);
  return 0;
}
