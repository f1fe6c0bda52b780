/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-contour.h"

#include <math.h>

static CoxaOval
circle (double x, double y, double r)
{
  return (CoxaOval){ { x, y }, { 0, 0 }, { 0, 0 }, r };
}

static double
measure_area (const CoxaContour *contour)
{
  double area = 0;

  for (guint i = 0; i < contour->n_points; i++) {
    CoxaPoint a = contour->points[i], b = contour->points[(i + 1) % contour->n_points];

    area += (a.x * b.y - b.x * a.y) / 2;
  }
  return area;
}

static void
test_circle (void)
{
  CoxaCompass compass;
  CoxaContour contour;
  CoxaOval oval = circle (0.3, 0.2, 0.05);

  coxa_compass_init (&compass);
  for (guint softness = 0; softness <= 12; softness += 6) { /* round things do not shrink */
    coxa_contour_init (&contour, &compass);
    coxa_contour_add_hull (&contour, &oval, 1);
    coxa_contour_trace (&contour, softness);
    for (guint i = 0; i < contour.n_points; i++)
      g_assert_cmpfloat_with_epsilon (hypot (contour.points[i].x - 0.3, contour.points[i].y - 0.2),
                                      0.05, 0.0015);
  }
}

static void
test_ellipse (void)
{
  static const CoxaOval oval = { { 0, 0 }, { 0.06, 0.06 }, { 0.01, -0.01 }, 0.01 };
  CoxaCompass compass;
  CoxaContour contour;

  coxa_compass_init (&compass);
  coxa_contour_init (&contour, &compass);
  coxa_contour_add_hull (&contour, &oval, 1);
  g_assert_cmpfloat_with_epsilon (contour.hulls[0].reach[0], 0.01 + hypot (0.06, 0.01), 1e-12);
  g_assert_true (coxa_contour_contains (&contour, (CoxaPoint){ 0.06, 0.06 }, 0.005));
  g_assert_false (coxa_contour_contains (&contour, (CoxaPoint){ 0.06, 0.06 }, 0.015));
  g_assert_false (coxa_contour_contains (&contour, (CoxaPoint){ 0.06, -0.06 }, 0));
  g_assert_true (coxa_contour_contains (&contour, (CoxaPoint){ 0.03, -0.03 }, -0.03));
}

typedef struct {
  const char *what;
  guint n;
  CoxaOval ovals[4]; /* each hull is one and the next */
} Chain;

/* One outline goes round all, however the chain lies. */
static void
test_chains (void)
{
  static const Chain chains[] = {
    { "straight",
      4,
      { { { 0, 0 }, .r = 0.05 },
        { { 0.2, 0 }, .r = 0.04 },
        { { 0.4, 0 }, .r = 0.04 },
        { { 0.6, 0 }, .r = 0.03 } } },
    { "bent",
      4,
      { { { 0, 0 }, .r = 0.05 },
        { { 0.2, 0 }, .r = 0.04 },
        { { 0.2, 0.2 }, .r = 0.04 },
        { { 0.3, 0.3 }, .r = 0.03 } } },
    { "folded",
      3,
      { { { 0, 0 }, .r = 0.05 }, { { 0.3, 0 }, .r = 0.04 }, { { 0.02, 0.03 }, .r = 0.03 } } },
    { "seen from its end",
      4,
      { { { 0, 0 }, .r = 0.05 },
        { { 0.005, 0 }, .r = 0.04 },
        { { 0.01, 0 }, .r = 0.045 },
        { { 0.3, 0.1 }, .r = 0.03 } } },
  };
  CoxaCompass compass;

  coxa_compass_init (&compass);
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++) {
    CoxaContour contour;
    double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, largest = 0;

    g_test_message ("%s", chains[i].what);
    coxa_contour_init (&contour, &compass);
    for (guint j = 0; j + 1 < chains[i].n; j++)
      coxa_contour_add_hull (&contour, &chains[i].ovals[j], 2);
    coxa_contour_trace (&contour, 2);
    for (guint k = 0; k < contour.n_points; k++) {
      low = MIN (low, contour.points[k].x);
      high = MAX (high, contour.points[k].x);
    }
    for (guint j = 0; j < chains[i].n; j++) {
      const CoxaOval *oval = &chains[i].ovals[j];

      largest = MAX (largest, G_PI * oval->r * oval->r);
      g_assert_cmpfloat (low, <=, oval->at.x - oval->r + 0.002);
      g_assert_cmpfloat (high, >=, oval->at.x + oval->r - 0.002);
    }
    g_assert_cmpfloat (measure_area (&contour), >, largest);
  }
}

/* A contour whose middle is cut off is drawn as an open path from the cut round to it. */
static void
test_part (void)
{
  g_autoptr (CoxaDrawing) drawing = coxa_drawing_new ();
  CoxaCompass compass;
  CoxaContour contour;
  CoxaOval oval = circle (0, 0, 0.1);
  const CoxaPathStep *last;

  coxa_compass_init (&compass);
  coxa_contour_init (&contour, &compass);
  coxa_contour_add_hull (&contour, &oval, 1);
  coxa_contour_trace (&contour, 0);
  coxa_drawing_begin (drawing, COXA_INK_SKIN, COXA_INK_OUTLINE, 0.01);
  coxa_drawing_contour_part (drawing, &contour, contour.n_points - 5, 10);
  g_assert_cmpint (g_array_index (drawing->steps, CoxaPathStep, 0).verb, ==, COXA_PATH_MOVE);
  last = &g_array_index (drawing->steps, CoxaPathStep, drawing->steps->len - 1);
  g_assert_cmpint (last->verb, ==, COXA_PATH_CURVE);
  g_assert_cmpfloat (last->p[2].x, ==, contour.points[5].x);
  g_assert_cmpfloat (last->p[2].y, ==, contour.points[5].y);
  g_assert_cmpuint (drawing->steps->len, <, 6); /* few curves do */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contour/circle", test_circle);
  g_test_add_func ("/contour/ellipse", test_ellipse);
  g_test_add_func ("/contour/chains", test_chains);
  g_test_add_func ("/contour/part", test_part);
  return g_test_run ();
}
