/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body-map.h"

#include <math.h>

#include "coxa-outline.h"

/* In body heights. */
#define EDGE 0.0045
#define THIN 0.0014
#define HATCH 0.0016
#define STRONG 0.0055
#define FOCUS 0.007
#define SPACING 0.0095 /* between the lines of a pattern */
#define CELL 0.0105    /* between dots and crosses */
#define DOT 0.0022
#define CROSS 0.0026
#define DASH 0.012
#define MARGIN 0.015
#define SAMPLE 0.05
#define CROSSINGS_MAX 32

CoxaBox
coxa_body_map_get_box (void)
{
  return (CoxaBox){ -COXA_BODY_MAP_HALF, -MARGIN, COXA_BODY_MAP_HALF, 1 + MARGIN };
}

static CoxaPoint
place (CoxaBodyPoint point, CoxaBodyView view)
{
  return (CoxaPoint){ view == COXA_BODY_FRONT ? point.x : -point.x, point.y };
}

static void
add_ring (CoxaDrawing *drawing, CoxaBodyLine line, CoxaBodyView view)
{
  for (guint i = 0; i < line.n; i++) {
    CoxaPoint point = place (line.points[i], view);

    if (i == 0)
      coxa_drawing_move (drawing, point);
    else
      coxa_drawing_line (drawing, point);
  }
  coxa_drawing_close (drawing);
}

static void
add_line (CoxaDrawing *drawing, CoxaBodyLine line, CoxaBodyView view)
{
  g_autofree CoxaPoint *points = g_new (CoxaPoint, line.n);

  for (guint i = 0; i < line.n; i++)
    points[i] = place (line.points[i], view);
  coxa_drawing_smooth_line (drawing, points, line.n);
}

/* How strong the colour is: felt but not rated counts as moderate. */
static CoxaInk
find_tint (int intensity)
{
  if (intensity < 0)
    return COXA_INK_PAIN_2;
  if (intensity == 0)
    return COXA_INK_BODY;
  return intensity <= 3 ? COXA_INK_PAIN_1 : intensity <= 6 ? COXA_INK_PAIN_2 : COXA_INK_PAIN_3;
}

/* A polygon as a pattern sees it: turned, so that its lines are level. */
typedef struct {
  CoxaPoint *points;
  guint n;
  double c, s;
} Turned;

static CoxaPoint
turn (CoxaPoint point, double c, double s)
{
  return (CoxaPoint){ point.x * c + point.y * s, point.y * c - point.x * s };
}

static CoxaPoint
turn_back (const Turned *turned, double x, double y)
{
  return turn ((CoxaPoint){ x, y }, turned->c, -turned->s);
}

static void
turned_init (Turned *self, const CoxaPoint *ring, guint n, double degrees)
{
  self->c = cos (degrees * G_PI / 180);
  self->s = sin (degrees * G_PI / 180);
  self->n = n;
  self->points = g_new (CoxaPoint, n);
  for (guint i = 0; i < n; i++)
    self->points[i] = turn (ring[i], self->c, self->s);
}

static void
turned_clear (Turned *self)
{
  g_free (self->points);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turned, turned_clear)

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Where the level @y enters and leaves the polygon. */
static guint
find_crossings (const Turned *turned, double y, double *crossings)
{
  guint n = 0;

  for (guint i = 0; i < turned->n && n < CROSSINGS_MAX; i++) {
    CoxaPoint a = turned->points[i], b = turned->points[(i + 1) % turned->n];

    if ((a.y > y) != (b.y > y))
      crossings[n++] = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
  }
  qsort (crossings, n, sizeof *crossings, compare_numbers);
  return n & ~1u;
}

static void
get_levels (const Turned *turned, double step, double *from, double *to)
{
  *from = G_MAXDOUBLE;
  *to = -G_MAXDOUBLE;
  for (guint i = 0; i < turned->n; i++) {
    *from = MIN (*from, turned->points[i].y);
    *to = MAX (*to, turned->points[i].y);
  }
  *from = (floor (*from / step) + 0.5) * step; /* the same grid everywhere */
}

static void
add_hatch (CoxaDrawing *drawing, const CoxaPoint *ring, guint n, double degrees, double step)
{
  g_auto (Turned) turned = { 0 };
  double from, to, crossings[CROSSINGS_MAX];

  turned_init (&turned, ring, n, degrees);
  get_levels (&turned, step, &from, &to);
  for (double y = from; y < to; y += step) {
    guint n_crossings = find_crossings (&turned, y, crossings);

    for (guint i = 0; i < n_crossings; i += 2) {
      coxa_drawing_move (drawing, turn_back (&turned, crossings[i], y));
      coxa_drawing_line (drawing, turn_back (&turned, crossings[i + 1], y));
    }
  }
}

