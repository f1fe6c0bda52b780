/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-contour.h"

#include <math.h>
#include <string.h>

#define N_DIRECTIONS COXA_CONTOUR_DIRECTIONS
#define SPACING 0.0075 /* of the points of an outline, body heights */
#define SAMPLES (COXA_CONTOUR_HULLS * 120)
#define TURN_A_CURVE (G_PI * 72 / 180) /* what one cubic follows closely enough for print */
#define LENGTH_A_CURVE 0.22
#define TIE 1e-9

/* Pieces of hulls that no other hull covers, one after the other. */
typedef struct {
  CoxaPoint points[SAMPLES];
  guint n_points;
  guint starts[64];
  guint ends[64];
  guint hulls[64]; /* whose they are */
  guint n_runs;
} Pieces;

void
coxa_compass_init (CoxaCompass *self)
{
  for (guint i = 0; i < N_DIRECTIONS; i++) {
    double angle = 2 * G_PI * i / N_DIRECTIONS;

    self->to[i] = (CoxaPoint){ cos (angle), sin (angle) };
  }
}

void
coxa_contour_init (CoxaContour *self, const CoxaCompass *compass)
{
  self->compass = compass;
  self->n_hulls = 0;
  self->n_points = 0;
}

static double
dot (CoxaPoint a, CoxaPoint b)
{
  return a.x * b.x + a.y * b.y;
}

/**
 * coxa_contour_add_hull:
 *
 * The convex outline round all the ovals.
 */
void
coxa_contour_add_hull (CoxaContour *self, const CoxaOval *ovals, guint n)
{
  CoxaHull *hull = &self->hulls[self->n_hulls];

  g_assert (self->n_hulls < COXA_CONTOUR_HULLS);
  self->n_hulls++;
  for (guint k = 0; k < N_DIRECTIONS; k++) {
    CoxaPoint to = self->compass->to[k];
    double most = -G_MAXDOUBLE;

    for (guint i = 0; i < n; i++) {
      double u = dot (ovals[i].u, to), v = dot (ovals[i].v, to);
      double reach = dot (ovals[i].at, to) + ovals[i].r + sqrt (u * u + v * v);

      most = MAX (most, reach);
    }
    hull->reach[k] = most;
  }
}

static gboolean
hull_contains (const CoxaContour *self, guint hull, CoxaPoint point, double margin)
{
  const double *reach = self->hulls[hull].reach;
  const CoxaPoint *to = self->compass->to;
  const guint quarter = N_DIRECTIONS / 4;

  if (point.x > reach[0] - margin || point.y > reach[quarter] - margin ||
      -point.x > reach[2 * quarter] - margin || -point.y > reach[3 * quarter] - margin)
    return FALSE; /* mostly enough */
  for (guint k = 0; k < N_DIRECTIONS; k++)
    if (dot (point, to[k]) > reach[k] - margin)
      return FALSE;
  return TRUE;
}

/**
 * coxa_contour_contains:
 * @margin: how deep inside the point has to be
 */
gboolean
coxa_contour_contains (const CoxaContour *self, CoxaPoint point, double margin)
{
  for (guint i = 0; i < self->n_hulls; i++)
    if (hull_contains (self, i, point, margin))
      return TRUE;
  return FALSE;
}

/* Where two hulls share an edge, it belongs to the first. */
static gboolean
is_covered (const CoxaContour *self, guint hull, CoxaPoint point)
{
  for (guint i = 0; i < self->n_hulls; i++)
    if (i != hull && hull_contains (self, i, point, i < hull ? -TIE : TIE))
      return TRUE;
  return FALSE;
}

/* The corner between the edges in two neighbouring directions. */
static CoxaPoint
get_corner (const CoxaContour *self, guint hull, guint k)
{
  guint next = (k + 1) % N_DIRECTIONS;
  CoxaPoint a = self->compass->to[k], b = self->compass->to[next];
  double p = self->hulls[hull].reach[k], q = self->hulls[hull].reach[next];
  double det = a.x * b.y - a.y * b.x;

  return (CoxaPoint){ (p * b.y - q * a.y) / det, (a.x * q - b.x * p) / det };
}

