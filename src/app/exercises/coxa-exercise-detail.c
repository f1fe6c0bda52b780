/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-detail.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-dose.h"

#define TEXT_CHARS 46 /* what a line of text wants to be wide */

struct _CoxaExerciseDetail {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *warning_box;
  GtkLabel *warning;
  CoxaFigurePlayer *player;
  GtkLabel *dose;
  GtkLabel *pace;
  GtkBox *steps;
  GtkBox *cues;
  GtkWidget *regression;
  GtkLabel *regression_label;
  GtkWidget *progression;
  GtkLabel *progression_label;
  GtkBox *facts;
  GtkBox *sources;

  /* borrowed */
  const CoxaExercise *exercise;
};

G_DEFINE_FINAL_TYPE (CoxaExerciseDetail, coxa_exercise_detail, GTK_TYPE_WIDGET)

enum {
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_regression_clicked_cb (CoxaExerciseDetail *self)
{
  g_signal_emit (self, signals[OPENED], 0, self->exercise->regression);
}

static void
on_progression_clicked_cb (CoxaExerciseDetail *self)
{
  g_signal_emit (self, signals[OPENED], 0, self->exercise->progression);
}

static void
coxa_exercise_detail_dispose (GObject *object)
{
  CoxaExerciseDetail *self = COXA_EXERCISE_DETAIL (object);

  self->exercise = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_exercise_detail_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (COXA_TYPE_FIGURE_PLAYER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/exercises/coxa-exercise-detail.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, summary);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, warning_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, warning);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, player);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, dose);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, pace);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, steps);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, cues);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, regression);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, regression_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, progression);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, progression_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseDetail, sources);
  gtk_widget_class_bind_template_callback (widget_class, on_regression_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_progression_clicked_cb);
}

static void
coxa_exercise_detail_class_init (CoxaExerciseDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_detail_dispose;

  signals[OPENED] = g_signal_new ("opened", COXA_TYPE_EXERCISE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
coxa_exercise_detail_init (CoxaExerciseDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  coxa_figure_player_set_playing (self->player, TRUE);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A heading and what belongs to it; nothing where there is no text. */
static void
add_fact (GtkBox *box, const char *heading, const char *text)
{
  GtkWidget *fact;

  if (!text || !*text)
    return;
  fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (fact), label_new (heading, "heading"));
  gtk_box_append (GTK_BOX (fact), label_new (text, NULL));
  gtk_box_append (box, fact);
}

static void
add_line (GString *lines, const char *line)
{
  g_string_append_printf (lines, "%s• %s", lines->len > 0 ? "\n" : "", line);
}

static char *
dup_titles (char **words, const char *vocabulary, const CoxaExerciseReading *reading)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    add_line (lines, coxa_exercise_words_get_title (reading->words, vocabulary, words[i]));
  return g_string_free (lines, FALSE);
}

static char *
dup_precautions (char **words, const CoxaExerciseReading *reading)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    add_line (lines, reading->rules
                         ? coxa_suggestion_rules_get_precaution_name (reading->rules, words[i])
                         : words[i]);
  return g_string_free (lines, FALSE);
}

static const char *
name_level (int level)
{
  return level == 1   ? _ ("level 1, easy")
         : level == 2 ? _ ("level 2, moderate")
                      : _ ("level 3, demanding");
}

static void
show_summary (CoxaExerciseDetail *self, const CoxaExerciseReading *reading)
{
  const CoxaExercise *exercise = self->exercise;
  g_autofree char *summary = g_strdup_printf (
      "%s · %s · %s · %s",
      coxa_exercise_words_get_title (reading->words, "categories", exercise->category),
      coxa_exercise_words_get_title (reading->words, "positions", exercise->position),
      exercise->unilateral ? _ ("one side, then the other") : _ ("both sides together"),
      name_level (exercise->level));

  gtk_label_set_text (self->title, exercise->title);
  gtk_label_set_text (self->summary, summary);
}

/* "2-5-0" is "2 s out, 5 s hold"; the library has checked @tempo. */
static char *
dup_tempo (const char *tempo)
{
  g_auto (GStrv) parts = g_strsplit (tempo, "-", 3);
  /* Translators: seconds of the parts of one repetition */
  g_autofree char *out = g_strdup_printf (_ ("%s s out"), parts[0]);
  g_autofree char *hold = g_strdup_printf (_ ("%s s hold"), parts[1]);
  g_autofree char *back = g_strdup_printf (_ ("%s s back"), parts[2]);
  const char *shown[4] = { NULL };
  guint n = 0;

  if (!g_str_equal (parts[0], "0"))
    shown[n++] = out;
  if (!g_str_equal (parts[1], "0"))
    shown[n++] = hold;
  if (!g_str_equal (parts[2], "0"))
    shown[n++] = back;
  return g_strjoinv (", ", (char **) shown);
}

static void
show_dose (CoxaExerciseDetail *self, const CoxaExerciseReading *reading)
{
  g_autoptr (CoxaProgrammeItem) item = coxa_programme_item_new (self->exercise, COXA_SIDE_CENTRAL);
  g_autofree char *dose = coxa_dose_dup_words (item, reading->dose_words);
  g_autofree char *rest = coxa_dose_dup_rest (item, reading->dose_words);
  g_autofree char *pace =
      self->exercise->tempo ? dup_tempo (self->exercise->tempo) : g_strdup (self->exercise->pace);
  int minutes = (coxa_dose_count_seconds (item) + 59) / 60;
  g_autofree char *time =
      g_strdup_printf (ngettext ("about %d minute", "about %d minutes", minutes), minutes);
  const char *parts[] = { pace ? pace : time, pace ? time : rest, pace ? rest : NULL, NULL };
  g_autofree char *all = g_strjoinv (" · ", (char **) parts);

  gtk_label_set_text (self->dose, dose);
  gtk_label_set_text (self->pace, all);
}

