/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pain-map.h"

#include <glib/gi18n-lib.h>

#include "coxa-drawing-paint.h"
#include "coxa-pain-text.h"
#include "coxa-patient-text.h"

#include <adwaita.h>

#define MATCHES_MAX 6
#define UNDO_MAX 100
#define SAMPLE_SIZE 22
#define SAMPLE_SIDE 0.05 /* of the drawing, body heights */

struct _CoxaPainMap {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkFlowBox *kinds_box;
  GtkRange *intensity;
  GtkEntry *entry;
  GtkListBox *matches;
  GtkLabel *message;
  CoxaBodyMapView *view;
  GtkLabel *summary;
  GtkLabel *hint;
  GtkListBox *spots_list;
  GtkWidget *undo_button;
  GtkWidget *compare_box;
  GtkDropDown *compare;
  GtkWidget *then_box;
  GtkLabel *then_title;
  CoxaBodyMapView *then_view;
  GtkLabel *changes;

  /* owned */
  CoxaVisit *marked;  /* holds the marks as they are now, nothing else */
  GQueue undo;        /* of CoxaVisit, as it was before, newest first */
  GPtrArray *earlier; /* of CoxaVisit: those to compare with */

  /* borrowed */
  const CoxaPainRegions *regions; /* or NULL */
  const CoxaSymptom *symptom;     /* chosen */
  GPtrArray *found;               /* of CoxaPainRegion: the rows of "matches" */
};

G_DEFINE_FINAL_TYPE (CoxaPainMap, coxa_pain_map, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_marks (CoxaPainMap *self);

static void
copy_marks (CoxaVisit *from, CoxaVisit *to)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (from);

  coxa_visit_clear_pain_map (to);
  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    coxa_visit_add_pain_spot (to, spot->region, spot->kind, spot->intensity);
  }
}

static CoxaVisit *
dup_marks (CoxaVisit *visit)
{
  CoxaVisit *copy = coxa_visit_new ("", coxa_visit_get_at (visit));

  copy_marks (visit, copy);
  return copy;
}

static void
forget_undo (CoxaPainMap *self)
{
  g_queue_clear_full (&self->undo, g_object_unref);
}

/* Before every change: what it was, so that it can be put back. */
static void
remember (CoxaPainMap *self)
{
  g_queue_push_head (&self->undo, dup_marks (self->marked));
  if (self->undo.length > UNDO_MAX)
    g_object_unref (g_queue_pop_tail (&self->undo));
}

static void
tell_changed (CoxaPainMap *self)
{
  show_marks (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const CoxaPainSpot *
find_spot (CoxaPainMap *self, const char *region, const char *kind)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (self->marked);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    if (g_str_equal (spot->region, region) && (!kind || g_str_equal (spot->kind, kind)))
      return spot;
  }
  return NULL;
}

/* What stays when a region, or one kind in it, is taken away. */
static void
take_away (CoxaPainMap *self, const char *region, const char *kind)
{
  g_autoptr (CoxaVisit) before = dup_marks (self->marked);
  const GPtrArray *spots = coxa_visit_get_pain_map (before);

  coxa_visit_clear_pain_map (self->marked);
  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    if (!g_str_equal (spot->region, region) || (kind && !g_str_equal (spot->kind, kind)))
      coxa_visit_add_pain_spot (self->marked, spot->region, spot->kind, spot->intensity);
  }
}

/* In its place where it is marked already. */
static void
put (CoxaPainMap *self, const char *region, const char *kind, int intensity)
{
  g_autoptr (CoxaVisit) before = dup_marks (self->marked);
  const GPtrArray *spots = coxa_visit_get_pain_map (before);
  gboolean placed = FALSE;

  coxa_visit_clear_pain_map (self->marked);
  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);
    gboolean same = g_str_equal (spot->region, region) && g_str_equal (spot->kind, kind);

    coxa_visit_add_pain_spot (self->marked, spot->region, spot->kind,
                              same ? intensity : spot->intensity);
    placed = placed || same;
  }
  if (!placed)
    coxa_visit_add_pain_spot (self->marked, region, kind, intensity);
}

static int
get_intensity (CoxaPainMap *self)
{
  return (int) gtk_range_get_value (self->intensity);
}

/* A second tap takes away what the first one marked. */
static void
on_marked_cb (CoxaPainMap *self, const char *region, gboolean dragged)
{
  const CoxaPainSpot *spot = find_spot (self, region, self->symptom->id);
  gboolean same = spot && spot->intensity == get_intensity (self);

  if (dragged && same)
    return;
  remember (self);
  if (same)
    take_away (self, region, self->symptom->id);
  else
    put (self, region, self->symptom->id, get_intensity (self));
  tell_changed (self);
}

