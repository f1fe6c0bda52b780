/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-goniometer-view.h"

#include <math.h>

#include "coxa-figure-view.h"

#define MINIMUM_WIDTH 96
#define NATURAL_WIDTH 280
#define MINIMUM_HEIGHT 48
#define NATURAL_HEIGHT 200 /* of every picture, so that what stands below stays where it is */
#define TRANSITION_US 150000
#define NUMBER_SCALE 1.15 /* of the interface's text */
#define HALO 4.0f         /* pixels of paper round the number */

struct _CoxaGoniometerView {
  GtkWidget parent_instance;

  /* owned */
  CoxaFigureView *figure; /* the only child */
  PangoLayout *number;

  /* borrowed */
  CoxaMeasuringPicture *picture;

  CoxaAngleMarks marks;
  gboolean mirrored;
  double from;     /* where the motion began */
  double shown;    /* what is drawn now */
  gint64 start_us; /* of the motion, 0 before its first frame */
  guint tick;      /* while it moves, else 0 */
};

G_DEFINE_FINAL_TYPE (CoxaGoniometerView, coxa_goniometer_view, GTK_TYPE_WIDGET)

static void
draw (CoxaGoniometerView *self)
{
  CoxaAngleMarks marks = self->marks;
  CoxaBox box = { 0 };
  CoxaDrawing *drawing = NULL;

  if (self->picture) {
    marks.value = self->shown;
    box = coxa_measuring_picture_get_box (self->picture);
    drawing = coxa_measuring_picture_draw (self->picture, &marks, self->mirrored,
                                           coxa_figure_view_get_look (self->figure));
  }
  coxa_figure_view_set_quick (self->figure, self->tick != 0);
  coxa_figure_view_take_drawing (self->figure, drawing, &box);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop (CoxaGoniometerView *self)
{
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
arrive (CoxaGoniometerView *self)
{
  stop (self);
  self->shown = self->marks.value;
  draw (self);
}

/* Fast at first and slow at the end, as a hand moves a limb. */
static double
ease (double t)
{
  return 1 - (1 - t) * (1 - t) * (1 - t);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CoxaGoniometerView *self = COXA_GONIOMETER_VIEW (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);

  if (self->start_us == 0)
    self->start_us = now_us;
  if (now_us - self->start_us >= TRANSITION_US) {
    arrive (self);
    return G_SOURCE_CONTINUE; /* taken away above */
  }
  self->shown = self->from + (self->marks.value - self->from) *
                                 ease ((double) (now_us - self->start_us) / TRANSITION_US);
  draw (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
may_move (CoxaGoniometerView *self)
{
  gboolean animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations,
                NULL);
  return animations && gtk_widget_get_mapped (GTK_WIDGET (self)) && isfinite (self->shown) &&
         isfinite (self->marks.value) && self->shown != self->marks.value;
}

/* From where the limb is now, so that quick typing does not make it jump. */
static void
set_off (CoxaGoniometerView *self)
{
  self->from = self->shown;
  self->start_us = 0;
  if (!self->tick)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
set_number (CoxaGoniometerView *self, const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_clear_object (&self->number);
  self->number = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (NUMBER_SCALE));
  pango_layout_set_attributes (self->number, attributes);
}

/* Beyond the ring whatever the size of the text, but inside the picture. */
static graphene_point_t
place_number (CoxaGoniometerView *self, int width, int height)
{
  graphene_point_t rim = coxa_figure_view_locate (
      self->figure, coxa_measuring_picture_get_rim (self->picture, self->shown, self->mirrored));
  graphene_point_t label = coxa_figure_view_locate (
      self->figure, coxa_measuring_picture_get_label (self->picture, self->shown, self->mirrored));
  float x = label.x - rim.x, y = label.y - rim.y;
  float length = MAX (hypotf (x, y), 1), half;
  graphene_point_t at;

  x /= length;
  y /= length;
  half = fabsf (x) * (width / 2.0f + HALO) + fabsf (y) * height / 2.0f;
  at = GRAPHENE_POINT_INIT (rim.x + half * x - width / 2.0f, rim.y + half * y - height / 2.0f);

  at.x = CLAMP (at.x, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - (float) width));
  at.y = CLAMP (at.y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - (float) height));
  return at;
}

static GdkRGBA
get_ink (CoxaInk ink)
{
  double rgb[3];

  coxa_ink_get_rgb (ink, NULL, rgb);
  return (GdkRGBA){ (float) rgb[0], (float) rgb[1], (float) rgb[2], 1 };
}

static void
draw_halo (GtkSnapshot *snapshot, const graphene_point_t *at, int width, int height)
{
  GdkRGBA paper = get_ink (COXA_INK_PAPER);
  GskRoundedRect halo;

  paper.alpha = 0.85f;
  gsk_rounded_rect_init_from_rect (
      &halo, &GRAPHENE_RECT_INIT (at->x - HALO, at->y, width + 2 * HALO, height), HALO);
  gtk_snapshot_push_rounded_clip (snapshot, &halo);
  gtk_snapshot_append_color (snapshot, &paper, &halo.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
coxa_goniometer_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CoxaGoniometerView *self = COXA_GONIOMETER_VIEW (widget);
  GdkRGBA ink = get_ink (COXA_INK_OUTLINE);
  graphene_point_t at;
  int width, height;

  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->figure), snapshot);
  if (!self->picture || !self->number || !*pango_layout_get_text (self->number))
    return;
  pango_layout_get_pixel_size (self->number, &width, &height);
  at = place_number (self, width, height);
  draw_halo (snapshot, &at, width, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gtk_snapshot_append_layout (snapshot, self->number, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
coxa_goniometer_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = across ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
coxa_goniometer_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CoxaGoniometerView *self = COXA_GONIOMETER_VIEW (widget);
  GtkWidget *figure = GTK_WIDGET (self->figure);

  gtk_widget_measure (figure, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (figure, width, height, -1, NULL);
}

static void
coxa_goniometer_view_unmap (GtkWidget *widget)
{
  CoxaGoniometerView *self = COXA_GONIOMETER_VIEW (widget);

  if (self->tick)
    arrive (self);
  GTK_WIDGET_CLASS (coxa_goniometer_view_parent_class)->unmap (widget);
}

/* Another size of text: the number is laid out anew. */
static void
coxa_goniometer_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CoxaGoniometerView *self = COXA_GONIOMETER_VIEW (widget);

  GTK_WIDGET_CLASS (coxa_goniometer_view_parent_class)->css_changed (widget, change);
  if (self->number)
    pango_layout_context_changed (self->number);
}

static void
coxa_goniometer_view_dispose (GObject *object)
{
  CoxaGoniometerView *self = COXA_GONIOMETER_VIEW (object);

  stop (self);
  g_clear_object (&self->number);
  if (self->figure)
    gtk_widget_unparent (GTK_WIDGET (self->figure));
  self->figure = NULL;
  G_OBJECT_CLASS (coxa_goniometer_view_parent_class)->dispose (object);
}

static void
coxa_goniometer_view_class_init (CoxaGoniometerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_goniometer_view_dispose;
  widget_class->snapshot = coxa_goniometer_view_snapshot;
  widget_class->measure = coxa_goniometer_view_measure;
  widget_class->size_allocate = coxa_goniometer_view_size_allocate;
  widget_class->unmap = coxa_goniometer_view_unmap;
  widget_class->css_changed = coxa_goniometer_view_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "goniometer");
}

static void
coxa_goniometer_view_init (CoxaGoniometerView *self)
{
  GtkWidget *figure = coxa_figure_view_new ();

  self->figure = COXA_FIGURE_VIEW (figure);
  self->marks = (CoxaAngleMarks){ NAN, NAN, NAN, NAN };
  self->shown = NAN;
  gtk_widget_set_parent (figure, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper");
}

GtkWidget *
coxa_goniometer_view_new (void)
{
  return g_object_new (COXA_TYPE_GONIOMETER_VIEW, NULL);
}

void
coxa_goniometer_view_set_look (CoxaGoniometerView *self, const CoxaLook *look)
{
  coxa_figure_view_set_look (self->figure, look);
  draw (self);
}

/**
 * coxa_goniometer_view_show:
 * @picture: (transfer none) (nullable): must live as long as it is shown
 * @mirrored: the left side is measured
 * @number: what is written at the arm
 */
void
coxa_goniometer_view_show (CoxaGoniometerView *self,
                           CoxaMeasuringPicture *picture,
                           const CoxaAngleMarks *marks,
                           gboolean mirrored,
                           const char *number)
{
  gboolean same = picture == self->picture && mirrored == self->mirrored;

  self->picture = picture;
  self->marks = *marks;
  if (picture) /* or the limb would wait at its limit */
    self->marks.value = coxa_measuring_picture_get_drawn (picture, marks->value);
  self->mirrored = mirrored;
  set_number (self, number);
  if (same && may_move (self))
    set_off (self);
  else
    arrive (self);
}

/**
 * coxa_goniometer_view_get_shown:
 *
 * Returns: the angle that is drawn at this moment, NAN where there is none
 */
double
coxa_goniometer_view_get_shown (CoxaGoniometerView *self)
{
  return self->shown;
}

const char *
coxa_goniometer_view_get_number (CoxaGoniometerView *self)
{
  return self->number ? pango_layout_get_text (self->number) : "";
}
