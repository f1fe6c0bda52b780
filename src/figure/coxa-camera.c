/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-camera.h"

/**
 * coxa_camera_new:
 * @yaw: degrees; at 0 the figure faces right, at 90 it faces the viewer
 * @elevation: degrees above the horizon
 */
CoxaCamera
coxa_camera_new (double yaw, double elevation)
{
  CoxaRotation axes = coxa_rotation_x (COXA_ROTATION_NONE, elevation);

  return (CoxaCamera){ coxa_rotation_y (axes, -yaw) };
}

CoxaVector
coxa_camera_see (const CoxaCamera *self, CoxaVector world)
{
  return coxa_rotation_apply (&self->axes, world);
}

CoxaPoint
coxa_camera_project (const CoxaCamera *self, CoxaVector world)
{
  CoxaVector seen = coxa_camera_see (self, world);

  return (CoxaPoint){ seen.x, seen.y };
}
