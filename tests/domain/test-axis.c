/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-axis.h"

#include <math.h>

static char *
list_ticks (const CoxaAxis *axis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < axis->n_ticks; i++)
    g_string_append_printf (text, "%s%.*f", i > 0 ? " " : "", (int) coxa_axis_get_decimals (axis),
                            coxa_axis_get_tick (axis, i));
  return g_string_free (text, FALSE);
}

static void
test_values (void)
{
  static const struct {
    double low, high;
    guint room;
    gboolean whole;
    const char *ticks;
  } rows[] = {
    { 0, 10, 6, TRUE, "0 2 4 6 8 10" },
    { 0, 10, 5, TRUE, "0 5 10" },
    { 0, 10, 11, TRUE, "0 1 2 3 4 5 6 7 8 9 10" },
    { 0, 10, 3, TRUE, "0 5 10" },
    { 10, 0, 3, TRUE, "0 5 10" },
    { 0, 24, 6, TRUE, "0 5 10 15 20 25" },
    { 24, 45, 6, FALSE, "20 25 30 35 40 45" },
    { 24, 45.1, 6, FALSE, "20 30 40 50" },
    { -12, 8, 6, FALSE, "-15 -10 -5 0 5 10" },
    { -1, 1, 3, TRUE, "-1 0 1" },
    { -1, 1, 2, TRUE, "-1 0 1" },
    { 0, 0.3, 4, FALSE, "0.0 0.1 0.2 0.3" },
    { 0, 1, 20, TRUE, "0 1" },
    { 0, 1, 6, FALSE, "0.0 0.2 0.4 0.6 0.8 1.0" },
    { 36, 36, 5, TRUE, "32 34 36 38 40" },
    { 0, 0, 5, TRUE, "0 1" },
    { -4, -4, 5, TRUE, "-5 -4 -3" },
    { 0, 240, 6, TRUE, "0 50 100 150 200 250" },
    { 99999, 100001, 4, TRUE, "99999 100000 100001" },
    { NAN, 10, 3, TRUE, "0 5 10" },
    { INFINITY, NAN, 3, TRUE, "0 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaAxis axis = coxa_axis_fit (rows[i].low, rows[i].high, rows[i].room, rows[i].whole);
    g_autofree char *ticks = list_ticks (&axis);

    g_test_message ("row %zu", i);
    g_assert_cmpstr (ticks, ==, rows[i].ticks);
  }
}

/* Whatever the values: all of them lie on it, there are no more ticks than room, and every tick is
 * what its label says. */
static void
test_any_values (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 20000; i++) {
    double size = pow (10, g_rand_double_range (rand, -3, 5));
    double low = g_rand_double_range (rand, -size, size);
    double high = g_rand_double_range (rand, -size, size);
    guint room = (guint) g_rand_int_range (rand, 3, 14);
    gboolean whole = g_rand_boolean (rand);
    CoxaAxis axis = coxa_axis_fit (low, high, room, whole);

    g_assert_cmpuint (axis.n_ticks, >=, 2);
    g_assert_cmpuint (axis.n_ticks, <=, room);
    g_assert_cmpfloat (axis.from, <=, MIN (low, high) + size * 1e-6);
    g_assert_cmpfloat (axis.to, >=, MAX (low, high) - size * 1e-6);
    g_assert_cmpfloat_with_epsilon (coxa_axis_place (&axis, axis.from), 0, 1e-9);
    g_assert_cmpfloat_with_epsilon (coxa_axis_place (&axis, axis.to), 1, 1e-9);
    for (guint j = 0; j < axis.n_ticks; j++) {
      double tick = coxa_axis_get_tick (&axis, j);
      g_autofree char *label = g_strdup_printf ("%.*f", (int) coxa_axis_get_decimals (&axis), tick);

      g_assert_cmpfloat (g_ascii_strtod (label, NULL), ==, tick);
      g_assert_true (!whole || tick == round (tick));
      g_assert_true (j == 0 || tick > coxa_axis_get_tick (&axis, j - 1));
    }
  }
}

static double
day (int year, int month, int day_of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static char *
list_days (const CoxaTimeAxis *axis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < axis->n_ticks; i++) {
    GDate date;
    char name[16];

    g_date_clear (&date, 1);
    g_date_set_julian (&date, axis->ticks[i]);
    g_date_strftime (name, sizeof name, "%y%m%d", &date);
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", name);
  }
  return g_string_free (text, FALSE);
}