static void
add_cross (CoxaDrawing *drawing, CoxaPoint at)
{
  coxa_drawing_move (drawing, (CoxaPoint){ at.x - CROSS, at.y - CROSS });
  coxa_drawing_line (drawing, (CoxaPoint){ at.x + CROSS, at.y + CROSS });
  coxa_drawing_move (drawing, (CoxaPoint){ at.x - CROSS, at.y + CROSS });
  coxa_drawing_line (drawing, (CoxaPoint){ at.x + CROSS, at.y - CROSS });
}

static void
add_dot (CoxaDrawing *drawing, CoxaPoint at)
{
  CoxaCircle circle = { at.x, at.y, DOT };

  coxa_drawing_hull (drawing, &circle, 1);
}

/* Small marks in rows, every other row shifted by half a step. */
static void
add_marks (CoxaDrawing *drawing,
           const CoxaPoint *ring,
           guint n,
           double reach,
           void (*add_mark) (CoxaDrawing *drawing, CoxaPoint at))
{
  g_auto (Turned) turned = { 0 };
  double from, to, crossings[CROSSINGS_MAX];

  turned_init (&turned, ring, n, 0);
  get_levels (&turned, CELL, &from, &to);
  for (double y = from; y < to; y += CELL) {
    guint n_crossings = find_crossings (&turned, y, crossings);
    double shift = fmod (fabs (round (y / CELL - 0.5)), 2) * CELL / 2;

    for (guint i = 0; i < n_crossings; i += 2) {
      double first = ceil ((crossings[i] + reach - shift) / CELL) * CELL + shift;

      for (double x = first; x <= crossings[i + 1] - reach; x += CELL)
        add_mark (drawing, (CoxaPoint){ x, y });
    }
  }
}

static void
add_pattern (CoxaDrawing *drawing, CoxaSymptomPattern pattern, const CoxaPoint *ring, guint n)
{
  gboolean dots = pattern == COXA_PATTERN_DOTS;

  coxa_drawing_begin (drawing, dots ? COXA_INK_PAIN_MARK : COXA_INK_NONE,
                      dots ? COXA_INK_NONE : COXA_INK_PAIN_MARK, HATCH);
  switch (pattern) {
  case COXA_PATTERN_DIAGONAL:
    add_hatch (drawing, ring, n, 45, SPACING);
    break;
  case COXA_PATTERN_VERTICAL:
    add_hatch (drawing, ring, n, 90, SPACING * 0.6);
    break;
  case COXA_PATTERN_CROSSES:
    add_marks (drawing, ring, n, CROSS, add_cross);
    break;
  case COXA_PATTERN_DOTS:
    add_marks (drawing, ring, n, DOT, add_dot);
    break;
  case COXA_PATTERN_HORIZONTAL:
    add_hatch (drawing, ring, n, 0, SPACING);
    break;
  case COXA_PATTERN_GRID:
  case COXA_N_SYMPTOM_PATTERNS:
  default:
    add_hatch (drawing, ring, n, 0, SPACING);
    add_hatch (drawing, ring, n, 90, SPACING);
  }
}

static CoxaPoint *
list_points (CoxaBodyLine line, CoxaBodyView view)
{
  CoxaPoint *points = g_new (CoxaPoint, line.n + 1);

  for (guint i = 0; i < line.n; i++)
    points[i] = place (line.points[i], view);
  return points;
}

/* What is gone keeps its place: an edge of dashes. */
static void
add_dashes (CoxaDrawing *drawing, const CoxaPoint *ring, guint n)
{
  double along = 0;

  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_PAIN_MARK, THIN * 2);
  for (guint i = 0; i < n; i++) {
    CoxaPoint a = ring[i], b = ring[(i + 1) % n];
    double length = hypot (b.x - a.x, b.y - a.y);

    for (double at = -fmod (along, DASH); at < length; at += DASH) {
      double from = MAX (at, 0) / length, to = MIN (at + DASH / 2, length) / length;

      if (to <= from)
        continue;
      coxa_drawing_move (drawing,
                         (CoxaPoint){ a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from });
      coxa_drawing_line (drawing, (CoxaPoint){ a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to });
    }
    along += length;
  }
}

