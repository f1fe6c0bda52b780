/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-visit.h"

#define ID "5c1a0000-0000-4000-8000-000000000001"

typedef struct {
  CoxaMeasureCatalogue *catalogue;
  CoxaVisit *visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);

  fixture->catalogue = coxa_measure_catalogue_load (NULL, NULL);
  fixture->visit = coxa_visit_new (ID, at);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->visit);
  coxa_measure_catalogue_unref (fixture->catalogue);
}

static CoxaMeasurement
measure (Fixture *fixture, const char *id, CoxaSide side, double value)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (&measurement, coxa_measure_catalogue_find (fixture->catalogue, id), side);
  measurement.value = value;
  return measurement;
}

static void
test_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *at = coxa_visit_dup_at_text (fixture->visit);

  g_assert_cmpstr (at, ==, "2026-03-14T09:30:00+01:00"); /* the offset of the place of entry */
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  CoxaMeasurement left = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 24);
  CoxaMeasurement right = measure (fixture, "hip_ir", COXA_SIDE_RIGHT, 31);
  CoxaMeasurement bad = measure (fixture, "hip_er", COXA_SIDE_LEFT, 213);
  g_autoptr (GError) error = NULL;

  g_assert_true (coxa_visit_add_measurement (fixture->visit, &left, NULL));
  g_assert_true (coxa_visit_add_measurement (fixture->visit, &right, NULL));
  g_assert_false (coxa_visit_add_measurement (fixture->visit, &left, &error));
  g_assert_nonnull (strstr (error->message, "hip_ir left"));
  g_assert_false (coxa_visit_add_measurement (fixture->visit, &bad, NULL));
  g_assert_cmpuint (coxa_visit_get_n_measurements (fixture->visit), ==, 2);
  g_assert_cmpfloat (
      coxa_visit_find_measurement (fixture->visit, right.measure, COXA_SIDE_RIGHT)->value, ==, 31);
}

static void
test_put_and_remove (Fixture *fixture, gconstpointer data)
{
  CoxaMeasurement rotation = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 24);

  coxa_visit_put_measurement (fixture->visit, &rotation);
  rotation.value = 27;
  coxa_visit_put_measurement (fixture->visit, &rotation);
  g_assert_cmpuint (coxa_visit_get_n_measurements (fixture->visit), ==, 1);
  g_assert_cmpfloat (coxa_visit_get_measurement (fixture->visit, 0)->value, ==, 27);
  coxa_visit_remove_measurement (fixture->visit, &rotation);
  coxa_visit_remove_measurement (fixture->visit, &rotation);
  g_assert_cmpuint (coxa_visit_get_n_measurements (fixture->visit), ==, 0);
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) answered = NULL;

  g_assert_cmpint (coxa_visit_get_answer (fixture->visit, "fever"), ==, COXA_ANSWER_NOT_ASKED);
  coxa_visit_set_others (fixture->visit, COXA_ANSWER_NO);
  coxa_visit_set_answer (fixture->visit, "saddle_numbness", COXA_ANSWER_UNSURE);
  coxa_visit_set_answer (fixture->visit, "fever", COXA_ANSWER_NOT_ASKED);
  g_assert_cmpint (coxa_visit_get_answer (fixture->visit, "fever"), ==, COXA_ANSWER_NOT_ASKED);
  g_assert_cmpint (coxa_visit_get_answer (fixture->visit, "cancer"), ==, COXA_ANSWER_NO);
  answered = coxa_visit_dup_answered (fixture->visit);
  g_assert_cmpstrv (answered, ((const char *const[]){ "fever", "saddle_numbness", NULL }));
  coxa_visit_unset_answer (fixture->visit, "fever");
  g_assert_cmpint (coxa_visit_get_answer (fixture->visit, "fever"), ==, COXA_ANSWER_NO);
}

static void
test_pain (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < COXA_N_PAINS; i++)
    g_assert_cmpint (coxa_visit_get_pain (fixture->visit, i), ==, COXA_PAIN_NOT_ASKED);
  coxa_visit_set_pain (fixture->visit, COXA_PAIN_WORST, 8);
  coxa_visit_add_pain_spot (fixture->visit, "low_back_left", "ache", 5);
  coxa_visit_add_score (fixture->visit, "rmdq", 12);
  g_assert_cmpint (coxa_visit_get_pain (fixture->visit, COXA_PAIN_WORST), ==, 8);
  g_assert_cmpuint (coxa_visit_get_pain_map (fixture->visit)->len, ==, 1);
  g_assert_cmpuint (coxa_visit_get_scores (fixture->visit)->len, ==, 1);
}

/* A copy says the same, and what is changed in it is not changed in the other. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  CoxaMeasurement rotation = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 24);
  g_autoptr (CoxaVisit) copy = NULL;

  g_assert_true (coxa_visit_is_empty (fixture->visit));
  coxa_visit_put_measurement (fixture->visit, &rotation);
  coxa_visit_set_pain (fixture->visit, COXA_PAIN_NOW, 5);
  coxa_visit_set_answer (fixture->visit, "fever", COXA_ANSWER_YES);
  coxa_visit_set_notes (fixture->visit, "Walks the dog.");
  coxa_visit_add_score (fixture->visit, "rmdq", 12);
  coxa_visit_add_pain_spot (fixture->visit, "low_back_left", "ache", 5);
  g_assert_false (coxa_visit_is_empty (fixture->visit));

  copy = coxa_visit_copy (fixture->visit);
  g_assert_cmpstr (coxa_visit_get_id (copy), ==, ID);
  g_assert_cmpfloat (coxa_visit_get_measurement (copy, 0)->value, ==, 24);
  g_assert_cmpint (coxa_visit_get_pain (copy, COXA_PAIN_NOW), ==, 5);
  g_assert_cmpint (coxa_visit_get_answer (copy, "fever"), ==, COXA_ANSWER_YES);
  g_assert_cmpstr (coxa_visit_get_notes (copy), ==, "Walks the dog.");
  g_assert_cmpuint (coxa_visit_get_scores (copy)->len, ==, 1);
  g_assert_cmpuint (coxa_visit_get_pain_map (copy)->len, ==, 1);

  coxa_visit_remove_measurement (copy, &rotation);
  coxa_visit_set_answer (copy, "fever", COXA_ANSWER_NO);
  g_assert_cmpuint (coxa_visit_get_n_measurements (fixture->visit), ==, 1);
  g_assert_cmpint (coxa_visit_get_answer (fixture->visit, "fever"), ==, COXA_ANSWER_YES);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/domain/visit/time", test_time);
  ADD ("/domain/visit/add", test_add);
  ADD ("/domain/visit/put-and-remove", test_put_and_remove);
  ADD ("/domain/visit/answers", test_answers);
  ADD ("/domain/visit/pain", test_pain);
  ADD ("/domain/visit/copy", test_copy);
  return g_test_run ();
}
