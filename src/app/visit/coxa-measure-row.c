/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure-row.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "coxa-cell-text.h"
#include "coxa-row-layout.h"
#include "coxa-row-text.h"
#include "coxa-swapped-sides.h"
#include "coxa-value-text.h"

#define N_SIDES 2

struct _CoxaMeasureRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *position_label;
  GtkCheckButton *pelvis_held;
  GtkStack *columns;
  GtkLabel *last[N_SIDES];
  GtkWidget *place[N_SIDES];
  GtkLabel *last_central;
  GtkWidget *place_central;
  GtkLabel *difference;
  GtkLabel *unit;
  GtkLabel *reference;
  GtkLabel *change;
  GtkWidget *swap_box;
  GtkLabel *message;

  /* owned */
  CoxaKnowledge *knowledge;

  /* borrowed */
  const CoxaMeasure *measure;
  const char *position;
  CoxaMeasureCell *cells[N_SIDES];

  GtkLabel *computed[N_SIDES]; /* of a computed measure, else NULL */

  guint n_cells;
  gboolean showing;
  gboolean other_examiner;
  CoxaCellState before[N_SIDES]; /* of the last visit */
};

G_DEFINE_FINAL_TYPE (CoxaMeasureRow, coxa_measure_row, GTK_TYPE_WIDGET)

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_here (CoxaMeasureRow *self, guint i, const CoxaMeasurement *measurement)
{
  return measurement->measure == self->measure &&
         measurement->side == coxa_measure_cell_get_side (self->cells[i]) &&
         measurement->mode == self->measure->mode &&
         g_strcmp0 (measurement->position, self->position) == 0;
}

/* Of two Thomas tests on one side the one with the pelvis held counts (patterns.md 9.3). */
static const CoxaMeasurement *
find_here (CoxaMeasureRow *self, guint i, CoxaVisit *visit)
{
  const CoxaMeasurement *found = NULL;

  for (guint k = 0; visit && k < coxa_visit_get_n_measurements (visit); k++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, k);

    if (is_here (self, i, measurement) && (!found || measurement->pelvis_held))
      found = measurement;
  }
  return found;
}

static void
show_message (CoxaMeasureRow *self)
{
  const char *text = NULL;

  for (guint i = 0; i < self->n_cells && !text; i++)
    text = coxa_measure_cell_get_message (self->cells[i]);
  gtk_label_set_text (self->message, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* What is typed next was measured as the box says. */
static void
tell_unfilled (CoxaMeasureRow *self)
{
  gboolean held = gtk_check_button_get_active (self->pelvis_held);

  for (guint i = 0; i < self->n_cells; i++)
    if (!coxa_measure_cell_get_state (self->cells[i])->filled)
      coxa_measure_cell_set_pelvis_held (self->cells[i], held);
}

/**
 * coxa_measure_row_refresh_pelvis_held:
 *
 * Lets the box say how the values in the cells were measured. Where there are none it stays.
 */
void
coxa_measure_row_refresh_pelvis_held (CoxaMeasureRow *self)
{
  guint held = 0;
  guint filled = 0;

  for (guint i = 0; i < self->n_cells; i++) {
    const CoxaCellState *state = coxa_measure_cell_get_state (self->cells[i]);

    filled += state->filled;
    held += state->filled && state->measurement.pelvis_held;
  }
  self->showing = TRUE;
  if (filled > 0)
    gtk_check_button_set_active (self->pelvis_held, held > 0);
  gtk_check_button_set_inconsistent (self->pelvis_held, held > 0 && held < filled);
  self->showing = FALSE;
  tell_unfilled (self);
}

static const CoxaMeasurement *
measurement_of (const CoxaCellState *state)
{
  return state->filled ? &state->measurement : NULL;
}

static void
show_difference (CoxaMeasureRow *self)
{
  const CoxaCellState *left, *right;
  CoxaAsymmetry asymmetry;
  g_autofree char *text = NULL;

  if (self->n_cells == N_SIDES) {
    left = coxa_measure_cell_get_state (self->cells[0]);
    right = coxa_measure_cell_get_state (self->cells[1]);
    if (left->filled && right->filled &&
        coxa_judge_asymmetry (coxa_knowledge_get_norms (self->knowledge), &left->measurement,
                              &right->measurement, &asymmetry))
      text = coxa_row_text_dup_difference (&asymmetry);
  }
  gtk_label_set_text (self->difference, text ? text : "");
}

static gboolean
judge_change (CoxaMeasureRow *self, guint i, CoxaMeasurementChange *change_out)
{
  const CoxaCellState *now = coxa_measure_cell_get_state (self->cells[i]);
  CoxaCircumstances circumstances = { .other_examiner = self->other_examiner };
  const CoxaChangeRules *rules = coxa_knowledge_get_change (self->knowledge);

  if (!rules || !now->filled || !self->before[i].filled ||
      self->measure->kind != COXA_MEASURE_NUMBER)
    return FALSE;
  *change_out =
      coxa_judge_measurements (coxa_knowledge_get_norms (self->knowledge), rules,
                               &self->before[i].measurement, &now->measurement, &circumstances);
  return TRUE;
}

/* In the narrow column the last value and a sign; in words on the cell, and below if it is real. */
static void
show_change_of (CoxaMeasureRow *self, guint i, GString *real)
{
  g_autofree char *last =
      self->before[i].filled ? coxa_cell_text_write_short (&self->before[i].measurement) : NULL;
  g_autofree char *marked = NULL;
  g_autofree char *words = NULL;
  CoxaMeasurementChange change;
  const char *side;

  if (!judge_change (self, i, &change)) {
    gtk_label_set_text (self->last[i], last ? last : "");
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->last[i]), NULL);
    return;
  }
  words = coxa_row_text_dup_change (&change, coxa_knowledge_get_change (self->knowledge));
  marked = g_strconcat (last, coxa_row_text_change_mark (&change), NULL);
  gtk_label_set_text (self->last[i], marked);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->last[i]), words);
  if (change.verdict != COXA_VERDICT_REAL)
    return;
  side = coxa_value_text_side (coxa_measure_cell_get_side (self->cells[i]));
  g_string_append_printf (real, "%s%s%s%s", real->len > 0 ? " · " : "", side, *side ? " " : "",
                          words);
}

