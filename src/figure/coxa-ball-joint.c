/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-ball-joint.h"

#include <math.h>

typedef struct {
  double w, x, y, z;
} Quaternion;

static Quaternion
multiply (Quaternion a, Quaternion b)
{
  return (Quaternion){ a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
                       a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
                       a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
                       a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w };
}

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
to_degrees (double radians)
{
  return radians * 180 / G_PI;
}

/* As the right limb turns: about z, then x, then y of the limb itself (exercises.md 4.2). */
static Quaternion
turn (const CoxaBallAngles *angles)
{
  double f = to_radians (angles->flexion) / 2, a = -to_radians (angles->abduction) / 2,
         r = -to_radians (angles->rotation) / 2;
  Quaternion flexed = { cos (f), 0, 0, sin (f) };

  flexed = multiply (flexed, (Quaternion){ cos (a), sin (a), 0, 0 });
  return multiply (flexed, (Quaternion){ cos (r), 0, sin (r), 0 });
}

static CoxaBallAngles
take_apart (Quaternion q)
{
  double sine = CLAMP (2 * (q.y * q.z + q.w * q.x), -1, 1);

  return (CoxaBallAngles){
    to_degrees (atan2 (2 * (q.w * q.z - q.x * q.y), 1 - 2 * (q.x * q.x + q.z * q.z))),
    -to_degrees (asin (sine)),
    -to_degrees (atan2 (2 * (q.w * q.y - q.x * q.z), 1 - 2 * (q.x * q.x + q.y * q.y))),
  };
}

static Quaternion
slerp (Quaternion a, Quaternion b, double t)
{
  double cosine = a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z;
  double sign = cosine < 0 ? -1 : 1; /* the short way round */
  double angle = acos (MIN (fabs (cosine), 1)), sine = sin (angle);
  double p = sine < 1e-9 ? 1 - t : sin ((1 - t) * angle) / sine;
  double q = sign * (sine < 1e-9 ? t : sin (t * angle) / sine);

  return (Quaternion){ p * a.w + q * b.w, p * a.x + q * b.x, p * a.y + q * b.y, p * a.z + q * b.z };
}

/**
 * coxa_ball_angles_between:
 * @t: 0 is @a, 1 is @b, exactly; beyond them it turns on
 *
 * Turns the limb about one axis from @a to @b, as a limb does. What the turn leaves in its place,
 * as the foot in a clam, stays there on the whole way; angles interpolated one by one lift it.
 * Abduction must be within 90 degrees either way.
 */
CoxaBallAngles
coxa_ball_angles_between (const CoxaBallAngles *a, const CoxaBallAngles *b, double t)
{
  if (t == 0)
    return *a;
  if (t == 1)
    return *b;
  return take_apart (slerp (turn (a), turn (b), t));
}
