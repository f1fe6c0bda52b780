/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-outline.h"

G_BEGIN_DECLS

#define COXA_CONTOUR_DIRECTIONS 32 /* a multiple of 4 */
#define COXA_CONTOUR_HULLS 8
#define COXA_CONTOUR_POINTS 160

/* An ellipse on the page by its half axes, swollen by a radius. */
typedef struct {
  CoxaPoint at, u, v;
  double r;
} CoxaOval;

/* How far a convex shape reaches in each direction, from the page's origin. */
typedef struct {
  double reach[COXA_CONTOUR_DIRECTIONS];
} CoxaHull;

/* The directions, counted from the right, anticlockwise. */
typedef struct {
  CoxaPoint to[COXA_CONTOUR_DIRECTIONS];
} CoxaCompass;

/**
 * CoxaContour: the outline round several hulls together, with their corners smoothed away.
 */
typedef struct {
  const CoxaCompass *compass;
  guint n_hulls;
  CoxaHull hulls[COXA_CONTOUR_HULLS];
  guint n_points;
  CoxaPoint points[COXA_CONTOUR_POINTS]; /* anticlockwise, evenly spaced */
} CoxaContour;

void coxa_compass_init (CoxaCompass *self);

void coxa_contour_init (CoxaContour *self, const CoxaCompass *compass);
void coxa_contour_add_hull (CoxaContour *self, const CoxaOval *ovals, guint n);
void coxa_contour_trace (CoxaContour *self, guint softness);
gboolean coxa_contour_contains (const CoxaContour *self, CoxaPoint point, double margin);

void coxa_drawing_contour (CoxaDrawing *self, const CoxaContour *contour);
void coxa_drawing_contour_part (CoxaDrawing *self, const CoxaContour *contour, guint from, guint n);

G_END_DECLS
