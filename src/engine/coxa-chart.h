/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-axis.h"

G_BEGIN_DECLS

/* What a part of a chart means; each painter has its own colours, and its greys, for them. */
typedef enum {
  COXA_CHART_INK_GRID,
  COXA_CHART_INK_TEXT,
  COXA_CHART_INK_FAINT_TEXT,
  COXA_CHART_INK_NORM,  /* the band of the norm */
  COXA_CHART_INK_ERROR, /* the band in which a change is not real, of the first series */
  COXA_CHART_INK_ERROR_SECOND,
  COXA_CHART_INK_RANGE, /* between two series, such as least and worst pain */
  COXA_CHART_INK_GOAL,
  COXA_CHART_INK_EVENT,
  COXA_CHART_INK_FIRST, /* left, or the only one */
  COXA_CHART_INK_SECOND, /* right */
  COXA_CHART_INK_THIRD,
  COXA_CHART_N_INKS,
} CoxaChartInk;

/* Series differ by it in grey too. */
typedef enum {
  COXA_CHART_CIRCLE,
  COXA_CHART_SQUARE,
  COXA_CHART_TRIANGLE,
} CoxaChartShape;

/**
 * CoxaChartPoint:
 * @joined: a line comes from the point before; values that do not compare are never joined
 * @visit: whatever the owner wants to find it by
 */
typedef struct {
  double day; /* Julian, as in #CoxaTimeAxis */
  double value;
  gboolean joined;
  int visit;
} CoxaChartPoint;

/**
 * CoxaChart:
 *
 * What a chart shows, in values and days. Filled by its owner, drawn by a #CoxaChartPlan.
 */
typedef struct _CoxaChart CoxaChart;

CoxaChart *coxa_chart_new (double first_day, double last_day);
void coxa_chart_free (CoxaChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaChart, coxa_chart_free)

guint
coxa_chart_add_series (CoxaChart *self, const char *name, CoxaChartInk ink, CoxaChartShape shape);
void coxa_chart_add_point (CoxaChart *self, guint series, const CoxaChartPoint *point);
void coxa_chart_add_band (CoxaChart *self, CoxaChartInk ink, double from, double to);
void coxa_chart_add_range (CoxaChart *self, guint lower, guint upper);
void coxa_chart_add_goal (CoxaChart *self, double value, const char *name);
void coxa_chart_add_event (CoxaChart *self, double day, const char *name);
void coxa_chart_show_value (CoxaChart *self, double value);
void coxa_chart_set_whole (CoxaChart *self, gboolean whole);

guint coxa_chart_count_series (const CoxaChart *self);
const char *coxa_chart_get_name (const CoxaChart *self, guint series);
const GArray *coxa_chart_get_points (const CoxaChart *self, guint series);

/**
 * CoxaChartHand: how the owner writes; widths and heights in the unit of the plan.
 */
typedef struct {
  double (*measure) (const char *text, gpointer data);
  char *(*write_value) (double value, guint decimals, gpointer data);
  char *(*write_day) (guint32 julian, CoxaTimeLabel label, gpointer data);
  gpointer data;
  double text_height;
  double mark_size; /* from one side of a point to the other */
} CoxaChartHand;

typedef struct {
  double x0, y0, x1, y1;
  CoxaChartInk ink;
} CoxaChartArea;

typedef struct {
  double x0, y0, x1, y1;
  CoxaChartInk ink;
  gboolean dashed;
} CoxaChartLine;

/* Between two series: the outline of the band. */
typedef struct {
  double x, y;
} CoxaChartCorner;

typedef struct {
  double x, y;
  CoxaChartInk ink;
  CoxaChartShape shape;
  guint series, point;
} CoxaChartMark;

/* @x, @y: left end and top */
typedef struct {
  double x, y, width;
  char *text;
  CoxaChartInk ink;
} CoxaChartText;

/**
 * CoxaChartPlan:
 *
 * Where everything of a chart lies on a surface of a given size; y goes down from the top. Drawn in
 * the order of its fields.
 */
typedef struct {
  CoxaAxis values;
  CoxaTimeAxis days;
  CoxaChartArea plot;
  double mark_size;
  GArray *areas;  /* of CoxaChartArea */
  GArray *ranges; /* of GArray of CoxaChartCorner, each closed */
  GArray *lines;  /* of CoxaChartLine */
  GArray *marks;  /* of CoxaChartMark */
  GArray *texts;  /* of CoxaChartText */
} CoxaChartPlan;

CoxaChartPlan *coxa_chart_plan_new (const CoxaChart *chart,
                                    double width,
                                    double height,
                                    const CoxaChartHand *hand);
void coxa_chart_plan_free (CoxaChartPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaChartPlan, coxa_chart_plan_free)

double coxa_chart_plan_get_x (const CoxaChartPlan *self, double day);
double coxa_chart_plan_get_y (const CoxaChartPlan *self, double value);
const CoxaChartMark *coxa_chart_plan_find_mark (const CoxaChartPlan *self, double x, double y);

G_END_DECLS