static void
test_days (void)
{
  const struct {
    double first, last;
    guint room;
    CoxaTimeLabel label;
    const char *ticks;
  } rows[] = {
    /* 2 March 2026 is a Monday. */
    { day (2026, 3, 2), day (2026, 3, 2), 8, COXA_TIME_DAY,
      "260227 260228 260301 260302 260303 260304 260305" },
    { day (2026, 3, 2) + 0.4, day (2026, 3, 2) + 0.6, 4, COXA_TIME_DAY,
      "260227 260301 260303 260305" },
    { day (2026, 3, 2), day (2026, 3, 30), 6, COXA_TIME_DAY, "260302 260309 260316 260323 260330" },
    { day (2026, 3, 30), day (2026, 3, 2), 5, COXA_TIME_DAY, "260302 260309 260316 260323 260330" },
    { day (2026, 3, 2), day (2026, 3, 30), 4, COXA_TIME_DAY, "260302 260316 260330" },
    { day (2026, 1, 20), day (2026, 6, 10), 6, COXA_TIME_MONTH,
      "260201 260301 260401 260501 260601" },
    { day (2026, 1, 20), day (2026, 6, 10), 4, COXA_TIME_MONTH, "260301 260501" },
    { day (2025, 12, 31), day (2026, 12, 31), 5, COXA_TIME_MONTH, "260101 260401 260701 261001" },
    { day (2020, 5, 1), day (2026, 5, 1), 6, COXA_TIME_YEAR,
      "210101 220101 230101 240101 250101 260101" },
    { day (1926, 5, 1), day (2026, 5, 1), 6, COXA_TIME_YEAR, "400101 600101 800101 000101 200101" },
    /* Around leap days. */
    { day (2024, 2, 27), day (2024, 3, 5), 8, COXA_TIME_DAY,
      "240227 240228 240229 240301 240302 240303 240304 240305" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaTimeAxis axis = coxa_time_axis_fit (rows[i].first, rows[i].last, rows[i].room);
    g_autofree char *ticks = list_days (&axis);

    g_test_message ("row %zu", i);
    g_assert_cmpstr (ticks, ==, rows[i].ticks);
    g_assert_cmpint (axis.label, ==, rows[i].label);
  }
}

static void
test_any_days (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (int i = 0; i < 20000; i++) {
    double first = day (1900, 1, 1) + g_rand_double_range (rand, 0, 80000);
    double last = first + pow (10, g_rand_double_range (rand, -1, 4.7));
    guint room = (guint) g_rand_int_range (rand, 2, 14);
    CoxaTimeAxis axis = coxa_time_axis_fit (first, last, room);

    g_assert_cmpuint (axis.n_ticks, <=, room);
    g_assert_cmpfloat (axis.from, <=, first);
    g_assert_cmpfloat (axis.to, >=, last);
    g_assert_cmpfloat (axis.to - axis.from, >=, 7 - 1e-6);
    for (guint j = 0; j < axis.n_ticks; j++) {
      g_assert_cmpfloat (axis.ticks[j], >=, axis.from);
      g_assert_cmpfloat (axis.ticks[j], <=, axis.to);
      g_assert_true (j == 0 || axis.ticks[j] > axis.ticks[j - 1]);
    }
  }
}

/* The clock on the wall counts: a visit late in the evening is of that day, wherever it was. */
static void
test_day_of (void)
{
  static const struct {
    const char *at;
    double hours;
  } rows[] = {
    { "2026-03-29T00:00:00+01:00", 0 },
    { "2026-03-29T23:30:00+02:00", 23.5 },
    { "2026-03-29T12:00:00-11:00", 12 },
    { "2026-03-29T12:00:00+14:00", 12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (rows[i].at, NULL);

    g_assert_cmpfloat_with_epsilon (coxa_day_of (at), day (2026, 3, 29) + rows[i].hours / 24, 1e-6);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/axis/values", test_values);
  g_test_add_func ("/domain/axis/any-values", test_any_values);
  g_test_add_func ("/domain/axis/days", test_days);
  g_test_add_func ("/domain/axis/any-days", test_any_days);
  g_test_add_func ("/domain/axis/day-of", test_day_of);
  return g_test_run ();
}
