/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-screening.h"
#include "sample-case.h"

/* Visits of one patient, each with its answers, and the decisions about them. */
typedef struct {
  SampleCase sample;
  GPtrArray *visits;
  GPtrArray *decisions;
  CoxaScreening *screening;
} Course;

static void
course_set_up (Course *self, gconstpointer data)
{
  sample_case_set_up (&self->sample, data);
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_safety_decision_free);
}

static void
forget (Course *self)
{
  g_ptr_array_set_size (self->visits, 0);
  g_ptr_array_set_size (self->decisions, 0);
}

static void
course_tear_down (Course *self, gconstpointer data)
{
  g_clear_pointer (&self->screening, coxa_screening_unref);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->decisions);
  sample_case_tear_down (&self->sample, data);
}

static GDateTime *
moment (const char *day, int hour)
{
  g_autofree char *text = g_strdup_printf ("%sT%02d:00:00+00:00", day, hour);

  return g_date_time_new_from_iso8601 (text, NULL);
}

/* @answers: "others no; fever yes", at nine o'clock */
static CoxaVisit *
add_visit (Course *self, const char *day, const char *episode, const char *answers)
{
  g_autoptr (GDateTime) at = moment (day, 9);
  g_autofree char *id = g_strdup_printf ("5c1a0000-0000-4000-8000-%012u", self->visits->len + 1);
  g_auto (GStrv) parts = g_strsplit (answers, ";", -1);
  CoxaVisit *visit = coxa_visit_new (id, at);

  coxa_visit_set_episode (visit, episode);
  for (guint i = 0; parts[i] && *parts[i]; i++) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", 2);
    CoxaAnswer answer = COXA_ANSWER_NOT_ASKED;

    while (!g_str_equal (coxa_answer_ids[answer], words[1]))
      answer++;
    if (g_str_equal (words[0], "others"))
      coxa_visit_set_others (visit, answer);
    else
      coxa_visit_set_answer (visit, words[0], answer);
  }
  g_ptr_array_add (self->visits, visit);
  return visit;
}

/* Judges the visit added last, for the day and hour. Returns: why no handout, or NULL */
static const char *
judge (Course *self, const char *day, int hour)
{
  CoxaVisit *visit = g_ptr_array_index (self->visits, self->visits->len - 1);
  g_autoptr (GDateTime) now = moment (day, hour);
  const char *reason = NULL;

  g_clear_pointer (&self->screening, coxa_screening_unref);
  self->screening = coxa_screening_new (self->sample.ruleset, self->visits, self->decisions);
  coxa_screening_judge (self->screening, self->sample.result, self->sample.patient, visit, now,
                        now);
  coxa_result_allows_handout (self->sample.result, &reason);
  return reason;
}

/* About all that stands now, as judged last. */
static CoxaSafetyDecision *
decide (Course *self, CoxaDecisionKind kind, const char *day, int hour, const char *review_on)
{
  CoxaVisit *visit = g_ptr_array_index (self->visits, self->visits->len - 1);
  g_autoptr (GDateTime) at = moment (day, hour);
  CoxaSafetyDecision *decision =
      coxa_safety_decision_new ("0b8e5a52-0000-4000-8000-000000000001", kind, at);

  g_strfreev (decision->flags);
  decision->flags = coxa_result_dup_decidable (self->sample.result, kind);
  coxa_safety_decision_note_flags (decision, self->sample.result);
  decision->visit_id = g_strdup (coxa_visit_get_id (visit));
  decision->episode = g_strdup (coxa_visit_get_episode (visit));
  decision->review_on = g_strdup (review_on);
  g_ptr_array_add (self->decisions, decision);
  return decision;
}

#define SHORT_NO "saddle_numbness no; bladder_change no; leg_weakness_worse no"

