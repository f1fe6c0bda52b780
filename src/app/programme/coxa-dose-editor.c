/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-dose-editor.h"

#include <glib/gi18n-lib.h>

#define N_NUMBERS 7

struct _CoxaDoseEditor {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkGrid *grid;
  GtkWidget *usual;

  /* borrowed: the card's, which outlives its editor */
  CoxaProgrammeItem *item;
  GtkSpinButton *numbers[N_NUMBERS];

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CoxaDoseEditor, coxa_dose_editor, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Within the bounds of coxa_dose_is_printable(); in this order in the grid. */
static const struct {
  const char *title;
  gsize offset;
  int minimum, maximum, step;
} rows[N_NUMBERS] = {
  { N_ ("Sets"), G_STRUCT_OFFSET (CoxaDose, sets), 1, 50, 1 },
  { N_ ("Repetitions"), G_STRUCT_OFFSET (CoxaDose, reps), 1, 1000, 1 },
  { N_ ("Hold, seconds"), G_STRUCT_OFFSET (CoxaDose, hold_s), 0, 3600, 5 },
  { N_ ("Time, seconds"), G_STRUCT_OFFSET (CoxaDose, duration_s), 30, 14400, 30 },
  { N_ ("Rest between sets, seconds"), G_STRUCT_OFFSET (CoxaDose, rest_s), 0, 3600, 15 },
  { N_ ("Times a day"), G_STRUCT_OFFSET (CoxaDose, sessions_per_day), 1, 24, 1 },
  { N_ ("Days a week"), G_STRUCT_OFFSET (CoxaDose, days_per_week), 1, 7, 1 },
};

static int *
number_of (CoxaDose *dose, guint row)
{
  return G_STRUCT_MEMBER_P (dose, rows[row].offset);
}

static void
show_numbers (CoxaDoseEditor *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < N_NUMBERS; i++)
    gtk_spin_button_set_value (self->numbers[i], *number_of (&self->item->dose, i));
  self->showing = FALSE;
}

static void
on_number_changed_cb (CoxaDoseEditor *self, GtkSpinButton *number)
{
  if (self->showing || !self->item)
    return;
  for (guint i = 0; i < N_NUMBERS; i++)
    if (self->numbers[i] == number)
      *number_of (&self->item->dose, i) = gtk_spin_button_get_value_as_int (number);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_usual_clicked_cb (CoxaDoseEditor *self)
{
  if (!self->item)
    return;
  self->item->dose = self->item->exercise->dose;
  show_numbers (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
coxa_dose_editor_dispose (GObject *object)
{
  CoxaDoseEditor *self = COXA_DOSE_EDITOR (object);

  self->item = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_dose_editor_parent_class)->dispose (object);
}

static void
coxa_dose_editor_class_init (CoxaDoseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_dose_editor_dispose;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_DOSE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-dose-editor.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaDoseEditor, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaDoseEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, CoxaDoseEditor, usual);
  gtk_widget_class_bind_template_callback (widget_class, on_usual_clicked_cb);
}

static void
add_row (CoxaDoseEditor *self, guint row)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, rows[row].title);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *number =
      gtk_spin_button_new_with_range (rows[row].minimum, rows[row].maximum, rows[row].step);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_grid_attach (self->grid, label, 0, (int) row, 1, 1);
  gtk_grid_attach (self->grid, number, 1, (int) row, 1, 1);
  g_signal_connect_object (number, "value-changed", G_CALLBACK (on_number_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->numbers[row] = GTK_SPIN_BUTTON (number);
}

static void
coxa_dose_editor_init (CoxaDoseEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_NUMBERS; i++)
    add_row (self, i);
}

static void
show_row (CoxaDoseEditor *self, guint row, gboolean visible)
{
  gtk_widget_set_visible (gtk_grid_get_child_at (self->grid, 0, (int) row), visible);
  gtk_widget_set_visible (gtk_grid_get_child_at (self->grid, 1, (int) row), visible);
}

/**
 * coxa_dose_editor_show:
 * @item: (transfer none): is changed in place
 *
 * A timed exercise has a time where others have a hold.
 */
void
coxa_dose_editor_show (CoxaDoseEditor *self, CoxaProgrammeItem *item)
{
  gboolean timed = item->dose.duration_s > 0;

  self->item = item;
  for (guint i = 0; i < N_NUMBERS; i++) {
    if (rows[i].offset == G_STRUCT_OFFSET (CoxaDose, hold_s))
      show_row (self, i, !timed);
    else if (rows[i].offset == G_STRUCT_OFFSET (CoxaDose, duration_s))
      show_row (self, i, timed);
  }
  show_numbers (self);
}
