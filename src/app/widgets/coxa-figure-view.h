/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-illustration.h"

G_BEGIN_DECLS

/**
 * CoxaFigureView:
 *
 * Draws one frame of an exercise's illustration, sharp at any size.
 */
#define COXA_TYPE_FIGURE_VIEW (coxa_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureView, coxa_figure_view, COXA, FIGURE_VIEW, GtkWidget)

GtkWidget *coxa_figure_view_new (void);
void coxa_figure_view_set_natural_width (CoxaFigureView *self, int width);
void coxa_figure_view_set_quick (CoxaFigureView *self, gboolean quick);
void
coxa_figure_view_take_drawing (CoxaFigureView *self, CoxaDrawing *drawing, const CoxaBox *box);
void coxa_figure_view_await (CoxaFigureView *self, const CoxaExercise *exercise);
void coxa_figure_view_set_look (CoxaFigureView *self, const CoxaLook *look);
const CoxaLook *coxa_figure_view_get_look (CoxaFigureView *self);
graphene_point_t coxa_figure_view_locate (CoxaFigureView *self, CoxaPoint page);
void coxa_figure_view_show (CoxaFigureView *self,
                            const CoxaIllustration *illustration,
                            guint frame,
                            gboolean mirrored,
                            const char *description);

G_END_DECLS
