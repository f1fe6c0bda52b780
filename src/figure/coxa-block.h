/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-scene.h"

G_BEGIN_DECLS

/* Corners of a box along the axes of the world. */
typedef struct {
  CoxaVector low, high;
} CoxaBlock;

typedef struct {
  CoxaInk top, side, shade, edge;
} CoxaBlockInks;

extern const CoxaBlockInks coxa_block_wood;

void coxa_block_draw (CoxaScene *scene, const CoxaBlock *block, const CoxaBlockInks *inks);

G_END_DECLS
