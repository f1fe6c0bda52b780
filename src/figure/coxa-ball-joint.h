/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaBallAngles: how a ball joint stands, in degrees: flexion, then abduction, then external
 * rotation.
 */
typedef struct {
  double flexion, abduction, rotation;
} CoxaBallAngles;

CoxaBallAngles coxa_ball_angles_between (const CoxaBallAngles *a, const CoxaBallAngles *b, double t);

G_END_DECLS
