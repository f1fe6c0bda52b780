/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-answer-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CHOICES_MAX 12 /* more numbers than that are typed */

/* One question of the row. */
typedef struct {
  const CoxaQuestionnaire *questionnaire; /* borrowed */
  guint score;                            /* place of its score */
  int item;                               /* from 0; -1: the total itself */
} Question;

struct _CoxaAnswerWindow {
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *progress;
  GtkLabel *question;
  GtkFlowBox *choices;
  GtkEntry *number;
  GtkLabel *message;
  GtkWidget *back_button;
  GtkWidget *skip_button;
  GtkWidget *next_button;
  GtkWidget *hold_button;
  GtkLabel *clinician_text;
  GtkEntry *word;

  /* owned */
  GArray *questions; /* of Question */
  GPtrArray *scores; /* of CoxaScore, filled in */

  guint at;
  gboolean ended;
  gboolean one_typed; /* "1": a "0" makes it ten */
  gboolean done;
};

G_DEFINE_FINAL_TYPE (CoxaAnswerWindow, coxa_answer_window, ADW_TYPE_WINDOW)

static guint done_signal;

static const Question *
get_question (CoxaAnswerWindow *self)
{
  return self->at < self->questions->len ? &g_array_index (self->questions, Question, self->at)
                                         : NULL;
}

static int
get_minimum (const Question *question)
{
  return question->item >= 0 ? question->questionnaire->sum.item_min
                             : (int) question->questionnaire->min;
}

static int
get_maximum (const Question *question)
{
  return question->item >= 0 ? question->questionnaire->sum.item_max
                             : (int) question->questionnaire->max;
}

static gboolean
is_chosen_from (const Question *question)
{
  return get_maximum (question) - get_minimum (question) < CHOICES_MAX;
}

static double
get_answer (CoxaAnswerWindow *self, const Question *question)
{
  const CoxaScore *score = g_ptr_array_index (self->scores, question->score);
  g_autofree char *item = NULL;
  const CoxaItemAnswer *answer;

  if (question->item < 0)
    return score->total;
  item = coxa_questionnaire_dup_item_id ((guint) question->item);
  answer = coxa_score_find_answer (score, item);
  return answer ? answer->value : NAN;
}

static void
set_answer (CoxaAnswerWindow *self, const Question *question, double value)
{
  CoxaScore *score = g_ptr_array_index (self->scores, question->score);
  g_autofree char *item = NULL;
  const CoxaItemAnswer *answer;

  if (question->item < 0) {
    score->total = value;
    return;
  }
  item = coxa_questionnaire_dup_item_id ((guint) question->item);
  answer = coxa_score_find_answer (score, item);
  coxa_score_set_answer (score, item, answer ? answer->words : NULL, value);
}

static char *
dup_question_text (CoxaAnswerWindow *self, const Question *question)
{
  const CoxaQuestionnaire *questionnaire = question->questionnaire;
  const CoxaScore *score = g_ptr_array_index (self->scores, question->score);
  g_autofree char *item = NULL;
  const CoxaItemAnswer *answer;

  if (question->item < 0)
    return g_strdup (questionnaire->text ? questionnaire->text : questionnaire->name);
  if (!questionnaire->own_words)
    return g_strdup (questionnaire->items[question->item]);
  item = coxa_questionnaire_dup_item_id ((guint) question->item);
  answer = coxa_score_find_answer (score, item);
  /* Translators: an activity in the patient's own words */
  return g_strdup_printf (_ ("How well can you do this today?\n%s\n0 = not at all, 10 = as well as "
                             "before"),
                          answer && answer->words ? answer->words : "");
}

static void show_question (CoxaAnswerWindow *self);

static void
show_page (CoxaAnswerWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
go (CoxaAnswerWindow *self, int step)
{
  int next = (int) self->at + step;

  self->one_typed = FALSE;
  if (next < 0)
    return;
  self->ended = next >= (int) self->questions->len;
  if (self->ended) {
    self->at = self->questions->len;
    show_page (self, "end");
    return;
  }
  self->at = (guint) next;
  show_question (self);
}

static void
on_choice_clicked_cb (CoxaAnswerWindow *self, GtkButton *button)
{
  int value = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "value"));

  set_answer (self, get_question (self), value);
  go (self, 1);
}

static void
add_choice (CoxaAnswerWindow *self, const Question *question, int value)
{
  GtkWidget *button = gtk_button_new ();
  const char *const *answers = question->questionnaire->answers;
  const char *words = question->item >= 0 && answers[0]
                          ? answers[value - question->questionnaire->sum.item_min]
                          : NULL;
  g_autofree char *label =
      words ? g_strdup_printf ("%d · %s", value, words) : g_strdup_printf ("%d", value);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "answer-button");
  if (get_answer (self, question) == value)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "value", GINT_TO_POINTER (value));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choice_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_insert (self->choices, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
show_choices (CoxaAnswerWindow *self, const Question *question)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))))
    gtk_flow_box_remove (self->choices, child);
  for (int value = get_minimum (question);
       is_chosen_from (question) && value <= get_maximum (question); value++)
    add_choice (self, question, value);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), is_chosen_from (question));
}

