/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-flag-card.h"
#include "coxa-programme-page.h"
#include "coxa-record-page.h"
#include "coxa-suggestion-group.h"

static void
scroll_form (Studio *studio, double part)
{
  GtkWidget *page =
      GTK_WIDGET (coxa_patient_view_get_visit_page (coxa_window_get_patient_view (studio->window)));
  GtkWidget *scroller = coxa_test_find (page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (vertical, part * gtk_adjustment_get_upper (vertical));
}

/* With precautions: what is hidden, what needs a word before it is handed out, and too many. */
static void
shoot_precautions (Studio *studio, CoxaPatient *patient)
{
  static const char *const precautions[] = { "osteoporosis", "balance-risk", NULL };
  static const char *const exercises[] = { "step-up", "bridge", "clamshell", "heel-slide",
                                           "sit-to-stand" };
  CoxaProgrammePage *page = COXA_PROGRAMME_PAGE (studio_find_programme (studio));
  GtkWidget *group = coxa_test_find (GTK_WIDGET (page), COXA_TYPE_SUGGESTION_GROUP);
  g_autoptr (CoxaPatient) careful = coxa_patient_copy (patient);

  coxa_patient_set_precautions (careful, precautions);
  coxa_programme_page_open (page, careful);
  for (guint i = 0; i < G_N_ELEMENTS (exercises); i++)
    coxa_programme_page_add (page, exercises[i]);
  studio_shoot (studio, "programme-precautions");
  gtk_expander_set_expanded (GTK_EXPANDER (coxa_test_find (group, GTK_TYPE_EXPANDER)), TRUE);
  studio_shoot (studio, "programme-hidden");
  coxa_programme_page_open (page, patient);
}

static void
shoot_refused (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  coxa_visit_set_answer (sample->visit, "saddle_numbness", COXA_ANSWER_YES);
  g_signal_emit_by_name (page, "correct", sample->visit);
  studio_shoot (studio, "visit-emergency");
  coxa_patient_view_show_page (view, "programme");
  studio_shoot (studio, "programme-refused");
}

void
shoot_visit (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  studio_shoot (studio, "empty");
  studio_add_people (studio);
  coxa_app_fixture_save (&studio->fixture, sample->patient, sample->visit);
  studio_shoot (studio, "patients");
  coxa_window_open_patient (studio->window, sample->patient);
  studio_shoot (studio, "visit-new");
  studio_correct_newest (studio);
  studio_shoot (studio, "visit-top");
  g_object_set (coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_FLAG_CARD), "expanded", TRUE,
                NULL);
  studio_shoot (studio, "visit-flips");
  g_object_set (coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_FLAG_CARD), "expanded",
                FALSE, NULL);
  coxa_visit_page_jump (coxa_patient_view_get_visit_page (view), "prone", COXA_SIDE_LEFT);
  studio_shoot (studio, "visit-prone");
  scroll_form (studio, 0.4);
  studio_shoot (studio, "visit-middle");
  coxa_patient_view_show_page (view, "record");
  studio_shoot (studio, "record");
  coxa_patient_view_show_page (view, "programme");
  studio_shoot (studio, "programme-suggested");
  gtk_widget_activate_action (studio_find_programme (studio), "programme.add-suggestion", "i", 0);
  gtk_widget_activate_action (studio_find_programme (studio), "programme.add-suggestion", "i", 1);
  studio_shoot (studio, "programme");
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, "programme-dark");
  coxa_patient_view_show_page (view, "visit");
  studio_shoot (studio, "visit-dark");
  studio_set_dark (studio, FALSE);
  studio_set_large (studio, TRUE);
  studio_shoot (studio, "visit-large-text");
  coxa_patient_view_show_page (view, "programme");
  studio_shoot (studio, "programme-large-text");
  coxa_patient_view_show_page (view, "record");
  studio_shoot (studio, "record-large-text");
  studio_set_large (studio, FALSE);
  studio_set_size (studio, 1024, 700);
  studio_shoot (studio, "record-small");
  coxa_patient_view_show_page (view, "programme");
  studio_shoot (studio, "programme-small");
  coxa_patient_view_show_page (view, "visit");
  studio_shoot (studio, "visit-small");
  studio_set_size (studio, STUDIO_WIDTH, STUDIO_HEIGHT);
  coxa_patient_view_show_page (view, "visit");
  studio_settle (studio);
  coxa_visit_page_jump (coxa_patient_view_get_visit_page (view), "fever", COXA_SIDE_CENTRAL);
  studio_shoot (studio, "visit-safety");
  coxa_patient_view_show_page (view, "programme");
  shoot_precautions (studio, sample->patient);
  shoot_refused (studio);
}
