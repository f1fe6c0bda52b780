/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the parts of a chart lie. Labels never overlap: ticks are as many as there is room for, and
 * the names at the ends of the lines make room for each other. */

#include "coxa-chart-private.h"

#include <math.h>

#define GAP 0.5          /* text heights, between a label and what it names */
#define TICK_SPACING 2.2 /* text heights from one tick to the next, upwards */
#define DAY_SPACING 1.4  /* widths of a label, sideways */
#define MISS 3.0         /* sizes of a mark that a pointer may be beside it */

typedef struct {
  const CoxaChart *chart;
  const CoxaChartHand *hand;
  CoxaChartPlan *plan;
  double width, height;
} Draft;

static void
clear_text (CoxaChartText *text)
{
  g_free (text->text);
}

static void
clear_corners (GArray **corners)
{
  g_array_unref (*corners);
}

static void
take_text (const Draft *draft, char *text, double x, double y, CoxaChartInk ink)
{
  CoxaChartText label = { x, y, draft->hand->measure (text, draft->hand->data), text, ink };

  g_array_append_val (draft->plan->texts, label);
}

static void
add_line (const Draft *draft, double x0, double y0, double x1, double y1, CoxaChartInk ink)
{
  gboolean dashed = ink == COXA_CHART_INK_GOAL || ink == COXA_CHART_INK_EVENT;
  CoxaChartLine line = { x0, y0, x1, y1, ink, dashed };

  g_array_append_val (draft->plan->lines, line);
}

double
coxa_chart_plan_get_x (const CoxaChartPlan *self, double day)
{
  return self->plot.x0 + coxa_time_axis_place (&self->days, day) * (self->plot.x1 - self->plot.x0);
}

double
coxa_chart_plan_get_y (const CoxaChartPlan *self, double value)
{
  return self->plot.y1 - coxa_axis_place (&self->values, value) * (self->plot.y1 - self->plot.y0);
}

/* The axes */

static char *
write_tick (const Draft *draft, guint index)
{
  const CoxaAxis *axis = &draft->plan->values;

  return draft->hand->write_value (coxa_axis_get_tick (axis, index), coxa_axis_get_decimals (axis),
                                   draft->hand->data);
}

static double
measure_ticks (const Draft *draft)
{
  double widest = 0;

  for (guint i = 0; i < draft->plan->values.n_ticks; i++) {
    g_autofree char *text = write_tick (draft, i);

    widest = MAX (widest, draft->hand->measure (text, draft->hand->data));
  }
  return widest;
}

static double
measure_names (const Draft *draft)
{
  double widest = 0;

  for (guint i = 0; i < draft->chart->series->len; i++) {
    const CoxaChartSeries *series = &g_array_index (draft->chart->series, CoxaChartSeries, i);

    if (series->points->len > 0 && *series->name)
      widest = MAX (widest, draft->hand->measure (series->name, draft->hand->data));
  }
  return widest;
}

/* A finer step has wider labels, so that the number of ticks is tried from the most down. */
static CoxaTimeAxis
fit_days (const Draft *draft, double width)
{
  CoxaTimeAxis axis;

  for (guint n = COXA_TIME_TICKS_MAX; n >= 2; n--) {
    double widest = 0;

    axis = coxa_time_axis_fit (draft->chart->first_day, draft->chart->last_day, n);
    for (guint i = 0; i < axis.n_ticks; i++) {
      g_autofree char *text = draft->hand->write_day (axis.ticks[i], axis.label, draft->hand->data);

      widest = MAX (widest, draft->hand->measure (text, draft->hand->data));
    }
    if (axis.n_ticks < 2)
      break;
    if (widest * DAY_SPACING <= (axis.ticks[1] - axis.ticks[0]) / (axis.to - axis.from) * width)
      break;
    n = MIN (n, axis.n_ticks);
  }
  return axis;
}

static void
place_axes (Draft *draft)
{
  CoxaChartPlan *plan = draft->plan;
  double text = draft->hand->text_height;
  double room = draft->height - text * (2 + GAP);
  double mark = draft->hand->mark_size / 2;
  gboolean anything = draft->chart->low <= draft->chart->high;

  plan->values =
      coxa_axis_fit (anything ? draft->chart->low : 0, anything ? draft->chart->high : 1,
                     (guint) MAX (room / (text * TICK_SPACING) + 1, 3), draft->chart->whole);
  plan->plot.x0 = measure_ticks (draft) + GAP * text + mark;
  plan->plot.x1 = draft->width - measure_names (draft) - GAP * text - mark;
  plan->plot.x1 = MAX (plan->plot.x1, plan->plot.x0 + 1);
  plan->plot.y0 = text;
  plan->plot.y1 = MAX (draft->height - text * (1 + GAP), plan->plot.y0 + 1);
  plan->plot.ink = COXA_CHART_INK_GRID;
  plan->days = fit_days (draft, plan->plot.x1 - plan->plot.x0);
}

