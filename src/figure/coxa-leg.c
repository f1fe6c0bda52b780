/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

#define CROTCH 0.12       /* of the thigh: where the legs part */
#define LYING_ON_SIDE 0.7 /* how upright the line from hip to hip is then */
#define THIGH 0.245       /* where spots lie along it; the bones themselves come from the library */

typedef struct {
  CoxaInk skin, shorts, shoe, sole;
} LegInks;

/* Whoever lies on a side has a lower leg, not one behind the pelvis. */
static gboolean
is_behind (const CoxaSitter *self, CoxaBodySide side)
{
  CoxaVector across =
      coxa_rotation_apply (&self->skeleton->axes[COXA_SEGMENT_PELVIS], (CoxaVector){ 0, 0, 1 });

  return self->manner->far.legs[side] && fabs (across.y) < LYING_ON_SIDE;
}

static LegInks
get_inks (const CoxaSitter *self, CoxaBodySide side)
{
  if (self->manner->far.legs[side])
    return (LegInks){ COXA_INK_SKIN_FAR,
                      is_behind (self, side) ? COXA_INK_SHORTS_FAR : COXA_INK_SHORTS,
                      COXA_INK_SHOE_FAR, COXA_INK_SOLE_FAR };
  return (LegInks){ COXA_INK_SKIN, COXA_INK_SHORTS, COXA_INK_SHOE, COXA_INK_SOLE };
}

static guint
add_skin (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint hip = COXA_JOINT_HIP + side, knee = COXA_JOINT_KNEE + side;
  CoxaSegment thigh = COXA_SEGMENT_THIGH + side;
  double r = self->build->thigh;
  CoxaSolid solid = { 0 };

  coxa_sitter_add (
      self, &solid, hip, thigh,
      (CoxaSpot){ 0.002, -self->build->shorts * THIGH, 0, r - 0.002, r - 0.002, 0.002 });
  coxa_sitter_add (self, &solid, knee, thigh, (CoxaSpot){ 0, 0, 0, 0, 0, 0.0355 });
  return coxa_scene_add_form (self->scene, &solid, 1, 3, ink);
}

static guint
add_shorts (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint hip = COXA_JOINT_HIP + side;
  CoxaSegment thigh = COXA_SEGMENT_THIGH + side;
  double r = self->build->thigh;
  CoxaSolid solid = { 0 };

  coxa_sitter_add (self, &solid, hip, thigh, (CoxaSpot){ -0.003, -0.004, 0, 0.012, 0.006, 0.044 });
  coxa_sitter_add (self, &solid, hip, thigh,
                   (CoxaSpot){ 0.001, -0.05, 0, 0.010, 0.006, r - 0.004 });
  coxa_sitter_add (self, &solid, hip, thigh,
                   (CoxaSpot){ 0.002, -self->build->shorts * THIGH, 0, r, r, 0.004 });
  return coxa_scene_add_form (self->scene, &solid, 1, 3, ink);
}

/* Where the leg comes towards the viewer, skin covers the edge of the cloth. */
static void
draw_thigh (
    const CoxaSitter *self, CoxaBodySide side, const LegInks *inks, guint *skin, guint *shorts)
{
  gboolean skin_last =
      coxa_sitter_face (self, COXA_SEGMENT_THIGH + side, (CoxaVector){ 0, -1, 0 }) > 0.12;

  coxa_sitter_begin (self, COXA_JOINT_HIP + side, COXA_JOINT_KNEE + side, 0.04);
  coxa_scene_lift (self->scene, is_behind (self, side) ? -0.13 : -0.08,
                   COXA_FAMILY_HIPS); /* under the shirt */
  if (!skin_last)
    *skin = add_skin (self, side, inks->skin);
  *shorts = add_shorts (self, side, inks->shorts);
  if (skin_last)
    *skin = add_skin (self, side, inks->skin);
}

static guint
draw_shank (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint knee = COXA_JOINT_KNEE + side;
  CoxaSegment shank = COXA_SEGMENT_SHANK + side;
  double calf = self->build->calf;
  CoxaSpot bulge = { -0.008, -0.080, 0, 0, 0, calf };
  CoxaSpot shin = { -0.001, -0.165, 0, 0, 0, calf - 0.0085 };
  CoxaSolid solids[3] = { 0 };

  coxa_sitter_add (self, &solids[0], knee, shank, (CoxaSpot){ 0, 0, 0, 0, 0, 0.0355 });
  coxa_sitter_add (self, &solids[0], knee, shank, bulge);
  coxa_sitter_add (self, &solids[1], knee, shank, bulge);
  coxa_sitter_add (self, &solids[1], knee, shank, shin);
  coxa_sitter_add (self, &solids[2], knee, shank, shin);
  coxa_sitter_add (self, &solids[2], knee, shank, (CoxaSpot){ 0, -0.240, 0, 0, 0, 0.0205 });
  coxa_sitter_begin (self, knee, COXA_JOINT_ANKLE + side, 0.03);
  return coxa_scene_add_form (self->scene, solids, 3, 8, ink);
}

