/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"

G_BEGIN_DECLS

typedef struct {
  double x, y, r;
} CoxaCircle;

CoxaDrawing *coxa_drawing_new (void);
CoxaDrawing *coxa_drawing_copy (const CoxaDrawing *self);

void coxa_drawing_begin (CoxaDrawing *self, CoxaInk fill, CoxaInk stroke, double width);
void coxa_drawing_move (CoxaDrawing *self, CoxaPoint to);
void coxa_drawing_line (CoxaDrawing *self, CoxaPoint to);
void coxa_drawing_curve (CoxaDrawing *self, CoxaPoint c1, CoxaPoint c2, CoxaPoint to);
void coxa_drawing_close (CoxaDrawing *self);
void coxa_drawing_polygon (CoxaDrawing *self, const CoxaPoint *points, guint n);
void coxa_drawing_smooth_line (CoxaDrawing *self, const CoxaPoint *points, guint n);
void coxa_drawing_smooth_ring (CoxaDrawing *self, const CoxaPoint *points, guint n);
void coxa_drawing_hull (CoxaDrawing *self, const CoxaCircle *circles, guint n);
void coxa_drawing_again (CoxaDrawing *self, CoxaInk fill, CoxaInk stroke, double width);

CoxaBox coxa_drawing_get_box (const CoxaDrawing *self, guint first_shape, guint n_shapes);
gboolean coxa_drawing_covers (const CoxaDrawing *self, guint shape, const CoxaCircle *place);
void coxa_drawing_append (CoxaDrawing *self, const CoxaDrawing *from, guint first_shape, guint n);

G_END_DECLS
