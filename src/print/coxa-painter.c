/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-painter.h"

#include <math.h>

/* Whole numbers on a grid of 1/720 inch: half the bytes, and no printer shows the rounding. */
#define GRID 0.1

static const guint points_of[] = {
  [COXA_PATH_MOVE] = 1,
  [COXA_PATH_LINE] = 1,
  [COXA_PATH_CURVE] = 3,
  [COXA_PATH_CLOSE] = 0,
};

static void
include_step (CoxaBox *box, const CoxaPathStep *step, double reach)
{
  for (guint i = 0; i < points_of[step->verb]; i++) {
    box->x0 = MIN (box->x0, step->p[i].x - reach);
    box->y0 = MIN (box->y0, step->p[i].y - reach);
    box->x1 = MAX (box->x1, step->p[i].x + reach);
    box->y1 = MAX (box->y1, step->p[i].y + reach);
  }
}

CoxaBox
coxa_painter_measure (const CoxaDrawing *drawing)
{
  CoxaBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);
    double reach = shape->stroke != COXA_INK_NONE ? shape->width / 2 : 0;

    for (guint j = 0; j < shape->n_steps; j++)
      include_step (&box, &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + j),
                    reach);
  }
  return box.x0 <= box.x1 ? box : (CoxaBox){ 0, 0, 1, 1 };
}

static void
draw_step (CoxaPdf *pdf, const CoxaPathStep *step, double grid)
{
  double at[6];

  for (guint i = 0; i < points_of[step->verb]; i++) {
    at[2 * i] = round (step->p[i].x * grid);
    at[2 * i + 1] = round (step->p[i].y * grid);
  }
  switch (step->verb) {
  case COXA_PATH_MOVE:
    coxa_pdf_move (pdf, at[0], at[1]);
    break;
  case COXA_PATH_LINE:
    coxa_pdf_line (pdf, at[0], at[1]);
    break;
  case COXA_PATH_CURVE:
    coxa_pdf_curve (pdf, at[0], at[1], at[2], at[3], at[4], at[5]);
    break;
  case COXA_PATH_CLOSE:
    coxa_pdf_close (pdf);
    break;
  }
}

static const CoxaColour *
find_colour (CoxaInk ink, const CoxaLook *look, CoxaColour *colour)
{
  double rgb[3];

  if (ink == COXA_INK_NONE)
    return NULL;
  coxa_ink_get_rgb (ink, look, rgb);
  *colour = (CoxaColour){ rgb[0], rgb[1], rgb[2] };
  return colour;
}

void
coxa_painter_paint (const CoxaDrawing *drawing,
                    const CoxaLook *look,
                    CoxaPdf *pdf,
                    double x,
                    double y,
                    double scale)
{
  double grid = scale / GRID;

  coxa_pdf_push_grid (pdf, x, y, GRID);
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);
    CoxaColour fill, stroke;

    coxa_pdf_begin_path (pdf, find_colour (shape->fill, look, &fill),
                         find_colour (shape->stroke, look, &stroke), shape->width * grid);
    for (guint j = 0; j < shape->n_steps; j++)
      draw_step (pdf, &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + j), grid);
    coxa_pdf_end_path (pdf);
  }
  coxa_pdf_pop_grid (pdf);
}
