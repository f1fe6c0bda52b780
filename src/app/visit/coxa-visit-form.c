/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-form.h"

#include <math.h>

#include "coxa-history-section.h"
#include "coxa-form-history.h"
#include "coxa-measure-cell.h"
#include "coxa-measure-row.h"
#include "coxa-measure-section.h"
#include "coxa-note-section.h"
#include "coxa-pain-section.h"
#include "coxa-questionnaire-section.h"
#include "coxa-safety-section.h"
#include "coxa-score-entry.h"
#include "coxa-treatment-section.h"

struct _CoxaVisitForm {
  GtkWidget parent_instance;

  /* owned */
  CoxaVisit *base;     /* as it was shown; what no section shows is kept from it */
  GPtrArray *sections; /* of CoxaVisitSection, borrowed from the children */
  CoxaPreset *preset;  /* what is to be measured */
  CoxaFormHistory *history;

  /* borrowed */
  CoxaMeasureCell *measured; /* has the focus, or NULL */
  GtkRoot *watched;          /* whose focus is followed */
};

G_DEFINE_FINAL_TYPE (CoxaVisitForm, coxa_visit_form, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  NOTED,
  SHOWN,
  MEASURING,
  RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * coxa_visit_form_list_stops:
 *
 * Returns: (transfer container): the widgets that Enter stops at, in their order
 */
GPtrArray *
coxa_visit_form_list_stops (CoxaVisitForm *self)
{
  GPtrArray *stops = g_ptr_array_new ();

  for (guint i = 0; i < self->sections->len; i++)
    coxa_visit_section_add_stops (g_ptr_array_index (self->sections, i), stops);
  return stops;
}

static int
find_focused (CoxaVisitForm *self, GPtrArray *stops)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus && i < stops->len; i++) {
    GtkWidget *stop = g_ptr_array_index (stops, i);

    if (focus == stop || gtk_widget_is_ancestor (focus, stop))
      return (int) i;
  }
  return -1;
}

static void
on_advance (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (self);
  int next = find_focused (self, stops) + g_variant_get_int32 (parameter);

  if (next >= 0 && next < (int) stops->len)
    gtk_widget_grab_focus (g_ptr_array_index (stops, (guint) next));
}

static CoxaSide
side_of (GtkWidget *stop)
{
  return COXA_IS_MEASURE_CELL (stop) ? coxa_measure_cell_get_side (COXA_MEASURE_CELL (stop))
                                     : COXA_SIDE_CENTRAL;
}

/* The stop above or below: of the same side, or one that has no side. */
static void
on_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (self);
  int direction = g_variant_get_int32 (parameter);
  int at = find_focused (self, stops);
  CoxaSide side;

  if (at < 0)
    return;
  side = side_of (g_ptr_array_index (stops, (guint) at));
  for (int i = at + direction; i >= 0 && i < (int) stops->len; i += direction) {
    CoxaSide other = side_of (g_ptr_array_index (stops, (guint) i));
    gboolean column = other == side || other == COXA_SIDE_CENTRAL ||
                      (side == COXA_SIDE_CENTRAL && other == COXA_SIDE_LEFT);

    if (!column)
      continue;
    gtk_widget_grab_focus (g_ptr_array_index (stops, (guint) i));
    return;
  }
}

static void
focus_step (const CoxaFormStep *step)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (step->section));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (step->cell) {
    gtk_widget_grab_focus (step->cell);
    return;
  }
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (step->section)))
    return;
  coxa_visit_section_add_stops (step->section, stops);
  if (stops->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (stops, 0));
}

/* @step: (nullable): what was put back */
static void
tell_restored (CoxaVisitForm *self, const CoxaFormStep *step, gboolean undone)
{
  GtkWidget *row;

  if (!step)
    return;
  row = step->cell ? gtk_widget_get_ancestor (step->cell, COXA_TYPE_MEASURE_ROW) : NULL;
  if (row)
    coxa_measure_row_refresh_pelvis_held (COXA_MEASURE_ROW (row));
  focus_step (step);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[RESTORED], 0, step->name, undone);
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);
  g_autoptr (CoxaFormStep) step = coxa_form_history_undo (self->history);

  tell_restored (self, step, TRUE);
}

