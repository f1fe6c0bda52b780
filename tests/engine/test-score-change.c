/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-score-change.h"

#include <math.h>

typedef struct {
  CoxaQuestionnaireCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->catalogue = coxa_questionnaire_catalogue_load (NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_questionnaire_catalogue_free (fixture->catalogue);
}

#define IMPROVED COXA_LABEL_IMPROVED, COXA_SCORE_RULE_REAL_AND_ENOUGH
#define SLIGHTLY COXA_LABEL_SLIGHTLY_BETTER, COXA_SCORE_RULE_REAL_NOT_ENOUGH
#define UNCHANGED COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_NOT_REAL
#define WITHIN COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_ENOUGH_WITHIN_ERROR
#define WORSE COXA_LABEL_WORSE, COXA_SCORE_RULE_REAL_WORSENING
#define NO_BETTER COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_NO_ROOM_FOR_BETTER
#define NO_WORSE COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_NO_ROOM_FOR_WORSE
#define UNKNOWN COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_ERROR_UNKNOWN
#define NO_OUTCOME COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_NO_OUTCOME
#define OUTSIDE COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_OUT_OF_RANGE

/* The table of outcomes.md 3, both sides of every threshold. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    double baseline, now;
    CoxaLabel label;
    CoxaScoreRule rule;
  } rows[] = {
    /* baseline 0-1: better cannot be shown, worse can */
    { "nprs_average", 0, 0, UNCHANGED },
    { "nprs_average", 0, 1, UNCHANGED },
    { "nprs_average", 0, 2, WORSE },
    { "nprs_average", 1, 0, NO_BETTER },
    { "nprs_average", 1, 3, WORSE },
    /* 1-4: one point and 30 % are enough, and yet within the error */
    { "nprs_average", 2, 1, WITHIN },
    { "nprs_average", 2, 0, IMPROVED },
    { "nprs_average", 3, 2, WITHIN },
    { "nprs_average", 3, 1, IMPROVED },
    { "nprs_average", 4, 3, UNCHANGED }, /* 25 % */
    { "nprs_average", 4, 2, IMPROVED },
    /* 5-7: two points and 30 % */
    { "nprs_average", 5, 4, UNCHANGED },
    { "nprs_average", 5, 3, IMPROVED },
    { "nprs_average", 6, 4, IMPROVED },
    { "nprs_average", 7, 5, SLIGHTLY }, /* 28.6 % */
    { "nprs_average", 7, 4, IMPROVED },
    /* 8-10: three points */
    { "nprs_average", 8, 7, UNCHANGED },
    { "nprs_average", 8, 6, SLIGHTLY },
    { "nprs_average", 8, 5, IMPROVED },
    { "nprs_average", 10, 8, SLIGHTLY },
    { "nprs_average", 10, 7, IMPROVED }, /* 30 % exactly */
    { "nprs_average", 7, 8, UNCHANGED },
    { "nprs_average", 7, 9, WORSE },
    { "nprs_average", 8, 9, UNCHANGED },
    { "nprs_average", 8, 10, WORSE },
    { "nprs_average", 9, 10, NO_WORSE },
    { "nprs_average", 9, 9, UNCHANGED },
    { "nprs_average", 11, 5, OUTSIDE },
    { "nprs_average", 5, 11, OUTSIDE },
    { "nprs_now", 8, 6, SLIGHTLY },
    { "nprs_best", 5, 3, IMPROVED },
    { "nprs_worst", 10, 8, SLIGHTLY },
    { "nprs_composite", 5.3, 3.3, IMPROVED },
    { "nprs_composite", 5.3, 3.4, UNCHANGED },
    { "nprs_composite", 1.7, 0, NO_BETTER },
    { "nprs_composite", 8.3, 9.7, NO_WORSE },
    { "vas", 60, 46, UNCHANGED },
    { "vas", 60, 45, SLIGHTLY }, /* 25 % */
    { "vas", 60, 42, IMPROVED },
    { "vas", 50, 35, IMPROVED },
    { "vas", 51, 36, SLIGHTLY }, /* 29.4 % */
    { "vas", 9, 0, NO_BETTER },
    { "vas", 10, 0, UNCHANGED },
    { "vas", 40, 54, UNCHANGED },
    { "vas", 40, 55, WORSE },
    { "rmdq", 12, 8, UNCHANGED },
    { "rmdq", 12, 7, IMPROVED },
    { "rmdq", 16, 11, IMPROVED }, /* 31 % */
    { "rmdq", 17, 12, SLIGHTLY }, /* 29 % */
    { "rmdq", 3, 0, NO_BETTER },
    { "rmdq", 4, 0, UNCHANGED },
    { "rmdq", 5, 0, IMPROVED },
    { "rmdq", 12, 16, UNCHANGED },
    { "rmdq", 12, 17, WORSE },
    { "rmdq", 20, 24, UNCHANGED },
    { "rmdq", 21, 24, NO_WORSE },
    { "rmdq", 21, 21, UNCHANGED },
    { "rmdq", 3, 8, WORSE },
    { "odi", 32, 22.1, UNCHANGED },
    { "odi", 32, 22, IMPROVED },
    { "odi", 34, 24, SLIGHTLY },
    { "odi", 9.9, 0, NO_BETTER },
    { "odi", 10, 0, IMPROVED },
    { "odi", 32, 41, UNCHANGED },
    { "odi", 32, 42, WORSE },
    { "quebec", 50, 35, UNCHANGED },
    { "quebec", 50, 34, IMPROVED }, /* 16 and 32 % */
    { "quebec", 54, 38, SLIGHTLY }, /* 29.6 % */
    { "quebec", 80, 61, SLIGHTLY }, /* 19 */
    { "quebec", 80, 60, IMPROVED }, /* 20, whatever the percentage */
    { "quebec", 15, 0, NO_BETTER },
    { "quebec", 16, 0, IMPROVED },
    { "quebec", 50, 65, UNCHANGED },
    { "quebec", 50, 66, WORSE },
    { "psfs", 4, 5.9, UNCHANGED },
    { "psfs", 4.3, 6.3, IMPROVED },
    { "psfs", 8, 10, IMPROVED },
    { "psfs", 8.1, 10, NO_BETTER },
    { "psfs", 5, 3.1, UNCHANGED },
    { "psfs", 5, 3, WORSE },
    { "psfs", 9, 7, WORSE },
    { "psfs_activity", 4, 6, UNCHANGED },
    { "psfs_activity", 4, 7, IMPROVED },
    { "psfs_activity", 9, 10, NO_BETTER },
    { "psfs_activity", 4, 2, UNCHANGED },
    { "psfs_activity", 4, 1, WORSE },
    { "hoos_pain", 50, 59.9, UNCHANGED },
    { "hoos_pain", 50, 60, SLIGHTLY },
    { "hoos_pain", 50, 64.9, SLIGHTLY },
    { "hoos_pain", 50, 65, IMPROVED },
    { "hoos_pain", 90, 100, SLIGHTLY },
    { "hoos_pain", 90.1, 100, NO_BETTER },
    { "hoos_pain", 50, 40.1, UNCHANGED },
    { "hoos_pain", 50, 40, WORSE },
    { "hoos_ps", 50, 65, IMPROVED },
    { "hoos_ps_2008", 50, 65, WORSE },
    { "hoos_ps_2008", 50, 35, IMPROVED },
    { "hoos_ps_2008", 9.9, 0, NO_BETTER },
    { "oxford_hip", 30, 34, UNCHANGED },
    { "oxford_hip", 30, 35, SLIGHTLY },
    { "oxford_hip", 30, 37, SLIGHTLY },
    { "oxford_hip", 30, 38, IMPROVED },
    { "oxford_hip", 43, 48, SLIGHTLY },
    { "oxford_hip", 44, 48, NO_BETTER },
    { "oxford_hip", 30, 26, UNCHANGED },
    { "oxford_hip", 30, 25, WORSE },
    { "oxford_hip", 30, 49, OUTSIDE }, /* the old scoring */
    { "oxford_hip_old", 30, 22, IMPROVED },
    { "oxford_hip_old", 30, 25, SLIGHTLY },
    { "oxford_hip_old", 30, 35, WORSE },
    { "oxford_hip_old", 17, 12, SLIGHTLY },
    { "oxford_hip_old", 16, 12, NO_BETTER },
    { "fabq_pa", 15, 11, UNCHANGED },
    { "fabq_pa", 15, 10, IMPROVED },
    { "fabq_pa", 15, 19, UNCHANGED },
    { "fabq_pa", 15, 20, WORSE },
    { "fabq_w", 30, 24, UNCHANGED },
    { "fabq_w", 30, 23, IMPROVED },
    { "fabq_w", 30, 37, WORSE },
    { "promis_pi_4a", 60, 55.1, UNCHANGED },
    { "promis_pi_4a", 60, 55, IMPROVED },
    { "promis_pi_4a", 60, 65, WORSE },
    { "chair_stand", 10, 12, UNCHANGED },
    { "chair_stand", 10, 13, IMPROVED },
    { "chair_stand", 0, 3, IMPROVED }, /* no percentage at 0, and none is asked for */
    { "chair_stand", 10, 8, UNCHANGED },
    { "chair_stand", 10, 7, WORSE },
    { "ears", 10, 20, UNKNOWN },
    { "ihot_12", 10, 90, UNKNOWN },
    { "body_chart_extent", 10, 10, UNKNOWN },
    { "start_back", 8, 2, NO_OUTCOME },
    { "adherence", 20, 90, NO_OUTCOME },
    { "hoos", 20, 90, NO_OUTCOME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaQuestionnaire *questionnaire =
        coxa_questionnaire_catalogue_find (fixture->catalogue, rows[i].id);
    CoxaScoreChange change = coxa_judge_scores (questionnaire, rows[i].baseline, rows[i].now, 28);

    g_test_message ("%s %g -> %g", rows[i].id, rows[i].baseline, rows[i].now);
    g_assert_cmpstr (coxa_label_ids[change.label], ==, coxa_label_ids[rows[i].label]);
    g_assert_cmpstr (coxa_score_rule_ids[change.rule], ==, coxa_score_rule_ids[rows[i].rule]);
  }
}