static gboolean
is_shown (const CoxaBodySpot *spot, CoxaBodyView view)
{
  return spot->region->outlines[view].n > 0;
}

/* The strongest of what is felt in one place gives the colour. */
static int
find_strongest (const CoxaBodySpot *spots, guint n_spots, const CoxaPainRegion *region)
{
  int strongest = -2;

  for (guint i = 0; i < n_spots; i++)
    if (spots[i].region == region && spots[i].mark != COXA_BODY_MARK_GONE)
      strongest = MAX (strongest, spots[i].intensity);
  return strongest;
}

static void
add_tint (CoxaDrawing *drawing, const CoxaBodySpot *spot, CoxaBodyView view, int strongest)
{
  gboolean fresh = spot->mark == COXA_BODY_MARK_NEW;

  coxa_drawing_begin (drawing, find_tint (strongest), COXA_INK_PAIN_MARK, fresh ? STRONG : THIN);
  add_ring (drawing, spot->region->outlines[view], view);
}

static void
add_spots (CoxaDrawing *drawing, CoxaBodyView view, const CoxaBodySpot *spots, guint n_spots)
{
  for (guint i = 0; i < n_spots; i++)
    if (is_shown (&spots[i], view) && spots[i].mark != COXA_BODY_MARK_GONE)
      add_tint (drawing, &spots[i], view, find_strongest (spots, n_spots, spots[i].region));
  for (guint i = 0; i < n_spots; i++) {
    CoxaBodyLine outline = spots[i].region->outlines[view];
    g_autofree CoxaPoint *ring = list_points (outline, view);

    if (outline.n == 0)
      continue;
    if (spots[i].mark == COXA_BODY_MARK_GONE)
      add_dashes (drawing, ring, outline.n);
    else if (spots[i].symptom)
      add_pattern (drawing, spots[i].symptom->pattern, ring, outline.n);
  }
}

/**
 * coxa_body_map_draw:
 * @spots: what is marked, drawn in this order
 *
 * Returns: (transfer full): the body from one side: its regions thin, what is marked filled by
 *   its intensity and hatched by its kind
 */
CoxaDrawing *
coxa_body_map_draw (const CoxaPainRegions *regions,
                    CoxaBodyView view,
                    const CoxaBodySpot *spots,
                    guint n_spots)
{
  CoxaDrawing *drawing = coxa_drawing_new ();
  CoxaBodyLine body = coxa_pain_regions_get_body (regions);

  coxa_drawing_begin (drawing, COXA_INK_BODY, COXA_INK_BODY_EDGE, EDGE);
  add_ring (drawing, body, view);
  for (guint i = 0; i < coxa_pain_regions_count (regions); i++) {
    CoxaBodyLine outline = coxa_pain_regions_get (regions, i)->outlines[view];

    if (outline.n == 0)
      continue;
    coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_REGION_EDGE, THIN);
    add_ring (drawing, outline, view);
  }
  for (guint i = 0; i < coxa_pain_regions_count_lines (regions, view); i++) {
    coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_BODY_LINE, THIN * 1.6);
    add_line (drawing, coxa_pain_regions_get_line (regions, view, i), view);
  }
  add_spots (drawing, view, spots, n_spots);
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_BODY_EDGE, EDGE);
  add_ring (drawing, body, view);
  return drawing;
}

/* The edge alone, thick: where the keyboard or the pointer is. */
CoxaDrawing *
coxa_body_map_draw_edge (const CoxaPainRegion *region, CoxaBodyView view)
{
  CoxaDrawing *drawing = coxa_drawing_new ();

  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_BODY_FOCUS, FOCUS);
  if (region->outlines[view].n > 0)
    add_ring (drawing, region->outlines[view], view);
  return drawing;
}

/**
 * coxa_body_map_draw_sample:
 *
 * Returns: (transfer full): a square of the kind's pattern, from 0,0 to 0.05,0.05: for a legend
 */
CoxaDrawing *
coxa_body_map_draw_sample (const CoxaSymptom *symptom, int intensity)
{
  static const CoxaPoint ring[] = { { 0, 0 }, { SAMPLE, 0 }, { SAMPLE, SAMPLE }, { 0, SAMPLE } };
  CoxaDrawing *drawing = coxa_drawing_new ();

  coxa_drawing_begin (drawing, find_tint (intensity), COXA_INK_PAIN_MARK, THIN);
  coxa_drawing_polygon (drawing, ring, G_N_ELEMENTS (ring));
  add_pattern (drawing, symptom->pattern, ring, G_N_ELEMENTS (ring));
  return drawing;
}

