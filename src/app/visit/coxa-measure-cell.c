/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-cell-text.h"
#include "coxa-value-text.h"

#define CELL_WIDTH_CHARS 5
#define TICK_MS 100

struct _CoxaMeasureCell {
  GtkEntry parent_instance;

  /* borrowed */
  const CoxaMeasure *measure;
  const char *position;

  /* owned */
  char *kept_text;  /* as the kept value is written */
  char *asked_text; /* unusual value that awaits a second Enter */
  char *message;

  CoxaSide side;
  int age_years;
  gboolean pelvis_held;
  CoxaInstrument instrument; /* the next value is measured with */
  CoxaCellState state;
  CoxaCellState replaced;

  gboolean in_hand; /* has the focus */
  gboolean hinted;  /* the message only helps: nothing is wrong */

  CoxaStopwatch watch;
  gint64 (*clock_us) (void);
  guint tick;          /* source, while the watch runs */
  char *trials_before; /* owned: as typed, while the watch runs */
  gboolean timed;      /* the text comes from the watch, and can be added to */
};

G_DEFINE_FINAL_TYPE (CoxaMeasureCell, coxa_measure_cell, GTK_TYPE_ENTRY)

enum {
  PROP_0,
  PROP_MESSAGE,
  N_PROPS,
};

