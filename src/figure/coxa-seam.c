/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-seam.h"

#include "coxa-scene.h"

#define CRUMB 0.22    /* of the longest piece of an outline: what is left out */
#define SHORTEST 5    /* points of a line that is worth drawing */
#define STUB 7        /* points at the end of a line */
#define SNAP 0.012    /* how far the ends of two outlines may be apart to be brought together */
#define SNAP_POINTS 6 /* that give way to it */
#define CREASE 0.45   /* how much of the line of a fold is left, from the joint outwards */

static CoxaPoint
find_nearest (const CoxaContour *contour, CoxaPoint to)
{
  CoxaPoint best = contour->points[0];
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < contour->n_points; i++) {
    double x = contour->points[i].x - to.x, y = contour->points[i].y - to.y;

    if (x * x + y * y < least) {
      least = x * x + y * y;
      best = contour->points[i];
    }
  }
  return best;
}

/* Brings the end of an open outline onto the outline it goes over into. */
static void
snap_end (const CoxaForm *early, CoxaForm *late, guint end, int step)
{
  guint n = late->contour.n_points;
  CoxaPoint at = late->contour.points[end], to = find_nearest (&early->contour, at);
  CoxaPoint by = { to.x - at.x, to.y - at.y };

  if (hypot (by.x, by.y) > SNAP || coxa_contour_contains (&early->contour, at, COXA_LINE_WIDTH))
    return;
  for (int i = 0; i < SNAP_POINTS; i++) {
    CoxaPoint *point = &late->contour.points[(end + n + step * i) % n];
    double part = 1 - (double) i / SNAP_POINTS;

    point->x += part * by.x;
    point->y += part * by.y;
  }
}

static void
snap_ends (const CoxaForm *early, CoxaForm *late, const gboolean *open)
{
  guint n = late->contour.n_points;

  for (guint i = 0; i < n; i++) {
    if (open[i] && !open[(i + 1) % n])
      snap_end (early, late, (i + 1) % n, 1);
    if (open[(i + 1) % n] && !open[i])
      snap_end (early, late, i, -1);
  }
}

/* Something else that is painted between the two and covers a place, so that the later one needs
 * its line there; or NULL. */
static const CoxaForm *
find_parting (const GPtrArray *forms, const CoxaForm *early, const CoxaForm *late, CoxaPoint at)
{
  for (guint i = 0; i < forms->len; i++) {
    const CoxaForm *form = forms->pdata[i];

    if (form->place > early->place && form->place < late->place && form->fill != late->fill &&
        coxa_contour_contains (&form->contour, at, 0))
      return form;
  }
  return NULL;
}

/* Whether something must not be seen through a gap: what is in the same part, and the shirt under a
 * thigh. The neck may be: its line goes on over the shoulder. */
static gboolean
lies_under (const CoxaForm *other, const CoxaForm *form)
{
  if (other->part == form->part)
    return other->shape < form->shape;
  return other->place < form->place && other->fill == COXA_INK_TOP && form->fill == COXA_INK_SHORTS;
}

/* How far a bent limb's lines run into each other, in radii, and how much of that stays as a
 * crease: nothing where it is nearly straight. */
static double
get_fold (CoxaPoint joint, CoxaPoint along, CoxaPoint other_end)
{
  double x = other_end.x - joint.x, y = other_end.y - joint.y;
  double bend = G_PI - acos (CLAMP ((x * along.x + y * along.y) / MAX (hypot (x, y), 1e-9), -1, 1));
  double kept = CREASE * CLAMP ((bend - 0.7) / 0.9, 0, 1);

  return MIN (tan (MIN (bend, 2.6) / 2), 2) * (1 - kept) + 0.15 * (1 - kept / CREASE);
}

/* Whether the cloth of the same limb lies there. */
static gboolean
lies_on_cloth (const GPtrArray *forms, const CoxaForm *late, CoxaPoint at)
{
  for (guint i = 0; i < forms->len; i++) {
    const CoxaForm *form = forms->pdata[i];

    if (form->part == late->part && form->shape < late->shape &&
        coxa_contour_contains (&form->contour, at, 0))
      return TRUE;
  }
  return FALSE;
}

