/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-joints.h"

/* Where the joint lies inside the head's own outline: the head rests a little in front of the neck.
 */
#define HEAD_FORWARD 0.010
#define CHEST_UP 0.65 /* of the thorax */
#define FOOT_ROUNDING 0.010

typedef struct {
  const char *name;
  double skin; /* radius, body heights */
} JointFact;

static const JointFact joint_facts[COXA_N_JOINTS] = {
  { "pelvis", 0.066 },  { "low", 0.058 },     { "waist", 0.055 },      { "chest", 0.064 },
  { "neck0", 0.030 },   { "head", 0.060 },    { "occiput", 0.000 },    { "sacrum", 0.000 },
  { "hip_r", 0.060 },   { "hip_l", 0.060 },   { "butt_r", 0.040 },     { "butt_l", 0.040 },
  { "thigh_r", 0.048 }, { "thigh_l", 0.048 }, { "knee_r", 0.037 },     { "knee_l", 0.037 },
  { "shin_r", 0.030 },  { "shin_l", 0.030 },  { "ankle_r", 0.024 },    { "ankle_l", 0.024 },
  { "heel_r", 0.008 },  { "heel_l", 0.008 },  { "ball_r", 0.008 },     { "ball_l", 0.008 },
  { "toe_r", 0.008 },   { "toe_l", 0.008 },   { "shoulder_r", 0.038 }, { "shoulder_l", 0.038 },
  { "elbow_r", 0.026 }, { "elbow_l", 0.026 }, { "wrist_r", 0.019 },    { "wrist_l", 0.019 },
  { "hand_r", 0.013 },  { "hand_l", 0.013 },
};

/**
 * coxa_joint_find:
 *
 * Returns: the joint of that name (exercises.md 4.7), or -1
 */
int
coxa_joint_find (const char *name)
{
  for (int i = 0; i < COXA_N_JOINTS; i++)
    if (g_str_equal (joint_facts[i].name, name))
      return i;
  return -1;
}

double
coxa_joint_get_skin (CoxaJoint joint)
{
  return joint_facts[joint].skin;
}

/* From a joint along the axes of a segment. */
static CoxaVector
reach (const CoxaSkeleton *self, CoxaJoint from, CoxaSegment segment, double x, double y, double z)
{
  return coxa_vector_add (self->joints[from],
                          coxa_rotation_apply (&self->axes[segment], (CoxaVector){ x, y, z }));
}

static CoxaRotation
bend_spine (const CoxaRotation *below, const CoxaPose *pose, CoxaAngle flex)
{
  CoxaRotation axes = coxa_rotation_z (*below, -pose->degrees[flex]);

  axes = coxa_rotation_x (axes, pose->degrees[flex + 1]);
  return coxa_rotation_y (axes, -pose->degrees[flex + 2]);
}

/* A ball joint: flexion, then abduction, then external rotation. */
static CoxaRotation
bend_limb (const CoxaRotation *trunk, const CoxaPose *pose, CoxaAngle flex, CoxaBodySide side)
{
  double sign = side == COXA_BODY_RIGHT ? 1 : -1;
  CoxaRotation axes = coxa_rotation_z (*trunk, pose->degrees[flex + side]);

  axes = coxa_rotation_x (axes, -sign * pose->degrees[flex + 2 + side]);
  return coxa_rotation_y (axes, -sign * pose->degrees[flex + 4 + side]);
}

