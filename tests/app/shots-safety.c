/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-decision-dialog.h"

/* Opens somebody with a visit of today, where these are answered with yes. */
static void
open_today (Studio *studio, const char *given, const char *const *yes)
{
  g_autofree char *visit_id = g_uuid_string_random ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaVisit) visit = coxa_visit_new (visit_id, now);
  g_autoptr (CoxaPatient) patient = coxa_patient_new (id);

  coxa_patient_set_family (patient, "Berg");
  coxa_patient_set_given (patient, given);
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_examiner (visit, "A. Berg");
  for (guint i = 0; yes[i]; i++)
    coxa_visit_set_answer (visit, yes[i], COXA_ANSWER_YES);
  coxa_app_fixture_save (&studio->fixture, patient, visit);
  coxa_window_open_patient (studio->window, patient);
  studio_settle (studio);
  coxa_patient_view_show_page (coxa_window_get_patient_view (studio->window), "visit");
}

static void
shoot_dialog (Studio *studio, const char *kind, const char *name)
{
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (studio->window));
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "visit.decide", "s", kind);
  dialog = studio_find_toplevel (COXA_TYPE_DECISION_DIALOG);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "decision.record", NULL);
  studio_shoot_window (studio, dialog, name);
}

void
shoot_safety (Studio *studio)
{
  static const char *const urgent[] = { "red_eye", "off_work", "fear_of_damage", NULL };
  static const char *const refer[] = { "long_stiffness", NULL };
  static const char *const emergency[] = { "saddle_numbness", "both_legs", NULL };

  open_today (studio, "Ada", refer);
  studio_shoot (studio, "safety-refer");
  shoot_dialog (studio, "acknowledgement", "safety-acknowledge");
  open_today (studio, "Bo", urgent);
  studio_shoot (studio, "safety-urgent");
  shoot_dialog (studio, "override", "safety-override");
  open_today (studio, "Cleo", emergency);
  studio_shoot (studio, "safety-emergency");
  shoot_dialog (studio, "clearance", "safety-clearance");
}