static void
on_erased_cb (CoxaPainMap *self, const char *region)
{
  if (!find_spot (self, region, NULL))
    return;
  remember (self);
  take_away (self, region, NULL);
  tell_changed (self);
}

static void
on_rated_cb (CoxaPainMap *self, const char *region, int intensity)
{
  const CoxaPainSpot *other = find_spot (self, region, NULL);
  gboolean chosen = find_spot (self, region, self->symptom->id) != NULL;
  g_autofree char *kind = g_strdup (chosen || !other ? self->symptom->id : other->kind);

  remember (self);
  put (self, region, kind, intensity);
  tell_changed (self);
}

/**
 * coxa_pain_map_undo:
 *
 * Puts back what stood before the last change. Returns: %FALSE where there was none
 */
gboolean
coxa_pain_map_undo (CoxaPainMap *self)
{
  g_autoptr (CoxaVisit) before = g_queue_pop_head (&self->undo);

  if (!before)
    return FALSE;
  copy_marks (before, self->marked);
  tell_changed (self);
  return TRUE;
}

/* The kinds */

static void
draw_sample_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer symptom)
{
  g_autoptr (CoxaDrawing) drawing = coxa_body_map_draw_sample (symptom, 5);
  double scale = MIN (width, height) / SAMPLE_SIDE;

  cairo_scale (cr, scale, -scale);
  cairo_translate (cr, 0, -SAMPLE_SIDE);
  coxa_drawing_paint_map (cr, drawing,
                          adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static GtkWidget *
sample_new (const CoxaSymptom *symptom)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SAMPLE_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SAMPLE_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sample_cb, (gpointer) symptom,
                                  NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  g_object_set (area, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  return area;
}

static void
on_kind_toggled_cb (CoxaPainMap *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    self->symptom = g_object_get_data (G_OBJECT (button), "symptom");
}

static GtkToggleButton *
add_kind (CoxaPainMap *self, const CoxaSymptom *symptom, GtkToggleButton *group)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), sample_new (symptom));
  gtk_box_append (GTK_BOX (box), gtk_label_new (symptom->name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  symptom->name, -1);
  g_object_set_data (G_OBJECT (button), "symptom", (gpointer) symptom);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_flow_box_insert (self->kinds_box, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_kind_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  if (!group)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  return GTK_TOGGLE_BUTTON (button);
}

static void
add_kinds (CoxaPainMap *self)
{
  GtkToggleButton *group = NULL;

  for (guint i = 0; i < coxa_pain_regions_count_symptoms (self->regions); i++) {
    GtkToggleButton *button =
        add_kind (self, coxa_pain_regions_get_symptom (self->regions, i), group);

    group = group ? group : button;
  }
}

/**
 * coxa_pain_map_choose:
 * @kind: what the next mark feels like
 * @intensity: 0-10, or %COXA_PAIN_NOT_ASKED for the one that stands there
 */
void
coxa_pain_map_choose (CoxaPainMap *self, const char *kind, int intensity)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds_box)); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
    const CoxaSymptom *symptom = g_object_get_data (G_OBJECT (button), "symptom");

    if (g_str_equal (symptom->id, kind))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }
  if (intensity != COXA_PAIN_NOT_ASKED)
    gtk_range_set_value (self->intensity, intensity);
}

/* What is marked */

static void
fill_spots (CoxaPainMap *self, CoxaVisit *visit, GArray *spots, CoxaBodyMark mark)
{
  const GPtrArray *marked = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < marked->len; i++) {
    const CoxaPainSpot *one = g_ptr_array_index (marked, i);
    CoxaBodySpot spot = { coxa_pain_regions_find (self->regions, one->region),
                          coxa_pain_regions_find_symptom (self->regions, one->kind), one->intensity,
                          mark };

    if (spot.region)
      g_array_append_val (spots, spot);
  }
}

static CoxaVisit *
get_compared (CoxaPainMap *self)
{
  guint selected = gtk_drop_down_get_selected (self->compare);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION || selected > self->earlier->len
             ? NULL
             : g_ptr_array_index (self->earlier, selected - 1);
}