/* Two visits; what the second needs, and whether it has it. */
static void
test_short_form (Course *self, gconstpointer data)
{
  static const struct {
    const char *name, *first_episode, *first, *day, *episode, *second;
    CoxaScreenNeed need;
    gboolean complete;
  } rows[] = {
    { "short", "Back", "others no", "2026-03-08", "Back", SHORT_NO, COXA_SCREEN_NEED_SHORT, TRUE },
    { "nothing asked", "Back", "others no", "2026-03-08", "Back", "", COXA_SCREEN_NEED_SHORT,
      FALSE },
    { "one of three not asked", "Back", "others no", "2026-03-08", "Back",
      "saddle_numbness no; bladder_change no", COXA_SCREEN_NEED_SHORT, FALSE },
    { "unsure is asked", "Back", "others no", "2026-03-08", "Back",
      "saddle_numbness no; bladder_change no; leg_weakness_worse unsure", COXA_SCREEN_NEED_SHORT,
      TRUE },
    { "first was not full", "Back", "others no; fever not_asked", "2026-03-08", "Back", SHORT_NO,
      COXA_SCREEN_NEED_FULL, FALSE },
    { "27 days", "Back", "others no", "2026-03-28", "Back", SHORT_NO, COXA_SCREEN_NEED_SHORT,
      TRUE },
    { "28 days", "Back", "others no", "2026-03-29", "Back", SHORT_NO, COXA_SCREEN_NEED_AGAIN,
      FALSE },
    { "28 days, full", "Back", "others no", "2026-03-29", "Back", "others no",
      COXA_SCREEN_NEED_AGAIN, TRUE },
    { "another episode", "Back", "others no", "2026-03-08", "Hip", SHORT_NO, COXA_SCREEN_NEED_FULL,
      FALSE },
    { "no episode both times", NULL, "others no", "2026-03-08", NULL, SHORT_NO,
      COXA_SCREEN_NEED_SHORT, TRUE },
    { "injury now", "Back", "others no", "2026-03-08", "Back", SHORT_NO "; minor_trauma yes",
      COXA_SCREEN_NEED_WORSE, FALSE },
    { "injury unsure", "Back", "others no", "2026-03-08", "Back", SHORT_NO "; major_trauma unsure",
      COXA_SCREEN_NEED_WORSE, FALSE },
    { "injury of the first visit", "Back", "others no; minor_trauma yes", "2026-03-08", "Back",
      SHORT_NO, COXA_SCREEN_NEED_SHORT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].name);
    forget (self);
    add_visit (self, "2026-03-01", rows[i].first_episode, rows[i].first);
    add_visit (self, rows[i].day, rows[i].episode, rows[i].second);
    judge (self, rows[i].day, 10);
    g_assert_cmpint (coxa_screening_get_need (self->screening), ==, rows[i].need);
    g_assert_cmpint (coxa_result_is_screen_complete (self->sample.result), ==, rows[i].complete);
  }
}

static void
test_worse (Course *self, gconstpointer data)
{
  static const struct {
    double rating; /* global rating of change */
    gboolean trend;
    CoxaScreenNeed need;
  } rows[] = {
    { -2, FALSE, COXA_SCREEN_NEED_SHORT },
    { -3, FALSE, COXA_SCREEN_NEED_WORSE },
    { 3, TRUE, COXA_SCREEN_NEED_WORSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GDateTime) now = moment ("2026-03-08", 10);
    CoxaVisit *visit;

    forget (self);
    add_visit (self, "2026-03-01", "Back", "others no");
    visit = add_visit (self, "2026-03-08", "Back", SHORT_NO);
    coxa_visit_add_score (visit, "grc", rows[i].rating);
    judge (self, "2026-03-08", 10);
    coxa_screening_set_trend (self->screening, rows[i].trend, FALSE);
    coxa_screening_judge (self->screening, self->sample.result, self->sample.patient, visit, now,
                          now);
    g_assert_cmpint (coxa_screening_get_need (self->screening), ==, rows[i].need);
  }
}

