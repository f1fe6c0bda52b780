/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "coxa-outline.h"

static double
hull_height (const CoxaCircle *circles, guint n, double angle)
{
  double height = -G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    height = MAX (height, circles[i].x * cos (angle) + circles[i].y * sin (angle) + circles[i].r);
  return height;
}

static double
path_height (const CoxaDrawing *drawing, double angle)
{
  double height = -G_MAXDOUBLE;
  CoxaPoint at = { 0, 0 };

  for (guint i = 0; i < drawing->steps->len; i++) {
    const CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, i);
    CoxaPoint to = step->verb == COXA_PATH_CURVE ? step->p[2] : step->p[0];

    for (double t = 0; step->verb != COXA_PATH_CLOSE && t <= 1; t += 0.02) {
      double u = 1 - t, x = to.x, y = to.y;

      if (step->verb == COXA_PATH_CURVE) {
        x = u * u * u * at.x + 3 * u * u * t * step->p[0].x + 3 * u * t * t * step->p[1].x +
            t * t * t * to.x;
        y = u * u * u * at.y + 3 * u * u * t * step->p[0].y + 3 * u * t * t * step->p[1].y +
            t * t * t * to.y;
      }
      height = MAX (height, x * cos (angle) + y * sin (angle));
    }
    at = to;
  }
  return height;
}

/* A convex outline is right when it is as high as its circles in every direction. */
static void
check_hull (const CoxaCircle *circles, guint n)
{
  g_autoptr (CoxaDrawing) drawing = coxa_drawing_new ();

  coxa_drawing_begin (drawing, COXA_INK_SKIN, COXA_INK_OUTLINE, 0.01);
  coxa_drawing_hull (drawing, circles, n);
  for (int degrees = 0; degrees < 360; degrees += 5) {
    double angle = degrees * G_PI / 180;

    g_assert_cmpfloat_with_epsilon (path_height (drawing, angle), hull_height (circles, n, angle),
                                    1e-3);
  }
}

static void
test_hulls (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  static const CoxaCircle one[] = { { 0.2, 0.3, 0.1 } };
  static const CoxaCircle inside[] = { { 0, 0, 0.1 }, { 0.01, 0, 0.05 }, { 0, 0, 0.1 } };
  static const CoxaCircle square[] = { { 0, 0, 0 }, { 1, 0, 0 }, { 1, 1, 0 }, { 0, 1, 0 } };

  check_hull (one, 1);
  check_hull (inside, 3);
  check_hull (square, 4);
  for (guint i = 0; i < 300; i++) {
    CoxaCircle circles[6];
    guint n = g_rand_int_range (random, 1, 7);

    for (guint j = 0; j < n; j++)
      circles[j] = (CoxaCircle){ g_rand_double (random), g_rand_double (random),
                                 0.2 * g_rand_double (random) };
    check_hull (circles, n);
  }
}

static void
test_capsule (void)
{
  static const CoxaCircle capsule[] = { { 0, 0, 0.1 }, { 1, 0, 0.1 } };
  g_autoptr (CoxaDrawing) drawing = coxa_drawing_new ();
  CoxaBox box;

  coxa_drawing_begin (drawing, COXA_INK_SKIN, COXA_INK_NONE, 0);
  coxa_drawing_hull (drawing, capsule, 2);
  box = coxa_drawing_get_box (drawing, 0, 1);
  g_assert_cmpfloat_with_epsilon (box.x0, -0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.x1, 1.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.y0, -0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.y1, 0.1, 1e-9);
}

static void
test_covers (void)
{
  static const CoxaCircle capsule[] = { { 0, 0, 0.1 }, { 1, 0, 0.1 } };
  static const struct {
    CoxaCircle place;
    gboolean covered;
  } cases[] = {
    { { 0.5, 0, 0.01 }, TRUE },    /* inside, off the line */
    { { 0.5, 0.14, 0.05 }, TRUE }, /* reaches the line */
    { { 0.5, 0.16, 0.05 }, FALSE }, { { 2, 0, 0.5 }, FALSE }, { { 0.5, 0, 3 }, TRUE },
  };
  g_autoptr (CoxaDrawing) drawing = coxa_drawing_new ();

  coxa_drawing_begin (drawing, COXA_INK_SKIN, COXA_INK_NONE, 0);
  coxa_drawing_hull (drawing, capsule, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (coxa_drawing_covers (drawing, 0, &cases[i].place), ==, cases[i].covered);
}

static void
test_shared_outline (void)
{
  static const CoxaCircle circle = { 0, 0, 1 };
  g_autoptr (CoxaDrawing) from = coxa_drawing_new ();
  g_autoptr (CoxaDrawing) to = coxa_drawing_new ();

  coxa_drawing_begin (from, COXA_INK_NONE, COXA_INK_OUTLINE, 0.1);
  coxa_drawing_hull (from, &circle, 1);
  coxa_drawing_again (from, COXA_INK_SKIN, COXA_INK_NONE, 0);
  coxa_drawing_append (to, from, 0, 2);
  coxa_drawing_append (to, from, 1, 1);
  g_assert_cmpuint (to->shapes->len, ==, 3);
  g_assert_cmpuint (to->steps->len, ==, 2 * from->steps->len);
  g_assert_cmpuint (g_array_index (to->shapes, CoxaShape, 1).first_step, ==, 0);
  g_assert_cmpint (g_array_index (to->shapes, CoxaShape, 1).fill, ==, COXA_INK_SKIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/hulls", test_hulls);
  g_test_add_func ("/outline/capsule", test_capsule);
  g_test_add_func ("/outline/covers", test_covers);
  g_test_add_func ("/outline/shared", test_shared_outline);
  return g_test_run ();
}
