/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

#define HEAD COXA_JOINT_HEAD, COXA_SEGMENT_HEAD
#define CHIN_BEFORE_NECK 0.1

static CoxaVector
from_head (const CoxaSitter *self, double x, double y, double z)
{
  return coxa_sitter_reach (self, HEAD, (CoxaVector){ x, y, z });
}

static double
face_head (const CoxaSitter *self, double x, double y, double z)
{
  return coxa_sitter_face (self, COXA_SEGMENT_HEAD, (CoxaVector){ x, y, z });
}

static CoxaPoint
see (const CoxaSitter *self, double x, double y, double z)
{
  return coxa_camera_project (coxa_scene_get_camera (self->scene), from_head (self, x, y, z));
}

/* Its lower end is the neck line of the shirt; from behind the shirt hides it. */
static void
draw_neck (const CoxaSitter *self)
{
  gboolean from_behind =
      coxa_sitter_face (self, COXA_SEGMENT_THORAX, (CoxaVector){ 0.9, 0.4, 0 }) < -0.1;
  double r = self->build->neck;
  CoxaSolid solid = { 0 };
  CoxaVector foot = self->skeleton->joints[COXA_JOINT_NECK];

  coxa_sitter_add (self, &solid, HEAD, (CoxaSpot){ -0.010, -0.036, 0, 0, 0, r - 0.001 });
  coxa_sitter_add (self, &solid, COXA_JOINT_NECK, COXA_SEGMENT_THORAX,
                   (CoxaSpot){ -0.003, -0.002, 0, 0.021, r + 0.003, 0.004 });
  if (!from_behind)
    coxa_sitter_add (self, &solid, COXA_JOINT_NECK, COXA_SEGMENT_THORAX,
                     (CoxaSpot){ 0.013, -0.014, 0, 0.008, 0.014, 0.006 });
  coxa_scene_begin_limb (self->scene, foot, foot, 0);
  coxa_scene_add_form (self->scene, &solid, 1, 0, COXA_INK_SKIN);
}

/* Long hair behind the neck; where it lies beside the neck it is painted over it. */
static void
draw_long_hair (const CoxaSitter *self)
{
  CoxaSolid solid = { 0 };

  coxa_sitter_add (self, &solid, HEAD, (CoxaSpot){ -0.026, 0.004, 0, 0, 0.024, 0.030 });
  coxa_sitter_add (self, &solid, HEAD, (CoxaSpot){ -0.032, -0.044, 0, 0, 0.026, 0.020 });
  coxa_sitter_add (self, &solid, HEAD, (CoxaSpot){ -0.033, -0.068, 0, 0, 0.022, 0.013 });
  coxa_scene_begin_limb (self->scene, from_head (self, -0.036, 0, 0),
                         from_head (self, -0.034, -0.066, 0), 0.03);
  coxa_scene_lift (self->scene, 0.004, 0);
  coxa_scene_add_form (self->scene, &solid, 1, 3, COXA_INK_HAIR);
}

static void
add_skull (const CoxaSitter *self)
{
  double jaw = self->build->jaw;
  CoxaSolid solids[2] = { 0 };

  coxa_sitter_add (self, &solids[0], HEAD, (CoxaSpot){ -0.006, 0.009, 0, 0, 0, 0.049 });
  coxa_sitter_add (self, &solids[0], HEAD, (CoxaSpot){ 0.002, -0.034, 0, 0, 0.008, jaw });
  coxa_sitter_add (self, &solids[0], HEAD, (CoxaSpot){ 0.026, -0.044, 0, 0, 0.003, 0.0125 });
  coxa_sitter_add (self, &solids[0], HEAD, (CoxaSpot){ 0.020, 0.012, 0, 0, 0.006, 0.022 });
  coxa_sitter_add (self, &solids[1], HEAD, (CoxaSpot){ 0.038, 0.006, 0, 0, 0, 0.0040 });
  coxa_sitter_add (self, &solids[1], HEAD, (CoxaSpot){ 0.0515, -0.013, 0, 0, 0, 0.0042 });
  coxa_sitter_add (self, &solids[1], HEAD, (CoxaSpot){ 0.034, -0.018, 0, 0, 0, 0.0040 });
  coxa_scene_add_form (self->scene, solids, 2, 1, COXA_INK_SKIN);
}

