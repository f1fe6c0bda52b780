/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "healthy-person.h"

#include <math.h>
#include <string.h>

#include "coxa-reference.h"

#define AGE_MIN 20
#define AGE_MAX 60 /* rotation has no norm beyond */

/* How much of a value the two sides share. With this much a difference of 16 in total rotation is
 * seen in one healthy person in ten, as patterns.md 3 (P05) says. */
#define SIDES_ALIKE 0.63

/* Where norms.ini has no mean or no SD for adults. "ours": a guess of the right size, no source. */
static const struct {
  const char *measure;
  double mean, sd;
} healthy[] = {
  { "thomas_knee", 52.5, 10 },           /* Harvey 1998; SD ours */
  { "craig", 15, 5 },                    /* Souza 2009; SD ours */
  { "pelvic_incl_fwd_bend", 67, 10 },    /* Reis 2015, controls; SD ours */
  { "gait_hip_ext", 14, 4 },             /* between 11 and 20 by laboratory; SD ours */
  { "hip_abduction", 44, 11 },           /* Roach 1991, active */
  { "hip_abduction_knee_bent", 48, 11 }, /* ours */
  { "knee_ext_deficit_passive", 20, 9 }, /* Yildirim 2018 is of students; older: ours */
  { "block_test", 5.2, 4 },              /* Knutson 2005; SD ours */
  { "tape_leg_length", 88, 5 },          /* ours; the sides differ by about 0.6 */
  { "hhd_hip_abduction", 150, 40 },      /* ours; the sides differ by about 5 % */
  { "hhd_hip_extension", 200, 50 },      /* ours; the sides differ by about 5 % */
  { "one_leg_stance_shift", 8, 1.2 },    /* ours */
  { "double_leg_lowering", 42, 10 },     /* ours */
  { "front_plank", 80, 35 },             /* ours */
  { "side_bridge", 77, 25 },             /* Juan-Recio 2022; SD ours */
  { "hip_morning_stiffness", 0, 0 },     /* none */
  { "beighton", 2.2, 2 },                /* 27 % of students had 4 or more */
  { "laxity_questionnaire", 0.7, 0.9 },  /* ours */
  { "sitting_h_per_day", 6, 2 },         /* ours */
  { "activity_min_per_week", 220, 110 }, /* ours */
};

typedef struct {
  GRand *rand;
  const CoxaNormTable *norms;
  const Answers *answers;
  HealthyPerson person;
} Draw;

/* Normal with mean 0 and SD 1, near enough: the sum of twelve even ones. */
static double
draw_deviation (GRand *rand)
{
  double sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (rand);
  return sum - 6;
}

static gboolean
happens (GRand *rand, double probability)
{
  return g_rand_double (rand) < probability;
}

/* Endurance and movement in standing have norms of active performance alone. */
static const CoxaNorm *
find_norm (const Draw *draw, const CoxaMeasurement *measurement)
{
  CoxaSex sex = coxa_patient_get_sex (draw->person.patient);
  int age = coxa_visit_get_age (draw->person.visit);
  CoxaMeasurement active = *measurement;
  const CoxaNorm *norm = coxa_norm_choose (draw->norms, measurement, sex, age);

  active.mode = COXA_MODE_ACTIVE;
  if (!norm && !measurement->measure->judged_passive)
    norm = coxa_norm_choose (draw->norms, &active, sex, age);
  return norm;
}

static gboolean
find_healthy (const Draw *draw, const CoxaMeasurement *measurement, double *mean, double *sd)
{
  const CoxaNorm *norm = find_norm (draw, measurement);

  if (norm && !isnan (norm->sd)) {
    *mean = norm->mean;
    *sd = norm->sd;
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (healthy); i++)
    if (g_str_equal (healthy[i].measure, measurement->measure->id)) {
      *mean = healthy[i].mean;
      *sd = healthy[i].sd;
      return TRUE;
    }
  return FALSE;
}

static double
sides_alike (const CoxaMeasure *measure)
{
  /* by construction of the body and by Thorborg 2010, far more alike than angles */
  if (g_str_equal (measure->id, "tape_leg_length"))
    return 0.993;
  return g_str_has_prefix (measure->id, "hhd_") ? 0.98 : SIDES_ALIKE;
}

