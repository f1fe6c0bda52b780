/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-change.h"

#include <math.h>

#include "sample-case.h"

typedef struct {
  SampleCase sample;
  CoxaNormTable *norms;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaChangeRules *rules;
  GPtrArray *visits;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sample_case_set_up (&fixture->sample, data);
  fixture->norms = coxa_norm_table_load (fixture->sample.catalogue, NULL);
  fixture->questionnaires = coxa_questionnaire_catalogue_load (NULL, NULL);
  fixture->rules = coxa_change_rules_load (fixture->sample.catalogue, NULL, NULL);
  fixture->visits = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->visits);
  coxa_change_rules_free (fixture->rules);
  coxa_questionnaire_catalogue_free (fixture->questionnaires);
  coxa_norm_table_free (fixture->norms);
  sample_case_tear_down (&fixture->sample, data);
}

/* "average 5; rmdq 12": pains by their kind, everything else by its id. */
static void
enter_scores (CoxaVisit *visit, const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, "; ", -1);

  for (guint i = 0; entries[i] && *entries[i]; i++) {
    g_auto (GStrv) words = g_strsplit (entries[i], " ", 2);
    double score = g_ascii_strtod (words[1], NULL);
    guint kind = 0;

    while (kind < COXA_N_PAINS && !g_str_equal (coxa_pain_ids[kind], words[0]))
      kind++;
    if (kind < COXA_N_PAINS)
      coxa_visit_set_pain (visit, kind, (int) score);
    else
      coxa_visit_add_score (visit, words[0], score);
  }
}

static CoxaVisit *
add_visit (Fixture *fixture, const char *at, const char *measured, const char *scored)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (at, NULL);

  sample_case_clear (&fixture->sample);
  sample_case_enter (&fixture->sample, measured);
  coxa_visit_set_at (fixture->sample.visit, when);
  coxa_visit_set_examiner (fixture->sample.visit, "AB");
  coxa_visit_set_episode (fixture->sample.visit, "Low back pain");
  enter_scores (fixture->sample.visit, scored);
  g_ptr_array_add (fixture->visits, g_object_ref (fixture->sample.visit));
  return fixture->sample.visit;
}

static CoxaChanges *
judge (Fixture *fixture, const char *disability)
{
  CoxaChangeKnowledge knowledge = {
    .norms = fixture->norms,
    .questionnaires = fixture->questionnaires,
    .rules = fixture->rules,
  };

  return coxa_changes_new (&knowledge, fixture->visits, disability);
}

static const CoxaMeasurementRow *
find_row (Fixture *fixture, const CoxaChanges *changes, const char *measure, CoxaSide side)
{
  return coxa_changes_find_measurement (
      changes, coxa_measure_catalogue_find (fixture->sample.catalogue, measure), side);
}

#define FIRST "2026-03-02T09:00:00+01:00"
#define SECOND "2026-03-16T09:00:00+01:00"
#define THIRD "2026-03-30T09:00:00+02:00"

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) changes = judge (fixture, NULL);

  g_assert_cmpuint (changes->n_visits, ==, 0);
  g_assert_cmpint (changes->first_visit, ==, COXA_NO_VISIT);
  g_assert_cmpint (changes->last_visit, ==, COXA_NO_VISIT);
  g_assert_cmpuint (changes->measurements->len, ==, 0);
  g_assert_cmpuint (changes->scores->len, ==, 0);
  g_assert_cmpint (changes->progress, ==, COXA_PROGRESS_CANNOT_TELL);
}

static void
test_first_visit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) changes = NULL;
  const CoxaMeasurementRow *row;

  add_visit (fixture, FIRST, "hip_flexion L 100", "average 6; grc 4");
  changes = judge (fixture, NULL);
  g_assert_cmpuint (changes->n_visits, ==, 1);
  g_assert_cmpint (changes->first_visit, ==, COXA_NO_VISIT);
  g_assert_cmpint (changes->last_visit, ==, COXA_NO_VISIT);
  row = find_row (fixture, changes, "hip_flexion", COXA_SIDE_LEFT);
  g_assert_cmpint (row->baseline_visit, ==, COXA_NO_VISIT);
  g_assert_cmpint (row->last_visit, ==, COXA_NO_VISIT);
  g_assert_cmpint (coxa_changes_find_score (changes, "nprs_average")->baseline_visit, ==,
                   COXA_NO_VISIT);
  g_assert_cmpint (coxa_changes_find_score (changes, "grc")->baseline_visit, ==, COXA_NO_VISIT);
  g_assert_cmpuint (changes->n_comparisons, ==, 0);
  g_assert_cmpint (changes->progress, ==, COXA_PROGRESS_CANNOT_TELL);
}