static void
show_changes (CoxaMeasureRow *self)
{
  g_autoptr (GString) real = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->n_cells; i++)
    show_change_of (self, i, real);
  /* Translators: %s is a list such as "left +14°: real change" */
  text = real->len > 0 ? g_strdup_printf (_ ("Since last visit: %s"), real->str) : g_strdup ("");
  gtk_label_set_text (self->change, text);
  gtk_widget_set_visible (GTK_WIDGET (self->change), *text != '\0');
}

/**
 * coxa_measure_row_can_swap:
 *
 * Returns: whether left and right seem to stand in each other's cells
 */
gboolean
coxa_measure_row_can_swap (CoxaMeasureRow *self)
{
  const CoxaChangeRules *rules = coxa_knowledge_get_change (self->knowledge);

  if (self->n_cells < N_SIDES || !rules)
    return FALSE;
  return coxa_sides_seem_swapped (
      coxa_knowledge_get_norms (self->knowledge), coxa_change_rules_get_entry_limits (rules),
      (CoxaBothSides){ measurement_of (&self->before[0]), measurement_of (&self->before[1]) },
      (CoxaBothSides){ measurement_of (coxa_measure_cell_get_state (self->cells[0])),
                       measurement_of (coxa_measure_cell_get_state (self->cells[1])) },
      self->other_examiner);
}

static void
refresh (CoxaMeasureRow *self)
{
  if (self->n_cells == 0)
    return;
  show_difference (self);
  show_changes (self);
  gtk_widget_set_visible (self->swap_box, coxa_measure_row_can_swap (self));
}

/**
 * coxa_measure_row_swap:
 *
 * Puts left and right into each other's cells, as if typed. Returns: %FALSE where they are not
 * suspected
 */
gboolean
coxa_measure_row_swap (CoxaMeasureRow *self)
{
  CoxaCellState left, right;

  if (!coxa_measure_row_can_swap (self))
    return FALSE;
  left = *coxa_measure_cell_get_state (self->cells[1]);
  right = *coxa_measure_cell_get_state (self->cells[0]);
  left.measurement.side = COXA_SIDE_LEFT;
  right.measurement.side = COXA_SIDE_RIGHT;
  coxa_measure_cell_replace_state (self->cells[0], &left);
  coxa_measure_cell_replace_state (self->cells[1], &right);
  return TRUE;
}

static void
on_swap_clicked_cb (CoxaMeasureRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->cells[1]));
  coxa_measure_row_swap (self);
}

static void
on_cell_edited_cb (CoxaMeasureRow *self, CoxaMeasureCell *cell)
{
  refresh (self);
  coxa_measure_row_refresh_pelvis_held (self);
  g_signal_emit (self, signals[EDITED], 0, cell);
}

