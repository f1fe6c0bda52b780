/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-figure.h"

/* In the axes of the head, from its centre: x to the nose, y to the crown, z to the right ear. */
typedef struct {
  double x, y, z, r;
} Spot;

static const Spot hair[] = { { -0.008, 0.010, 0, 0.051 }, { -0.024, -0.018, 0, 0.030 } };
static const Spot face[] = { { 0.008, -0.001, 0, 0.044 },
                             { 0.020, -0.038, 0, 0.022 },
                             { 0.004, -0.030, 0.012, 0.026 },
                             { 0.004, -0.030, -0.012, 0.026 } };
static const Spot nose[] = { { 0.044, -0.002, 0, 0.006 }, { 0.054, -0.016, 0, 0.006 } };

static CoxaVector
from_head (const CoxaSkeleton *skeleton, double x, double y, double z)
{
  return coxa_vector_add (
      skeleton->joints[COXA_JOINT_HEAD],
      coxa_rotation_apply (&skeleton->axes[COXA_SEGMENT_HEAD], (CoxaVector){ x, y, z }));
}

static guint
balls_of (const CoxaSkeleton *skeleton, const Spot *spots, guint n, CoxaBall *balls_out)
{
  for (guint i = 0; i < n; i++)
    balls_out[i] =
        (CoxaBall){ from_head (skeleton, spots[i].x, spots[i].y, spots[i].z), spots[i].r };
  return n;
}

/* How much a direction of the head points to the viewer: 1 straight, -1 away. */
static double
facing (const CoxaScene *scene, const CoxaSkeleton *skeleton, double x, double y, double z)
{
  CoxaVector v = coxa_rotation_apply (&skeleton->axes[COXA_SEGMENT_HEAD], (CoxaVector){ x, y, z });

  return coxa_camera_see (coxa_scene_get_camera (scene), v).z;
}

static void
draw_neck (CoxaScene *scene, const CoxaSkeleton *skeleton)
{
  CoxaVector foot = coxa_vector_between (skeleton->joints[COXA_JOINT_NECK],
                                         skeleton->joints[COXA_JOINT_CHEST], 0.12);
  CoxaBall balls[2] = { { foot, 0.029 }, { from_head (skeleton, -0.008, -0.040, 0), 0.027 } };

  coxa_scene_add_hull (scene, balls, 2, COXA_INK_SKIN, COXA_INK_OUTLINE);
}

static void
draw_hair (CoxaScene *scene, const CoxaSkeleton *skeleton)
{
  CoxaBall balls[G_N_ELEMENTS (hair)];

  balls_of (skeleton, hair, G_N_ELEMENTS (hair), balls);
  coxa_scene_add_hull (scene, balls, G_N_ELEMENTS (hair), COXA_INK_HAIR, COXA_INK_OUTLINE);
}

static void
draw_face (CoxaScene *scene, const CoxaSkeleton *skeleton)
{
  CoxaBall face_balls[G_N_ELEMENTS (face)], nose_balls[G_N_ELEMENTS (nose)];
  const CoxaBall *hulls[] = { face_balls, nose_balls };
  const guint n_balls[] = { balls_of (skeleton, face, G_N_ELEMENTS (face), face_balls),
                            balls_of (skeleton, nose, G_N_ELEMENTS (nose), nose_balls) };

  coxa_scene_add_union (scene, hulls, n_balls, 2, COXA_INK_SKIN);
}

/* Small and thin, at the edge of the hair, so that nobody takes it for an eye. */
static void
draw_ear (CoxaScene *scene, const CoxaSkeleton *skeleton)
{
  static const Spot ear[] = { { -0.019, -0.002, 0.040, 0.0095 },
                              { -0.015, -0.013, 0.040, 0.0070 } };
  double sign = facing (scene, skeleton, 0, 0, 1) > 0 ? 1 : -1;
  CoxaBall balls[G_N_ELEMENTS (ear)];

  if (facing (scene, skeleton, 0, 0, sign) < 0.3)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ear); i++)
    balls[i] = (CoxaBall){ from_head (skeleton, ear[i].x, ear[i].y, sign * ear[i].z), ear[i].r };
  coxa_scene_add_detail (scene, balls, G_N_ELEMENTS (ear), COXA_INK_SKIN, COXA_INK_OUTLINE);
}

static void
draw_eyes (CoxaScene *scene, const CoxaSkeleton *skeleton)
{
  for (int sign = -1; sign <= 1; sign += 2) {
    CoxaBall ball = { from_head (skeleton, 0.042, 0.004, 0.019 * sign), 0.0048 };

    if (facing (scene, skeleton, 0.91, 0, 0.41 * sign) > 0.25)
      coxa_scene_add_hull (scene, &ball, 1, COXA_INK_OUTLINE, COXA_INK_NONE);
  }
}

static void
draw_mouth (CoxaScene *scene, const CoxaSkeleton *skeleton, CoxaDrawing *drawing)
{
  static const Spot lips[] = { { 0.040, -0.033, -0.012, 0 },
                               { 0.045, -0.037, 0, 0 },
                               { 0.040, -0.033, 0.012, 0 } };
  CoxaPoint points[G_N_ELEMENTS (lips)];

  if (facing (scene, skeleton, 1, 0, 0) < 0.45)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lips); i++)
    points[i] = coxa_camera_project (coxa_scene_get_camera (scene),
                                     from_head (skeleton, lips[i].x, lips[i].y, lips[i].z));
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_OUTLINE, 0.6 * COXA_LINE_WIDTH);
  coxa_drawing_smooth_line (drawing, points, G_N_ELEMENTS (lips));
}

/**
 * coxa_head_draw:
 *
 * Neck, hair and a calm face; seen from behind, the hair lies over the face.
 */
void
coxa_head_draw (CoxaScene *scene, const CoxaSkeleton *skeleton)
{
  CoxaVector head =
      coxa_camera_see (coxa_scene_get_camera (scene), skeleton->joints[COXA_JOINT_HEAD]);
  CoxaDrawing *drawing = coxa_scene_begin (scene, COXA_LAYER_BODY, head.z);
  gboolean from_behind = facing (scene, skeleton, 1, -0.3, 0) < -0.35;

  draw_neck (scene, skeleton);
  if (from_behind)
    draw_face (scene, skeleton);
  draw_hair (scene, skeleton);
  if (!from_behind)
    draw_face (scene, skeleton);
  draw_ear (scene, skeleton);
  if (from_behind)
    return;
  draw_eyes (scene, skeleton);
  draw_mouth (scene, skeleton, drawing);
}