/* What was answered holds until it is asked again: not asked is never a no. */
static void
test_carried (Course *self, gconstpointer data)
{
  static const struct {
    const char *first, *second;
    CoxaSafetyLevel level;
  } rows[] = {
    { "others no; red_eye yes", SHORT_NO, COXA_SAFETY_URGENT },
    { "others no; red_eye unsure", SHORT_NO, COXA_SAFETY_URGENT },
    { "others no; red_eye yes", SHORT_NO "; red_eye no", COXA_SAFETY_NONE },
    { "others no; past_cancer yes", SHORT_NO "; new_pain yes", COXA_SAFETY_URGENT },
    { "others no; leg_nerve_pain yes", SHORT_NO, COXA_SAFETY_PRECAUTION },
    /* an emergency stands, whatever is answered later */
    { "others no; fever yes", SHORT_NO, COXA_SAFETY_EMERGENCY },
    { "others no; fever yes", "others no", COXA_SAFETY_EMERGENCY },
    { "saddle_numbness unsure", "others no", COXA_SAFETY_EMERGENCY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s, then %s", rows[i].first, rows[i].second);
    forget (self);
    add_visit (self, "2026-03-01", "Back", rows[i].first);
    add_visit (self, "2026-03-08", "Back", rows[i].second);
    judge (self, "2026-03-08", 10);
    g_assert_cmpint (coxa_result_get_safety_level (self->sample.result), ==, rows[i].level);
    /* in another episode nothing of it is known */
    coxa_visit_set_episode (g_ptr_array_index (self->visits, 1), "Hip");
    judge (self, "2026-03-08", 10);
    g_assert_cmpint (coxa_result_get_safety_level (self->sample.result), <, COXA_SAFETY_EMERGENCY);
  }
}

/* Correcting the answer in the visit that gave it ends the emergency; a later visit does not. */
static void
test_corrected (Course *self, gconstpointer data)
{
  CoxaVisit *first = add_visit (self, "2026-03-01", "Back", "others no; fever yes");

  add_visit (self, "2026-03-08", "Back", "others no");
  g_assert_cmpstr (judge (self, "2026-03-08", 10), ==, "emergency");
  g_assert_nonnull (coxa_result_get_safety_flag (self->sample.result, 0)->since);
  g_assert_cmpuint (coxa_result_count (self->sample.result), ==, 0);
  coxa_visit_set_answer (first, "fever", COXA_ANSWER_NO);
  g_assert_null (judge (self, "2026-03-08", 10));
  g_assert_cmpuint (coxa_result_count (self->sample.result), >, 0);
}

static void
test_override (Course *self, gconstpointer data)
{
  add_visit (self, "2026-03-14", "Back", "others no; red_eye yes");
  g_assert_cmpstr (judge (self, "2026-03-14", 10), ==, "urgent");
  decide (self, COXA_DECISION_OVERRIDE, "2026-03-14", 10, "2026-03-20");
  g_assert_null (judge (self, "2026-03-14", 10));
  /* the flag stays in sight */
  g_assert_cmpint (coxa_result_get_safety_level (self->sample.result), ==, COXA_SAFETY_URGENT);
  g_assert_nonnull (coxa_result_get_safety_flag (self->sample.result, 0)->decision);
  /* until its review date */
  g_assert_null (judge (self, "2026-03-19", 23));
  g_assert_cmpstr (judge (self, "2026-03-20", 0), ==, "urgent");
}

/* What ends an override before its date. */
static void
test_override_lapses (Course *self, gconstpointer data)
{
  static const struct {
    const char *name, *later, *last, *episode, *reason;
  } rows[] = {
    { "nothing new", NULL, SHORT_NO, "Back", NULL },
    { "same answer again", NULL, SHORT_NO "; red_eye yes", "Back", NULL },
    { "new urgent flag", NULL, SHORT_NO "; organ_symptoms yes", "Back", "urgent" },
    { "new weak flag", NULL, SHORT_NO "; long_stiffness yes", "Back", "urgent" },
    { "new precaution", NULL, SHORT_NO "; leg_nerve_pain yes", "Back", "urgent" },
    { "new emergency", NULL, SHORT_NO "; fever yes", "Back", "emergency" },
    { "lapsed in between", SHORT_NO "; long_stiffness yes", SHORT_NO "; long_stiffness no", "Back",
      "urgent" },
    { "another episode", NULL, "others no; red_eye yes", "Hip", "urgent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].name);
    forget (self);
    add_visit (self, "2026-03-14", "Back", "others no; red_eye yes");
    judge (self, "2026-03-14", 10);
    decide (self, COXA_DECISION_OVERRIDE, "2026-03-14", 10, "2026-03-28");
    if (rows[i].later)
      add_visit (self, "2026-03-16", "Back", rows[i].later);
    add_visit (self, "2026-03-18", rows[i].episode, rows[i].last);
    g_assert_cmpstr (judge (self, "2026-03-18", 10), ==, rows[i].reason);
  }
}

/* An answer added to the visit after the decision is new to it. */
static void
test_visit_changed_after (Course *self, gconstpointer data)
{
  CoxaVisit *visit = add_visit (self, "2026-03-14", "Back",
                                "others no; past_cancer yes; "
                                "new_pain yes");

  judge (self, "2026-03-14", 10);
  decide (self, COXA_DECISION_OVERRIDE, "2026-03-14", 10, "2026-03-28");
  decide (self, COXA_DECISION_ACKNOWLEDGEMENT, "2026-03-14", 10, "2026-03-28");
  g_assert_null (judge (self, "2026-03-14", 11));
  coxa_visit_set_answer (visit, "red_eye", COXA_ANSWER_YES);
  g_assert_cmpstr (judge (self, "2026-03-14", 11), ==, "urgent");
  add_visit (self, "2026-03-15", "Back", SHORT_NO "; red_eye no");
  g_assert_cmpstr (judge (self, "2026-03-15", 11), ==, "urgent");
}

/* Nothing but a clearance opens an emergency, and only for what the physician knew. */
static void
test_clearance (Course *self, gconstpointer data)
{
  static const CoxaDecisionKind others[] = { COXA_DECISION_OVERRIDE,
                                             COXA_DECISION_ACKNOWLEDGEMENT };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    CoxaSafetyDecision *decision;
    const char *const flags[] = { "cauda-equina", NULL };

    forget (self);
    add_visit (self, "2026-03-14", "Back", "others no; saddle_numbness yes");
    judge (self, "2026-03-14", 10);
    decision = decide (self, others[i], "2026-03-14", 10, "2026-03-20");
    g_strfreev (decision->flags);
    decision->flags = g_strdupv ((char **) flags);
    g_assert_cmpstr (judge (self, "2026-03-14", 10), ==, "emergency");
  }
  g_ptr_array_set_size (self->decisions, 0);
  decide (self, COXA_DECISION_CLEARANCE, "2026-03-14", 15, NULL);
  g_assert_null (judge (self, "2026-03-14", 16));
  g_assert_cmpint (coxa_result_get_safety_level (self->sample.result), ==, COXA_SAFETY_NONE);
  g_assert_cmpuint (coxa_result_count_safety_flags (self->sample.result), ==, 1);
  g_assert_cmpuint (coxa_result_count (self->sample.result), >, 0);
  /* it does not expire, but the same answer given anew is news */
  add_visit (self, "2026-03-22", "Back", SHORT_NO);
  g_assert_null (judge (self, "2026-03-22", 10));
  add_visit (self, "2026-03-23", "Back",
             "saddle_numbness yes; bladder_change no; leg_weakness_worse no");
  g_assert_cmpstr (judge (self, "2026-03-23", 10), ==, "emergency");
  decide (self, COXA_DECISION_CLEARANCE, "2026-03-23", 15, NULL);
  g_assert_null (judge (self, "2026-03-23", 16));
}

static void
test_acknowledgement (Course *self, gconstpointer data)
{
  add_visit (self, "2026-03-14", "Back", "others no; long_stiffness yes");
  g_assert_cmpstr (judge (self, "2026-03-14", 10), ==, "refer");
  decide (self, COXA_DECISION_ACKNOWLEDGEMENT, "2026-03-14", 10, "2026-03-28");
  g_assert_null (judge (self, "2026-03-14", 10));
  add_visit (self, "2026-03-30", "Back", SHORT_NO);
  g_assert_null (judge (self, "2026-03-30", 10));
  /* another flag needs its own */
  add_visit (self, "2026-04-01", "Back", SHORT_NO "; walking_ache yes");
  g_assert_cmpstr (judge (self, "2026-04-01", 10), ==, "refer");
}

/* Each emergency flag of the rules closes the gate, whatever else was decided. */
static void
test_every_emergency (Course *self, gconstpointer data)
{
  static const char *const answers[] = {
    "saddle_numbness yes",
    "bladder_change yes",
    "bowel_change yes",
    "sexual_change yes",
    "both_legs yes",
    "leg_weakness_worse yes",
    "cord_signs yes",
    "major_trauma yes",
    "spine_shape_change yes; foot_drop yes",
    "minor_trauma yes; cannot_bear_weight yes",
    "leg_position_change yes",
    "groin_pain yes; load_increase yes; cannot_bear_weight yes",
    "past_cancer yes; foot_drop yes",
    "fever yes",
    "infection_risks yes; constant_pain yes",
    "hip_hot yes",
    "cannot_bear_weight yes; unwell yes",
    "hip_held_bent yes",
    "child_limp yes",
    "child_limp yes; unwell yes",
    "sudden_severe_pain yes",
    "chest_or_faint yes",
    "leg_circulation yes",
    "self_harm yes",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *all = g_strconcat ("others no; ", answers[i], NULL);

    g_test_message ("%s", all);
    forget (self);
    /* a child of ten for the growth plate, else a man of seventy for the aorta */
    coxa_patient_set_birth_date (
        self->sample.patient, g_str_has_prefix (answers[i], "child") ? "2016-01-01" : "1956-01-01",
        NULL);
    add_visit (self, "2026-03-14", "Back", all);
    judge (self, "2026-03-14", 10);
    decide (self, COXA_DECISION_OVERRIDE, "2026-03-14", 10, "2026-03-28");
    decide (self, COXA_DECISION_ACKNOWLEDGEMENT, "2026-03-14", 10, "2026-03-28");
    g_assert_cmpstr (judge (self, "2026-03-14", 11), ==, "emergency");
    for (guint n = 0; n < coxa_result_count_safety_flags (self->sample.result); n++)
      g_hash_table_add (seen, (gpointer) coxa_result_get_safety_flag (self->sample.result, n)->id);
  }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 16);
}

