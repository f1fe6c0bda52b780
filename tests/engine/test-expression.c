/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-expression.h"

#include <math.h>

#include "coxa-ruleset.h"

/* On the left | on the right: a = 3 | 5, b = 7 | 2, u not read, y = yes | no, n = no | no, p = 4 |
 * 4 read by another method, one_side = not read | 8, grade = third | fifth of its list */
static const char *const names[] = { "a", "b", "u", "y", "n", "p", "one_side", "grade" };

static int
find_slot (gpointer data, const char *name, const char *qualifier, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!qualifier && g_str_equal (names[i], name))
      return (int) i;
  g_set_error (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_INVALID, "unknown %s", name);
  return -1;
}

static int
find_value (gpointer data, int slot, const char *value)
{
  static const char *const grades[] = { "0", "3", "4-", "4", "5" };

  for (guint i = 0; slot == 7 && i < G_N_ELEMENTS (grades); i++)
    if (g_str_equal (grades[i], value))
      return (int) i;
  return -1;
}

static const CoxaSlots slots = { find_slot, find_value, NULL };

static CoxaRange
read_by (double value, guint8 method)
{
  return (CoxaRange){ .lo = value, .hi = value, .method = method };
}

static CoxaRange
evaluate (const char *text, guint side)
{
  const CoxaRange readings[][2] = {
    { read_by (3, 1), read_by (5, 1) },
    { read_by (7, 1), read_by (2, 1) },
    { coxa_range_unknown (), coxa_range_unknown () },
    { read_by (1, 0), read_by (0, 0) },
    { read_by (0, 0), read_by (0, 0) },
    { read_by (4, 2), read_by (4, 2) },
    { coxa_range_unknown (), read_by (8, 1) },
    { read_by (2, 0), read_by (4, 0) },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExpression) expression = coxa_expression_new (text, &slots, &error);

  g_assert_no_error (error);
  return coxa_expression_evaluate (expression, readings, side);
}