/* New ones get a thick edge, and what is gone a dashed one. */
static void
note_changes (CoxaPainMap *self, CoxaVisit *then, GArray *spots)
{
  g_autoptr (GArray) changes = coxa_pain_change_list (then, self->marked);

  for (guint i = 0; i < changes->len; i++) {
    const CoxaPainChange *change = &g_array_index (changes, CoxaPainChange, i);
    CoxaBodySpot gone = { coxa_pain_regions_find (self->regions, change->region), NULL,
                          COXA_PAIN_NOT_ASKED, COXA_BODY_MARK_GONE };

    if (change->change == COXA_PAIN_CHANGE_GONE && gone.region)
      g_array_append_val (spots, gone);
    for (guint j = 0; change->change == COXA_PAIN_CHANGE_NEW && j < spots->len; j++) {
      CoxaBodySpot *spot = &g_array_index (spots, CoxaBodySpot, j);

      if (spot->symptom && g_str_equal (spot->region->id, change->region) &&
          g_str_equal (spot->symptom->id, change->kind))
        spot->mark = COXA_BODY_MARK_NEW;
    }
  }
}

static void
show_then (CoxaPainMap *self, CoxaVisit *then)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (CoxaBodySpot));
  g_autofree char *text = NULL, *day = NULL, *title = NULL;

  gtk_widget_set_visible (self->then_box, then != NULL);
  if (!then)
    return;
  text = coxa_pain_text_dup_changes (self->regions, then, self->marked);
  day = coxa_patient_text_dup_day (coxa_visit_get_at (then));
  /* Translators: a day */
  title = g_strdup_printf (_ ("As marked on %s"), day);
  fill_spots (self, then, spots, COXA_BODY_MARK_PLAIN);
  coxa_body_map_view_set_spots (self->then_view, (const CoxaBodySpot *) spots->data, spots->len);
  gtk_label_set_text (self->then_title, title);
  gtk_label_set_text (self->changes, text);
}

static void
show_on_body (CoxaPainMap *self)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (CoxaBodySpot));
  CoxaVisit *then = get_compared (self);

  fill_spots (self, self->marked, spots, COXA_BODY_MARK_PLAIN);
  if (then)
    note_changes (self, then, spots);
  coxa_body_map_view_set_spots (self->view, (const CoxaBodySpot *) spots->data, spots->len);
  show_then (self, then);
}

/* Where it spreads, safety has a question (outcomes.md 2.15); the map itself answers none. */
static void
show_hint (CoxaPainMap *self)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (self->marked);
  gboolean saddle = FALSE, left = FALSE, right = FALSE;
  const char *text = NULL;

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);
    const CoxaPainRegion *region = coxa_pain_regions_find (self->regions, spot->region);

    saddle = saddle || (region && region->question);
    left = left || (region && region->below_knee && region->side == COXA_SIDE_LEFT);
    right = right || (region && region->below_knee && region->side == COXA_SIDE_RIGHT);
  }
  if (saddle)
    text = _ ("The saddle area is marked: ask the safety questions about it.");
  else if (left && right)
    text = _ ("Both legs are marked below the knee: ask the safety questions about both legs.");
  else if (left || right)
    text = _ ("Marked below the knee: ask the safety questions about the leg.");
  gtk_label_set_text (self->hint, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

typedef struct {
  CoxaPainMap *map; /* borrowed: the row is its child */
  char *region;
  char *kind;
} RowOwner;

static void
row_owner_free (gpointer data, GClosure *closure)
{
  RowOwner *owner = data;

  g_free (owner->region);
  g_free (owner->kind);
  g_free (owner);
}

static RowOwner *
row_owner_new (CoxaPainMap *self, const CoxaPainSpot *spot)
{
  RowOwner *owner = g_new0 (RowOwner, 1);

  owner->map = self;
  owner->region = g_strdup (spot->region);
  owner->kind = g_strdup (spot->kind);
  return owner;
}

static void
on_remove_clicked_cb (GtkButton *button, RowOwner *owner)
{
  CoxaPainMap *self = owner->map;

  remember (self);
  take_away (self, owner->region, owner->kind);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  tell_changed (self);
}

static void
on_row_rated_cb (GtkSpinButton *spin, RowOwner *owner)
{
  CoxaPainMap *self = owner->map;

  remember (self);
  put (self, owner->region, owner->kind, gtk_spin_button_get_value_as_int (spin));
  show_on_body (self);
  gtk_widget_set_sensitive (self->undo_button, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_spot_row (CoxaPainMap *self, const CoxaPainSpot *spot)
{
  const char *region = coxa_pain_text_region (self->regions, spot->region);
  const char *kind = coxa_pain_text_symptom (self->regions, spot->kind);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 10, 1);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: how strong: a place, a kind of symptom */
  g_autofree char *spin_name = g_strdup_printf (_ ("How strong: %s, %s"), region, kind);
  /* Translators: to take away a mark: a place, a kind of symptom */
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove %s, %s"), region, kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), region);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kind);
  if (spot->intensity != COXA_PAIN_NOT_ASKED)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), spot->intensity);
  else
    gtk_editable_set_text (GTK_EDITABLE (spin), "");
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, spin_name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (self->spots_list, row);
  g_signal_connect_data (spin, "value-changed", G_CALLBACK (on_row_rated_cb),
                         row_owner_new (self, spot), row_owner_free, 0);
  g_signal_connect_data (remove, "clicked", G_CALLBACK (on_remove_clicked_cb),
                         row_owner_new (self, spot), row_owner_free, 0);
}

