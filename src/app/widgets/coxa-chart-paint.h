/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-chart.h"

G_BEGIN_DECLS

/* Draws a plan with cairo: on screen in the colours of the theme, as a picture on white paper. */
CoxaChartPlan *coxa_chart_paint_plan (
    const CoxaChart *chart, PangoLayout *layout, double width, double height, double mark_size);
GskRenderNode *coxa_chart_paint_node (
    const CoxaChartPlan *plan, GtkWidget *widget, PangoLayout *layout, int width, int height);
void coxa_chart_paint_cursor (GtkSnapshot *snapshot,
                              GtkWidget *widget,
                              const CoxaChartPlan *plan,
                              const CoxaChartMark *mark);
GdkTexture *coxa_chart_paint_texture (const CoxaChartPlan *plan,
                                      PangoLayout *layout,
                                      int width,
                                      int height);

G_END_DECLS
