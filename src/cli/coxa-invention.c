/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-invention.h"

#include "coxa-data-file.h"
#include "coxa-reference.h"

#include <math.h>

#define NAMES_RESOURCE "/org/coxa/Coxa/sample/names.ini"

#define FIRST_NUMBER 10001 /* the clinic's own number of the first patient */
#define VISITS_MAX 6
#define N_SIDES 3

typedef struct {
  const char *language;
  char **given[2]; /* of women, of men */
  char **family[2];
} NameList;

struct _CoxaInvention {
  const CoxaMeasureCatalogue *measures; /* borrowed */
  const CoxaNormTable *norms;           /* borrowed */
  GRand *rand;
  CoxaDataFile *names_file;
  GArray *name_lists; /* of NameList */
  GTimeZone *zone;
  guint number;
};

/* What stays the same from visit to visit: what is measured, and how far from the norm. */
typedef struct {
  CoxaPatient *patient;
  guint8 measured[COXA_MEASURE_LIMIT];
  float deviation[COXA_MEASURE_LIMIT][N_SIDES]; /* in standard deviations */
  int pain;                                     /* at the first visit */
  int age_years;
} Person;

static void
name_list_clear (gpointer data)
{
  NameList *list = data;
  for (guint i = 0; i < 2; i++) {
    g_strfreev (list->given[i]);
    g_strfreev (list->family[i]);
  }
}

static gboolean
load_names (CoxaInvention *self, GError **error)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (NAMES_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  self->names_file = coxa_data_file_new ("names.ini", bytes, error);
  if (self->names_file == NULL)
    return FALSE;
  const char *const *groups = coxa_data_file_groups (self->names_file);
  for (guint i = 0; groups[i] != NULL; i++) {
    NameList list = {
      groups[i],
      { coxa_data_file_dup_list (self->names_file, groups[i], "given-f"),
        coxa_data_file_dup_list (self->names_file, groups[i], "given-m") },
      { coxa_data_file_dup_list (self->names_file, groups[i], "family-f"),
        coxa_data_file_dup_list (self->names_file, groups[i], "family-m") },
    };
    g_array_append_val (self->name_lists, list);
  }
  return coxa_data_file_finish (self->names_file, error);
}

/**
 * coxa_invention_new:
 * @measures: kept by reference
 * @norms: kept by reference
 */
CoxaInvention *
coxa_invention_new (const CoxaMeasureCatalogue *measures,
                    const CoxaNormTable *norms,
                    guint32 seed,
                    GError **error)
{
  g_autoptr (CoxaInvention) self = g_new0 (CoxaInvention, 1);

  self->measures = measures;
  self->norms = norms;
  self->rand = g_rand_new_with_seed (seed);
  self->zone = g_time_zone_new_offset (3600);
  self->name_lists = g_array_new (FALSE, TRUE, sizeof (NameList));
  g_array_set_clear_func (self->name_lists, name_list_clear);
  self->number = FIRST_NUMBER;
  return load_names (self, error) ? g_steal_pointer (&self) : NULL;
}

void
coxa_invention_free (CoxaInvention *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->rand);
  g_time_zone_unref (self->zone);
  g_array_unref (self->name_lists);
  g_clear_pointer (&self->names_file, coxa_data_file_free);
  g_free (self);
}

static gboolean
happens (CoxaInvention *self, double probability)
{
  return g_rand_double (self->rand) < probability;
}

/* Near enough to a normal distribution with mean 0 and SD 1: the sum of twelve even ones. */
static double
invent_deviation (CoxaInvention *self)
{
  double sum = 0;
  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (self->rand);
  return sum - 6;
}

/* The form of a random UUID (version 4). */
static char *
invent_id (CoxaInvention *self)
{
  guint32 a = g_rand_int (self->rand), b = g_rand_int (self->rand);
  guint32 c = g_rand_int (self->rand), d = g_rand_int (self->rand);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff,
                          0x8000 | (c >> 18), c & 0xffff, d);
}

static const char *
choose (CoxaInvention *self, char **list)
{
  return list[g_rand_int_range (self->rand, 0, (gint32) g_strv_length (list))];
}

