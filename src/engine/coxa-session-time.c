/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-suggestion-private.h"

/* "out-hold-back" in seconds. */
static int
sum_tempo (const char *tempo)
{
  g_auto (GStrv) parts = g_strsplit (tempo, "-", -1);
  int seconds = 0;

  for (guint i = 0; parts[i]; i++)
    seconds += (int) g_ascii_strtoll (parts[i], NULL, 10);
  return seconds;
}

/**
 * coxa_session_seconds:
 * @repetition_s: of a repetition without a tempo, its hold not counted
 *
 * Returns: how long one session of @exercise lasts with its default dose (exercises.md 2)
 */
int
coxa_session_seconds (const CoxaExercise *exercise, gboolean both_sides, int repetition_s)
{
  const CoxaDose *dose = &exercise->dose;
  int repetition = repetition_s + dose->hold_s;
  int rounds = (both_sides ? 2 : 1) * (dose->both_directions ? 2 : 1);

  if (dose->duration_s > 0)
    repetition = dose->duration_s;
  else if (exercise->tempo && *exercise->tempo)
    repetition = sum_tempo (exercise->tempo);
  return rounds * dose->sets * dose->reps * repetition + MAX (dose->sets - 1, 0) * dose->rest_s;
}
