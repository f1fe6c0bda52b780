/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Paired joints and angles come as right, left: add the side to the first of the pair. */
typedef enum {
  COXA_BODY_RIGHT,
  COXA_BODY_LEFT,
} CoxaBodySide;

/**
 * CoxaAngle: the physiotherapist's own angles; positive is flexion, abduction, external rotation
 * (exercises.md 4.2).
 */
typedef enum {
  COXA_ANGLE_YAW,
  COXA_ANGLE_PITCH,
  COXA_ANGLE_ROLL,
  COXA_ANGLE_LUMBAR_FLEX,
  COXA_ANGLE_LUMBAR_SIDE,
  COXA_ANGLE_LUMBAR_ROT,
  COXA_ANGLE_THORAX_FLEX,
  COXA_ANGLE_THORAX_SIDE,
  COXA_ANGLE_THORAX_ROT,
  COXA_ANGLE_NECK_FLEX,
  COXA_ANGLE_NECK_SIDE,
  COXA_ANGLE_NECK_ROT,
  COXA_ANGLE_HIP_FLEX,
  COXA_ANGLE_HIP_ABD = COXA_ANGLE_HIP_FLEX + 2,
  COXA_ANGLE_HIP_ER = COXA_ANGLE_HIP_ABD + 2,
  COXA_ANGLE_KNEE = COXA_ANGLE_HIP_ER + 2,
  COXA_ANGLE_ANKLE = COXA_ANGLE_KNEE + 2,
  COXA_ANGLE_SHOULDER_FLEX = COXA_ANGLE_ANKLE + 2,
  COXA_ANGLE_SHOULDER_ABD = COXA_ANGLE_SHOULDER_FLEX + 2,
  COXA_ANGLE_SHOULDER_ER = COXA_ANGLE_SHOULDER_ABD + 2,
  COXA_ANGLE_ELBOW = COXA_ANGLE_SHOULDER_ER + 2,
  COXA_ANGLE_WRIST = COXA_ANGLE_ELBOW + 2,
  COXA_ANGLE_BREATH = COXA_ANGLE_WRIST + 2, /* no angle: how full the belly is, per cent */
  COXA_N_ANGLES,
} CoxaAngle;

typedef struct {
  double degrees[COXA_N_ANGLES];
} CoxaPose;

gboolean coxa_pose_parse (const char *text, CoxaPose *pose_out, GError **error);
CoxaPose coxa_pose_between (const CoxaPose *a, const CoxaPose *b, double t);

G_END_DECLS
