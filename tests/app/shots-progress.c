/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include <math.h>

void
shoot_overview (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) at = g_date_time_new_now_local ();
  g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);

  coxa_visit_set_examiner (visit, coxa_visit_get_examiner (sample->visit));
  coxa_visit_set_episode (visit, coxa_visit_get_episode (sample->visit));
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_pain (visit, COXA_PAIN_NOW, 2);
  coxa_visit_set_pain (visit, COXA_PAIN_BEST, 0);
  coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, 2);
  coxa_visit_set_pain (visit, COXA_PAIN_WORST, 4);
  for (guint i = 0; i < coxa_visit_get_n_measurements (sample->visit); i++) {
    CoxaMeasurement measurement = *coxa_visit_get_measurement (sample->visit, i);

    if (g_str_equal (measurement.measure->id, "hip_ir"))
      measurement.value += 14;
    coxa_visit_add_measurement (visit, &measurement, NULL);
  }
  coxa_app_fixture_save (&studio->fixture, sample->patient, visit);
  studio_settle (studio);
  coxa_patient_view_show_page (view, "overview");
  studio_shoot_looks (studio, "overview");
  studio_set_size (studio, 1024, 700);
  studio_shoot (studio, "overview-small");
}

/* A course of two months: rotation and pain get better, and one visit measures with another
 * instrument. */
static void
add_course (Studio *studio, CoxaVisitDocument *sample)
{
  static const struct {
    int days_ago, worst, rmdq;
    double gain;
  } course[] = {
    { 60, 8, 14, 0 }, { 46, 7, 12, 2 }, { 32, 6, 9, 7 }, { 18, 4, 7, 9 }, { 4, 3, 6, 14 },
  };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < G_N_ELEMENTS (course); i++) {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (GDateTime) at = g_date_time_add_days (now, -course[i].days_ago);
    g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);

    coxa_visit_set_examiner (visit, coxa_visit_get_examiner (sample->visit));
    coxa_visit_set_episode (visit, "Hip and back");
    coxa_visit_set_others (visit, COXA_ANSWER_NO);
    coxa_visit_set_pain (visit, COXA_PAIN_NOW, course[i].worst / 2);
    coxa_visit_set_pain (visit, COXA_PAIN_BEST, course[i].worst / 4);
    coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, course[i].worst / 2 + 1);
    coxa_visit_set_pain (visit, COXA_PAIN_WORST, course[i].worst);
    coxa_visit_add_score (visit, "rmdq", course[i].rmdq);
    for (guint j = 0; j < coxa_visit_get_n_measurements (sample->visit); j++) {
      CoxaMeasurement measurement = *coxa_visit_get_measurement (sample->visit, j);

      if (g_str_equal (measurement.measure->unit, "deg"))
        measurement.value +=
            floor (course[i].gain * (measurement.side == COXA_SIDE_LEFT ? 1 : 0.3));
      if (i == 2 && g_str_equal (measurement.measure->id, "hip_ir"))
        measurement.instrument = COXA_INSTRUMENT_INCLINOMETER;
      coxa_visit_add_measurement (visit, &measurement, NULL);
    }
    coxa_app_fixture_save (&studio->fixture, sample->patient, visit);
  }
}

void
shoot_progress (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  add_course (studio, sample);
  coxa_window_open_patient (studio->window, sample->patient);
  studio_settle (studio);
  coxa_patient_view_show_page (view, "progress");
  studio_shoot_looks (studio, "progress");
  studio_set_size (studio, 1024, 700);
  studio_shoot (studio, "progress-small");
}
