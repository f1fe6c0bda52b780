/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-body-map-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-drawing-paint.h"
#include "coxa-pain-text.h"
#include "coxa-visit.h"

#define NATURAL_WIDTH 470
#define MINIMUM_WIDTH 240
#define TITLE_GAP 4
#define FINGER 14.0 /* pixels beside a region that still mean it */
#define NUMBER_SCALE 0.85

struct _CoxaBodyMapView {
  GtkWidget parent_instance;

  /* owned */
  GArray *spots; /* of CoxaBodySpot */
  CoxaDrawing *drawings[COXA_N_BODY_VIEWS];
  GtkEventController *keys;

  /* borrowed */
  const CoxaPainRegions *regions; /* or NULL */
  const CoxaPainRegion *focused;
  const CoxaPainRegion *dragged; /* the last one passed */

  CoxaBodyView view; /* of the focused region */
  gboolean editable;
  gboolean one_typed; /* "1": a "0" makes it ten */
  double drag_x, drag_y;
};

G_DEFINE_FINAL_TYPE (CoxaBodyMapView, coxa_body_map_view, GTK_TYPE_WIDGET)

enum {
  MARKED,
  ERASED,
  RATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where a view stands in the widget. */
typedef struct {
  double x, y;  /* of the page's 0,0 */
  double scale; /* pixels to a body height */
} Place;

static int
get_title_height (CoxaBodyMapView *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Xg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + TITLE_GAP;
}

static Place
get_place (CoxaBodyMapView *self, CoxaBodyView view)
{
  CoxaBox box = coxa_body_map_get_box ();
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - get_title_height (self);
  double scale = MIN (width / (box.x1 - box.x0), height / (box.y1 - box.y0));

  return (Place){ .x = width * (0.5 + view),
                  .y = get_title_height (self) + scale * box.y1,
                  .scale = MAX (scale, 1) };
}

/**
 * coxa_body_map_view_locate:
 * @page: a point of the drawing
 *
 * Returns: where it is in the widget
 */
graphene_point_t
coxa_body_map_view_locate (CoxaBodyMapView *self, CoxaBodyView view, CoxaPoint page)
{
  Place place = get_place (self, view);

  return GRAPHENE_POINT_INIT ((float) (place.x + page.x * place.scale),
                              (float) (place.y - page.y * place.scale));
}

static const CoxaPainRegion *
find_at (CoxaBodyMapView *self, double x, double y, CoxaBodyView *view_out)
{
  CoxaBodyView view =
      x < gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 ? COXA_BODY_FRONT : COXA_BODY_BACK;
  Place place = get_place (self, view);
  CoxaPoint at = { (x - place.x) / place.scale, (place.y - y) / place.scale };

  *view_out = view;
  return self->regions ? coxa_body_map_find_near (self->regions, view, at, FINGER / place.scale)
                       : NULL;
}

static void
redraw (CoxaBodyMapView *self)
{
  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++) {
    g_clear_pointer (&self->drawings[view], coxa_drawing_free);
    if (self->regions)
      self->drawings[view] = coxa_body_map_draw (
          self->regions, view, (const CoxaBodySpot *) self->spots->data, self->spots->len);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a screen reader says: where one is, and what is marked there. */
static void
tell (CoxaBodyMapView *self)
{
  g_autofree char *text = coxa_pain_text_dup_place (
      self->focused, (const CoxaBodySpot *) self->spots->data, self->spots->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->editable ? _ ("Arrow keys go from region to region, Space "
                                                      "marks, a number rates, Delete takes away.")
                                                 : "",
                                  -1);
}

static void
set_focused (CoxaBodyMapView *self, const CoxaPainRegion *region, CoxaBodyView view)
{
  self->focused = region;
  self->view = view;
  self->one_typed = FALSE;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mark (CoxaBodyMapView *self, const CoxaPainRegion *region, gboolean dragged)
{
  g_signal_emit (self, signals[MARKED], 0, region->id, dragged);
  tell (self);
}

/**
 * coxa_body_map_view_tap:
 *
 * As if tapped at a point of the widget. Returns: whether a region was there
 */
gboolean
coxa_body_map_view_tap (CoxaBodyMapView *self, double x, double y)
{
  CoxaBodyView view;
  const CoxaPainRegion *region = find_at (self, x, y, &view);

  if (!region || !self->editable)
    return FALSE;
  set_focused (self, region, view);
  mark (self, region, FALSE);
  return TRUE;
}

static void
on_drag_begin_cb (CoxaBodyMapView *self, double x, double y)
{
  CoxaBodyView view;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = x;
  self->drag_y = y;
  self->dragged = find_at (self, x, y, &view);
  coxa_body_map_view_tap (self, x, y);
}

static void
on_drag_update_cb (CoxaBodyMapView *self, double dx, double dy)
{
  CoxaBodyView view;
  const CoxaPainRegion *region = find_at (self, self->drag_x + dx, self->drag_y + dy, &view);

  if (!region || region == self->dragged || !self->editable)
    return;
  self->dragged = region;
  set_focused (self, region, view);
  mark (self, region, TRUE);
}

/* At the side of one view the other begins, at the same height. */
static void
step (CoxaBodyMapView *self, int dx, int dy)
{
  const CoxaPainRegion *next =
      coxa_body_map_step (self->regions, self->focused, self->view, dx, dy);
  CoxaBodyView other = self->view == COXA_BODY_FRONT ? COXA_BODY_BACK : COXA_BODY_FRONT;

  if (next != self->focused) {
    set_focused (self, next, self->view);
  } else if (self->focused && (dx > 0) == (self->view == COXA_BODY_FRONT) && dx != 0) {
    CoxaPoint at = coxa_body_map_get_anchor (self->focused, self->view);

    next = coxa_body_map_find_near (self->regions, other, (CoxaPoint){ -0.23 * dx, at.y }, 1);
    if (next)
      set_focused (self, next, other);
  }
}

static void
rate (CoxaBodyMapView *self, int digit)
{
  int intensity = self->one_typed && digit == 0 ? 10 : digit;

  g_signal_emit (self, signals[RATED], 0, self->focused->id, intensity);
  self->one_typed = digit == 1;
  tell (self);
}

static gboolean
on_key_cb (CoxaBodyMapView *self, guint key, guint code, GdkModifierType state)
{
  guint32 letter = gdk_keyval_to_unicode (key);

  if (!self->regions || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    step (self, -1, 0);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    step (self, 1, 0);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    step (self, 0, 1);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    step (self, 0, -1);
  else if (!self->focused || !self->editable)
    return GDK_EVENT_PROPAGATE;
  else if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    mark (self, self->focused, FALSE);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace || key == GDK_KEY_KP_Delete)
    g_signal_emit (self, signals[ERASED], 0, self->focused->id);
  else if (letter >= '0' && letter <= '9')
    rate (self, (int) (letter - '0'));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
on_query_tooltip_cb (CoxaBodyMapView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CoxaBodyView view;
  const CoxaPainRegion *region = keyboard ? self->focused : find_at (self, x, y, &view);
  g_autofree char *text = NULL;

  if (!region)
    return FALSE;
  text =
      coxa_pain_text_dup_place (region, (const CoxaBodySpot *) self->spots->data, self->spots->len);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
paint (cairo_t *cr, const CoxaDrawing *drawing, Place place, gboolean dark)
{
  cairo_save (cr);
  cairo_translate (cr, place.x, place.y);
  cairo_scale (cr, place.scale, -place.scale);
  coxa_drawing_paint_map (cr, drawing, dark);
  cairo_restore (cr);
}

static void
append_text (CoxaBodyMapView *self,
             GtkSnapshot *snapshot,
             const char *text,
             graphene_point_t middle,
             double scale,
             gboolean halo)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour, ground;
  int width, height;
  float x, y;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = middle.x - (float) width / 2;
  y = middle.y - (float) height / 2;
  if (halo) {
    GskRoundedRect round;
    gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

    ground = dark ? (GdkRGBA){ 0.12f, 0.12f, 0.13f, 0.85f } : (GdkRGBA){ 1, 1, 1, 0.88f };
    gsk_rounded_rect_init_from_rect (
        &round, &GRAPHENE_RECT_INIT (x - 3, y, (float) width + 6, (float) height), 6);
    gtk_snapshot_push_rounded_clip (snapshot, &round);
    gtk_snapshot_append_color (snapshot, &ground, &round.bounds);
    gtk_snapshot_pop (snapshot);
  }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* How strong, as a number in the region: the strongest where there is more than one kind. */
static void
append_numbers (CoxaBodyMapView *self, GtkSnapshot *snapshot, CoxaBodyView view)
{
  for (guint i = 0; i < self->spots->len; i++) {
    const CoxaBodySpot *spot = &g_array_index (self->spots, CoxaBodySpot, i);
    int strongest = COXA_PAIN_NOT_ASKED;
    gboolean first = TRUE;
    g_autofree char *text = NULL;

    for (guint j = 0; j < self->spots->len; j++) {
      const CoxaBodySpot *other = &g_array_index (self->spots, CoxaBodySpot, j);

      if (other->region != spot->region || other->mark == COXA_BODY_MARK_GONE)
        continue;
      strongest = MAX (strongest, other->intensity);
      first = first && j >= i;
    }
    if (!first || strongest < 0 || spot->mark == COXA_BODY_MARK_GONE ||
        spot->region->outlines[view].n == 0)
      continue;
    text = g_strdup_printf ("%d", strongest);
    append_text (
        self, snapshot, text,
        coxa_body_map_view_locate (self, view, coxa_body_map_get_anchor (spot->region, view)),
        NUMBER_SCALE, TRUE);
  }
}

static void
append_words (CoxaBodyMapView *self, GtkSnapshot *snapshot, CoxaBodyView view)
{
  Place place = get_place (self, view);
  float half = (float) get_title_height (self) / 2;
  double aside = view == COXA_BODY_FRONT ? 0.15 : -0.15;

  append_text (self, snapshot, view == COXA_BODY_FRONT ? _ ("Front") : _ ("Back"),
               GRAPHENE_POINT_INIT ((float) place.x, half), 1, FALSE);
  /* Translators: one letter for the left of the body, on the map of pain */
  append_text (self, snapshot, C_ ("side of the body", "L"),
               coxa_body_map_view_locate (self, view, (CoxaPoint){ aside, 0.93 }), 1, FALSE);
  /* Translators: one letter for the right of the body, on the map of pain */
  append_text (self, snapshot, C_ ("side of the body", "R"),
               coxa_body_map_view_locate (self, view, (CoxaPoint){ -aside, 0.93 }), 1, FALSE);
}

static void
coxa_body_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CoxaBodyMapView *self = COXA_BODY_MAP_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  cairo_t *cr;

  if (!self->regions || width < 1 || height < 1)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++)
    paint (cr, self->drawings[view], get_place (self, view), dark);
  if (self->focused && gtk_widget_has_focus (widget)) {
    g_autoptr (CoxaDrawing) edge = coxa_body_map_draw_edge (self->focused, self->view);

    paint (cr, edge, get_place (self, self->view), dark);
  }
  cairo_destroy (cr);
  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++) {
    append_words (self, snapshot, view);
    append_numbers (self, snapshot, view);
  }
}

static GtkSizeRequestMode
coxa_body_map_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_body_map_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  CoxaBox box = coxa_body_map_get_box ();
  double ratio = (box.y1 - box.y0) / (2 * (box.x1 - box.x0));
  int width = for_size > 0 ? CLAMP (for_size, MINIMUM_WIDTH, NATURAL_WIDTH) : NATURAL_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
    return;
  }
  *minimum = *natural = (int) (width * ratio) + get_title_height (COXA_BODY_MAP_VIEW (widget));
}