static guint
draw_bare_foot (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint ankle = COXA_JOINT_ANKLE + side;
  CoxaSegment foot = COXA_SEGMENT_FOOT + side;
  double in = side == COXA_BODY_RIGHT ? -1 : 1;
  CoxaSpot heel = { -0.022, -0.022, 0, 0, 0, 0.0165 };
  CoxaSpot instep = { 0.030, -0.014, 0.004 * in, 0, 0.004, 0.018 };
  CoxaSpot ball = { 0.066, -0.027, 0, 0, 0.014, 0.0115 };
  CoxaSolid solids[3] = { 0 };

  coxa_sitter_add (self, &solids[0], ankle, foot, (CoxaSpot){ 0, 0, 0, 0, 0, 0.0205 });
  coxa_sitter_add (self, &solids[0], ankle, foot, heel);
  coxa_sitter_add (self, &solids[0], ankle, foot, instep);
  coxa_sitter_add (self, &solids[1], ankle, foot, instep);
  coxa_sitter_add (self, &solids[1], ankle, foot, ball);
  coxa_sitter_add (self, &solids[1], ankle, foot, (CoxaSpot){ -0.02, -0.0285, 0, 0, 0, 0.0095 });
  coxa_sitter_add (self, &solids[2], ankle, foot, ball);
  coxa_sitter_add (self, &solids[2], ankle, foot,
                   (CoxaSpot){ 0.100, -0.0305, 0.006 * in, 0, 0.008, 0.0085 });
  coxa_sitter_begin (self, ankle, COXA_JOINT_BALL + side, 0.02);
  return coxa_scene_add_form (self->scene, solids, 3, 5, ink);
}

static void
add_upper (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint ankle = COXA_JOINT_ANKLE + side;
  CoxaSegment foot = COXA_SEGMENT_FOOT + side;
  CoxaSolid solids[2] = { 0 };

  coxa_sitter_add (self, &solids[0], ankle, foot,
                   (CoxaSpot){ -0.002, 0.012, 0, 0.021, 0.020, 0.004 });
  coxa_sitter_add (self, &solids[0], ankle, foot, (CoxaSpot){ -0.022, -0.022, 0, 0, 0, 0.0170 });
  coxa_sitter_add (self, &solids[0], ankle, foot, (CoxaSpot){ 0.036, -0.014, 0, 0, 0.004, 0.0185 });
  coxa_sitter_add (self, &solids[1], ankle, foot, (CoxaSpot){ 0.030, -0.014, 0, 0, 0.004, 0.0185 });
  coxa_sitter_add (self, &solids[1], ankle, foot, (CoxaSpot){ -0.020, -0.025, 0, 0, 0, 0.0130 });
  coxa_sitter_add (self, &solids[1], ankle, foot, (CoxaSpot){ 0.070, -0.024, 0, 0, 0.014, 0.0140 });
  coxa_sitter_add (self, &solids[1], ankle, foot, (CoxaSpot){ 0.096, -0.027, 0, 0, 0.010, 0.0110 });
  coxa_scene_add_form (self->scene, solids, 2, 3, ink);
}

static void
add_sole (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint ankle = COXA_JOINT_ANKLE + side;
  CoxaSegment foot = COXA_SEGMENT_FOOT + side;
  CoxaSolid solid = { 0 };

  coxa_sitter_add (self, &solid, ankle, foot,
                   (CoxaSpot){ -0.018, -0.0335, 0, 0.018, 0.014, 0.0055 });
  coxa_sitter_add (self, &solid, ankle, foot,
                   (CoxaSpot){ 0.074, -0.0335, 0, 0.031, 0.020, 0.0055 });
  coxa_scene_add_form (self->scene, &solid, 1, 3, ink);
}

static void
draw_shoe (const CoxaSitter *self, CoxaBodySide side, const LegInks *inks)
{
  gboolean from_above =
      coxa_sitter_face (self, COXA_SEGMENT_FOOT + side, (CoxaVector){ 0, 1, 0 }) > 0.15;

  coxa_sitter_begin (self, COXA_JOINT_ANKLE + side, COXA_JOINT_BALL + side, 0.02);
  if (from_above)
    add_sole (self, side, inks->sole);
  add_upper (self, side, inks->shoe);
  if (!from_above)
    add_sole (self, side, inks->sole);
}

/**
 * coxa_leg_draw:
 * @seat: the form of the pelvis, which goes over into the near leg
 */
void
coxa_leg_draw (const CoxaSitter *self, guint seat, CoxaBodySide side)
{
  const CoxaVector *joints = self->skeleton->joints;
  CoxaVector hip = joints[COXA_JOINT_HIP + side], knee = joints[COXA_JOINT_KNEE + side];
  CoxaVector ankle = joints[COXA_JOINT_ANKLE + side], ball = joints[COXA_JOINT_BALL + side];
  LegInks inks = get_inks (self, side);
  guint skin, shorts, shank;

  draw_thigh (self, side, &inks, &skin, &shorts);
  shank = draw_shank (self, side, inks.skin);
  if (!is_behind (self, side))
    coxa_scene_join (self->scene, seat, shorts, coxa_vector_between (hip, knee, CROTCH),
                     joints[COXA_JOINT_WAIST], knee);
  coxa_scene_join (self->scene, skin, shank, knee, hip, ankle);
  if (self->manner->barefoot)
    coxa_scene_join (self->scene, shank, draw_bare_foot (self, side, inks.skin), ankle, knee, ball);
  else
    draw_shoe (self, side, &inks);
}
