/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-outline.h"

#include <math.h>

#define FULL_TURN (2 * G_PI)

CoxaDrawing *
coxa_drawing_new (void)
{
  CoxaDrawing *self = g_new0 (CoxaDrawing, 1);

  self->steps = g_array_new (FALSE, TRUE, sizeof (CoxaPathStep));
  self->shapes = g_array_new (FALSE, TRUE, sizeof (CoxaShape));
  return self;
}

void
coxa_drawing_free (CoxaDrawing *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->steps);
  g_array_unref (self->shapes);
  g_free (self);
}

CoxaDrawing *
coxa_drawing_copy (const CoxaDrawing *self)
{
  CoxaDrawing *copy = coxa_drawing_new ();

  g_array_append_vals (copy->steps, self->steps->data, self->steps->len);
  g_array_append_vals (copy->shapes, self->shapes->data, self->shapes->len);
  return copy;
}

void
coxa_drawing_begin (CoxaDrawing *self, CoxaInk fill, CoxaInk stroke, double width)
{
  CoxaShape shape = { self->steps->len, 0, fill, stroke, width };

  g_array_append_val (self->shapes, shape);
}

static void
add_step (CoxaDrawing *self, CoxaPathVerb verb, CoxaPoint a, CoxaPoint b, CoxaPoint c)
{
  CoxaPathStep step = { verb, { a, b, c } };

  g_array_append_val (self->steps, step);
  g_array_index (self->shapes, CoxaShape, self->shapes->len - 1).n_steps++;
}

void
coxa_drawing_move (CoxaDrawing *self, CoxaPoint to)
{
  add_step (self, COXA_PATH_MOVE, to, to, to);
}

void
coxa_drawing_line (CoxaDrawing *self, CoxaPoint to)
{
  add_step (self, COXA_PATH_LINE, to, to, to);
}

void
coxa_drawing_curve (CoxaDrawing *self, CoxaPoint c1, CoxaPoint c2, CoxaPoint to)
{
  add_step (self, COXA_PATH_CURVE, c1, c2, to);
}

void
coxa_drawing_close (CoxaDrawing *self)
{
  CoxaPoint none = { 0, 0 };

  add_step (self, COXA_PATH_CLOSE, none, none, none);
}

void
coxa_drawing_polygon (CoxaDrawing *self, const CoxaPoint *points, guint n)
{
  coxa_drawing_move (self, points[0]);
  for (guint i = 1; i < n; i++)
    coxa_drawing_line (self, points[i]);
  coxa_drawing_close (self);
}

/**
 * coxa_drawing_smooth_line:
 *
 * An open curve through all points (Catmull-Rom as cubics).
 */
void
coxa_drawing_smooth_line (CoxaDrawing *self, const CoxaPoint *points, guint n)
{
  coxa_drawing_move (self, points[0]);
  for (guint i = 0; i + 1 < n; i++) {
    CoxaPoint before = points[i > 0 ? i - 1 : 0], a = points[i], b = points[i + 1];
    CoxaPoint after = points[MIN (i + 2, n - 1)];
    CoxaPoint c1 = { a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6 };
    CoxaPoint c2 = { b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6 };

    coxa_drawing_curve (self, c1, c2, b);
  }
}

/**
 * coxa_drawing_smooth_ring:
 *
 * A closed curve through all points.
 */
void
coxa_drawing_smooth_ring (CoxaDrawing *self, const CoxaPoint *points, guint n)
{
  coxa_drawing_move (self, points[0]);
  for (guint i = 0; i < n; i++) {
    CoxaPoint before = points[(i + n - 1) % n], a = points[i], b = points[(i + 1) % n];
    CoxaPoint after = points[(i + 2) % n];
    CoxaPoint c1 = { a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6 };
    CoxaPoint c2 = { b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6 };

    coxa_drawing_curve (self, c1, c2, b);
  }
  coxa_drawing_close (self);
}

static CoxaPoint
on_circle (const CoxaCircle *circle, double angle)
{
  return (CoxaPoint){ circle->x + circle->r * cos (angle), circle->y + circle->r * sin (angle) };
}

static void
add_arc (CoxaDrawing *self, const CoxaCircle *circle, double from, double to)
{
  int pieces = (int) ceil ((to - from) / (G_PI / 2) - 1e-9);
  double piece = (to - from) / MAX (pieces, 1);
  double reach = 4.0 / 3 * tan (piece / 4) * circle->r;

  if (circle->r * (to - from) < 1e-4)
    return;
  for (int i = 0; i < pieces; i++) {
    double a = from + i * piece, b = a + piece;
    CoxaPoint p = on_circle (circle, a), q = on_circle (circle, b);
    CoxaPoint c1 = { p.x - reach * sin (a), p.y + reach * cos (a) };
    CoxaPoint c2 = { q.x + reach * sin (b), q.y - reach * cos (b) };

    coxa_drawing_curve (self, c1, c2, q);
  }
}

/* The turn, from @angle on, after which the tangent line leaves @from for @to. */
static double
turn_to_next (const CoxaCircle *from, const CoxaCircle *to, double angle)
{
  double dx = to->x - from->x, dy = to->y - from->y;
  double distance = hypot (dx, dy);
  double turn;

  if (distance <= fabs (from->r - to->r) + 1e-12)
    return G_MAXDOUBLE; /* one lies inside the other */
  turn = fmod (atan2 (dy, dx) - acos ((from->r - to->r) / distance) - angle, FULL_TURN);
  if (turn < 0)
    turn += FULL_TURN;
  return turn > FULL_TURN - 1e-9 ? 0 : turn;
}

