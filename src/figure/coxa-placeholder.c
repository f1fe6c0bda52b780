/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-placeholder.h"

#define WIDTH 0.60  /* body heights */
#define HEIGHT 0.45 /* body heights */
#define LINE 0.006  /* body heights */

static void
add_step (CoxaDrawing *drawing, CoxaPathVerb verb, double x, double y)
{
  CoxaPathStep step = { verb, { { x, y } } };

  g_array_append_val (drawing->steps, step);
}

static void
add_shape (CoxaDrawing *drawing, guint first_step, CoxaInk fill)
{
  CoxaShape shape = { first_step, drawing->steps->len - first_step, fill, COXA_INK_PROP_EDGE,
                      LINE };

  g_array_append_val (drawing->shapes, shape);
}

static void
add_frame (CoxaDrawing *drawing)
{
  guint first = drawing->steps->len;

  add_step (drawing, COXA_PATH_MOVE, LINE, LINE);
  add_step (drawing, COXA_PATH_LINE, WIDTH - LINE, LINE);
  add_step (drawing, COXA_PATH_LINE, WIDTH - LINE, HEIGHT - LINE);
  add_step (drawing, COXA_PATH_LINE, LINE, HEIGHT - LINE);
  add_step (drawing, COXA_PATH_CLOSE, 0, 0);
  add_shape (drawing, first, COXA_INK_PAPER);
}

static void
add_line (CoxaDrawing *drawing, double y0, double y1)
{
  guint first = drawing->steps->len;

  add_step (drawing, COXA_PATH_MOVE, LINE, y0);
  add_step (drawing, COXA_PATH_LINE, WIDTH - LINE, y1);
  add_shape (drawing, first, COXA_INK_NONE);
}

CoxaBox
coxa_placeholder_get_box (void)
{
  return (CoxaBox){ 0, 0, WIDTH, HEIGHT };
}

CoxaDrawing *
coxa_placeholder_draw (void)
{
  CoxaDrawing *drawing = g_new0 (CoxaDrawing, 1);

  drawing->steps = g_array_new (FALSE, FALSE, sizeof (CoxaPathStep));
  drawing->shapes = g_array_new (FALSE, FALSE, sizeof (CoxaShape));
  add_frame (drawing);
  add_line (drawing, LINE, HEIGHT - LINE);
  add_line (drawing, HEIGHT - LINE, LINE);
  return drawing;
}
