/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-chart.h"

#include <math.h>

#define WIDTH 480.0
#define HEIGHT 200.0
#define TEXT 14.0
#define DAY 739600 /* in 2025 */

static double
measure (const char *text, gpointer data)
{
  return 7.0 * (double) g_utf8_strlen (text, -1);
}

static char *
write_value (double value, guint decimals, gpointer data)
{
  return g_strdup_printf ("%.*f", (int) decimals, value);
}

static char *
write_day (guint32 julian, CoxaTimeLabel label, gpointer data)
{
  static const char *const formats[] = { "%d %b", "%b %Y", "%Y" };
  GDate date;
  char text[32];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (text, sizeof text, formats[label], &date);
  return g_strdup (text);
}

static const CoxaChartHand hand = {
  .measure = measure,
  .write_value = write_value,
  .write_day = write_day,
  .text_height = TEXT,
  .mark_size = 6,
};

static void
add (CoxaChart *chart, guint series, double day, double value, gboolean joined)
{
  CoxaChartPoint point = { DAY + day, value, joined, (int) day };

  coxa_chart_add_point (chart, series, &point);
}

static guint
count_lines (const CoxaChartPlan *plan, CoxaChartInk ink)
{
  guint n = 0;

  for (guint i = 0; i < plan->lines->len; i++)
    n += g_array_index (plan->lines, CoxaChartLine, i).ink == ink;
  return n;
}

static gboolean
has_text (const CoxaChartPlan *plan, const char *text)
{
  for (guint i = 0; i < plan->texts->len; i++)
    if (g_str_equal (g_array_index (plan->texts, CoxaChartText, i).text, text))
      return TRUE;
  return FALSE;
}

static gboolean
overlap (const CoxaChartText *a, const CoxaChartText *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01 &&
         a->y < b->y + TEXT - 0.01 && b->y < a->y + TEXT - 0.01;
}

/* Labels of axes, of events and of lines: each can be read. */
static void
assert_readable (const CoxaChartPlan *plan)
{
  for (guint i = 0; i < plan->texts->len; i++) {
    const CoxaChartText *text = &g_array_index (plan->texts, CoxaChartText, i);

    if (text->ink == COXA_CHART_INK_GOAL)
      continue;
    g_assert_cmpfloat (text->x, >=, -0.01);
    g_assert_cmpfloat (text->x + text->width, <=, WIDTH + 0.01);
    g_assert_cmpfloat (text->y, >=, -0.01);
    g_assert_cmpfloat (text->y + TEXT, <=, HEIGHT + 0.01);
    for (guint j = 0; j < i; j++) {
      const CoxaChartText *other = &g_array_index (plan->texts, CoxaChartText, j);

      if (other->ink == text->ink || other->ink >= COXA_CHART_INK_FIRST)
        g_assert_false (other->ink != COXA_CHART_INK_GOAL && overlap (text, other));
    }
  }
}

static void
test_empty (void)
{
  g_autoptr (CoxaChart) chart = coxa_chart_new (DAY, DAY);
  g_autoptr (CoxaChartPlan) plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);

  g_assert_cmpuint (plan->marks->len, ==, 0);
  g_assert_cmpuint (plan->values.n_ticks, >=, 2);
  g_assert_null (coxa_chart_plan_find_mark (plan, WIDTH / 2, HEIGHT / 2));
}

/* A line is drawn only where the values compare. */
static void
test_broken_line (void)
{
  static const struct {
    gboolean joined[3];
    guint n_lines;
  } rows[] = {
    { { TRUE, TRUE, TRUE }, 2 }, /* nothing comes before the first */
    { { FALSE, TRUE, TRUE }, 2 },  { { FALSE, FALSE, TRUE }, 1 },
    { { FALSE, TRUE, FALSE }, 1 }, { { FALSE, FALSE, FALSE }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChart) chart = coxa_chart_new (DAY, DAY + 14);
    g_autoptr (CoxaChartPlan) plan = NULL;
    guint left = coxa_chart_add_series (chart, "left", COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);

    for (guint j = 0; j < 3; j++)
      add (chart, left, 7 * j, 20 + 5 * j, rows[i].joined[j]);
    add (chart, left, 14, NAN, TRUE);
    plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);
    g_assert_cmpuint (plan->marks->len, ==, 3);
    g_assert_cmpuint (count_lines (plan, COXA_CHART_INK_FIRST), ==, rows[i].n_lines);
  }
}