static void
draw_values (const Draft *draft)
{
  const CoxaChartPlan *plan = draft->plan;
  double text = draft->hand->text_height;

  for (guint i = 0; i < plan->values.n_ticks; i++) {
    double y = coxa_chart_plan_get_y (plan, coxa_axis_get_tick (&plan->values, i));
    char *label = write_tick (draft, i);
    double width = draft->hand->measure (label, draft->hand->data);

    add_line (draft, plan->plot.x0, y, plan->plot.x1, y, COXA_CHART_INK_GRID);
    take_text (draft, label, plan->plot.x0 - draft->hand->mark_size / 2 - GAP * text - width,
               y - text / 2, COXA_CHART_INK_FAINT_TEXT);
  }
}

/* The label stands under its day, the outermost ones as far inside as they have to. */
static void
draw_days (const Draft *draft)
{
  const CoxaChartPlan *plan = draft->plan;
  double text = draft->hand->text_height;
  double end = 0;

  for (guint i = 0; i < plan->days.n_ticks; i++) {
    g_autofree char *label =
        draft->hand->write_day (plan->days.ticks[i], plan->days.label, draft->hand->data);
    double width = draft->hand->measure (label, draft->hand->data);
    double x = coxa_chart_plan_get_x (plan, plan->days.ticks[i]);
    double left = MIN (MAX (x - width / 2, 0), draft->width - width);

    add_line (draft, x, plan->plot.y1, x, plan->plot.y1 + GAP * text / 2, COXA_CHART_INK_GRID);
    if (left < end)
      continue;
    end = left + width;
    take_text (draft, g_steal_pointer (&label), left, plan->plot.y1 + GAP * text,
               COXA_CHART_INK_FAINT_TEXT);
  }
}

/* What lies on them */

static void
draw_bands (const Draft *draft)
{
  const CoxaChartPlan *plan = draft->plan;

  for (guint i = 0; i < draft->chart->bands->len; i++) {
    const CoxaChartBand *band = &g_array_index (draft->chart->bands, CoxaChartBand, i);
    CoxaChartArea area = { plan->plot.x0, coxa_chart_plan_get_y (plan, band->to), plan->plot.x1,
                           coxa_chart_plan_get_y (plan, band->from), band->ink };

    g_array_append_val (plan->areas, area);
  }
}

static void
add_corner (GArray *corners, const CoxaChartPlan *plan, const CoxaChartPoint *point)
{
  CoxaChartCorner corner = { coxa_chart_plan_get_x (plan, point->day),
                             coxa_chart_plan_get_y (plan, point->value) };

  g_array_append_val (corners, corner);
}

static void
draw_ranges (const Draft *draft)
{
  for (guint i = 0; i < draft->chart->ranges->len; i++) {
    const CoxaChartRange *range = &g_array_index (draft->chart->ranges, CoxaChartRange, i);
    const GArray *lower = coxa_chart_get_points (draft->chart, range->lower);
    const GArray *upper = coxa_chart_get_points (draft->chart, range->upper);
    GArray *corners = g_array_new (FALSE, FALSE, sizeof (CoxaChartCorner));
    g_autoptr (GArray) back = g_array_new (FALSE, FALSE, sizeof (guint));

    for (guint j = 0, k = 0; j < lower->len && k < upper->len;) {
      const CoxaChartPoint *below = &g_array_index (lower, CoxaChartPoint, j);
      const CoxaChartPoint *above = &g_array_index (upper, CoxaChartPoint, k);

      if (below->day == above->day) {
        add_corner (corners, draft->plan, below);
        g_array_append_val (back, k);
      }
      j += below->day <= above->day;
      k += above->day <= below->day;
    }
    for (guint j = back->len; j-- > 0;)
      add_corner (corners, draft->plan,
                  &g_array_index (upper, CoxaChartPoint, g_array_index (back, guint, j)));
    g_array_append_val (draft->plan->ranges, corners);
  }
}

static void
draw_goals (const Draft *draft)
{
  const CoxaChartPlan *plan = draft->plan;

  for (guint i = 0; i < draft->chart->goals->len; i++) {
    const CoxaChartEvent *goal = &g_array_index (draft->chart->goals, CoxaChartEvent, i);
    double y = coxa_chart_plan_get_y (plan, goal->at);

    add_line (draft, plan->plot.x0, y, plan->plot.x1, y, COXA_CHART_INK_GOAL);
  }
}

