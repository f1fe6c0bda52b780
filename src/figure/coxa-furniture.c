/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-prop-kinds.h"

#define LEG 0.022 /* thickness of a chair's leg */
#define SEAT_BACK 0.115
#define SEAT_DEPTH 0.25
#define SEAT_HALF_WIDTH 0.13
#define CHAIR_BACK_HEIGHT 0.25
#define PLINTH 0.05
#define CHAIR_SEAT_HEIGHT 0.26 /* of a chair nobody sits on */

static const CoxaBlockInks cloth = { COXA_INK_MAT, COXA_INK_PROP_SOFT, COXA_INK_MAT_EDGE,
                                     COXA_INK_PROP_EDGE };
static const CoxaBlockInks plaster = { COXA_INK_MAT, COXA_INK_MAT, COXA_INK_PROP_SOFT,
                                       COXA_INK_MAT_EDGE };

static const CoxaBlockInks plinth = { COXA_INK_PROP_SHADE, COXA_INK_PROP_SHADE, COXA_INK_PROP_EDGE,
                                      COXA_INK_PROP_EDGE };

/* The height of the skin under a joint: what it rests on. */
static double
underside (const CoxaProp *self, CoxaVector at)
{
  return at.y - coxa_joint_get_skin (self->joints[0]);
}

static void
draw_block (CoxaScene *scene,
            const CoxaBlockInks *inks,
            double x0,
            double x1,
            double y0,
            double y1,
            double z0,
            double z1)
{
  CoxaBlock block = { { MIN (x0, x1), y0, z0 }, { MAX (x0, x1), y1, z1 } };

  coxa_block_draw (scene, &block, inks);
}

/* Four legs, far ones first, under the corners of a rectangle of the floor. */
static void
draw_legs (CoxaScene *scene, double x0, double x1, double z0, double z1, double top)
{
  gboolean right_is_near =
      coxa_camera_see (coxa_scene_get_camera (scene), (CoxaVector){ 0, 0, 1 }).z > 0;

  for (int i = 0; i < 4; i++) {
    gboolean right = (i < 2) != right_is_near;
    double x = i % 2 ? MAX (x0, x1) - LEG : MIN (x0, x1);
    double z = right ? z1 - LEG : z0;

    draw_block (scene, &coxa_block_wood, x, x + LEG, 0, top, z, z + LEG);
  }
}

/* Two posts with a panel between them; the far post first. */
static void
draw_backrest (
    CoxaScene *scene, double x0, double x1, double seat, double top, double z0, double z1)
{
  double panel = seat + 0.35 * (top - seat);
  gboolean right_is_near =
      coxa_camera_see (coxa_scene_get_camera (scene), (CoxaVector){ 0, 0, 1 }).z > 0;
  double far_post = right_is_near ? z0 : z1 - LEG, near_post = right_is_near ? z1 - LEG : z0;

  draw_block (scene, &coxa_block_wood, x0, x1, seat - 0.03, top, far_post, far_post + LEG);
  draw_block (scene, &coxa_block_wood, x0, x1, panel, top, z0 + LEG, z1 - LEG);
  draw_block (scene, &coxa_block_wood, x0, x1, seat - 0.03, top, near_post, near_post + LEG);
}

/* @towards: +1 where the front of the seat points along +x */
static void
draw_chair_at (CoxaScene *scene, CoxaVector back, double seat, double back_top, double towards)
{
  double front = back.x + towards * SEAT_DEPTH, behind = back.x - towards * LEG;
  double z0 = back.z - SEAT_HALF_WIDTH, z1 = back.z + SEAT_HALF_WIDTH;
  CoxaVector to_front = { towards, 0, 0 };
  gboolean back_is_far = coxa_camera_see (coxa_scene_get_camera (scene), to_front).z > -0.02;

  draw_legs (scene, back.x, front, z0, z1, seat);
  if (back_is_far)
    draw_backrest (scene, back.x, behind, seat, back_top, z0, z1);
  draw_block (scene, &coxa_block_wood, back.x, front, seat - 0.022, seat, z0, z1);
  if (!back_is_far)
    draw_backrest (scene, back.x, behind, seat, back_top, z0, z1);
}

void
coxa_draw_chair (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector at = coxa_prop_get_place (self, stage, 0);
  double seat = underside (self, at);

  at.x += self->numbers[0] - SEAT_BACK;
  at.z = coxa_prop_get_first (self, stage)->joints[COXA_JOINT_PELVIS].z;
  draw_chair_at (scene, at, seat, seat + CHAIR_BACK_HEIGHT, 1);
}