static void
on_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);
  g_autoptr (CoxaFormStep) step = coxa_form_history_redo (self->history);

  tell_restored (self, step, FALSE);
}

/* A cell that is typed in takes back its own typing first. */
static gboolean
is_in_typed_cell (CoxaVisitForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell = focus ? gtk_widget_get_ancestor (focus, COXA_TYPE_MEASURE_CELL) : NULL;

  return cell && coxa_measure_cell_is_typing (COXA_MEASURE_CELL (cell));
}

/* Before the texts inside, each of which would undo its own letters alone. */
static gboolean
on_key_pressed_cb (CoxaVisitForm *self,
                   guint keyval,
                   guint keycode,
                   GdkModifierType modifiers,
                   GtkEventControllerKey *controller)
{
  GdkModifierType asked = modifiers & gtk_accelerator_get_default_mod_mask ();
  guint key = gdk_keyval_to_lower (keyval);
  gboolean undo = key == GDK_KEY_z && asked == GDK_CONTROL_MASK;
  gboolean redo = (key == GDK_KEY_z && asked == (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) ||
                  (key == GDK_KEY_y && asked == GDK_CONTROL_MASK);

  if ((!undo && !redo) || is_in_typed_cell (self))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), undo ? "form.undo" : "form.redo", NULL);
  return TRUE;
}

static void
on_section_changed_cb (CoxaVisitForm *self, GtkWidget *cell, CoxaVisitSection *section)
{
  coxa_form_history_note (self->history, section, cell, FALSE, g_get_monotonic_time ());
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_section_noted_cb (CoxaVisitForm *self, CoxaVisitSection *section)
{
  coxa_form_history_note (self->history, section, NULL, TRUE, g_get_monotonic_time ());
  g_signal_emit (self, signals[NOTED], 0);
}

static void
tell_measured (CoxaVisitForm *self)
{
  g_signal_emit (self, signals[MEASURING], 0, self->measured);
}

static void
let_go (CoxaVisitForm *self)
{
  if (self->measured)
    g_signal_handlers_disconnect_by_func (self->measured, tell_measured, self);
  self->measured = NULL;
}

static void
set_measured (CoxaVisitForm *self, CoxaMeasureCell *cell)
{
  if (cell == self->measured)
    return;
  let_go (self);
  self->measured = cell;
  if (cell)
    g_signal_connect_swapped (cell, "changed", G_CALLBACK (tell_measured), self);
  tell_measured (self);
}

/* Outside the form it tells nothing about what is measured. */
static void
on_focus_cb (CoxaVisitForm *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->watched);

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    set_measured (self,
                  (CoxaMeasureCell *) gtk_widget_get_ancestor (focus, COXA_TYPE_MEASURE_CELL));
}

static void
coxa_visit_form_root (GtkWidget *widget)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);

  GTK_WIDGET_CLASS (coxa_visit_form_parent_class)->root (widget);
  self->watched = gtk_widget_get_root (widget);
  g_signal_connect_swapped (self->watched, "notify::focus-widget", G_CALLBACK (on_focus_cb), self);
}

static void
coxa_visit_form_unroot (GtkWidget *widget)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);

  g_signal_handlers_disconnect_by_func (self->watched, on_focus_cb, self);
  self->watched = NULL;
  GTK_WIDGET_CLASS (coxa_visit_form_parent_class)->unroot (widget);
}

/* The row in hand, or the one just left behind: whose sides seem swapped. */
static void
on_swap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (self);

  for (int i = find_focused (self, stops); i >= 0; i--) {
    GtkWidget *row =
        gtk_widget_get_ancestor (g_ptr_array_index (stops, (guint) i), COXA_TYPE_MEASURE_ROW);

    if (row && coxa_measure_row_swap (COXA_MEASURE_ROW (row)))
      return;
  }
}

