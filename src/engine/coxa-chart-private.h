/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-chart.h"

G_BEGIN_DECLS

typedef struct {
  char *name;
  CoxaChartInk ink;
  CoxaChartShape shape;
  GArray *points; /* of CoxaChartPoint */
} CoxaChartSeries;

typedef struct {
  CoxaChartInk ink;
  double from, to;
} CoxaChartBand;

typedef struct {
  guint lower, upper;
} CoxaChartRange;

/* A value or a day with a name. */
typedef struct {
  double at;
  char *name;
} CoxaChartEvent;

struct _CoxaChart {
  double first_day, last_day;
  double low, high; /* what has to be on the axis of values */
  gboolean whole;
  GArray *series;
  GArray *bands;
  GArray *ranges;
  GArray *goals;
  GArray *events;
};

G_END_DECLS