/* For the day on which something is handed out. */
static void
test_outdated (Course *self, gconstpointer data)
{
  static const struct {
    const char *on;
    const char *reason;
    gboolean old;
  } rows[] = {
    { "2026-03-14", NULL, FALSE },       { "2026-04-10", NULL, FALSE },
    { "2026-04-11", "outdated", FALSE }, { "2026-04-25", "outdated", FALSE },
    { "2026-04-26", "outdated", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaVisit *visit;

    g_test_message ("%s", rows[i].on);
    forget (self);
    visit = add_visit (self, "2026-03-14", "Back", "others no");
    sample_case_clear (&self->sample);
    sample_case_enter (&self->sample, SAMPLE_WOMAN);
    for (guint n = 0; n < coxa_visit_get_n_measurements (self->sample.visit); n++)
      coxa_visit_put_measurement (visit, coxa_visit_get_measurement (self->sample.visit, n));
    g_assert_cmpstr (judge (self, rows[i].on, 10), ==, rows[i].reason);
    g_assert_cmpint (coxa_result_count_shown (self->sample.result) == 0, ==, rows[i].old);
    if (rows[i].old)
      g_assert_cmpstr (coxa_result_get (self->sample.result, 0)->caps[0], ==, "old-measurements");
    g_assert_cmpint (
        coxa_screening_count_days (self->screening, coxa_screening_get_last_full (self->screening)),
        ==, 0);
  }
}

/* Typing changes the visit, and the judgement follows. */
static void
test_same_visit_changes (Course *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = moment ("2026-03-08", 10);
  CoxaVisit *visit;

  add_visit (self, "2026-03-01", "Back", "others no");
  visit = add_visit (self, "2026-03-08", "Back", SHORT_NO);
  g_assert_null (judge (self, "2026-03-08", 10));
  coxa_visit_set_answer (visit, "fever", COXA_ANSWER_UNSURE);
  coxa_screening_judge (self->screening, self->sample.result, self->sample.patient, visit, now,
                        now);
  g_assert_cmpint (coxa_result_get_safety_level (self->sample.result), ==, COXA_SAFETY_EMERGENCY);
  coxa_visit_set_answer (visit, "fever", COXA_ANSWER_NO);
  coxa_visit_set_episode (visit, "Hip");
  coxa_screening_judge (self->screening, self->sample.result, self->sample.patient, visit, now,
                        now);
  g_assert_cmpint (coxa_screening_get_need (self->screening), ==, COXA_SCREEN_NEED_FULL);
}

static void
test_yellow (Course *self, gconstpointer data)
{
  static const struct {
    const char *answers, *questionnaire;
    double total;
    const char *flag; /* or NULL */
  } rows[] = {
    { "others no", NULL, 0, NULL },
    { "others no; off_work yes", NULL, 0, "off-work" },
    { "others no; off_work unsure", NULL, 0, "off-work" },
    { "others no; sleep_loss yes", NULL, 0, "sleep" },
    { "others no; yellow_noted yes", NULL, 0, "beliefs" },
    { "others no; work_worries yes", NULL, 0, "work" },
    { "others no", "start_back_distress", 3, NULL },
    { "others no", "start_back_distress", 4, "high-risk" },
    { "others no", "fabq_pa", 14, NULL },
    { "others no", "fabq_pa", 15, "fear-avoidance-activity" },
    { "others no", "fabq_w", 29, NULL },
    { "others no", "fabq_w", 30, "fear-avoidance-work" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaResult *result = self->sample.result;
    CoxaVisit *visit;

    g_test_message ("row %u", i);
    forget (self);
    visit = add_visit (self, "2026-03-14", "Back", rows[i].answers);
    if (rows[i].questionnaire)
      coxa_visit_add_score (visit, rows[i].questionnaire, rows[i].total);
    /* never a block */
    g_assert_null (judge (self, "2026-03-14", 10));
    g_assert_cmpuint (coxa_result_count_yellow_flags (result), ==, rows[i].flag ? 1 : 0);
    if (!rows[i].flag)
      continue;
    g_assert_cmpstr (coxa_result_get_yellow_flag (result, 0)->id, ==, rows[i].flag);
    g_assert_nonnull (coxa_result_get_yellow_flag (result, 0)->plans[0]);
    /* and never a reason to drop a red one */
    coxa_visit_set_answer (visit, "fever", COXA_ANSWER_YES);
    g_assert_cmpstr (judge (self, "2026-03-14", 10), ==, "emergency");
  }
}

/* The questions of the yellow flags are no part of the screen. */
static void
test_yellow_is_no_screen (Course *self, gconstpointer data)
{
  CoxaVisit *visit = add_visit (self, "2026-03-14", "Back", "");
  guint n = 0;

  for (guint i = 0; i < coxa_ruleset_count_questions (self->sample.ruleset); i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (self->sample.ruleset, i);

    n += question->yellow;
    if (!question->yellow)
      coxa_visit_set_answer (visit, question->id, COXA_ANSWER_NO);
  }
  g_assert_cmpuint (n, ==, 7);
  g_assert_null (judge (self, "2026-03-14", 10));
}

static void
test_unchanged (Course *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = moment ("2026-03-14", 10);
  CoxaVisit *visit = add_visit (self, "2026-03-14", "Back", "others no");

  judge (self, "2026-03-14", 10);
  for (int unchanged = 0; unchanged < 2; unchanged++) {
    coxa_screening_set_trend (self->screening, FALSE, unchanged);
    coxa_screening_judge (self->screening, self->sample.result, self->sample.patient, visit, now,
                          now);
    g_assert_cmpuint (coxa_result_count_yellow_flags (self->sample.result), ==, unchanged);
  }
}

#define ADD(name, function) \
  g_test_add ("/engine/screening/" name, Course, NULL, course_set_up, function, course_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("short-form", test_short_form);
  ADD ("worse", test_worse);
  ADD ("carried", test_carried);
  ADD ("corrected", test_corrected);
  ADD ("override", test_override);
  ADD ("override-lapses", test_override_lapses);
  ADD ("visit-changed-after", test_visit_changed_after);
  ADD ("clearance", test_clearance);
  ADD ("acknowledgement", test_acknowledgement);
  ADD ("every-emergency", test_every_emergency);
  ADD ("outdated", test_outdated);
  ADD ("same-visit-changes", test_same_visit_changes);
  ADD ("yellow", test_yellow);
  ADD ("yellow-is-no-screen", test_yellow_is_no_screen);
  ADD ("unchanged", test_unchanged);
  return g_test_run ();
}