static void
test_points (void)
{
  static const struct {
    const char *text;
    double left, right;
  } rows[] = {
    { "a", 3, 5 },
    { "a + b", 10, 7 },
    { "a - b", -4, 3 },
    { "a + b * 2", 17, 9 },
    { "(a + b) * 2", 20, 14 },
    { "-a + 1", -2, -4 },
    { "a - b - 1", -5, 2 },
    { "b / 2", 3.5, 1 },
    { "other (a)", 5, 3 },
    { "other (other (a))", 3, 5 },
    { "left (a) + right (a)", 8, 8 },
    { "other (left (a))", 3, 3 },
    { "abs (a - b)", 4, 3 },
    { "min (a, b)", 3, 2 },
    { "max (a, b)", 7, 5 },
    { "a < b", 1, 0 },
    { "a >= 3", 1, 1 },
    { "a > 3", 0, 1 },
    { "a = 3", 1, 0 },
    { "y and a < b", 1, 0 },
    { "y or n", 1, 0 },
    { "not y", 0, 1 },
    { "not a = 3", 0, 1 },
    { "either (y)", 1, 1 },
    { "count (y, n, a < 4, b > 1)", 3, 1 },
    { "if (y, a, b)", 3, 2 },
    { "known (u)", 0, 0 },
    { "known (a)", 1, 1 },
    { "lower (a)", 3, 3 },
    { "lower (one_side)", 8, 8 },
    { "deficit (a)", 40, 0 }, /* 100 x (5 - 3) / 5; the stronger side is not weak */
    { "grade <= 4-", 1, 0 },  /* "4-" is the third of its list: 2 */
    { "grade = 5", 0, 1 },    /* and "5" the fifth: 4 */
    { "not not y", 1, 0 },
    { "39.3 - 24.3 = 15", 1, 1 }, /* binary fractions make a hair less of it */
    { "5.1 - 3.1 >= 2", 1, 1 },
    { "yes", 1, 1 },
    { "given (a < 9, b)", 7, 2 },
    { "number (p) + a", 7, 9 },
    { "86.1 - 85.1 = 1", 1, 1 }, /* binary noise is no reading */
    { "10 * (a - 2.9) = 1", 1, 0 },
    { "no or y", 1, 0 },
    /* a number where a truth is asked for: 1 and more is true, 0 and less is not */
    { "not a", 0, 0 },
    { "1e308", 1e308, 1e308 },
    { "-1e15 - 0.5", -1000000000000000.5, -1000000000000000.5 },
    { "not (a - b)", 1, 0 },
    { "a and b", 1, 1 },
    { "a - b or n", 0, 1 },
    { "count (a, b - a)", 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaRange left = evaluate (rows[i].text, 0), right = evaluate (rows[i].text, 1);

    g_test_message ("%s", rows[i].text);
    g_assert_true (coxa_range_is_point (left) && coxa_range_is_point (right));
    g_assert_cmpfloat (left.lo, ==, rows[i].left);
    g_assert_cmpfloat (right.lo, ==, rows[i].right);
  }
}

/* What is not read decides nothing, unless the rest already does. */
static void
test_unknown (void)
{
  static const struct {
    const char *text;
    double lo, hi;
  } rows[] = {
    { "u", -INFINITY, INFINITY },
    { "a + u", -INFINITY, INFINITY },
    { "u < 3", 0, 1 },
    { "not u", 0, 1 },
    { "u and n", 0, 0 },
    { "u and y", 0, 1 },
    { "u or y", 1, 1 },
    { "u or n", 0, 1 },
    { "count (y, u, n)", 1, 2 },
    { "count (y, u, y, y) >= 3", 1, 1 },
    { "count (n, u, n, n) >= 3", 0, 0 },
    { "count (y, u, y, n) >= 3", 0, 1 },
    { "count (y, y, u) + count (y, u)", 3, 5 },
    { "exact (count (y, u, n))", -INFINITY, INFINITY },
    { "exact (count (y, n))", 1, 1 },
    { "if (u, a, b)", 3, 7 },
    { "lower (u)", -INFINITY, INFINITY },
    { "deficit (u)", -INFINITY, INFINITY },
    { "a / n", -INFINITY, INFINITY },
    { "abs (u)", 0, INFINITY },
    /* values of two methods are never added, subtracted or compared */
    { "a + p", -INFINITY, INFINITY },
    { "p - a", -INFINITY, INFINITY },
    { "a < p", -INFINITY, INFINITY },
    { "p + 1", 5, 5 },
    { "a + number (p)", 7, 7 },
    { "given (u, a)", -INFINITY, INFINITY },
    { "given (n, a)", -INFINITY, INFINITY },
    { "given (known (a), u)", -INFINITY, INFINITY },
    /* numbers beyond all numbers are none */
    { "1e308 * 10", -INFINITY, INFINITY },
    { "1e308 * 10 - 1e308 * 10", -INFINITY, INFINITY },
    { "-1e308 - 1e308", -INFINITY, INFINITY },
    { "1e308 / 1e-9", -INFINITY, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaRange range = evaluate (rows[i].text, 0);

    g_test_message ("%s", rows[i].text);
    g_assert_cmpfloat (range.lo, ==, rows[i].lo);
    g_assert_cmpfloat (range.hi, ==, rows[i].hi);
  }
}

static void
test_mistakes (void)
{
  static const char *const rows[] = {
    "",        "a +",   "+ a",       "a b",      "(a",         "a)",      "a <",
    "c",       "a[x]",  "a[",        "count ()", "abs (a, b)", "min (a)", "sum (a)",
    "a = = 3", "1e999", "if (y, a)", "a ! b",    "not",        "a and",   "3x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaExpression) expression = coxa_expression_new (rows[i], &slots, &error);

    g_test_message ("“%s”", rows[i]);
    g_assert_null (expression);
    g_assert_error (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_INVALID);
  }
}

static void
test_depth (void)
{
  g_autoptr (GString) nested = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GString) negated = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (nested, '(');
  for (guint i = 0; i < 100; i++)
    g_string_append (wide, " + (a");
  for (guint i = 0; i < 100000; i++)
    g_string_append (negated, "not ");
  g_assert_null (coxa_expression_new (nested->str, &slots, NULL));
  g_assert_null (coxa_expression_new (wide->str, &slots, NULL));
  g_assert_null (coxa_expression_new (negated->str, &slots, NULL));
}

/* Each "either" reads its argument twice: 30 of them would be a thousand million steps. */
static void
test_length (void)
{
  g_autoptr (GString) doubled = g_string_new ("y");
  g_autoptr (GString) leap = g_string_new ("given (n, a");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++) {
    g_string_prepend (doubled, "either (");
    g_string_append_c (doubled, ')');
  }
  for (guint i = 0; i < 70000; i++)
    g_string_append (leap, " + a");
  g_string_append_c (leap, ')');
  g_assert_null (coxa_expression_new (doubled->str, &slots, &error));
  g_assert_error (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_INVALID);
  g_assert_null (coxa_expression_new (leap->str, &slots, NULL));
}

static void
test_inputs (void)
{
  g_autoptr (CoxaExpression) expression =
      coxa_expression_new ("a + other (a) + b + a", &slots, NULL);

  g_assert_cmpuint (coxa_expression_count_inputs (expression), ==, 3);
  g_assert_cmpuint (coxa_expression_get_input (expression, 2), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/expression/points", test_points);
  g_test_add_func ("/engine/expression/unknown", test_unknown);
  g_test_add_func ("/engine/expression/mistakes", test_mistakes);
  g_test_add_func ("/engine/expression/depth", test_depth);
  g_test_add_func ("/engine/expression/length", test_length);
  g_test_add_func ("/engine/expression/inputs", test_inputs);
  return g_test_run ();
}
