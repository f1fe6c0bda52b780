/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "coxa-illustration.h"

G_BEGIN_DECLS

void coxa_drawing_paint_map (cairo_t *cr, const CoxaDrawing *drawing, gboolean dark);
void coxa_drawing_get_map_rgb (CoxaInk ink, gboolean dark, double rgb_out[3]);

G_END_DECLS
