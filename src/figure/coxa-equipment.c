/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-prop-kinds.h"

#define ROLLER_RADIUS 0.044
#define ROLLER_HALF_LENGTH 0.15
#define BALL_RADIUS 0.020
#define STRAP_WIDTH 0.012
#define FIST_FROM_TIP 0.3    /* of the hand */
#define STICK_OFF_SKIN 0.010 /* hair and half its own thickness */

static void
add_ring (CoxaScene *scene, CoxaVector centre, double r, CoxaPoint points[], guint n)
{
  for (guint i = 0; i < n; i++) {
    double angle = 2 * G_PI * i / n;
    CoxaVector at = { centre.x + r * cos (angle), centre.y + r * sin (angle), centre.z };

    points[i] = coxa_camera_project (coxa_scene_get_camera (scene), at);
  }
}

void
coxa_draw_roller (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  enum { N = 24 };
  CoxaVector at = coxa_prop_get_joint (self, stage, 0),
             first = stage->frames[0].joints[self->joints[0]];
  CoxaVector near, far;
  CoxaPoint ends[2 * N];
  CoxaCircle corners[2 * N];
  CoxaDrawing *drawing = coxa_scene_begin (scene, COXA_LAYER_BEHIND, 0);

  at.x = (at.x + first.x) / 2;
  at.y = ROLLER_RADIUS;
  near = far = at;
  near.z += ROLLER_HALF_LENGTH;
  far.z -= ROLLER_HALF_LENGTH;
  add_ring (scene, near, ROLLER_RADIUS, ends, N);
  add_ring (scene, far, ROLLER_RADIUS, ends + N, N);
  for (guint i = 0; i < 2 * N; i++)
    corners[i] = (CoxaCircle){ ends[i].x, ends[i].y, 0 };
  coxa_drawing_begin (drawing, COXA_INK_PROP_SOFT, COXA_INK_PROP_EDGE, COXA_LINE_WIDTH);
  coxa_drawing_hull (drawing, corners, 2 * N);
  coxa_drawing_begin (drawing, COXA_INK_MAT, COXA_INK_PROP_EDGE, COXA_LINE_WIDTH);
  coxa_drawing_polygon (drawing, ends, N);
}

void
coxa_draw_ball (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const double *shift = self->numbers;
  CoxaBall ball = { coxa_vector_add (coxa_prop_get_joint (self, stage, 0),
                                     (CoxaVector){ shift[0], shift[1], shift[2] }),
                    BALL_RADIUS };

  /* before the skin it presses, so that it is seen */
  coxa_scene_begin (scene, COXA_LAYER_BODY, 10);
  coxa_scene_add_hull (scene, &ball, 1, COXA_INK_BAND, COXA_INK_OUTLINE);
}

/* A rod or band: a dark line with a lighter one on it. */
static void
add_rod (CoxaScene *scene,
         CoxaDrawing *drawing,
         const CoxaVector *points,
         guint n,
         CoxaInk ink,
         double width)
{
  const CoxaCamera *camera = coxa_scene_get_camera (scene);

  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_OUTLINE, width + COXA_LINE_WIDTH);
  for (guint i = 0; i < n; i++) {
    CoxaPoint point = coxa_camera_project (camera, points[i]);

    if (i == 0)
      coxa_drawing_move (drawing, point);
    else
      coxa_drawing_line (drawing, point);
  }
  coxa_drawing_again (drawing, COXA_INK_NONE, ink, width);
}

static void
draw_rod_at (
    CoxaScene *scene, const CoxaVector *points, guint n, CoxaInk ink, double width, double depth)
{
  add_rod (scene, coxa_scene_begin (scene, COXA_LAYER_BODY, depth + 0.03), points, n, ink, width);
}

static void
draw_rod (CoxaScene *scene, const CoxaVector *points, guint n, CoxaInk ink, double width)
{
  double depth = 0;

  for (guint i = 0; i < n; i++)
    depth += coxa_camera_see (coxa_scene_get_camera (scene), points[i]).z / n;
  draw_rod_at (scene, points, n, ink, width, depth);
}

