/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart of three series with 500 points each costs: planned and drawn anew, and once more as
 * it is. Without a display server in between: the node is drawn onto a picture in memory. */

#include <adwaita.h>
#include <math.h>

#include "coxa-chart-paint.h"

#define SERIES 3
#define POINTS 500
#define ROUNDS 200
#define WIDTH 900
#define HEIGHT 240
#define FIRST_DAY 739000

static CoxaChart *
make_chart (void)
{
  CoxaChart *chart = coxa_chart_new (FIRST_DAY, FIRST_DAY + POINTS);

  coxa_chart_add_band (chart, COXA_CHART_INK_NORM, 27, 43);
  for (guint i = 0; i < SERIES; i++) {
    guint series =
        coxa_chart_add_series (chart, "left", COXA_CHART_INK_FIRST + i, COXA_CHART_CIRCLE + i);

    for (guint j = 0; j < POINTS; j++) {
      CoxaChartPoint point = { FIRST_DAY + j, 30 + 10 * sin (j / 20.0 + i), TRUE, (int) j };

      coxa_chart_add_point (chart, series, &point);
    }
  }
  return chart;
}

static double
draw_ms (GskRenderNode *node, cairo_surface_t *surface)
{
  gint64 start = g_get_monotonic_time ();
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  return (g_get_monotonic_time () - start) / 1e3;
}

int
main (int argc, char **argv)
{
  GtkWidget *widget;
  g_autoptr (CoxaChart) chart = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double anew = 0, again = 0;

  gtk_init ();
  adw_init ();
  widget = g_object_ref_sink (gtk_label_new (NULL));
  layout = gtk_widget_create_pango_layout (widget, NULL);
  chart = make_chart ();
  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (CoxaChartPlan) plan = coxa_chart_paint_plan (chart, layout, WIDTH, HEIGHT, 7);
    GskRenderNode *node = coxa_chart_paint_node (plan, widget, layout, WIDTH, HEIGHT);

    anew += (g_get_monotonic_time () - start) / 1e3 + draw_ms (node, surface);
    again += draw_ms (node, surface);
    gsk_render_node_unref (node);
  }
  g_print ("3 x 500 points: %.2f ms to plan and draw (goal 12), %.2f ms as they are (goal 0.5)\n",
           anew / ROUNDS, again / ROUNDS);
  cairo_surface_destroy (surface);
  g_object_unref (widget);
  return 0;
}
