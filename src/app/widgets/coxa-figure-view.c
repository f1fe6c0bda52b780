/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-figure-view.h"

#define NATURAL_WIDTH 150
#define MINIMUM_WIDTH 96
#define DEFAULT_RATIO 0.6 /* height to width, while there is nothing to draw */

struct _CoxaFigureView {
  GtkWidget parent_instance;

  /* owned */
  CoxaDrawing *drawing;
  GskRenderNode *node; /* of the drawing, as long as it and the size stay */

  /* borrowed */
  const CoxaExercise *awaited; /* to be drawn when it comes into sight, or NULL */

  CoxaBox box;
  int node_width, node_height;
  int natural_width;
  gboolean quick;
  CoxaLook look;
};

G_DEFINE_FINAL_TYPE (CoxaFigureView, coxa_figure_view, GTK_TYPE_WIDGET)

static double
box_ratio (CoxaFigureView *self)
{
  double width = self->box.x1 - self->box.x0;
  double height = self->box.y1 - self->box.y0;

  return self->drawing && width > 0 ? height / width : DEFAULT_RATIO;
}

static void
trace (cairo_t *cr, const CoxaDrawing *drawing, const CoxaShape *shape)
{
  cairo_new_path (cr);
  for (guint i = 0; i < shape->n_steps; i++) {
    const CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + i);

    switch (step->verb) {
    case COXA_PATH_MOVE:
      cairo_move_to (cr, step->p[0].x, step->p[0].y);
      break;
    case COXA_PATH_LINE:
      cairo_line_to (cr, step->p[0].x, step->p[0].y);
      break;
    case COXA_PATH_CURVE:
      cairo_curve_to (cr, step->p[0].x, step->p[0].y, step->p[1].x, step->p[1].y, step->p[2].x,
                      step->p[2].y);
      break;
    case COXA_PATH_CLOSE:
    default:
      cairo_close_path (cr);
    }
  }
}

static void
set_ink (cairo_t *cr, CoxaInk ink, const CoxaLook *look)
{
  double rgb[3];

  coxa_ink_get_rgb (ink, look, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
}

static void
paint (cairo_t *cr, const CoxaDrawing *drawing, const CoxaLook *look)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);

    trace (cr, drawing, shape);
    if (shape->fill != COXA_INK_NONE) {
      set_ink (cr, shape->fill, look);
      cairo_fill_preserve (cr);
    }
    if (shape->stroke != COXA_INK_NONE) {
      set_ink (cr, shape->stroke, look);
      cairo_set_line_width (cr, shape->width);
      cairo_stroke (cr);
    }
  }
}

static void
draw_awaited (CoxaFigureView *self)
{
  g_autoptr (CoxaIllustration) illustration = coxa_illustration_new (self->awaited, NULL);

  self->awaited = NULL;
  if (!illustration)
    illustration = coxa_illustration_new_placeholder ();
  self->drawing = coxa_illustration_draw (
      illustration, MIN (coxa_illustration_count_frames (illustration), 2) - 1, FALSE, &self->look);
  self->box = coxa_illustration_get_box (illustration);
}

static GskRenderNode *
make_node (CoxaFigureView *self, int width, int height)
{
  double box_width = self->box.x1 - self->box.x0;
  double box_height = self->box.y1 - self->box.y0;
  double scale = MIN (width / box_width, height / box_height);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  if (self->quick)
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  /* The page's y goes up from the floor. */
  cairo_translate (cr, (width - scale * box_width) / 2, (height + scale * box_height) / 2);
  cairo_scale (cr, scale, -scale);
  cairo_translate (cr, -self->box.x0, -self->box.y0);
  paint (cr, self->drawing, &self->look);
  cairo_destroy (cr);
  return node;
}

static void
coxa_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CoxaFigureView *self = COXA_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->awaited)
    draw_awaited (self);
  if (!self->drawing || width < 1 || height < 1 || self->box.x1 <= self->box.x0 ||
      self->box.y1 <= self->box.y0)
    return;
  if (!self->node || self->node_width != width || self->node_height != height) {
    g_clear_pointer (&self->node, gsk_render_node_unref);
    self->node = make_node (self, width, height);
    self->node_width = width;
    self->node_height = height;
  }
  gtk_snapshot_append_node (snapshot, self->node);
}