/* A limb that comes towards the viewer: no line where its end lies on the next one. */
static void
open_covered (const CoxaForm *early, CoxaForm *late, const GPtrArray *forms)
{
  for (guint i = 0; i < late->contour.n_points; i++) {
    CoxaPoint at = late->contour.points[i];

    if (coxa_contour_contains (&early->contour, at, -0.3 * COXA_LINE_WIDTH) &&
        !find_parting (forms, early, late, at) && !lies_on_cloth (forms, late, at))
      late->open[i] = TRUE;
  }
}

/**
 * coxa_seam_open:
 *
 * The end of the later form that lies on the earlier one gets no line.
 */
void
coxa_seam_open (const CoxaSeam *seam, const GPtrArray *forms)
{
  const CoxaForm *first = forms->pdata[seam->forms[0]], *second = forms->pdata[seam->forms[1]];
  guint late_end = first->place > second->place ? 0 : 1;
  const CoxaForm *early = forms->pdata[seam->forms[1 - late_end]];
  CoxaForm *late = forms->pdata[seam->forms[late_end]];
  CoxaPoint end = seam->ends[late_end], joint = seam->joint;
  double length = MAX (hypot (end.x - joint.x, end.y - joint.y), 1e-9);
  CoxaPoint along = { (end.x - joint.x) / length, (end.y - joint.y) / length };
  double fold = get_fold (joint, along, seam->ends[1 - late_end]);
  gboolean open[COXA_CONTOUR_POINTS] = { FALSE };

  if (length < 0.05) { /* seen from its end */
    open_covered (early, late, forms);
    return;
  }
  for (guint i = 0; i < late->contour.n_points; i++) {
    CoxaPoint point = late->contour.points[i];
    double beyond = (point.x - joint.x) * along.x + (point.y - joint.y) * along.y;
    double across = fabs ((point.x - joint.x) * along.y - (point.y - joint.y) * along.x);

    if ((beyond < -0.003 &&
         coxa_contour_contains (&early->contour, point, -0.3 * COXA_LINE_WIDTH)) ||
        (beyond < fold * across &&
         coxa_contour_contains (&early->contour, point, 0.2 * COXA_LINE_WIDTH))) {
      const CoxaForm *parting = find_parting (forms, early, late, point);

      open[i] = late->open[i] = parting == NULL;
      late->kept[i] = parting && lies_under (parting, late);
    }
  }
  snap_ends (early, late, open);
}

static gboolean
is_kept (const CoxaForm *form, guint from, guint n)
{
  for (guint i = 0; i < n; i++)
    if (form->kept[(from + i) % form->contour.n_points])
      return TRUE;
  return FALSE;
}

/* Pieces of the outline that have a line, but for crumbs; returns their number. */
static guint
find_lines (const CoxaForm *form, guint *froms, guint *counts, guint most)
{
  guint n = form->contour.n_points, first = n, n_runs = 0, longest = 0, kept = 0;

  for (guint i = 0; i < n; i++)
    if (form->open[i])
      first = i;
  if (first == n)
    return 0;
  for (guint i = 1; i < n && n_runs < most; i++) {
    if (form->open[(first + i) % n])
      continue;
    froms[n_runs] = (first + i) % n;
    for (counts[n_runs] = 0; !form->open[(first + i + 1) % n]; i++)
      counts[n_runs]++;
    longest = MAX (longest, counts[n_runs]);
    n_runs++;
  }
  for (guint i = 0; i < n_runs; i++) {
    if (counts[i] < SHORTEST ||
        (counts[i] < CRUMB * longest && !is_kept (form, froms[i], counts[i])))
      continue;
    froms[kept] = froms[i];
    counts[kept++] = counts[i];
  }
  return kept;
}

