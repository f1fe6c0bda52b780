/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-chart-private.h"

#include <math.h>

static void
clear_series (CoxaChartSeries *series)
{
  g_free (series->name);
  g_array_unref (series->points);
}

static void
clear_event (CoxaChartEvent *event)
{
  g_free (event->name);
}

static GArray *
new_list (gsize size, gpointer clear)
{
  GArray *list = g_array_new (FALSE, FALSE, (guint) size);

  if (clear)
    g_array_set_clear_func (list, (GDestroyNotify) clear);
  return list;
}

/**
 * coxa_chart_new:
 * @first_day: of the time axis, Julian; several charts below each other share one
 * @last_day: may be the same
 */
CoxaChart *
coxa_chart_new (double first_day, double last_day)
{
  CoxaChart *self = g_new0 (CoxaChart, 1);

  self->first_day = first_day;
  self->last_day = last_day;
  self->low = INFINITY;
  self->high = -INFINITY;
  self->series = new_list (sizeof (CoxaChartSeries), clear_series);
  self->bands = new_list (sizeof (CoxaChartBand), NULL);
  self->ranges = new_list (sizeof (CoxaChartRange), NULL);
  self->goals = new_list (sizeof (CoxaChartEvent), clear_event);
  self->events = new_list (sizeof (CoxaChartEvent), clear_event);
  return self;
}

void
coxa_chart_free (CoxaChart *self)
{
  g_array_unref (self->series);
  g_array_unref (self->bands);
  g_array_unref (self->ranges);
  g_array_unref (self->goals);
  g_array_unref (self->events);
  g_free (self);
}

/**
 * coxa_chart_add_series:
 * @name: translated; stands at the end of its line
 *
 * Returns: its number
 */
guint
coxa_chart_add_series (CoxaChart *self, const char *name, CoxaChartInk ink, CoxaChartShape shape)
{
  CoxaChartSeries series = { g_strdup (name), ink, shape,
                             g_array_new (FALSE, FALSE, sizeof (CoxaChartPoint)) };

  g_array_append_val (self->series, series);
  return self->series->len - 1;
}

/**
 * coxa_chart_show_value:
 *
 * Puts @value on the axis: 0 where it matters, or the ends of a scale.
 */
void
coxa_chart_show_value (CoxaChart *self, double value)
{
  if (!isfinite (value))
    return;
  self->low = MIN (self->low, value);
  self->high = MAX (self->high, value);
}

/* Points of a series come in the order of their days. One that is no number is left out. */
void
coxa_chart_add_point (CoxaChart *self, guint series, const CoxaChartPoint *point)
{
  CoxaChartSeries *at = &g_array_index (self->series, CoxaChartSeries, series);

  if (!isfinite (point->value) || !isfinite (point->day))
    return;
  g_array_append_val (at->points, *point);
  if (at->points->len == 1)
    g_array_index (at->points, CoxaChartPoint, 0).joined = FALSE;
  coxa_chart_show_value (self, point->value);
}

/**
 * coxa_chart_add_band:
 *
 * A band over the whole time. It widens the axis, so that its borders are seen.
 */
void
coxa_chart_add_band (CoxaChart *self, CoxaChartInk ink, double from, double to)
{
  CoxaChartBand band = { ink, MIN (from, to), MAX (from, to) };

  if (!isfinite (from) || !isfinite (to))
    return;
  g_array_append_val (self->bands, band);
  coxa_chart_show_value (self, from);
  coxa_chart_show_value (self, to);
}

/**
 * coxa_chart_add_range:
 *
 * Fills what lies between two series, where both have a value on the same day.
 */
void
coxa_chart_add_range (CoxaChart *self, guint lower, guint upper)
{
  CoxaChartRange range = { lower, upper };

  g_array_append_val (self->ranges, range);
}

void
coxa_chart_add_goal (CoxaChart *self, double value, const char *name)
{
  CoxaChartEvent goal = { value, g_strdup (name) };

  g_array_append_val (self->goals, goal);
  coxa_chart_show_value (self, value);
}

/**
 * coxa_chart_add_event:
 *
 * Marks a day on which something was begun: a treatment, a programme.
 */
void
coxa_chart_add_event (CoxaChart *self, double day, const char *name)
{
  CoxaChartEvent event = { day, g_strdup (name) };

  g_array_append_val (self->events, event);
}

void
coxa_chart_set_whole (CoxaChart *self, gboolean whole)
{
  self->whole = whole;
}

guint
coxa_chart_count_series (const CoxaChart *self)
{
  return self->series->len;
}

const char *
coxa_chart_get_name (const CoxaChart *self, guint series)
{
  return g_array_index (self->series, CoxaChartSeries, series).name;
}

/**
 * coxa_chart_get_points:
 *
 * Returns: (transfer none) (element-type CoxaChartPoint): in the order of their days
 */
const GArray *
coxa_chart_get_points (const CoxaChart *self, guint series)
{
  return g_array_index (self->series, CoxaChartSeries, series).points;
}
