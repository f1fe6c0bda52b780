/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-joints.h"
#include "coxa-look.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

/* Which limbs are painted as the far ones: the same in every frame, so that the eye can follow. */
typedef struct {
  gboolean legs[2];
  gboolean arms[2];
} CoxaFarSides;

/**
 * CoxaManner: how a skeleton is fleshed out.
 */
typedef struct {
  CoxaFarSides far;
  CoxaBody body;
  gboolean barefoot;
  gboolean grips[2]; /* hands that hold something, not flat or at rest */
} CoxaManner;

CoxaFarSides
coxa_far_sides_new (const CoxaCamera *camera, const CoxaSkeleton *skeletons, guint n_skeletons);
void coxa_figure_draw (CoxaScene *scene, const CoxaSkeleton *skeleton, const CoxaManner *manner);

G_END_DECLS
