/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

/* Hair is the part of a ball round the skull above a line, so that it turns with the head. */

#define RADIUS 0.0545
#define N_ROUND 30 /* directions on the page in which the hairline is looked for */
#define N_INWARDS 6

static const CoxaVector skull = { -0.007, 0.009, 0 };

/* The hairline: height by the angle from the front, both in degrees. */
typedef struct {
  double azimuth, height;
} HairLine;

static const HairLine short_line[] = { { 0, 34 },    { 30, 31 },  { 52, 22 },  { 66, 4 },
                                       { 76, -14 },  { 90, -16 }, { 104, -2 }, { 124, -26 },
                                       { 150, -42 }, { 180, -46 } };
static const HairLine long_line[] = { { 0, 42 },  { 28, 36 },   { 52, 20 },   { 70, -4 },
                                      { 90, -4 }, { 112, -18 }, { 140, -46 }, { 180, -56 } };

typedef struct {
  CoxaRotation axes; /* of the head, as the camera sees it */
  const HairLine *line;
  guint n_line;
  CoxaPoint centre;
} Hair;

static double
get_height (const Hair *hair, double azimuth)
{
  const HairLine *line = hair->line;

  for (guint i = 1; i < hair->n_line; i++)
    if (azimuth <= line[i].azimuth) {
      double t = (azimuth - line[i - 1].azimuth) / (line[i].azimuth - line[i - 1].azimuth);

      t = t * t * (3 - 2 * t);
      return line[i - 1].height + t * (line[i].height - line[i - 1].height);
    }
  return line[hair->n_line - 1].height;
}

/* Whether there is hair where the ball is seen, at a direction and a part of its radius. */
static gboolean
has_hair (const Hair *hair, CoxaPoint to, double part)
{
  const CoxaRotation *axes = &hair->axes;
  CoxaVector seen = { part * to.x, part * to.y, sqrt (1 - part * part) };
  double x = axes->m[0][0] * seen.x + axes->m[1][0] * seen.y + axes->m[2][0] * seen.z;
  double y = axes->m[0][1] * seen.x + axes->m[1][1] * seen.y + axes->m[2][1] * seen.z;
  double z = axes->m[0][2] * seen.x + axes->m[1][2] * seen.y + axes->m[2][2] * seen.z;
  double height = asin (CLAMP (y, -1, 1)) * 180 / G_PI;

  return height > get_height (hair, fabs (atan2 (z, x)) * 180 / G_PI);
}

/* Where the hair ends between two places on a radius, the first with hair and the second without.
 */
static double
find_end (const Hair *hair, CoxaPoint to, double with, double without)
{
  for (int i = 0; i < 5; i++) {
    double middle = (with + without) / 2;

    if (has_hair (hair, to, middle))
      with = middle;
    else
      without = middle;
  }
  return with;
}

/* How far the hair goes from one end of a radius, 0 or 1, towards the other. */
static double
follow_hair (const Hair *hair, CoxaPoint to, double from)
{
  double sign = from > 0 ? -1 : 1;

  for (int i = 1; i <= N_INWARDS; i++) {
    double part = from + sign * i / N_INWARDS;

    if (!has_hair (hair, to, part))
      return find_end (hair, to, part - sign / N_INWARDS, part);
  }
  return 1 - from;
}

static CoxaPoint
on_ball (const Hair *hair, CoxaPoint to, double part)
{
  return (CoxaPoint){ hair->centre.x + RADIUS * part * to.x,
                      hair->centre.y + RADIUS * part * to.y };
}

static void
draw_outline (CoxaDrawing *drawing, const CoxaPoint *points, guint n)
{
  coxa_drawing_begin (drawing, COXA_INK_HAIR, COXA_INK_OUTLINE, COXA_LINE_WIDTH);
  coxa_drawing_smooth_ring (drawing, points, n);
}

/* Seen from behind or above: hair in the middle. */
static void
draw_cap (const Hair *hair, const CoxaPoint *round, CoxaDrawing *drawing)
{
  CoxaPoint points[N_ROUND];

  for (guint i = 0; i < N_ROUND; i++)
    points[i] = on_ball (hair, round[i], follow_hair (hair, round[i], 0));
  draw_outline (drawing, points, N_ROUND);
}

