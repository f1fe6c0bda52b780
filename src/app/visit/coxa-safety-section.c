/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-section.h"

#include <glib/gi18n-lib.h>

#include "coxa-decision-text.h"
#include "coxa-question-row.h"
#include "coxa-visit-section.h"

struct _CoxaSafetySection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *status;
  GtkLabel *need_label;
  GtkToggleButton *all_questions;
  GtkBox *short_box;
  GtkBox *full_box;
  GtkWidget *no_to_others;

  /* owned */
  CoxaKnowledge *knowledge;
  GPtrArray *rows; /* of CoxaQuestionRow, borrowed from the boxes */

  CoxaAnswer others;
  CoxaScreenNeed need;
  int days; /* since the last full screen; -1: none */
};

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaSafetySection,
                               coxa_safety_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

/* The short form alone, where that is enough. Yellow questions are no part of the screen. */
static gboolean
is_asked_today (CoxaSafetySection *self, const CoxaQuestion *question)
{
  return !question->yellow && (question->short_form || self->need != COXA_SCREEN_NEED_SHORT);
}

static void
coxa_safety_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  CoxaSafetySection *self = COXA_SAFETY_SECTION (section);

  *total_out = 0;
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);

    if (!is_asked_today (self, coxa_question_row_get_question (row)))
      continue;
    (*total_out)++;
    *filled_out += coxa_question_row_get_answer (row) != COXA_ANSWER_NOT_ASKED;
  }
}

/* Where all was asked today there is nothing more to say. */
static void
show_need (CoxaSafetySection *self, gboolean finished)
{
  g_autofree char *age = coxa_decision_text_dup_screen_age (self->days);
  /* Translators: what to ask today, then when all was asked last */
  g_autofree char *text =
      self->days < 0 ? g_strdup (coxa_decision_text_need (self->need))
                     : g_strdup_printf (_ ("%s (%s)"), coxa_decision_text_need (self->need), age);

  gtk_label_set_text (self->need_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->need_label), !finished);
}

static gboolean
can_ask (CoxaSafetySection *self)
{
  return coxa_ruleset_has_safety (coxa_knowledge_get_rules (self->knowledge));
}

static void
show_status (CoxaSafetySection *self)
{
  guint asked = 0;
  guint total = 0;
  g_autofree char *text = NULL;

  coxa_safety_section_count (COXA_VISIT_SECTION (self), &asked, &total);
  if (!can_ask (self))
    text = g_strdup (_ ("The safety questions could not be read. Answers of the record stay."));
  else if (asked == total && self->need == COXA_SCREEN_NEED_SHORT)
    text = g_strdup (_ ("The short form is answered."));
  else if (asked == total)
    text = g_strdup (_ ("Every question is answered."));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question is not asked yet.",
                                         "%u questions are not asked yet.", total - asked),
                            total - asked);
  gtk_label_set_text (self->status, text);
  show_need (self, asked == total && self->need != COXA_SCREEN_NEED_SHORT);
}

static void
on_answered_cb (CoxaSafetySection *self)
{
  show_status (self);
  coxa_visit_section_changed (COXA_VISIT_SECTION (self), NULL);
}

static void
answer_others (CoxaSafetySection *self, CoxaAnswer others)
{
  self->others = others;
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);

    if (coxa_question_row_get_answer (row) == COXA_ANSWER_NOT_ASKED ||
        coxa_question_row_is_implied (row))
      coxa_question_row_set_answer (row, others, TRUE);
  }
}

/* Folded away, the long list was not asked: only what is in sight is answered. */
static void
answer_short_form (CoxaSafetySection *self, CoxaAnswer answer)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);

    if (coxa_question_row_get_question (row)->short_form &&
        coxa_question_row_get_answer (row) == COXA_ANSWER_NOT_ASKED)
      coxa_question_row_set_answer (row, answer, FALSE);
  }
}

static void
on_no_to_others_clicked_cb (CoxaSafetySection *self)
{
  if (self->need == COXA_SCREEN_NEED_SHORT && !gtk_toggle_button_get_active (self->all_questions))
    answer_short_form (self, COXA_ANSWER_NO);
  else
    answer_others (self, COXA_ANSWER_NO);
  on_answered_cb (self);
}

/* Enter goes on here as everywhere; only Space or a click answers. */
static gboolean
on_no_to_others_key_cb (CoxaSafetySection *self,
                        guint keyval,
                        guint keycode,
                        GdkModifierType modifiers,
                        GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i",
                              modifiers & GDK_SHIFT_MASK ? -1 : 1);
  return TRUE;
}

static void
on_all_questions_toggled_cb (CoxaSafetySection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->full_box),
                          gtk_toggle_button_get_active (self->all_questions));
}

static void
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "question-heading");
  gtk_box_append (box, heading);
}