static void
empty_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

static void
show_list (CoxaPainMap *self)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (self->marked);

  empty_list (self->spots_list);
  for (guint i = 0; i < spots->len; i++)
    add_spot_row (self, g_ptr_array_index (spots, i));
  gtk_widget_set_visible (GTK_WIDGET (self->spots_list), spots->len > 0);
}

static void
show_marks (CoxaPainMap *self)
{
  g_autofree char *summary = coxa_pain_text_dup_summary (self->regions, self->marked);

  gtk_label_set_text (
      self->summary,
      *summary ? summary : _ ("Nothing is marked. Tap or paint on the body, or type a region."));
  gtk_widget_set_sensitive (self->undo_button, self->undo.length > 0);
  show_list (self);
  show_on_body (self);
  show_hint (self);
}

/* Typing */

static void
show_message (CoxaPainMap *self, const char *text)
{
  gtk_label_set_text (self->message, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
show_matches (CoxaPainMap *self, const CoxaPainQuery *query)
{
  empty_list (self->matches);
  g_ptr_array_set_size (self->found, 0);
  for (guint i = 0; query && i < MIN (query->regions->len, MATCHES_MAX); i++) {
    const CoxaPainRegion *region = g_ptr_array_index (query->regions, i);
    GtkWidget *label = gtk_label_new (region->name);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_set_margin_start (label, 9);
    gtk_widget_set_margin_top (label, 6);
    gtk_widget_set_margin_bottom (label, 6);
    gtk_list_box_append (self->matches, label);
    g_ptr_array_add (self->found, (gpointer) region);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->matches), self->found->len > 0);
  if (self->found->len > 0)
    gtk_list_box_select_row (self->matches, gtk_list_box_get_row_at_index (self->matches, 0));
}

static void
on_entry_changed_cb (CoxaPainMap *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (CoxaPainQuery) query = { 0 };

  show_message (self, NULL);
  if (!*text || !self->regions) {
    show_matches (self, NULL);
    return;
  }
  coxa_pain_query_init (&query, self->regions, text);
  show_matches (self, &query);
}

static void
mark_match (CoxaPainMap *self, const CoxaPainRegion *region)
{
  g_auto (CoxaPainQuery) query = { 0 };

  coxa_pain_query_init (&query, self->regions, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (query.symptom)
    coxa_pain_map_choose (self, query.symptom->id, query.intensity);
  else
    coxa_pain_map_choose (self, self->symptom->id, query.intensity);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  remember (self);
  put (self, region->id, self->symptom->id, get_intensity (self));
  tell_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_match_activated_cb (CoxaPainMap *self, GtkListBoxRow *row)
{
  mark_match (self, g_ptr_array_index (self->found, (guint) gtk_list_box_row_get_index (row)));
}

/* Enter marks; on an empty line it goes on in the form. */
static void
on_entry_activate_cb (CoxaPainMap *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->matches);

  if (!*gtk_editable_get_text (GTK_EDITABLE (self->entry)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i", 1);
  else if (row && self->found->len > 0)
    on_match_activated_cb (self, row);
  else
    show_message (self,
                  _ ("No region is called so. Nothing was marked; try “hip” or “back left”."));
}

static gboolean
on_entry_key_cb (CoxaPainMap *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->matches);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next =
      row && step != 0
          ? gtk_list_box_get_row_at_index (self->matches, gtk_list_box_row_get_index (row) + step)
          : NULL;

  if (!next)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (self->matches, next);
  return GDK_EVENT_STOP;
}

static void
on_compare_cb (CoxaPainMap *self)
{
  if (self->marked && self->regions)
    show_on_body (self);
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!coxa_pain_map_undo (COXA_PAIN_MAP (widget)))
    gtk_widget_activate_action (gtk_widget_get_parent (widget), "form.undo", NULL);
}

static void
coxa_pain_map_dispose (GObject *object)
{
  CoxaPainMap *self = COXA_PAIN_MAP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  forget_undo (self);
  g_clear_object (&self->marked);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_pain_map_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, intensity);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, entry);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, matches);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, message);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, view);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, summary);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, hint);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, spots_list);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, compare_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, compare);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, then_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, then_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, then_view);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainMap, changes);
}

