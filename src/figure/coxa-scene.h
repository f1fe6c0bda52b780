/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-camera.h"
#include "coxa-outline.h"

G_BEGIN_DECLS

#define COXA_LINE_WIDTH 0.0068 /* of outlines, body heights */

/* Painted one after the other; inside a layer from far to near. */
typedef enum {
  COXA_LAYER_FLOOR,
  COXA_LAYER_BEHIND,
  COXA_LAYER_BODY,
  COXA_LAYER_ARROWS,
} CoxaLayer;

/* A ball in the world: simple things are convex outlines of a few of them. */
typedef struct {
  CoxaVector at;
  double r;
} CoxaBall;

#define COXA_BALLS_LIMIT 16

/* An elliptic disc in the world by its half axes, swollen by a radius; a ball without axes. */
typedef struct {
  CoxaVector at, u, v;
  double r;
} CoxaDisc;

#define COXA_DISCS_LIMIT 8

/* The convex shape round some discs; a form is made of several. */
typedef struct {
  CoxaDisc discs[COXA_DISCS_LIMIT];
  guint n;
} CoxaSolid;

/**
 * CoxaScene: what one frame shows, collected in any order; coxa_scene_finish() sorts it.
 */
typedef struct _CoxaScene CoxaScene;

CoxaScene *coxa_scene_new (const CoxaCamera *camera);
void coxa_scene_free (CoxaScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaScene, coxa_scene_free)

const CoxaCamera *coxa_scene_get_camera (const CoxaScene *self);
CoxaDrawing *coxa_scene_begin (CoxaScene *self, CoxaLayer layer, double depth);
CoxaDrawing *
coxa_scene_begin_limb (CoxaScene *self, CoxaVector from, CoxaVector to, double radius);
void coxa_scene_lift (CoxaScene *self, double lift, guint family);
void
coxa_scene_add_hull (CoxaScene *self, const CoxaBall *balls, guint n, CoxaInk fill, CoxaInk stroke);
void coxa_scene_add_detail (
    CoxaScene *self, const CoxaBall *balls, guint n, CoxaInk fill, CoxaInk stroke);
guint coxa_scene_add_form (
    CoxaScene *self, const CoxaSolid *solids, guint n, guint softness, CoxaInk fill);
void coxa_scene_join (
    CoxaScene *self, guint a, guint b, CoxaVector joint, CoxaVector end_a, CoxaVector end_b);
double coxa_scene_measure_cover (const CoxaScene *self,
                                 const CoxaPoint *points,
                                 guint n,
                                 double clearance);
CoxaDrawing *coxa_scene_finish (CoxaScene *self);

G_END_DECLS
