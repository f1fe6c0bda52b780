/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long one moment of a moving figure takes to become outlines. */

#include "coxa-illustration.h"

#define MOMENTS 60

static double
measure (const CoxaExercise *exercise)
{
  g_autoptr (CoxaIllustration) illustration = coxa_illustration_new (exercise, NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < MOMENTS; i++) {
    g_autoptr (CoxaDrawing) drawing =
        coxa_illustration_draw_moment (illustration, (double) i / MOMENTS, FALSE, FALSE, NULL);
  }
  return (double) (g_get_monotonic_time () - start) / MOMENTS / 1000;
}

int
main (void)
{
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", NULL);
  guint n = coxa_exercise_library_count (library);
  double sum = 0, most = 0;

  for (guint i = 0; i < n; i++) {
    double took = measure (coxa_exercise_library_get (library, i));

    sum += took;
    most = MAX (most, took);
  }
  g_print ("one moment to outlines: %.3f ms on average, %.3f ms at most of %u exercises "
           "(goal: 0.5 ms)\n",
           sum / n, most, n);
  return 0;
}