/* Names stand above the plot, each where there is room left of the next one. */
static void
draw_events (const Draft *draft)
{
  const CoxaChartPlan *plan = draft->plan;
  double end = 0;

  for (guint i = 0; i < draft->chart->events->len; i++) {
    const CoxaChartEvent *event = &g_array_index (draft->chart->events, CoxaChartEvent, i);
    double x = coxa_chart_plan_get_x (plan, event->at);
    double width = draft->hand->measure (event->name, draft->hand->data);
    double left = MIN (MAX (x - width / 2, 0), draft->width - width);

    if (event->at < plan->days.from || event->at > plan->days.to)
      continue;
    add_line (draft, x, plan->plot.y0, x, plan->plot.y1, COXA_CHART_INK_EVENT);
    if (left < end || left < 0)
      continue;
    end = left + width + GAP * draft->hand->text_height;
    take_text (draft, g_strdup (event->name), left, 0, COXA_CHART_INK_EVENT);
  }
}

static gboolean
is_inside (const CoxaChartPlan *plan, const CoxaChartPoint *point)
{
  return point->day >= plan->days.from && point->day <= plan->days.to;
}

static void
draw_series (const Draft *draft, guint index)
{
  const CoxaChartSeries *series = &g_array_index (draft->chart->series, CoxaChartSeries, index);
  const CoxaChartPoint *before = NULL;

  for (guint i = 0; i < series->points->len; i++) {
    const CoxaChartPoint *point = &g_array_index (series->points, CoxaChartPoint, i);
    CoxaChartMark mark = { coxa_chart_plan_get_x (draft->plan, point->day),
                           coxa_chart_plan_get_y (draft->plan, point->value),
                           series->ink,
                           series->shape,
                           index,
                           i };

    if (!is_inside (draft->plan, point))
      continue;
    if (before && point->joined)
      add_line (draft, coxa_chart_plan_get_x (draft->plan, before->day),
                coxa_chart_plan_get_y (draft->plan, before->value), mark.x, mark.y, series->ink);
    g_array_append_val (draft->plan->marks, mark);
    before = point;
  }
}

/* The names of the goals */

static gboolean
line_crosses (const CoxaChartLine *line, const CoxaChartArea *area)
{
  double from = MAX (MIN (line->x0, line->x1), area->x0);
  double to = MIN (MAX (line->x0, line->x1), area->x1);
  double slope = line->x0 == line->x1 ? 0 : (line->y1 - line->y0) / (line->x1 - line->x0);
  double first = line->y0 + (from - line->x0) * slope;
  double last = line->x0 == line->x1 ? line->y1 : line->y0 + (to - line->x0) * slope;

  return from <= to && MIN (first, last) <= area->y1 && MAX (first, last) >= area->y0;
}

/* How much of what was measured, and of other labels, would lie under a label in @area. */
static guint
count_covered (const CoxaChartPlan *plan, const CoxaChartArea *area, double text_height)
{
  double radius = plan->mark_size / 2;
  guint n = 0;

  for (guint i = 0; i < plan->lines->len; i++) {
    const CoxaChartLine *line = &g_array_index (plan->lines, CoxaChartLine, i);

    n += line->ink != COXA_CHART_INK_GRID && line->ink != COXA_CHART_INK_GOAL &&
         line_crosses (line, area);
  }
  for (guint i = 0; i < plan->marks->len; i++) {
    const CoxaChartMark *mark = &g_array_index (plan->marks, CoxaChartMark, i);

    n += mark->x + radius >= area->x0 && mark->x - radius <= area->x1 &&
         mark->y + radius >= area->y0 && mark->y - radius <= area->y1;
  }
  for (guint i = 0; i < plan->texts->len; i++) {
    const CoxaChartText *text = &g_array_index (plan->texts, CoxaChartText, i);

    n += text->x + text->width >= area->x0 && text->x <= area->x1 &&
         text->y + text_height >= area->y0 && text->y <= area->y1;
  }
  return n;
}

/* Above the line at the right, else at the left, else below it: where it covers least. */
static void
name_goal (const Draft *draft, const CoxaChartEvent *goal)
{
  const CoxaChartPlan *plan = draft->plan;
  double text = draft->hand->text_height;
  double width = draft->hand->measure (goal->name, draft->hand->data);
  double line = coxa_chart_plan_get_y (plan, goal->at);
  double left = plan->plot.x0 + GAP * text;
  double right = MAX (plan->plot.x1 - GAP * text - width, left);
  const double places[][2] = {
    { right, line - text }, { left, line - text }, { right, line }, { left, line }
  };
  guint best = 0, least = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    const CoxaChartArea area = { places[i][0], places[i][1], places[i][0] + width,
                                 places[i][1] + text, COXA_CHART_INK_GOAL };
    guint covered = area.y0 < plan->plot.y0 || area.y1 > plan->plot.y1
                        ? G_MAXUINT - 1
                        : count_covered (plan, &area, text);

    if (covered < least) {
      least = covered;
      best = i;
    }
  }
  take_text (draft, g_strdup (goal->name), places[best][0], places[best][1], COXA_CHART_INK_GOAL);
}

