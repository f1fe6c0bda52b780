/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-dose.h"

static void
test_words (void)
{
  static const struct {
    CoxaDose dose;
    gboolean unilateral;
    CoxaSide side;
    const char *words;
  } rows[] = {
    /* sets, reps, hold, duration, rest, sessions a day, days a week, both directions */
    { { 1, 3, 30, 0, 0, 1, 7 }, TRUE, COXA_SIDE_LEFT, "3 times 30 seconds, every day" },
    { { 1, 3, 30, 0, 0, 1, 7 },
      TRUE,
      COXA_SIDE_CENTRAL,
      "3 times 30 seconds each side, every day" },
    { { 2, 10, 0, 0, 0, 1, 3 },
      TRUE,
      COXA_SIDE_CENTRAL,
      "10 times each side, 2 rounds, 3 days a week" },
    { { 2, 10, 2, 0, 45, 1, 3 },
      TRUE,
      COXA_SIDE_CENTRAL,
      "10 times each side, hold 2 seconds, 2 rounds, 3 days a week" },
    { { 2, 10, 2, 0, 45, 1, 3 },
      FALSE,
      COXA_SIDE_CENTRAL,
      "10 times, hold 2 seconds, 2 rounds, 3 days a week" },
    { { 1, 10, 9, 0, 0, 1, 7 }, FALSE, COXA_SIDE_CENTRAL, "10 times, hold 9 seconds, every day" },
    { { 1, 10, 10, 0, 0, 1, 7 }, FALSE, COXA_SIDE_CENTRAL, "10 times 10 seconds, every day" },
    { { 1, 1, 60, 0, 0, 1, 1 }, FALSE, COXA_SIDE_CENTRAL, "1 minute, 1 day a week" },
    { { 1, 1, 0, 1200, 0, 1, 5 }, FALSE, COXA_SIDE_CENTRAL, "20 minutes, 5 days a week" },
    { { 3, 2, 0, 90, 30, 3, 7 },
      FALSE,
      COXA_SIDE_CENTRAL,
      "2 times 90 seconds, 3 rounds, 3 times a day, every day" },
    { { 1, 8, 0, 0, 0, 2, 7, TRUE },
      FALSE,
      COXA_SIDE_CENTRAL,
      "8 times each way, 2 times a day, every day" },
    { { 1, 1, 1, 0, 0, 1, 7 }, FALSE, COXA_SIDE_CENTRAL, "1 time, hold 1 second, every day" },
  };
  g_autoptr (CoxaWords) words = coxa_words_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaExercise exercise = { .unilateral = rows[i].unilateral };
    CoxaProgrammeItem item = { &exercise, rows[i].side, rows[i].dose, NULL };
    g_autofree char *text = coxa_dose_dup_words (&item, words);

    g_test_message ("row %u", i);
    g_assert_cmpstr (text, ==, rows[i].words);
    g_assert_true (coxa_dose_is_printable (&rows[i].dose));
  }
}

static void
test_rest (void)
{
  static const struct {
    int sets, rest_s;
    const char *words;
  } rows[] = {
    { 1, 60, NULL },
    { 2, 0, NULL },
    { 2, 60, "1 minute between rounds." },
    { 3, 45, "45 seconds between rounds." },
  };
  g_autoptr (CoxaWords) words = coxa_words_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaExercise exercise = { 0 };
    CoxaProgrammeItem item = {
      &exercise, COXA_SIDE_CENTRAL, { .sets = rows[i].sets, .rest_s = rows[i].rest_s }, NULL
    };
    g_autofree char *text = coxa_dose_dup_rest (&item, words);

    g_assert_cmpstr (text, ==, rows[i].words);
  }
}

/* Each number at its bounds and one step outside: no number becomes nonsense on paper. */
static void
test_bounds (void)
{
  static const struct {
    CoxaDose dose;
    gboolean printable;
  } rows[] = {
    { { 1, 1, 0, 0, 0, 1, 1 }, TRUE },
    { { 50, 1000, 3600, 14400, 3600, 24, 7 }, TRUE },
    { { 0, 1, 0, 0, 0, 1, 1 }, FALSE },
    { { 51, 1, 0, 0, 0, 1, 1 }, FALSE },
    { { 1, 0, 0, 0, 0, 1, 1 }, FALSE },
    { { 1, 1001, 0, 0, 0, 1, 1 }, FALSE },
    { { 1, 1, -1, 0, 0, 1, 1 }, FALSE },
    { { 1, 1, 3601, 0, 0, 1, 1 }, FALSE },
    { { 1, 1, 0, -1, 0, 1, 1 }, FALSE },
    { { 1, 1, 0, 14401, 0, 1, 1 }, FALSE },
    { { 1, 1, 0, 0, -1, 1, 1 }, FALSE },
    { { 1, 1, 0, 0, 3601, 1, 1 }, FALSE },
    { { 1, 1, 0, 0, 0, 0, 1 }, FALSE },
    { { 1, 1, 0, 0, 0, 25, 1 }, FALSE },
    { { 1, 1, 0, 0, 0, 1, 0 }, FALSE },
    { { 1, 1, 0, 0, 0, 1, 8 }, FALSE },
    { { G_MININT, G_MAXINT, 0, 0, 0, 1, 1 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("row %u", i);
    g_assert_cmpint (coxa_dose_is_printable (&rows[i].dose), ==, rows[i].printable);
  }
}

static void
test_seconds (void)
{
  static const struct {
    CoxaDose dose;
    const char *tempo;
    gboolean unilateral;
    CoxaSide side;
    int seconds;
  } rows[] = {
    { { 2, 10, 5, 0, 60, 1, 3 }, "2-5-2", FALSE, COXA_SIDE_CENTRAL, 2 * 90 + 60 },
    { { 2, 10, 2, 0, 45, 1, 3 }, "2-2-2", TRUE, COXA_SIDE_CENTRAL, 2 * 120 + 45 },
    { { 2, 10, 2, 0, 45, 1, 3 }, "2-2-2", TRUE, COXA_SIDE_LEFT, 2 * 60 + 45 },
    { { 1, 8, 0, 0, 0, 1, 7, TRUE }, NULL, FALSE, COXA_SIDE_CENTRAL, 8 * 4 * 2 },
    { { 1, 1, 0, 300, 0, 1, 7 }, "9-9-9", FALSE, COXA_SIDE_CENTRAL, 300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaExercise exercise = { .unilateral = rows[i].unilateral, .tempo = (char *) rows[i].tempo };
    CoxaProgrammeItem item = { &exercise, rows[i].side, rows[i].dose, NULL };

    g_test_message ("row %u", i);
    g_assert_cmpint (coxa_dose_count_seconds (&item), ==, rows[i].seconds);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/dose/words", test_words);
  g_test_add_func ("/print/dose/rest", test_rest);
  g_test_add_func ("/print/dose/bounds", test_bounds);
  g_test_add_func ("/print/dose/seconds", test_seconds);
  return g_test_run ();
}