/* Small steps add up against the baseline alone (outcomes.md 3). */
static void
test_three_visits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) changes = NULL;
  const CoxaMeasurementRow *row;
  const CoxaScoreRow *pain;

  add_visit (fixture, FIRST, "hip_flexion L 100; hip_flexion R 118", "average 6; rmdq 12");
  add_visit (fixture, SECOND, "hip_flexion L 106", "average 5; rmdq 9");
  add_visit (fixture, THIRD, "hip_flexion L 112; hip_flexion R 119; ftf 12",
             "average 4; rmdq 6; psfs 5");
  changes = judge (fixture, NULL);

  g_assert_cmpuint (changes->measurements->len, ==, 3);
  row = find_row (fixture, changes, "hip_flexion", COXA_SIDE_LEFT);
  g_assert_cmpint (row->baseline_visit, ==, 0);
  g_assert_cmpint (row->last_visit, ==, 1);
  g_assert_cmpfloat (row->since_baseline.change, ==, 12);
  g_assert_cmpint (row->since_baseline.verdict, ==, COXA_VERDICT_REAL);
  g_assert_cmpint (row->since_last.verdict, ==, COXA_VERDICT_WITHIN_ERROR);
  row = find_row (fixture, changes, "hip_flexion", COXA_SIDE_RIGHT);
  g_assert_cmpint (row->last_visit, ==, 0);
  g_assert_cmpint (row->since_last.verdict, ==, COXA_VERDICT_WITHIN_ERROR);
  g_assert_cmpint (find_row (fixture, changes, "ftf", COXA_SIDE_CENTRAL)->baseline_visit, ==,
                   COXA_NO_VISIT);
  g_assert_cmpuint (changes->n_comparisons, ==, 2);

  pain = coxa_changes_find_score (changes, "nprs_average");
  g_assert_cmpint (pain->since_baseline.label, ==, COXA_LABEL_IMPROVED);
  g_assert_true (pain->since_baseline.near_limit);
  g_assert_cmpint (pain->since_last.label, ==, COXA_LABEL_UNCHANGED);
  g_assert_cmpint (coxa_changes_find_score (changes, "psfs")->baseline_visit, ==, COXA_NO_VISIT);
  g_assert_null (coxa_changes_find_score (changes, "odi"));
  g_assert_cmpstr (changes->disability->id, ==, "rmdq");
  g_assert_cmpint (changes->progress, ==, COXA_PROGRESS_IMPROVED);
  g_assert_false (changes->prompts[COXA_PROMPT_ASK_SAFETY]);
}

static void
test_matching (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *first, *second, *now;
    CoxaMismatch since_baseline, since_last;
    int baseline_visit, last_visit;
  } rows[] = {
    { "hip_ir L 20", "hip_ir L 24", "hip_ir L 28", COXA_MISMATCH_NONE, COXA_MISMATCH_NONE, 0, 1 },
    /* the broken line is said, not hidden behind a later baseline */
    { "hip_ir L 20 phone", "hip_ir L 24", "hip_ir L 28", COXA_MISMATCH_INSTRUMENT,
      COXA_MISMATCH_NONE, 0, 1 },
    { "hip_ir L 20", "hip_ir L 24 active", "hip_ir L 28", COXA_MISMATCH_NONE, COXA_MISMATCH_MODE, 0,
      1 },
    /* of several readings the one like it is taken */
    { "hip_ir L 20 seated_hip90; hip_ir L 21", "", "hip_ir L 28", COXA_MISMATCH_NONE,
      COXA_MISMATCH_NONE, 0, 0 },
    { "hip_ir L 20 active; hip_ir L 21 seated_hip90", "", "hip_ir L 28", COXA_MISMATCH_POSITION,
      COXA_MISMATCH_POSITION, 0, 0 },
    /* a reading without a value is no baseline */
    { "hip_ir L 0 refused", "hip_ir L 24", "hip_ir L 28", COXA_MISMATCH_NONE, COXA_MISMATCH_NONE, 1,
      1 },
    { "hip_ir L 20", "hip_ir L 0 stopped_by_pain", "hip_ir L 28", COXA_MISMATCH_NONE,
      COXA_MISMATCH_NONE, 0, 0 },
    { "hip_ir L 20", "hip_ir L 24", "hip_ir L 0 refused", COXA_MISMATCH_STATUS,
      COXA_MISMATCH_STATUS, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChanges) changes = NULL;
    const CoxaMeasurementRow *row;

    g_test_message ("%s | %s | %s", rows[i].first, rows[i].second, rows[i].now);
    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, FIRST, rows[i].first, "");
    add_visit (fixture, SECOND, rows[i].second, "");
    add_visit (fixture, THIRD, rows[i].now, "");
    changes = judge (fixture, NULL);
    row = find_row (fixture, changes, "hip_ir", COXA_SIDE_LEFT);
    g_assert_cmpint (row->baseline_visit, ==, rows[i].baseline_visit);
    g_assert_cmpint (row->last_visit, ==, rows[i].last_visit);
    g_assert_cmpint (row->since_baseline.mismatch, ==, rows[i].since_baseline);
    g_assert_cmpint (row->since_last.mismatch, ==, rows[i].since_last);
  }
}