static void
name_goals (const Draft *draft)
{
  for (guint i = 0; i < draft->chart->goals->len; i++) {
    const CoxaChartEvent *goal = &g_array_index (draft->chart->goals, CoxaChartEvent, i);

    if (*goal->name)
      name_goal (draft, goal);
  }
}

/* The names at the ends of the lines */

typedef struct {
  guint series;
  double y; /* of the middle */
} Name;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *first = a, *second = b;

  return first->y < second->y ? -1 : first->y > second->y;
}

static GArray *
collect_names (const Draft *draft)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));

  for (guint i = 0; i < draft->chart->series->len; i++) {
    const CoxaChartSeries *series = &g_array_index (draft->chart->series, CoxaChartSeries, i);
    const CoxaChartPoint *last;
    Name name = { i, 0 };

    if (series->points->len == 0 || !*series->name)
      continue;
    last = &g_array_index (series->points, CoxaChartPoint, series->points->len - 1);
    name.y = coxa_chart_plan_get_y (draft->plan, last->value);
    g_array_append_val (names, name);
  }
  g_array_sort (names, compare_names);
  return names;
}

/* Downwards each makes room for the one above, then upwards from the bottom. */
static void
spread_names (const Draft *draft, GArray *names)
{
  double text = draft->hand->text_height;
  double bottom = draft->height - text / 2;

  for (guint i = 1; i < names->len; i++) {
    Name *name = &g_array_index (names, Name, i);

    name->y = MAX (name->y, g_array_index (names, Name, i - 1).y + text);
  }
  for (guint i = names->len; i-- > 0;) {
    Name *name = &g_array_index (names, Name, i);

    name->y = MIN (name->y, bottom);
    bottom = name->y - text;
  }
}

static void
draw_names (const Draft *draft)
{
  g_autoptr (GArray) names = collect_names (draft);
  double text = draft->hand->text_height;
  double x = draft->plan->plot.x1 + draft->hand->mark_size / 2 + GAP * text;

  spread_names (draft, names);
  for (guint i = 0; i < names->len; i++) {
    const Name *name = &g_array_index (names, Name, i);
    const CoxaChartSeries *series =
        &g_array_index (draft->chart->series, CoxaChartSeries, name->series);

    take_text (draft, g_strdup (series->name), x, name->y - text / 2, series->ink);
  }
}

/**
 * coxa_chart_plan_new:
 *
 * Returns: (transfer full): where everything lies; too small a surface clips at the right and below
 */
CoxaChartPlan *
coxa_chart_plan_new (const CoxaChart *chart, double width, double height, const CoxaChartHand *hand)
{
  CoxaChartPlan *self = g_new0 (CoxaChartPlan, 1);
  Draft draft = { chart, hand, self, width, height };

  self->mark_size = hand->mark_size;
  self->areas = g_array_new (FALSE, FALSE, sizeof (CoxaChartArea));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (GArray *));
  g_array_set_clear_func (self->ranges, (GDestroyNotify) clear_corners);
  self->lines = g_array_new (FALSE, FALSE, sizeof (CoxaChartLine));
  self->marks = g_array_new (FALSE, FALSE, sizeof (CoxaChartMark));
  self->texts = g_array_new (FALSE, FALSE, sizeof (CoxaChartText));
  g_array_set_clear_func (self->texts, (GDestroyNotify) clear_text);
  place_axes (&draft);
  draw_bands (&draft);
  draw_ranges (&draft);
  draw_values (&draft);
  draw_days (&draft);
  draw_events (&draft);
  draw_goals (&draft);
  for (guint i = 0; i < chart->series->len; i++)
    draw_series (&draft, i);
  name_goals (&draft);
  draw_names (&draft);
  return self;
}

void
coxa_chart_plan_free (CoxaChartPlan *self)
{
  g_array_unref (self->areas);
  g_array_unref (self->ranges);
  g_array_unref (self->lines);
  g_array_unref (self->marks);
  g_array_unref (self->texts);
  g_free (self);
}

/**
 * coxa_chart_plan_find_mark:
 *
 * Returns: (nullable): the mark that a pointer at @x, @y means
 */
const CoxaChartMark *
coxa_chart_plan_find_mark (const CoxaChartPlan *self, double x, double y)
{
  const CoxaChartMark *best = NULL;
  double nearest = INFINITY;

  for (guint i = 0; i < self->marks->len; i++) {
    const CoxaChartMark *mark = &g_array_index (self->marks, CoxaChartMark, i);
    double distance = hypot (mark->x - x, mark->y - y);

    if (distance < nearest) {
      nearest = distance;
      best = mark;
    }
  }
  return nearest <= MISS * self->mark_size ? best : NULL;
}
