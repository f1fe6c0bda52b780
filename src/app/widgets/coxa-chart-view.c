/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-chart-view.h"

#include <math.h>

#include "coxa-chart-paint.h"

#define MINIMUM_WIDTH 160
#define NATURAL_WIDTH 300
#define MARK_SIZE 7.0
#define NOWHERE G_MAXUINT
#define USUAL_DPI (96.0 * PANGO_SCALE) /* of letters in their usual size */

struct _CoxaChartView {
  GtkWidget parent_instance;

  /* owned */
  CoxaChart *chart;
  CoxaChartPlan *plan; /* for this width and height */
  GskRenderNode *node;
  char *summary;
  PangoLayout *layout;
  GtkWidget *bubble; /* what the point under the cursor says */

  CoxaChartTeller teller;
  gpointer teller_data;
  GDestroyNotify free_teller_data;

  int width, height;
  int minimum_height, natural_height;
  guint series, point; /* of the cursor, or NOWHERE */
};

G_DEFINE_FINAL_TYPE (CoxaChartView, coxa_chart_view, GTK_TYPE_WIDGET)

enum {
  POINT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget_drawing (CoxaChartView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->plan, coxa_chart_plan_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_drawing (CoxaChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (!self->chart || width < 1 || height < 1 ||
      (self->node && width == self->width && height == self->height))
    return;
  forget_drawing (self);
  self->width = width;
  self->height = height;
  self->plan = coxa_chart_paint_plan (self->chart, self->layout, width, height, MARK_SIZE);
  self->node = coxa_chart_paint_node (self->plan, GTK_WIDGET (self), self->layout, width, height);
}

/* The cursor */

static const CoxaChartMark *
find_cursor (CoxaChartView *self)
{
  ensure_drawing (self);
  for (guint i = 0; self->plan && i < self->plan->marks->len; i++) {
    const CoxaChartMark *mark = &g_array_index (self->plan->marks, CoxaChartMark, i);

    if (mark->series == self->series && mark->point == self->point)
      return mark;
  }
  return NULL;
}

static const CoxaChartPoint *
get_point (CoxaChartView *self, const CoxaChartMark *mark)
{
  return &g_array_index (coxa_chart_get_points (self->chart, mark->series), CoxaChartPoint,
                         mark->point);
}

/**
 * coxa_chart_view_dup_told:
 *
 * Returns: (transfer full) (nullable): what is said about the point under the cursor
 */
char *
coxa_chart_view_dup_told (CoxaChartView *self)
{
  const CoxaChartMark *mark = self->series != NOWHERE ? find_cursor (self) : NULL;

  return mark && self->teller ? self->teller (mark->series, mark->point, self->teller_data) : NULL;
}

/* What a screen reader says where the cursor goes. */
static void
tell (CoxaChartView *self)
{
  g_autofree char *told = coxa_chart_view_dup_told (self);

  gtk_label_set_text (GTK_LABEL (self->bubble), told ? told : "");
  gtk_widget_set_visible (self->bubble, told != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  told ? told : "", -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_cursor (CoxaChartView *self, const CoxaChartMark *mark)
{
  guint series = mark ? mark->series : NOWHERE, point = mark ? mark->point : NOWHERE;

  if (series == self->series && point == self->point)
    return;
  self->series = series;
  self->point = point;
  tell (self);
}

/* Along the time axis within the series. */
static const CoxaChartMark *
find_along (CoxaChartView *self, int along)
{
  const CoxaChartMark *found = NULL;

  for (guint i = 0; i < self->plan->marks->len; i++) {
    const CoxaChartMark *mark = &g_array_index (self->plan->marks, CoxaChartMark, i);

    if (mark->series != self->series)
      continue;
    if (along > 0 && mark->point > self->point)
      return mark;
    if (along < 0 && mark->point < self->point)
      found = mark;
  }
  return found;
}

/* The point of the next series nearest in time. */
static const CoxaChartMark *
find_across (CoxaChartView *self, const CoxaChartMark *from, int across)
{
  int n = (int) coxa_chart_count_series (self->chart);
  double nearest = INFINITY;
  const CoxaChartMark *found = NULL;

  for (int series = (int) from->series + across; !found && series >= 0 && series < n;
       series += across)
    for (guint i = 0; i < self->plan->marks->len; i++) {
      const CoxaChartMark *mark = &g_array_index (self->plan->marks, CoxaChartMark, i);

      if ((int) mark->series == series && fabs (mark->x - from->x) < nearest) {
        nearest = fabs (mark->x - from->x);
        found = mark;
      }
    }
  return found;
}

/**
 * coxa_chart_view_move:
 * @along: 1 to the next point, -1 to the one before
 * @across: 1 to the next series, -1 to the one before
 *
 * Moves the cursor; from nowhere to the newest point of the first series.
 *
 * Returns: %FALSE where there is nothing in that direction
 */
gboolean
coxa_chart_view_move (CoxaChartView *self, int along, int across)
{
  const CoxaChartMark *from = self->series != NOWHERE ? find_cursor (self) : NULL;
  const CoxaChartMark *to = NULL;

  ensure_drawing (self);
  if (!self->plan || self->plan->marks->len == 0)
    return FALSE;
  if (!from) {
    self->series = g_array_index (self->plan->marks, CoxaChartMark, 0).series;
    self->point = NOWHERE;
    to = find_along (self, -1);
  } else {
    to = along != 0 ? find_along (self, along) : find_across (self, from, across);
  }
  if (to)
    set_cursor (self, to);
  return to != NULL;
}

static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  int along, across;

  g_variant_get (arguments, "(ii)", &along, &across);
  coxa_chart_view_move (COXA_CHART_VIEW (widget), along, across);
  return TRUE; /* at its end it stays where it is */
}

static gboolean
on_open (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CoxaChartView *self = COXA_CHART_VIEW (widget);
  const CoxaChartMark *mark = self->series != NOWHERE ? find_cursor (self) : NULL;

  if (mark)
    g_signal_emit (self, signals[POINT], 0, get_point (self, mark)->visit);
  return mark != NULL;
}

static gboolean
on_leave (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CoxaChartView *self = COXA_CHART_VIEW (widget);
  gboolean somewhere = self->series != NOWHERE;

  set_cursor (self, NULL);
  return somewhere;
}

static void
on_motion_cb (CoxaChartView *self, double x, double y)
{
  const CoxaChartMark *mark;

  ensure_drawing (self);
  mark = self->plan ? coxa_chart_plan_find_mark (self->plan, x, y) : NULL;
  if (mark || !gtk_widget_has_focus (GTK_WIDGET (self)))
    set_cursor (self, mark);
}

static void
on_away_cb (CoxaChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    set_cursor (self, NULL);
}

static void
on_pressed_cb (CoxaChartView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  on_motion_cb (self, x, y);
  if (n_press == 2)
    on_open (GTK_WIDGET (self), NULL, NULL);
}

/* Drawing */

static void
snapshot_cursor (CoxaChartView *self, GtkSnapshot *snapshot)
{
  const CoxaChartMark *mark = self->series != NOWHERE ? find_cursor (self) : NULL;

  if (mark)
    coxa_chart_paint_cursor (snapshot, GTK_WIDGET (self), self->plan, mark);
}

static void
coxa_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CoxaChartView *self = COXA_CHART_VIEW (widget);

  ensure_drawing (self);
  if (!self->node)
    return;
  gtk_snapshot_append_node (snapshot, self->node);
  snapshot_cursor (self, snapshot);
  gtk_widget_snapshot_child (widget, self->bubble, snapshot);
}

/* Larger letters need more room between the ticks. */
static double
measure_text_scale (CoxaChartView *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return MAX (dpi / USUAL_DPI, 1);
}

static void
coxa_chart_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  CoxaChartView *self = COXA_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    double scale = measure_text_scale (self);

    *minimum = (int) (self->minimum_height * scale);
    *natural = (int) (self->natural_height * scale);
  }
}

