/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

#define UPPER_ARM 0.186

/* A hand's own axes: along the fingers, across the palm to the thumb, out of the back. */
typedef struct {
  CoxaVector wrist, along, thumb, back;
} Hand;

/* along, across, off the palm, and an oval's half breadth and radius */
typedef struct {
  double along, across, off, half, r;
} HandSpot;

static guint
add_skin (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaSegment arm = COXA_SEGMENT_UPPER_ARM + side;
  double r = self->build->upper_arm - 0.002;
  CoxaSolid solid = { 0 };

  coxa_sitter_add (self, &solid, COXA_JOINT_SHOULDER + side, arm,
                   (CoxaSpot){ 0, -self->build->sleeve * UPPER_ARM, 0, r, r, 0.002 });
  coxa_sitter_add (self, &solid, COXA_JOINT_ELBOW + side, arm,
                   (CoxaSpot){ 0, 0, 0, 0, 0, self->build->elbow });
  return coxa_scene_add_form (self->scene, &solid, 1, 3, ink);
}

static guint
add_sleeve (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint shoulder = COXA_JOINT_SHOULDER + side;
  CoxaSegment arm = COXA_SEGMENT_UPPER_ARM + side;
  double r = self->build->upper_arm + 0.003;
  CoxaSolid solid = { 0 };

  coxa_sitter_add (self, &solid, shoulder, arm,
                   (CoxaSpot){ 0, -0.004, 0, 0, 0, self->build->shoulder - 0.002 });
  coxa_sitter_add (self, &solid, shoulder, arm,
                   (CoxaSpot){ 0, -self->build->sleeve * UPPER_ARM, 0, r, r, 0.003 });
  return coxa_scene_add_form (self->scene, &solid, 1, 3, ink);
}

static void
draw_upper_arm (const CoxaSitter *self,
                CoxaBodySide side,
                CoxaInk skin_ink,
                CoxaInk sleeve_ink,
                guint *skin,
                guint *sleeve)
{
  gboolean skin_last =
      coxa_sitter_face (self, COXA_SEGMENT_UPPER_ARM + side, (CoxaVector){ 0, -1, 0 }) > 0.12;

  coxa_sitter_begin (self, COXA_JOINT_SHOULDER + side, COXA_JOINT_ELBOW + side, 0.028);
  if (!skin_last)
    *skin = add_skin (self, side, skin_ink);
  *sleeve = add_sleeve (self, side, sleeve_ink);
  if (skin_last)
    *skin = add_skin (self, side, skin_ink);
}

static guint
draw_forearm (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  CoxaJoint elbow = COXA_JOINT_ELBOW + side;
  CoxaSegment forearm = COXA_SEGMENT_FOREARM + side;
  CoxaSpot belly = { 0, -0.045, 0, 0, 0, self->build->forearm };
  CoxaSolid solids[2] = { 0 };

  coxa_sitter_add (self, &solids[0], elbow, forearm,
                   (CoxaSpot){ 0, 0, 0, 0, 0, self->build->elbow });
  coxa_sitter_add (self, &solids[0], elbow, forearm, belly);
  coxa_sitter_add (self, &solids[1], elbow, forearm, belly);
  coxa_sitter_add (self, &solids[1], COXA_JOINT_WRIST + side, forearm,
                   (CoxaSpot){ 0, 0, 0, 0, 0, self->build->wrist });
  coxa_sitter_begin (self, elbow, COXA_JOINT_WRIST + side, 0.022);
  return coxa_scene_add_form (self->scene, solids, 2, 6, ink);
}

/* Bent far back the wrist carries weight: palm down, thumb inwards. Else the thumb is in front. */
static Hand
get_hand (const CoxaSitter *self, CoxaBodySide side)
{
  const CoxaRotation *axes = &self->skeleton->axes[COXA_SEGMENT_HAND + side];
  const CoxaRotation *forearm = &self->skeleton->axes[COXA_SEGMENT_FOREARM + side];
  double in = side == COXA_BODY_RIGHT ? -1 : 1;
  double along_forearm = axes->m[0][1] * forearm->m[0][1] + axes->m[1][1] * forearm->m[1][1] +
                         axes->m[2][1] * forearm->m[2][1];
  double turned = CLAMP (1.4 - 1.6 * along_forearm, 0, 1) * G_PI / 2;
  CoxaVector x = coxa_rotation_apply (axes, (CoxaVector){ 1, 0, 0 });
  CoxaVector z = coxa_rotation_apply (axes, (CoxaVector){ 0, 0, in });

  return (Hand){
    self->skeleton->joints[COXA_JOINT_WRIST + side],
    coxa_rotation_apply (axes, (CoxaVector){ 0, -1, 0 }),
    coxa_vector_add (coxa_vector_scale (x, cos (turned)), coxa_vector_scale (z, sin (turned))),
    coxa_vector_subtract (coxa_vector_scale (x, sin (turned)), coxa_vector_scale (z, cos (turned)))
  };
}

