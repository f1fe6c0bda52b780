/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the flip points of one flag take to find: looked for while the reasoning is open. */

#include "sample-case.h"

#define ROUNDS 200

static double
time_flag (SampleCase *sample, const CoxaPatternResult *judged, guint *n_flips_out)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GArray) flips = coxa_result_find_flips (sample->result, judged);

    *n_flips_out = flips->len;
  }
  return (double) (g_get_monotonic_time () - start) / ROUNDS;
}

int
main (int argc, char *argv[])
{
  SampleCase sample = { 0 };
  double sum = 0, longest = 0;

  sample_case_set_up (&sample, NULL);
  sample_case_enter (&sample, SAMPLE_WOMAN);
  coxa_judge (sample.result, sample.patient, sample.visit);
  for (guint i = 0; i < coxa_result_count (sample.result); i++) {
    guint n_flips;
    double time = time_flag (&sample, coxa_result_get (sample.result, i), &n_flips);

    sum += time;
    longest = MAX (longest, time);
  }
  g_print ("flip points of a flag: %.0f us on average of %u, %.0f us at most\n",
           sum / coxa_result_count (sample.result), coxa_result_count (sample.result), longest);
  sample_case_tear_down (&sample, NULL);
  return 0;
}
