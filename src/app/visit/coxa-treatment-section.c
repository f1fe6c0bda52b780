/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-treatment-section.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"
#include "coxa-topic-text.h"
#include "coxa-treatment-row.h"
#include "coxa-visit-section.h"

struct _CoxaTreatmentSection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *last_box;
  GtkLabel *last;
  GtkBox *rows_box;
  GtkWidget *undo_box;
  GtkWidget *undo;

  /* owned */
  CoxaKnowledge *knowledge;
  GPtrArray *rows;        /* of CoxaTreatmentRow, borrowed from the children */
  char **precautions;     /* of the patient */
  GPtrArray *last_done;   /* of CoxaTreatment */
  CoxaVisit *visit;       /* the one shown */
  CoxaTreatment *removed; /* last, to be put back, or NULL */
  guint removed_place;
};

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaTreatmentSection,
                               coxa_treatment_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

static CoxaTreatmentRow *
get_row (CoxaTreatmentSection *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static void offer_row (CoxaTreatmentSection *self);

static void
on_row_edited_cb (CoxaTreatmentSection *self)
{
  offer_row (self);
  coxa_visit_section_noted (COXA_VISIT_SECTION (self));
}

static void
number_rows (CoxaTreatmentSection *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    coxa_treatment_row_set_number (get_row (self, i), i + 1);
}

static void
keep_removed (CoxaTreatmentSection *self, CoxaTreatment *take_treatment, guint place)
{
  g_clear_pointer (&self->removed, coxa_treatment_free);
  self->removed = take_treatment;
  self->removed_place = place;
  gtk_widget_set_visible (self->undo_box, take_treatment != NULL);
}

static void
on_row_removed_cb (CoxaTreatmentSection *self, CoxaTreatmentRow *row)
{
  CoxaTreatment *treatment = coxa_treatment_row_dup_treatment (row);
  guint place;

  g_ptr_array_find (self->rows, row, &place);
  g_ptr_array_remove_index (self->rows, place);
  gtk_box_remove (self->rows_box, GTK_WIDGET (row));
  number_rows (self);
  offer_row (self);
  keep_removed (self, treatment, place);
  if (treatment)
    gtk_widget_grab_focus (self->undo);
  coxa_visit_section_noted (COXA_VISIT_SECTION (self));
}

static GtkWidget *
insert_row (CoxaTreatmentSection *self, guint place, const CoxaTreatment *treatment)
{
  GtkWidget *row = coxa_treatment_row_new (self->knowledge);
  GtkWidget *before = place > 0 ? GTK_WIDGET (get_row (self, place - 1)) : NULL;

  coxa_treatment_row_set_precautions (COXA_TREATMENT_ROW (row),
                                      (const char *const *) self->precautions);
  if (treatment)
    coxa_treatment_row_show (COXA_TREATMENT_ROW (row), treatment);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->rows_box, row, before);
  g_ptr_array_insert (self->rows, (int) place, row);
  number_rows (self);
  return row;
}

/* The last row is empty: what is typed there is one more. */
static void
offer_row (CoxaTreatmentSection *self)
{
  if (self->rows->len < COXA_TREATMENTS_MAX &&
      (self->rows->len == 0 || !coxa_treatment_row_is_empty (get_row (self, self->rows->len - 1))))
    insert_row (self, self->rows->len, NULL);
}

static guint
count_filled (CoxaTreatmentSection *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += !coxa_treatment_row_is_empty (get_row (self, i));
  return n;
}

static void
remove_rows (CoxaTreatmentSection *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (self->rows_box, GTK_WIDGET (get_row (self, i)));
  g_ptr_array_set_size (self->rows, 0);
}

static void
focus_row (GtkWidget *row)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  coxa_treatment_row_add_stops (COXA_TREATMENT_ROW (row), stops);
  gtk_widget_grab_focus (g_ptr_array_index (stops, 0));
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (widget);

  if (!self->removed)
    return;
  focus_row (insert_row (self, MIN (self->removed_place, self->rows->len), self->removed));
  keep_removed (self, NULL, 0);
  coxa_visit_section_noted (COXA_VISIT_SECTION (self));
}

static void
on_repeat (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (widget);
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->last_done->len && self->rows->len < COXA_TREATMENTS_MAX; i++) {
    g_autoptr (CoxaTreatment) again =
        coxa_treatment_repeat (g_ptr_array_index (self->last_done, i));
    GtkWidget *row = insert_row (self, count_filled (self), again);

    first = first ? first : row;
  }
  if (!first)
    return;
  offer_row (self);
  focus_row (first);
  gtk_widget_action_set_enabled (widget, "treatment.repeat", FALSE);
  coxa_visit_section_noted (COXA_VISIT_SECTION (self));
}

static const char *
coxa_treatment_section_get_id (CoxaVisitSection *section)
{
  return "treatment";
}

static const char *
coxa_treatment_section_get_title (CoxaVisitSection *section)
{
  return _ ("Treatment");
}

