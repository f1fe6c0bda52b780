/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a handout of four exercises takes, and how large it is. */

#include "coxa-handout.h"

#define ROUNDS 21

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static GPtrArray *
choose_exercises (const CoxaExerciseLibrary *library)
{
  static const char *const ids[] = { "bridge", "half-kneeling-hip-flexor-stretch", "clamshell",
                                     "bird-dog" };
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (items, coxa_programme_item_new (coxa_exercise_library_find (library, ids[i]),
                                                     COXA_SIDE_LEFT));
  return items;
}

int
main (int argc, char *argv[])
{
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", NULL);
  g_autoptr (GPtrArray) items = choose_exercises (library);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("4f4c9a52-0d5e-4b3b-8a2e-3f0f0c1f6a11");
  CoxaHandout handout = {
    .patient = patient, .date = date, .emergency_number = "112", .items = items
  };
  double rounds[ROUNDS];
  gsize size = 0;

  coxa_patient_set_family (patient, "Example");
  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GBytes) pdf = coxa_handout_print (&handout, NULL);

    rounds[i] = (double) (g_get_monotonic_time () - start) / 1000;
    size = g_bytes_get_size (pdf);
  }
  qsort (rounds, ROUNDS, sizeof *rounds, compare);
  g_print ("handout of 4 exercises: %.1f ms, %.1f KB (goal: 8 ms, 50 KB)\n", rounds[ROUNDS / 2],
           (double) size / 1000);
  return 0;
}
