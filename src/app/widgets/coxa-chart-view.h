/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-chart.h"

G_BEGIN_DECLS

/**
 * CoxaChartView:
 *
 * Draws a chart once for each size and keeps the drawing. Pointer and arrow keys move a cursor from
 * point to point and say what stands there; the chart as a whole is its summary.
 *
 * Signal "point" (visit): Enter, or a press, on a point.
 */
#define COXA_TYPE_CHART_VIEW (coxa_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaChartView, coxa_chart_view, COXA, CHART_VIEW, GtkWidget)

/* Returns: (transfer full): a sentence about the point, in words */
typedef char *(*CoxaChartTeller) (guint series, guint point, gpointer data);

GtkWidget *coxa_chart_view_new (void);
void coxa_chart_view_take_chart (CoxaChartView *self, CoxaChart *chart, const char *summary);
void coxa_chart_view_set_teller (CoxaChartView *self,
                                 CoxaChartTeller teller,
                                 gpointer data,
                                 GDestroyNotify free_data);
void coxa_chart_view_set_heights (CoxaChartView *self, int minimum, int natural);
gboolean coxa_chart_view_move (CoxaChartView *self, int along, int across);
char *coxa_chart_view_dup_told (CoxaChartView *self);
GdkTexture *coxa_chart_view_draw_texture (CoxaChartView *self);

G_END_DECLS
