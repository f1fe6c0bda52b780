/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-chart-sheet.h"

G_BEGIN_DECLS

/**
 * CoxaChartCard:
 *
 * A chart with its title, its verdict, its sentence, and its table on demand. Copies itself as a
 * picture or as text.
 */
#define COXA_TYPE_CHART_CARD (coxa_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (CoxaChartCard, coxa_chart_card, COXA, CHART_CARD, GtkWidget)

GtkWidget *coxa_chart_card_new (CoxaChartSheet *sheet, const CoxaChartDays *days);
GtkWidget *coxa_chart_card_get_chart (CoxaChartCard *self);

G_END_DECLS