static void
test_other_examiner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) changes = NULL;
  const CoxaMeasurementRow *row;

  add_visit (fixture, FIRST, "hip_ir L 10", "");
  coxa_visit_set_examiner (add_visit (fixture, SECOND, "hip_ir L 12", ""), "CD");
  coxa_visit_set_examiner (add_visit (fixture, THIRD, "hip_ir L 30", ""), "CD");
  changes = judge (fixture, NULL);
  row = find_row (fixture, changes, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpint (row->since_baseline.rule, ==, COXA_RULE_OTHER_EXAMINER);
  g_assert_cmpint (row->since_baseline.verdict, ==, COXA_VERDICT_WITHIN_ERROR);
  g_assert_cmpint (row->since_last.rule, ==, COXA_RULE_SAME_EXAMINER);
  g_assert_cmpint (row->since_last.verdict, ==, COXA_VERDICT_REAL);
}

static void
test_total_rotation (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *first, *now;
    gboolean has_row, has_baseline;
    CoxaChangeVerdict verdict;
  } rows[] = {
    { "hip_ir L 24; hip_er L 40", "hip_ir L 32; hip_er L 48", TRUE, TRUE,
      COXA_VERDICT_WITHIN_ERROR }, /* 16 */
    { "hip_ir L 24; hip_er L 40", "hip_ir L 32; hip_er L 49", TRUE, TRUE, COXA_VERDICT_REAL },
    { "hip_ir L 24", "hip_ir L 32; hip_er L 49", TRUE, FALSE, 0 },
    { "hip_ir L 24; hip_er L 40", "hip_ir L 32; hip_er L 49 phone", FALSE, FALSE, 0 },
    { "hip_ir L 24; hip_er L 40", "hip_ir L 32; hip_er R 49", FALSE, FALSE, 0 },
    { "hip_ir L 24; hip_er L 40", "hip_ir L 32; hip_er L 49 refused", FALSE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChanges) changes = NULL;
    const CoxaMeasurementRow *row;

    g_test_message ("%s | %s", rows[i].first, rows[i].now);
    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, FIRST, rows[i].first, "");
    add_visit (fixture, SECOND, rows[i].now, "");
    changes = judge (fixture, NULL);
    row = find_row (fixture, changes, "hip_rotation_total", COXA_SIDE_LEFT);
    g_assert_cmpint (row != NULL, ==, rows[i].has_row);
    if (row)
      g_assert_cmpint (row->baseline_visit, ==, rows[i].has_baseline ? 0 : COXA_NO_VISIT);
    if (rows[i].has_baseline)
      g_assert_cmpint (row->since_baseline.verdict, ==, rows[i].verdict);
  }
}

static void
test_low_back_population (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *first, *now;
    CoxaChangeVerdict verdict;
  } rows[] = {
    { "low_back_left", "low_back_right", COXA_VERDICT_REAL },
    { "low_back_left", "groin_left", COXA_VERDICT_WITHIN_ERROR },
    { NULL, NULL, COXA_VERDICT_WITHIN_ERROR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChanges) changes = NULL;
    CoxaVisit *visit;

    g_ptr_array_set_size (fixture->visits, 0);
    visit = add_visit (fixture, FIRST, "sorensen 60", "");
    if (rows[i].first)
      coxa_visit_add_pain_spot (visit, rows[i].first, "ache", 4);
    visit = add_visit (fixture, SECOND, "sorensen 95", "");
    if (rows[i].now)
      coxa_visit_add_pain_spot (visit, rows[i].now, "ache", 3);
    changes = judge (fixture, NULL);
    g_assert_cmpint (
        find_row (fixture, changes, "sorensen", COXA_SIDE_CENTRAL)->since_baseline.verdict, ==,
        rows[i].verdict);
  }
}

