/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-figure.h"

G_BEGIN_DECLS

/* Half breadths and radii of a body type, in body heights. What touches the floor is the same for
 * all within 0.008 (exercises.md 4.3). */
typedef struct {
  double seat;       /* half breadth of the pelvis between the hip joints' skin */
  double belly;      /* how far the front of the waist comes forward */
  double waist;      /* half breadth */
  double ribs;       /* half breadth */
  double bust;       /* how far the front of the chest comes forward */
  double shoulder;   /* radius */
  double thigh;      /* radius under the shorts' edge */
  double calf;       /* radius */
  double upper_arm;  /* radius */
  double elbow;      /* radius */
  double forearm;    /* radius */
  double wrist;      /* radius */
  double neck;       /* radius */
  double jaw;        /* radius */
  double shorts;     /* length, of the thigh */
  double sleeve;     /* length, of the upper arm */
  gboolean long_hair;
} CoxaBuild;

#define COXA_FAMILY_HIPS 1 /* the pelvis and the thighs */

/**
 * CoxaSitter: who is drawn, where, and in which manner.
 */
typedef struct {
  CoxaScene *scene;
  const CoxaSkeleton *skeleton;
  const CoxaManner *manner;
  const CoxaBuild *build;
} CoxaSitter;

/* A disc in the axes of a segment, from a joint: x to the front, y up, z to the right. */
typedef struct {
  double x, y, z;
  double half_x, half_z; /* of the disc, which lies across y */
  double r;
} CoxaSpot;

const CoxaBuild *coxa_build_get (CoxaBody body);

CoxaVector
coxa_sitter_reach (const CoxaSitter *self, CoxaJoint from, CoxaSegment segment, CoxaVector by);
void coxa_sitter_add (const CoxaSitter *self,
                      CoxaSolid *solid,
                      CoxaJoint from,
                      CoxaSegment segment,
                      CoxaSpot spot);
double coxa_sitter_face (const CoxaSitter *self, CoxaSegment segment, CoxaVector direction);
void coxa_sitter_begin (const CoxaSitter *self, CoxaJoint from, CoxaJoint to, double radius);


guint coxa_trunk_draw_seat (const CoxaSitter *self);
guint coxa_trunk_draw_shirt (const CoxaSitter *self);
void coxa_leg_draw (const CoxaSitter *self, guint seat, CoxaBodySide side);
void coxa_arm_draw (const CoxaSitter *self, guint shirt, CoxaBodySide side);
void coxa_head_draw (const CoxaSitter *self);
void coxa_hair_draw (const CoxaSitter *self, CoxaDrawing *drawing);

G_END_DECLS
