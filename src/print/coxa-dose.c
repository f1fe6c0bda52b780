/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-dose.h"

#include <stdlib.h>

#define LONG_HOLD_S 10 /* from here on "3 times 30 seconds", below "10 times, hold 5 seconds" */
#define UNHURRIED_S 4  /* of a repetition whose tempo nobody wrote down */

static gboolean
in_range (int number, int least, int most)
{
  return number >= least && number <= most;
}

/* Bounds wide of anything a physiotherapist prescribes; outside them a sheet would be nonsense. */
gboolean
coxa_dose_is_printable (const CoxaDose *dose)
{
  return in_range (dose->sets, 1, 50) && in_range (dose->reps, 1, 1000) &&
         in_range (dose->hold_s, 0, 3600) && in_range (dose->duration_s, 0, 14400) &&
         in_range (dose->rest_s, 0, 3600) && in_range (dose->sessions_per_day, 1, 24) &&
         in_range (dose->days_per_week, 1, 7);
}

/* Whether both sides are exercised, one after the other. */
gboolean
coxa_dose_has_sides (const CoxaProgrammeItem *item)
{
  return item->exercise->unilateral && item->side == COXA_SIDE_CENTRAL;
}

static char *
dup_duration (int seconds, const CoxaWords *words)
{
  if (seconds >= 60 && seconds % 60 == 0)
    return coxa_words_count (words, COXA_WORD_MINUTES_ONE, seconds / 60);
  return coxa_words_count (words, COXA_WORD_SECONDS_ONE, seconds);
}

/* @amount with what it is done for each of; takes @amount. */
static char *
add_each (char *amount, const CoxaProgrammeItem *item, const CoxaWords *words)
{
  if (item->dose.both_directions) {
    g_autofree char *one_way = amount;

    amount = coxa_words_fill (words, COXA_WORD_EACH_WAY, "amount", one_way, NULL);
  }
  if (coxa_dose_has_sides (item)) {
    g_autofree char *one_side = amount;

    amount = coxa_words_fill (words, COXA_WORD_EACH_SIDE, "amount", one_side, NULL);
  }
  return amount;
}

/* "3 times 30 seconds each side", but "10 times each side, hold 2 seconds". */
static char *
dup_amount (const CoxaProgrammeItem *item, const CoxaWords *words)
{
  const CoxaDose *dose = &item->dose;
  int seconds = dose->duration_s > 0 ? dose->duration_s : dose->hold_s;
  gboolean timed = dose->duration_s > 0 || dose->hold_s >= LONG_HOLD_S;
  g_autofree char *times = coxa_words_count (words, COXA_WORD_TIMES_ONE, dose->reps);
  g_autofree char *duration = dup_duration (seconds, words);

  if (timed && dose->reps == 1)
    return add_each (g_steal_pointer (&duration), item, words);
  if (timed)
    return add_each (
        coxa_words_fill (words, COXA_WORD_TIMES_OF, "times", times, "duration", duration, NULL),
        item, words);
  times = add_each (times, item, words);
  if (seconds == 0)
    return g_steal_pointer (&times);
  return coxa_words_fill (words, COXA_WORD_TIMES_HOLD, "times", times, "duration", duration, NULL);
}

static void
add_frequency (GPtrArray *parts, const CoxaDose *dose, const CoxaWords *words)
{
  if (dose->sessions_per_day > 1) {
    g_autofree char *times = coxa_words_count (words, COXA_WORD_TIMES_ONE, dose->sessions_per_day);

    g_ptr_array_add (parts, coxa_words_fill (words, COXA_WORD_TIMES_A_DAY, "times", times, NULL));
  }
  if (dose->days_per_week < 7)
    g_ptr_array_add (parts,
                     coxa_words_count (words, COXA_WORD_DAYS_A_WEEK_ONE, dose->days_per_week));
  else
    g_ptr_array_add (parts, g_strdup (coxa_words_get (words, COXA_WORD_EVERY_DAY)));
}

/**
 * coxa_dose_dup_words:
 *
 * Returns: e.g. "10 times each side, 2 rounds, 3 days a week" (exercises.md 8)
 */
char *
coxa_dose_dup_words (const CoxaProgrammeItem *item, const CoxaWords *words)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, dup_amount (item, words));
  if (item->dose.sets > 1)
    g_ptr_array_add (parts, coxa_words_count (words, COXA_WORD_ROUNDS_ONE, item->dose.sets));
  add_frequency (parts, &item->dose, words);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* Returns: (nullable): the rest between rounds in words */
char *
coxa_dose_dup_rest (const CoxaProgrammeItem *item, const CoxaWords *words)
{
  g_autofree char *duration = NULL;

  if (item->dose.rest_s == 0 || item->dose.sets < 2)
    return NULL;
  duration = dup_duration (item->dose.rest_s, words);
  return coxa_words_fill (words, COXA_WORD_REST_BETWEEN, "duration", duration, NULL);
}

/* Out and back of "out-hold-back"; the hold is the dose's. */
static int
moving_seconds (const char *tempo)
{
  g_auto (GStrv) parts = g_strsplit (tempo != NULL ? tempo : "", "-", 3);

  if (g_strv_length (parts) != 3)
    return UNHURRIED_S;
  return atoi (parts[0]) + atoi (parts[2]);
}

/**
 * coxa_dose_count_seconds:
 *
 * Returns: what one session takes (exercises.md 2): repetitions, sides, directions and rests
 */
int
coxa_dose_count_seconds (const CoxaProgrammeItem *item)
{
  const CoxaDose *dose = &item->dose;
  int repetition = dose->duration_s > 0 ? dose->duration_s
                                        : moving_seconds (item->exercise->tempo) + dose->hold_s;
  int round = dose->reps * repetition;

  if (coxa_dose_has_sides (item))
    round *= 2;
  if (dose->both_directions)
    round *= 2;
  return dose->sets * round + (dose->sets - 1) * dose->rest_s;
}
