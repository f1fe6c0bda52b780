/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the contact sheet of the whole library takes, and how large it is. */

#include "coxa-handout.h"

#define ROUNDS 5

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

int
main (int argc, char *argv[])
{
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", NULL);
  double rounds[ROUNDS];
  gsize size = 0;

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GBytes) pdf = coxa_contact_sheet_print (library, COXA_PAPER_A4, NULL, NULL);

    rounds[i] = (double) (g_get_monotonic_time () - start) / 1000;
    size = g_bytes_get_size (pdf);
  }
  qsort (rounds, ROUNDS, sizeof *rounds, compare);
  g_print ("contact sheet of %u exercises: %.0f ms, %.0f KB (goal: 300 ms, 1500 KB)\n",
           coxa_exercise_library_count (library), rounds[ROUNDS / 2], (double) size / 1000);
  return 0;
}
