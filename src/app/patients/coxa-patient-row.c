/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-list-row.h"
#include "coxa-patient-text.h"

struct _CoxaPatientRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *last_visit;
};

G_DEFINE_FINAL_TYPE (CoxaPatientRow, coxa_patient_row, GTK_TYPE_WIDGET)

static void
coxa_patient_row_dispose (GObject *object)
{
  CoxaPatientRow *self = COXA_PATIENT_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_patient_row_parent_class)->dispose (object);
}

static void
coxa_patient_row_class_init (CoxaPatientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_patient_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/patients/coxa-patient-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientRow, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientRow, details);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientRow, last_visit);
}

static void
coxa_patient_row_init (CoxaPatientRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_patient_row_new (void)
{
  return g_object_new (COXA_TYPE_PATIENT_ROW, NULL);
}

static char *
dup_last_visit (CoxaPatient *patient)
{
  const char *text = coxa_patient_get_last_visit (patient);
  g_autoptr (GDateTime) at = text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  g_autofree char *day = NULL;

  if (!at)
    return g_strdup (_ ("no visit yet"));
  day = coxa_patient_text_dup_day (at);
  return g_strdup_printf (_ ("last visit %s"), day);
}

void
coxa_patient_row_show (CoxaPatientRow *self, CoxaPatient *patient)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = coxa_patient_text_dup_sorted_name (patient);
  g_autofree char *details = coxa_patient_text_dup_row (patient, now);
  g_autofree char *last = dup_last_visit (patient);
  /* Translators: the day of the last visit, of an archived patient */
  g_autofree char *last_visit = coxa_patient_is_archived (patient)
                                    ? g_strdup_printf (_ ("%s · archived"), last)
                                    : g_steal_pointer (&last);
  g_autofree char *spoken = g_strjoin (", ", name, details, last_visit, NULL);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->details, details);
  gtk_label_set_text (self->last_visit, last_visit);
  coxa_list_row_set_name (GTK_WIDGET (self), spoken);
}