/* Whether the cloth of the other leg is painted over a place. */
static gboolean
is_overlaid (const GPtrArray *forms, const CoxaForm *form, CoxaPoint at)
{
  for (guint i = 0; i < forms->len; i++) {
    const CoxaForm *other = forms->pdata[i];

    if (other->place > form->place && other->fill == form->fill &&
        coxa_contour_contains (&other->contour, at, 0))
      return TRUE;
  }
  return FALSE;
}

/* How many points at an end of a line lie under the other leg, or come out again beyond it. */
static guint
count_stub (const GPtrArray *forms, const CoxaForm *form, guint end, guint count, int step)
{
  guint n = form->contour.n_points, stub = 0;

  for (guint i = 0; i < count && i < stub + STUB; i++)
    if (is_overlaid (forms, form, form->contour.points[(end + n + step * (int) i) % n]))
      stub = i + 1;
  return stub;
}

/* Returns: whether there were any */
static gboolean
trim_stubs (const GPtrArray *forms, const CoxaForm *form, guint *from, guint *count)
{
  guint first, last;

  if (form->fill != COXA_INK_SHORTS)
    return FALSE;
  first = count_stub (forms, form, *from, *count, 1);
  last = count_stub (forms, form, *from + *count, *count, -1);
  if (first + last == 0 || first + last + SHORTEST > *count)
    return FALSE;
  *from = (*from + first) % form->contour.n_points;
  *count -= first + last;
  return TRUE;
}

/* Whether a place lies in the gap of an open outline, beyond the straight line across it. */
static gboolean
lies_in_gap (const CoxaForm *form, CoxaPoint at)
{
  guint n = form->contour.n_points, last = 0;
  gboolean inside = FALSE;

  while (last < n && !form->open[last])
    last++;
  if (last == n)
    return FALSE;
  for (guint i = 1, from = last; i <= n; i++) {
    guint to = (from + i) % n;
    CoxaPoint a = form->contour.points[last], b = form->contour.points[to];

    if (!form->open[to])
      continue;
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y))
      inside = !inside;
    last = to;
  }
  return inside;
}

/* Whether nothing is seen through the gap but the earlier form. */
static gboolean
is_bare (const GPtrArray *forms, const CoxaForm *form)
{
  for (guint i = 0; i < forms->len; i++) {
    const CoxaForm *other = forms->pdata[i];

    if (!lies_under (other, form))
      continue;
    for (guint j = 0; j < other->contour.n_points; j += 2)
      if (lies_in_gap (form, other->contour.points[j]))
        return FALSE;
    for (guint j = 0; j < form->contour.n_points; j++)
      if (form->open[j] && coxa_contour_contains (&other->contour, form->contour.points[j], 0))
        return FALSE;
  }
  return TRUE;
}

/**
 * coxa_form_draw:
 * @forms: all of the scene
 *
 * An open outline is filled straight across its gap: one path does for both, where the earlier form
 * is seen through the gap.
 */
void
coxa_form_draw (const CoxaForm *form, const GPtrArray *forms, CoxaDrawing *drawing)
{
  guint froms[8], counts[8];
  guint n = find_lines (form, froms, counts, G_N_ELEMENTS (froms));
  gboolean across = TRUE;

  for (guint i = 0; i < n; i++)
    if (trim_stubs (forms, form, &froms[i], &counts[i]))
      across = FALSE;
  if (n == 1 && across && is_bare (forms, form)) {
    coxa_drawing_begin (drawing, form->fill, COXA_INK_OUTLINE, COXA_LINE_WIDTH);
    coxa_drawing_contour_part (drawing, &form->contour, froms[0], counts[0]);
    return;
  }
  coxa_drawing_begin (drawing, form->fill, n == 0 ? COXA_INK_OUTLINE : COXA_INK_NONE,
                      COXA_LINE_WIDTH);
  coxa_drawing_contour (drawing, &form->contour);
  if (n == 0)
    return;
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_OUTLINE, COXA_LINE_WIDTH);
  for (guint i = 0; i < n; i++)
    coxa_drawing_contour_part (drawing, &form->contour, froms[i], counts[i]);
}
