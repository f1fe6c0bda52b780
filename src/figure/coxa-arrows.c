/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-arrows.h"

#include "coxa-numbers.h"

#define SHAFT 0.017
#define HALO 0.011
#define HEAD_LENGTH 0.056
#define HEAD_HALF_WIDTH 0.030
#define PUSH_LENGTH 0.11
#define BREATH_LENGTH 0.07
#define SHORTEST 0.11 /* what can still be seen in print */
#define PATH_POINTS 25

static const char *const kind_names[] = { "track",   "track-both", "circle",
                                          "figure8", "push",       "breathe" };

static gboolean
parse_kind (const char *text, CoxaArrow *arrow)
{
  g_auto (GStrv) words = g_strsplit (text, "#", 2);
  const char *name = words[0] ? words[0] : "";
  gint64 frame = 2;

  if (words[0] && words[1] &&
      !g_ascii_string_to_signed (words[1], 10, 2, COXA_EXERCISE_FRAMES, &frame, NULL))
    return FALSE;
  arrow->frame = frame - 1;
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++) {
    if (g_str_equal (kind_names[i], name)) {
      arrow->kind = i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
parse_words (char **words, CoxaArrow *arrow)
{
  guint n = g_strv_length (words);
  double shift[2];
  int joint;

  if (n < 3 || !parse_kind (words[0], arrow))
    return FALSE;
  joint = coxa_joint_find (words[1]);
  if (joint < 0 || !coxa_numbers_parse (words[2], shift, 2))
    return FALSE;
  arrow->joint = joint;
  arrow->shift = (CoxaPoint){ shift[0], shift[1] };
  if (arrow->kind == COXA_ARROW_PUSH)
    return n == 4 && coxa_numbers_parse (words[3], &arrow->direction_deg, 1);
  return n == 3;
}

gboolean
coxa_arrow_parse (const char *text, CoxaArrow *arrow_out, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  CoxaArrow arrow = { 0 };

  if (!parse_words (words, &arrow)) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "“%s” is not a known arrow",
                 text);
    return FALSE;
  }
  *arrow_out = arrow;
  return TRUE;
}

