/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long one frame takes to outlines, over the whole library. */

#include "coxa-illustration.h"

#define ROUNDS 11

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static GPtrArray *
illustrate_all (const CoxaExerciseLibrary *library)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_illustration_free);

  for (guint i = 0; i < coxa_exercise_library_count (library); i++)
    g_ptr_array_add (all, coxa_illustration_new (coxa_exercise_library_get (library, i), NULL));
  return all;
}

/* The median of some rounds over everything, in milliseconds a frame. */
static double
measure (const GPtrArray *all, guint *n_steps_out)
{
  double rounds[ROUNDS];

  for (guint round = 0; round < ROUNDS; round++) {
    gint64 start = g_get_monotonic_time ();
    guint n = 0;

    *n_steps_out = 0;
    for (guint i = 0; i < all->len; i++)
      for (guint frame = 0; frame < coxa_illustration_count_frames (all->pdata[i]); frame++) {
        CoxaLook look = { COXA_BODY_SLIM, COXA_SKIN_LIGHT }; /* drawings of the default are kept */
        g_autoptr (CoxaDrawing) drawing =
            coxa_illustration_draw (all->pdata[i], frame, FALSE, &look);

        *n_steps_out += drawing->steps->len;
        n++;
      }
    rounds[round] = (double) (g_get_monotonic_time () - start) / 1000 / n;
    *n_steps_out /= n;
  }
  qsort (rounds, ROUNDS, sizeof *rounds, compare);
  return rounds[ROUNDS / 2];
}

int
main (int argc, char *argv[])
{
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) all = illustrate_all (library);
  double posing = (double) (g_get_monotonic_time () - start) / 1000 / all->len;
  guint n_steps;
  double drawing = measure (all, &n_steps);

  g_print ("one frame to outlines: %.3f ms, %u path steps (goal: 0.5 ms)\n", drawing, n_steps);
  g_print ("an exercise posed, placed and measured: %.3f ms\n", posing);
  return 0;
}