static void
coxa_visit_form_dispose (GObject *object)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (object);
  GtkWidget *child;

  g_clear_pointer (&self->history, coxa_form_history_free);
  let_go (self);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->base);
  g_clear_pointer (&self->preset, coxa_preset_unref);
  G_OBJECT_CLASS (coxa_visit_form_parent_class)->dispose (object);
}

static int
find_section (CoxaVisitForm *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus && i < self->sections->len; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (self->sections, i)))
      return (int) i;
  return -1;
}

static gboolean focus_section (CoxaVisitForm *self, CoxaVisitSection *section);

/* A section without a row to fill in is passed over. */
static void
on_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitForm *self = COXA_VISIT_FORM (widget);
  int direction = g_variant_get_int32 (parameter);

  for (int i = find_section (self) + direction; i >= 0 && i < (int) self->sections->len;
       i += direction) {
    CoxaVisitSection *section = g_ptr_array_index (self->sections, (guint) i);

    if (!gtk_widget_get_visible (GTK_WIDGET (section)) ||
        (COXA_IS_MEASURE_SECTION (section) &&
         !coxa_measure_section_is_shown (COXA_MEASURE_SECTION (section))))
      continue;
    focus_section (self, section);
    return;
  }
}

static void
add_section_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint keyval;
    GdkModifierType modifiers;
    int direction;
  } keys[] = {
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, 1 }, { GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK, 1 },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, -1 },  { GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK, -1 },
    { GDK_KEY_Down, GDK_ALT_MASK, 1 },          { GDK_KEY_KP_Down, GDK_ALT_MASK, 1 },
    { GDK_KEY_Up, GDK_ALT_MASK, -1 },           { GDK_KEY_KP_Up, GDK_ALT_MASK, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                         "form.section", "i", keys[i].direction);
}