#undef IMPROVED
#undef UNCHANGED
#undef WORSE

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    double baseline, now, change, percent, mdc, mic;
    gboolean real, enough;
  } rows[] = {
    { "nprs_average", 8, 6, -2, 25, 2, 3, TRUE, FALSE },
    { "nprs_average", 3, 2, -1, 100.0 / 3, 2, 1, FALSE, TRUE },
    { "nprs_average", 0, 2, 2, NAN, 2, 1, TRUE, FALSE },
    { "nprs_average", 5, 7, 2, -40, 2, 2, TRUE, FALSE },
    { "psfs", 4, 7, 3, 75, 2, 2, TRUE, TRUE },
    { "psfs", 5, 4, -1, -20, 2, 2, FALSE, FALSE },
    { "ears", 10, 20, 10, 100, NAN, 5.5, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaScoreChange change =
        coxa_judge_scores (coxa_questionnaire_catalogue_find (fixture->catalogue, rows[i].id),
                           rows[i].baseline, rows[i].now, 28);
    const double pairs[][2] = { { change.change, rows[i].change },
                                { change.percent, rows[i].percent },
                                { change.mdc, rows[i].mdc },
                                { change.mic, rows[i].mic } };

    g_test_message ("%s %g -> %g", rows[i].id, rows[i].baseline, rows[i].now);
    for (guint j = 0; j < G_N_ELEMENTS (pairs); j++)
      g_assert_true (isnan (pairs[j][1]) ? isnan (pairs[j][0])
                                         : fabs (pairs[j][0] - pairs[j][1]) < 1e-9);
    g_assert_cmpint (change.real, ==, rows[i].real);
    g_assert_cmpint (change.enough, ==, rows[i].enough);
  }
}

