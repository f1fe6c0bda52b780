/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "coxa-measurement.h"

typedef struct {
  CoxaMeasureCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalogue = coxa_measure_catalogue_load (NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
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
test_defaults (Fixture *fixture, gconstpointer data)
{
  CoxaMeasurement rotation = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 24);
  CoxaMeasurement central = measure (fixture, "ftf", COXA_SIDE_LEFT, 5);

  g_assert_cmpstr (rotation.position, ==, "prone_hip0");
  g_assert_cmpint (rotation.mode, ==, COXA_MODE_PASSIVE);
  g_assert_cmpint (rotation.instrument, ==, COXA_INSTRUMENT_GONIOMETER);
  g_assert_cmpint (rotation.status, ==, COXA_STATUS_DONE);
  g_assert_cmpint (rotation.pain, ==, COXA_PAIN_NOT_ASKED);
  g_assert_cmpfloat (rotation.step, ==, 1);
  g_assert_false (rotation.pelvis_held);
  g_assert_cmpint (central.side, ==, COXA_SIDE_CENTRAL);
}

static void
test_hard_limits (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    double value;
    gboolean accepted;
  } rows[] = {
    { "hip_flexion", 170, TRUE },       { "hip_flexion", 170.5, FALSE },
    { "hip_flexion", -20, TRUE },       { "hip_flexion", -20.5, FALSE },
    { "hip_flexion", 213, FALSE },      { "hip_flexion", NAN, FALSE },
    { "hip_flexion", INFINITY, FALSE }, { "phe_pattern", 1, TRUE },
    { "phe_pattern", 2, FALSE },        { "phe_pattern", 0.5, FALSE },
    { "phe_pattern", -1, FALSE },       { "mmt_hip_abduction", 11, TRUE },
    { "mmt_hip_abduction", 12, FALSE }, { "gait_toe", 2, TRUE },
    { "gait_toe", 3, FALSE },           { "hip_rotation_total", 60, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    CoxaMeasurement measurement = measure (fixture, rows[i].id, COXA_SIDE_LEFT, rows[i].value);

    g_test_message ("%s %g", rows[i].id, rows[i].value);
    g_assert_cmpint (coxa_measurement_check (&measurement, &error), ==, rows[i].accepted);
    g_assert_true ((error == NULL) == rows[i].accepted);
    g_assert_true (!error || strstr (error->message, rows[i].id));
  }
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CoxaMeasurement measurement = measure (fixture, "hip_flexion", COXA_SIDE_LEFT, 213);

  g_assert_false (coxa_measurement_check (&measurement, &error));
  g_assert_cmpstr (error->message, ==, "hip_flexion left is 213 deg, the limit is 170 deg");
}

static void
test_pain (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int pain;
    gboolean accepted;
  } rows[] = {
    { COXA_PAIN_NOT_ASKED, TRUE }, { 0, TRUE }, { 10, TRUE }, { 11, FALSE }, { -2, FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaMeasurement measurement = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 30);

    measurement.pain = rows[i].pain;
    g_assert_cmpint (coxa_measurement_check (&measurement, NULL), ==, rows[i].accepted);
  }
}

static void
test_soft_limits (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    double value;
    int age;
    gboolean unusual;
  } rows[] = {
    { "hip_flexion", 150, 44, FALSE }, { "hip_flexion", 151, 44, TRUE },
    { "hip_flexion", 151, 9, FALSE },  { "hip_flexion", 151, 10, TRUE },
    { "hip_flexion", 161, 9, TRUE },   { "hip_flexion", 151, -1, TRUE },
    { "hip_flexion", 50, 44, FALSE },  { "hip_flexion", 49, 44, TRUE },
    { "phe_pattern", 1, 44, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaMeasurement measurement = measure (fixture, rows[i].id, COXA_SIDE_LEFT, rows[i].value);

    g_test_message ("%s %g at %d", rows[i].id, rows[i].value, rows[i].age);
    g_assert_cmpint (coxa_measurement_is_unusual (&measurement, rows[i].age), ==, rows[i].unusual);
  }
}

