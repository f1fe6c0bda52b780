/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-goniometer.h"
#include "coxa-joints.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

CoxaVector coxa_measuring_picture_get_centre (const CoxaMeasuringPicture *self, double value);
CoxaVector coxa_measuring_picture_get_arm (const CoxaMeasuringPicture *self, double value);
double coxa_measuring_picture_get_radius (const CoxaMeasuringPicture *self);

void coxa_angle_marks_draw (CoxaScene *scene,
                            const CoxaMeasuringPicture *picture,
                            const CoxaAngleMarks *marks);
void coxa_ghost_draw (CoxaScene *scene, const CoxaSkeleton *skeleton, CoxaJoint from);

G_END_DECLS
