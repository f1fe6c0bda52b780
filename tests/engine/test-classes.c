/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Classes, caps, precedence and what to measure next (patterns.md 4, 9). */

#include "sample-case.h"

#define P01 "hip-flexor-shortness"
#define P04 "hip-rotation-limit-lumbar-rotation"
#define P06 "hip-stiffness-hip-spine"
#define P08 "abductor-weakness-lateral-shift"

typedef SampleCase Fixture;

static void
test_rounding (void)
{
  static const struct {
    int numerator, denominator;
    double rounded;
  } rows[] = {
    { 18, 22, 0.82 }, { 8, 20, 0.40 },  { -6, 20, -0.30 }, { 10, 12, 0.83 }, { 1, 8, 0.13 },
    { -1, 8, -0.13 }, { 1, 200, 0.01 }, { 0, 7, 0 },       { 7, 7, 1 },      { 2, 3, 0.67 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat (coxa_round_ratio (rows[i].numerator, rows[i].denominator), ==,
                       rows[i].rounded);
}

/* P04 can reach every ratio: key 3, total 2, early 2, sport 1, provokes 2, link 2. */
static void
test_class_limits (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *entered;
    CoxaClass class;
  } rows[] = {
    /* 9 of 12 with the link met and nothing against: likely; index (9 - 0) / 12 */
    { "hip_ir L 25; hip_er L 35; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
      "link_pelvis_held_rotation L yes; rotation_sport no; early_pelvic_rotation L no",
      COXA_CLASS_LIKELY },
    /* the same without the link: possible however high the index */
    { "hip_ir L 25; hip_er L 35; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
      "rotation_sport yes; early_pelvic_rotation L yes",
      COXA_CLASS_POSSIBLE },
    /* link tried and failed */
    { "hip_ir L 25; hip_er L 35; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
      "link_pelvis_held_rotation L no; rotation_sport yes; early_pelvic_rotation L yes",
      COXA_CLASS_POSSIBLE },
    /* key borderline: never likely */
    { "hip_ir L 26; hip_er L 30; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
      "link_pelvis_held_rotation L yes; rotation_sport yes; early_pelvic_rotation L yes",
      COXA_CLASS_POSSIBLE },
    /* key neutral: unlikely whatever the rest says */
    { "hip_ir L 31; hip_er L 20; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
      "link_pelvis_held_rotation L yes; rotation_sport yes; early_pelvic_rotation L yes",
      COXA_CLASS_UNLIKELY },
    /* key against */
    { "hip_ir L 35; hip_er L 20; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
      "link_pelvis_held_rotation L yes; rotation_sport yes; early_pelvic_rotation L yes",
      COXA_CLASS_UNLIKELY },
    /* 3 + 1 - 2 = 2 of 8: exactly 0.25 */
    { "hip_ir L 25; hip_er L 36; hip_ir R 36; hip_er R 45; provokes_rotation no; "
      "rotation_sport no",
      COXA_CLASS_POSSIBLE },
    /* 3 - 2 - 1 = 0 of 9 */
    { "hip_ir L 25; hip_er L 46; hip_ir R 36; hip_er R 45; provokes_rotation no; "
      "early_pelvic_rotation L no",
      COXA_CLASS_UNLIKELY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("row %u", i);
    sample_case_clear (fixture);
    sample_case_enter (fixture, rows[i].entered);
    g_assert_cmpint (sample_case_judge (fixture, P04, COXA_SIDE_LEFT)->class, ==, rows[i].class);
  }
}

/* likely-percent from both sides: P01 with 11 points; 0.60 of 10 is 6 */
static void
test_likely_limit (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *entered;
    CoxaClass class;
    double index;
  } rows[] = {
    /* 3 + 2 + 2 - 1 = 6 of 10 (no prone hip extension pattern seen: missing) */
    { "thomas_hip L 0; thomas_hip R 12; hip_extension L 10; thomas_knee L 60; "
      "provokes_extension yes; link_hips_flexed yes",
      COXA_CLASS_LIKELY, 0.60 },
    /* and the same with the pattern denied: 5 of 11 */
    { "thomas_hip L 0; thomas_hip R 12; hip_extension L 10; thomas_knee L 60; phe_pattern L no; "
      "provokes_extension yes; link_hips_flexed yes",
      COXA_CLASS_POSSIBLE, 0.45 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result;

    sample_case_clear (fixture);
    sample_case_enter (fixture, rows[i].entered);
    result = sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
    g_assert_cmpfloat (coxa_round_ratio (result->support - result->against, result->measured), ==,
                       rows[i].index);
    g_assert_cmpint (result->class, ==, rows[i].class);
    g_assert_null (result->caps[0]);
  }
}

/* Coverage 0.50 is enough; the minimum alone is not (patterns.md 4.4). */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *entered;
    CoxaClass class;
  } rows[] = {
    { "thomas_hip L 0; thomas_hip R 0; provokes_extension yes", COXA_CLASS_INSUFFICIENT },
    { "thomas_hip L 0; thomas_hip R 0; provokes_extension yes; phe_pattern L yes",
      COXA_CLASS_POSSIBLE }, /* 6 of 11 */
    { "mmt_hip_abduction L 4-; mmt_hip_abduction R 5; trendelenburg L yes",
      COXA_CLASS_INSUFFICIENT }, /* 5 of 12 */
    { "mmt_hip_abduction L 4-; mmt_hip_abduction R 5; trendelenburg L yes; "
      "one_leg_stance_shift L 3; one_leg_stance_shift R 2",
      COXA_CLASS_POSSIBLE }, /* 6 of 12, exactly half */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].entered);
    sample_case_clear (fixture);
    sample_case_enter (fixture, rows[i].entered);
    g_assert_cmpint (sample_case_judge (fixture, i < 2 ? P01 : P08, COXA_SIDE_LEFT)->class, ==,
                     rows[i].class);
  }
}

