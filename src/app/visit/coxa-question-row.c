/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-question-row.h"

#include <glib/gi18n-lib.h>

struct _CoxaQuestionRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *text;
  GtkWidget *answers;
  GtkToggleButton *no;
  GtkToggleButton *yes;
  GtkToggleButton *unsure;

  /* borrowed */
  const CoxaQuestion *question;

  gboolean implied; /* answered by "no to all others" */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CoxaQuestionRow, coxa_question_row, GTK_TYPE_WIDGET)

enum {
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mark_implied (CoxaQuestionRow *self, gboolean implied)
{
  self->implied = implied;
  if (implied)
    gtk_widget_add_css_class (self->answers, "implied");
  else
    gtk_widget_remove_css_class (self->answers, "implied");
}

static void
on_toggled_cb (CoxaQuestionRow *self)
{
  if (self->showing)
    return;
  mark_implied (self, FALSE);
  g_signal_emit (self, signals[ANSWERED], 0);
}

/* The focus goes along: Space must not turn a yes that was typed into no. */
static void
answer (CoxaQuestionRow *self, CoxaAnswer value)
{
  coxa_question_row_set_answer (self, value, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[ANSWERED], 0);
}

/* Letters that answer, in the language of the buttons; the digits and Delete are the same in all.
 */
static const char *
key_of (CoxaAnswer value)
{
  switch (value) {
  case COXA_ANSWER_YES:
    /* Translators: the key that answers Yes; one letter, another than for No and Unsure */
    return C_ ("key", "y");
  case COXA_ANSWER_NO:
    /* Translators: the key that answers No; one letter, another than for Yes and Unsure */
    return C_ ("key", "n");
  case COXA_ANSWER_UNSURE:
  default:
    /* Translators: the key that answers Unsure; one letter, another than for Yes and No */
    return C_ ("key", "u");
  }
}

static gboolean
is_key_of (guint keyval, CoxaAnswer value)
{
  gunichar typed = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  return typed != 0 && typed == g_unichar_tolower (g_utf8_get_char (key_of (value)));
}

static gboolean
answer_digit (CoxaQuestionRow *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_1:
  case GDK_KEY_KP_1:
    answer (self, COXA_ANSWER_YES);
    return TRUE;
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    answer (self, COXA_ANSWER_NO);
    return TRUE;
  case GDK_KEY_BackSpace:
  case GDK_KEY_Delete:
    answer (self, COXA_ANSWER_NOT_ASKED);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
answer_key (CoxaQuestionRow *self, guint keyval)
{
  static const CoxaAnswer answers[] = { COXA_ANSWER_YES, COXA_ANSWER_NO, COXA_ANSWER_UNSURE };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (is_key_of (keyval, answers[i])) {
      answer (self, answers[i]);
      return TRUE;
    }
  return answer_digit (self, keyval);
}

static gboolean
on_key_pressed_cb (CoxaQuestionRow *self,
                   guint keyval,
                   guint keycode,
                   GdkModifierType modifiers,
                   GtkEventControllerKey *controller)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i",
                                modifiers & GDK_SHIFT_MASK ? -1 : 1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_Up:
    gtk_widget_activate_action (GTK_WIDGET (self), "form.row", "i",
                                keyval == GDK_KEY_Down ? 1 : -1);
    return TRUE;
  default:
    return answer_key (self, keyval);
  }
}

static gboolean
coxa_question_row_grab_focus (GtkWidget *widget)
{
  CoxaQuestionRow *self = COXA_QUESTION_ROW (widget);

  if (gtk_toggle_button_get_active (self->yes))
    return gtk_widget_grab_focus (GTK_WIDGET (self->yes));
  if (gtk_toggle_button_get_active (self->unsure))
    return gtk_widget_grab_focus (GTK_WIDGET (self->unsure));
  return gtk_widget_grab_focus (GTK_WIDGET (self->no));
}

static void
coxa_question_row_dispose (GObject *object)
{
  CoxaQuestionRow *self = COXA_QUESTION_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_question_row_parent_class)->dispose (object);
}

static void
coxa_question_row_class_init (CoxaQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_question_row_dispose;
  widget_class->grab_focus = coxa_question_row_grab_focus;

  signals[ANSWERED] = g_signal_new ("answered", COXA_TYPE_QUESTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-question-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "question-row");
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionRow, text);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionRow, answers);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionRow, no);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionRow, yes);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionRow, unsure);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

static void
coxa_question_row_init (CoxaQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
label_answer (GtkToggleButton *button, const CoxaQuestion *question, CoxaAnswer value)
{
  const char *word = gtk_button_get_label (GTK_BUTTON (button));
  g_autofree char *label = g_strdup_printf ("%s: %s", question->text, word);
  g_autofree char *key = g_utf8_strup (key_of (value), -1);
  /* Translators: an answer and the key that gives it: "Yes (Y)" */
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (%s)"), word, key);

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * coxa_question_row_new:
 * @question: (transfer none): must outlive the row
 */
GtkWidget *
coxa_question_row_new (const CoxaQuestion *question)
{
  CoxaQuestionRow *self = g_object_new (COXA_TYPE_QUESTION_ROW, NULL);

  self->question = question;
  gtk_label_set_text (self->text, question->text);
  label_answer (self->no, question, COXA_ANSWER_NO);
  label_answer (self->yes, question, COXA_ANSWER_YES);
  label_answer (self->unsure, question, COXA_ANSWER_UNSURE);
  return GTK_WIDGET (self);
}

const CoxaQuestion *
coxa_question_row_get_question (CoxaQuestionRow *self)
{
  return self->question;
}

CoxaAnswer
coxa_question_row_get_answer (CoxaQuestionRow *self)
{
  if (gtk_toggle_button_get_active (self->yes))
    return COXA_ANSWER_YES;
  if (gtk_toggle_button_get_active (self->no))
    return COXA_ANSWER_NO;
  if (gtk_toggle_button_get_active (self->unsure))
    return COXA_ANSWER_UNSURE;
  return COXA_ANSWER_NOT_ASKED;
}

gboolean
coxa_question_row_is_implied (CoxaQuestionRow *self)
{
  return self->implied;
}

/**
 * coxa_question_row_set_answer:
 * @implied: the answer is the one given to all other questions
 */
void
coxa_question_row_set_answer (CoxaQuestionRow *self, CoxaAnswer value, gboolean implied)
{
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->no, value == COXA_ANSWER_NO);
  gtk_toggle_button_set_active (self->yes, value == COXA_ANSWER_YES);
  gtk_toggle_button_set_active (self->unsure, value == COXA_ANSWER_UNSURE);
  self->showing = FALSE;
  mark_implied (self, implied);
}
