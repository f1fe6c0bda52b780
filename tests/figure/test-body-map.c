/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "coxa-body-map.h"

static CoxaPainRegions *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaPainRegions *regions = coxa_pain_regions_load (NULL, &error);

  g_assert_no_error (error);
  return regions;
}

/* Front: the patient's left is on the right of the page. Back: on the left. */
static void
test_find (void)
{
  static const struct {
    CoxaBodyView view;
    double x, y;
    const char *id; /* NULL: beside the body */
  } rows[] = {
    { COXA_BODY_FRONT, 0, 0.95, "head" },
    { COXA_BODY_BACK, 0, 0.95, "head" },
    { COXA_BODY_FRONT, 0.045, 0.50, "groin_left" },
    { COXA_BODY_FRONT, -0.045, 0.50, "groin_right" },
    { COXA_BODY_FRONT, 0.1, 0.5, "hip_side_left" },
    { COXA_BODY_BACK, 0.1, 0.5, "hip_side_right" },
    { COXA_BODY_BACK, -0.05, 0.61, "low_back_left" },
    { COXA_BODY_BACK, 0.05, 0.61, "low_back_right" },
    { COXA_BODY_BACK, 0.017, 0.61, "low_back_centre" },
    { COXA_BODY_BACK, 0.019, 0.61, "low_back_right" },
    { COXA_BODY_BACK, 0, 0.55, "sacrum" },
    { COXA_BODY_BACK, -0.03, 0.55, "sacroiliac_left" },
    { COXA_BODY_BACK, -0.05, 0.50, "buttock_left" },
    { COXA_BODY_FRONT, -0.055, 0.4, "thigh_front_right" },
    { COXA_BODY_BACK, 0.055, 0.4, "thigh_back_right" },
    { COXA_BODY_FRONT, 0.053, 0.285, "knee_front_left" },
    { COXA_BODY_BACK, 0.053, 0.285, "knee_back_right" },
    { COXA_BODY_FRONT, 0.05, 0.05, "foot_top_left" },
    { COXA_BODY_BACK, 0.05, 0.02, "sole_right" },
    { COXA_BODY_FRONT, 0.42, 0.5, NULL },
    { COXA_BODY_FRONT, 0, 0.3, NULL },      /* between the legs */
    { COXA_BODY_FRONT, 0.118, 0.62, NULL }, /* between arm and trunk */
    { COXA_BODY_FRONT, 0, 1.01, NULL },
  };
  g_autoptr (CoxaPainRegions) regions = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPainRegion *region =
        coxa_body_map_find (regions, rows[i].view, (CoxaPoint){ rows[i].x, rows[i].y });

    g_test_message ("%s %g %g", coxa_body_view_ids[rows[i].view], rows[i].x, rows[i].y);
    g_assert_cmpstr (region ? region->id : NULL, ==, rows[i].id);
  }
}

/* No point of the body belongs to two regions or to none, but for the very edge. */
static void
test_cover (void)
{
  g_autoptr (CoxaPainRegions) regions = load ();
  guint n_body = 0, n_found = 0;

  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++)
    for (double y = 0.005; y < 1; y += 0.01)
      for (double x = -0.2137; x < 0.22; x += 0.01) {
        guint n = 0;
        CoxaBodyLine body = coxa_pain_regions_get_body (regions);
        gboolean inside = FALSE;

        for (guint i = 0; i < body.n; i++) {
          CoxaBodyPoint a = body.points[i], b = body.points[(i + 1) % body.n];

          if ((a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y))
            inside = !inside;
        }
        for (guint i = 0; i < coxa_pain_regions_count (regions); i++) {
          const CoxaPainRegion *region = coxa_pain_regions_get (regions, i);
          CoxaBodyLine ring = region->outlines[view];
          gboolean in = FALSE;

          for (guint j = 0; j < ring.n; j++) {
            CoxaBodyPoint a = ring.points[j], b = ring.points[(j + 1) % ring.n];

            if ((a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y))
              in = !in;
          }
          n += in;
        }
        n_body += inside;
        n_found += inside && n > 0;
        g_test_message ("%u %g %g", view, x, y);
        g_assert_cmpuint (n, <=, 1);
      }
  g_assert_cmpuint (n_body, >, 1000);
  g_assert_cmpuint (n_found * 100, >=, n_body * 99);
}

static void
test_anchors (void)
{
  g_autoptr (CoxaPainRegions) regions = load ();

  for (guint i = 0; i < coxa_pain_regions_count (regions); i++)
    for (guint view = 0; view < COXA_N_BODY_VIEWS; view++) {
      const CoxaPainRegion *region = coxa_pain_regions_get (regions, i);

      if (region->outlines[view].n == 0)
        continue;
      g_test_message ("%s", region->id);
      g_assert_true (coxa_body_map_find (regions, view, coxa_body_map_get_anchor (region, view)) ==
                     region);
    }
}