static double
square_distance (CoxaPoint a, CoxaPoint b)
{
  return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

static double
distance (CoxaPoint a, CoxaPoint b)
{
  return sqrt (square_distance (a, b));
}

static CoxaPoint
between (CoxaPoint a, CoxaPoint b, double t)
{
  return (CoxaPoint){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static guint
sample_hull (const CoxaContour *self, guint hull, CoxaPoint *points, guint most)
{
  CoxaPoint at = get_corner (self, hull, N_DIRECTIONS - 1);
  guint n = 0;

  for (guint k = 0; k < N_DIRECTIONS; k++) {
    CoxaPoint to = get_corner (self, hull, k);
    double length = distance (at, to);
    guint steps = length < 1e-7 ? 0 : (guint) ceil (length / SPACING);

    steps = MIN (steps, most - n);
    for (guint i = 0; i < steps; i++)
      points[n++] = between (at, to, (i + 0.5) / steps);
    at = to;
  }
  return n;
}

static void
add_run (Pieces *pieces, guint hull, const CoxaPoint *points, guint n, guint from, guint count)
{
  if (pieces->n_runs == G_N_ELEMENTS (pieces->starts) || pieces->n_points + count > SAMPLES)
    return;
  pieces->hulls[pieces->n_runs] = hull;
  pieces->starts[pieces->n_runs] = pieces->n_points;
  for (guint i = 0; i < count; i++)
    pieces->points[pieces->n_points++] = points[(from + i) % n];
  pieces->ends[pieces->n_runs++] = pieces->n_points;
}

static void
add_pieces (const CoxaContour *self, guint hull, Pieces *pieces)
{
  CoxaPoint points[240];
  gboolean covered[240];
  guint n = sample_hull (self, hull, points, G_N_ELEMENTS (points));
  guint first = n, count = 0;

  for (guint i = 0; i < n; i++) {
    covered[i] = is_covered (self, hull, points[i]);
    if (covered[i])
      first = i;
  }
  if (first == n) {
    add_run (pieces, hull, points, n, 0, n);
    return;
  }
  for (guint i = 1; i <= n; i++) { /* once round from a covered point to itself */
    if (!covered[(first + i) % n]) {
      count++;
    } else if (count > 0) {
      add_run (pieces, hull, points, n, first + i - count, count);
      count = 0;
    }
  }
}

/* The outline goes on with another hull, where that comes out nearest by. */
static guint
find_next_run (const Pieces *pieces, guint run)
{
  CoxaPoint at = pieces->points[pieces->ends[run] - 1];
  guint best = run;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < pieces->n_runs; i++) {
    double far = square_distance (at, pieces->points[pieces->starts[i]]);

    if (pieces->hulls[i] != pieces->hulls[run] && far < least) {
      least = far;
      best = i;
    }
  }
  return best;
}

static guint
link_from (const Pieces *pieces, guint first, guint64 *linked, CoxaPoint *points)
{
  guint run = first, n = 0;

  for (guint guard = 0; guard < pieces->n_runs; guard++) {
    guint count = pieces->ends[run] - pieces->starts[run];

    count = MIN (count, SAMPLES - n);
    *linked |= (guint64) 1 << run;
    memcpy (points + n, pieces->points + pieces->starts[run], count * sizeof *points);
    n += count;
    run = find_next_run (pieces, run);
    if (run == first)
      break;
  }
  return n;
}

static double
measure_area (const CoxaPoint *points, guint n)
{
  double area = 0;

  for (guint i = 0; i < n; i++) {
    CoxaPoint a = points[i], b = points[(i + 1) % n];

    area += (a.x * b.y - b.x * a.y) / 2;
  }
  return area;
}

/* Goes round outside: inner holes are left out. */
static guint
link_pieces (const Pieces *pieces, CoxaPoint *points)
{
  CoxaPoint ring[SAMPLES];
  double most = -G_MAXDOUBLE;
  guint64 linked = 0;
  guint n = 0;

  for (guint i = 0; i < pieces->n_runs; i++) {
    guint n_ring = linked >> i & 1 ? 0 : link_from (pieces, i, &linked, ring);
    double area = n_ring > 0 ? measure_area (ring, n_ring) : -G_MAXDOUBLE;

    if (area <= most)
      continue;
    most = area;
    n = n_ring;
    memcpy (points, ring, n * sizeof *points);
  }
  return n;
}

static void
space_evenly (CoxaContour *self, const CoxaPoint *points, guint n)
{
  double length = 0, passed = 0, step;
  guint i = 0;

  for (guint j = 0; j < n; j++)
    length += distance (points[j], points[(j + 1) % n]);
  self->n_points = CLAMP ((guint) (length / SPACING), 16, COXA_CONTOUR_POINTS);
  step = length / self->n_points;
  for (guint k = 0; k < self->n_points; k++) {
    double piece = distance (points[i], points[(i + 1) % n]);

    while (passed + piece < k * step && i + 1 < n) {
      passed += piece;
      i++;
      piece = distance (points[i], points[(i + 1) % n]);
    }
    self->points[k] = between (points[i], points[(i + 1) % n],
                               piece > 0 ? CLAMP ((k * step - passed) / piece, 0, 1) : 0);
  }
}

static void
relax (CoxaContour *self, double factor)
{
  guint n = self->n_points;
  CoxaPoint first = self->points[0], before = self->points[n - 1];

  for (guint i = 0; i < n; i++) {
    CoxaPoint at = self->points[i], after = i + 1 < n ? self->points[i + 1] : first;

    self->points[i].x += factor * ((before.x + after.x) / 2 - at.x);
    self->points[i].y += factor * ((before.y + after.y) / 2 - at.y);
    before = at;
  }
}

/**
 * coxa_contour_trace:
 * @softness: how far corners are smoothed; without shrinking what is round (Taubin 1995)
 */
void
coxa_contour_trace (CoxaContour *self, guint softness)
{
  Pieces pieces;
  CoxaPoint points[SAMPLES];

  pieces.n_points = pieces.n_runs = 0;
  pieces.points[0] = (CoxaPoint){ 0, 0 };
  for (guint i = 0; i < self->n_hulls; i++)
    add_pieces (self, i, &pieces);
  space_evenly (self, points, link_pieces (&pieces, points));
  for (guint i = 0; i < softness; i++) {
    relax (self, 0.62);
    relax (self, -0.64);
  }
}

static CoxaPoint
get_point (const CoxaContour *self, guint i)
{
  return self->points[i < self->n_points ? i : i % self->n_points];
}

/* The direction of the outline at a point, of length 1. */
static CoxaPoint
get_tangent (const CoxaContour *self, guint i)
{
  CoxaPoint a = get_point (self, i + self->n_points - 1), b = get_point (self, i + 1);
  double length = MAX (distance (a, b), 1e-9);

  return (CoxaPoint){ (b.x - a.x) / length, (b.y - a.y) / length };
}

/* By its sine: outlines turn little from point to point. */
static double
get_turn (CoxaPoint a, CoxaPoint b)
{
  return dot (a, b) > 0 ? fabs (a.x * b.y - a.y * b.x) : G_PI / 2;
}

static void
add_curve (CoxaDrawing *drawing, const CoxaContour *self, guint from, guint to)
{
  CoxaPoint a = get_point (self, from), b = get_point (self, to);
  CoxaPoint ta = get_tangent (self, from), tb = get_tangent (self, to);
  double reach = 0;

  for (guint i = from; i < to; i++)
    reach += distance (get_point (self, i), get_point (self, i + 1)) / 3;
  coxa_drawing_curve (drawing, (CoxaPoint){ a.x + reach * ta.x, a.y + reach * ta.y },
                      (CoxaPoint){ b.x - reach * tb.x, b.y - reach * tb.y }, b);
}

/**
 * coxa_drawing_contour_part:
 *
 * Adds a piece of the outline, open: many short curves where it turns, few where it is straight.
 */
void
coxa_drawing_contour_part (CoxaDrawing *self, const CoxaContour *contour, guint from, guint n)
{
  double costs[2 * COXA_CONTOUR_POINTS];
  double total = 0, passed = 0;
  guint n_curves, last = from, done = 0;
  CoxaPoint tangent = get_tangent (contour, from);

  g_assert (n <= COXA_CONTOUR_POINTS);
  for (guint i = 0; i < n; i++) {
    double length = distance (get_point (contour, from + i), get_point (contour, from + i + 1));
    CoxaPoint next = get_tangent (contour, from + i + 1);

    costs[i] = get_turn (tangent, next) / TURN_A_CURVE + length / LENGTH_A_CURVE;
    total += costs[i];
    tangent = next;
  }
  n_curves = MAX ((guint) ceil (total), 1);
  coxa_drawing_move (self, get_point (contour, from));
  for (guint i = 0; i < n; i++) {
    passed += costs[i];
    if (i + 1 < n && passed < (done + 1) * total / n_curves)
      continue;
    add_curve (self, contour, last, from + i + 1);
    last = from + i + 1;
    done++;
  }
}

void
coxa_drawing_contour (CoxaDrawing *self, const CoxaContour *contour)
{
  coxa_drawing_contour_part (self, contour, 0, contour->n_points);
  coxa_drawing_close (self);
}