static void
coxa_pain_map_class_init (CoxaPainMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_pain_map_dispose;
  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_PAIN_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  g_type_ensure (COXA_TYPE_BODY_MAP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/pain/coxa-pain-map.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_match_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, coxa_pain_map_undo);
  gtk_widget_class_install_action (widget_class, "map.undo", NULL, on_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "map.undo", NULL);
}

static void
coxa_pain_map_init (CoxaPainMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GDateTime) never = g_date_time_new_from_unix_utc (0);

  self->earlier = g_ptr_array_new_with_free_func (g_object_unref);
  self->found = g_ptr_array_new ();
  self->marked = coxa_visit_new ("", never);
  g_queue_init (&self->undo);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (self->view, "marked", G_CALLBACK (on_marked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "erased", G_CALLBACK (on_erased_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "rated", G_CALLBACK (on_rated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * coxa_pain_map_new:
 * @regions: (transfer none): must live as long as the map
 */
GtkWidget *
coxa_pain_map_new (const CoxaPainRegions *regions)
{
  CoxaPainMap *self = g_object_new (COXA_TYPE_PAIN_MAP, NULL);

  self->regions = regions;
  coxa_body_map_view_set_regions (self->view, regions);
  coxa_body_map_view_set_regions (self->then_view, regions);
  coxa_body_map_view_set_editable (self->view, TRUE);
  add_kinds (self);
  show_marks (self);
  return GTK_WIDGET (self);
}

/* Shows what @visit has marked; nothing before it can be undone. */
void
coxa_pain_map_show (CoxaPainMap *self, CoxaVisit *visit)
{
  forget_undo (self);
  copy_marks (visit, self->marked);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_marks (self);
}

static char *
dup_choice (CoxaPainMap *self, guint place)
{
  g_autofree char *day =
      coxa_patient_text_dup_day (coxa_visit_get_at (g_ptr_array_index (self->earlier, place)));

  if (place == 0)
    /* Translators: a day */
    return g_strdup_printf (_ ("Last visit with a map, %s"), day);
  if (place == self->earlier->len - 1)
    return g_strdup_printf (_ ("First visit with a map, %s"), day);
  return g_strdup (day);
}

/**
 * coxa_pain_map_set_visits:
 * @visits: (element-type CoxaVisit): the patient's, newest first
 * @visit: the one shown; those before it with a map can be chosen
 */
void
coxa_pain_map_set_visits (CoxaPainMap *self, const GPtrArray *visits, CoxaVisit *visit)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->earlier, 0);
  gtk_string_list_append (choices, _ ("No other visit"));
  for (guint i = 0; i < visits->len; i++) {
    CoxaVisit *other = g_ptr_array_index (visits, i);

    if (coxa_visit_get_pain_map (other)->len > 0 && !coxa_visit_is_entered_in_error (other) &&
        !g_str_equal (coxa_visit_get_id (other), coxa_visit_get_id (visit)) &&
        g_date_time_compare (coxa_visit_get_at (other), coxa_visit_get_at (visit)) <= 0)
      g_ptr_array_add (self->earlier, g_object_ref (other));
  }
  for (guint i = 0; i < self->earlier->len; i++)
    gtk_string_list_take (choices, dup_choice (self, i));
  gtk_drop_down_set_model (self->compare, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (self->compare, 0);
  gtk_widget_set_visible (self->compare_box, self->earlier->len > 0);
}

void
coxa_pain_map_apply (CoxaPainMap *self, CoxaVisit *visit)
{
  copy_marks (self->marked, visit);
}

/* How many marks there are. */
guint
coxa_pain_map_count (CoxaPainMap *self)
{
  return coxa_visit_get_pain_map (self->marked)->len;
}

GtkWidget *
coxa_pain_map_get_entry (CoxaPainMap *self)
{
  return GTK_WIDGET (self->entry);
}

CoxaBodyMapView *
coxa_pain_map_get_view (CoxaPainMap *self)
{
  return self->view;
}

/* @place: 0 for no other visit, else from the last on */
void
coxa_pain_map_compare (CoxaPainMap *self, guint place)
{
  gtk_drop_down_set_selected (self->compare, place);
}

const char *
coxa_pain_map_get_changes (CoxaPainMap *self)
{
  return gtk_label_get_text (self->changes);
}