enum {
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_yes_no (CoxaMeasureCell *self)
{
  return self->measure->kind == COXA_MEASURE_YESNO || self->measure->kind == COXA_MEASURE_FAILED;
}

static void
describe (CoxaMeasureCell *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->message ? self->message : self->measure->how, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               self->message && !self->hinted ? GTK_ACCESSIBLE_INVALID_TRUE
                                                              : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
take_message (CoxaMeasureCell *self, char *message, const char *css_class)
{
  if (g_strcmp0 (self->message, message) == 0) {
    g_free (message);
    return;
  }
  g_free (self->message);
  self->message = message;
  self->hinted = message && !css_class;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  if (css_class)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static char *
write_state (CoxaMeasureCell *self)
{
  if (!self->state.filled)
    return g_strdup ("");
  return self->in_hand ? coxa_cell_text_write (&self->state.measurement)
                       : coxa_cell_text_write_short (&self->state.measurement);
}

static void
show_state (CoxaMeasureCell *self)
{
  g_free (self->kept_text);
  self->kept_text = write_state (self);
  gtk_editable_set_text (GTK_EDITABLE (self), self->kept_text);
  self->timed = FALSE;
  g_clear_pointer (&self->asked_text, g_free);
  take_message (self, NULL, NULL);
}

static gboolean
same_value (const CoxaCellState *a, const CoxaCellState *b)
{
  if (a->filled != b->filled)
    return FALSE;
  return !a->filled || (a->measurement.status == b->measurement.status &&
                        a->measurement.value == b->measurement.value &&
                        a->measurement.pain == b->measurement.pain &&
                        a->measurement.n_trials == b->measurement.n_trials &&
                        memcmp (a->measurement.trials, b->measurement.trials,
                                a->measurement.n_trials * sizeof (double)) == 0 &&
                        a->measurement.compensation_seen == b->measurement.compensation_seen);
}

static void
keep_state (CoxaMeasureCell *self, const CoxaCellState *state)
{
  gboolean same = same_value (&self->state, state);

  if (!same) {
    self->replaced = self->state;
    self->state = *state;
  }
  show_state (self);
  if (!same)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
prepare (CoxaMeasureCell *self, CoxaCellState *state)
{
  if (self->state.filled) {
    *state = self->state;
    return;
  }
  coxa_measurement_init (&state->measurement, self->measure, self->side);
  state->measurement.position = self->position;
  state->measurement.instrument = self->instrument;
  state->measurement.pelvis_held = self->measure->pelvis_qualifier && self->pelvis_held;
}

static gboolean
ask_unusual (CoxaMeasureCell *self,
             const char *text,
             const CoxaMeasurement *measurement,
             gboolean confirmed)
{
  g_autofree char *value = NULL;

  if (!coxa_measurement_is_unusual (measurement, self->age_years))
    return FALSE;
  if (confirmed && g_strcmp0 (self->asked_text, text) == 0)
    return FALSE;
  g_free (self->asked_text);
  self->asked_text = g_strdup (text);
  value = coxa_value_text_dup (self->measure, measurement->value);
  take_message (self,
                g_strdup_printf (_ ("%s is unusual here. Press Enter again to keep it."), value),
                "warning");
  return TRUE;
}

static gboolean
read_text (CoxaMeasureCell *self, gboolean confirmed)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  CoxaCellState state = { 0 };
  char *message = NULL;

  if (self->watch.running)
    return FALSE;
  if (g_str_equal (text, self->kept_text)) {
    show_state (self);
    return TRUE;
  }
  prepare (self, &state);
  switch (coxa_cell_text_read (text, &state.measurement, &message)) {
  case COXA_CELL_TEXT_REFUSED:
    take_message (self, message, "error");
    return FALSE;
  case COXA_CELL_TEXT_VALUE:
    if (ask_unusual (self, text, &state.measurement, confirmed))
      return FALSE;
    state.filled = TRUE;
    break;
  case COXA_CELL_TEXT_EMPTY:
  default:
    state.filled = FALSE;
  }
  keep_state (self, &state);
  return TRUE;
}

/**
 * coxa_measure_cell_read:
 * @measurement_out: (out): what keeping the text would keep, where it is a value
 *
 * Reads what stands in the cell at this moment, and keeps nothing.
 */
CoxaCellReading
coxa_measure_cell_read (CoxaMeasureCell *self, CoxaMeasurement *measurement_out)
{
  CoxaCellState state = { 0 };
  g_autofree char *message = NULL;

  prepare (self, &state);
  *measurement_out = state.measurement;
  if (self->state.filled &&
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->kept_text))
    return COXA_CELL_TEXT_VALUE;
  return coxa_cell_text_read (gtk_editable_get_text (GTK_EDITABLE (self)), measurement_out,
                              &message);
}

/* Whether something stands in it that was not kept. */
gboolean
coxa_measure_cell_is_typing (CoxaMeasureCell *self)
{
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->kept_text);
}

/**
 * coxa_measure_cell_keep:
 *
 * Reads what was typed. Returns: %FALSE where it is refused or must be confirmed; then the text
 * stays, "message" says why, and the value kept before is unchanged.
 */
gboolean
coxa_measure_cell_keep (CoxaMeasureCell *self)
{
  return read_text (self, FALSE);
}

/**
 * coxa_measure_cell_confirm:
 *
 * As Enter does: like keeping, but an unusual value that was asked about is accepted.
 */
gboolean
coxa_measure_cell_confirm (CoxaMeasureCell *self)
{
  return read_text (self, TRUE);
}

static gboolean
is_timed_measure (CoxaMeasureCell *self)
{
  return self->measure->kind == COXA_MEASURE_NUMBER && g_str_equal (self->measure->unit, "s");
}

static void
show_time (CoxaMeasureCell *self, gint64 elapsed_us, int decimals)
{
  double seconds = coxa_stopwatch_round (elapsed_us, decimals);
  g_autofree char *trial = g_strdup_printf ("%.*f", decimals, seconds);
  g_autofree char *text = g_strconcat (self->trials_before, trial, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static gboolean
on_tick_cb (gpointer data)
{
  CoxaMeasureCell *self = COXA_MEASURE_CELL (data);

  show_time (self, coxa_stopwatch_read (&self->watch, self->clock_us ()), 1);
  return G_SOURCE_CONTINUE;
}

static void
show_watch (CoxaMeasureCell *self)
{
  gboolean running = self->watch.running;

  gtk_editable_set_editable (GTK_EDITABLE (self), !running);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self), GTK_ENTRY_ICON_PRIMARY,
                                     running ? "media-playback-stop-symbolic" : "alarm-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self), GTK_ENTRY_ICON_PRIMARY,
                                   running ? _ ("Stop (Space)") : _ ("Time a trial (Space)"));
  if (running)
    gtk_widget_add_css_class (GTK_WIDGET (self), "running");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "running");
}

static char *
dup_trials_before (CoxaMeasureCell *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  return *text ? g_strconcat (text, " ", NULL) : g_strdup ("");
}

