/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"
#include "coxa-pdf.h"

G_BEGIN_DECLS

/* The box of what is drawn, in body heights. */
CoxaBox coxa_painter_measure (const CoxaDrawing *drawing);

/**
 * coxa_painter_paint:
 * @x, @y: the page's point for the drawing's origin
 * @scale: points a body height
 */
void coxa_painter_paint (const CoxaDrawing *drawing,
                         const CoxaLook *look,
                         CoxaPdf *pdf,
                         double x,
                         double y,
                         double scale);

G_END_DECLS