static double
distance (CoxaPoint a, CoxaPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

static CoxaPoint
between (CoxaPoint a, CoxaPoint b, double t)
{
  return (CoxaPoint){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static double
path_length (const CoxaPoint *points, guint n)
{
  double length = 0;

  for (guint i = 0; i + 1 < n; i++)
    length += distance (points[i], points[i + 1]);
  return length;
}

/* The point at a length along the path. */
static CoxaPoint
point_along (const CoxaPoint *points, guint n, double length)
{
  for (guint i = 0; i + 1 < n; i++) {
    double piece = distance (points[i], points[i + 1]);

    if (length <= piece)
      return piece > 0 ? between (points[i], points[i + 1], length / piece) : points[i];
    length -= piece;
  }
  return points[n - 1];
}

static void
add_head (CoxaDrawing *drawing, CoxaPoint from, CoxaPoint tip, double half_width)
{
  double length = MAX (distance (from, tip), 1e-6);
  double x = (tip.x - from.x) / length * half_width, y = (tip.y - from.y) / length * half_width;
  CoxaPoint points[] = { tip, { from.x - y, from.y + x }, { from.x + y, from.y - x } };

  coxa_drawing_polygon (drawing, points, 3);
}

static void
add_heads (CoxaDrawing *drawing, const CoxaPoint *points, guint n, double size, gboolean both)
{
  double length = path_length (points, n);

  add_head (drawing, point_along (points, n, length - size), points[n - 1],
            size * HEAD_HALF_WIDTH / HEAD_LENGTH);
  if (both)
    add_head (drawing, point_along (points, n, size), points[0],
              size * HEAD_HALF_WIDTH / HEAD_LENGTH);
}

/* A short arrow keeps its proportions: it gets a smaller head. */
static void
draw_path (CoxaDrawing *drawing, const CoxaPoint *points, guint n, gboolean both)
{
  double length = path_length (points, n);
  double size = MIN (HEAD_LENGTH, length * (both ? 0.36 : 0.55));
  double from = both ? 0.8 * size : 0, to = length - 0.8 * size;
  CoxaPoint shaft[PATH_POINTS / 2 + 1];
  const guint n_shaft = G_N_ELEMENTS (shaft);

  for (guint i = 0; i < n_shaft; i++)
    shaft[i] = point_along (points, n, from + (to - from) * i / (n_shaft - 1));
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_PAPER, SHAFT + HALO);
  coxa_drawing_smooth_line (drawing, shaft, n_shaft);
  coxa_drawing_begin (drawing, COXA_INK_PAPER, COXA_INK_PAPER, HALO);
  add_heads (drawing, points, n, size, both);
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_ARROW, SHAFT);
  coxa_drawing_smooth_line (drawing, shaft, n_shaft);
  coxa_drawing_begin (drawing, COXA_INK_ARROW, COXA_INK_NONE, 0);
  add_heads (drawing, points, n, size, both);
}

static CoxaPoint
see_joint (const CoxaArrow *self, const CoxaScene *scene, const CoxaMotion *motion, double moment)
{
  CoxaSkeleton skeleton = coxa_motion_get_skeleton (motion, moment);
  CoxaPoint point =
      coxa_camera_project (coxa_scene_get_camera (scene), skeleton.joints[self->joint]);

  return (CoxaPoint){ point.x + self->shift.x, point.y + self->shift.y };
}

/* A short way starts farther back; there and back, it goes on farther too. */
static void
lengthen (CoxaPoint *points, guint n, gboolean both)
{
  double length = path_length (points, n);
  double missing = (both ? 1.4 : 1) * SHORTEST - length;
  CoxaPoint first = points[0], last = points[n - 1];

  if (missing <= 0 || length < 1e-6)
    return;
  if (both)
    missing /= 2;
  points[0] = between (first, points[n / 4], -missing / distance (first, points[n / 4]));
  if (both)
    points[n - 1] =
        between (last, points[n - 1 - n / 4], -missing / distance (last, points[n - 1 - n / 4]));
}

static void
draw_track (const CoxaArrow *self,
            CoxaDrawing *drawing,
            const CoxaScene *scene,
            const CoxaMotion *motion)
{
  gboolean both = self->kind == COXA_ARROW_TRACK_BOTH;
  CoxaPoint points[PATH_POINTS];

  for (guint i = 0; i < PATH_POINTS; i++)
    points[i] = see_joint (self, scene, motion, self->frame - 1 + (double) i / (PATH_POINTS - 1));
  lengthen (points, PATH_POINTS, both);
  draw_path (drawing, points, PATH_POINTS, both);
}

/* Most of an ellipse, or a lying eight. */
static void
draw_closed (const CoxaArrow *self, CoxaDrawing *drawing, CoxaPoint centre)
{
  CoxaPoint points[PATH_POINTS];
  const double turn = 0.86 * 2 * G_PI;

  for (guint i = 0; i < PATH_POINTS; i++) {
    double angle = 0.35 * G_PI + turn * i / (PATH_POINTS - 1);
    double x = self->kind == COXA_ARROW_CIRCLE ? 0.075 * cos (angle) : 0.10 * sin (angle);
    double y = self->kind == COXA_ARROW_CIRCLE ? 0.042 * sin (angle) : 0.055 * sin (2 * angle);

    points[i] = (CoxaPoint){ centre.x + x, centre.y + y };
  }
  draw_path (drawing, points, PATH_POINTS, FALSE);
}

static void
draw_straight (CoxaDrawing *drawing, CoxaPoint from, double direction_deg, double length)
{
  double angle = direction_deg * G_PI / 180;
  CoxaPoint points[] = { from, { from.x + length * cos (angle), from.y + length * sin (angle) } };

  draw_path (drawing, points, 2, FALSE);
}

void
coxa_arrow_draw (const CoxaArrow *self, CoxaScene *scene, const CoxaMotion *motion)
{
  CoxaDrawing *drawing = coxa_scene_begin (scene, COXA_LAYER_ARROWS, 0);
  CoxaPoint at = see_joint (self, scene, motion, self->frame);

  switch (self->kind) {
  case COXA_ARROW_TRACK:
  case COXA_ARROW_TRACK_BOTH:
    draw_track (self, drawing, scene, motion);
    break;
  case COXA_ARROW_CIRCLE:
  case COXA_ARROW_FIGURE8:
    draw_closed (self, drawing, at);
    break;
  case COXA_ARROW_PUSH:
    draw_straight (drawing, at, self->direction_deg, PUSH_LENGTH);
    break;
  case COXA_ARROW_BREATHE:
    for (int i = -1; i <= 1; i++)
      draw_straight (drawing, (CoxaPoint){ at.x + 0.045 * i, at.y + 0.03 }, 90, BREATH_LENGTH);
    break;
  default:
    g_assert_not_reached ();
  }
}
