/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body.h"

static const CoxaBuild builds[COXA_N_BODIES] = {
  [COXA_BODY_SLIM] = { .seat = 0.046,
                       .belly = 0.040,
                       .waist = 0.064,
                       .ribs = 0.076,
                       .bust = 0.062,
                       .shoulder = 0.033,
                       .thigh = 0.043,
                       .calf = 0.031,
                       .upper_arm = 0.024,
                       .elbow = 0.0225,
                       .forearm = 0.0225,
                       .wrist = 0.0145,
                       .neck = 0.0235,
                       .jaw = 0.020,
                       .shorts = 0.42,
                       .sleeve = 0.40,
                       .long_hair = TRUE },
  [COXA_BODY_BROAD] = { .seat = 0.043,
                        .belly = 0.050,
                        .waist = 0.077,
                        .ribs = 0.090,
                        .bust = 0.058,
                        .shoulder = 0.037,
                        .thigh = 0.046,
                        .calf = 0.035,
                        .upper_arm = 0.029,
                        .elbow = 0.0255,
                        .forearm = 0.0265,
                        .wrist = 0.0175,
                        .neck = 0.029,
                        .jaw = 0.024,
                        .shorts = 0.56,
                        .sleeve = 0.50 },
};

const CoxaBuild *
coxa_build_get (CoxaBody body)
{
  g_return_val_if_fail (body < COXA_N_BODIES, &builds[0]);

  return &builds[body];
}

static CoxaVector
turn (const CoxaSitter *self, CoxaSegment segment, CoxaVector v)
{
  return coxa_rotation_apply (&self->skeleton->axes[segment], v);
}

CoxaVector
coxa_sitter_reach (const CoxaSitter *self, CoxaJoint from, CoxaSegment segment, CoxaVector by)
{
  return coxa_vector_add (self->skeleton->joints[from], turn (self, segment, by));
}

void
coxa_sitter_add (
    const CoxaSitter *self, CoxaSolid *solid, CoxaJoint from, CoxaSegment segment, CoxaSpot spot)
{
  g_assert (solid->n < COXA_DISCS_LIMIT);
  solid->discs[solid->n++] = (CoxaDisc){
    coxa_sitter_reach (self, from, segment, (CoxaVector){ spot.x, spot.y, spot.z }),
    turn (self, segment, (CoxaVector){ spot.half_x, 0, 0 }),
    turn (self, segment, (CoxaVector){ 0, 0, spot.half_z }),
    spot.r,
  };
}

/* How much a direction of a segment points to the viewer: 1 straight, -1 away. */
double
coxa_sitter_face (const CoxaSitter *self, CoxaSegment segment, CoxaVector direction)
{
  return coxa_camera_see (coxa_scene_get_camera (self->scene), turn (self, segment, direction)).z;
}

void
coxa_sitter_begin (const CoxaSitter *self, CoxaJoint from, CoxaJoint to, double radius)
{
  coxa_scene_begin_limb (self->scene, self->skeleton->joints[from], self->skeleton->joints[to],
                         radius);
}