static void
place_trunk (CoxaSkeleton *self, const CoxaSegments *segments, const CoxaPose *pose)
{
  CoxaRotation *axes = self->axes;
  CoxaVector *joints = self->joints;
  CoxaVector lumbar_base;
  CoxaRotation whole = coxa_rotation_y (COXA_ROTATION_NONE, -pose->degrees[COXA_ANGLE_YAW]);

  whole = coxa_rotation_z (whole, pose->degrees[COXA_ANGLE_PITCH]);
  axes[COXA_SEGMENT_PELVIS] = coxa_rotation_x (whole, pose->degrees[COXA_ANGLE_ROLL]);
  axes[COXA_SEGMENT_LUMBAR] = bend_spine (&axes[COXA_SEGMENT_PELVIS], pose, COXA_ANGLE_LUMBAR_FLEX);
  axes[COXA_SEGMENT_THORAX] = bend_spine (&axes[COXA_SEGMENT_LUMBAR], pose, COXA_ANGLE_THORAX_FLEX);
  axes[COXA_SEGMENT_HEAD] = bend_spine (&axes[COXA_SEGMENT_THORAX], pose, COXA_ANGLE_NECK_FLEX);

  lumbar_base = reach (self, COXA_JOINT_PELVIS, COXA_SEGMENT_PELVIS, 0, segments->pelvis, 0);
  joints[COXA_JOINT_SACRUM] = reach (self, COXA_JOINT_PELVIS, COXA_SEGMENT_PELVIS,
                                     -coxa_joint_get_skin (COXA_JOINT_PELVIS), 0, 0);
  joints[COXA_JOINT_WAIST] = lumbar_base;
  joints[COXA_JOINT_WAIST] =
      reach (self, COXA_JOINT_WAIST, COXA_SEGMENT_LUMBAR, 0, segments->lumbar, 0);
  joints[COXA_JOINT_LOW] = coxa_vector_between (lumbar_base, joints[COXA_JOINT_WAIST], 0.5);
  joints[COXA_JOINT_CHEST] =
      reach (self, COXA_JOINT_WAIST, COXA_SEGMENT_THORAX, 0, CHEST_UP * segments->thorax, 0);
  joints[COXA_JOINT_NECK] =
      reach (self, COXA_JOINT_WAIST, COXA_SEGMENT_THORAX, 0, segments->thorax, 0);
  joints[COXA_JOINT_HEAD] = reach (self, COXA_JOINT_NECK, COXA_SEGMENT_HEAD, HEAD_FORWARD,
                                   segments->neck + segments->head_centre, 0);
  joints[COXA_JOINT_OCCIPUT] = reach (self, COXA_JOINT_HEAD, COXA_SEGMENT_HEAD,
                                      -coxa_joint_get_skin (COXA_JOINT_HEAD), 0, 0);
}

static void
place_foot (CoxaSkeleton *self, const CoxaSegments *segments, CoxaBodySide side)
{
  CoxaSegment foot = COXA_SEGMENT_FOOT + side;
  CoxaJoint ankle = COXA_JOINT_ANKLE + side;
  double sole = coxa_joint_get_skin (COXA_JOINT_HEEL) - segments->ankle_height;
  double toe = segments->foot_forward - FOOT_ROUNDING;

  self->joints[COXA_JOINT_HEEL + side] =
      reach (self, ankle, foot, FOOT_ROUNDING - segments->foot_back, sole, 0);
  self->joints[COXA_JOINT_BALL + side] = reach (self, ankle, foot, 0.65 * toe, sole, 0);
  self->joints[COXA_JOINT_TOE + side] = reach (self, ankle, foot, toe, sole, 0);
}

