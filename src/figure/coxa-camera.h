/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"
#include "coxa-vector.h"

G_BEGIN_DECLS

/* A parallel camera; in its frame x and y are the page and z is the depth, larger = nearer. */
typedef struct {
  CoxaRotation axes;
} CoxaCamera;

CoxaCamera coxa_camera_new (double yaw, double elevation);
CoxaVector coxa_camera_see (const CoxaCamera *self, CoxaVector world);
CoxaPoint coxa_camera_project (const CoxaCamera *self, CoxaVector world);

G_END_DECLS
