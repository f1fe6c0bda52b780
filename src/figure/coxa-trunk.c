/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

/* The trunk's cross-sections follow the spine, so that its curve is seen in front and back. */

#define PELVIS COXA_JOINT_PELVIS, COXA_SEGMENT_PELVIS
#define LOW COXA_JOINT_LOW, COXA_SEGMENT_LUMBAR
#define WAIST COXA_JOINT_WAIST, COXA_SEGMENT_LUMBAR
#define RIBS COXA_JOINT_WAIST, COXA_SEGMENT_THORAX
#define BREATH 0.026 /* how far a full breath lifts the belly */
#define CHEST COXA_JOINT_CHEST, COXA_SEGMENT_THORAX
#define NECK COXA_JOINT_NECK, COXA_SEGMENT_THORAX

/* A cross-section from its back to its front, its half breadth and how round its edge is. */
static CoxaSpot
section (double y, double back, double front, double half_breadth, double r)
{
  return (
      CoxaSpot){ (front - back) / 2, y, 0, MAX ((front + back) / 2 - r, 0), half_breadth - r, r };
}

static void
add_hips (const CoxaSitter *self, CoxaSolid *solid)
{
  double breadth = 0.055 + self->build->seat;

  coxa_sitter_add (self, solid, PELVIS, section (-0.022, 0.058, 0.046, breadth - 0.006, 0.032));
  coxa_sitter_add (self, solid, PELVIS, section (-0.004, 0.066, 0.050, breadth, 0.040));
}

static CoxaSpot
get_hem (const CoxaSitter *self)
{
  return section (-0.010, 0.053, 0.046 + self->build->belly / 10 + BREATH * self->skeleton->breath,
                  self->build->waist + 0.012, 0.030);
}

guint
coxa_trunk_draw_seat (const CoxaSitter *self)
{
  CoxaSolid solids[1] = { 0 };

  add_hips (self, &solids[0]);
  coxa_sitter_add (self, &solids[0], LOW, get_hem (self));
  coxa_scene_begin_limb (self->scene, self->skeleton->joints[COXA_JOINT_PELVIS],
                         self->skeleton->joints[COXA_JOINT_LOW], 0.05);
  coxa_scene_lift (self->scene, -0.09, COXA_FAMILY_HIPS);
  return coxa_scene_add_form (self->scene, solids, 1, 6, COXA_INK_SHORTS);
}

static CoxaSpot
get_waist (const CoxaSitter *self)
{
  return section (-0.006, 0.048, self->build->belly + BREATH * self->skeleton->breath,
                  self->build->waist, 0.030);
}

static CoxaSpot
get_ribs (const CoxaSitter *self)
{
  return section (0.050, 0.056, self->build->bust - 0.006, self->build->ribs, 0.034);
}

static void
add_chest (const CoxaSitter *self, CoxaSolid *solid)
{
  coxa_sitter_add (self, solid, CHEST,
                   section (0, 0.064, self->build->bust, self->build->ribs + 0.008, 0.036));
}

static void
add_shoulders (const CoxaSitter *self, CoxaSolid *solid)
{
  double r = self->build->shoulder;

  for (CoxaBodySide side = COXA_BODY_RIGHT; side <= COXA_BODY_LEFT; side++)
    coxa_sitter_add (self, solid, COXA_JOINT_SHOULDER + side, COXA_SEGMENT_THORAX,
                     (CoxaSpot){ 0, -0.006, 0, 0, 0, r - 0.002 });
  coxa_sitter_add (self, solid, NECK, section (0.012, 0.036, 0.022, 0.034, 0.006));
}

guint
coxa_trunk_draw_shirt (const CoxaSitter *self)
{
  CoxaSolid solids[4] = { 0 };

  coxa_sitter_add (self, &solids[0], LOW, get_hem (self));
  coxa_sitter_add (self, &solids[0], COXA_JOINT_LOW, COXA_SEGMENT_LUMBAR,
                   (CoxaSpot){ 0.002, -0.026, 0, 0.042, self->build->waist + 0.008, 0.008 });
  coxa_sitter_add (self, &solids[0], WAIST, get_waist (self));
  coxa_sitter_add (self, &solids[1], WAIST, get_waist (self));
  coxa_sitter_add (self, &solids[1], RIBS, get_ribs (self));
  coxa_sitter_add (self, &solids[2], RIBS, get_ribs (self));
  add_chest (self, &solids[2]);
  add_chest (self, &solids[3]);
  add_shoulders (self, &solids[3]);
  coxa_sitter_begin (self, COXA_JOINT_LOW, COXA_JOINT_NECK, 0.055);
  return coxa_scene_add_form (self->scene, solids, 4, 12, COXA_INK_TOP);
}
