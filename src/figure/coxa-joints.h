/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"
#include "coxa-pose.h"
#include "coxa-vector.h"

G_BEGIN_DECLS

typedef enum {
  COXA_JOINT_PELVIS, /* midway between the hip joints */
  COXA_JOINT_LOW,    /* the lower back, between pelvis and waist */
  COXA_JOINT_WAIST,
  COXA_JOINT_CHEST,
  COXA_JOINT_NECK,
  COXA_JOINT_HEAD,
  COXA_JOINT_OCCIPUT,
  COXA_JOINT_SACRUM,
  COXA_JOINT_HIP,
  COXA_JOINT_BUTT = COXA_JOINT_HIP + 2,
  COXA_JOINT_THIGH = COXA_JOINT_BUTT + 2,
  COXA_JOINT_KNEE = COXA_JOINT_THIGH + 2,
  COXA_JOINT_SHIN = COXA_JOINT_KNEE + 2,
  COXA_JOINT_ANKLE = COXA_JOINT_SHIN + 2,
  COXA_JOINT_HEEL = COXA_JOINT_ANKLE + 2,
  COXA_JOINT_BALL = COXA_JOINT_HEEL + 2,
  COXA_JOINT_TOE = COXA_JOINT_BALL + 2,
  COXA_JOINT_SHOULDER = COXA_JOINT_TOE + 2,
  COXA_JOINT_ELBOW = COXA_JOINT_SHOULDER + 2,
  COXA_JOINT_WRIST = COXA_JOINT_ELBOW + 2,
  COXA_JOINT_HAND = COXA_JOINT_WRIST + 2,
  COXA_N_JOINTS = COXA_JOINT_HAND + 2,
} CoxaJoint;

/* Each segment's own axes: along limbs -y, along the trunk +y, the foot points along +x. */
typedef enum {
  COXA_SEGMENT_PELVIS,
  COXA_SEGMENT_LUMBAR,
  COXA_SEGMENT_THORAX,
  COXA_SEGMENT_HEAD,
  COXA_SEGMENT_THIGH,
  COXA_SEGMENT_SHANK = COXA_SEGMENT_THIGH + 2,
  COXA_SEGMENT_FOOT = COXA_SEGMENT_SHANK + 2,
  COXA_SEGMENT_UPPER_ARM = COXA_SEGMENT_FOOT + 2,
  COXA_SEGMENT_FOREARM = COXA_SEGMENT_UPPER_ARM + 2,
  COXA_SEGMENT_HAND = COXA_SEGMENT_FOREARM + 2,
  COXA_N_SEGMENTS = COXA_SEGMENT_HAND + 2,
} CoxaSegment;

/**
 * CoxaSkeleton: every named joint in the world, and the axes of every segment.
 */
typedef struct {
  CoxaVector joints[COXA_N_JOINTS];
  CoxaRotation axes[COXA_N_SEGMENTS];
  double breath; /* how full the belly is, 0 to 1 */
} CoxaSkeleton;

CoxaSkeleton coxa_skeleton_new (const CoxaSegments *segments, const CoxaPose *pose);
void coxa_skeleton_shift (CoxaSkeleton *self, CoxaVector by);

int coxa_joint_find (const char *name);
double coxa_joint_get_skin (CoxaJoint joint);

G_END_DECLS
