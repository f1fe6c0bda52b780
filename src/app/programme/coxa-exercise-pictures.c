/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-pictures.h"

#include <glib/gi18n-lib.h>

#include "coxa-figure-view.h"

struct _CoxaExercisePictures {
  GtkWidget parent_instance;

  CoxaLook look;
};

G_DEFINE_FINAL_TYPE (CoxaExercisePictures, coxa_exercise_pictures, GTK_TYPE_WIDGET)

static void
remove_pictures (CoxaExercisePictures *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
coxa_exercise_pictures_dispose (GObject *object)
{
  remove_pictures (COXA_EXERCISE_PICTURES (object));
  G_OBJECT_CLASS (coxa_exercise_pictures_parent_class)->dispose (object);
}

static void
coxa_exercise_pictures_class_init (CoxaExercisePicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_pictures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
coxa_exercise_pictures_init (CoxaExercisePictures *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->look = coxa_look_default;
}

GtkWidget *
coxa_exercise_pictures_new (void)
{
  return g_object_new (COXA_TYPE_EXERCISE_PICTURES, NULL);
}

/* The text of the exercise still counts; what is wrong with its picture is said in place. */
static void
show_placeholder (CoxaExercisePictures *self, const GError *problem)
{
  g_autoptr (CoxaIllustration) placeholder = coxa_illustration_new_placeholder ();
  g_autofree char *text = g_strdup_printf (_ ("No picture. %s"), problem->message);
  GtkWidget *view = coxa_figure_view_new ();
  GtkWidget *label = gtk_label_new (text);

  coxa_figure_view_show (COXA_FIGURE_VIEW (view), placeholder, 0, FALSE, _ ("No picture"));
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (view, GTK_WIDGET (self), NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_insert_before (label, GTK_WIDGET (self), NULL);
}

/**
 * coxa_exercise_pictures_set_look:
 *
 * Who is in the pictures from the next coxa_exercise_pictures_show() on.
 */
void
coxa_exercise_pictures_set_look (CoxaExercisePictures *self, const CoxaLook *look)
{
  self->look = *look;
}

/**
 * coxa_exercise_pictures_show:
 * @side: left is drawn with the left side working
 */
void
coxa_exercise_pictures_show (CoxaExercisePictures *self,
                             const CoxaExercise *exercise,
                             CoxaSide side)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CoxaIllustration) illustration = coxa_illustration_new (exercise, &problem);
  guint n = illustration ? coxa_illustration_count_frames (illustration) : 0;

  remove_pictures (self);
  if (!illustration)
    show_placeholder (self, problem);
  for (guint i = 0; i < n; i++) {
    GtkWidget *view = coxa_figure_view_new ();
    const char *caption = exercise->picture.captions[i];

    coxa_figure_view_set_look (COXA_FIGURE_VIEW (view), &self->look);
    coxa_figure_view_show (COXA_FIGURE_VIEW (view), illustration, i,
                           exercise->unilateral && side == COXA_SIDE_LEFT,
                           caption ? caption : exercise->title);
    gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
    gtk_widget_insert_before (view, GTK_WIDGET (self), NULL);
  }
}