void
coxa_draw_stick (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector a = coxa_prop_get_joint (self, stage, 0), b = coxa_prop_get_joint (self, stage, 1);
  double beyond = 0.06 / coxa_vector_length (coxa_vector_subtract (a, b));
  CoxaVector off = coxa_rotation_apply (&coxa_stage_get_shown (stage)->axes[COXA_SEGMENT_THORAX],
                                        (CoxaVector){ -STICK_OFF_SKIN, 0, 0 });
  CoxaVector ends[] = { coxa_vector_add (coxa_vector_between (a, b, -beyond), off),
                        coxa_vector_add (coxa_vector_between (b, a, -beyond), off) };

  draw_rod (scene, ends, 2, COXA_INK_PROP, 0.012);
}

/* Inside the fist, not at the fingers' tips. */
static CoxaVector
get_grip (const CoxaProp *self, const CoxaStage *stage, guint i)
{
  CoxaVector hand = coxa_prop_get_joint (self, stage, i);
  const CoxaVector *joints = coxa_stage_get_shown (stage)->joints;

  if (self->joints[i] < COXA_JOINT_HAND)
    return hand;
  return coxa_vector_between (hand, joints[self->joints[i] - COXA_JOINT_HAND + COXA_JOINT_WRIST],
                              FIST_FROM_TIP);
}

/* One side of a strap, which goes before and behind limbs as a limb does. */
static void
draw_strap_side (CoxaScene *scene, const CoxaVector *points, guint n)
{
  CoxaDrawing *drawing =
      coxa_scene_begin_limb (scene, points[n - 2], points[n - 1], STRAP_WIDTH / 2);

  add_rod (scene, drawing, points, n, COXA_INK_BAND, STRAP_WIDTH);
}

/* From hand to hand, round the sole from one edge of the foot to the other. */
void
coxa_draw_strap (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const double half_foot = 0.022;
  CoxaVector sole = coxa_prop_get_joint (self, stage, 1);
  CoxaBodySide side = (self->joints[1] - COXA_JOINT_HIP) % 2;
  CoxaVector edge =
      coxa_rotation_apply (&coxa_stage_get_shown (stage)->axes[COXA_SEGMENT_FOOT + side],
                           (CoxaVector){ 0, 0, half_foot });
  CoxaVector left = coxa_vector_subtract (sole, edge), right = coxa_vector_add (sole, edge);
  CoxaVector left_side[] = { left, get_grip (self, stage, 0) };
  CoxaVector right_side[] = { left, right, get_grip (self, stage, 2) };

  draw_strap_side (scene, left_side, G_N_ELEMENTS (left_side));
  draw_strap_side (scene, right_side, G_N_ELEMENTS (right_side));
}

/* Taut round both limbs, before the nearer of them: from the outer side of one skin to the outer
 * side of the other. */
void
coxa_draw_loop (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const CoxaCamera *camera = coxa_scene_get_camera (scene);
  CoxaVector a = coxa_prop_get_joint (self, stage, 0), b = coxa_prop_get_joint (self, stage, 1);
  double apart = coxa_vector_length (coxa_vector_subtract (a, b));
  double skin = coxa_joint_get_skin (self->joints[0]);
  CoxaVector forward = coxa_rotation_apply (
      &coxa_stage_get_shown (stage)->axes[COXA_SEGMENT_PELVIS], (CoxaVector){ skin, 0, 0 });
  CoxaVector front[] = { coxa_vector_between (a, b, -skin / apart),
                         coxa_vector_add (coxa_vector_between (a, b, -0.5 * skin / apart), forward),
                         coxa_vector_add (coxa_vector_between (b, a, -0.5 * skin / apart), forward),
                         coxa_vector_between (b, a, -skin / apart) };
  double depth = MAX (coxa_camera_see (camera, a).z, coxa_camera_see (camera, b).z);

  draw_rod_at (scene, front, G_N_ELEMENTS (front), COXA_INK_BAND, 0.020, depth);
}

