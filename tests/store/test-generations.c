/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-generations.h"

static void
test_names (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (2 * 3600);
  g_autoptr (GDateTime) at = g_date_time_new (zone, 2026, 3, 1, 0, 30, 9);
  g_autofree char *plain = coxa_generation_name (at, FALSE);
  g_autofree char *sealed = coxa_generation_name (at, TRUE);
  g_autoptr (GDateTime) back = coxa_generation_parse (sealed);

  g_assert_cmpstr (plain, ==, "coxa-20260228-223009Z.coxa");
  g_assert_cmpstr (sealed, ==, "coxa-20260228-223009Z.coxabackup");
  g_assert_true (g_date_time_equal (at, back));
}

static const char *const foreign[] = {
  "",
  "coxa-",
  "coxa-20260228-223009.coxa",
  "coxa-20260231-223009Z.coxa",
  "coxa-20260228-253009Z.coxa",
  "coxa-2026022-223009Z.coxa",
  "coxa-20260228-223009Z.coxa.part",
  "coxa-20260228 223009Z.coxa",
  "holiday.jpg",
  "Coxa-20260228-223009Z.coxa",
};

static void
test_foreign (void)
{
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++) {
    g_assert_null (coxa_generation_parse (foreign[i]));
    g_ptr_array_add (names, (char *) foreign[i]);
  }
  g_ptr_array_add (names, NULL);
  old = coxa_generations_list_old ((const char *const *) names->pdata);
  g_assert_cmpuint (old->len, ==, 0);
}

/* One backup at noon on each of @n days, every @step days, the last one on @last. */
static GPtrArray *
make_names (guint n, int step, int hours)
{
  g_autoptr (GDateTime) last = g_date_time_new_utc (2026, 11, 21, 12, 0, 0);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GDateTime) day = g_date_time_add_days (last, -(int) i * step);
    g_autoptr (GDateTime) at = g_date_time_add_hours (day, -(int) i * hours);

    g_ptr_array_add (names, coxa_generation_name (at, i % 2));
  }
  g_ptr_array_add (names, NULL);
  return names;
}

typedef struct {
  guint n;
  int step, hours;
  guint kept;
} Row;

/* Years of daily work: 7 days; weeks 47 to 44, of which 47 and 46 have their newest among the days;
 * months 11 to 12 of the year before, of which November has. */
static const Row rows[] = {
  { 0, 1, 0, 0 },  { 1, 1, 0, 1 },  { 7, 1, 0, 7 }, { 1200, 1, 0, 7 + 2 + 11 },
  { 24, 0, 1, 2 }, { 40, 7, 0, 0 },
};

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) names = make_names (rows[i].n, rows[i].step, rows[i].hours);
    g_autoptr (GPtrArray) old = coxa_generations_list_old ((const char *const *) names->pdata);

    g_test_message ("row %u", i);
    if (rows[i].kept || rows[i].n == 0)
      g_assert_cmpuint (rows[i].n - old->len, ==, rows[i].kept);
    for (guint j = 0; j < old->len; j++)
      g_assert_cmpstr (g_ptr_array_index (old, j), !=, names->pdata[0]);
  }
}

/* Someone works on for years, cleaning up after every backup: there is always one over 30 days old.
 */
static void
test_rolling (void)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2024, 1, 1, 18, 0, 0);
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < 800; day++) {
    g_autoptr (GDateTime) now = g_date_time_add_days (first, day);
    g_autoptr (GPtrArray) old = NULL;
    GTimeSpan oldest = 0;

    g_ptr_array_add (present, coxa_generation_name (now, TRUE));
    g_ptr_array_add (present, NULL);
    old = coxa_generations_list_old ((const char *const *) present->pdata);
    g_ptr_array_set_size (present, present->len - 1);
    for (guint i = 0; i < old->len; i++)
      g_assert_true (g_ptr_array_remove (present, g_ptr_array_index (old, i)));
    for (guint i = 0; i < present->len; i++) {
      g_autoptr (GDateTime) at = coxa_generation_parse (g_ptr_array_index (present, i));

      oldest = MAX (oldest, g_date_time_difference (now, at));
    }
    if (day > 62)
      g_assert_cmpint (oldest, >, 30 * G_TIME_SPAN_DAY);
    g_assert_cmpuint (present->len, <=, 7 + 4 + 12);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/generations/names", test_names);
  g_test_add_func ("/store/generations/foreign", test_foreign);
  g_test_add_func ("/store/generations/counts", test_counts);
  g_test_add_func ("/store/generations/rolling", test_rolling);
  return g_test_run ();
}