static void
start_watch (CoxaMeasureCell *self)
{
  g_free (self->trials_before);
  self->trials_before = dup_trials_before (self);
  coxa_stopwatch_start (&self->watch, self->clock_us ());
  self->tick = g_timeout_add (TICK_MS, on_tick_cb, self);
  show_watch (self);
  show_time (self, 0, 1);
  take_message (
      self, g_strdup (_ ("The stopwatch runs. Space or Enter stops it, Escape drops this trial.")),
      NULL);
}

/* What was timed stands in the cell as if it had been typed, until Enter keeps it. */
static void
stop_watch (CoxaMeasureCell *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  show_time (self, coxa_stopwatch_stop (&self->watch, self->clock_us ()), self->measure->decimals);
  show_watch (self);
  take_message (self, g_strdup (_ ("Stopped. Enter keeps it, Space times another trial.")), NULL);
  self->timed = TRUE;
}

static void
drop_trial (CoxaMeasureCell *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  coxa_stopwatch_stop (&self->watch, 0);
  show_watch (self);
  show_state (self);
}

static gboolean
is_untouched (CoxaMeasureCell *self)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->kept_text);
}

/* A space between numbers that are being typed parts trials; anywhere else it is the stopwatch. */
static gboolean
space_key (CoxaMeasureCell *self)
{
  if (!is_timed_measure (self))
    return FALSE;
  if (self->watch.running)
    stop_watch (self);
  else if (self->timed || is_untouched (self))
    start_watch (self);
  else
    return FALSE;
  return TRUE;
}

static void
on_icon_press_cb (CoxaMeasureCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->watch.running)
    stop_watch (self);
  else
    start_watch (self);
}

/* While the watch runs every key but these waits. */
static gboolean
running_key (CoxaMeasureCell *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    stop_watch (self);
    return TRUE;
  case GDK_KEY_Escape:
    drop_trial (self);
    return TRUE;
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    return FALSE;
  default:
    return TRUE;
  }
}

/* A letter cannot be part of a number: it is left out, and the hint says what is read. */
static gboolean
letter_key (CoxaMeasureCell *self, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (self->measure->kind != COXA_MEASURE_NUMBER || !g_unichar_isalpha (letter) ||
      g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (self)), "/"))
    return FALSE;
  take_message (self,
                g_strdup (_ ("Letters are not read here. Type a number; + pain, * "
                             "compensation, / not testable.")),
                NULL);
  return TRUE;
}

static void
on_text_changed_cb (CoxaMeasureCell *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->watch.running)
    return;
  self->timed = FALSE;
  if (g_str_equal (text, "/") && self->in_hand && !g_str_equal (self->kept_text, "/"))
    take_message (self,
                  g_strdup (_ ("Enter: not testable. Before it, + or p: stopped by pain; - "
                               "or r: refused.")),
                  NULL);
  else if (self->hinted)
    take_message (self, NULL, NULL);
}

