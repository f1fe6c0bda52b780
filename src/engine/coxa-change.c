/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Baseline, last and now of one episode (outcomes.md 3 and 4). */

#include "coxa-change.h"

#include <math.h>

/* Ids and words of the data that have a meaning of their own here. */
#define ADHERENCE "adherence"
#define LOW_BACK_REGION "low_back"
#define LOW_BACK_POPULATION "lbp_current"

/* The visits of the episode that the newest visit belongs to; the newest is now. */
typedef struct {
  const CoxaChangeKnowledge *knowledge;
  const GPtrArray *all;
  GArray *places;      /* of int: places in @all, oldest first */
  GPtrArray *readings; /* of GArray of CoxaMeasurement, one for each place */
  const CoxaQuestionnaire *disability;
} Episode;

static CoxaVisit *
get_visit (const Episode *episode, guint index)
{
  return g_ptr_array_index (episode->all, g_array_index (episode->places, int, index));
}

static guint
get_now (const Episode *episode)
{
  return episode->places->len - 1;
}

/* Calendar days, so that three weeks are 21 whatever the hour of the appointment. */
static int
count_days (const Episode *episode, guint from, guint to)
{
  int day[2];

  for (guint i = 0; i < 2; i++) {
    GDateTime *at = coxa_visit_get_at (get_visit (episode, i == 0 ? from : to));
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, g_date_time_get_day_of_month (at), g_date_time_get_month (at),
                    g_date_time_get_year (at));
    day[i] = (int) g_date_get_julian (&date);
  }
  return day[1] - day[0];
}

static gboolean
is_late (const Episode *episode, int index)
{
  return index != COXA_NO_VISIT &&
         count_days (episode, 0, (guint) index) >
             coxa_change_rules_get_limits (episode->knowledge->rules)->baseline_days;
}

static int
get_place (const Episode *episode, int index)
{
  return index == COXA_NO_VISIT ? COXA_NO_VISIT : g_array_index (episode->places, int, index);
}

/* Two readings make a sum only where they were taken alike. */
static void
add_sum (GArray *readings, const CoxaSumOf *sum, const CoxaMeasurement *first)
{
  for (guint i = 0; i < readings->len; i++) {
    CoxaMeasurement second = g_array_index (readings, CoxaMeasurement, i);
    CoxaMeasurement total;

    if (second.measure != sum->of[1])
      continue;
    second.measure = first->measure;
    if (coxa_find_mismatch (first, &second) != COXA_MISMATCH_NONE)
      continue;
    coxa_measurement_init (&total, sum->sum, first->side);
    total.position = coxa_measure_find_position (sum->sum, first->position);
    total.mode = first->mode;
    total.instrument = first->instrument;
    total.pelvis_held = first->pelvis_held;
    total.step = MAX (first->step, second.step);
    total.value = first->value + second.value;
    if (total.position)
      g_array_append_val (readings, total);
    return;
  }
}

static GArray *
collect_readings (const CoxaChangeRules *rules, CoxaVisit *visit)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (CoxaMeasurement));
  guint n = coxa_visit_get_n_measurements (visit);

  for (guint i = 0; i < n; i++)
    g_array_append_val (readings, *coxa_visit_get_measurement (visit, i));
  for (guint i = 0; i < coxa_change_rules_count_sums (rules); i++) {
    const CoxaSumOf *sum = coxa_change_rules_get_sum (rules, i);

    for (guint j = 0; j < n; j++) {
      CoxaMeasurement first = g_array_index (readings, CoxaMeasurement, j);

      if (first.measure == sum->of[0])
        add_sum (readings, sum, &first);
    }
  }
  return readings;
}

static gboolean
is_of_episode (CoxaVisit *visit, CoxaVisit *now)
{
  return g_strcmp0 (coxa_visit_get_episode (visit), coxa_visit_get_episode (now)) == 0;
}

/* One disability questionnaire is chosen at the start: the first one asked. */
static const CoxaQuestionnaire *
find_disability (const Episode *episode)
{
  const CoxaQuestionnaireCatalogue *catalogue = episode->knowledge->questionnaires;

  for (guint i = 0; i < episode->places->len; i++) {
    for (guint j = 0; j < coxa_questionnaire_catalogue_count (catalogue); j++) {
      const CoxaQuestionnaire *questionnaire = coxa_questionnaire_catalogue_get (catalogue, j);
      double total;

      if (questionnaire->domain == COXA_DOMAIN_DISABILITY &&
          coxa_questionnaire_find_total (questionnaire, get_visit (episode, i), &total))
        return questionnaire;
    }
  }
  return NULL;
}