static void
on_focus_cb (CoxaBodyMapView *self)
{
  if (!self->focused && self->regions)
    set_focused (self,
                 coxa_pain_regions_find (self->regions, "low_back_left")
                     ? coxa_pain_regions_find (self->regions, "low_back_left")
                     : coxa_pain_regions_get (self->regions, 0),
                 COXA_BODY_BACK);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
coxa_body_map_view_dispose (GObject *object)
{
  CoxaBodyMapView *self = COXA_BODY_MAP_VIEW (object);

  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++)
    g_clear_pointer (&self->drawings[view], coxa_drawing_free);
  g_clear_pointer (&self->spots, g_array_unref);
  G_OBJECT_CLASS (coxa_body_map_view_parent_class)->dispose (object);
}

static void
coxa_body_map_view_class_init (CoxaBodyMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_body_map_view_dispose;
  widget_class->snapshot = coxa_body_map_view_snapshot;
  widget_class->measure = coxa_body_map_view_measure;
  widget_class->get_request_mode = coxa_body_map_view_get_request_mode;
  signals[MARKED] = g_signal_new ("marked", COXA_TYPE_BODY_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ERASED] = g_signal_new ("erased", COXA_TYPE_BODY_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RATED] = g_signal_new ("rated", COXA_TYPE_BODY_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "bodymap");
}