static void
advance (CoxaMeasureCell *self, int direction)
{
  if (coxa_measure_cell_confirm (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i", direction);
  else
    gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static gboolean
restore (CoxaMeasureCell *self)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->kept_text))
    return FALSE;
  show_state (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  return TRUE;
}

static void
type_answer (CoxaMeasureCell *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  coxa_measure_cell_keep (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
}

static void
toggle_compensation (CoxaMeasureCell *self)
{
  CoxaCellState state = self->state;

  if (!state.filled)
    return;
  state.measurement.compensation_seen = !state.measurement.compensation_seen;
  keep_state (self, &state);
}

/* A yes/no cell answers at once to a single key. */
static gboolean
answer_key (CoxaMeasureCell *self, guint keyval)
{
  char text[7] = { 0 };
  CoxaMeasurement measurement;
  gunichar letter = gdk_keyval_to_unicode (keyval);
  g_autofree char *message = NULL;

  if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete) {
    type_answer (self, "");
    return TRUE;
  }
  if (!g_unichar_isgraph (letter))
    return FALSE;
  if (letter == '*') {
    toggle_compensation (self);
    return TRUE;
  }
  g_unichar_to_utf8 (letter, text);
  coxa_measurement_init (&measurement, self->measure, self->side);
  if (coxa_cell_text_read (text, &measurement, &message) == COXA_CELL_TEXT_VALUE)
    type_answer (self, text);
  else
    take_message (self, g_steal_pointer (&message), "error");
  return TRUE;
}

/* The text inside would take the key and undo nothing. */
static gboolean
undo_key (CoxaMeasureCell *self, guint keyval, GdkModifierType modifiers)
{
  GdkModifierType asked = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (asked != GDK_CONTROL_MASK || gdk_keyval_to_lower (keyval) != GDK_KEY_z)
    return FALSE;
  return restore (self) || gtk_widget_activate_action (GTK_WIDGET (self), "form.undo", NULL);
}

static gboolean
on_key_pressed_cb (CoxaMeasureCell *self,
                   guint keyval,
                   guint keycode,
                   GdkModifierType modifiers,
                   GtkEventControllerKey *controller)
{
  if (self->watch.running)
    return running_key (self, keyval);
  if (undo_key (self, keyval, modifiers))
    return TRUE;
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;

  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    advance (self, modifiers & GDK_SHIFT_MASK ? -1 : 1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    if (coxa_measure_cell_keep (self))
      gtk_widget_activate_action (GTK_WIDGET (self), "form.row", "i",
                                  keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1);
    return TRUE;
  case GDK_KEY_Escape:
    return restore (self);
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
    if (space_key (self))
      return TRUE;
    break;
  default:
    break;
  }
  if (is_yes_no (self))
    return answer_key (self, keyval);
  return letter_key (self, keyval);
}

/* Where there are several trials they are typed over one by one. */
static void
on_focus_enter_cb (CoxaMeasureCell *self)
{
  self->in_hand = TRUE;
  if (self->state.filled && self->state.measurement.n_trials > 1 && is_untouched (self)) {
    show_state (self);
    gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  }
}

static void
on_focus_leave_cb (CoxaMeasureCell *self)
{
  self->in_hand = FALSE;
  if (self->watch.running)
    return;
  coxa_measure_cell_keep (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, 0);
}

static void
on_clicked_cb (CoxaMeasureCell *self)
{
  CoxaCellState *state = &self->state;

  if (!is_yes_no (self))
    return;
  if (!state->filled)
    type_answer (self, "1");
  else if (state->measurement.status == COXA_STATUS_DONE && state->measurement.value > 0)
    type_answer (self, "0");
  else
    type_answer (self, "");
}

static void
coxa_measure_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaMeasureCell *self = COXA_MEASURE_CELL (object);

  switch (prop_id) {
  case PROP_MESSAGE:
    g_value_set_string (value, self->message);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_measure_cell_finalize (GObject *object)
{
  CoxaMeasureCell *self = COXA_MEASURE_CELL (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_free (self->trials_before);
  g_free (self->kept_text);
  g_free (self->asked_text);
  g_free (self->message);
  G_OBJECT_CLASS (coxa_measure_cell_parent_class)->finalize (object);
}

static void
coxa_measure_cell_class_init (CoxaMeasureCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coxa_measure_cell_get_property;
  object_class->finalize = coxa_measure_cell_finalize;

  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", COXA_TYPE_MEASURE_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_controllers (CoxaMeasureCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
coxa_measure_cell_init (CoxaMeasureCell *self)
{
  self->kept_text = g_strdup ("");
  self->age_years = -1;
  self->pelvis_held = TRUE;
  self->clock_us = g_get_monotonic_time;

  gtk_widget_add_css_class (GTK_WIDGET (self), "measure-cell");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), CELL_WIDTH_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), CELL_WIDTH_CHARS);
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1.0);
  /* The form undoes whole values. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_entry_set_input_hints (GTK_ENTRY (self),
                             GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_NO_SPELLCHECK);
  g_signal_connect (self, "changed", G_CALLBACK (on_text_changed_cb), NULL);
  add_controllers (self);
}

static char *
dup_label (CoxaMeasureCell *self)
{
  GString *label = g_string_new (self->measure->name);
  const char *side = coxa_value_text_side (self->measure->sided ? self->side : COXA_SIDE_CENTRAL);
  const char *position = coxa_value_text_position (self->position);

  if (*side)
    g_string_append_printf (label, ", %s", side);
  if (position)
    g_string_append_printf (label, ", %s", position);
  if (g_str_equal (self->measure->unit, "deg"))
    g_string_append_printf (label, ", %s", _ ("degrees"));
  else if (*self->measure->unit)
    g_string_append_printf (label, ", %s", coxa_value_text_unit (self->measure->unit));
  return g_string_free (label, FALSE);
}

/**
 * coxa_measure_cell_new:
 * @measure: (transfer none): must outlive the cell
 * @position: (nullable): one of the measure's positions
 */
GtkWidget *
coxa_measure_cell_new (const CoxaMeasure *measure, CoxaSide side, const char *position)
{
  CoxaMeasureCell *self = g_object_new (COXA_TYPE_MEASURE_CELL, NULL);
  g_autofree char *label = NULL;

  self->measure = measure;
  self->side = measure->sided ? side : COXA_SIDE_CENTRAL;
  self->position = position;
  /* Not before: an entry is constructed with a buffer of its own. */
  gtk_entry_set_max_length (GTK_ENTRY (self), COXA_CELL_TEXT_MAX);
  label = dup_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (measure->kind == COXA_MEASURE_NUMBER)
    gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_NUMBER);
  if (is_yes_no (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "answer");
  if (is_timed_measure (self)) {
    show_watch (self);
    g_signal_connect (self, "icon-press", G_CALLBACK (on_icon_press_cb), NULL);
  }
  describe (self);
  return GTK_WIDGET (self);
}

const CoxaMeasure *
coxa_measure_cell_get_measure (CoxaMeasureCell *self)
{
  return self->measure;
}

CoxaSide
coxa_measure_cell_get_side (CoxaMeasureCell *self)
{
  return self->side;
}

const char *
coxa_measure_cell_get_position (CoxaMeasureCell *self)
{
  return self->position;
}

void
coxa_measure_cell_set_age (CoxaMeasureCell *self, int age_years)
{
  self->age_years = age_years;
}

/**
 * coxa_measure_cell_set_pelvis_held:
 *
 * Says how the value in the cell, and the next one typed, was measured.
 */
void
coxa_measure_cell_set_pelvis_held (CoxaMeasureCell *self, gboolean held)
{
  self->pelvis_held = held;
  self->state.measurement.pelvis_held = held;
}

/**
 * coxa_measure_cell_set_instrument:
 *
 * Says what the next value typed is measured with.
 */
void
coxa_measure_cell_set_instrument (CoxaMeasureCell *self, CoxaInstrument instrument)
{
  self->instrument = instrument;
}

/**
 * coxa_measure_cell_replace_state:
 *
 * As if the user had typed it: with "edited", so that it can be taken back.
 */
void
coxa_measure_cell_replace_state (CoxaMeasureCell *self, const CoxaCellState *state)
{
  keep_state (self, state);
}

/**
 * coxa_measure_cell_ask:
 *
 * Shows a question beside the cell, until the user goes on.
 */
void
coxa_measure_cell_ask (CoxaMeasureCell *self, const char *question)
{
  take_message (self, g_strdup (question), NULL);
}

/**
 * coxa_measure_cell_set_clock:
 * @clock_us: a monotonic clock in microseconds
 */
void
coxa_measure_cell_set_clock (CoxaMeasureCell *self, gint64 (*clock_us) (void))
{
  self->clock_us = clock_us;
}

gboolean
coxa_measure_cell_is_timing (CoxaMeasureCell *self)
{
  return self->watch.running;
}

/**
 * coxa_measure_cell_set_state:
 * @state: (nullable): %NULL empties the cell
 *
 * Shows a value without "edited".
 */
void
coxa_measure_cell_set_state (CoxaMeasureCell *self, const CoxaCellState *state)
{
  if (self->watch.running)
    drop_trial (self);
  self->state = state ? *state : (CoxaCellState){ 0 };
  self->replaced = self->state;
  show_state (self);
}

const CoxaCellState *
coxa_measure_cell_get_state (CoxaMeasureCell *self)
{
  return &self->state;
}

const CoxaCellState *
coxa_measure_cell_get_replaced (CoxaMeasureCell *self)
{
  return &self->replaced;
}

const char *
coxa_measure_cell_get_message (CoxaMeasureCell *self)
{
  return self->message;
}