static CoxaPatient *
invent_patient (CoxaInvention *self, GDateTime *first_visit, int *age_years_out)
{
  g_autofree char *id = invent_id (self);
  g_autofree char *number = g_strdup_printf ("%u", self->number++);
  guint sex = (guint) g_rand_int_range (self->rand, 0, 2);
  guint chosen = (guint) g_rand_int_range (self->rand, 0, (gint32) self->name_lists->len);
  const NameList *names = &g_array_index (self->name_lists, NameList, chosen);
  int birth_year = g_date_time_get_year (first_visit) - g_rand_int_range (self->rand, 19, 86);
  int month = g_rand_int_range (self->rand, 1, 13), day = g_rand_int_range (self->rand, 1, 29);
  g_autofree char *birth_date = g_strdup_printf ("%04d-%02d-%02d", birth_year, month, day);
  CoxaPatient *patient = coxa_patient_new (id);

  coxa_patient_set_given (patient, choose (self, names->given[sex]));
  coxa_patient_set_family (patient, choose (self, names->family[sex]));
  coxa_patient_set_birth_date (patient, birth_date, NULL);
  coxa_patient_set_sex (patient, sex == 0 ? COXA_SEX_FEMALE : COXA_SEX_MALE);
  coxa_patient_set_language (patient, names->language);
  coxa_patient_set_number (patient, number);
  *age_years_out = coxa_birth_date_age (birth_date, first_visit);
  return patient;
}

static GDateTime *
invent_first_moment (CoxaInvention *self)
{
  g_autoptr (GDateTime) start = g_date_time_new (self->zone, 2020, 1, 6, 8, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (start, g_rand_int_range (self->rand, 0, 2000));
  return g_date_time_add_minutes (day, 30 * g_rand_int_range (self->rand, 0, 20));
}

static GDateTime *
invent_next_moment (CoxaInvention *self, GDateTime *before)
{
  return g_date_time_add_days (before, g_rand_int_range (self->rand, 5, 25));
}

static void
invent_person (CoxaInvention *self, Person *person)
{
  guint n_measures = coxa_measure_catalogue_count (self->measures);
  double thoroughness = 0.3 + 0.4 * g_rand_double (self->rand);

  person->pain = g_rand_int_range (self->rand, 3, 9);
  for (guint i = 0; i < n_measures; i++) {
    double shared = 0.8 * invent_deviation (self) - 0.4;
    person->measured[i] = happens (self, thoroughness);
    for (guint side = 0; side < N_SIDES; side++)
      person->deviation[i][side] = (float) (shared + 0.6 * invent_deviation (self));
  }
}

static double
invent_number (CoxaInvention *self,
               const Person *person,
               const CoxaMeasurement *measurement,
               guint visit)
{
  const CoxaMeasure *measure = measurement->measure;
  const CoxaNorm *norm = coxa_norm_choose (
      self->norms, measurement, coxa_patient_get_sex (person->patient), person->age_years);
  double mean = (measure->soft_min + measure->soft_max) / 2;
  double sd = (measure->soft_max - measure->soft_min) / 8;
  double deviation = person->deviation[measure->index][measurement->side];
  double per_unit = pow (10, measure->decimals);

  if (norm != NULL) {
    mean = norm->mean;
    sd = isnan (norm->sd) ? sd : norm->sd;
  }
  deviation = deviation * (1 - 0.1 * visit) + 0.2 * invent_deviation (self);
  double value = round ((mean + sd * deviation) * per_unit) / per_unit;
  return CLAMP (value, measure->soft_min, measure->soft_max);
}

static double
invent_value (CoxaInvention *self,
              const Person *person,
              const CoxaMeasurement *measurement,
              guint visit)
{
  const CoxaMeasure *measure = measurement->measure;
  double deviation = person->deviation[measure->index][measurement->side];
  int n_values = (int) g_strv_length ((char **) measure->values);

  switch (measure->kind) {
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    return deviation + 0.2 * visit < -0.7 ? 1 : 0;
  case COXA_MEASURE_GRADE:
    return CLAMP (n_values - 2 + (int) round (deviation), 0, n_values - 1);
  case COXA_MEASURE_CHOICE:
    return CLAMP (n_values / 2 + (int) round (deviation / 2), 0, n_values - 1);
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    return invent_number (self, person, measurement, visit);
  }
}

static void
invent_measurement (CoxaInvention *self,
                    const Person *person,
                    const CoxaMeasure *measure,
                    CoxaSide side,
                    CoxaVisit *visit,
                    guint place)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (&measurement, measure, side);
  measurement.pelvis_held = measure->pelvis_qualifier;
  if (happens (self, 0.01))
    measurement.status = COXA_STATUS_STOPPED_BY_PAIN;
  else
    measurement.value = invent_value (self, person, &measurement, place);
  coxa_visit_put_measurement (visit, &measurement);
}