void
coxa_draw_held_chair (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector hand = coxa_prop_get_place (self, stage, 0);
  double top = underside (self, hand);

  hand.x += self->numbers[0];
  draw_chair_at (scene, hand, CHAIR_SEAT_HEIGHT, top, self->turned ? -1 : 1);
}

/* Both hands hold its back, from behind. */
void
coxa_draw_chair_in_front (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const CoxaVector *joints = coxa_prop_get_first (self, stage)->joints;
  CoxaVector at = coxa_vector_between (joints[COXA_JOINT_HAND], joints[COXA_JOINT_HAND + 1], 0.5);

  at.x += self->numbers[0];
  draw_chair_at (scene, at, CHAIR_SEAT_HEIGHT, at.y - coxa_joint_get_skin (COXA_JOINT_HAND), 1);
}

void
coxa_draw_worktop (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector hand = coxa_prop_get_place (self, stage, 0);
  double top = underside (self, hand), edge = hand.x + self->numbers[0] - 0.08;
  double middle = coxa_prop_get_first (self, stage)->joints[COXA_JOINT_PELVIS].z;

  draw_block (scene, &plinth, edge + 0.05, edge + 0.29, 0, PLINTH, middle - 0.19, middle + 0.19);
  draw_block (scene, &coxa_block_wood, edge + 0.03, edge + 0.30, PLINTH, top - 0.022, middle - 0.20,
              middle + 0.20);
  draw_block (scene, &coxa_block_wood, edge, edge + 0.32, top - 0.022, top, middle - 0.22,
              middle + 0.22);
}

void
coxa_draw_bed (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector at = coxa_prop_get_place (self, stage, 0);
  double top = underside (self, at), foot = at.x + self->numbers[0], head = foot - 0.68;
  double z0 = at.z - 0.19, z1 = at.z + 0.19;

  draw_legs (scene, head + 0.02, foot - 0.02, z0 + 0.01, z1 - 0.01, top - 0.10);
  draw_block (scene, &coxa_block_wood, head, foot, top - 0.10, top - 0.055, z0, z1);
  draw_block (scene, &cloth, head, foot, top - 0.055, top, z0, z1);
}

void
coxa_draw_step (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector heel = coxa_prop_get_place (self, stage, 0);

  draw_block (scene, &coxa_block_wood, heel.x - 0.06, heel.x + 0.22, 0, self->numbers[0],
              heel.z - 0.15, heel.z + 0.13);
}

void
coxa_draw_wall (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  CoxaVector at = coxa_prop_get_place (self, stage, 0);
  double face = at.x + self->numbers[0];
  double behind = self->numbers[0] < 0 ? face - 0.03 : face + 0.03;

  draw_block (scene, &plaster, face, behind, 0, 1.0, at.z - 0.22, at.z + 0.16);
}

/* The joint sinks into it: lower than its full height. */
void
coxa_draw_cushion (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const double r = 0.012;
  CoxaVector at = coxa_prop_get_place (self, stage, 0);
  CoxaBall balls[4];

  for (int i = 0; i < 4; i++)
    balls[i] = (CoxaBall){ { at.x + (i & 1 ? 0.08 : -0.08), r, at.z + (i & 2 ? 0.07 : -0.07) }, r };
  coxa_scene_begin (scene, COXA_LAYER_BEHIND, 0);
  coxa_scene_add_hull (scene, balls, 4, COXA_INK_PROP_SOFT, COXA_INK_PROP_EDGE);
}

/* Under a head or a belly: it gives way, so that its sides stand higher than what lies on it. */
void
coxa_draw_pillow (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  const double half_width = 0.13, half_length = 0.085, r = 0.018;
  CoxaVector at = coxa_prop_get_place (self, stage, 0);
  CoxaBall balls[8];

  for (int i = 0; i < 8; i++)
    balls[i] = (CoxaBall){ { at.x + (i & 1 ? half_length : -half_length), i & 4 ? 0.030 : r,
                             at.z + (i & 2 ? half_width : -half_width) },
                           r };
  coxa_scene_begin (scene, COXA_LAYER_BEHIND, 0);
  coxa_scene_add_hull (scene, balls, 8, COXA_INK_MAT, COXA_INK_PROP_EDGE);
}