/* The corner where the hair leaves the rim, between a direction with and one without. */
static guint
add_corner (const Hair *hair, CoxaPoint with, CoxaPoint without, CoxaPoint *points)
{
  for (int i = 0; i < 4; i++) {
    CoxaPoint middle = { (with.x + without.x) / 2, (with.y + without.y) / 2 };
    double length = sqrt (middle.x * middle.x + middle.y * middle.y);

    middle = (CoxaPoint){ middle.x / length, middle.y / length };
    if (has_hair (hair, middle, 1))
      with = middle;
    else
      without = middle;
  }
  points[0] = points[1] = on_ball (hair, with, 1); /* twice: sharp */
  return 2;
}

/* Hair along the rim from a direction to another, both with hair. */
static void
draw_lock (const Hair *hair, const CoxaPoint *round, guint from, guint n_lock, CoxaDrawing *drawing)
{
  CoxaPoint points[2 * N_ROUND + 4];
  guint n = add_corner (hair, round[from % N_ROUND], round[(from + N_ROUND - 1) % N_ROUND], points);

  for (guint i = 0; i < n_lock; i++)
    points[n++] = on_ball (hair, round[(from + i) % N_ROUND], 1);
  n += add_corner (hair, round[(from + n_lock - 1) % N_ROUND], round[(from + n_lock) % N_ROUND],
                   points + n);
  for (guint i = n_lock; i > 0; i--) {
    CoxaPoint to = round[(from + i - 1) % N_ROUND];

    points[n++] = on_ball (hair, to, follow_hair (hair, to, 1));
  }
  draw_outline (drawing, points, n);
}

/* Seen from the front: hair along pieces of the rim. */
static void
draw_fringe (const Hair *hair, const CoxaPoint *round, CoxaDrawing *drawing)
{
  gboolean hairy[N_ROUND];
  guint first = N_ROUND;

  for (guint i = 0; i < N_ROUND; i++) {
    hairy[i] = has_hair (hair, round[i], 1);
    if (!hairy[i])
      first = i;
  }
  if (first == N_ROUND)
    return;
  for (guint i = 1; i < N_ROUND; i++) {
    guint n = 0;

    while (hairy[(first + i + n) % N_ROUND])
      n++;
    if (n > 1)
      draw_lock (hair, round, first + i, n, drawing);
    i += n;
  }
}

static CoxaRotation
see_axes (const CoxaRotation *camera, const CoxaRotation *head)
{
  CoxaRotation axes;

  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      axes.m[i][j] = camera->m[i][0] * head->m[0][j] + camera->m[i][1] * head->m[1][j] +
                     camera->m[i][2] * head->m[2][j];
  return axes;
}

/**
 * coxa_hair_draw:
 *
 * The hair on the skull, over a head of skin.
 */
void
coxa_hair_draw (const CoxaSitter *self, CoxaDrawing *drawing)
{
  gboolean is_long = self->build->long_hair;
  const CoxaCamera *camera = coxa_scene_get_camera (self->scene);
  CoxaVector at = coxa_sitter_reach (self, COXA_JOINT_HEAD, COXA_SEGMENT_HEAD, skull);
  Hair hair = { see_axes (&camera->axes, &self->skeleton->axes[COXA_SEGMENT_HEAD]),
                is_long ? long_line : short_line,
                is_long ? G_N_ELEMENTS (long_line) : G_N_ELEMENTS (short_line),
                coxa_camera_project (camera, at) };
  CoxaPoint round[N_ROUND];

  for (guint i = 0; i < N_ROUND; i++)
    round[i] = (CoxaPoint){ cos (2 * G_PI * i / N_ROUND), sin (2 * G_PI * i / N_ROUND) };
  if (has_hair (&hair, round[0], 0))
    draw_cap (&hair, round, drawing);
  else
    draw_fringe (&hair, round, drawing);
}
