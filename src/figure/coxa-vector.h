/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* World: x forward, y up, z to the figure's right, in body heights (exercises.md 4.2). */
typedef struct {
  double x, y, z;
} CoxaVector;

typedef struct {
  double m[3][3];
} CoxaRotation;

static inline CoxaVector
coxa_vector_add (CoxaVector a, CoxaVector b)
{
  return (CoxaVector){ a.x + b.x, a.y + b.y, a.z + b.z };
}

static inline CoxaVector
coxa_vector_subtract (CoxaVector a, CoxaVector b)
{
  return (CoxaVector){ a.x - b.x, a.y - b.y, a.z - b.z };
}

static inline CoxaVector
coxa_vector_scale (CoxaVector a, double factor)
{
  return (CoxaVector){ a.x * factor, a.y * factor, a.z * factor };
}

/* t = 0 is a, t = 1 is b */
static inline CoxaVector
coxa_vector_between (CoxaVector a, CoxaVector b, double t)
{
  return coxa_vector_add (a, coxa_vector_scale (coxa_vector_subtract (b, a), t));
}

static inline double
coxa_vector_length (CoxaVector a)
{
  return sqrt (a.x * a.x + a.y * a.y + a.z * a.z);
}

static inline CoxaVector
coxa_rotation_apply (const CoxaRotation *self, CoxaVector v)
{
  return (CoxaVector){
    self->m[0][0] * v.x + self->m[0][1] * v.y + self->m[0][2] * v.z,
    self->m[1][0] * v.x + self->m[1][1] * v.y + self->m[1][2] * v.z,
    self->m[2][0] * v.x + self->m[2][1] * v.y + self->m[2][2] * v.z,
  };
}

/* Turns about an axis of the rotated frame: right-handed, in degrees. */
static inline CoxaRotation
coxa_rotation_turn (CoxaRotation self, int axis, double degrees)
{
  double c = cos (degrees * G_PI / 180), s = sin (degrees * G_PI / 180);
  int a = (axis + 1) % 3, b = (axis + 2) % 3;

  for (int row = 0; row < 3; row++) {
    double p = self.m[row][a], q = self.m[row][b];

    self.m[row][a] = p * c + q * s;
    self.m[row][b] = q * c - p * s;
  }
  return self;
}

static inline CoxaRotation
coxa_rotation_x (CoxaRotation self, double degrees)
{
  return coxa_rotation_turn (self, 0, degrees);
}

static inline CoxaRotation
coxa_rotation_y (CoxaRotation self, double degrees)
{
  return coxa_rotation_turn (self, 1, degrees);
}

static inline CoxaRotation
coxa_rotation_z (CoxaRotation self, double degrees)
{
  return coxa_rotation_turn (self, 2, degrees);
}

#define COXA_ROTATION_NONE ((CoxaRotation){ { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } })

G_END_DECLS
