/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-history-section.h"

#include <glib/gi18n-lib.h>

#include "coxa-measure-section.h"
#include "coxa-topic-form.h"
#include "coxa-visit-section.h"

struct _CoxaHistorySection {
  GtkWidget parent_instance;

  /* template */
  GtkBox *box;
  GtkWidget *take_over;
  GtkToggleButton *all_topics;
  CoxaTopicForm *topics;

  /* borrowed */
  CoxaVisitSection *measures;

  /* owned */
  CoxaVisit *visit; /* the one shown */
};

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaHistorySection,
                               coxa_history_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

static void
on_edited_cb (CoxaHistorySection *self)
{
  coxa_visit_section_noted (COXA_VISIT_SECTION (self));
}

static void
on_measures_changed_cb (CoxaHistorySection *self, GtkWidget *cell)
{
  coxa_visit_section_changed (COXA_VISIT_SECTION (self), cell);
}

static void
on_take_over_clicked_cb (CoxaHistorySection *self)
{
  coxa_topic_form_take_over (self->topics);
}

static void
on_all_topics_toggled_cb (CoxaHistorySection *self)
{
  coxa_topic_form_set_all (self->topics, gtk_toggle_button_get_active (self->all_topics));
}

static const char *
coxa_history_section_get_id (CoxaVisitSection *section)
{
  return "history";
}

static const char *
coxa_history_section_get_title (CoxaVisitSection *section)
{
  return _ ("History");
}

static void
coxa_history_section_show (CoxaVisitSection *section,
                           CoxaVisit *visit,
                           CoxaVisit *last,
                           CoxaPatient *patient)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (section);

  g_set_object (&self->visit, visit);
  coxa_topic_form_show (self->topics, visit, last);
  gtk_widget_set_visible (self->take_over, coxa_topic_form_has_last (self->topics));
  coxa_visit_section_show (self->measures, visit, last, patient);
}

static void
coxa_history_section_set_course (CoxaVisitSection *section, const GPtrArray *visits)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (section);

  if (!self->visit)
    return;
  coxa_topic_form_set_course (self->topics, self->visit, visits);
  gtk_widget_set_visible (self->take_over, coxa_topic_form_has_last (self->topics));
}

static void
coxa_history_section_set_patient (CoxaVisitSection *section, CoxaVisit *visit, CoxaPatient *patient)
{
  coxa_visit_section_set_patient (COXA_HISTORY_SECTION (section)->measures, visit, patient);
}

static void
coxa_history_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (section);

  coxa_topic_form_apply (self->topics, visit);
  coxa_visit_section_apply (self->measures, visit);
}

static void
coxa_history_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (section);

  coxa_topic_form_add_stops (self->topics, stops);
  coxa_visit_section_add_stops (self->measures, stops);
}

static void
coxa_history_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (section);

  coxa_visit_section_count (self->measures, filled_out, total_out);
  coxa_topic_form_count (self->topics, filled_out, total_out);
}

static GtkWidget *
coxa_history_section_find (CoxaVisitSection *section, const char *id, CoxaSide side)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (section);
  GtkWidget *place = coxa_topic_form_find (self->topics, id);

  return place ? place : coxa_visit_section_find (self->measures, id, side);
}

static GtkWidget *
coxa_history_section_find_refused (CoxaVisitSection *section)
{
  return coxa_topic_form_find_refused (COXA_HISTORY_SECTION (section)->topics);
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_history_section_get_id;
  iface->get_title = coxa_history_section_get_title;
  iface->show = coxa_history_section_show;
  iface->set_course = coxa_history_section_set_course;
  iface->set_patient = coxa_history_section_set_patient;
  iface->apply = coxa_history_section_apply;
  iface->add_stops = coxa_history_section_add_stops;
  iface->count = coxa_history_section_count;
  iface->find = coxa_history_section_find;
  iface->find_refused = coxa_history_section_find_refused;
}

static void
coxa_history_section_dispose (GObject *object)
{
  CoxaHistorySection *self = COXA_HISTORY_SECTION (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (coxa_history_section_parent_class)->dispose (object);
}

static void
coxa_history_section_class_init (CoxaHistorySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_history_section_dispose;

  g_type_ensure (COXA_TYPE_TOPIC_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-history-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistorySection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistorySection, take_over);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistorySection, all_topics);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistorySection, topics);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_over_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_topics_toggled_cb);
}

static void
coxa_history_section_init (CoxaHistorySection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_history_section_new (CoxaKnowledge *knowledge)
{
  CoxaHistorySection *self = g_object_new (COXA_TYPE_HISTORY_SECTION, NULL);
  GtkWidget *measures = coxa_measure_section_new (knowledge, "history");

  coxa_topic_form_set_topics (self->topics, coxa_knowledge_get_topics (knowledge),
                              COXA_TOPIC_HISTORY);
  coxa_measure_section_set_heading (COXA_MEASURE_SECTION (measures),
                                    _ ("Questions for the patterns"));
  self->measures = COXA_VISIT_SECTION (measures);
  g_signal_connect_object (measures, "changed", G_CALLBACK (on_measures_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, measures);
  return GTK_WIDGET (self);
}

/**
 * coxa_history_section_get_measures:
 *
 * Returns: (transfer none): the table of what is asked for the patterns
 */
CoxaMeasureSection *
coxa_history_section_get_measures (CoxaHistorySection *self)
{
  return COXA_MEASURE_SECTION (self->measures);
}
