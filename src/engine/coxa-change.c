/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Baseline, last and now of one episode (outcomes.md 3 and 4). */

#include "coxa-change.h"

#include <math.h>

#include "coxa-readings.h"

/* Ids and words of the data that have a meaning of their own here. */
#define ADHERENCE "adherence"

/* The visits of the newest visit's episode; the newest is now. */
typedef struct {
  const CoxaChangeKnowledge *knowledge;
  CoxaReadings *readings;
  const CoxaQuestionnaire *disability;
} Episode;

static CoxaVisit *
get_visit (const Episode *episode, guint index)
{
  return coxa_readings_get_visit (episode->readings, index);
}

static guint
get_now (const Episode *episode)
{
  return coxa_readings_count (episode->readings) - 1;
}

static int
count_days (const Episode *episode, guint from, guint to)
{
  return coxa_readings_count_days (episode->readings, from, to);
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
  return index == COXA_NO_VISIT ? COXA_NO_VISIT
                                : coxa_readings_get_place (episode->readings, (guint) index);
}

/* One disability questionnaire is chosen at the start: the first one asked. */
static const CoxaQuestionnaire *
find_disability (const Episode *episode)
{
  const CoxaQuestionnaireCatalogue *catalogue = episode->knowledge->questionnaires;

  for (guint i = 0; i < coxa_readings_count (episode->readings); i++) {
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
add_measurement_row (CoxaChanges *self, const Episode *episode, const CoxaMeasurement *now)
{
  CoxaMeasurementRow row = { .now = *now };
  int baseline = COXA_NO_VISIT, last = COXA_NO_VISIT;

  for (guint i = 0; i < get_now (episode); i++) {
    if (!coxa_readings_find (episode->readings, i, now))
      continue;
    last = (int) i;
    if (baseline == COXA_NO_VISIT)
      baseline = last;
  }
  if (baseline != COXA_NO_VISIT) {
    row.since_baseline =
        coxa_readings_judge (episode->readings, (guint) baseline, get_now (episode), now);
    row.since_last = coxa_readings_judge (episode->readings, (guint) last, get_now (episode), now);
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
  const GArray *readings = coxa_readings_list (episode->readings, get_now (episode));

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

  self->n_visits = coxa_readings_count (episode->readings);
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
  g_autoptr (CoxaReadings) readings = NULL;
  Episode episode = { .knowledge = knowledge };

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

  episode.readings = readings =
      coxa_readings_new (knowledge, visits, g_ptr_array_index (visits, visits->len - 1));
  episode.disability =
      disability ? coxa_questionnaire_catalogue_find (knowledge->questionnaires, disability)
                 : find_disability (&episode);
  judge_all (self, &episode);
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
