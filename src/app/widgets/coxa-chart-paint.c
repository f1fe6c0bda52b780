/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-chart-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LINE_WIDTH 2.0
#define THIN 1.0
#define PICTURE_SCALE 2 /* pixels of a copied picture for one of the screen */

typedef struct {
  GdkRGBA inks[COXA_CHART_N_INKS];
  GdkRGBA paper; /* inside of a mark */
} Palette;

/* Blue, orange and green are told apart with every kind of colour vision (Okabe and Ito); the shape
 * of the marks and the names at the lines say the same. */
static const Palette light = {
  .inks = {
    [COXA_CHART_INK_GRID] = { 0, 0, 0, 0.12f },
    [COXA_CHART_INK_TEXT] = { 0.1f, 0.1f, 0.1f, 1 },
    [COXA_CHART_INK_FAINT_TEXT] = { 0, 0, 0, 0.66f },
    [COXA_CHART_INK_NORM] = { 0.2f, 0.6f, 0.3f, 0.14f },
    [COXA_CHART_INK_ERROR] = { 0.09f, 0.36f, 0.73f, 0.13f },
    [COXA_CHART_INK_ERROR_SECOND] = { 0.68f, 0.29f, 0, 0.13f },
    [COXA_CHART_INK_RANGE] = { 0.11f, 0.44f, 0.85f, 0.12f },
    [COXA_CHART_INK_GOAL] = { 0.11f, 0.41f, 0.23f, 1 },
    [COXA_CHART_INK_EVENT] = { 0.35f, 0.35f, 0.35f, 1 },
    [COXA_CHART_INK_FIRST] = { 0.09f, 0.36f, 0.73f, 1 },
    [COXA_CHART_INK_SECOND] = { 0.68f, 0.29f, 0, 1 },
    [COXA_CHART_INK_THIRD] = { 0.0f, 0.42f, 0.31f, 1 },
  },
  .paper = { 1, 1, 1, 1 },
};

static const Palette dark = {
  .inks = {
    [COXA_CHART_INK_GRID] = { 1, 1, 1, 0.16f },
    [COXA_CHART_INK_TEXT] = { 1, 1, 1, 1 },
    [COXA_CHART_INK_FAINT_TEXT] = { 1, 1, 1, 0.72f },
    [COXA_CHART_INK_NORM] = { 0.45f, 0.85f, 0.5f, 0.16f },
    [COXA_CHART_INK_ERROR] = { 0.5f, 0.75f, 1, 0.17f },
    [COXA_CHART_INK_ERROR_SECOND] = { 1, 0.69f, 0.38f, 0.17f },
    [COXA_CHART_INK_RANGE] = { 0.5f, 0.75f, 1, 0.16f },
    [COXA_CHART_INK_GOAL] = { 0.56f, 0.89f, 0.63f, 1 },
    [COXA_CHART_INK_EVENT] = { 0.78f, 0.78f, 0.78f, 1 },
    [COXA_CHART_INK_FIRST] = { 0.5f, 0.75f, 1, 1 },
    [COXA_CHART_INK_SECOND] = { 1, 0.69f, 0.38f, 1 },
    [COXA_CHART_INK_THIRD] = { 0.45f, 0.87f, 0.72f, 1 },
  },
  .paper = { 0.15f, 0.15f, 0.15f, 1 },
};

/* Where the text is light the paper is dark. */
static const Palette *
choose_palette (GtkWidget *widget)
{
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  return text.red + text.green + text.blue > 1.5f ? &dark : &light;
}

/* Planning */

static double
measure (const char *text, gpointer data)
{
  PangoLayout *layout = data;
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static char *
write_value (double value, guint decimals, gpointer data)
{
  /* The minus of print, as wide as a digit. */
  return g_strdup_printf ("%s%.*f", value < 0 ? "\u2212" : "", (int) decimals, fabs (value));
}

static char *
write_day (guint32 julian, CoxaTimeLabel label, gpointer data)
{
  const char *format =
      label == COXA_TIME_DAY
          /* Translators: day and month below a chart, as g_date_time_format() reads it */
          ? C_ ("chart", "%-d %b")
          : label == COXA_TIME_MONTH
                /* Translators: month and year below a chart */
                ? C_ ("chart", "%b %Y")
                : "%Y";
  g_autoptr (GDateTime) at = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  at = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                            g_date_get_day (&date), 12, 0, 0);
  return g_date_time_format (at, format);
}