/* "X both sides + Y": Y is needed on the judged side only (patterns.md 9.5). */
static void
test_minimum_sides (Fixture *fixture, gconstpointer data)
{
  sample_case_enter (fixture, "mmt_hip_abduction L 4-; mmt_hip_abduction R 5; trendelenburg L yes; "
                              "provokes_standing yes");
  g_assert_cmpint (sample_case_judge (fixture, P08, COXA_SIDE_LEFT)->class, ==,
                   COXA_CLASS_POSSIBLE);
  g_assert_cmpint (sample_case_judge (fixture, P08, COXA_SIDE_RIGHT)->class, ==,
                   COXA_CLASS_INSUFFICIENT);
  g_assert_cmpstr (coxa_result_find (fixture->result, P08, COXA_SIDE_RIGHT)->missing[0], ==,
                   "trendelenburg");
}

/* Joint stiffness holds the mobility flags of its own side down (patterns.md 4.6). */
static void
test_stiffness_caps (Fixture *fixture, gconstpointer data)
{
  static const char stiff[] = "; hip_flexion L 105; hip_flexion R 125; hip_ir L 15; hip_ir R 36; "
                              "hip_er L 30; hip_er R 45; hip_pain_on_ir L yes; "
                              "hip_pain_weight_bearing L yes";
  static const char tight[] = "thomas_hip L -4; thomas_hip R -4; provokes_extension yes; "
                              "link_hips_flexed yes; hip_extension L 3; hip_extension R 3";
  const CoxaPatternResult *left, *right;

  sample_case_enter (fixture, tight);
  g_assert_cmpint (sample_case_judge (fixture, P01, COXA_SIDE_LEFT)->class, ==, COXA_CLASS_LIKELY);
  sample_case_enter (fixture, stiff + 1);
  left = sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
  right = coxa_result_find (fixture->result, P01, COXA_SIDE_RIGHT);
  g_assert_cmpint (coxa_result_find (fixture->result, P06, COXA_SIDE_LEFT)->class, ==,
                   COXA_CLASS_LIKELY);
  g_assert_cmpint (left->class, ==, COXA_CLASS_POSSIBLE);
  g_assert_cmpstr (left->caps[0], ==, P06);
  g_assert_null (left->caps[1]);
  g_assert_cmpint (right->class, ==, COXA_CLASS_LIKELY);
  g_assert_null (right->caps[0]);
}

static void
test_under_18 (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int age;
    gboolean suspended;
  } rows[] = { { 17, TRUE }, { 18, FALSE } };

  sample_case_enter (fixture, SAMPLE_WOMAN);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPatternResult *result;
    double index;

    coxa_visit_set_age (fixture->visit, rows[i].age);
    result = sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
    g_assert_cmpint (result->suspended, ==, rows[i].suspended);
    g_assert_cmpint (result->class, ==,
                     rows[i].suspended ? COXA_CLASS_INSUFFICIENT : COXA_CLASS_LIKELY);
    g_assert_cmpint (coxa_pattern_result_get_index (result, &index), ==, !rows[i].suspended);
    g_assert_cmpfloat (coxa_pattern_result_get_coverage (result), ==, rows[i].suspended ? 0 : 1);
    g_assert_cmpstr (result->caps[0], ==, rows[i].suspended ? "under-18" : NULL);
    g_assert_cmpuint (result->n_next, ==, 0);
  }
}

/* An unknown age suspends nothing. */
static void
test_unknown_age (Fixture *fixture, gconstpointer data)
{
  coxa_patient_set_birth_date (fixture->patient, NULL, NULL);
  sample_case_enter (fixture, SAMPLE_WOMAN);
  g_assert_cmpint (sample_case_judge (fixture, P01, COXA_SIDE_LEFT)->class, ==, COXA_CLASS_LIKELY);
  g_assert_true (
      g_strv_contains (coxa_result_find (fixture->result, P06, COXA_SIDE_LEFT)->missing, "age"));
}

/* The finding whose two outcomes differ in class comes first; then the heavier; then the order of
 * the catalogue. */