static void
on_pelvis_held_toggled_cb (CoxaMeasureRow *self)
{
  gboolean held = gtk_check_button_get_active (self->pelvis_held);

  if (self->showing)
    return;
  gtk_check_button_set_inconsistent (self->pelvis_held, FALSE);
  for (guint i = 0; i < self->n_cells; i++)
    coxa_measure_cell_set_pelvis_held (self->cells[i], held);
  refresh (self);
  if (coxa_measure_row_is_filled (self))
    g_signal_emit (self, signals[EDITED], 0, NULL);
}

static void
coxa_measure_row_dispose (GObject *object)
{
  CoxaMeasureRow *self = COXA_MEASURE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_measure_row_parent_class)->dispose (object);
}

static void
coxa_measure_row_class_init (CoxaMeasureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_measure_row_dispose;

  signals[EDITED] = g_signal_new ("edited", COXA_TYPE_MEASURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, COXA_TYPE_MEASURE_CELL);

  g_type_ensure (COXA_TYPE_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-measure-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "measure-row");
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, position_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, pelvis_held);
  gtk_widget_class_bind_template_child_full (widget_class, "last_left", FALSE,
                                             G_STRUCT_OFFSET (CoxaMeasureRow, last[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "last_right", FALSE,
                                             G_STRUCT_OFFSET (CoxaMeasureRow, last[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "place_left", FALSE,
                                             G_STRUCT_OFFSET (CoxaMeasureRow, place[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "place_right", FALSE,
                                             G_STRUCT_OFFSET (CoxaMeasureRow, place[1]));
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, columns);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, last_central);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, place_central);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, difference);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, change);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, swap_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, unit);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, reference);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, message);
  gtk_widget_class_bind_template_callback (widget_class, on_pelvis_held_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_swap_clicked_cb);
}

static void
coxa_measure_row_init (CoxaMeasureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Between the columns: what has no side must not be read as the left one's. */
static void
choose_columns (CoxaMeasureRow *self)
{
  if (self->measure->sided)
    return;
  self->last[0] = self->last_central;
  self->place[0] = self->place_central;
  gtk_stack_set_visible_child_name (self->columns, "central");
}

static void
add_cells (CoxaMeasureRow *self)
{
  self->n_cells = self->measure->sided ? N_SIDES : 1;
  for (guint i = 0; i < self->n_cells; i++) {
    CoxaSide side = self->measure->sided ? (CoxaSide) i : COXA_SIDE_CENTRAL;
    GtkWidget *cell = coxa_measure_cell_new (self->measure, side, self->position);

    self->cells[i] = COXA_MEASURE_CELL (cell);
    g_signal_connect_object (cell, "edited", G_CALLBACK (on_cell_edited_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (cell, "notify::message", G_CALLBACK (show_message), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->place[i]), cell);
  }
}

static void
add_computed (CoxaMeasureRow *self)
{
  guint n = self->measure->sided ? N_SIDES : 1;

  for (guint i = 0; i < n; i++) {
    GtkWidget *label = gtk_label_new ("–");

    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_add_css_class (label, "computed-value");
    self->computed[i] = GTK_LABEL (label);
    gtk_box_append (GTK_BOX (self->place[i]), label);
  }
}

/**
 * coxa_measure_row_new:
 * @measure: (transfer none): must outlive the row
 * @position: (nullable): one of the measure's positions
 */
GtkWidget *
coxa_measure_row_new (CoxaKnowledge *knowledge, const CoxaMeasure *measure, const char *position)
{
  CoxaMeasureRow *self = g_object_new (COXA_TYPE_MEASURE_ROW, NULL);
  const char *place = coxa_value_text_position (position);

  self->knowledge = g_object_ref (knowledge);
  self->measure = measure;
  self->position = position;
  gtk_label_set_text (self->name, measure->short_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), measure->how);
  gtk_label_set_text (self->position_label, place ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->position_label), place != NULL);
  gtk_label_set_text (self->unit, coxa_value_text_unit (measure->unit));
  gtk_widget_set_visible (GTK_WIDGET (self->pelvis_held), measure->pelvis_qualifier);
  choose_columns (self);
  if (measure->kind == COXA_MEASURE_COMPUTED)
    add_computed (self);
  else
    add_cells (self);
  return GTK_WIDGET (self);
}

const CoxaMeasure *
coxa_measure_row_get_measure (CoxaMeasureRow *self)
{
  return self->measure;
}

