/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-tile.h"

#include <glib/gi18n-lib.h>

#include "coxa-figure-view.h"

struct _CoxaExerciseTile {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaFigureView *picture;
  GtkLabel *title;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (CoxaExerciseTile, coxa_exercise_tile, GTK_TYPE_WIDGET)

static void
coxa_exercise_tile_dispose (GObject *object)
{
  g_clear_pointer (&COXA_EXERCISE_TILE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_exercise_tile_parent_class)->dispose (object);
}

static void
coxa_exercise_tile_class_init (CoxaExerciseTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_tile_dispose;

  g_type_ensure (COXA_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/exercises/coxa-exercise-tile.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseTile, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseTile, picture);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseTile, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseTile, details);
}

static void
coxa_exercise_tile_init (CoxaExerciseTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_exercise_tile_new (void)
{
  return g_object_new (COXA_TYPE_EXERCISE_TILE, NULL);
}

/**
 * coxa_exercise_tile_show:
 * @exercise: (transfer none): must outlive the tile
 */
void
coxa_exercise_tile_show (CoxaExerciseTile *self,
                         const CoxaExercise *exercise,
                         const CoxaExerciseWords *words,
                         const CoxaLook *look)
{
  const char *category = coxa_exercise_words_get_title (words, "categories", exercise->category);
  /* Translators: kind of exercise, then its level from 1 to 3 */
  g_autofree char *details = g_strdup_printf (_ ("%s · level %d"), category, exercise->level);
  const char *caption = exercise->picture.captions[1];

  coxa_figure_view_set_look (self->picture, look);
  coxa_figure_view_await (self->picture, exercise);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption ? caption : exercise->title, -1);
  gtk_label_set_text (self->title, exercise->title);
  gtk_label_set_text (self->details, details);
}