static void
show_number (CoxaAnswerWindow *self, const Question *question)
{
  double answer = get_answer (self, question);
  g_autofree char *text = isnan (answer) ? g_strdup ("") : g_strdup_printf ("%g", answer);

  gtk_editable_set_text (GTK_EDITABLE (self->number), text);
  gtk_widget_set_visible (GTK_WIDGET (self->number), !is_chosen_from (question));
  gtk_widget_set_visible (self->next_button, !is_chosen_from (question) || !isnan (answer));
}

static void
show_question (CoxaAnswerWindow *self)
{
  const Question *question = get_question (self);
  g_autofree char *text = dup_question_text (self, question);
  /* Translators: which question of how many */
  g_autofree char *progress = g_strdup_printf (_ ("%u of %u"), self->at + 1, self->questions->len);

  gtk_label_set_text (self->question, text);
  gtk_label_set_text (self->progress, progress);
  gtk_label_set_text (self->message, "");
  show_choices (self, question);
  show_number (self, question);
  gtk_widget_set_sensitive (self->back_button, self->at > 0);
  show_page (self, "question");
  if (is_chosen_from (question))
    gtk_widget_child_focus (GTK_WIDGET (self->choices), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

/* A number that cannot be meant is asked for again. */
static gboolean
keep_number (CoxaAnswerWindow *self)
{
  const Question *question = get_question (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->number));
  g_autofree char *message = NULL;
  gint64 value;

  if (is_chosen_from (question))
    return TRUE;
  if (g_ascii_string_to_signed (text, 10, get_minimum (question), get_maximum (question), &value,
                                NULL)) {
    set_answer (self, question, (double) value);
    return TRUE;
  }
  message = g_strdup_printf (_ ("Please enter a whole number from %d to %d, or leave it out."),
                             get_minimum (question), get_maximum (question));
  gtk_label_set_text (self->message, message);
  return FALSE;
}

static void
on_next_cb (CoxaAnswerWindow *self)
{
  if (keep_number (self))
    go (self, 1);
}

static void
on_skip_cb (CoxaAnswerWindow *self)
{
  set_answer (self, get_question (self), NAN);
  go (self, 1);
}

static void
on_back_cb (CoxaAnswerWindow *self)
{
  go (self, -1);
}

/* Leaving */

static const char *
get_word (void)
{
  /* Translators: what the clinician types to leave the patient's questions: one short word */
  return _ ("coxa");
}

static void
on_ask_clinician_cb (CoxaAnswerWindow *self)
{
  g_autofree char *text =
      g_strdup_printf (_ ("For the clinician: to go back to the record, type “%s” or hold the "
                          "button."),
                       get_word ());

  gtk_label_set_text (self->clinician_text, text);
  gtk_editable_set_text (GTK_EDITABLE (self->word), "");
  show_page (self, "clinician");
  gtk_widget_grab_focus (GTK_WIDGET (self->word));
}

static void
on_stay_cb (CoxaAnswerWindow *self)
{
  go (self, 0);
}

static void
finish (CoxaAnswerWindow *self)
{
  if (self->done)
    return;
  self->done = TRUE;
  g_signal_emit (self, done_signal, 0, self->scores);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
on_idle_cb (gpointer self)
{
  finish (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the entry is still telling that it changed. */
static void
finish_soon (CoxaAnswerWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_idle_cb, g_object_ref (self), g_object_unref);
}

static void
on_word_cb (CoxaAnswerWindow *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->word)), -1);
  g_autofree char *word = g_utf8_casefold (get_word (), -1);

  if (g_str_equal (typed, word))
    finish_soon (self);
}

static gboolean
coxa_answer_window_close_request (GtkWindow *window)
{
  CoxaAnswerWindow *self = COXA_ANSWER_WINDOW (window);

  if (!self->done)
    on_ask_clinician_cb (self);
  return !self->done;
}

static void
choose (CoxaAnswerWindow *self, const Question *question, double value)
{
  set_answer (self, question, value);
  show_question (self);
  gtk_widget_grab_focus (self->next_button);
}

/* 0 to 9 choose, Enter goes on; a 0 right after a 1 means ten, where ten can be chosen. */
static gboolean
type_digit (CoxaAnswerWindow *self, int digit)
{
  const Question *question = get_question (self);
  int value = digit == 0 && self->one_typed ? 10 : digit;

  if (!is_chosen_from (question) || value < get_minimum (question) ||
      value > get_maximum (question))
    return FALSE;
  choose (self, question, value);
  self->one_typed = digit == 1;
  return TRUE;
}