/* Where a value is drawn is where the axis says that it is. */
static void
test_places (void)
{
  g_autoptr (CoxaChart) chart = coxa_chart_new (DAY, DAY + 28);
  g_autoptr (CoxaChartPlan) plan = NULL;
  guint left = coxa_chart_add_series (chart, "left", COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);
  const CoxaChartMark *mark;

  add (chart, left, 0, 24, FALSE);
  add (chart, left, 28, 38, TRUE);
  coxa_chart_add_band (chart, COXA_CHART_INK_NORM, 43, 27);
  coxa_chart_add_goal (chart, 35, "goal 35");
  coxa_chart_add_event (chart, DAY + 14, "programme 1");
  coxa_chart_show_value (chart, 0);
  plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);
  g_assert_cmpfloat (plan->values.from, ==, 0);
  g_assert_cmpfloat (plan->values.to, >=, 43);
  g_assert_cmpfloat_with_epsilon (coxa_chart_plan_get_y (plan, plan->values.from), plan->plot.y1,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (coxa_chart_plan_get_y (plan, plan->values.to), plan->plot.y0,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (coxa_chart_plan_get_x (plan, DAY), plan->plot.x0, 1e-9);
  g_assert_cmpfloat_with_epsilon (coxa_chart_plan_get_x (plan, DAY + 28), plan->plot.x1, 1e-9);
  g_assert_cmpuint (plan->areas->len, ==, 1);
  g_assert_cmpfloat (g_array_index (plan->areas, CoxaChartArea, 0).y0, <,
                     g_array_index (plan->areas, CoxaChartArea, 0).y1);
  g_assert_true (has_text (plan, "goal 35"));
  g_assert_true (has_text (plan, "programme 1"));
  g_assert_true (has_text (plan, "left"));
  mark = coxa_chart_plan_find_mark (plan, plan->plot.x1 - 2, coxa_chart_plan_get_y (plan, 38));
  g_assert_nonnull (mark);
  g_assert_cmpuint (mark->point, ==, 1);
  g_assert_null (coxa_chart_plan_find_mark (plan, WIDTH / 2, plan->plot.y0));
  assert_readable (plan);
}

/* The name of a goal stands where it covers nothing: right of the middle or left, above or below.
 */
static void
test_goal_name (void)
{
  static const struct {
    double values[3]; /* after 0, 14 and 28 days */
    double goal;
    gboolean right, above;
  } rows[] = {
    { { 10, 12, 14 }, 35, TRUE, TRUE },
    { { 10, 25, 37 }, 35, FALSE, TRUE },
    { { 37, 37, 37 }, 35, TRUE, FALSE },
    { { 37, 33, 30 }, 35, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChart) chart = coxa_chart_new (DAY, DAY + 28);
    g_autoptr (CoxaChartPlan) plan = NULL;
    guint left = coxa_chart_add_series (chart, "left", COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);
    const CoxaChartText *name = NULL;

    for (guint j = 0; j < 3; j++)
      add (chart, left, 14 * j, rows[i].values[j], TRUE);
    coxa_chart_add_goal (chart, rows[i].goal, "goal 35");
    coxa_chart_show_value (chart, 0);
    coxa_chart_show_value (chart, 45);
    plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);
    for (guint j = 0; j < plan->texts->len && !name; j++) {
      const CoxaChartText *text = &g_array_index (plan->texts, CoxaChartText, j);

      if (text->ink == COXA_CHART_INK_GOAL)
        name = text;
    }
    g_assert_nonnull (name);
    g_test_message ("row %u: %.0f, %.0f", (guint) i, name->x, name->y);
    g_assert_cmpint (name->x > (plan->plot.x0 + plan->plot.x1 - name->width) / 2, ==,
                     rows[i].right);
    g_assert_cmpint (name->y < coxa_chart_plan_get_y (plan, rows[i].goal), ==, rows[i].above);
  }
}

