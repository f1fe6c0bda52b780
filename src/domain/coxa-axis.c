/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-axis.h"

#include <math.h>

#define STEPS_MAX 1e15  /* beyond it a double no longer tells one step from the next */
#define EXPONENT_MIN -6 /* nothing clinical is read finer */
#define HALF_WINDOW 3.5 /* days around a single day */

static const int mantissas[] = { 1, 2, 5 };

static double
get_step (const CoxaAxis *self)
{
  return self->exponent < 0 ? self->mantissa / pow (10, -self->exponent)
                            : self->mantissa * pow (10, self->exponent);
}

/* Multiples of negative powers are divided, so that three steps of 0.1 are 0.3. */
static double
count_steps (const CoxaAxis *self, gint64 n)
{
  return self->exponent < 0 ? (double) (n * self->mantissa) / pow (10, -self->exponent)
                            : (double) (n * self->mantissa) * pow (10, self->exponent);
}

/* How many ticks it takes with this step. */
static double
try_step (CoxaAxis *self, double low, double high)
{
  double step = get_step (self);
  double first = floor (low / step + 1e-9), last = ceil (high / step - 1e-9);

  if (fabs (first) > STEPS_MAX || fabs (last) > STEPS_MAX)
    return INFINITY;
  self->first = (gint64) first;
  return MAX (last, first + 1) - first + 1;
}

/* Around a single value, on its side of 0. */
static void
make_room (double *from, double *to)
{
  double value = *from;
  double room = MAX (1, fabs (value) / 10);

  *from = value >= 0 ? MAX (0, value - room) : value - room;
  *to = value < 0 ? MIN (0, value + room) : value + room;
}

/**
 * coxa_axis_fit:
 * @low: the smallest value to be shown
 * @high: the largest; the two may be equal or swapped. What is not finite counts as 0
 * @n_ticks_max: that there is room for, at least 3
 * @whole: only whole numbers are read on it
 *
 * The axis with the finest step that fits. Whoever wants 0 on it gives it as @low or @high.
 */
CoxaAxis
coxa_axis_fit (double low, double high, guint n_ticks_max, gboolean whole)
{
  double smaller = isfinite (low) ? low : 0, larger = isfinite (high) ? high : 0;
  double from = MIN (smaller, larger), to = MAX (smaller, larger);
  CoxaAxis self = { .exponent = whole ? 0 : EXPONENT_MIN };
  guint room = MAX (n_ticks_max, 3);

  if (to == from)
    make_room (&from, &to);
  self.exponent = MAX (self.exponent, (int) floor (log10 ((to - from) / room)) - 1);
  for (;; self.exponent++)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++) {
      double n;

      self.mantissa = mantissas[i];
      n = try_step (&self, from, to);
      if (n > room)
        continue;
      self.n_ticks = (guint) n;
      self.from = coxa_axis_get_tick (&self, 0);
      self.to = coxa_axis_get_tick (&self, self.n_ticks - 1);
      return self;
    }
}

/**
 * coxa_axis_get_tick:
 *
 * Returns: the value at the tick, as exact as its decimals
 */
double
coxa_axis_get_tick (const CoxaAxis *self, guint index)
{
  return count_steps (self, self->first + (gint64) index);
}

/**
 * coxa_axis_place:
 *
 * Returns: where @value lies, 0 at the low end and 1 at the high one, beyond them where it does
 */
double
coxa_axis_place (const CoxaAxis *self, double value)
{
  return (value - self->from) / (self->to - self->from);
}

/**
 * coxa_axis_get_decimals:
 *
 * Returns: that the labels need
 */
guint
coxa_axis_get_decimals (const CoxaAxis *self)
{
  return self->exponent < 0 ? (guint) -self->exponent : 0;
}

/* Time */