/* A single rating right at a threshold gets "+/-", not a tick. */
static void
test_near_limit (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    double baseline, now;
    gboolean near_limit;
  } rows[] = {
    { "nprs_average", 5, 3, TRUE },  { "nprs_average", 5, 2, FALSE },
    { "nprs_average", 8, 5, TRUE },  { "nprs_average", 8, 4, FALSE },
    { "nprs_average", 8, 6, TRUE },  { "nprs_average", 5, 7, TRUE },
    { "nprs_average", 5, 8, FALSE }, { "nprs_average", 5, 4, FALSE },
    { "psfs_activity", 4, 7, TRUE }, { "psfs_activity", 4, 8, FALSE },
    { "grc", 0, 3, TRUE },           { "grc", 0, 4, FALSE },
    { "grc", 0, -3, TRUE },          { "grc", 0, -4, FALSE },
    { "grc", 0, 2, FALSE },          { "rmdq", 12, 7, FALSE }, /* a sum, not one rating */
    { "psfs", 4, 6, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s %g -> %g", rows[i].id, rows[i].baseline, rows[i].now);
    g_assert_cmpint (
        coxa_judge_scores (coxa_questionnaire_catalogue_find (fixture->catalogue, rows[i].id),
                           rows[i].baseline, rows[i].now, 28)
            .near_limit,
        ==, rows[i].near_limit);
  }
}

/* outcomes.md 2.6 */
static void
test_rating (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double now;
    int days;
    CoxaLabel label;
    CoxaScoreRule rule;
  } rows[] = {
    { 5, 28, COXA_LABEL_IMPROVED, COXA_SCORE_RULE_RATING_IMPROVED },
    { 3, 28, COXA_LABEL_IMPROVED, COXA_SCORE_RULE_RATING_IMPROVED },
    { 2, 28, COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_RATING_BETWEEN },
    { 0, 28, COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_RATING_BETWEEN },
    { -2, 28, COXA_LABEL_UNCHANGED, COXA_SCORE_RULE_RATING_BETWEEN },
    { -3, 28, COXA_LABEL_WORSE, COXA_SCORE_RULE_RATING_WORSENED },
    { 5, 92, COXA_LABEL_IMPROVED, COXA_SCORE_RULE_RATING_IMPROVED },
    { 5, 93, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_RECALL_TOO_LONG },
    { 6, 28, COXA_LABEL_CANNOT_TELL, COXA_SCORE_RULE_OUT_OF_RANGE },
  };
  const CoxaQuestionnaire *rating = coxa_questionnaire_catalogue_find (fixture->catalogue, "grc");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaScoreChange change = coxa_judge_scores (rating, NAN, rows[i].now, rows[i].days);

    g_test_message ("%g after %d days", rows[i].now, rows[i].days);
    g_assert_cmpint (change.label, ==, rows[i].label);
    g_assert_cmpint (change.rule, ==, rows[i].rule);
    g_assert_true (isnan (change.baseline));
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/score-change/labels", test_labels);
  ADD ("/engine/score-change/numbers", test_numbers);
  ADD ("/engine/score-change/near-limit", test_near_limit);
  ADD ("/engine/score-change/rating", test_rating);
  return g_test_run ();
}