/* Above its point where there is room, else below, and never over the edge. */
static void
coxa_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CoxaChartView *self = COXA_CHART_VIEW (widget);
  const CoxaChartMark *mark = self->series != NOWHERE ? find_cursor (self) : NULL;
  GtkRequisition size;
  double x, y;

  if (!gtk_widget_get_visible (self->bubble))
    return;
  gtk_widget_get_preferred_size (self->bubble, &size, NULL);
  x = mark ? mark->x - size.width / 2.0 : 0;
  y = mark ? mark->y - size.height - MARK_SIZE : 0;
  if (y < 0 && mark)
    y = mark->y + MARK_SIZE;
  x = MAX (MIN (x, width - size.width), 0);
  y = MAX (MIN (y, height - size.height), 0);
  gtk_widget_size_allocate (
      self->bubble, &(GtkAllocation){ (int) x, (int) y, MIN (size.width, width), size.height }, -1);
}

static void
coxa_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (coxa_chart_view_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (COXA_CHART_VIEW (widget)->layout);
  forget_drawing (COXA_CHART_VIEW (widget));
}

static void
coxa_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (coxa_chart_view_parent_class)->system_setting_changed (widget, setting);
  pango_layout_context_changed (COXA_CHART_VIEW (widget)->layout);
  forget_drawing (COXA_CHART_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
coxa_chart_view_dispose (GObject *object)
{
  CoxaChartView *self = COXA_CHART_VIEW (object);

  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->plan, coxa_chart_plan_free);
  g_clear_pointer (&self->chart, coxa_chart_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_object (&self->layout);
  coxa_chart_view_set_teller (self, NULL, NULL, NULL);
  G_OBJECT_CLASS (coxa_chart_view_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int along, across;
  } moves[] = {
    { GDK_KEY_Left, -1, 0 },    { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_KP_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 },      { GDK_KEY_Down, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, on_move, "(ii)", moves[i].along,
                                  moves[i].across);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_open, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_open, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_leave, NULL);
}

static void
coxa_chart_view_class_init (CoxaChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_chart_view_dispose;
  widget_class->snapshot = coxa_chart_view_snapshot;
  widget_class->measure = coxa_chart_view_measure;
  widget_class->size_allocate = coxa_chart_view_size_allocate;
  widget_class->css_changed = coxa_chart_view_css_changed;
  widget_class->system_setting_changed = coxa_chart_view_system_setting_changed;

  signals[POINT] = g_signal_new ("point", COXA_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  bind_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
coxa_chart_view_init (CoxaChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  self->series = self->point = NOWHERE;
  self->minimum_height = 120;
  self->natural_height = 200;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->bubble = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->bubble), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->bubble), 36);
  gtk_widget_add_css_class (self->bubble, "chart-bubble");
  gtk_widget_set_can_target (self->bubble, FALSE);
  gtk_widget_set_visible (self->bubble, FALSE);
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_drawing), NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_away_cb), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
coxa_chart_view_new (void)
{
  return g_object_new (COXA_TYPE_CHART_VIEW, NULL);
}