static void
show_steps (CoxaExerciseDetail *self)
{
  clear_box (self->steps);
  for (guint i = 0; i < self->exercise->n_steps; i++) {
    g_autofree char *number = g_strdup_printf ("%u.", i + 1);
    GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *figure = label_new (number, "numeric");
    GtkWidget *text = label_new (self->exercise->steps[i], NULL);

    gtk_label_set_wrap (GTK_LABEL (figure), FALSE);
    gtk_widget_set_valign (figure, GTK_ALIGN_START);
    gtk_widget_set_hexpand (text, TRUE);
    gtk_box_append (GTK_BOX (step), figure);
    gtk_box_append (GTK_BOX (step), text);
    gtk_box_append (self->steps, step);
  }
}

static void
show_cues (CoxaExerciseDetail *self)
{
  clear_box (self->cues);
  add_fact (self->cues, _ ("Feel it"), self->exercise->feel);
  add_fact (self->cues, _ ("Ease off or stop"), self->exercise->stop);
  add_fact (self->cues, _ ("Watch out"), self->exercise->mistake);
  add_fact (self->cues, _ ("To make it easier"), self->exercise->easier);
  add_fact (self->cues, _ ("To make it harder"), self->exercise->harder);
}

static const CoxaExercise *
find_rung (const CoxaExerciseReading *reading, const char *id)
{
  return id ? coxa_exercise_library_find (reading->library, id) : NULL;
}

static void
show_ladder (CoxaExerciseDetail *self, const CoxaExerciseReading *reading)
{
  const CoxaExercise *easier = find_rung (reading, self->exercise->regression);
  const CoxaExercise *harder = find_rung (reading, self->exercise->progression);
  g_autofree char *down = g_strdup_printf (_ ("Easier: %s"), easier ? easier->title : "");
  g_autofree char *up = g_strdup_printf (_ ("Harder: %s"), harder ? harder->title : "");

  gtk_label_set_text (self->regression_label, down);
  gtk_label_set_text (self->progression_label, up);
  gtk_widget_set_visible (self->regression, easier != NULL);
  gtk_widget_set_visible (self->progression, harder != NULL);
}

static void
show_facts (CoxaExerciseDetail *self, const CoxaExerciseReading *reading)
{
  const CoxaExercise *exercise = self->exercise;
  g_autofree char *goals = dup_titles (exercise->goals, "goals", reading);
  g_autofree char *equipment = dup_titles (exercise->equipment, "equipment", reading);
  g_autofree char *avoid = dup_precautions (exercise->avoid_if, reading);
  g_autofree char *care = dup_precautions (exercise->caution_if, reading);
  g_autofree char *properties = dup_titles (exercise->properties, "properties", reading);

  clear_box (self->facts);
  add_fact (self->facts, _ ("Goals"), goals);
  add_fact (self->facts, _ ("What is needed"), equipment);
  add_fact (self->facts, _ ("To be avoided with"), avoid);
  add_fact (self->facts, _ ("Care is needed with"), care);
  add_fact (self->facts, _ ("What the movement asks of the body"), properties);
  add_fact (
      self->facts, _ ("Compensation to look for"),
      coxa_exercise_words_get_title (reading->words, "compensations", exercise->compensation));
}

static void
add_source (CoxaExerciseDetail *self, const CoxaExerciseSource *source)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *where = label_new (source->where, "dim-label");

  gtk_label_set_selectable (GTK_LABEL (where), TRUE);
  gtk_widget_add_css_class (where, "caption");
  gtk_box_append (GTK_BOX (box), label_new (source->says, NULL));
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (self->sources, box);
}

static void
show_sources (CoxaExerciseDetail *self, const CoxaExerciseReading *reading)
{
  g_auto (GStrv) codes = g_strsplit (self->exercise->dose_source, ";", -1);

  clear_box (self->sources);
  if (self->exercise->dose_note)
    gtk_box_append (self->sources, label_new (self->exercise->dose_note, NULL));
  for (guint i = 0; codes[i]; i++) {
    const CoxaExerciseSource *source = coxa_exercise_sources_find (reading->sources, codes[i]);

    if (source)
      add_source (self, source);
    else if (*codes[i])
      gtk_box_append (self->sources, label_new (codes[i], NULL));
  }
}

/**
 * coxa_exercise_detail_show:
 * @exercise: (transfer none): must outlive what is shown
 * @reading: read now
 */
void
coxa_exercise_detail_show (CoxaExerciseDetail *self,
                           const CoxaExercise *exercise,
                           const CoxaExerciseReading *reading)
{
  GtkAdjustment *vertical =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  self->exercise = exercise;
  show_summary (self, reading);
  coxa_figure_player_show (self->player, exercise, FALSE);
  show_dose (self, reading);
  show_steps (self);
  show_cues (self);
  show_ladder (self, reading);
  show_facts (self, reading);
  show_sources (self, reading);
  gtk_adjustment_set_value (vertical, 0);
}

/**
 * coxa_exercise_detail_set_warning:
 * @warning: (nullable): what speaks against the exercise for the patient who is open
 */
void
coxa_exercise_detail_set_warning (CoxaExerciseDetail *self, const char *warning)
{
  gtk_label_set_text (self->warning, warning ? warning : "");
  gtk_widget_set_visible (self->warning_box, warning != NULL);
}

CoxaFigurePlayer *
coxa_exercise_detail_get_player (CoxaExerciseDetail *self)
{
  return self->player;
}