static void
place_leg (CoxaSkeleton *self,
           const CoxaSegments *segments,
           const CoxaPose *pose,
           CoxaBodySide side)
{
  CoxaRotation *axes = self->axes;
  CoxaVector *joints = self->joints;
  double sign = side == COXA_BODY_RIGHT ? 1 : -1;

  axes[COXA_SEGMENT_THIGH + side] =
      bend_limb (&axes[COXA_SEGMENT_PELVIS], pose, COXA_ANGLE_HIP_FLEX, side);
  axes[COXA_SEGMENT_SHANK + side] =
      coxa_rotation_z (axes[COXA_SEGMENT_THIGH + side], -pose->degrees[COXA_ANGLE_KNEE + side]);
  axes[COXA_SEGMENT_FOOT + side] =
      coxa_rotation_z (axes[COXA_SEGMENT_SHANK + side], pose->degrees[COXA_ANGLE_ANKLE + side]);
  joints[COXA_JOINT_HIP + side] =
      reach (self, COXA_JOINT_PELVIS, COXA_SEGMENT_PELVIS, 0, 0, sign * segments->hip_half_width);
  joints[COXA_JOINT_BUTT + side] =
      reach (self, COXA_JOINT_HIP + side, COXA_SEGMENT_PELVIS, -0.03, -0.02, 0);
  joints[COXA_JOINT_KNEE + side] =
      reach (self, COXA_JOINT_HIP + side, COXA_SEGMENT_THIGH + side, 0, -segments->thigh, 0);
  joints[COXA_JOINT_ANKLE + side] =
      reach (self, COXA_JOINT_KNEE + side, COXA_SEGMENT_SHANK + side, 0, -segments->shank, 0);
  joints[COXA_JOINT_THIGH + side] =
      coxa_vector_between (joints[COXA_JOINT_HIP + side], joints[COXA_JOINT_KNEE + side], 0.5);
  joints[COXA_JOINT_SHIN + side] =
      coxa_vector_between (joints[COXA_JOINT_KNEE + side], joints[COXA_JOINT_ANKLE + side], 0.5);
  place_foot (self, segments, side);
}

static void
place_arm (CoxaSkeleton *self,
           const CoxaSegments *segments,
           const CoxaPose *pose,
           CoxaBodySide side)
{
  CoxaRotation *axes = self->axes;
  CoxaVector *joints = self->joints;
  double sign = side == COXA_BODY_RIGHT ? 1 : -1;

  axes[COXA_SEGMENT_UPPER_ARM + side] =
      bend_limb (&axes[COXA_SEGMENT_THORAX], pose, COXA_ANGLE_SHOULDER_FLEX, side);
  axes[COXA_SEGMENT_FOREARM + side] =
      coxa_rotation_z (axes[COXA_SEGMENT_UPPER_ARM + side], pose->degrees[COXA_ANGLE_ELBOW + side]);
  axes[COXA_SEGMENT_HAND + side] =
      coxa_rotation_z (axes[COXA_SEGMENT_FOREARM + side], pose->degrees[COXA_ANGLE_WRIST + side]);
  joints[COXA_JOINT_SHOULDER + side] =
      reach (self, COXA_JOINT_NECK, COXA_SEGMENT_THORAX, 0, -segments->shoulder_drop,
             sign * segments->shoulder_half_width);
  joints[COXA_JOINT_ELBOW + side] = reach (
      self, COXA_JOINT_SHOULDER + side, COXA_SEGMENT_UPPER_ARM + side, 0, -segments->upper_arm, 0);
  joints[COXA_JOINT_WRIST + side] =
      reach (self, COXA_JOINT_ELBOW + side, COXA_SEGMENT_FOREARM + side, 0, -segments->forearm, 0);
  joints[COXA_JOINT_HAND + side] =
      reach (self, COXA_JOINT_WRIST + side, COXA_SEGMENT_HAND + side, 0, -segments->hand, 0);
}

/**
 * coxa_skeleton_new:
 *
 * Returns: all joints with the pelvis at the origin (exercises.md 4.4, step 1)
 */
CoxaSkeleton
coxa_skeleton_new (const CoxaSegments *segments, const CoxaPose *pose)
{
  CoxaSkeleton self = { 0 };

  self.breath = pose->degrees[COXA_ANGLE_BREATH] / 100;
  place_trunk (&self, segments, pose);
  for (CoxaBodySide side = COXA_BODY_RIGHT; side <= COXA_BODY_LEFT; side++) {
    place_leg (&self, segments, pose, side);
    place_arm (&self, segments, pose, side);
  }
  return self;
}

void
coxa_skeleton_shift (CoxaSkeleton *self, CoxaVector by)
{
  for (int i = 0; i < COXA_N_JOINTS; i++)
    self->joints[i] = coxa_vector_add (self->joints[i], by);
}