/* @shared: the person's own deviation; each side adds its own. */
static gboolean
draw_number (const Draw *draw, CoxaMeasurement *measurement, double shared)
{
  const CoxaMeasure *measure = measurement->measure;
  double alike = measure->sided ? sides_alike (measure) : 1;
  double deviation = sqrt (alike) * shared + sqrt (1 - alike) * draw_deviation (draw->rand);
  double per_unit = pow (10, measure->decimals);
  double mean, sd;

  if (!find_healthy (draw, measurement, &mean, &sd))
    return FALSE;
  measurement->value = CLAMP (round ((mean + sd * deviation) * per_unit) / per_unit,
                              measure->hard_min, measure->hard_max);
  return TRUE;
}

static double
find_rate (const Answers *answers, const CoxaMeasure *measure)
{
  static const char *const nerves[] = { "radicular_signs", "neurodynamic_positive", NULL };

  if (g_strv_contains (nerves, measure->id))
    return 0;
  if (g_str_has_prefix (measure->id, "provokes_"))
    return answers->provokes;
  if (measure->kind == COXA_MEASURE_FAILED)
    return measure->sided ? answers->failed / 2 : answers->failed;
  if (g_str_equal (measure->id, "phe_pattern"))
    return answers->early;
  if (strstr (measure->id, "pain") || strstr (measure->id, "aggravates"))
    return answers->pain;
  return answers->sign;
}

/* Returns: FALSE where a healthy person has no such value */
static gboolean
draw_value (const Draw *draw, CoxaMeasurement *measurement, double shared)
{
  const CoxaMeasure *measure = measurement->measure;
  guint last = g_strv_length ((char **) measure->values);

  switch (measure->kind) {
  case COXA_MEASURE_NUMBER:
    return draw_number (draw, measurement, shared);
  case COXA_MEASURE_GRADE: /* full strength; the active abduction test counts mistakes */
    measurement->value = g_str_equal (measure->id, "ahabd") ? 0 : last - 1;
    return TRUE;
  case COXA_MEASURE_CHOICE:
    measurement->value = coxa_measure_find_value (measure, "neutral");
    return TRUE;
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    measurement->value = happens (draw->rand, find_rate (draw->answers, measure));
    return !g_str_has_prefix (measure->id, "link_");
  case COXA_MEASURE_COMPUTED:
  default:
    return FALSE;
  }
}

/* The block stands under the shorter leg: one side has a value. */
static gboolean
is_one_sided (const CoxaMeasure *measure)
{
  return g_str_equal (measure->id, "block_test");
}

static void
measure_one (const Draw *draw, const CoxaMeasure *measure)
{
  double shared = draw_deviation (draw->rand);
  guint first = is_one_sided (measure) ? (guint) g_rand_int_range (draw->rand, 0, 2) : 0;
  guint n = measure->sided && !is_one_sided (measure) ? 2 : 1;

  for (guint i = 0; i < n; i++) {
    CoxaMeasurement measurement;

    coxa_measurement_init (&measurement, measure,
                           measure->sided ? (CoxaSide) (first + i) : COXA_SIDE_CENTRAL);
    measurement.pelvis_held = measure->pelvis_qualifier;
    if (draw_value (draw, &measurement, shared))
      coxa_visit_put_measurement (draw->person.visit, &measurement);
  }
}

HealthyPerson
healthy_person_new (GRand *rand,
                    const CoxaMeasureCatalogue *measures,
                    const CoxaNormTable *norms,
                    const Answers *answers)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);
  Draw draw = { .rand = rand, .norms = norms, .answers = answers };

  draw.person.patient = coxa_patient_new ("0b8e0000-0000-4000-8000-000000000001");
  draw.person.visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
  coxa_patient_set_sex (draw.person.patient, happens (rand, 0.5) ? COXA_SEX_FEMALE : COXA_SEX_MALE);
  coxa_visit_set_age (draw.person.visit, g_rand_int_range (rand, AGE_MIN, AGE_MAX + 1));
  coxa_visit_set_others (draw.person.visit, COXA_ANSWER_NO);
  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++)
    measure_one (&draw, coxa_measure_catalogue_get (measures, i));
  return draw.person;
}

void
healthy_person_clear (HealthyPerson *self)
{
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
}