/* Between least and worst pain, on the days that know both. */
static void
test_range (void)
{
  g_autoptr (CoxaChart) chart = coxa_chart_new (DAY, DAY + 21);
  g_autoptr (CoxaChartPlan) plan = NULL;
  guint best = coxa_chart_add_series (chart, "best", COXA_CHART_INK_SECOND, COXA_CHART_SQUARE);
  guint worst = coxa_chart_add_series (chart, "worst", COXA_CHART_INK_THIRD, COXA_CHART_TRIANGLE);

  add (chart, best, 0, 3, FALSE);
  add (chart, best, 7, 2, TRUE);
  add (chart, best, 21, 0, TRUE);
  add (chart, worst, 0, 8, FALSE);
  add (chart, worst, 14, 6, TRUE);
  add (chart, worst, 21, 4, TRUE);
  coxa_chart_add_range (chart, best, worst);
  plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);
  g_assert_cmpuint (plan->ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (plan->ranges, GArray *, 0)->len, ==, 4);
}

/* Zoomed in, what lies outside is not drawn, and no line leads there. */
static void
test_zoom (void)
{
  g_autoptr (CoxaChart) chart = coxa_chart_new (DAY + 50, DAY + 100);
  g_autoptr (CoxaChartPlan) plan = NULL;
  guint left = coxa_chart_add_series (chart, "left", COXA_CHART_INK_FIRST, COXA_CHART_CIRCLE);

  for (int i = 0; i <= 10; i++)
    add (chart, left, i * 10, 20 + i, TRUE);
  plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);
  g_assert_cmpuint (plan->marks->len, ==, 6);
  g_assert_cmpuint (count_lines (plan, COXA_CHART_INK_FIRST), ==, 5);
  for (guint i = 0; i < plan->marks->len; i++)
    g_assert_cmpfloat (g_array_index (plan->marks, CoxaChartMark, i).x, >=, plan->plot.x0 - 1e-6);
}

static void
test_anything_is_readable (void)
{
  static const char *const names[] = { "left", "right", "worst" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 500; i++) {
    double days = pow (10, g_rand_double_range (rand, 0, 4));
    double size = pow (10, g_rand_double_range (rand, -1, 3));
    g_autoptr (CoxaChart) chart = coxa_chart_new (DAY, DAY + days);
    g_autoptr (CoxaChartPlan) plan = NULL;

    for (guint j = 0; j < G_N_ELEMENTS (names); j++) {
      guint series =
          coxa_chart_add_series (chart, names[j], COXA_CHART_INK_FIRST + j, COXA_CHART_CIRCLE + j);
      int n = g_rand_int_range (rand, 0, 6);

      for (int k = 0; k < n; k++)
        add (chart, series, days * k / 5, g_rand_double_range (rand, -size, size), TRUE);
    }
    for (int j = g_rand_int_range (rand, 0, 5); j > 0; j--)
      coxa_chart_add_event (chart, DAY + g_rand_double_range (rand, 0, days), "programme");
    plan = coxa_chart_plan_new (chart, WIDTH, HEIGHT, &hand);
    assert_readable (plan);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/chart/empty", test_empty);
  g_test_add_func ("/engine/chart/broken-line", test_broken_line);
  g_test_add_func ("/engine/chart/places", test_places);
  g_test_add_func ("/engine/chart/goal-name", test_goal_name);
  g_test_add_func ("/engine/chart/range", test_range);
  g_test_add_func ("/engine/chart/zoom", test_zoom);
  g_test_add_func ("/engine/chart/anything-is-readable", test_anything_is_readable);
  return g_test_run ();
}