static void
test_near (void)
{
  g_autoptr (CoxaPainRegions) regions = load ();
  CoxaPoint beside = { 0.085, 0.285 }; /* of the outside of the knee */

  g_assert_null (coxa_body_map_find (regions, COXA_BODY_FRONT, beside));
  g_assert_null (coxa_body_map_find_near (regions, COXA_BODY_FRONT, beside, 0.002));
  g_assert_cmpstr (coxa_body_map_find_near (regions, COXA_BODY_FRONT, beside, 0.01)->id, ==,
                   "knee_outer_left");
}

/* Every region is reached by the arrow keys from the head. */
static void
test_steps (void)
{
  static const int steps[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  g_autoptr (CoxaPainRegions) regions = load ();

  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
    g_autoptr (GPtrArray) open = g_ptr_array_new ();

    g_ptr_array_add (open, (gpointer) coxa_body_map_step (regions, NULL, view, 0, -1));
    while (open->len > 0) {
      const CoxaPainRegion *region = g_ptr_array_steal_index (open, open->len - 1);

      if (!g_hash_table_add (seen, (gpointer) region))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        g_ptr_array_add (
            open, (gpointer) coxa_body_map_step (regions, region, view, steps[i][0], steps[i][1]));
    }
    for (guint i = 0; i < coxa_pain_regions_count (regions); i++) {
      const CoxaPainRegion *region = coxa_pain_regions_get (regions, i);

      g_test_message ("%s", region->id);
      g_assert_true (region->outlines[view].n == 0 || g_hash_table_contains (seen, region));
    }
  }
}

static guint
count_ink (const CoxaDrawing *drawing, CoxaInk ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);

    n += shape->fill == ink || shape->stroke == ink;
  }
  return n;
}

static void
test_draw (void)
{
  static const struct {
    int intensity;
    CoxaInk ink;
  } rows[] = { { 1, COXA_INK_PAIN_1 }, { 3, COXA_INK_PAIN_1 }, { 4, COXA_INK_PAIN_2 },
               { 6, COXA_INK_PAIN_2 }, { 7, COXA_INK_PAIN_3 }, { 10, COXA_INK_PAIN_3 },
               { -1, COXA_INK_PAIN_2 } };
  g_autoptr (CoxaPainRegions) regions = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint kind = 0; kind < coxa_pain_regions_count_symptoms (regions); kind++) {
      CoxaBodySpot spot = { coxa_pain_regions_find (regions, "low_back_left"),
                            coxa_pain_regions_get_symptom (regions, kind), rows[i].intensity,
                            COXA_BODY_MARK_PLAIN };
      g_autoptr (CoxaDrawing) back = coxa_body_map_draw (regions, COXA_BODY_BACK, &spot, 1);
      g_autoptr (CoxaDrawing) front = coxa_body_map_draw (regions, COXA_BODY_FRONT, &spot, 1);

      g_assert_cmpuint (count_ink (back, rows[i].ink), ==, 1);
      g_assert_cmpuint (count_ink (back, COXA_INK_PAIN_MARK), ==, 2);
      g_assert_cmpuint (count_ink (front, COXA_INK_PAIN_MARK), ==, 0);
    }
}

/* Patterns stay inside what they mark. */
static void
test_pattern_inside (void)
{
  g_autoptr (CoxaPainRegions) regions = load ();
  CoxaBodySpot spot = { coxa_pain_regions_find (regions, "knee_front_left"), NULL, 5,
                        COXA_BODY_MARK_PLAIN };

  for (guint kind = 0; kind < coxa_pain_regions_count_symptoms (regions); kind++) {
    g_autoptr (CoxaDrawing) drawing = NULL;
    const CoxaShape *shape;
    guint n_steps = 0;

    spot.symptom = coxa_pain_regions_get_symptom (regions, kind);
    drawing = coxa_body_map_draw (regions, COXA_BODY_FRONT, &spot, 1);
    shape = &g_array_index (drawing->shapes, CoxaShape, drawing->shapes->len - 2);
    for (guint i = 0; i < shape->n_steps; i++) {
      const CoxaPathStep *step =
          &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + i);

      if (step->verb == COXA_PATH_CLOSE)
        continue;
      n_steps++;
      g_assert_cmpfloat (step->p[0].x, >, 0.04 - 0.003);
      g_assert_cmpfloat (step->p[0].x, <, 0.0681 + 0.003);
      g_assert_cmpfloat (step->p[0].y, >, 0.25 - 0.003);
      g_assert_cmpfloat (step->p[0].y, <, 0.32 + 0.003);
    }
    g_assert_cmpuint (n_steps, >, 4);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/body-map/find", test_find);
  g_test_add_func ("/figure/body-map/cover", test_cover);
  g_test_add_func ("/figure/body-map/anchors", test_anchors);
  g_test_add_func ("/figure/body-map/near", test_near);
  g_test_add_func ("/figure/body-map/steps", test_steps);
  g_test_add_func ("/figure/body-map/draw", test_draw);
  g_test_add_func ("/figure/body-map/pattern-inside", test_pattern_inside);
  return g_test_run ();
}