static void
add_hand_spots (const Hand *hand, const HandSpot *spots, guint n, CoxaSolid *solid)
{
  for (guint i = 0; i < n; i++) {
    CoxaVector at = coxa_vector_add (hand->wrist, coxa_vector_scale (hand->along, spots[i].along));

    at = coxa_vector_add (at, coxa_vector_scale (hand->thumb, spots[i].across));
    at = coxa_vector_add (at, coxa_vector_scale (hand->back, -spots[i].off));
    solid->discs[solid->n++] =
        (CoxaDisc){ at, coxa_vector_scale (hand->thumb, spots[i].half), { 0, 0, 0 }, spots[i].r };
  }
}

static void
add_wrist (const CoxaSitter *self, const Hand *hand, CoxaSolid *solid)
{
  HandSpot wrist = { 0, 0, 0, 0, self->build->wrist };

  add_hand_spots (hand, &wrist, 1, solid);
}

/* Fingers together, thumb a little off. */
static guint
add_open_hand (const CoxaSitter *self, const Hand *hand, CoxaInk ink)
{
  static const HandSpot palm[] = { { 0.030, 0.001, 0, 0.0085, 0.0110 },
                                   { 0.044, 0, 0.001, 0.0085, 0.0100 } };
  static const HandSpot fingers[] = { { 0.044, 0, 0.001, 0.0085, 0.0100 },
                                      { 0.066, -0.001, 0.002, 0.0070, 0.0085 },
                                      { 0.079, -0.002, 0.003, 0.0030, 0.0065 } };
  static const HandSpot thumb[] = { { 0.012, 0.008, 0, 0, 0.0095 },
                                    { 0.036, 0.021, 0.003, 0, 0.0070 },
                                    { 0.048, 0.0225, 0.004, 0, 0.0058 } };
  CoxaSolid solids[3] = { 0 };

  add_wrist (self, hand, &solids[0]);
  add_hand_spots (hand, palm, 2, &solids[0]);
  add_hand_spots (hand, fingers, 3, &solids[1]);
  add_hand_spots (hand, thumb, 3, &solids[2]);
  return coxa_scene_add_form (self->scene, solids, 3, 2, ink);
}

static guint
add_fist (const CoxaSitter *self, const Hand *hand, CoxaInk ink)
{
  static const HandSpot palm[] = { { 0.034, 0, 0, 0.0080, 0.0120 },
                                   { 0.060, 0, 0.004, 0.0080, 0.0150 },
                                   { 0.070, 0, 0.008, 0.0070, 0.0125 } };
  static const HandSpot thumb[] = { { 0.030, 0.013, 0.010, 0, 0.0085 },
                                    { 0.058, 0.016, 0.020, 0, 0.0070 } };
  CoxaSolid solids[2] = { 0 };

  add_wrist (self, hand, &solids[0]);
  add_hand_spots (hand, palm, 3, &solids[0]);
  add_hand_spots (hand, thumb, 2, &solids[1]);
  return coxa_scene_add_form (self->scene, solids, 2, 2, ink);
}

static guint
draw_hand (const CoxaSitter *self, CoxaBodySide side, CoxaInk ink)
{
  Hand hand = get_hand (self, side);

  coxa_sitter_begin (self, COXA_JOINT_WRIST + side, COXA_JOINT_HAND + side, 0.016);
  return self->manner->grips[side] ? add_fist (self, &hand, ink) : add_open_hand (self, &hand, ink);
}

/**
 * coxa_arm_draw:
 * @shirt: the form of the trunk, which goes over into the near sleeve
 */
void
coxa_arm_draw (const CoxaSitter *self, guint shirt, CoxaBodySide side)
{
  const CoxaVector *joints = self->skeleton->joints;
  CoxaVector shoulder = joints[COXA_JOINT_SHOULDER + side], elbow = joints[COXA_JOINT_ELBOW + side];
  CoxaVector wrist = joints[COXA_JOINT_WRIST + side], hand = joints[COXA_JOINT_HAND + side];
  gboolean far = self->manner->far.arms[side];
  CoxaInk ink = far ? COXA_INK_SKIN_FAR : COXA_INK_SKIN;
  guint skin, sleeve, forearm;

  draw_upper_arm (self, side, ink, far ? COXA_INK_TOP_FAR : COXA_INK_TOP, &skin, &sleeve);
  forearm = draw_forearm (self, side, ink);
  if (!far)
    coxa_scene_join (self->scene, shirt, sleeve, shoulder, joints[COXA_JOINT_PELVIS], elbow);
  coxa_scene_join (self->scene, skin, forearm, elbow, shoulder, wrist);
  coxa_scene_join (self->scene, forearm, draw_hand (self, side, ink), wrist, elbow, hand);
}