guint
coxa_measure_row_count_cells (CoxaMeasureRow *self)
{
  return self->n_cells;
}

CoxaMeasureCell *
coxa_measure_row_get_cell (CoxaMeasureRow *self, guint index)
{
  g_return_val_if_fail (index < self->n_cells, NULL);
  return self->cells[index];
}

/* Held is how the test is done, so that is what an empty row begins with. */
static void
show_pelvis_held (CoxaMeasureRow *self)
{
  self->showing = TRUE;
  gtk_check_button_set_active (self->pelvis_held, TRUE);
  self->showing = FALSE;
  coxa_measure_row_refresh_pelvis_held (self);
}

static void
show_cell (CoxaMeasureRow *self, guint i, CoxaVisit *visit)
{
  const CoxaMeasurement *measurement = find_here (self, i, visit);
  CoxaCellState state = { 0 };

  if (measurement) {
    coxa_measure_cell_set_pelvis_held (self->cells[i], measurement->pelvis_held);
    state = (CoxaCellState){ TRUE, *measurement };
  }
  coxa_measure_cell_set_state (self->cells[i], &state);
}

static void
take_last (CoxaMeasureRow *self, guint i, CoxaVisit *last)
{
  const CoxaMeasurement *measurement = find_here (self, i, last);

  self->before[i] = measurement ? (CoxaCellState){ TRUE, *measurement } : (CoxaCellState){ 0 };
}

/**
 * coxa_measure_row_show:
 * @last: (nullable): the visit whose values stand in grey
 */
void
coxa_measure_row_show (CoxaMeasureRow *self, CoxaVisit *visit, CoxaVisit *last, int age_years)
{
  coxa_measure_row_set_age (self, age_years);
  self->other_examiner = last && coxa_examiners_differ (coxa_visit_get_examiner (visit),
                                                        coxa_visit_get_examiner (last));
  for (guint i = 0; i < self->n_cells; i++) {
    show_cell (self, i, visit);
    take_last (self, i, last);
  }
  show_pelvis_held (self);
  refresh (self);
  show_message (self);
}

/**
 * coxa_measure_row_apply:
 *
 * Writes the cells into @visit; what @visit knows and no cell shows is left alone.
 */
void
coxa_measure_row_apply (CoxaMeasureRow *self, CoxaVisit *visit)
{
  for (guint i = 0; i < self->n_cells; i++) {
    const CoxaCellState *state = coxa_measure_cell_get_state (self->cells[i]);
    const CoxaMeasurement *old = find_here (self, i, visit);

    if (old) {
      CoxaMeasurement gone = *old;

      coxa_visit_remove_measurement (visit, &gone);
    }
    if (state->filled)
      coxa_visit_put_measurement (visit, &state->measurement);
  }
}

void
coxa_measure_row_set_age (CoxaMeasureRow *self, int age_years)
{
  for (guint i = 0; i < self->n_cells; i++)
    coxa_measure_cell_set_age (self->cells[i], age_years);
}

void
coxa_measure_row_set_reference (CoxaMeasureRow *self, const char *text, const char *hint)
{
  gtk_label_set_text (self->reference, text ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reference), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reference),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint ? hint : "", -1);
}

/* Where nothing follows from the other rows there is a dash. */
static char *
dup_computed (CoxaMeasureRow *self, double value)
{
  return isnan (value) ? g_strdup ("–")
                       : coxa_value_text_dup_number (value, self->measure->decimals);
}

/**
 * coxa_measure_row_set_computed:
 * @now: left and right, NAN where something is missing
 * @last: the same of the visit before
 */
void
coxa_measure_row_set_computed (CoxaMeasureRow *self, const double *now, const double *last)
{
  for (guint i = 0; i < N_SIDES && self->computed[i]; i++) {
    g_autofree char *text = dup_computed (self, now[i]);
    g_autofree char *before = isnan (last[i]) ? g_strdup ("") : dup_computed (self, last[i]);

    gtk_label_set_text (self->computed[i], text);
    gtk_label_set_text (self->last[i], before);
  }
}

void
coxa_measure_row_set_instrument (CoxaMeasureRow *self, CoxaInstrument instrument)
{
  for (guint i = 0; i < self->n_cells; i++)
    coxa_measure_cell_set_instrument (self->cells[i], instrument);
}

gboolean
coxa_measure_row_is_filled (CoxaMeasureRow *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (coxa_measure_cell_get_state (self->cells[i])->filled)
      return TRUE;
  return FALSE;
}
