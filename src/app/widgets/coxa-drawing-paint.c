/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing without paper under it, on what the window has there: light or dark. */

#include "coxa-drawing-paint.h"

static const struct {
  CoxaInk ink;
  guint32 colour;
} dark_colours[] = {
  { COXA_INK_BODY, 0x3b3f45 },        { COXA_INK_BODY_EDGE, 0xb9bec5 },
  { COXA_INK_BODY_LINE, 0x70767e },   { COXA_INK_BODY_FOCUS, 0x78aeed },
  { COXA_INK_REGION_EDGE, 0x51565d }, { COXA_INK_PAIN_1, 0x6e4a3a },
  { COXA_INK_PAIN_2, 0xa4573d },      { COXA_INK_PAIN_3, 0xd9623f },
  { COXA_INK_PAIN_MARK, 0xffe9de },
};

void
coxa_drawing_get_map_rgb (CoxaInk ink, gboolean dark, double rgb_out[3])
{
  for (guint i = 0; dark && i < G_N_ELEMENTS (dark_colours); i++)
    if (dark_colours[i].ink == ink) {
      for (int part = 0; part < 3; part++)
        rgb_out[part] = ((dark_colours[i].colour >> (16 - 8 * part)) & 0xff) / 255.0;
      return;
    }
  coxa_ink_get_rgb (ink, NULL, rgb_out);
}

static void
trace (cairo_t *cr, const CoxaDrawing *drawing, const CoxaShape *shape)
{
  cairo_new_path (cr);
  for (guint i = 0; i < shape->n_steps; i++) {
    const CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + i);

    if (step->verb == COXA_PATH_MOVE)
      cairo_move_to (cr, step->p[0].x, step->p[0].y);
    else if (step->verb == COXA_PATH_LINE)
      cairo_line_to (cr, step->p[0].x, step->p[0].y);
    else if (step->verb == COXA_PATH_CURVE)
      cairo_curve_to (cr, step->p[0].x, step->p[0].y, step->p[1].x, step->p[1].y, step->p[2].x,
                      step->p[2].y);
    else
      cairo_close_path (cr);
  }
}

static void
set_ink (cairo_t *cr, CoxaInk ink, gboolean dark)
{
  double rgb[3];

  coxa_drawing_get_map_rgb (ink, dark, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
}

void
coxa_drawing_paint_map (cairo_t *cr, const CoxaDrawing *drawing, gboolean dark)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);

    trace (cr, drawing, shape);
    if (shape->fill != COXA_INK_NONE) {
      set_ink (cr, shape->fill, dark);
      cairo_fill_preserve (cr);
    }
    if (shape->stroke == COXA_INK_NONE)
      continue;
    set_ink (cr, shape->stroke, dark);
    cairo_set_line_width (cr, shape->width);
    cairo_stroke (cr);
  }
}
