/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-readings.h"

/* Words of the data that have a meaning of their own here. */
#define LOW_BACK_REGION "low_back"
#define LOW_BACK_POPULATION "lbp_current"

struct _CoxaReadings {
  const CoxaChangeKnowledge *knowledge;
  const GPtrArray *all;
  GArray *places;    /* of int: places in @all, oldest first */
  GPtrArray *visits; /* of GArray of CoxaMeasurement, one for each place */
};

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
collect (const CoxaChangeRules *rules, CoxaVisit *visit)
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
is_of_episode (CoxaVisit *visit, CoxaVisit *other)
{
  return g_strcmp0 (coxa_visit_get_episode (visit), coxa_visit_get_episode (other)) == 0;
}

/**
 * coxa_readings_new:
 * @visits: (element-type CoxaVisit): of one patient, oldest first
 * @of_episode: (nullable): only visits of this one's episode; %NULL for all of them
 *
 * Returns: (transfer full): the readings
 */
CoxaReadings *
coxa_readings_new (const CoxaChangeKnowledge *knowledge,
                   const GPtrArray *visits,
                   CoxaVisit *of_episode)
{
  CoxaReadings *self = g_new0 (CoxaReadings, 1);

  self->knowledge = knowledge;
  self->all = visits;
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int i = 0; i < (int) visits->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (visits, i);

    if (of_episode && !is_of_episode (visit, of_episode))
      continue;
    g_array_append_val (self->places, i);
    g_ptr_array_add (self->visits, collect (knowledge->rules, visit));
  }
  return self;
}

void
coxa_readings_free (CoxaReadings *self)
{
  g_array_unref (self->places);
  g_ptr_array_unref (self->visits);
  g_free (self);
}

guint
coxa_readings_count (const CoxaReadings *self)
{
  return self->places->len;
}

CoxaVisit *
coxa_readings_get_visit (const CoxaReadings *self, guint index)
{
  return g_ptr_array_index (self->all, coxa_readings_get_place (self, index));
}

/**
 * coxa_readings_get_place:
 *
 * Returns: where the visit stands in the list that was given
 */
int
coxa_readings_get_place (const CoxaReadings *self, guint index)
{
  return g_array_index (self->places, int, index);
}

/**
 * coxa_readings_count_days:
 *
 * Returns: calendar days, so that three weeks are 21 whatever the hour of the appointment
 */
int
coxa_readings_count_days (const CoxaReadings *self, guint from, guint to)
{
  int day[2];

  for (guint i = 0; i < 2; i++) {
    GDateTime *at = coxa_visit_get_at (coxa_readings_get_visit (self, i == 0 ? from : to));
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, g_date_time_get_day_of_month (at), g_date_time_get_month (at),
                    g_date_time_get_year (at));
    day[i] = (int) g_date_get_julian (&date);
  }
  return day[1] - day[0];
}

/**
 * coxa_readings_list:
 *
 * Returns: (transfer none) (element-type CoxaMeasurement): of the visit, in its order, sums last
 */
const GArray *
coxa_readings_list (const CoxaReadings *self, guint index)
{
  return g_ptr_array_index (self->visits, index);
}

/**
 * coxa_readings_find:
 *
 * Returns: (nullable): of the visit's readings of the measure and side of @like that were done,
 *   the one most like it: what differs last differs least
 */
const CoxaMeasurement *
coxa_readings_find (const CoxaReadings *self, guint index, const CoxaMeasurement *like)
{
  const GArray *readings = coxa_readings_list (self, index);
  const CoxaMeasurement *best = NULL;
  CoxaMismatch best_mismatch = COXA_MISMATCH_NONE;

  for (guint i = 0; i < readings->len; i++) {
    const CoxaMeasurement *reading = &g_array_index (readings, CoxaMeasurement, i);
    CoxaMismatch mismatch;

    if (reading->measure != like->measure || reading->side != like->side ||
        reading->status != COXA_STATUS_DONE)
      continue;
    mismatch = coxa_find_mismatch (reading, like);
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

/**
 * coxa_readings_judge:
 * @earlier: a visit that has a reading like @now
 * @later: the visit of @now
 *
 * Judges @now against the reading of the earlier visit most like it.
 */
CoxaMeasurementChange
coxa_readings_judge (const CoxaReadings *self,
                     guint earlier,
                     guint later,
                     const CoxaMeasurement *now)
{
  CoxaVisit *then_visit = coxa_readings_get_visit (self, earlier);
  CoxaVisit *now_visit = coxa_readings_get_visit (self, later);
  gboolean low_back = has_low_back_pain (then_visit) && has_low_back_pain (now_visit);
  CoxaCircumstances circumstances = {
    .other_examiner = coxa_examiners_differ (coxa_visit_get_examiner (then_visit),
                                             coxa_visit_get_examiner (now_visit)),
    .population = low_back ? LOW_BACK_POPULATION : NULL,
  };

  return coxa_judge_measurements (self->knowledge->norms, self->knowledge->rules,
                                  coxa_readings_find (self, earlier, now), now, &circumstances);
}
