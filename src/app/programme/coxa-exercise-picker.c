/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-picker.h"

#include <glib/gi18n-lib.h>

#include "coxa-exercise-pictures.h"
#include "coxa-precaution.h"
#include "coxa-list-row.h"

struct _CoxaExercisePicker {
  AdwWindow parent_instance;

  /* template */
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  GtkStringList *ids;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;

  /* owned */
  char **precautions;

  /* borrowed */
  const CoxaExerciseLibrary *library;
  const CoxaSuggestionRules *rules;

  CoxaLook look;
};

G_DEFINE_FINAL_TYPE (CoxaExercisePicker, coxa_exercise_picker, ADW_TYPE_WINDOW)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const CoxaExercise *
exercise_of (CoxaExercisePicker *self, gpointer string)
{
  return coxa_exercise_library_find (self->library,
                                     gtk_string_object_get_string (GTK_STRING_OBJECT (string)));
}

static gboolean
contains (const char *text, const char *folded_query)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, folded_query) != NULL;
}

static gboolean
fits (gpointer item, gpointer user_data)
{
  CoxaExercisePicker *self = user_data;
  const CoxaExercise *exercise = self->library ? exercise_of (self, item) : NULL;
  g_autofree char *query =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return exercise && (contains (exercise->title, query) || contains (exercise->position, query) ||
                      contains (exercise->category, query));
}

static void
on_search_changed_cb (CoxaExercisePicker *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (
      self->stack,
      g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0 ? "list" : "nothing");
}

static void
on_activate_cb (CoxaExercisePicker *self, guint position)
{
  g_autoptr (GtkStringObject) string =
      g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (!string)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, gtk_string_object_get_string (string));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_search_activate_cb (CoxaExercisePicker *self)
{
  on_activate_cb (self, 0);
}

static gboolean
on_search_key_cb (CoxaExercisePicker *self,
                  guint keyval,
                  guint keycode,
                  GdkModifierType modifiers,
                  GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_row_setup_cb (CoxaExercisePicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *pictures = coxa_exercise_pictures_new ();

  gtk_widget_add_css_class (pictures, "paper");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), label_new ("heading"));
  gtk_box_append (GTK_BOX (texts), label_new ("dim-label"));
  gtk_box_append (GTK_BOX (row), pictures);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_list_item_set_child (item, row);
}

static GArray *
dup_hits (CoxaExercisePicker *self, const CoxaExercise *exercise)
{
  return coxa_precautions_judge (self->rules, exercise, (const char *const *) self->precautions,
                                 NULL);
}

static char *
dup_details (CoxaExercisePicker *self, const CoxaExercise *exercise)
{
  g_autoptr (GArray) hits = dup_hits (self, exercise);

  if (hits->len > 0)
    return g_strdup (_ ("Care is needed with this patient's precautions."));
  return g_strdup (exercise->feel ? exercise->feel : "");
}

static void
on_row_bind_cb (CoxaExercisePicker *self, GtkListItem *item)
{
  const CoxaExercise *exercise = exercise_of (self, gtk_list_item_get_item (item));
  GtkWidget *pictures = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (pictures));
  g_autofree char *details = dup_details (self, exercise);
  g_autofree char *spoken = g_strjoin (", ", exercise->title, *details ? details : NULL, NULL);

  coxa_exercise_pictures_set_look (COXA_EXERCISE_PICTURES (pictures), &self->look);
  coxa_exercise_pictures_show (COXA_EXERCISE_PICTURES (pictures), exercise, COXA_SIDE_CENTRAL);
  gtk_label_set_text (GTK_LABEL (title), exercise->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), details);
  coxa_list_row_set_name (gtk_list_item_get_child (item), spoken);
}

/* The search takes Escape for itself. */
static void
on_stop_search_cb (CoxaExercisePicker *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
coxa_exercise_picker_dispose (GObject *object)
{
  CoxaExercisePicker *self = COXA_EXERCISE_PICKER (object);

  self->library = NULL;
  g_clear_pointer (&self->precautions, g_strfreev);
  G_OBJECT_CLASS (coxa_exercise_picker_parent_class)->dispose (object);
}

static void
coxa_exercise_picker_class_init (CoxaExercisePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_picker_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", COXA_TYPE_EXERCISE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-exercise-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaExercisePicker, search);
  gtk_widget_class_bind_template_child (widget_class, CoxaExercisePicker, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaExercisePicker, view);
  gtk_widget_class_bind_template_child (widget_class, CoxaExercisePicker, ids);
  gtk_widget_class_bind_template_child (widget_class, CoxaExercisePicker, filtered);
  gtk_widget_class_bind_template_child (widget_class, CoxaExercisePicker, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_exercise_picker_init (CoxaExercisePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, fits, self, NULL);
}

/**
 * coxa_exercise_picker_new:
 * @library: (transfer none): must outlive the window
 * @rules: (transfer none): judge the precautions; must outlive the window
 * @precautions: (nullable): of the patient
 */
GtkWidget *
coxa_exercise_picker_new (const CoxaExerciseLibrary *library,
                          const CoxaSuggestionRules *rules,
                          const char *const *precautions)
{
  CoxaExercisePicker *self = g_object_new (COXA_TYPE_EXERCISE_PICKER, NULL);

  self->look = coxa_look_default;
  self->precautions = g_strdupv ((char **) precautions);
  self->library = library;
  self->rules = rules;
  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    g_autoptr (GArray) hits = dup_hits (self, exercise);

    if (!coxa_precautions_block (hits))
      gtk_string_list_append (self->ids, exercise->id);
  }
  on_search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

/* Who is in the pictures; to be set before the picker is shown. */
void
coxa_exercise_picker_set_look (CoxaExercisePicker *self, const CoxaLook *look)
{
  self->look = *look;
}