static guint
find_rightmost (const CoxaCircle *circles, guint n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (circles[i].x + circles[i].r > circles[best].x + circles[best].r)
      best = i;
  return best;
}

/**
 * coxa_drawing_hull:
 *
 * Adds the convex outline of the circles, anticlockwise: arcs joined by common tangents, found by
 * rolling a line round them.
 */
void
coxa_drawing_hull (CoxaDrawing *self, const CoxaCircle *circles, guint n)
{
  guint at = find_rightmost (circles, n);
  double angle = 0;

  coxa_drawing_move (self, on_circle (&circles[at], 0));
  for (guint guard = 0; guard < 4 * n && angle < FULL_TURN; guard++) {
    guint next = at;
    double turn = FULL_TURN - angle;

    for (guint i = 0; i < n; i++) {
      double candidate = i == at ? G_MAXDOUBLE : turn_to_next (&circles[at], &circles[i], angle);

      if (candidate < turn) {
        turn = candidate;
        next = i;
      }
    }
    add_arc (self, &circles[at], angle, angle + turn);
    angle += turn;
    if (next == at)
      break;
    at = next;
    coxa_drawing_line (self, on_circle (&circles[at], angle));
  }
  coxa_drawing_close (self);
}

/**
 * coxa_drawing_again:
 *
 * Paints the outline of the last shape once more, without storing it twice.
 */
void
coxa_drawing_again (CoxaDrawing *self, CoxaInk fill, CoxaInk stroke, double width)
{
  CoxaShape shape = g_array_index (self->shapes, CoxaShape, self->shapes->len - 1);

  shape.fill = fill;
  shape.stroke = stroke;
  shape.width = width;
  g_array_append_val (self->shapes, shape);
}

static void
stretch_box (CoxaBox *box, CoxaPoint point, double margin)
{
  box->x0 = MIN (box->x0, point.x - margin);
  box->y0 = MIN (box->y0, point.y - margin);
  box->x1 = MAX (box->x1, point.x + margin);
  box->y1 = MAX (box->y1, point.y + margin);
}

/**
 * coxa_drawing_get_box:
 *
 * Returns: what the shapes cover, strokes and control points included; empty (x0 > x1) for none
 */
CoxaBox
coxa_drawing_get_box (const CoxaDrawing *self, guint first_shape, guint n_shapes)
{
  CoxaBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = first_shape; i < first_shape + n_shapes; i++) {
    const CoxaShape *shape = &g_array_index (self->shapes, CoxaShape, i);
    double margin = shape->stroke == COXA_INK_NONE ? 0 : shape->width / 2;

    for (guint j = 0; j < shape->n_steps; j++) {
      const CoxaPathStep *step = &g_array_index (self->steps, CoxaPathStep, shape->first_step + j);
      guint n_points = step->verb == COXA_PATH_CURVE ? 3 : step->verb == COXA_PATH_CLOSE ? 0 : 1;

      for (guint k = 0; k < n_points; k++)
        stretch_box (&box, step->p[k], margin);
    }
  }
  return box;
}

static double
distance_to_piece (CoxaPoint a, CoxaPoint b, CoxaPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double square = dx * dx + dy * dy;
  double t = square > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / square : 0;

  t = CLAMP (t, 0, 1);
  return hypot (a.x + t * dx - point.x, a.y + t * dy - point.y);
}

/* Whether a ray from the point to the right crosses the piece a-b. */
static gboolean
piece_passes (CoxaPoint a, CoxaPoint b, CoxaPoint point)
{
  return (a.y > point.y) != (b.y > point.y) &&
         point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y);
}

/**
 * coxa_drawing_covers:
 *
 * Returns: whether a shape, its curves taken as straight, reaches into the circle or lies round it
 */
gboolean
coxa_drawing_covers (const CoxaDrawing *self, guint shape, const CoxaCircle *place)
{
  const CoxaShape *outline = &g_array_index (self->shapes, CoxaShape, shape);
  CoxaPoint middle = { place->x, place->y };
  CoxaPoint start = { 0, 0 }, at = { 0, 0 };
  gboolean inside = FALSE;

  for (guint i = 0; i < outline->n_steps; i++) {
    const CoxaPathStep *step = &g_array_index (self->steps, CoxaPathStep, outline->first_step + i);
    CoxaPoint to = step->verb == COXA_PATH_CLOSE   ? start
                   : step->verb == COXA_PATH_CURVE ? step->p[2]
                                                   : step->p[0];

    if (step->verb == COXA_PATH_MOVE)
      start = to;
    else if (distance_to_piece (at, to, middle) < place->r)
      return TRUE;
    else if (piece_passes (at, to, middle))
      inside = !inside;
    at = to;
  }
  if (piece_passes (at, start, middle)) /* filled across an open end */
    inside = !inside;
  return inside;
}

/**
 * coxa_drawing_append:
 *
 * Copies @n shapes of @from; neighbours that share an outline go on sharing it.
 */
void
coxa_drawing_append (CoxaDrawing *self, const CoxaDrawing *from, guint first_shape, guint n)
{
  guint copied_from = G_MAXUINT, copied_to = 0;

  for (guint i = first_shape; i < first_shape + n; i++) {
    CoxaShape shape = g_array_index (from->shapes, CoxaShape, i);

    if (shape.first_step != copied_from) {
      copied_from = shape.first_step;
      copied_to = self->steps->len;
      g_array_append_vals (
          self->steps, &g_array_index (from->steps, CoxaPathStep, shape.first_step), shape.n_steps);
    }
    shape.first_step = copied_to;
    g_array_append_val (self->shapes, shape);
  }
}
