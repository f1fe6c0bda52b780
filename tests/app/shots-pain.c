/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-pain-map.h"
#include "coxa-questionnaire-section.h"

/* The same visit, some weeks earlier, with another map. */
static CoxaVisitDocument *
load_earlier (Studio *studio)
{
  CoxaVisitDocument *earlier = studio_load_sample (studio);
  g_autoptr (GDateTime) at = g_date_time_add_days (coxa_visit_get_at (earlier->visit), -28);
  g_autofree char *id = g_uuid_string_random ();
  CoxaVisit *visit = coxa_visit_new (id, at);

  coxa_visit_set_episode (visit, coxa_visit_get_episode (earlier->visit));
  coxa_visit_set_pain (visit, COXA_PAIN_NOW, 7);
  coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, 7);
  coxa_visit_add_pain_spot (visit, "low_back_left", "ache", 7);
  coxa_visit_add_pain_spot (visit, "calf_left", "tingling", 4);
  coxa_visit_add_pain_spot (visit, "buttock_left", "ache", 2);
  coxa_visit_add_score (visit, "rmdq", 15);
  g_set_object (&earlier->visit, visit);
  g_object_unref (visit);
  return earlier;
}

static void
mark_sample (CoxaVisit *visit)
{
  coxa_visit_clear_pain_map (visit);
  coxa_visit_add_pain_spot (visit, "low_back_left", "ache", 5);
  coxa_visit_add_pain_spot (visit, "low_back_centre", "stiffness", 3);
  coxa_visit_add_pain_spot (visit, "buttock_left", "ache", 4);
  coxa_visit_add_pain_spot (visit, "thigh_back_left", "burning", 7);
  coxa_visit_add_pain_spot (visit, "groin_left", "sharp", 8);
  coxa_visit_add_pain_spot (visit, "thigh_front_right", "numbness", 2);
}

static void
add_answers (CoxaVisit *visit, double stairs, double socks, double total)
{
  g_autoptr (CoxaScore) score = coxa_score_new ("psfs", total);

  coxa_score_set_answer (score, "item1", "Climbing stairs", stairs);
  coxa_score_set_answer (score, "item2", "Putting on socks", socks);
  coxa_visit_put_score (visit, score);
}

static void
shoot_answers (Studio *studio, CoxaVisitPage *page)
{
  GtkWidget *section = coxa_test_find (GTK_WIDGET (page), COXA_TYPE_QUESTIONNAIRE_SECTION);
  CoxaAnswerWindow *window;

  coxa_visit_page_jump (page, "questionnaires", COXA_SIDE_CENTRAL);
  studio_shoot (studio, "questionnaires");
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, "questionnaires-dark");
  studio_set_dark (studio, FALSE);
  window = coxa_questionnaire_section_open_window (COXA_QUESTIONNAIRE_SECTION (section));
  gtk_window_unfullscreen (GTK_WINDOW (window));
  studio->shown = GTK_WIDGET (window);
  studio_shoot (studio, "answer");
  coxa_answer_window_press (window, GDK_KEY_7);
  studio_shoot (studio, "answer-chosen");
  coxa_answer_window_press (window, GDK_KEY_Escape);
  studio_shoot (studio, "answer-clinician");
  studio->shown = GTK_WIDGET (studio->window);
  gtk_window_destroy (GTK_WINDOW (window));
}

void
shoot_pain (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);
  g_autoptr (CoxaVisitDocument) earlier = load_earlier (studio);
  CoxaVisitPage *page;
  GtkWidget *map;

  mark_sample (sample->visit);
  add_answers (earlier->visit, 3, 4, 3.5);
  add_answers (sample->visit, 6, 6, 6);
  coxa_visit_add_score (sample->visit, "rmdq", 9);
  coxa_app_fixture_save (&studio->fixture, earlier->patient, earlier->visit);
  coxa_app_fixture_save (&studio->fixture, sample->patient, sample->visit);
  coxa_window_open_patient (studio->window, sample->patient);
  studio_settle (studio);
  studio_correct_newest (studio);
  studio_settle (studio);
  page = coxa_patient_view_get_visit_page (view);
  map = coxa_test_find (GTK_WIDGET (page), COXA_TYPE_PAIN_MAP);
  coxa_visit_page_jump (page, "pain", COXA_SIDE_CENTRAL);
  studio_shoot (studio, "pain");
  coxa_pain_map_compare (COXA_PAIN_MAP (map), 1);
  coxa_visit_page_jump (page, "pain", COXA_SIDE_CENTRAL);
  gtk_widget_grab_focus (GTK_WIDGET (coxa_pain_map_get_view (COXA_PAIN_MAP (map))));
  studio_shoot (studio, "pain-compared");
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, "pain-dark");
  studio_set_dark (studio, FALSE);
  studio_set_large (studio, TRUE);
  studio_settle (studio);
  coxa_visit_page_jump (page, "pain", COXA_SIDE_CENTRAL);
  studio_shoot (studio, "pain-large-text");
  coxa_visit_page_jump (page, "questionnaires", COXA_SIDE_CENTRAL);
  studio_shoot (studio, "questionnaires-large-text");
  studio_set_large (studio, FALSE);
  studio_settle (studio);
  shoot_answers (studio, page);
}