static void
test_next_order (Fixture *fixture, gconstpointer data)
{
  const CoxaPatternResult *result;

  /* key 3, total 2 and direction 2 met: possible; the link decides between likely and possible */
  sample_case_enter (fixture, "hip_ir L 20; hip_er L 30; hip_ir R 36; hip_er R 45; "
                              "provokes_rotation yes");
  result = sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
  g_assert_cmpint (result->class, ==, COXA_CLASS_POSSIBLE);
  g_assert_cmpstr (result->next[0], ==, "link_pelvis_held_rotation");
  g_assert_cmpstr (result->next[1], ==, "early_pelvic_rotation");
  g_assert_cmpstr (result->next[2], ==, "rotation_sport");
  g_assert_cmpuint (result->n_next, ==, 3);

  /* decided: nothing to measure */
  result = sample_case_judge (fixture, P04, COXA_SIDE_RIGHT);
  g_assert_cmpint (result->class, ==, COXA_CLASS_UNLIKELY);
  g_assert_cmpuint (result->n_next, ==, 0);
}

/* All measured, key borderline: offered again, because met would raise the class. */
static void
test_next_borderline (Fixture *fixture, gconstpointer data)
{
  const CoxaPatternResult *result;

  sample_case_enter (fixture,
                     "hip_ir L 27; hip_er L 30; hip_ir R 36; hip_er R 45; provokes_rotation yes; "
                     "early_pelvic_rotation L yes; rotation_sport yes; "
                     "link_pelvis_held_rotation L yes");
  result = sample_case_judge (fixture, P04, COXA_SIDE_LEFT);
  g_assert_cmpint (result->class, ==, COXA_CLASS_POSSIBLE);
  g_assert_cmpuint (result->n_next, ==, 1);
  g_assert_cmpstr (result->next[0], ==, "hip_ir");
}

/* A Thomas test without pelvic control is repeated with it: that would lift the cap. */
static void
test_next_after_stand_in (Fixture *fixture, gconstpointer data)
{
  const CoxaPatternResult *result;

  sample_case_enter (fixture, "thomas_hip L -4 free; thomas_hip R 6 free; hip_extension L 3; "
                              "thomas_knee L 40; phe_pattern L yes; provokes_extension yes; "
                              "link_hips_flexed yes");
  result = sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
  g_assert_cmpint (result->class, ==, COXA_CLASS_POSSIBLE);
  g_assert_cmpstr (result->caps[0], ==, "uncontrolled-thomas");
  g_assert_cmpstr (result->next[0], ==, "thomas_hip");
}

/* Rotation read by two instruments has no total, but the readings are there (patterns.md 9.3). */
static void
test_mixed_instruments (Fixture *fixture, gconstpointer data)
{
  sample_case_enter (fixture, "hip_ir L 20; hip_er L 35; hip_ir R 40; hip_er R 40 inclinometer; "
                              "provokes_rotation yes; link_pelvis_held_rotation L yes; "
                              "early_pelvic_rotation L yes");
  g_assert_cmpint (sample_case_judge (fixture, P04, COXA_SIDE_LEFT)->class, ==, COXA_CLASS_LIKELY);
  g_assert_cmpuint (coxa_result_find (fixture->result, P04, COXA_SIDE_LEFT)->n_missing, ==, 0);
}

static void
test_both_sides_shown_once (Fixture *fixture, gconstpointer data)
{
  sample_case_enter (fixture, "thomas_hip L 3; thomas_hip R -4; provokes_extension yes; "
                              "link_hips_flexed yes; hip_extension L 3; hip_extension R 3");
  sample_case_judge (fixture, P01, COXA_SIDE_LEFT);
  g_assert_cmpuint (coxa_result_count_shown (fixture->result), ==, 1);
  g_assert_true (coxa_result_get_shown (fixture->result, 0).both);
  g_assert_cmpint (coxa_result_get_shown (fixture->result, 0).result->side, ==, COXA_SIDE_RIGHT);
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, sample_case_set_up, function, sample_case_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/classes/rounding", test_rounding);
  ADD ("/engine/classes/limits", test_class_limits);
  ADD ("/engine/classes/likely-limit", test_likely_limit);
  ADD ("/engine/classes/coverage", test_coverage);
  ADD ("/engine/classes/minimum-sides", test_minimum_sides);
  ADD ("/engine/classes/stiffness-caps", test_stiffness_caps);
  ADD ("/engine/classes/under-18", test_under_18);
  ADD ("/engine/classes/unknown-age", test_unknown_age);
  ADD ("/engine/classes/next-order", test_next_order);
  ADD ("/engine/classes/next-borderline", test_next_borderline);
  ADD ("/engine/classes/next-after-stand-in", test_next_after_stand_in);
  ADD ("/engine/classes/mixed-instruments", test_mixed_instruments);
  ADD ("/engine/classes/both-sides-shown-once", test_both_sides_shown_once);
  return g_test_run ();
}
