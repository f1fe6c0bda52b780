/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-card.h"

#include <glib/gi18n-lib.h>

#include "coxa-dose.h"
#include "coxa-exercise-pictures.h"

struct _CoxaExerciseCard {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *dose;
  CoxaExercisePictures *pictures;
  GtkWidget *side_box;
  GtkDropDown *side;
  GtkEntry *note;
  GtkWidget *remove_button;
  GtkWidget *up;
  GtkWidget *down;

  /* borrowed: the page owns the programme and its words */
  CoxaProgrammeItem *item;
  const CoxaWords *words;
};

G_DEFINE_FINAL_TYPE (CoxaExerciseCard, coxa_exercise_card, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  REMOVED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const CoxaSide sides[] = { COXA_SIDE_CENTRAL, COXA_SIDE_LEFT, COXA_SIDE_RIGHT };

static void
show_item (CoxaExerciseCard *self)
{
  g_autofree char *dose = coxa_dose_dup_words (self->item, self->words);

  gtk_label_set_text (self->dose, dose);
  coxa_exercise_pictures_show (self->pictures, self->item->exercise, self->item->side);
}

static void
on_side_selected_cb (CoxaExerciseCard *self)
{
  guint selected = gtk_drop_down_get_selected (self->side);

  if (!self->item || selected >= G_N_ELEMENTS (sides) || self->item->side == sides[selected])
    return;
  self->item->side = sides[selected];
  show_item (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_note_changed_cb (CoxaExerciseCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (!self->item)
    return;
  g_free (self->item->note);
  self->item->note = *text ? g_strdup (text) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
on_up_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
on_down_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static void
coxa_exercise_card_dispose (GObject *object)
{
  CoxaExerciseCard *self = COXA_EXERCISE_CARD (object);

  self->item = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_exercise_card_parent_class)->dispose (object);
}

static void
coxa_exercise_card_class_init (CoxaExerciseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_card_dispose;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (COXA_TYPE_EXERCISE_PICTURES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-exercise-card.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, dose);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, side_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, side);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, note);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, up);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, down);
  gtk_widget_class_bind_template_callback (widget_class, on_side_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_down_clicked_cb);
}

static void
coxa_exercise_card_init (CoxaExerciseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
label_for (GtkWidget *widget, const char *what, const char *title)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", title, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
label_parts (CoxaExerciseCard *self, const char *title)
{
  label_for (self->remove_button, _ ("Remove"), title);
  label_for (self->up, _ ("Move up"), title);
  label_for (self->down, _ ("Move down"), title);
  label_for (GTK_WIDGET (self->side), _ ("Side"), title);
  label_for (GTK_WIDGET (self->note), _ ("Note for the patient"), title);
}

/**
 * coxa_exercise_card_new:
 * @item: (transfer none): is changed in place; must outlive the card
 * @words: (transfer none): must outlive the card
 */
GtkWidget *
coxa_exercise_card_new (CoxaProgrammeItem *item, const CoxaWords *words)
{
  CoxaExerciseCard *self = g_object_new (COXA_TYPE_EXERCISE_CARD, NULL);

  gtk_label_set_text (self->title, item->exercise->title);
  gtk_editable_set_text (GTK_EDITABLE (self->note), item->note ? item->note : "");
  gtk_widget_set_visible (self->side_box, item->exercise->unilateral);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] == item->side)
      gtk_drop_down_set_selected (self->side, i);
  label_parts (self, item->exercise->title);
  self->item = item;
  self->words = words;
  show_item (self);
  return GTK_WIDGET (self);
}

/* Who is in the pictures. */
void
coxa_exercise_card_set_look (CoxaExerciseCard *self, const CoxaLook *look)
{
  coxa_exercise_pictures_set_look (self->pictures, look);
  show_item (self);
}

CoxaProgrammeItem *
coxa_exercise_card_get_item (CoxaExerciseCard *self)
{
  return self->item;
}