/* Each episode has its own baseline (outcomes.md 4). */
static void
test_episodes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) changes = NULL;
  const CoxaScoreRow *row;

  coxa_visit_set_episode (add_visit (fixture, FIRST, "", "average 9"), "Left hip");
  add_visit (fixture, SECOND, "", "average 5");
  add_visit (fixture, THIRD, "", "average 4");
  changes = judge (fixture, NULL);
  g_assert_cmpuint (changes->n_visits, ==, 2);
  g_assert_cmpint (changes->first_visit, ==, 1);
  g_assert_cmpint (changes->last_visit, ==, 1);
  row = coxa_changes_find_score (changes, "nprs_average");
  g_assert_cmpint (row->baseline_visit, ==, 1);
  g_assert_cmpfloat (row->since_baseline.baseline, ==, 5);
  g_assert_cmpint (row->since_baseline.label, ==, COXA_LABEL_UNCHANGED);
}

/* A baseline belongs into the first 14 days of an episode. */
static void
test_late_baseline (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *second;
    gboolean late;
  } rows[] = {
    { "2026-03-16T18:00:00+01:00", FALSE },
    { "2026-03-17T08:00:00+01:00", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChanges) changes = NULL;

    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, FIRST, "", "average 5");
    add_visit (fixture, rows[i].second, "hip_ir L 20", "rmdq 10");
    add_visit (fixture, THIRD, "hip_ir L 20", "average 5; rmdq 10");
    changes = judge (fixture, NULL);
    g_assert_cmpint (coxa_changes_find_score (changes, "rmdq")->late_baseline, ==, rows[i].late);
    g_assert_cmpint (find_row (fixture, changes, "hip_ir", COXA_SIDE_LEFT)->late_baseline, ==,
                     rows[i].late);
    g_assert_false (coxa_changes_find_score (changes, "nprs_average")->late_baseline);
  }
}

/* One questionnaire stands for disability; two directions are never compared. */
static void
test_disability (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) first_asked = NULL;
  g_autoptr (CoxaChanges) chosen = NULL;

  add_visit (fixture, FIRST, "", "odi 40; hoos_ps 50; oxford_hip_old 30");
  add_visit (fixture, SECOND, "", "rmdq 10; odi 42; hoos_ps_2008 20; hoos_ps 70; oxford_hip 40");
  first_asked = judge (fixture, NULL);
  g_assert_cmpstr (first_asked->disability->id, ==, "odi");
  g_assert_cmpint (first_asked->domains.labels[COXA_DOMAIN_DISABILITY], ==, COXA_LABEL_UNCHANGED);
  g_assert_cmpint (coxa_changes_find_score (first_asked, "hoos_ps_2008")->baseline_visit, ==,
                   COXA_NO_VISIT);
  g_assert_cmpint (coxa_changes_find_score (first_asked, "oxford_hip")->baseline_visit, ==,
                   COXA_NO_VISIT);
  chosen = judge (fixture, "hoos_ps");
  g_assert_cmpint (chosen->domains.labels[COXA_DOMAIN_DISABILITY], ==, COXA_LABEL_IMPROVED);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *first, *now;
    CoxaProgress progress;
    gboolean ask_safety;
  } rows[] = {
    { "average 6; rmdq 12", "average 3; rmdq 6; grc 4", COXA_PROGRESS_IMPROVED, FALSE },
    { "average 6; psfs 3", "average 6; psfs 6; grc 3", COXA_PROGRESS_IMPROVED, FALSE },
    { "average 4; rmdq 12", "average 7; rmdq 12; grc 0", COXA_PROGRESS_WORSE, TRUE },
    { "average 4; rmdq 12", "average 7; rmdq 12; grc 1", COXA_PROGRESS_UNCHANGED, FALSE },
    { "average 4; rmdq 12", "average 7; rmdq 6; grc 2", COXA_PROGRESS_MIXED, FALSE },
    { "average 4; rmdq 12", "average 7; rmdq 18; grc 2", COXA_PROGRESS_WORSE, TRUE },
    { "average 4", "rmdq 12", COXA_PROGRESS_CANNOT_TELL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChanges) changes = NULL;

    g_test_message ("%s | %s", rows[i].first, rows[i].now);
    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, FIRST, "", rows[i].first);
    add_visit (fixture, SECOND, "", rows[i].now);
    changes = judge (fixture, NULL);
    g_assert_cmpint (changes->progress, ==, rows[i].progress);
    g_assert_cmpint (changes->prompts[COXA_PROMPT_ASK_SAFETY], ==, rows[i].ask_safety);
  }
}

