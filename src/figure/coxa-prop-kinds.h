/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-block.h"
#include "coxa-props.h"

G_BEGIN_DECLS

/* How each kind of prop is drawn; coxa-props.c knows their names (exercises.md 4.5). */
typedef void CoxaPropDraw (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage);

/* coxa-furniture.c */
CoxaPropDraw coxa_draw_chair;
CoxaPropDraw coxa_draw_held_chair;
CoxaPropDraw coxa_draw_chair_in_front;
CoxaPropDraw coxa_draw_worktop;
CoxaPropDraw coxa_draw_bed;
CoxaPropDraw coxa_draw_step;
CoxaPropDraw coxa_draw_wall;
CoxaPropDraw coxa_draw_cushion;
CoxaPropDraw coxa_draw_pillow;

/* coxa-equipment.c */
CoxaPropDraw coxa_draw_roller;
CoxaPropDraw coxa_draw_ball;
CoxaPropDraw coxa_draw_stick;
CoxaPropDraw coxa_draw_strap;
CoxaPropDraw coxa_draw_loop;
CoxaPropDraw coxa_draw_post;
CoxaPropDraw coxa_draw_band_to_post;
CoxaPropDraw coxa_draw_weight;
CoxaPropDraw coxa_draw_box;

static inline const CoxaSkeleton *
coxa_stage_get_shown (const CoxaStage *stage)
{
  return stage->in_motion ? stage->in_motion : &stage->frames[stage->frame];
}

/* Furniture does not move: it stands where it was put in the first frame that shows it. */
static inline const CoxaSkeleton *
coxa_prop_get_first (const CoxaProp *self, const CoxaStage *stage)
{
  return &stage->frames[self->only_frame > 0 ? self->only_frame - 1 : 0];
}

static inline CoxaVector
coxa_prop_get_place (const CoxaProp *self, const CoxaStage *stage, guint i)
{
  return coxa_prop_get_first (self, stage)->joints[self->joints[i]];
}

static inline CoxaVector
coxa_prop_get_joint (const CoxaProp *self, const CoxaStage *stage, guint i)
{
  return coxa_stage_get_shown (stage)->joints[self->joints[i]];
}

G_END_DECLS