static CoxaVector
post_at (const CoxaProp *self, const CoxaStage *stage)
{
  CoxaVector at = coxa_prop_get_place (self, stage, 0);

  return (CoxaVector){ at.x + self->numbers[0], 0, at.z + self->numbers[1] };
}

void
coxa_draw_post (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector at = post_at (self, stage);
  CoxaBlock block = { { at.x - 0.015, 0, at.z - 0.015 }, { at.x + 0.015, 0.92, at.z + 0.015 } };

  coxa_block_draw (scene, &block, &coxa_block_wood);
}

void
coxa_draw_band_to_post (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector hands =
      coxa_vector_between (coxa_stage_get_shown (stage)->joints[COXA_JOINT_HAND],
                           coxa_stage_get_shown (stage)->joints[COXA_JOINT_HAND + 1], 0.5);
  CoxaVector points[] = { post_at (self, stage), hands };
  CoxaVector knot[2];

  points[0].y = hands.y;
  knot[0] = knot[1] = points[0];
  knot[0].y += 0.02;
  knot[1].y -= 0.02;
  draw_rod (scene, knot, 2, COXA_INK_BAND, 0.034);
  draw_rod (scene, points, 2, COXA_INK_BAND, 0.012);
}

/* A bag hanging from the hand by its handle. */
void
coxa_draw_weight (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector hand = coxa_vector_between (
      coxa_stage_get_shown (stage)->joints[self->joints[0]],
      coxa_stage_get_shown (stage)->joints[COXA_JOINT_WRIST + self->joints[0] - COXA_JOINT_HAND],
      0.25);
  CoxaVector handle[] = { { hand.x - 0.05, hand.y - 0.05, hand.z },
                          hand,
                          { hand.x + 0.05, hand.y - 0.05, hand.z } };
  CoxaBall corners[8];
  double depth = coxa_camera_see (coxa_scene_get_camera (scene), hand).z;

  for (int i = 0; i < 8; i++)
    corners[i] = (CoxaBall){ { hand.x + (i & 1 ? 0.065 : -0.065), hand.y - (i & 2 ? 0.055 : 0.145),
                               hand.z + (i & 4 ? 0.025 : -0.025) },
                             0.008 };
  draw_rod (scene, handle, 3, COXA_INK_PROP_SHADE, 0.006);
  coxa_scene_begin (scene, COXA_LAYER_BODY, depth + 0.01);
  coxa_scene_add_hull (scene, corners, 8, COXA_INK_PROP_SHADE, COXA_INK_PROP_EDGE);
}

void
coxa_draw_box (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const double half = 0.065;
  const CoxaCamera *camera = coxa_scene_get_camera (scene);
  CoxaVector right = coxa_stage_get_shown (stage)->joints[COXA_JOINT_HAND];
  CoxaVector left = coxa_stage_get_shown (stage)->joints[COXA_JOINT_HAND + 1];
  CoxaVector at = coxa_vector_between (right, left, 0.5);
  double depth = coxa_camera_see (camera, at).z;
  CoxaVector corners[8];
  CoxaDrawing *drawing;
  static const int faces[3][4] = { { 4, 5, 7, 6 }, { 2, 3, 7, 6 }, { 1, 3, 7, 5 } };
  static const CoxaInk inks[3] = { COXA_INK_PROP, COXA_INK_PROP, COXA_INK_PROP_SHADE };

  for (int i = 0; i < 8; i++)
    corners[i] = (CoxaVector){ at.x + (i & 1 ? half : -half), at.y + (i & 2 ? half : -half),
                               at.z + (i & 4 ? half : -half) };
  drawing = coxa_scene_begin (scene, COXA_LAYER_BODY, depth);
  for (int i = 0; i < 3; i++) {
    CoxaPoint points[4];

    for (int j = 0; j < 4; j++)
      points[j] = coxa_camera_project (camera, corners[faces[i][j]]);
    coxa_drawing_begin (drawing, inks[i], COXA_INK_PROP_EDGE, COXA_LINE_WIDTH);
    coxa_drawing_polygon (drawing, points, 4);
  }
}