/* After 3 months a rating of change says nothing, and cannot outvote worse pain. */
static void
test_stale_rating (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaChanges) changes = NULL;

  add_visit (fixture, FIRST, "", "average 4");
  add_visit (fixture, "2026-07-02T09:00:00+02:00", "", "average 7; grc 2");
  changes = judge (fixture, NULL);
  g_assert_cmpint (coxa_changes_find_score (changes, "grc")->since_baseline.rule, ==,
                   COXA_SCORE_RULE_RECALL_TOO_LONG);
  g_assert_true (isnan (changes->domains.rating));
  g_assert_cmpint (changes->progress_rule, ==, COXA_PROGRESS_RULE_SYMPTOMS_WITHOUT_RATING);
}

static void
test_plateau (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *second, *third, *scored_second, *scored_third;
    gboolean review, adherence;
  } rows[] = {
    { "2026-03-16", "2026-04-06", "average 5", "average 5; adherence 80", TRUE, FALSE },
    { "2026-03-16", "2026-04-05", "average 5", "average 5; adherence 80", FALSE, FALSE },
    { "2026-03-16", "2026-04-06", "average 5", "average 5; adherence 79", FALSE, FALSE },
    { "2026-03-16", "2026-04-06", "average 5", "average 5; adherence 50", FALSE, FALSE },
    { "2026-03-16", "2026-04-06", "average 5", "average 5; adherence 49", FALSE, TRUE },
    { "2026-03-16", "2026-04-06", "average 5", "average 5", FALSE, FALSE },
    { "2026-03-16", "2026-04-06", "average 8; grc 0", "average 5; adherence 90", FALSE, FALSE },
    { "2026-03-16", "2026-04-06", "", "average 5; adherence 90", FALSE, FALSE },
    { "2026-03-16", "2026-04-06", "average 5", "average 8; grc 0; adherence 90", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *second = g_strconcat (rows[i].second, "T17:00:00+01:00", NULL);
    g_autofree char *third = g_strconcat (rows[i].third, "T08:00:00+02:00", NULL);
    g_autoptr (CoxaChanges) changes = NULL;

    g_test_message ("row %u", i);
    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, FIRST, "", "average 5");
    add_visit (fixture, second, "", rows[i].scored_second);
    add_visit (fixture, third, "", rows[i].scored_third);
    changes = judge (fixture, NULL);
    g_assert_cmpint (changes->prompts[COXA_PROMPT_REVIEW], ==, rows[i].review);
    g_assert_cmpint (changes->prompts[COXA_PROMPT_ADHERENCE], ==, rows[i].adherence);
  }
}

static void
test_movement_only (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *measured, *scored;
    gboolean prompt;
  } rows[] = {
    { "hip_flexion L 112", "average 5; rmdq 12", TRUE },
    { "hip_flexion L 110", "average 5; rmdq 12", FALSE },
    { "hip_flexion L 112", "average 2; rmdq 12", FALSE },
    { "hip_flexion L 112", "", FALSE },
    { "sorensen 200", "average 5; rmdq 12", FALSE }, /* a hold is no movement */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaChanges) changes = NULL;

    g_test_message ("row %u", i);
    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, FIRST, "hip_flexion L 100; sorensen 60", "average 5; rmdq 12");
    add_visit (fixture, SECOND, rows[i].measured, rows[i].scored);
    changes = judge (fixture, NULL);
    g_assert_cmpint (changes->prompts[COXA_PROMPT_MOVEMENT_ONLY], ==, rows[i].prompt);
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/change/nothing", test_nothing);
  ADD ("/engine/change/first-visit", test_first_visit);
  ADD ("/engine/change/three-visits", test_three_visits);
  ADD ("/engine/change/matching", test_matching);
  ADD ("/engine/change/other-examiner", test_other_examiner);
  ADD ("/engine/change/total-rotation", test_total_rotation);
  ADD ("/engine/change/low-back-population", test_low_back_population);
  ADD ("/engine/change/episodes", test_episodes);
  ADD ("/engine/change/late-baseline", test_late_baseline);
  ADD ("/engine/change/disability", test_disability);
  ADD ("/engine/change/progress", test_progress);
  ADD ("/engine/change/stale-rating", test_stale_rating);
  ADD ("/engine/change/plateau", test_plateau);
  ADD ("/engine/change/movement-only", test_movement_only);
  return g_test_run ();
}
