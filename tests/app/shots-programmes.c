/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-exercise-card.h"
#include "coxa-programme-draft.h"
#include "coxa-programme-history.h"
#include "coxa-record-page.h"

/* As it was handed out, with a reason and an exercise that was adapted. */
static void
add_programme (Studio *studio, CoxaPatient *patient)
{
  static const char *const precautions[] = { "osteoporosis", "balance-risk", NULL };
  CoxaKnowledge *knowledge = studio->fixture.knowledge;
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (knowledge);
  g_autoptr (CoxaProgrammeDraft) draft = coxa_programme_draft_new (knowledge);
  g_autoptr (CoxaPatient) careful = coxa_patient_copy (patient);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);
  g_autoptr (CoxaStoreContext) context = NULL;
  g_autofree char *id = g_uuid_string_random ();

  coxa_patient_set_precautions (careful, precautions);
  coxa_programme_draft_judge (draft, careful, sample->visit);
  coxa_programme_draft_add (draft, coxa_exercise_library_find (library, "step-up"), COXA_SIDE_LEFT,
                            NULL)
      ->adapted = TRUE;
  coxa_programme_draft_add (draft, coxa_exercise_library_find (library, "curl-up"),
                            COXA_SIDE_CENTRAL, "Cleared by her doctor on 10 March");
  coxa_programme_draft_add (draft, coxa_exercise_library_find (library, "bridge"),
                            COXA_SIDE_CENTRAL, NULL);
  context = coxa_store_context_new (NULL, NULL, coxa_visit_get_at (sample->visit));
  coxa_store_add_programme_async (
      studio->fixture.store, coxa_patient_get_id (patient),
      coxa_programme_draft_dup_stored (draft, id, coxa_visit_get_at (sample->visit), "AB", "en"),
      context, NULL, NULL, NULL);
}

void
shoot_programmes (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  GtkWidget *card;
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  GtkWidget *history = coxa_test_find (page, COXA_TYPE_PROGRAMME_HISTORY);

  add_programme (studio, coxa_patient_view_get_patient (view));
  studio_settle (studio);
  coxa_patient_view_show_page (view, "record");
  studio_settle (studio);
  card = coxa_test_find (history, GTK_TYPE_EXPANDER);
  gtk_widget_grab_focus (card);
  studio_shoot (studio, "record-programmes");
  coxa_patient_view_show_page (view, "programme");
  studio_settle (studio);
  gtk_widget_activate_action (studio_find_programme (studio), "programme.copy-last", NULL);
  studio_settle (studio);
  card = coxa_test_find (studio_find_programme (studio), COXA_TYPE_EXERCISE_CARD);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (card), GTK_DIR_TAB_FORWARD);
  studio_shoot (studio, "programme-copied");
}
