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
#define FARTHEST 0.30 /* that an arrow is moved off the body */
#define STEP_OFF 0.02
#define N_WAYS_OFF 24
#define HIDES 8         /* how much worse than to be far off */
#define CLEARANCE 0.034 /* of the middle of the shaft from the body */

typedef struct {
  CoxaPoint points[PATH_POINTS];
  guint n;
  gboolean both, closed;
} Path;

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
  double x = b.x - a.x, y = b.y - a.y;

  return sqrt (x * x + y * y); /* hypot() is five times slower */
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
draw_path (CoxaDrawing *drawing, const Path *path)
{
  const CoxaPoint *points = path->points;
  guint n = path->n;
  gboolean both = path->both;
  double length = path_length (points, n);
  double size = path->closed ? 0.7 * HEAD_LENGTH : MIN (HEAD_LENGTH, length * (both ? 0.30 : 0.55));
  double shaft_width = path->closed ? 0.75 * SHAFT : SHAFT;
  double from = both ? 0.8 * size : 0, to = length - 0.8 * size;
  guint n_shaft = n < PATH_POINTS ? 2 : path->closed ? 13 : 4;
  CoxaPoint shaft[13];

  for (guint i = 0; i < n_shaft; i++)
    shaft[i] = point_along (points, n, from + (to - from) * i / (n_shaft - 1));
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_PAPER, shaft_width + HALO);
  coxa_drawing_smooth_line (drawing, shaft, n_shaft);
  coxa_drawing_begin (drawing, COXA_INK_PAPER, COXA_INK_PAPER, HALO);
  add_heads (drawing, points, n, size, both);
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_ARROW, shaft_width);
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
lengthen (Path *path)
{
  CoxaPoint *first = &path->points[0], *last = &path->points[path->n - 1];
  double length = path_length (path->points, path->n), chord = distance (*first, *last);
  double missing = (path->both ? 1.4 : 1) * SHORTEST - length;
  CoxaPoint from = *first, to = *last;

  if (missing <= 0 || chord < 1e-6)
    return;
  *first = between (from, to, -missing / chord / (path->both ? 2 : 1));
  if (path->both)
    *last = between (to, from, -missing / chord / 2);
  for (guint i = 1; i + 1 < path->n; i++)
    path->points[i] = between (*first, *last, (double) i / (path->n - 1));
}

/* One clean bow from the joint's start over its middle to its end. */
static Path
trace_track (const CoxaArrow *self, const CoxaScene *scene, const CoxaMotion *motion)
{
  Path path = { .n = PATH_POINTS, .both = self->kind == COXA_ARROW_TRACK_BOTH };
  CoxaPoint start = see_joint (self, scene, motion, self->frame - 1),
            middle = see_joint (self, scene, motion, self->frame - 0.5);
  CoxaPoint end = see_joint (self, scene, motion, self->frame),
            straight = between (start, end, 0.5);
  CoxaPoint bow = { middle.x - straight.x, middle.y - straight.y };
  double most = 0.25 * distance (start, end), size = hypot (bow.x, bow.y);
  double part = size > most ? most / size : 1;
  CoxaPoint control = { straight.x + 2 * part * bow.x, straight.y + 2 * part * bow.y };

  for (guint i = 0; i < PATH_POINTS; i++) {
    double t = (double) i / (PATH_POINTS - 1);

    path.points[i] = between (between (start, control, t), between (control, end, t), t);
  }
  lengthen (&path);
  return path;
}

/* Most of an ellipse, or a lying eight. */
static Path
trace_closed (const CoxaArrow *self, CoxaPoint centre)
{
  Path path = { .n = PATH_POINTS, .closed = TRUE };
  gboolean circle = self->kind == COXA_ARROW_CIRCLE;
  double turn = (circle ? 0.80 : 0.90) * 2 * G_PI, start = (circle ? 0.45 : 0.60) * G_PI;

  for (guint i = 0; i < PATH_POINTS; i++) {
    double angle = start + turn * i / (PATH_POINTS - 1);
    double x = circle ? 0.080 * cos (angle) : 0.105 * sin (angle);
    double y = circle ? 0.045 * sin (angle) : 0.058 * sin (2 * angle);

    path.points[i] = (CoxaPoint){ centre.x + x, centre.y + y };
  }
  return path;
}

static Path
trace_straight (CoxaPoint from, double direction_deg, double length)
{
  double angle = direction_deg * G_PI / 180;

  return (Path){
    .n = 2, .points = { from, { from.x + length * cos (angle), from.y + length * sin (angle) } }
  };
}

static guint
trace (const CoxaArrow *self, const CoxaScene *scene, const CoxaMotion *motion, Path paths[3])
{
  CoxaPoint at = see_joint (self, scene, motion, self->frame);

  switch (self->kind) {
  case COXA_ARROW_TRACK:
  case COXA_ARROW_TRACK_BOTH:
    paths[0] = trace_track (self, scene, motion);
    return 1;
  case COXA_ARROW_CIRCLE:
  case COXA_ARROW_FIGURE8:
    paths[0] = trace_closed (self, at);
    return 1;
  case COXA_ARROW_PUSH:
    paths[0] = trace_straight (at, self->direction_deg, PUSH_LENGTH);
    return 1;
  case COXA_ARROW_BREATHE:
    for (int i = 0; i < 3; i++)
      paths[i] =
          trace_straight ((CoxaPoint){ at.x + 0.045 * (i - 1), at.y + 0.03 }, 90, BREATH_LENGTH);
    return 3;
  default:
    g_assert_not_reached ();
  }
}

static double
measure_cover (const CoxaScene *scene, const Path *paths, guint n_paths, CoxaPoint by)
{
  CoxaPoint points[3 * 9];
  guint n = 0;

  for (guint i = 0; i < n_paths; i++) {
    double length = path_length (paths[i].points, paths[i].n);

    for (guint j = 0; j < 9; j++, n++) {
      points[n] = point_along (paths[i].points, paths[i].n, length * j / 8);
      points[n].x += by.x;
      points[n].y += by.y;
    }
  }
  return coxa_scene_measure_cover (scene, points, n, CLEARANCE);
}

/* The shortest way off the body: an arrow must not hide what moves. */
static CoxaPoint
find_way_off (const CoxaScene *scene, const Path *paths, guint n_paths)
{
  CoxaPoint best = { 0, 0 };
  double least = HIDES * measure_cover (scene, paths, n_paths, best);

  for (double far = STEP_OFF; far < MIN (least, FARTHEST); far += STEP_OFF)
    for (guint i = 0; i < N_WAYS_OFF; i++) {
      double angle = 2 * G_PI * i / N_WAYS_OFF;
      CoxaPoint by = { far * cos (angle), far * sin (angle) };
      double cost = far + HIDES * measure_cover (scene, paths, n_paths, by);

      if (cost < least - 1e-9) {
        least = cost;
        best = by;
      }
    }
  return best;
}

/**
 * coxa_arrow_draw:
 *
 * Where the exercise wants it, or near by, off the body that @scene shows already.
 */
void
coxa_arrow_draw (const CoxaArrow *self, CoxaScene *scene, const CoxaMotion *motion)
{
  CoxaDrawing *drawing = coxa_scene_begin (scene, COXA_LAYER_ARROWS, 0);
  Path paths[3];
  guint n = trace (self, scene, motion, paths);
  CoxaPoint by = find_way_off (scene, paths, n);

  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < paths[i].n; j++) {
      paths[i].points[j].x += by.x;
      paths[i].points[j].y += by.y;
    }
    draw_path (drawing, &paths[i]);
  }
}