static void
episode_init (Episode *episode,
              const CoxaChangeKnowledge *knowledge,
              const GPtrArray *visits,
              const char *disability)
{
  episode->knowledge = knowledge;
  episode->all = visits;
  episode->places = g_array_new (FALSE, FALSE, sizeof (int));
  episode->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int i = 0; i < (int) visits->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (visits, i);

    if (!is_of_episode (visit, g_ptr_array_index (visits, visits->len - 1)))
      continue;
    g_array_append_val (episode->places, i);
    g_ptr_array_add (episode->readings, collect_readings (knowledge->rules, visit));
  }
  episode->disability =
      disability ? coxa_questionnaire_catalogue_find (knowledge->questionnaires, disability)
                 : find_disability (episode);
}

static void
episode_clear (Episode *episode)
{
  g_array_unref (episode->places);
  g_ptr_array_unref (episode->readings);
}

/* Of the readings of one visit, the one most like @now: what differs last differs least. */
static const CoxaMeasurement *
find_reading (const GArray *readings, const CoxaMeasurement *now)
{
  const CoxaMeasurement *best = NULL;
  CoxaMismatch best_mismatch = COXA_MISMATCH_NONE;

  for (guint i = 0; i < readings->len; i++) {
    const CoxaMeasurement *reading = &g_array_index (readings, CoxaMeasurement, i);
    CoxaMismatch mismatch;

    if (reading->measure != now->measure || reading->side != now->side ||
        reading->status != COXA_STATUS_DONE)
      continue;
    mismatch = coxa_find_mismatch (reading, now);
    if (mismatch == COXA_MISMATCH_NONE)
      return reading;
    if (!best || mismatch > best_mismatch) {
      best = reading;
      best_mismatch = mismatch;
    }
  }
  return best;
}

static gboolean
has_low_back_pain (CoxaVisit *visit)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    if (g_str_has_prefix (spot->region, LOW_BACK_REGION) && spot->intensity != 0)
      return TRUE;
  }
  return FALSE;
}

static CoxaMeasurementChange
judge_since (const Episode *episode, guint index, const CoxaMeasurement *now)
{
  CoxaVisit *then_visit = get_visit (episode, index);
  CoxaVisit *now_visit = get_visit (episode, get_now (episode));
  gboolean low_back = has_low_back_pain (then_visit) && has_low_back_pain (now_visit);
  CoxaCircumstances circumstances = {
    .other_examiner = coxa_examiners_differ (coxa_visit_get_examiner (then_visit),
                                             coxa_visit_get_examiner (now_visit)),
    .population = low_back ? LOW_BACK_POPULATION : NULL,
  };

  return coxa_judge_measurements (episode->knowledge->norms, episode->knowledge->rules,
                                  find_reading (g_ptr_array_index (episode->readings, index), now),
                                  now, &circumstances);
}

static void
add_measurement_row (CoxaChanges *self, const Episode *episode, const CoxaMeasurement *now)
{
  CoxaMeasurementRow row = { .now = *now };
  int baseline = COXA_NO_VISIT, last = COXA_NO_VISIT;

  for (guint i = 0; i < get_now (episode); i++) {
    if (!find_reading (g_ptr_array_index (episode->readings, i), now))
      continue;
    last = (int) i;
    if (baseline == COXA_NO_VISIT)
      baseline = last;
  }
  if (baseline != COXA_NO_VISIT) {
    row.since_baseline = judge_since (episode, (guint) baseline, now);
    row.since_last = judge_since (episode, (guint) last, now);
    self->n_comparisons += row.since_baseline.verdict <= COXA_VERDICT_WITHIN_ERROR;
  }
  row.baseline_visit = get_place (episode, baseline);
  row.last_visit = get_place (episode, last);
  row.late_baseline = is_late (episode, baseline);
  g_array_append_val (self->measurements, row);
}

static void
add_measurement_rows (CoxaChanges *self, const Episode *episode)
{
  const GArray *readings = g_ptr_array_index (episode->readings, get_now (episode));

  for (guint i = 0; i < readings->len; i++)
    add_measurement_row (self, episode, &g_array_index (readings, CoxaMeasurement, i));
}

/* The first, or the last, of the visits before @before with a score. */
static int
find_scored (const Episode *episode,
             const CoxaQuestionnaire *questionnaire,
             guint before,
             gboolean last,
             double *total_out)
{
  for (guint i = 0; i < before; i++) {
    guint index = last ? before - 1 - i : i;

    if (coxa_questionnaire_find_total (questionnaire, get_visit (episode, index), total_out))
      return (int) index;
  }
  return COXA_NO_VISIT;
}