static double
measure_height (PangoLayout *layout)
{
  int height;

  pango_layout_set_text (layout, "0", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/**
 * coxa_chart_paint_plan:
 * @layout: in the font of the labels
 *
 * Returns: (transfer full): the plan for this size
 */
CoxaChartPlan *
coxa_chart_paint_plan (
    const CoxaChart *chart, PangoLayout *layout, double width, double height, double mark_size)
{
  CoxaChartHand hand = {
    .measure = measure,
    .write_value = write_value,
    .write_day = write_day,
    .data = layout,
    .text_height = measure_height (layout),
    .mark_size = mark_size,
  };

  return coxa_chart_plan_new (chart, width, height, &hand);
}

/* Painting */

static void
set_ink (cairo_t *cr, const Palette *palette, CoxaChartInk ink)
{
  gdk_cairo_set_source_rgba (cr, &palette->inks[ink]);
}

static void
paint_areas (cairo_t *cr, const Palette *palette, const CoxaChartPlan *plan)
{
  for (guint i = 0; i < plan->areas->len; i++) {
    const CoxaChartArea *area = &g_array_index (plan->areas, CoxaChartArea, i);

    set_ink (cr, palette, area->ink);
    cairo_rectangle (cr, area->x0, area->y0, area->x1 - area->x0, area->y1 - area->y0);
    cairo_fill (cr);
  }
  for (guint i = 0; i < plan->ranges->len; i++) {
    const GArray *corners = g_array_index (plan->ranges, GArray *, i);

    set_ink (cr, palette, COXA_CHART_INK_RANGE);
    for (guint j = 0; j < corners->len; j++) {
      const CoxaChartCorner *corner = &g_array_index (corners, CoxaChartCorner, j);

      cairo_line_to (cr, corner->x, corner->y);
    }
    cairo_fill (cr);
  }
}

static gboolean
is_series (CoxaChartInk ink)
{
  return ink >= COXA_CHART_INK_FIRST;
}

/* A line that goes on where the one before ended is one path with it: strokes are what costs. */
static gboolean
goes_on (const CoxaChartLine *before, const CoxaChartLine *line)
{
  return before && is_series (line->ink) && before->ink == line->ink && before->x1 == line->x0 &&
         before->y1 == line->y0;
}

static void
trace_line (cairo_t *cr, const CoxaChartLine *line, gboolean on)
{
  /* Thin lines lie on whole pixels. */
  gboolean thin = !is_series (line->ink) && (line->y0 == line->y1 || line->x0 == line->x1);

  if (!on)
    cairo_move_to (cr, thin ? floor (line->x0) + 0.5 : line->x0,
                   thin ? floor (line->y0) + 0.5 : line->y0);
  cairo_line_to (cr, thin ? floor (line->x1) + 0.5 : line->x1,
                 thin ? floor (line->y1) + 0.5 : line->y1);
}

static void
paint_lines (cairo_t *cr, const Palette *palette, const CoxaChartPlan *plan)
{
  static const double dashes[] = { 4, 3 };
  const CoxaChartLine *before = NULL;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < plan->lines->len; i++) {
    const CoxaChartLine *line = &g_array_index (plan->lines, CoxaChartLine, i);
    gboolean on = goes_on (before, line);

    if (!on) {
      cairo_stroke (cr);
      set_ink (cr, palette, line->ink);
      cairo_set_line_width (cr, is_series (line->ink) ? LINE_WIDTH : THIN);
      cairo_set_dash (cr, dashes, line->dashed ? G_N_ELEMENTS (dashes) : 0, 0);
    }
    trace_line (cr, line, on);
    before = line;
  }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
trace_mark (cairo_t *cr, const CoxaChartMark *mark, double size)
{
  double r = size / 2;

  cairo_new_path (cr);
  switch (mark->shape) {
  case COXA_CHART_SQUARE:
    cairo_rectangle (cr, mark->x - r * 0.9, mark->y - r * 0.9, 1.8 * r, 1.8 * r);
    break;
  case COXA_CHART_TRIANGLE:
    cairo_move_to (cr, mark->x, mark->y - r * 1.15);
    cairo_line_to (cr, mark->x + r * 1.1, mark->y + r * 0.8);
    cairo_line_to (cr, mark->x - r * 1.1, mark->y + r * 0.8);
    cairo_close_path (cr);
    break;
  case COXA_CHART_CIRCLE:
  default:
    cairo_arc (cr, mark->x, mark->y, r, 0, 2 * G_PI);
    cairo_close_path (cr);
  }
}

/* Where there are more marks than room for them, the line alone says it. */
static gboolean
is_crowded (const CoxaChartPlan *plan, guint series)
{
  double room = (plan->plot.x1 - plan->plot.x0) / plan->mark_size;
  guint n = 0;

  for (guint i = 0; i < plan->marks->len; i++)
    n += g_array_index (plan->marks, CoxaChartMark, i).series == series;
  return n > room;
}

static void
paint_marks (cairo_t *cr, const Palette *palette, const CoxaChartPlan *plan)
{
  guint series = G_MAXUINT;
  gboolean crowded = FALSE;

  cairo_set_line_width (cr, LINE_WIDTH * 0.8);
  for (guint i = 0; i < plan->marks->len; i++) {
    const CoxaChartMark *mark = &g_array_index (plan->marks, CoxaChartMark, i);

    if (mark->series != series)
      crowded = is_crowded (plan, mark->series);
    series = mark->series;
    if (crowded)
      continue;
    trace_mark (cr, mark, plan->mark_size);
    gdk_cairo_set_source_rgba (cr, &palette->paper);
    cairo_fill_preserve (cr);
    set_ink (cr, palette, mark->ink);
    cairo_stroke (cr);
  }
}

static void
paint_texts (cairo_t *cr, const Palette *palette, const CoxaChartPlan *plan, PangoLayout *layout)
{
  for (guint i = 0; i < plan->texts->len; i++) {
    const CoxaChartText *text = &g_array_index (plan->texts, CoxaChartText, i);

    set_ink (cr, palette, text->ink);
    cairo_move_to (cr, text->x, text->y);
    pango_layout_set_text (layout, text->text, -1);
    pango_cairo_show_layout (cr, layout);
  }
}

static void
paint (cairo_t *cr, const Palette *palette, const CoxaChartPlan *plan, PangoLayout *layout)
{
  paint_areas (cr, palette, plan);
  paint_lines (cr, palette, plan);
  paint_marks (cr, palette, plan);
  paint_texts (cr, palette, plan, layout);
}

/* On nothing where @paper is NULL. */
static GdkTexture *
make_texture (const CoxaChartPlan *plan,
              const Palette *palette,
              const GdkRGBA *paper,
              PangoLayout *layout,
              int width,
              int height,
              int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  gsize stride;

  cairo_scale (cr, scale, scale);
  if (paper) {
    gdk_cairo_set_source_rgba (cr, paper);
    cairo_paint (cr);
  }
  paint (cr, palette, plan, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) (height * scale));
  texture =
      gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}

/**
 * coxa_chart_paint_node:
 *
 * Returns: (transfer full): the plan drawn in the colours of @widget, as a picture: drawing it
 * again costs no more than copying it
 */
GskRenderNode *
coxa_chart_paint_node (
    const CoxaChartPlan *plan, GtkWidget *widget, PangoLayout *layout, int width, int height)
{
  g_autoptr (GdkTexture) texture = make_texture (plan, choose_palette (widget), NULL, layout, width,
                                                 height, gtk_widget_get_scale_factor (widget));

  return gsk_texture_node_new (texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

/**
 * coxa_chart_paint_cursor:
 *
 * A ring round the point, and a line down to its day.
 */
void
coxa_chart_paint_cursor (GtkSnapshot *snapshot,
                         GtkWidget *widget,
                         const CoxaChartPlan *plan,
                         const CoxaChartMark *mark)
{
  const Palette *palette = choose_palette (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  set_ink (cr, palette, COXA_CHART_INK_FAINT_TEXT);
  cairo_set_line_width (cr, THIN);
  cairo_move_to (cr, floor (mark->x) + 0.5, plan->plot.y0);
  cairo_line_to (cr, floor (mark->x) + 0.5, plan->plot.y1);
  cairo_stroke (cr);
  trace_mark (cr, mark, plan->mark_size * 1.5);
  set_ink (cr, palette, mark->ink);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * coxa_chart_paint_texture:
 *
 * Returns: (transfer full): on white, twice as fine as the screen
 */
GdkTexture *
coxa_chart_paint_texture (const CoxaChartPlan *plan, PangoLayout *layout, int width, int height)
{
  return make_texture (plan, &light, &light.paper, layout, width, height, PICTURE_SCALE);
}
