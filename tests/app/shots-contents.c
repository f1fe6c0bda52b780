/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-history-section.h"
#include "coxa-treatment-section.h"

static void
show_section (Studio *studio, const char *id)
{
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (studio->window));

  studio_settle (studio);
  coxa_visit_page_jump (page, id, COXA_SIDE_CENTRAL);
}

/* A second visit of a patient who takes care: what was said and done last stands in grey. */
static void
open_second_visit (Studio *studio)
{
  static const char *const precautions[] = { "pregnancy", "acute-radiculopathy", NULL };
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);
  g_autofree char *patient_id = g_uuid_string_random ();
  g_autofree char *visit_id = g_uuid_string_random ();
  g_autoptr (CoxaPatient) patient = coxa_patient_new (patient_id);
  g_autoptr (CoxaVisit) visit = coxa_visit_new (visit_id, coxa_visit_get_at (sample->visit));
  GPtrArray *remarks = coxa_visit_get_remarks (sample->visit);
  GPtrArray *treatments = coxa_visit_get_treatments (sample->visit);

  coxa_patient_set_family (patient, "Lindqvist");
  coxa_patient_set_given (patient, "Märta");
  coxa_patient_set_birth_date (patient, "1991-05-02", NULL);
  coxa_patient_set_precautions (patient, precautions);
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  for (guint i = 0; i < remarks->len; i++) {
    const CoxaRemark *remark = g_ptr_array_index (remarks, i);

    coxa_remarks_put (coxa_visit_get_remarks (visit), remark->topic, remark->part, remark->kind,
                      remark->text);
  }
  for (guint i = 0; i < treatments->len; i++)
    coxa_visit_add_treatment (visit, coxa_treatment_copy (g_ptr_array_index (treatments, i)));
  coxa_app_fixture_save (&studio->fixture, patient, visit);
  coxa_window_open_patient (studio->window, patient);
  studio_settle (studio);
  coxa_patient_view_show_page (view, "visit");
  studio_settle (studio);
}

/* History, treatment and plan: entered, in the dark, in large letters, in a small window, stored.
 */
void
shoot_contents (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  GtkWidget *history, *treatment, *all;

  open_second_visit (studio);
  history = coxa_test_find (GTK_WIDGET (view), COXA_TYPE_HISTORY_SECTION);
  treatment = coxa_test_find (GTK_WIDGET (view), COXA_TYPE_TREATMENT_SECTION);
  all = coxa_test_find (history, GTK_TYPE_TOGGLE_BUTTON);
  show_section (studio, "history");
  studio_shoot (studio, "contents-history-brief");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  show_section (studio, "history");
  studio_shoot (studio, "contents-history");
  show_section (studio, "sport");
  studio_shoot (studio, "contents-history-end");
  show_section (studio, "treatment");
  studio_shoot (studio, "contents-treatment-empty");
  gtk_widget_activate_action (treatment, "treatment.repeat", NULL);
  show_section (studio, "treatment");
  studio_shoot (studio, "contents-treatment");
  show_section (studio, "note");
  studio_shoot (studio, "contents-plan");
  studio_set_dark (studio, TRUE);
  show_section (studio, "treatment");
  studio_shoot (studio, "contents-treatment-dark");
  show_section (studio, "history");
  studio_shoot (studio, "contents-history-dark");
  studio_set_dark (studio, FALSE);
  studio_set_large (studio, TRUE);
  show_section (studio, "history");
  studio_shoot (studio, "contents-history-large-text");
  show_section (studio, "treatment");
  studio_shoot (studio, "contents-treatment-large-text");
  studio_set_large (studio, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (studio->shown), 1024, 700);
  show_section (studio, "history");
  studio_shoot (studio, "contents-history-small");
  show_section (studio, "treatment");
  studio_shoot (studio, "contents-treatment-small");
  gtk_window_set_default_size (GTK_WINDOW (studio->shown), STUDIO_WIDTH, STUDIO_HEIGHT);
  coxa_patient_view_show_page (view, "record");
  studio_shoot (studio, "contents-record");
}
