/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaAxis:
 *
 * An axis of values with its ticks, which lie at whole multiples of 1, 2 or 5 times a power of ten.
 * A plain value: screen and paper draw the same one.
 */
typedef struct {
  double from, to; /* both are ticks */
  gint64 first;    /* the tick at @from, in steps */
  int mantissa;    /* 1, 2 or 5 */
  int exponent;    /* step = mantissa x 10^exponent */
  guint n_ticks;   /* 2 or more */
} CoxaAxis;

CoxaAxis coxa_axis_fit (double low, double high, guint n_ticks_max, gboolean whole);
double coxa_axis_get_tick (const CoxaAxis *self, guint index);
double coxa_axis_place (const CoxaAxis *self, double value);
guint coxa_axis_get_decimals (const CoxaAxis *self);

/* How the label of a tick on the time axis reads. */
typedef enum {
  COXA_TIME_DAY,   /* day and month */
  COXA_TIME_MONTH, /* month, and the year where it begins */
  COXA_TIME_YEAR,
} CoxaTimeLabel;

#define COXA_TIME_TICKS_MAX 32

/**
 * CoxaTimeAxis:
 *
 * An axis of days with its ticks: days, Mondays, firsts of a month, or New Year's days. Days are
 * Julian as in GDate, with the hour as their fraction. Ticks lie inside; the ends need not be one.
 */
typedef struct {
  double from, to;
  guint n_ticks;
  guint32 ticks[COXA_TIME_TICKS_MAX];
  CoxaTimeLabel label;
} CoxaTimeAxis;

CoxaTimeAxis coxa_time_axis_fit (double first, double last, guint n_ticks_max);
double coxa_time_axis_place (const CoxaTimeAxis *self, double day);
double coxa_day_of (GDateTime *at);

G_END_DECLS