static void
show_last (CoxaTreatmentSection *self, CoxaVisit *last)
{
  const GPtrArray *done = last ? coxa_visit_get_treatments (last) : NULL;
  g_autofree char *day = last ? coxa_patient_text_dup_day (coxa_visit_get_at (last)) : NULL;
  GString *text = g_string_new (day);

  g_ptr_array_set_size (self->last_done, 0);
  for (guint i = 0; done && i < done->len; i++) {
    const CoxaTreatment *treatment = g_ptr_array_index (done, i);
    g_autofree char *line =
        coxa_topic_text_dup_treatment (coxa_knowledge_get_techniques (self->knowledge), treatment);

    g_ptr_array_add (self->last_done, coxa_treatment_copy (treatment));
    g_string_append_printf (text, "\n%s", line);
  }
  gtk_label_set_text (self->last, text->str);
  gtk_widget_set_visible (self->last_box, self->last_done->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "treatment.repeat", self->last_done->len > 0);
  g_string_free (text, TRUE);
}

static void
coxa_treatment_section_set_patient (CoxaVisitSection *section,
                                    CoxaVisit *visit,
                                    CoxaPatient *patient)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);

  g_strfreev (self->precautions);
  self->precautions = g_strdupv ((char **) coxa_patient_get_precautions (patient));
  for (guint i = 0; i < self->rows->len; i++)
    coxa_treatment_row_set_precautions (get_row (self, i), (const char *const *) self->precautions);
}

static void
coxa_treatment_section_show (CoxaVisitSection *section,
                             CoxaVisit *visit,
                             CoxaVisit *last,
                             CoxaPatient *patient)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);
  const GPtrArray *treatments = coxa_visit_get_treatments (visit);

  g_set_object (&self->visit, visit);
  remove_rows (self);
  keep_removed (self, NULL, 0);
  coxa_treatment_section_set_patient (section, visit, patient);
  for (guint i = 0; i < treatments->len; i++)
    insert_row (self, i, g_ptr_array_index (treatments, i));
  offer_row (self);
  show_last (self, last);
}

/* The last visit at which anything was done. */
static void
coxa_treatment_section_set_course (CoxaVisitSection *section, const GPtrArray *visits)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);

  for (guint i = 0; self->visit && i < visits->len; i++) {
    CoxaVisit *earlier = g_ptr_array_index (visits, i);

    if (coxa_visit_get_treatments (earlier)->len == 0 ||
        g_strcmp0 (coxa_visit_get_id (earlier), coxa_visit_get_id (self->visit)) == 0 ||
        g_date_time_compare (coxa_visit_get_at (earlier), coxa_visit_get_at (self->visit)) > 0)
      continue;
    show_last (self, earlier);
    return;
  }
}

static void
coxa_treatment_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);

  g_ptr_array_set_size (coxa_visit_get_treatments (visit), 0);
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaTreatment *treatment = coxa_treatment_row_dup_treatment (get_row (self, i));

    if (treatment)
      coxa_visit_add_treatment (visit, treatment);
  }
}

static void
coxa_treatment_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);

  for (guint i = 0; i < self->rows->len; i++)
    coxa_treatment_row_add_stops (get_row (self, i), stops);
}

/* How many were done; there is no number that would be all of them. */
static void
coxa_treatment_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);

  *filled_out = count_filled (self);
  *total_out = *filled_out;
}

static GtkWidget *
coxa_treatment_section_find_refused (CoxaVisitSection *section)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (section);

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *refused = coxa_treatment_row_find_refused (get_row (self, i));

    if (refused)
      return refused;
  }
  return NULL;
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_treatment_section_get_id;
  iface->get_title = coxa_treatment_section_get_title;
  iface->show = coxa_treatment_section_show;
  iface->set_course = coxa_treatment_section_set_course;
  iface->set_patient = coxa_treatment_section_set_patient;
  iface->apply = coxa_treatment_section_apply;
  iface->add_stops = coxa_treatment_section_add_stops;
  iface->count = coxa_treatment_section_count;
  iface->find_refused = coxa_treatment_section_find_refused;
}

static void
coxa_treatment_section_dispose (GObject *object)
{
  CoxaTreatmentSection *self = COXA_TREATMENT_SECTION (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->last_done, g_ptr_array_unref);
  g_clear_pointer (&self->precautions, g_strfreev);
  g_clear_pointer (&self->removed, coxa_treatment_free);
  g_clear_object (&self->visit);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_treatment_section_parent_class)->dispose (object);
}

static void
coxa_treatment_section_class_init (CoxaTreatmentSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_treatment_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-treatment-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentSection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentSection, last_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentSection, last);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentSection, rows_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentSection, undo_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentSection, undo);
  gtk_widget_class_install_action (widget_class, "treatment.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "treatment.repeat", NULL, on_repeat);
}

static void
coxa_treatment_section_init (CoxaTreatmentSection *self)
{
  self->rows = g_ptr_array_new ();
  self->last_done = coxa_treatments_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_treatment_section_new (CoxaKnowledge *knowledge)
{
  CoxaTreatmentSection *self = g_object_new (COXA_TYPE_TREATMENT_SECTION, NULL);

  self->knowledge = g_object_ref (knowledge);
  offer_row (self);
  return GTK_WIDGET (self);
}