/**
 * coxa_chart_view_take_chart:
 * @chart: (transfer full) (nullable): what to draw
 * @summary: one sentence that says what it shows
 */
void
coxa_chart_view_take_chart (CoxaChartView *self, CoxaChart *chart, const char *summary)
{
  g_clear_pointer (&self->chart, coxa_chart_free);
  self->chart = chart;
  g_free (self->summary);
  self->summary = g_strdup (summary);
  self->series = self->point = NOWHERE;
  forget_drawing (self);
  tell (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  summary ? summary : "", -1);
}

/**
 * coxa_chart_view_set_teller:
 * @teller: (nullable): says what stands at a point
 */
void
coxa_chart_view_set_teller (CoxaChartView *self,
                            CoxaChartTeller teller,
                            gpointer data,
                            GDestroyNotify free_data)
{
  if (self->free_teller_data)
    self->free_teller_data (self->teller_data);
  self->teller = teller;
  self->teller_data = data;
  self->free_teller_data = free_data;
}

void
coxa_chart_view_set_heights (CoxaChartView *self, int minimum, int natural)
{
  self->minimum_height = minimum;
  self->natural_height = natural;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * coxa_chart_view_draw_texture:
 *
 * Returns: (transfer full) (nullable): the chart on white as a picture, to be copied elsewhere
 */
GdkTexture *
coxa_chart_view_draw_texture (CoxaChartView *self)
{
  ensure_drawing (self);
  return self->plan ? coxa_chart_paint_texture (self->plan, self->layout, self->width, self->height)
                    : NULL;
}
