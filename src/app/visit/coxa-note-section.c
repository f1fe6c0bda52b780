/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-note-section.h"

#include <glib/gi18n-lib.h>

#include "coxa-topic-form.h"
#include "coxa-visit-section.h"

struct _CoxaNoteSection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaTopicForm *plan;
  GtkEntry *episode;
  GtkEntry *examiner;
  GtkTextView *note;

  /* owned */
  CoxaVisit *visit; /* the one shown */

  gboolean showing;
};

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaNoteSection,
                               coxa_note_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

static void
on_changed_cb (CoxaNoteSection *self)
{
  if (!self->showing)
    coxa_visit_section_noted (COXA_VISIT_SECTION (self));
}

static char *
dup_note (CoxaNoteSection *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
coxa_note_section_get_id (CoxaVisitSection *section)
{
  return "note";
}

static const char *
coxa_note_section_get_title (CoxaVisitSection *section)
{
  return _ ("Plan and note");
}

static void
show_text (GtkEntry *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
}

static void
coxa_note_section_show (CoxaVisitSection *section,
                        CoxaVisit *visit,
                        CoxaVisit *last,
                        CoxaPatient *patient)
{
  CoxaNoteSection *self = COXA_NOTE_SECTION (section);
  const char *note = coxa_visit_get_notes (visit);

  self->showing = TRUE;
  g_set_object (&self->visit, visit);
  coxa_topic_form_show (self->plan, visit, last);
  show_text (self->episode, coxa_visit_get_episode (visit));
  show_text (self->examiner, coxa_visit_get_examiner (visit));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), note ? note : "", -1);
  self->showing = FALSE;
}

static const char *
null_if_empty (const char *text)
{
  return *text ? text : NULL;
}

static void
coxa_note_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaNoteSection *self = COXA_NOTE_SECTION (section);
  g_autofree char *note = dup_note (self);

  coxa_topic_form_apply (self->plan, visit);
  coxa_visit_set_episode (visit,
                          null_if_empty (gtk_editable_get_text (GTK_EDITABLE (self->episode))));
  coxa_visit_set_examiner (visit,
                           null_if_empty (gtk_editable_get_text (GTK_EDITABLE (self->examiner))));
  coxa_visit_set_notes (visit, null_if_empty (note));
}

static void
coxa_note_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  CoxaNoteSection *self = COXA_NOTE_SECTION (section);

  coxa_topic_form_add_stops (self->plan, stops);
  g_ptr_array_add (stops, self->episode);
  g_ptr_array_add (stops, self->examiner);
  g_ptr_array_add (stops, self->note);
}

static void
coxa_note_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  coxa_topic_form_count (COXA_NOTE_SECTION (section)->plan, filled_out, total_out);
}

static void
coxa_note_section_set_course (CoxaVisitSection *section, const GPtrArray *visits)
{
  CoxaNoteSection *self = COXA_NOTE_SECTION (section);

  if (self->visit)
    coxa_topic_form_set_course (self->plan, self->visit, visits);
}

static GtkWidget *
coxa_note_section_find (CoxaVisitSection *section, const char *id, CoxaSide side)
{
  return coxa_topic_form_find (COXA_NOTE_SECTION (section)->plan, id);
}

static GtkWidget *
coxa_note_section_find_refused (CoxaVisitSection *section)
{
  return coxa_topic_form_find_refused (COXA_NOTE_SECTION (section)->plan);
}

static void
on_entry_activate_cb (CoxaNoteSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i", 1);
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_note_section_get_id;
  iface->get_title = coxa_note_section_get_title;
  iface->show = coxa_note_section_show;
  iface->apply = coxa_note_section_apply;
  iface->add_stops = coxa_note_section_add_stops;
  iface->count = coxa_note_section_count;
  iface->set_course = coxa_note_section_set_course;
  iface->find = coxa_note_section_find;
  iface->find_refused = coxa_note_section_find_refused;
}

static void
coxa_note_section_dispose (GObject *object)
{
  CoxaNoteSection *self = COXA_NOTE_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (coxa_note_section_parent_class)->dispose (object);
}

static void
coxa_note_section_class_init (CoxaNoteSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_note_section_dispose;

  g_type_ensure (COXA_TYPE_TOPIC_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-note-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaNoteSection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaNoteSection, plan);
  gtk_widget_class_bind_template_child (widget_class, CoxaNoteSection, episode);
  gtk_widget_class_bind_template_child (widget_class, CoxaNoteSection, examiner);
  gtk_widget_class_bind_template_child (widget_class, CoxaNoteSection, note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
}

static void
coxa_note_section_init (CoxaNoteSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed",
                           G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
coxa_note_section_new (CoxaKnowledge *knowledge)
{
  CoxaNoteSection *self = g_object_new (COXA_TYPE_NOTE_SECTION, NULL);

  coxa_topic_form_set_topics (self->plan, coxa_knowledge_get_topics (knowledge), COXA_TOPIC_PLAN);
  return GTK_WIDGET (self);
}