typedef enum {
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

typedef struct {
  Unit unit;
  guint step;
  double days; /* at the least from one tick to the next */
} TimeStep;

static const TimeStep time_steps[] = {
  { UNIT_DAY, 1, 1 },      { UNIT_DAY, 2, 2 },       { UNIT_WEEK, 1, 7 },
  { UNIT_WEEK, 2, 14 },    { UNIT_MONTH, 1, 28 },    { UNIT_MONTH, 2, 59 },
  { UNIT_MONTH, 3, 89 },   { UNIT_MONTH, 6, 181 },   { UNIT_YEAR, 1, 365 },
  { UNIT_YEAR, 2, 730 },   { UNIT_YEAR, 5, 1826 },   { UNIT_YEAR, 10, 3652 },
  { UNIT_YEAR, 20, 7304 }, { UNIT_YEAR, 50, 18262 },
};

/* The first tick of this step on the day, or after it. */
static GDate
find_first (const TimeStep *step, double from)
{
  guint32 julian = (guint32) ceil (from);
  GDate date;

  g_date_clear (&date, 1);
  if (step->unit == UNIT_WEEK) {
    /* Julian day 1 was a Monday; every second Monday is counted from there too. */
    guint32 past = (julian - 1) % (7 * step->step);

    g_date_set_julian (&date, past == 0 ? julian : julian + 7 * step->step - past);
    return date;
  }
  g_date_set_julian (&date, julian);
  if (step->unit == UNIT_DAY)
    return date;
  if (g_date_get_day (&date) > 1) {
    g_date_set_day (&date, 1);
    g_date_add_months (&date, 1);
  }
  while ((step->unit == UNIT_MONTH && (g_date_get_month (&date) - 1) % step->step != 0) ||
         (step->unit == UNIT_YEAR &&
          (g_date_get_month (&date) != 1 || g_date_get_year (&date) % step->step != 0)))
    g_date_add_months (&date, 1);
  return date;
}

static void
go_on (const TimeStep *step, GDate *date)
{
  switch (step->unit) {
  case UNIT_DAY:
    g_date_add_days (date, step->step);
    break;
  case UNIT_WEEK:
    g_date_add_days (date, 7 * step->step);
    break;
  case UNIT_MONTH:
    g_date_add_months (date, step->step);
    break;
  case UNIT_YEAR:
    g_date_add_years (date, step->step);
    break;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
try_time_step (CoxaTimeAxis *self, const TimeStep *step, guint room)
{
  GDate date;

  self->n_ticks = 0;
  if ((self->to - self->from) / step->days > room + 1)
    return FALSE;
  for (date = find_first (step, self->from); g_date_get_julian (&date) <= self->to;
       go_on (step, &date)) {
    if (self->n_ticks == room)
      return FALSE;
    self->ticks[self->n_ticks++] = g_date_get_julian (&date);
  }
  return TRUE;
}

/**
 * coxa_time_axis_fit:
 * @first: the first day to be shown, Julian
 * @last: the last one; the two may be equal or swapped
 * @n_ticks_max: that there is room for, at least 2
 *
 * The axis with the finest calendar step that fits; around a single day it shows a week.
 */
CoxaTimeAxis
coxa_time_axis_fit (double first, double last, guint n_ticks_max)
{
  CoxaTimeAxis self = { .from = MIN (first, last), .to = MAX (first, last) };
  guint room = CLAMP (n_ticks_max, 2, COXA_TIME_TICKS_MAX);
  double missing = 2 * HALF_WINDOW - (self.to - self.from);

  if (missing > 0) {
    self.from -= missing / 2;
    self.to += missing / 2;
  }
  self.from = MAX (self.from, 1);
  for (guint i = 0; i < G_N_ELEMENTS (time_steps); i++)
    if (try_time_step (&self, &time_steps[i], room)) {
      self.label = time_steps[i].unit == UNIT_YEAR    ? COXA_TIME_YEAR
                   : time_steps[i].unit == UNIT_MONTH ? COXA_TIME_MONTH
                                                      : COXA_TIME_DAY;
      return self;
    }
  self.n_ticks = 0;
  self.label = COXA_TIME_YEAR;
  return self;
}

/**
 * coxa_time_axis_place:
 *
 * Returns: where @day lies, 0 at the start and 1 at the end
 */
double
coxa_time_axis_place (const CoxaTimeAxis *self, double day)
{
  return (day - self->from) / (self->to - self->from);
}

/**
 * coxa_day_of:
 *
 * Returns: the local Julian day of @at with its hour as fraction; two visits of one day differ
 */
double
coxa_day_of (GDateTime *at)
{
  GDate date;
  int year, month, day;

  g_date_time_get_ymd (at, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date) +
         (g_date_time_get_hour (at) * 60 + g_date_time_get_minute (at)) / 1440.0;
}