/* Of a rating that goes below zero. */
static gboolean
type_minus (CoxaAnswerWindow *self)
{
  const Question *question = get_question (self);
  double answer = get_answer (self, question);

  if (!is_chosen_from (question) || isnan (answer) || -answer < get_minimum (question) ||
      -answer > get_maximum (question))
    return FALSE;
  choose (self, question, -answer);
  return TRUE;
}

/**
 * coxa_answer_window_press:
 *
 * What a key does. Returns: whether it did anything
 */
gboolean
coxa_answer_window_press (CoxaAnswerWindow *self, guint key)
{
  guint32 letter = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_Escape) {
    on_ask_clinician_cb (self);
    return TRUE;
  }
  if (!g_str_equal (coxa_answer_window_get_page (self), "question"))
    return FALSE;
  if (key == GDK_KEY_BackSpace && is_chosen_from (get_question (self))) {
    go (self, -1);
    return TRUE;
  }
  if (letter == '-')
    return type_minus (self);
  return letter >= '0' && letter <= '9' && type_digit (self, (int) (letter - '0'));
}

static gboolean
on_key_cb (CoxaAnswerWindow *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_STOP; /* no shortcut leads to the record */
  return coxa_answer_window_press (self, key);
}

/* Goes on as the button does; a number that is left empty counts as left out. */
static void
on_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaAnswerWindow *self = COXA_ANSWER_WINDOW (widget);
  const Question *question = get_question (self);

  if (question && !is_chosen_from (question) &&
      !*gtk_editable_get_text (GTK_EDITABLE (self->number)))
    on_skip_cb (self);
  else if (question)
    on_next_cb (self);
}

static void
coxa_answer_window_finalize (GObject *object)
{
  CoxaAnswerWindow *self = COXA_ANSWER_WINDOW (object);

  g_array_unref (self->questions);
  g_ptr_array_unref (self->scores);
  G_OBJECT_CLASS (coxa_answer_window_parent_class)->finalize (object);
}

static void
coxa_answer_window_class_init (CoxaAnswerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_answer_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = coxa_answer_window_close_request;
  done_signal = g_signal_new ("done", COXA_TYPE_ANSWER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  gtk_widget_class_install_action (widget_class, "answer.next", NULL, on_next);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/coxa/Coxa/questionnaires/coxa-answer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, question);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, number);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, message);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, skip_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, hold_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, clinician_text);
  gtk_widget_class_bind_template_child (widget_class, CoxaAnswerWindow, word);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stay_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_word_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_clinician_cb);
}

static void
coxa_answer_window_init (CoxaAnswerWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  self->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_score_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_long_press_set_delay_factor (GTK_GESTURE_LONG_PRESS (hold), 2.0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (finish_soon), self);
  gtk_widget_add_controller (self->hold_button, GTK_EVENT_CONTROLLER (hold));
}

GtkWidget *
coxa_answer_window_new (void)
{
  return g_object_new (COXA_TYPE_ANSWER_WINDOW, NULL);
}

/**
 * coxa_answer_window_ask:
 * @questionnaire: (transfer none): in the patient's language; must live as long as the window
 * @score: (nullable): what was answered before, and the words of the items
 *
 * Adds its items, or its one question. An item that the patient has to name is asked for only
 * where it is named.
 */
void
coxa_answer_window_ask (CoxaAnswerWindow *self,
                        const CoxaQuestionnaire *questionnaire,
                        const CoxaScore *score)
{
  Question question = { questionnaire, self->scores->len, -1 };

  g_ptr_array_add (self->scores,
                   score ? coxa_score_copy (score) : coxa_score_new (questionnaire->id, NAN));
  if (!coxa_questionnaire_has_items (questionnaire)) {
    g_array_append_val (self->questions, question);
    return;
  }
  for (int i = 0; i < questionnaire->sum.items; i++) {
    g_autofree char *item = coxa_questionnaire_dup_item_id ((guint) i);
    const CoxaItemAnswer *answer = score ? coxa_score_find_answer (score, item) : NULL;

    question.item = i;
    if (!questionnaire->own_words || (answer && answer->words))
      g_array_append_val (self->questions, question);
  }
}

/* How many questions there are. */
guint
coxa_answer_window_count (CoxaAnswerWindow *self)
{
  return self->questions->len;
}

void
coxa_answer_window_start (CoxaAnswerWindow *self)
{
  self->at = 0;
  go (self, 0);
}

const char *
coxa_answer_window_get_question (CoxaAnswerWindow *self)
{
  return gtk_label_get_text (self->question);
}

/* As if typed where the clinician is asked for. */
void
coxa_answer_window_type_word (CoxaAnswerWindow *self, const char *word)
{
  gtk_editable_set_text (GTK_EDITABLE (self->word), word);
}

/* "question", "end" or "clinician". */
const char *
coxa_answer_window_get_page (CoxaAnswerWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}
