/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-suggestion-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-exercise-pictures.h"
#include "coxa-programme-text.h"
#include "coxa-value-text.h"

struct _CoxaSuggestionRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaExercisePictures *pictures;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *because;
  GtkLabel *trains;
  GtkWidget *care_box;
  GtkLabel *care;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (CoxaSuggestionRow, coxa_suggestion_row, GTK_TYPE_WIDGET)

static void
coxa_suggestion_row_dispose (GObject *object)
{
  g_clear_pointer (&COXA_SUGGESTION_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_suggestion_row_parent_class)->dispose (object);
}

static void
coxa_suggestion_row_class_init (CoxaSuggestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_suggestion_row_dispose;

  g_type_ensure (COXA_TYPE_EXERCISE_PICTURES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-suggestion-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, pictures);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, facts);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, because);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, trains);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, care_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, care);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionRow, add);
}

static void
coxa_suggestion_row_init (CoxaSuggestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_title (const CoxaSuggestion *suggestion, CoxaSide side)
{
  if (side == COXA_SIDE_CENTRAL)
    return g_strdup (suggestion->exercise->title);
  return g_strdup_printf ("%s, %s", suggestion->exercise->title, coxa_value_text_side (side));
}

static void
show_optional (GtkLabel *label, GtkWidget *box, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (box, text && *text);
}

static void
show_button (CoxaSuggestionRow *self, const char *title, guint number)
{
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), title);
  g_autofree char *key = g_strdup_printf (_ ("Add (Ctrl+%u)"), number);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "i", (int) number - 1);
  gtk_widget_set_tooltip_text (self->add, number <= 9 ? key : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * coxa_suggestion_row_new:
 * @suggestion: (transfer none): read now, not kept
 * @number: its place among the suggestions, from 1
 */
GtkWidget *
coxa_suggestion_row_new (const CoxaSuggestionRules *rules,
                         const CoxaSuggestion *suggestion,
                         guint number)
{
  CoxaSuggestionRow *self = g_object_new (COXA_TYPE_SUGGESTION_ROW, NULL);
  CoxaSide side = suggestion->exercise->unilateral ? coxa_programme_text_side (suggestion->sides)
                                                   : COXA_SIDE_CENTRAL;
  g_autoptr (CoxaProgrammeItem) item = coxa_programme_item_new (suggestion->exercise, side);
  g_autofree char *title = dup_title (suggestion, side);
  g_autofree char *facts = coxa_programme_text_dup_facts (item);
  g_autofree char *because = coxa_programme_text_dup_because (rules, suggestion->because);
  g_autofree char *trains = coxa_programme_text_dup_trains (rules, suggestion->trains);
  g_autofree char *care =
      coxa_programme_text_dup_hits (rules, suggestion->hits, COXA_PRECAUTION_WARN);

  coxa_exercise_pictures_show (self->pictures, suggestion->exercise, side);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_text (self->because, because);
  show_optional (self->trains, GTK_WIDGET (self->trains), trains);
  show_optional (self->care, self->care_box, care);
  show_button (self, title, number);
  return GTK_WIDGET (self);
}