/* What the score of visit @index says against the earlier one; FALSE where there is none. */
static gboolean
judge_score_at (const Episode *episode,
                const CoxaQuestionnaire *questionnaire,
                guint index,
                gboolean since_last,
                CoxaScoreChange *change_out,
                int *earlier_out)
{
  gboolean rating = questionnaire->thresholds.kind == COXA_CHANGE_VALUE;
  double earlier = NAN, now;

  *earlier_out = COXA_NO_VISIT;
  if (!coxa_questionnaire_find_total (questionnaire, get_visit (episode, index), &now))
    return FALSE;
  if (!rating)
    *earlier_out = find_scored (episode, questionnaire, index, since_last, &earlier);
  else if (index > 0 && !since_last)
    *earlier_out = 0;
  if (*earlier_out == COXA_NO_VISIT)
    return FALSE;

  *change_out = coxa_judge_scores (questionnaire, earlier, now,
                                   count_days (episode, (guint) *earlier_out, index));
  return TRUE;
}

static void
add_score_rows (CoxaChanges *self, const Episode *episode)
{
  const CoxaQuestionnaireCatalogue *catalogue = episode->knowledge->questionnaires;
  guint now = get_now (episode);

  for (guint i = 0; i < coxa_questionnaire_catalogue_count (catalogue); i++) {
    CoxaScoreRow row = { .questionnaire = coxa_questionnaire_catalogue_get (catalogue, i) };
    int baseline, last;

    if (!coxa_questionnaire_find_total (row.questionnaire, get_visit (episode, now), &row.now))
      continue;
    judge_score_at (episode, row.questionnaire, now, FALSE, &row.since_baseline, &baseline);
    judge_score_at (episode, row.questionnaire, now, TRUE, &row.since_last, &last);
    row.baseline_visit = get_place (episode, baseline);
    row.last_visit = get_place (episode, last);
    row.late_baseline = is_late (episode, baseline);
    g_array_append_val (self->scores, row);
  }
}

static const CoxaQuestionnaire *
find_domain (const Episode *episode, CoxaDomain domain)
{
  const CoxaQuestionnaireCatalogue *catalogue = episode->knowledge->questionnaires;

  if (domain == COXA_DOMAIN_DISABILITY)
    return episode->disability;
  for (guint i = 0; i < coxa_questionnaire_catalogue_count (catalogue); i++)
    if (coxa_questionnaire_catalogue_get (catalogue, i)->domain == (int) domain)
      return coxa_questionnaire_catalogue_get (catalogue, i);
  return NULL;
}

static CoxaDomainLabels
label_domains (const Episode *episode, guint index)
{
  CoxaDomainLabels domains = { .rating = NAN };

  for (CoxaDomain domain = 0; domain < COXA_N_DOMAINS; domain++) {
    const CoxaQuestionnaire *questionnaire = find_domain (episode, domain);
    CoxaScoreChange change;
    int earlier;

    domains.labels[domain] = COXA_LABEL_CANNOT_TELL;
    if (!questionnaire || !judge_score_at (episode, questionnaire, index, FALSE, &change, &earlier))
      continue;
    domains.labels[domain] = change.label;
    if (domain == COXA_DOMAIN_RATING && change.label != COXA_LABEL_CANNOT_TELL)
      domains.rating = change.now;
  }
  return domains;
}

static CoxaProgress
judge_progress_at (const Episode *episode, guint index)
{
  CoxaDomainLabels domains = label_domains (episode, index);
  CoxaProgressRule rule;

  return coxa_judge_progress (coxa_change_rules_get_limits (episode->knowledge->rules), &domains,
                              &rule);
}

/* Two unchanged re-assessments, nothing else between them, far enough apart (outcomes.md 3). */
static gboolean
is_plateau (const Episode *episode)
{
  guint now = get_now (episode);
  int days = coxa_change_rules_get_limits (episode->knowledge->rules)->plateau_days;

  if (judge_progress_at (episode, now) != COXA_PROGRESS_UNCHANGED)
    return FALSE;
  for (guint i = now - 1; i > 0; i--) {
    CoxaProgress progress = judge_progress_at (episode, i);

    if (progress == COXA_PROGRESS_CANNOT_TELL)
      continue; /* a contact without a re-assessment */
    if (progress != COXA_PROGRESS_UNCHANGED)
      return FALSE;
    if (count_days (episode, i, now) >= days)
      return TRUE;
  }
  return FALSE;
}

static gboolean
find_adherence (const Episode *episode, double *percent_out)
{
  const CoxaQuestionnaire *adherence =
      coxa_questionnaire_catalogue_find (episode->knowledge->questionnaires, ADHERENCE);

  return adherence && coxa_questionnaire_find_total (
                          adherence, get_visit (episode, get_now (episode)), percent_out);
}