static void
test_trials (Fixture *fixture, gconstpointer data)
{
  static const double readings[] = { 24, 25, 27 };
  static const double outside[] = { 100, 101 };
  double many[COXA_TRIALS_MAX + 1] = { 0 };
  CoxaMeasurement measurement = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (coxa_measurement_set_trials (&measurement, readings, 3, NULL));
  g_assert_cmpfloat_with_epsilon (measurement.value, 76.0 / 3, 1e-12); /* not rounded */
  g_assert_cmpuint (measurement.n_trials, ==, 3);
  g_assert_true (coxa_measurement_check (&measurement, NULL));

  /* the mean of 100 and 101 is refused by the trial that is outside, not by the mean alone */
  g_assert_true (coxa_measurement_set_trials (&measurement, outside, 2, NULL));
  g_assert_false (coxa_measurement_check (&measurement, &error));
  g_assert_nonnull (strstr (error->message, "101"));

  g_assert_false (coxa_measurement_set_trials (&measurement, many, 0, NULL));
  g_assert_true (coxa_measurement_set_trials (&measurement, many, COXA_TRIALS_MAX, NULL));
  g_assert_false (coxa_measurement_set_trials (&measurement, many, COXA_TRIALS_MAX + 1, NULL));
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  CoxaMeasurement rotation = measure (fixture, "hip_ir", COXA_SIDE_LEFT, 24);
  CoxaMeasurement other = rotation;
  CoxaMeasurement thomas = measure (fixture, "thomas_hip", COXA_SIDE_LEFT, 0);
  CoxaMeasurement held = thomas;

  other.instrument = COXA_INSTRUMENT_PHONE;
  other.value = 30;
  g_assert_true (coxa_measurement_same_place (&rotation, &other));
  other.mode = COXA_MODE_ACTIVE;
  g_assert_false (coxa_measurement_same_place (&rotation, &other));
  other = rotation;
  other.position = coxa_measure_find_position (rotation.measure, "seated_hip90");
  g_assert_false (coxa_measurement_same_place (&rotation, &other));
  other = rotation;
  other.side = COXA_SIDE_RIGHT;
  g_assert_false (coxa_measurement_same_place (&rotation, &other));
  held.pelvis_held = TRUE;
  g_assert_false (coxa_measurement_same_place (&thomas, &held));
}

static void
test_value_text (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    double value;
    CoxaStatus status;
    const char *text;
  } rows[] = {
    { "thomas_hip", -4, COXA_STATUS_DONE, "-4" },
    { "hip_ir", 24.5, COXA_STATUS_DONE, "24.5" },
    { "phe_pattern", 1, COXA_STATUS_DONE, "true" },
    { "waiters_bow", 0, COXA_STATUS_DONE, "false" },
    { "mmt_hip_abduction", 8, COXA_STATUS_DONE, "4-" },
    { "gait_toe", 2, COXA_STATUS_DONE, "out" },
    { "sorensen", 40, COXA_STATUS_REFUSED, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaMeasurement measurement = measure (fixture, rows[i].id, COXA_SIDE_LEFT, rows[i].value);
    g_autofree char *text = NULL;

    measurement.status = rows[i].status;
    text = coxa_measurement_dup_value_text (&measurement);
    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/domain/measurement/defaults", test_defaults);
  ADD ("/domain/measurement/hard-limits", test_hard_limits);
  ADD ("/domain/measurement/message", test_message);
  ADD ("/domain/measurement/pain", test_pain);
  ADD ("/domain/measurement/soft-limits", test_soft_limits);
  ADD ("/domain/measurement/trials", test_trials);
  ADD ("/domain/measurement/places", test_places);
  ADD ("/domain/measurement/value-text", test_value_text);
  return g_test_run ();
}
