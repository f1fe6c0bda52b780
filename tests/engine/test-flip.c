/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Flip points: the number at which the class would change, and nothing changed by looking. */

#include "sample-case.h"

#define P01 "hip-flexor-shortness"
#define P04 "hip-rotation-limit-lumbar-rotation"
#define P08 "abductor-weakness-lateral-shift"

typedef SampleCase Fixture;

static const CoxaFlip *
find (GArray *flips, const char *finding, int direction)
{
  for (guint i = 0; i < flips->len; i++) {
    const CoxaFlip *flip = &g_array_index (flips, CoxaFlip, i);
    gboolean up = flip->value > flip->finding->value;

    if (g_str_equal (flip->finding->rule->id, finding) && up == (direction > 0))
      return flip;
  }
  return NULL;
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *pattern;
    CoxaSide side;
    const char *finding;
    int direction;
    gboolean there;
    double value;
    CoxaClass class;
  } rows[] = {
    /* likely at -4: the key is met up to 0, and only a met key makes it likely */
    { P01, COXA_SIDE_LEFT, "thomas_hip", 1, TRUE, 1, COXA_CLASS_POSSIBLE },
    { P01, COXA_SIDE_LEFT, "thomas_hip", -1, FALSE },
    /* 9 - 2 - 2 of 11 is 0.45; borderline (6 to 9) is 8 of 11, still likely; neutral 7 of 11 too */
    { P01, COXA_SIDE_LEFT, "hip_extension", 1, TRUE, 11, COXA_CLASS_POSSIBLE },
    { P01, COXA_SIDE_LEFT, "thomas_knee", -1, FALSE },
    /* possible at 24: the key is borderline up to 30, but 3.5 of 10 remain only up to there */
    { P04, COXA_SIDE_LEFT, "hip_ir", 1, TRUE, 31, COXA_CLASS_UNLIKELY },
    /* the total by itself: at 75 it is against, (6 - 1 - 2 - 2) of 10 */
    { P04, COXA_SIDE_LEFT, "hip_rotation_total", 1, TRUE, 75, COXA_CLASS_UNLIKELY },
    { P04, COXA_SIDE_LEFT, "hip_rotation_total", -1, FALSE },
  };

  sample_case_enter (fixture, SAMPLE_WOMAN);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *judged = sample_case_judge (fixture, rows[i].pattern, rows[i].side);
    g_autoptr (GArray) flips = coxa_result_find_flips (fixture->result, judged);
    const CoxaFlip *flip = find (flips, rows[i].finding, rows[i].direction);

    g_test_message ("%s %s %+d", rows[i].pattern, rows[i].finding, rows[i].direction);
    g_assert_cmpint (flip != NULL, ==, rows[i].there);
    if (!flip)
      continue;
    g_assert_cmpfloat (flip->value, ==, rows[i].value);
    g_assert_cmpint (flip->class, ==, rows[i].class);
  }
}

/* What a flip says comes true: with the value entered the class is the one foretold, and one step
 * before it is still what it was. */
static void
test_come_true (Fixture *fixture, gconstpointer data)
{
  const CoxaPatternResult *judged;
  g_autoptr (GArray) flips = NULL;
  guint n = 0;

  sample_case_enter (fixture, SAMPLE_WOMAN);
  judged = sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
  flips = coxa_result_find_flips (fixture->result, judged);
  for (guint i = 0; i < flips->len; i++) {
    CoxaFlip flip = g_array_index (flips, CoxaFlip, i);
    double from = flip.finding->value;
    CoxaClass before = judged->class;
    CoxaMeasurement measurement;

    if (!flip.finding->measure)
      continue;
    n++;
    measurement =
        *coxa_visit_find_measurement (fixture->visit, flip.finding->measure, COXA_SIDE_LEFT);
    measurement.value = flip.value;
    coxa_visit_put_measurement (fixture->visit, &measurement);
    g_assert_cmpint (sample_case_judge (fixture, P04, COXA_SIDE_LEFT)->class, ==, flip.class);
    measurement.value = flip.value - (flip.value > from ? 1 : -1);
    coxa_visit_put_measurement (fixture->visit, &measurement);
    g_assert_cmpint (sample_case_judge (fixture, P04, COXA_SIDE_LEFT)->class, ==, before);
    measurement.value = from;
    coxa_visit_put_measurement (fixture->visit, &measurement);
    sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
  }
  g_assert_cmpuint (n, >, 0);
}

/* Looking changes nothing: not the sums, not another reading of the same measure. */
static void
test_nothing_changed (Fixture *fixture, gconstpointer data)
{
  const CoxaPatternResult *judged;
  CoxaPatternResult before;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;

  sample_case_enter (fixture, SAMPLE_WOMAN "; hip_ir L 31 seated_hip90");
  judged = sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
  before = *judged;
  first = coxa_result_find_flips (fixture->result, judged);
  second = coxa_result_find_flips (fixture->result, judged);
  g_assert_cmpuint (first->len, ==, second->len);
  g_assert_cmpint (memcmp (first->data, second->data, first->len * sizeof (CoxaFlip)), ==, 0);
  g_assert_cmpint (judged->support, ==, before.support);
  g_assert_cmpint (judged->class, ==, before.class);
}

static void
test_suspended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) flips = NULL;

  sample_case_enter (fixture, SAMPLE_WOMAN);
  coxa_visit_set_age (fixture->visit, 17);
  flips =
      coxa_result_find_flips (fixture->result, sample_case_judge (fixture, P01, COXA_SIDE_LEFT));
  g_assert_cmpuint (flips->len, ==, 0);
}

/* A grade is not a number that moves by degrees. */
static void
test_grades_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) flips = NULL;

  sample_case_enter (fixture, "mmt_hip_abduction L 4-; mmt_hip_abduction R 5; trendelenburg L yes; "
                              "provokes_standing yes");
  flips =
      coxa_result_find_flips (fixture->result, sample_case_judge (fixture, P08, COXA_SIDE_LEFT));
  g_assert_cmpuint (flips->len, ==, 0);
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, sample_case_set_up, function, sample_case_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/flip/points", test_points);
  ADD ("/engine/flip/come-true", test_come_true);
  ADD ("/engine/flip/nothing-changed", test_nothing_changed);
  ADD ("/engine/flip/suspended", test_suspended);
  ADD ("/engine/flip/grades-stay", test_grades_stay);
  return g_test_run ();
}