static gboolean
has_movement_changed (const CoxaChanges *self)
{
  for (guint i = 0; i < self->measurements->len; i++) {
    const CoxaMeasurementRow *row = &g_array_index (self->measurements, CoxaMeasurementRow, i);
    const char *unit = row->now.measure->unit;

    if (row->baseline_visit != COXA_NO_VISIT && row->since_baseline.verdict == COXA_VERDICT_REAL &&
        (g_str_equal (unit, "deg") || g_str_equal (unit, "cm")))
      return TRUE;
  }
  return FALSE;
}

static void
set_prompts (CoxaChanges *self, const Episode *episode)
{
  const CoxaProgressLimits *limits = coxa_change_rules_get_limits (episode->knowledge->rules);
  double adherence;

  self->prompts[COXA_PROMPT_ASK_SAFETY] = self->progress == COXA_PROGRESS_WORSE;
  self->prompts[COXA_PROMPT_MOVEMENT_ONLY] =
      coxa_symptoms_are_unchanged (&self->domains) && has_movement_changed (self);
  if (!find_adherence (episode, &adherence) || !is_plateau (episode))
    return;
  self->prompts[COXA_PROMPT_REVIEW] = adherence >= limits->adherence_good;
  self->prompts[COXA_PROMPT_ADHERENCE] = adherence < limits->adherence_poor;
}

static void
judge_all (CoxaChanges *self, const Episode *episode)
{
  guint now = get_now (episode);

  self->n_visits = episode->places->len;
  self->first_visit = get_place (episode, now > 0 ? 0 : COXA_NO_VISIT);
  self->last_visit = get_place (episode, now > 0 ? (int) now - 1 : COXA_NO_VISIT);
  add_measurement_rows (self, episode);
  add_score_rows (self, episode);
  self->disability = episode->disability;
  self->domains = label_domains (episode, get_now (episode));
  self->progress = coxa_judge_progress (coxa_change_rules_get_limits (episode->knowledge->rules),
                                        &self->domains, &self->progress_rule);
  set_prompts (self, episode);
}

/**
 * coxa_changes_new:
 * @visits: (element-type CoxaVisit): of one patient, oldest first; those of the newest visit's
 *   episode are compared, and the newest is now
 * @disability: (nullable): id of the questionnaire chosen for disability; %NULL for the first one
 *   of the episode
 *
 * Returns: (transfer full): what changed; without rows where nothing was measured or asked now
 */
CoxaChanges *
coxa_changes_new (const CoxaChangeKnowledge *knowledge,
                  const GPtrArray *visits,
                  const char *disability)
{
  CoxaChanges *self = g_new0 (CoxaChanges, 1);
  Episode episode;

  self->first_visit = self->last_visit = COXA_NO_VISIT;
  self->measurements = g_array_new (FALSE, FALSE, sizeof (CoxaMeasurementRow));
  self->scores = g_array_new (FALSE, FALSE, sizeof (CoxaScoreRow));
  for (guint i = 0; i < COXA_N_DOMAINS; i++)
    self->domains.labels[i] = COXA_LABEL_CANNOT_TELL;
  self->domains.rating = NAN;
  self->progress = COXA_PROGRESS_CANNOT_TELL;
  self->progress_rule = COXA_PROGRESS_RULE_NOTHING_JUDGED;
  if (visits->len == 0)
    return self;

  episode_init (&episode, knowledge, visits, disability);
  judge_all (self, &episode);
  episode_clear (&episode);
  return self;
}

void
coxa_changes_free (CoxaChanges *self)
{
  g_array_unref (self->measurements);
  g_array_unref (self->scores);
  g_free (self);
}

/**
 * coxa_changes_find_measurement:
 *
 * Returns: (nullable): the first row of @measure and @side, whatever its position and mode
 */
const CoxaMeasurementRow *
coxa_changes_find_measurement (const CoxaChanges *self, const CoxaMeasure *measure, CoxaSide side)
{
  for (guint i = 0; i < self->measurements->len; i++) {
    const CoxaMeasurementRow *row = &g_array_index (self->measurements, CoxaMeasurementRow, i);

    if (row->now.measure == measure && row->now.side == side)
      return row;
  }
  return NULL;
}

/**
 * coxa_changes_find_score:
 *
 * Returns: (nullable): the row of @questionnaire, or %NULL where it was not asked now
 */
const CoxaScoreRow *
coxa_changes_find_score (const CoxaChanges *self, const char *questionnaire)
{
  for (guint i = 0; i < self->scores->len; i++) {
    const CoxaScoreRow *row = &g_array_index (self->scores, CoxaScoreRow, i);

    if (g_str_equal (row->questionnaire->id, questionnaire))
      return row;
  }
  return NULL;
}
