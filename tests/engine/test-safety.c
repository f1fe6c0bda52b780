/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-case.h"

typedef SampleCase Fixture;

/* One answer, everything else no, at 44 years unless said. */
static void
test_levels (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *question;
    CoxaAnswer answer;
    CoxaSafetyLevel level;
  } rows[] = {
    { NULL, COXA_ANSWER_NO, COXA_SAFETY_NONE },
    { "saddle_numbness", COXA_ANSWER_YES, COXA_SAFETY_EMERGENCY },
    { "saddle_numbness", COXA_ANSWER_UNSURE, COXA_SAFETY_EMERGENCY },
    { "saddle_numbness", COXA_ANSWER_NOT_ASKED, COXA_SAFETY_INCOMPLETE },
    { "fever", COXA_ANSWER_YES, COXA_SAFETY_EMERGENCY },
    { "fever", COXA_ANSWER_NOT_ASKED, COXA_SAFETY_INCOMPLETE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].question);
    sample_case_clear (fixture);
    if (rows[i].question)
      coxa_visit_set_answer (fixture->visit, rows[i].question, rows[i].answer);
    coxa_judge (fixture->result, fixture->patient, fixture->visit);
    g_assert_cmpint (coxa_result_get_safety_level (fixture->result), ==, rows[i].level);
    g_assert_cmpint (coxa_result_is_screen_complete (fixture->result), ==,
                     rows[i].answer != COXA_ANSWER_NOT_ASKED);
  }
}

static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  const CoxaSafetyFlag *flag;

  coxa_visit_set_answer (fixture->visit, "saddle_numbness", COXA_ANSWER_UNSURE);
  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_cmpuint (coxa_result_count_safety_flags (fixture->result), ==, 1);
  flag = coxa_result_get_safety_flag (fixture->result, 0);
  g_assert_cmpstr (flag->id, ==, "cauda-equina");
  g_assert_cmpstr (flag->because[0], ==, "saddle_numbness");
  g_assert_null (flag->because[1]);
}

/* An emergency empties the list of patterns; an incomplete screen does not. */
static void
test_emergency_hides (Fixture *fixture, gconstpointer data)
{
  sample_case_enter (fixture, SAMPLE_WOMAN);
  coxa_visit_set_others (fixture->visit, COXA_ANSWER_NOT_ASKED);
  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_cmpuint (coxa_result_count (fixture->result), ==, 28);
  g_assert_cmpuint (coxa_result_count_shown (fixture->result), ==, 3);

  coxa_visit_set_answer (fixture->visit, "saddle_numbness", COXA_ANSWER_YES);
  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_cmpuint (coxa_result_count (fixture->result), ==, 0);
  g_assert_cmpuint (coxa_result_count_shown (fixture->result), ==, 0);

  /* corrected: all is back */
  coxa_visit_set_answer (fixture->visit, "saddle_numbness", COXA_ANSWER_NO);
  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_cmpuint (coxa_result_count (fixture->result), ==, 28);
}

static void
test_handout (Fixture *fixture, gconstpointer data)
{
  const char *reason = "";

  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_true (coxa_result_allows_handout (fixture->result, &reason));
  g_assert_null (reason);

  coxa_visit_set_answer (fixture->visit, "fever", COXA_ANSWER_NOT_ASKED);
  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_false (coxa_result_allows_handout (fixture->result, &reason));
  g_assert_cmpstr (reason, ==, "incomplete");

  coxa_visit_set_answer (fixture->visit, "fever", COXA_ANSWER_YES);
  coxa_judge (fixture->result, fixture->patient, fixture->visit);
  g_assert_false (coxa_result_allows_handout (fixture->result, &reason));
  g_assert_cmpstr (reason, ==, "emergency");
}

/* Nothing has been judged yet: nothing may be issued. */
static void
test_before_judging (Fixture *fixture, gconstpointer data)
{
  g_assert_false (coxa_result_allows_handout (fixture->result, NULL));
  g_assert_cmpuint (coxa_result_count (fixture->result), ==, 0);
}

static void
test_short_form (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < coxa_ruleset_count_questions (fixture->ruleset); i++)
    n += coxa_ruleset_get_question (fixture->ruleset, i)->short_form;
  g_assert_cmpuint (n, ==, 3);
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, sample_case_set_up, function, sample_case_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/safety/levels", test_levels);
  ADD ("/engine/safety/reasons", test_reasons);
  ADD ("/engine/safety/emergency-hides", test_emergency_hides);
  ADD ("/engine/safety/handout", test_handout);
  ADD ("/engine/safety/before-judging", test_before_judging);
  ADD ("/engine/safety/short-form", test_short_form);
  return g_test_run ();
}
