/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-cell-text.h"
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
  GtkLabel *unit;
  GtkLabel *reference;
  GtkLabel *message;

  /* borrowed */
  const CoxaMeasure *measure;
  const char *position;
  CoxaMeasureCell *cells[N_SIDES];

  guint n_cells;
  gboolean showing;
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

static void
on_cell_edited_cb (CoxaMeasureRow *self, CoxaMeasureCell *cell)
{
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
  if (coxa_measure_row_is_filled (self))
    g_signal_emit (self, signals[EDITED], 0, NULL);
}

static void
coxa_measure_row_dispose (GObject *object)
{
  CoxaMeasureRow *self = COXA_MEASURE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_measure_row_parent_class)->dispose (object);
}

static void
coxa_measure_row_class_init (CoxaMeasureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_measure_row_dispose;

  signals[EDITED] = g_signal_new ("edited", COXA_TYPE_MEASURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, COXA_TYPE_MEASURE_CELL);

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
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, unit);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, reference);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureRow, message);
  gtk_widget_class_bind_template_callback (widget_class, on_pelvis_held_toggled_cb);
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

/**
 * coxa_measure_row_new:
 * @measure: (transfer none): must outlive the row
 * @position: (nullable): one of the measure's positions
 */
GtkWidget *
coxa_measure_row_new (const CoxaMeasure *measure, const char *position)
{
  CoxaMeasureRow *self = g_object_new (COXA_TYPE_MEASURE_ROW, NULL);
  const char *place = coxa_value_text_position (position);

  self->measure = measure;
  self->position = position;
  gtk_label_set_text (self->name, measure->short_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), measure->how);
  gtk_label_set_text (self->position_label, place ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->position_label), place != NULL);
  gtk_label_set_text (self->unit, coxa_value_text_unit (measure->unit));
  gtk_widget_set_visible (GTK_WIDGET (self->pelvis_held), measure->pelvis_qualifier);
  choose_columns (self);
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
show_last (CoxaMeasureRow *self, guint i, CoxaVisit *last)
{
  const CoxaMeasurement *measurement = find_here (self, i, last);
  g_autofree char *text = measurement ? coxa_cell_text_write (measurement) : NULL;

  gtk_label_set_text (self->last[i], text ? text : "");
}

/**
 * coxa_measure_row_show:
 * @last: (nullable): the visit whose values stand in grey
 */
void
coxa_measure_row_show (CoxaMeasureRow *self, CoxaVisit *visit, CoxaVisit *last, int age_years)
{
  coxa_measure_row_set_age (self, age_years);
  for (guint i = 0; i < self->n_cells; i++) {
    show_cell (self, i, visit);
    show_last (self, i, last);
  }
  show_pelvis_held (self);
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

gboolean
coxa_measure_row_is_filled (CoxaMeasureRow *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (coxa_measure_cell_get_state (self->cells[i])->filled)
      return TRUE;
  return FALSE;
}
