/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-filter-bar.h"

/* In the order of drop_downs; the level has no vocabulary. */
static const char *const vocabularies[] = { "goals", "positions", "categories", "equipment",
                                            "precautions" };

#define N_VOCABULARIES G_N_ELEMENTS (vocabularies)

struct _CoxaExerciseFilterBar {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkDropDown *goal;
  GtkDropDown *position;
  GtkDropDown *category;
  GtkDropDown *equipment;
  GtkDropDown *precaution;
  GtkDropDown *level;
  GtkCheckButton *no_care;

  /* borrowed */
  const CoxaExerciseLibrary *library;
};

G_DEFINE_FINAL_TYPE (CoxaExerciseFilterBar, coxa_exercise_filter_bar, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkDropDown *
get_drop_down (CoxaExerciseFilterBar *self, guint i)
{
  GtkDropDown *const drop_downs[N_VOCABULARIES] = { self->goal, self->position, self->category,
                                                    self->equipment, self->precaution };

  return drop_downs[i];
}

/* The first entry of each list wishes nothing. */
static const char *
get_word (CoxaExerciseFilterBar *self, guint i)
{
  guint selected = gtk_drop_down_get_selected (get_drop_down (self, i));

  if (!self->library || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return coxa_exercise_library_get_words (self->library, vocabularies[i])[selected - 1];
}

static void
on_selected_cb (CoxaExerciseFilterBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->no_care), get_word (self, 4) != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
coxa_exercise_filter_bar_dispose (GObject *object)
{
  CoxaExerciseFilterBar *self = COXA_EXERCISE_FILTER_BAR (object);

  self->library = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_exercise_filter_bar_parent_class)->dispose (object);
}

static void
coxa_exercise_filter_bar_class_init (CoxaExerciseFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_filter_bar_dispose;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_EXERCISE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/coxa/Coxa/exercises/coxa-exercise-filter-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, goal);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, position);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, category);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, equipment);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, precaution);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, level);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseFilterBar, no_care);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
}

static void
coxa_exercise_filter_bar_init (CoxaExerciseFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_exercise_filter_bar_set_library:
 * @library: (transfer none): must outlive the bar; the others are read now
 * @rules: (nullable): name the precautions
 */
void
coxa_exercise_filter_bar_set_library (CoxaExerciseFilterBar *self,
                                      const CoxaExerciseLibrary *library,
                                      const CoxaExerciseWords *words,
                                      const CoxaSuggestionRules *rules)
{
  for (guint i = 0; i < N_VOCABULARIES; i++) {
    GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (get_drop_down (self, i)));
    const char *const *all = coxa_exercise_library_get_words (library, vocabularies[i]);
    gboolean precautions = g_str_equal (vocabularies[i], "precautions");

    for (guint j = 0; all[j]; j++)
      gtk_string_list_append (list,
                              precautions && rules
                                  ? coxa_suggestion_rules_get_precaution_name (rules, all[j])
                                  : coxa_exercise_words_get_title (words, vocabularies[i], all[j]));
  }
  self->library = library;
}

/**
 * coxa_exercise_filter_bar_read:
 * @filter: what the bar knows is set; what it lends is the library's
 */
void
coxa_exercise_filter_bar_read (CoxaExerciseFilterBar *self, CoxaExerciseFilter *filter)
{
  filter->goal = get_word (self, 0);
  filter->position = get_word (self, 1);
  filter->category = get_word (self, 2);
  filter->equipment = get_word (self, 3);
  filter->precaution = get_word (self, 4);
  filter->no_care = gtk_check_button_get_active (self->no_care);
  filter->level = (int) gtk_drop_down_get_selected (self->level);
}

/**
 * coxa_exercise_filter_bar_choose:
 * @vocabulary: as coxa_exercise_library_get_words() knows it
 */
void
coxa_exercise_filter_bar_choose (CoxaExerciseFilterBar *self,
                                 const char *vocabulary,
                                 const char *word)
{
  const char *const *all = coxa_exercise_library_get_words (self->library, vocabulary);

  for (guint i = 0; i < N_VOCABULARIES; i++)
    for (guint j = 0; g_str_equal (vocabularies[i], vocabulary) && all[j]; j++)
      if (g_str_equal (all[j], word))
        gtk_drop_down_set_selected (get_drop_down (self, i), j + 1);
}

void
coxa_exercise_filter_bar_clear (CoxaExerciseFilterBar *self)
{
  for (guint i = 0; i < N_VOCABULARIES; i++)
    gtk_drop_down_set_selected (get_drop_down (self, i), 0);
  gtk_drop_down_set_selected (self->level, 0);
  gtk_check_button_set_active (self->no_care, FALSE);
}