static gboolean
contains (CoxaBodyLine line, CoxaBodyView view, CoxaPoint at)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < line.n; i++) {
    CoxaPoint a = place (line.points[i], view), b = place (line.points[(i + 1) % line.n], view);

    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y))
      inside = !inside;
  }
  return inside;
}

/**
 * coxa_body_map_find:
 *
 * Returns: (nullable): the region at a point of the page
 */
const CoxaPainRegion *
coxa_body_map_find (const CoxaPainRegions *regions, CoxaBodyView view, CoxaPoint at)
{
  for (guint i = 0; i < coxa_pain_regions_count (regions); i++) {
    const CoxaPainRegion *region = coxa_pain_regions_get (regions, i);

    if (contains (region->outlines[view], view, at))
      return region;
  }
  return NULL;
}

static double
measure_distance (CoxaPoint at, CoxaPoint a, CoxaPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double t = square > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / square : 0;

  t = CLAMP (t, 0, 1);
  return hypot (a.x + t * dx - at.x, a.y + t * dy - at.y);
}

static double
measure_reach (CoxaBodyLine line, CoxaBodyView view, CoxaPoint at)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < line.n; i++)
    nearest = MIN (nearest, measure_distance (at, place (line.points[i], view),
                                              place (line.points[(i + 1) % line.n], view)));
  return nearest;
}

/**
 * coxa_body_map_find_near:
 * @reach: how far beside a region still means it, in body heights: a finger is broad
 *
 * Returns: (nullable): the region at the point, else the nearest within reach
 */
const CoxaPainRegion *
coxa_body_map_find_near (const CoxaPainRegions *regions,
                         CoxaBodyView view,
                         CoxaPoint at,
                         double reach)
{
  const CoxaPainRegion *found = coxa_body_map_find (regions, view, at);
  double nearest = reach;

  for (guint i = 0; !found && i < coxa_pain_regions_count (regions); i++)
    nearest =
        MIN (nearest, measure_reach (coxa_pain_regions_get (regions, i)->outlines[view], view, at));
  for (guint i = 0; !found && nearest < reach && i < coxa_pain_regions_count (regions); i++)
    if (measure_reach (coxa_pain_regions_get (regions, i)->outlines[view], view, at) <= nearest)
      found = coxa_pain_regions_get (regions, i);
  return found;
}

/**
 * coxa_body_map_get_anchor:
 *
 * Returns: the middle of the region on the page, where its number may stand
 */
CoxaPoint
coxa_body_map_get_anchor (const CoxaPainRegion *region, CoxaBodyView view)
{
  CoxaBodyLine line = region->outlines[view];
  double area = 0, x = 0, y = 0;

  for (guint i = 0; i < line.n; i++) {
    CoxaPoint a = place (line.points[i], view), b = place (line.points[(i + 1) % line.n], view);
    double part = a.x * b.y - b.x * a.y;

    area += part;
    x += (a.x + b.x) * part;
    y += (a.y + b.y) * part;
  }
  return area == 0 ? (CoxaPoint){ 0, 0 } : (CoxaPoint){ x / (3 * area), y / (3 * area) };
}

/**
 * coxa_body_map_step:
 * @from: (nullable): where one is; %NULL for the top
 * @dx: 1 for one step to the right of the page, -1 to the left
 * @dy: 1 up, -1 down
 *
 * Returns: the region next to it in that direction; @from itself at the edge of the body
 */
const CoxaPainRegion *
coxa_body_map_step (
    const CoxaPainRegions *regions, const CoxaPainRegion *from, CoxaBodyView view, int dx, int dy)
{
  const CoxaPainRegion *best = from;
  double best_cost = G_MAXDOUBLE;
  CoxaPoint start = from && from->outlines[view].n > 0 ? coxa_body_map_get_anchor (from, view)
                                                       : (CoxaPoint){ 0, 1.1 };

  for (guint i = 0; i < coxa_pain_regions_count (regions); i++) {
    const CoxaPainRegion *region = coxa_pain_regions_get (regions, i);
    CoxaPoint at = coxa_body_map_get_anchor (region, view);
    double ahead = (at.x - start.x) * dx + (at.y - start.y) * dy;
    double aside = fabs ((at.x - start.x) * dy) + fabs ((at.y - start.y) * dx);
    double cost = ahead + 2.5 * aside;

    if (region == from || region->outlines[view].n == 0 || ahead < 0.004 || cost >= best_cost)
      continue;
    best = region;
    best_cost = cost;
  }
  return best;
}