static void
coxa_visit_form_class_init (CoxaVisitFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_visit_form_dispose;

  widget_class->root = coxa_visit_form_root;
  widget_class->unroot = coxa_visit_form_unroot;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_VISIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  signals[NOTED] = g_signal_new ("noted", COXA_TYPE_VISIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  signals[SHOWN] = g_signal_new ("shown", COXA_TYPE_VISIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  signals[MEASURING] = g_signal_new ("measuring", COXA_TYPE_VISIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_MEASURE_CELL);

  signals[RESTORED] = g_signal_new ("restored", COXA_TYPE_VISIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "form.advance", "i", on_advance);
  gtk_widget_class_install_action (widget_class, "form.row", "i", on_row);
  gtk_widget_class_install_action (widget_class, "form.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "form.swap", NULL, on_swap);
  gtk_widget_class_install_action (widget_class, "form.section", "i", on_section);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "form.swap",
                                       NULL);
  add_section_keys (widget_class);
  gtk_widget_class_install_action (widget_class, "form.redo", NULL, on_redo);
}

static void
coxa_visit_form_init (CoxaVisitForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  gtk_widget_add_css_class (GTK_WIDGET (self), "visit-form");
  self->sections = g_ptr_array_new ();
  self->history = coxa_form_history_new (self->sections);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_section (CoxaVisitForm *self, GtkWidget *section)
{
  g_signal_connect_object (section, "changed", G_CALLBACK (on_section_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (section, "noted", G_CALLBACK (on_section_noted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_before (section, GTK_WIDGET (self), NULL);
  g_ptr_array_add (self->sections, section);
}

/* Brings the heading to the top, so that the eye finds the whole section. Returns: whether it had
 * to be scrolled for that */
static gboolean
scroll_to (CoxaVisitForm *self, GtkWidget *section)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *vertical;
  double y, before;

  /* Within what is scrolled: where it stands on screen is of before the focus moved. */
  if (!viewport || !gtk_widget_translate_coordinates (
                       section, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), 0, 0, NULL, &y))
    return FALSE;
  vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  before = gtk_adjustment_get_value (vertical);
  gtk_adjustment_set_value (vertical, y);
  return fabs (gtk_adjustment_get_value (vertical) - before) >= 1;
}

/* After a change of what is shown there is no place to scroll to before the next layout. */
typedef struct {
  CoxaVisitForm *form;
  GtkWidget *section;
  guint frames; /* seen since */
  guint still;  /* of them in a row in which nothing had to be scrolled */
} Scroll;

#define FRAMES_MAX 30
#define STILL_MIN 4

static void
scroll_free (gpointer data)
{
  Scroll *scroll = data;

  g_object_unref (scroll->form);
  g_object_unref (scroll->section);
  g_free (scroll);
}

static gboolean
on_laid_out_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;

  /* A frame is laid out after its tick, labels that wrap need more than one, and grabbing the focus
   * scrolls with it. */
  if (scroll->frames++ < 2)
    return G_SOURCE_CONTINUE;
  scroll->still = scroll_to (scroll->form, scroll->section) ? 0 : scroll->still + 1;
  return scroll->still < STILL_MIN && scroll->frames < FRAMES_MAX ? G_SOURCE_CONTINUE
                                                                  : G_SOURCE_REMOVE;
}

static void
queue_scroll (CoxaVisitForm *self, GtkWidget *section)
{
  Scroll *scroll = g_new0 (Scroll, 1);

  scroll->form = g_object_ref (self);
  scroll->section = g_object_ref (section);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_laid_out_cb, scroll, scroll_free);
}

/* The table of a section: the section itself, or a part of it. Returns: (nullable) */
static CoxaMeasureSection *
find_measures (CoxaVisitForm *self, guint index)
{
  GtkWidget *section = g_ptr_array_index (self->sections, index);

  if (COXA_IS_HISTORY_SECTION (section))
    return coxa_history_section_get_measures (COXA_HISTORY_SECTION (section));
  return COXA_IS_MEASURE_SECTION (section) ? COXA_MEASURE_SECTION (section) : NULL;
}

/* A preset is one table: what it does not want is out of the way, and one header is enough. */
static void
lay_out (CoxaVisitForm *self)
{
  gboolean all =
      coxa_preset_is_first (self->preset) || coxa_preset_get_kind (self->preset) == COXA_PRESET_ALL;
  gboolean header = TRUE;

  if (all)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              all ? 18 : 3);
  for (guint i = 0; i < self->sections->len; i++) {
    CoxaMeasureSection *measures = find_measures (self, i);
    gboolean alone = COXA_IS_MEASURE_SECTION (g_ptr_array_index (self->sections, i));
    gboolean shown;

    if (!measures)
      continue;
    shown = coxa_measure_section_is_shown (measures);
    gtk_widget_set_visible (GTK_WIDGET (measures), all || shown);
    coxa_measure_section_set_header (measures, all || header || !alone);
    header &= !(shown && alone);
  }
}

/**
 * coxa_visit_form_set_preset:
 *
 * Shows what is to be measured; nothing of what is typed changes.
 */
void
coxa_visit_form_set_preset (CoxaVisitForm *self, CoxaPreset *preset)
{
  coxa_preset_ref (preset);
  g_clear_pointer (&self->preset, coxa_preset_unref);
  self->preset = preset;
  for (guint i = 0; i < self->sections->len; i++)
    if (find_measures (self, i))
      coxa_measure_section_set_preset (find_measures (self, i), preset);
  lay_out (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

CoxaPreset *
coxa_visit_form_get_preset (CoxaVisitForm *self)
{
  return self->preset;
}

static gboolean
is_wanted_cell (CoxaVisitForm *self, GtkWidget *stop)
{
  CoxaMeasureCell *cell = COXA_IS_MEASURE_CELL (stop) ? COXA_MEASURE_CELL (stop) : NULL;

  return cell && coxa_measure_cell_get_measure (cell)->decimals != COXA_CELL_TEXT_SCORE &&
         coxa_preset_wants (self->preset, coxa_measure_cell_get_measure (cell),
                            coxa_measure_cell_get_position (cell));
}

/**
 * coxa_visit_form_focus_preset:
 *
 * Puts the focus into the first cell of the preset and its table to the top. Returns: %FALSE where
 * it has none
 */
gboolean
coxa_visit_form_focus_preset (CoxaVisitForm *self)
{
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (self);

  for (guint i = 0; i < stops->len; i++) {
    GtkWidget *stop = g_ptr_array_index (stops, i);

    if (!is_wanted_cell (self, stop))
      continue;
    gtk_widget_grab_focus (stop);
    queue_scroll (self, gtk_widget_get_ancestor (stop, COXA_TYPE_MEASURE_SECTION));
    return TRUE;
  }
  return FALSE;
}

/**
 * coxa_visit_form_focus_last:
 *
 * Goes back to the cell that was in hand.
 */
void
coxa_visit_form_focus_last (CoxaVisitForm *self)
{
  if (self->measured)
    gtk_widget_grab_focus (GTK_WIDGET (self->measured));
}

/**
 * coxa_visit_form_dup_filled_places:
 *
 * Returns: (transfer full): what has a value now, as presets keep it
 */
char **
coxa_visit_form_dup_filled_places (CoxaVisitForm *self)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < self->sections->len; i++)
    if (find_measures (self, i))
      coxa_measure_section_add_filled (find_measures (self, i), places);
  g_ptr_array_add (places, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&places), FALSE);
}

GtkWidget *
coxa_visit_form_new (CoxaKnowledge *knowledge)
{
  CoxaVisitForm *self = g_object_new (COXA_TYPE_VISIT_FORM, NULL);

  add_section (self, coxa_history_section_new (knowledge));
  add_section (self, coxa_safety_section_new (knowledge));
  add_section (self, coxa_pain_section_new (knowledge));
  for (guint i = 1; coxa_measure_sections[i]; i++)
    add_section (self, coxa_measure_section_new (knowledge, coxa_measure_sections[i]));
  add_section (self, coxa_questionnaire_section_new (knowledge));
  add_section (self, coxa_treatment_section_new (knowledge));
  add_section (self, coxa_note_section_new (knowledge));
  self->preset = coxa_preset_new_of_catalogue (coxa_knowledge_get_measures (knowledge),
                                               coxa_measure_presets[0]);
  return GTK_WIDGET (self);
}

/**
 * coxa_visit_form_get_sections:
 *
 * Returns: (transfer none): array of CoxaVisitSection
 */
const GPtrArray *
coxa_visit_form_get_sections (CoxaVisitForm *self)
{
  return self->sections;
}

/**
 * coxa_visit_form_show:
 * @visit: (transfer none): is copied, not changed
 * @last: (nullable): the visit before, whose values stand in grey
 */
void
coxa_visit_form_show (CoxaVisitForm *self, CoxaPatient *patient, CoxaVisit *visit, CoxaVisit *last)
{
  g_autoptr (CoxaVisit) base = coxa_visit_copy (visit);

  g_set_object (&self->base, base);
  coxa_form_history_begin (self->history, visit, last, patient);
  for (guint i = 0; i < self->sections->len; i++)
    coxa_visit_section_show (g_ptr_array_index (self->sections, i), visit, last, patient);
  lay_out (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

/**
 * coxa_visit_form_set_course:
 * @visits: (element-type CoxaVisit): the patient's, newest first
 *
 * What stands in grey may have been said before the last visit.
 */
void
coxa_visit_form_set_course (CoxaVisitForm *self, const GPtrArray *visits)
{
  for (guint i = 0; i < self->sections->len; i++)
    coxa_visit_section_set_course (g_ptr_array_index (self->sections, i), visits);
}

/**
 * coxa_visit_form_set_patient:
 * @patient: the one of the visit shown, changed
 *
 * Refreshes what follows from age and sex; the cells stay as they are.
 */
void
coxa_visit_form_set_patient (CoxaVisitForm *self, CoxaPatient *patient)
{
  coxa_form_history_set_patient (self->history, patient);
  for (guint i = 0; i < self->sections->len; i++)
    coxa_visit_section_set_patient (g_ptr_array_index (self->sections, i), self->base, patient);
}

/**
 * coxa_visit_form_set_visits:
 * @visits: (element-type CoxaVisit): the patient's, newest first
 *
 * What the visit can be held against.
 */
void
coxa_visit_form_set_visits (CoxaVisitForm *self, const GPtrArray *visits)
{
  for (guint i = 0; self->base && i < self->sections->len; i++)
    coxa_visit_section_set_visits (g_ptr_array_index (self->sections, i), visits, self->base);
}

/**
 * coxa_visit_form_dup_visit:
 *
 * Returns: (transfer full): the visit as the form says it now
 */
CoxaVisit *
coxa_visit_form_dup_visit (CoxaVisitForm *self)
{
  CoxaVisit *visit = coxa_visit_copy (self->base);

  for (guint i = 0; i < self->sections->len; i++)
    coxa_visit_section_apply (g_ptr_array_index (self->sections, i), visit);
  return visit;
}

/**
 * coxa_visit_form_get_base:
 *
 * Returns: (transfer none) (nullable): the visit that is corrected, without what was entered
 */
CoxaVisit *
coxa_visit_form_get_base (CoxaVisitForm *self)
{
  return self->base;
}

/**
 * coxa_visit_form_rebase:
 * @visit: as it was stored
 *
 * What is typed next corrects @visit; the cells stay as they are.
 */
void
coxa_visit_form_rebase (CoxaVisitForm *self, CoxaVisit *visit)
{
  g_autoptr (CoxaVisit) base = coxa_visit_copy (visit);

  g_set_object (&self->base, base);
}

/**
 * coxa_visit_form_keep:
 *
 * Reads what is still being typed. Returns: %FALSE where a cell refuses it; it has the focus then
 */
gboolean
coxa_visit_form_keep (CoxaVisitForm *self)
{
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (self);

  for (guint i = 0; i < stops->len; i++) {
    GtkWidget *stop = g_ptr_array_index (stops, i);

    if (COXA_IS_SCORE_ENTRY (stop)
            ? coxa_score_entry_keep (COXA_SCORE_ENTRY (stop))
            : !COXA_IS_MEASURE_CELL (stop) || coxa_measure_cell_keep (COXA_MEASURE_CELL (stop)))
      continue;
    gtk_widget_grab_focus (stop);
    return FALSE;
  }
  for (guint i = 0; i < self->sections->len; i++) {
    GtkWidget *refused = coxa_visit_section_find_refused (g_ptr_array_index (self->sections, i));

    if (!refused)
      continue;
    gtk_widget_grab_focus (refused);
    return FALSE;
  }
  return TRUE;
}

static gboolean
focus_section (CoxaVisitForm *self, CoxaVisitSection *section)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  gtk_widget_set_visible (GTK_WIDGET (section), TRUE);

  coxa_visit_section_add_stops (section, stops);
  if (stops->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (stops, 0));
  scroll_to (self, GTK_WIDGET (section));
  return TRUE;
}

/**
 * coxa_visit_form_find:
 * @id: of a measure or a question
 *
 * Returns: (transfer none) (nullable): where it is entered, made visible
 */
GtkWidget *
coxa_visit_form_find (CoxaVisitForm *self, const char *id, CoxaSide side)
{
  for (guint i = 0; i < self->sections->len; i++) {
    GtkWidget *place = coxa_visit_section_find (g_ptr_array_index (self->sections, i), id, side);

    if (place)
      return place;
  }
  return NULL;
}

/**
 * coxa_visit_form_jump:
 * @id: of a measure, a question or a section
 *
 * Puts the focus there. Returns: %FALSE where there is no such place
 */
gboolean
coxa_visit_form_jump (CoxaVisitForm *self, const char *id, CoxaSide side)
{
  for (guint i = 0; i < self->sections->len; i++) {
    CoxaVisitSection *section = g_ptr_array_index (self->sections, i);
    GtkWidget *place;

    if (g_str_equal (coxa_visit_section_get_id (section), id))
      return focus_section (self, section);
    place = coxa_visit_section_find (section, id, side);
    if (place)
      return gtk_widget_grab_focus (place);
  }
  return FALSE;
}