static void
add_question (CoxaSafetySection *self, GtkBox *box, const CoxaQuestion *question)
{
  GtkWidget *row = coxa_question_row_new (question);

  g_signal_connect_object (row, "answered", G_CALLBACK (on_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_questions (CoxaSafetySection *self, GtkBox *box, gboolean short_form)
{
  const CoxaRuleset *rules = coxa_knowledge_get_rules (self->knowledge);
  const char *heading = NULL;

  for (guint i = 0; i < coxa_ruleset_count_questions (rules); i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (rules, i);

    if (question->short_form != short_form)
      continue;
    if (!short_form && g_strcmp0 (heading, question->section) != 0) {
      heading = question->section;
      add_heading (box, heading);
    }
    add_question (self, box, question);
  }
}

static const char *
coxa_safety_section_get_id (CoxaVisitSection *section)
{
  return "safety";
}

static const char *
coxa_safety_section_get_title (CoxaVisitSection *section)
{
  return _ ("Safety");
}

static gboolean
has_own_answer (char **answered, const CoxaQuestion *question)
{
  return g_strv_contains ((const char *const *) answered, question->id);
}

static gboolean
is_open (CoxaQuestionRow *row)
{
  CoxaAnswer answer = coxa_question_row_get_answer (row);

  return answer == COXA_ANSWER_YES || answer == COXA_ANSWER_UNSURE;
}

/* Unfolds the long list when one of its answers must not be overlooked. */
static void
unfold (CoxaSafetySection *self)
{
  gboolean wanted = FALSE;

  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);

    wanted |= !coxa_question_row_get_question (row)->short_form && is_open (row);
  }
  gtk_toggle_button_set_active (self->all_questions, wanted);
}

static void
coxa_safety_section_show (CoxaVisitSection *section,
                          CoxaVisit *visit,
                          CoxaVisit *last,
                          CoxaPatient *patient)
{
  CoxaSafetySection *self = COXA_SAFETY_SECTION (section);
  g_auto (GStrv) answered = coxa_visit_dup_answered (visit);

  self->others = coxa_visit_get_others (visit);
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);
    const CoxaQuestion *question = coxa_question_row_get_question (row);

    coxa_question_row_set_answer (row, coxa_visit_get_answer (visit, question->id),
                                  self->others != COXA_ANSWER_NOT_ASKED &&
                                      !has_own_answer (answered, question));
  }
  unfold (self);
  show_status (self);
}

static void
coxa_safety_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaSafetySection *self = COXA_SAFETY_SECTION (section);

  coxa_visit_set_others (visit, self->others);
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);
    const char *id = coxa_question_row_get_question (row)->id;
    CoxaAnswer answer = coxa_question_row_get_answer (row);

    if (coxa_question_row_is_implied (row) ||
        (answer == COXA_ANSWER_NOT_ASKED && self->others == COXA_ANSWER_NOT_ASKED))
      coxa_visit_unset_answer (visit, id);
    else
      coxa_visit_set_answer (visit, id, answer);
  }
}

static void
coxa_safety_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  CoxaSafetySection *self = COXA_SAFETY_SECTION (section);
  gboolean all = gtk_toggle_button_get_active (self->all_questions);

  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);

    if (all || coxa_question_row_get_question (row)->short_form)
      g_ptr_array_add (stops, row);
  }
  if (can_ask (self))
    g_ptr_array_add (stops, self->no_to_others);
}

static GtkWidget *
coxa_safety_section_find (CoxaVisitSection *section, const char *id, CoxaSide side)
{
  CoxaSafetySection *self = COXA_SAFETY_SECTION (section);

  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionRow *row = g_ptr_array_index (self->rows, i);
    const CoxaQuestion *question = coxa_question_row_get_question (row);

    if (!g_str_equal (question->id, id))
      continue;
    if (!question->short_form)
      gtk_toggle_button_set_active (self->all_questions, TRUE);
    return GTK_WIDGET (row);
  }
  return NULL;
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_safety_section_get_id;
  iface->get_title = coxa_safety_section_get_title;
  iface->show = coxa_safety_section_show;
  iface->apply = coxa_safety_section_apply;
  iface->add_stops = coxa_safety_section_add_stops;
  iface->count = coxa_safety_section_count;
  iface->find = coxa_safety_section_find;
}

static void
coxa_safety_section_dispose (GObject *object)
{
  CoxaSafetySection *self = COXA_SAFETY_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_safety_section_parent_class)->dispose (object);
}

static void
coxa_safety_section_class_init (CoxaSafetySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_safety_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-safety-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, status);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, need_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, all_questions);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, short_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, full_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetySection, no_to_others);
  gtk_widget_class_bind_template_callback (widget_class, on_no_to_others_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_questions_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_no_to_others_clicked_cb);
}

static void
coxa_safety_section_init (CoxaSafetySection *self)
{
  self->rows = g_ptr_array_new ();
  self->days = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_safety_section_new (CoxaKnowledge *knowledge)
{
  CoxaSafetySection *self = g_object_new (COXA_TYPE_SAFETY_SECTION, NULL);

  self->knowledge = g_object_ref (knowledge);
  add_questions (self, self->short_box, TRUE);
  add_questions (self, self->full_box, FALSE);
  /* Nobody can say no to questions that nobody sees. */
  gtk_widget_set_visible (self->no_to_others, can_ask (self));
  gtk_widget_set_visible (GTK_WIDGET (self->all_questions), can_ask (self));
  show_status (self);
  return GTK_WIDGET (self);
}

/**
 * coxa_safety_section_set_need:
 * @days: since the last full screen of the episode; -1 where there is none
 *
 * Says what has to be asked at this visit.
 */
void
coxa_safety_section_set_need (CoxaSafetySection *self, CoxaScreenNeed need, int days)
{
  if (self->need == need && self->days == days)
    return;
  self->need = need;
  self->days = days;
  show_status (self);
}