static GtkSizeRequestMode
coxa_figure_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_figure_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CoxaFigureView *self = COXA_FIGURE_VIEW (widget);
  double ratio = box_ratio (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = self->natural_width;
    return;
  }
  *minimum = (int) (MINIMUM_WIDTH * ratio);
  *natural =
      (int) ((for_size > 0 ? MIN (for_size, self->natural_width) : self->natural_width) * ratio);
  *minimum = MIN (*minimum, *natural);
}

static void
coxa_figure_view_finalize (GObject *object)
{
  CoxaFigureView *self = COXA_FIGURE_VIEW (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->drawing, coxa_drawing_free);
  G_OBJECT_CLASS (coxa_figure_view_parent_class)->finalize (object);
}

static void
coxa_figure_view_class_init (CoxaFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_figure_view_finalize;
  widget_class->snapshot = coxa_figure_view_snapshot;
  widget_class->measure = coxa_figure_view_measure;
  widget_class->get_request_mode = coxa_figure_view_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "figure");
}

static void
coxa_figure_view_init (CoxaFigureView *self)
{
  self->natural_width = NATURAL_WIDTH;
  self->look = coxa_look_default;
}

GtkWidget *
coxa_figure_view_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_VIEW, NULL);
}

/**
 * coxa_figure_view_set_natural_width:
 *
 * How wide the picture wants to be, where it is not as wide by itself: one that moves is larger.
 */
void
coxa_figure_view_set_natural_width (CoxaFigureView *self, int width)
{
  self->natural_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * coxa_figure_view_set_quick:
 *
 * In motion nobody sees the finest edges, and without them a frame takes half the time. It counts
 * from the next drawing on.
 */
void
coxa_figure_view_set_quick (CoxaFigureView *self, gboolean quick)
{
  self->quick = quick;
}

/**
 * coxa_figure_view_take_drawing:
 * @drawing: (transfer full) (nullable): what is shown from now on
 * @box: what of it fills the widget
 */
void
coxa_figure_view_take_drawing (CoxaFigureView *self, CoxaDrawing *drawing, const CoxaBox *box)
{
  double ratio = box_ratio (self);

  self->awaited = NULL;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->drawing, coxa_drawing_free);
  self->drawing = drawing;
  self->box = *box;
  if (box_ratio (self) != ratio)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * coxa_figure_view_await:
 * @exercise: (transfer none): drawn with its second frame when it first comes into sight, so it
 *   must live until then
 *
 * For long lists, where most of the pictures are never seen.
 */
void
coxa_figure_view_await (CoxaFigureView *self, const CoxaExercise *exercise)
{
  coxa_figure_view_take_drawing (self, NULL, &(CoxaBox){ 0 });
  self->awaited = exercise;
}

/**
 * coxa_figure_view_set_look:
 *
 * Who is shown from the next coxa_figure_view_show() on.
 */
void
coxa_figure_view_set_look (CoxaFigureView *self, const CoxaLook *look)
{
  self->look = *look;
}

const CoxaLook *
coxa_figure_view_get_look (CoxaFigureView *self)
{
  return &self->look;
}

/**
 * coxa_figure_view_locate:
 * @page: a point of the drawing
 *
 * Returns: where it is in the widget
 */
graphene_point_t
coxa_figure_view_locate (CoxaFigureView *self, CoxaPoint page)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double box_width = self->box.x1 - self->box.x0;
  double box_height = self->box.y1 - self->box.y0;
  double scale = MIN (width / box_width, height / box_height);

  return GRAPHENE_POINT_INIT (
      (float) ((width - scale * box_width) / 2 + scale * (page.x - self->box.x0)),
      (float) ((height + scale * box_height) / 2 - scale * (page.y - self->box.y0)));
}

/**
 * coxa_figure_view_show:
 * @illustration: (transfer none) (nullable): read now, not kept
 * @description: what is to be seen, for those who do not see it
 */
void
coxa_figure_view_show (CoxaFigureView *self,
                       const CoxaIllustration *illustration,
                       guint frame,
                       gboolean mirrored,
                       const char *description)
{
  CoxaBox box = illustration ? coxa_illustration_get_box (illustration) : (CoxaBox){ 0 };

  coxa_figure_view_take_drawing (
      self,
      illustration ? coxa_illustration_draw (illustration, frame, mirrored, &self->look) : NULL,
      &box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}