static void
add_ear (const CoxaSitter *self, int sign)
{
  CoxaSolid solid = { 0 };
  CoxaVector up = from_head (self, 0, 0.010, 0);

  up = coxa_vector_subtract (up, self->skeleton->joints[COXA_JOINT_HEAD]);
  coxa_sitter_add (self, &solid, HEAD,
                   (CoxaSpot){ -0.010, -0.006, 0.046 * sign, 0.0055, 0, 0.0035 });
  solid.discs[0].v = up;
  coxa_scene_add_form (self->scene, &solid, 1, 0, COXA_INK_SKIN);
}

static void
add_line (
    const CoxaSitter *self, CoxaDrawing *drawing, const CoxaVector *places, guint n, double width)
{
  CoxaPoint points[4];

  for (guint i = 0; i < n; i++)
    points[i] = see (self, places[i].x, places[i].y, places[i].z);
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_OUTLINE, width * COXA_LINE_WIDTH);
  coxa_drawing_smooth_line (drawing, points, n);
}

/* An eye and its brow; both are gone when the cheek hides them. */
static void
add_eye (const CoxaSitter *self, CoxaDrawing *drawing, int sign)
{
  const CoxaVector eye[] = { { 0.0405, 0.0065, 0.0170 * sign }, { 0.0405, 0.0005, 0.0170 * sign } };
  const CoxaVector brow[] = { { 0.0420, 0.0205, 0.0105 * sign },
                              { 0.0400, 0.0220, 0.0180 * sign },
                              { 0.0350, 0.0190, 0.0260 * sign } };

  if (face_head (self, 0.90, 0, 0.43 * sign) < 0.22)
    return;
  add_line (self, drawing, eye, 2, 1.15);
  add_line (self, drawing, brow, 3, 0.6);
}

static void
add_nose_and_mouth (const CoxaSitter *self, CoxaDrawing *drawing)
{
  double front = face_head (self, 1, 0, 0);
  int side = face_head (self, 0, 0, 1) > 0 ? 1 : -1;
  const CoxaVector lips[] = { { 0.0375, -0.0300, 0.0110 },
                              { 0.0415, -0.0330, 0.0000 },
                              { 0.0375, -0.0300, -0.0110 } };
  const CoxaVector profile[] = { { 0.0420, -0.0315, 0.0000 }, { 0.0330, -0.0295, 0.0130 * side } };
  const CoxaVector nose[] = { { 0.0500, -0.0030, 0.0025 * side },
                              { 0.0560, -0.0140, 0.0035 * side },
                              { 0.0500, -0.0170, 0.0000 } };

  if (front < 0.35) {
    if (face_head (self, 0.5, 0, 0.85 * side) > 0.3)
      add_line (self, drawing, profile, 2, 0.6);
    return;
  }
  add_line (self, drawing, lips, 3, 0.7);
  if (front > 0.55)
    add_line (self, drawing, nose, 3, 0.6);
}

static void
draw_face (const CoxaSitter *self, CoxaDrawing *drawing)
{
  add_eye (self, drawing, 1);
  add_eye (self, drawing, -1);
  add_nose_and_mouth (self, drawing);
}

static void
add_ears (const CoxaSitter *self, gboolean near)
{
  for (int sign = -1; sign <= 1; sign += 2)
    if ((face_head (self, 0, 0, sign) > 0.12) == near)
      add_ear (self, sign);
}

/* Seen from below the chin, hair behind the neck would look like a beard. */
static gboolean
is_chin_up (const CoxaSitter *self)
{
  return face_head (self, 0, -1, 0) > 0.25 && face_head (self, 1, 0, 0) > 0.2;
}

/**
 * coxa_head_draw:
 *
 * Neck, hair and a calm face, the same from all sides.
 */
void
coxa_head_draw (const CoxaSitter *self)
{
  gboolean from_behind = face_head (self, 1, 0, 0) < -0.2;
  CoxaVector top = from_head (self, 0, 0.02, 0), chin = from_head (self, 0, -0.03, 0);
  CoxaDrawing *drawing;

  draw_neck (self);
  if (self->build->long_hair && !is_chin_up (self))
    draw_long_hair (self);
  drawing = coxa_scene_begin_limb (self->scene, top, chin, 0.045);
  if (face_head (self, 1, 0, 0) > 0.1)
    coxa_scene_lift (self->scene, CHIN_BEFORE_NECK, 0);
  add_ears (self, FALSE);
  add_skull (self);
  if (!from_behind)
    draw_face (self, drawing);
  coxa_hair_draw (self, drawing);
  add_ears (self, TRUE);
}