static void
coxa_body_map_view_init (CoxaBodyMapView *self)
{
  self->spots = g_array_new (FALSE, FALSE, sizeof (CoxaBodySpot));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
coxa_body_map_view_new (const CoxaPainRegions *regions)
{
  CoxaBodyMapView *self = g_object_new (COXA_TYPE_BODY_MAP_VIEW, NULL);

  coxa_body_map_view_set_regions (self, regions);
  return GTK_WIDGET (self);
}

/**
 * coxa_body_map_view_set_regions:
 * @regions: (transfer none) (nullable): must live as long as the view
 */
void
coxa_body_map_view_set_regions (CoxaBodyMapView *self, const CoxaPainRegions *regions)
{
  self->regions = regions;
  redraw (self);
  tell (self);
}

static void
add_controllers (CoxaBodyMapView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* One that is not editable shows, and takes no focus. */
void
coxa_body_map_view_set_editable (CoxaBodyMapView *self, gboolean editable)
{
  self->editable = editable;
  gtk_widget_set_focusable (GTK_WIDGET (self), editable);
  if (editable && !self->keys)
    add_controllers (self);
  tell (self);
}

/**
 * coxa_body_map_view_set_spots:
 * @spots: what is marked; copied
 */
void
coxa_body_map_view_set_spots (CoxaBodyMapView *self, const CoxaBodySpot *spots, guint n_spots)
{
  g_array_set_size (self->spots, 0);
  if (n_spots > 0)
    g_array_append_vals (self->spots, spots, n_spots);
  redraw (self);
  tell (self);
}

/* Where the keyboard is, or NULL. */
const CoxaPainRegion *
coxa_body_map_view_get_focused (CoxaBodyMapView *self)
{
  return self->focused;
}
