/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is laid over a measuring picture: the arms and the arc of a goniometer, the norm as a
 * ring, the other side as a ghost of the limb and a mark on the ring. */

#include "coxa-angle-marks.h"

#define RING 0.030 /* width of the norm's ring, body heights */
#define THIN 0.0055
#define ARM 0.011
#define HALO 0.009
#define ARC_AT 0.58 /* of the radius */
#define AXIS 0.014
#define MARK 0.034
#define STEP_DEG 6.0
#define POINTS_LIMIT 48

/* The page points of an arc round the centre, from one reading to another. */
typedef struct {
  CoxaPoint points[POINTS_LIMIT];
  guint n;
} Arc;

typedef struct {
  CoxaDrawing *drawing;
  const CoxaCamera *camera;
  const CoxaMeasuringPicture *picture;
  CoxaVector centre;
  double radius;
} Marker;

static CoxaPoint
at_reading (const Marker *self, double value, double distance)
{
  CoxaVector arm = coxa_measuring_picture_get_arm (self->picture, value);

  return coxa_camera_project (self->camera,
                              coxa_vector_add (self->centre, coxa_vector_scale (arm, distance)));
}

static Arc
arc_new (const Marker *self, double from, double to, double distance)
{
  Arc arc = { .n = CLAMP ((guint) ceil (fabs (to - from) / STEP_DEG) + 1, 2, POINTS_LIMIT) };

  for (guint i = 0; i < arc.n; i++)
    arc.points[i] = at_reading (self, from + (to - from) * i / (arc.n - 1), distance);
  return arc;
}

static void
draw_line (const Marker *self, CoxaPoint from, CoxaPoint to, CoxaInk ink, double width)
{
  coxa_drawing_begin (self->drawing, COXA_INK_NONE, ink, width);
  coxa_drawing_move (self->drawing, from);
  coxa_drawing_line (self->drawing, to);
}

static void
draw_norm (const Marker *self, double low, double high)
{
  Arc inner = arc_new (self, low, high, self->radius - RING / 2);
  Arc outer = arc_new (self, high, low, self->radius + RING / 2);

  coxa_drawing_begin (self->drawing, COXA_INK_NORM, COXA_INK_NORM_EDGE, THIN);
  coxa_drawing_move (self->drawing, inner.points[0]);
  for (guint i = 1; i < inner.n; i++)
    coxa_drawing_line (self->drawing, inner.points[i]);
  for (guint i = 0; i < outer.n; i++)
    coxa_drawing_line (self->drawing, outer.points[i]);
  coxa_drawing_close (self->drawing);
}

static void
draw_zero (const Marker *self)
{
  draw_line (self, at_reading (self, 0, 0), at_reading (self, 0, self->radius + RING),
             COXA_INK_NORM_EDGE, THIN);
}

static void
draw_arm (const Marker *self, double value)
{
  CoxaPoint centre = at_reading (self, value, 0), end = at_reading (self, value, self->radius);
  CoxaCircle axis = { centre.x, centre.y, AXIS };

  draw_line (self, centre, end, COXA_INK_PAPER, ARM + HALO);
  draw_line (self, centre, end, COXA_INK_ARROW, ARM);
  coxa_drawing_begin (self->drawing, COXA_INK_PAPER, COXA_INK_ARROW, ARM);
  coxa_drawing_hull (self->drawing, &axis, 1);
}

static void
draw_arc (const Marker *self, double value)
{
  Arc arc = arc_new (self, 0, value, ARC_AT * self->radius);

  coxa_drawing_begin (self->drawing, COXA_INK_NONE, COXA_INK_PAPER, ARM + HALO);
  coxa_drawing_smooth_line (self->drawing, arc.points, arc.n);
  coxa_drawing_begin (self->drawing, COXA_INK_NONE, COXA_INK_ARROW, ARM);
  coxa_drawing_smooth_line (self->drawing, arc.points, arc.n);
}

/* A hollow triangle that points to the ring from outside. */
static void
draw_other (const Marker *self, double value)
{
  CoxaPoint tip = at_reading (self, value, self->radius + RING / 2);
  CoxaPoint back = at_reading (self, value, self->radius + RING / 2 + MARK);
  double x = (back.y - tip.y) * 0.55, y = (tip.x - back.x) * 0.55;
  CoxaPoint points[] = { tip, { back.x + x, back.y + y }, { back.x - x, back.y - y } };

  coxa_drawing_begin (self->drawing, COXA_INK_PAPER, COXA_INK_OUTLINE, COXA_LINE_WIDTH);
  coxa_drawing_polygon (self->drawing, points, 3);
}

void
coxa_angle_marks_draw (CoxaScene *scene,
                       const CoxaMeasuringPicture *picture,
                       const CoxaAngleMarks *marks)
{
  double value = isnan (marks->value) ? 0 : marks->value;
  Marker marker = { coxa_scene_begin (scene, COXA_LAYER_ARROWS, 0), coxa_scene_get_camera (scene),
                    picture, coxa_measuring_picture_get_centre (picture, value),
                    coxa_measuring_picture_get_radius (picture) };

  if (!isnan (marks->norm_low) && !isnan (marks->norm_high) && marks->norm_low < marks->norm_high)
    draw_norm (&marker, marks->norm_low, marks->norm_high);
  draw_zero (&marker);
  if (!isnan (marks->other))
    draw_other (&marker, marks->other);
  if (isnan (marks->value))
    return;
  draw_arc (&marker, marks->value);
  draw_arm (&marker, marks->value);
}

static void
add_limb (CoxaScene *scene, const CoxaSkeleton *skeleton, CoxaJoint a, CoxaJoint b)
{
  CoxaBall balls[] = { { skeleton->joints[a], coxa_joint_get_skin (a) },
                       { skeleton->joints[b], coxa_joint_get_skin (b) } };

  coxa_scene_begin (scene, COXA_LAYER_BEHIND, 0);
  coxa_scene_add_hull (scene, balls, 2, COXA_INK_GHOST, COXA_INK_GHOST_EDGE);
}

/**
 * coxa_ghost_draw:
 * @from: the joint it is measured at: what hangs from it moves
 *
 * Draws the measured limb once more, pale and behind everything.
 */
void
coxa_ghost_draw (CoxaScene *scene, const CoxaSkeleton *skeleton, CoxaJoint from)
{
  if (from == COXA_JOINT_HIP)
    add_limb (scene, skeleton, COXA_JOINT_THIGH, COXA_JOINT_KNEE);
  if (from == COXA_JOINT_HIP || from == COXA_JOINT_KNEE)
    add_limb (scene, skeleton, COXA_JOINT_KNEE, COXA_JOINT_ANKLE);
  add_limb (scene, skeleton, COXA_JOINT_HEEL, COXA_JOINT_TOE);
}