static void
invent_measurements (CoxaInvention *self, const Person *person, CoxaVisit *visit, guint place)
{
  for (guint i = 0; i < coxa_measure_catalogue_count (self->measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (self->measures, i);
    if (!person->measured[i] || measure->kind == COXA_MEASURE_COMPUTED)
      continue;
    if (!measure->sided) {
      invent_measurement (self, person, measure, COXA_SIDE_CENTRAL, visit, place);
      continue;
    }
    invent_measurement (self, person, measure, COXA_SIDE_LEFT, visit, place);
    invent_measurement (self, person, measure, COXA_SIDE_RIGHT, visit, place);
  }
}

static void
invent_pain (CoxaInvention *self, const Person *person, CoxaVisit *visit, guint place)
{
  int change = g_rand_int_range (self->rand, -1, 2);
  int below = g_rand_int_range (self->rand, 0, 3), above = g_rand_int_range (self->rand, 0, 4);
  int now = CLAMP (person->pain - (int) place + change, 0, 10);
  int best = MAX (now - below, 0), worst = MIN (now + above, 10);

  coxa_visit_set_pain (visit, COXA_PAIN_NOW, now);
  coxa_visit_set_pain (visit, COXA_PAIN_BEST, best);
  coxa_visit_set_pain (visit, COXA_PAIN_WORST, worst);
  coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, (best + worst + 1) / 2);
}

/* Without dice of its own, so that people are the same whatever they are asked. */
static void
invent_map (CoxaInvention *self, const Person *person, CoxaVisit *visit, guint place)
{
  int now = coxa_visit_get_pain (visit, COXA_PAIN_NOW);
  gboolean left = self->number % 3 != 0;

  if (now == 0)
    return;
  coxa_visit_add_pain_spot (visit, left ? "low_back_left" : "low_back_right", "ache", now);
  if (person->pain > 5 && place == 0)
    coxa_visit_add_pain_spot (visit, left ? "thigh_back_left" : "thigh_back_right", "tingling",
                              MAX (now - 3, 1));
  if (self->number % 4 == 0)
    coxa_visit_add_pain_spot (visit, left ? "groin_left" : "groin_right", "sharp",
                              MAX (now - 1, 1));
  if (self->number % 5 == 0)
    coxa_visit_add_pain_spot (visit, "low_back_centre", "stiffness", MAX (now - 2, 1));
}

static void
invent_answers (const Person *person, CoxaVisit *visit, guint place)
{
  g_autoptr (CoxaScore) score = NULL;
  int able = CLAMP (9 - person->pain + (int) place, 0, 10);

  if (place % 2 != 0)
    return;
  score = coxa_score_new ("psfs", (double) (able + MIN (able + 1, 10)) / 2);
  coxa_score_set_answer (score, "item1", "Sitting for an hour", able);
  coxa_score_set_answer (score, "item2", "Putting on socks", MIN (able + 1, 10));
  coxa_visit_put_score (visit, score);
  coxa_visit_add_score (visit, "rmdq", CLAMP (2 * person->pain - 2 * (int) place, 1, 24));
}

static CoxaVisit *
invent_visit (CoxaInvention *self, const Person *person, GDateTime *at, guint place)
{
  static const char *const examiners[] = { "AB", "CD", "EF" };
  g_autofree char *id = invent_id (self);
  CoxaVisit *visit = coxa_visit_new (id, at);

  coxa_visit_set_patient_id (visit, coxa_patient_get_id (person->patient));
  coxa_visit_set_examiner (visit, examiners[happens (self, 0.1) ? 2 : self->number % 2]);
  coxa_visit_set_episode (visit, "Low back pain");
  if (!happens (self, 0.05))
    coxa_visit_set_others (visit, COXA_ANSWER_NO);
  invent_pain (self, person, visit, place);
  invent_measurements (self, person, visit, place);
  invent_map (self, person, visit, place);
  invent_answers (person, visit, place);
  return visit;
}

/**
 * coxa_invention_next:
 * @visits_out: (out) (transfer full) (element-type CoxaVisit): the patient's visits, oldest first
 *
 * Returns: (transfer full): the next invented patient
 */
CoxaPatient *
coxa_invention_next (CoxaInvention *self, GPtrArray **visits_out)
{
  guint n_visits = (guint) g_rand_int_range (self->rand, 1, VISITS_MAX + 1);
  g_autoptr (GDateTime) at = invent_first_moment (self);
  g_autofree Person *person = g_new0 (Person, 1);
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);

  person->patient = invent_patient (self, at, &person->age_years);
  invent_person (self, person);
  for (guint i = 0; i < n_visits; i++) {
    g_ptr_array_add (visits, invent_visit (self, person, at, i));
    GDateTime *next = invent_next_moment (self, at);
    g_date_time_unref (at);
    at = next;
  }
  *visits_out = visits;
  return person->patient;
}
