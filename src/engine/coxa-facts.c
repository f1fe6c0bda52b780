/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-facts.h"

#include "coxa-ruleset.h"

typedef enum {
  FACT_MEASURE,
  FACT_QUESTION,
  FACT_AGE,
  FACT_FEMALE,
  FACT_MALE,
  FACT_SCORE, /* total of a questionnaire at the visit */
  FACT_TREND, /* told by who asks (coxa_fact_table_set()) */
} FactKind;

typedef enum {
  PELVIS_ANY,
  PELVIS_HELD,
  PELVIS_FREE,
} Pelvis;

typedef struct {
  FactKind kind;
  const char *name; /* id of the measure or question, of the questionnaire, or "age", "female",
                       "male", "worse", "unchanged" */
  const CoxaMeasure *measure; /* of a measure */
  const char *position;       /* the measure's own copy; NULL: any */
  Pelvis pelvis;
  int next; /* slot of the same measure, or -1 */
} Slot;

struct _CoxaFactTable {
  const CoxaMeasureCatalogue *measures; /* borrowed */
  GArray *slots;                        /* of Slot */
  GHashTable *questions;                /* id -> itself, owned */
  int first[COXA_MEASURE_LIMIT];        /* slot of each measure, or -1 */
};

CoxaFactTable *
coxa_fact_table_new (const CoxaMeasureCatalogue *measures)
{
  CoxaFactTable *self = g_new0 (CoxaFactTable, 1);

  self->measures = measures;
  for (guint i = 0; i < COXA_MEASURE_LIMIT; i++)
    self->first[i] = -1;
  self->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
coxa_fact_table_free (CoxaFactTable *self)
{
  g_array_unref (self->slots);
  g_hash_table_unref (self->questions);
  g_free (self);
}

void
coxa_fact_table_add_question (CoxaFactTable *self, const char *id)
{
  g_hash_table_add (self->questions, g_strdup (id));
}

static const Slot *
get_slot (const CoxaFactTable *self, guint slot)
{
  return &g_array_index (self->slots, Slot, slot);
}

static int
find_or_add (CoxaFactTable *self, Slot wanted)
{
  for (guint i = 0; i < self->slots->len; i++) {
    const Slot *slot = get_slot (self, i);

    if (slot->kind == wanted.kind && slot->measure == wanted.measure &&
        slot->position == wanted.position && slot->pelvis == wanted.pelvis &&
        g_str_equal (slot->name, wanted.name))
      return (int) i;
  }
  if (wanted.measure) {
    wanted.next = self->first[wanted.measure->index];
    self->first[wanted.measure->index] = (int) self->slots->len;
  }
  g_array_append_val (self->slots, wanted);
  return (int) self->slots->len - 1;
}

static int
refuse (GError **error, const char *name, const char *why)
{
  g_set_error (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_INVALID, "“%s” %s", name, why);
  return -1;
}

static int
find_person_slot (CoxaFactTable *self, const char *name)
{
  static const struct {
    const char *name;
    FactKind kind;
  } facts[] = { { "age", FACT_AGE }, { "female", FACT_FEMALE }, { "male", FACT_MALE } };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (name, facts[i].name))
      return find_or_add (self, (Slot){ .kind = facts[i].kind, .name = facts[i].name });
  return -1;
}

/* A measure that can be taken in several positions, or with the pelvis held or free, must say
 * which is meant: the readings are not the same thing (rom.md 3.2, 6). */
static int
find_measure_slot (gpointer data, const char *name, const char *qualifier, GError **error)
{
  CoxaFactTable *self = data;
  const CoxaMeasure *measure = coxa_measure_catalogue_find (self->measures, name);
  Slot slot = { .kind = FACT_MEASURE, .measure = measure };
  int person;

  if (!measure) {
    person = qualifier ? -1 : find_person_slot (self, name);
    return person >= 0 ? person : refuse (error, name, "is not a measure");
  }
  if (measure->kind == COXA_MEASURE_COMPUTED)
    return refuse (error, name, "is computed; write out what it is computed from");

  slot.name = measure->id;
  if (measure->pelvis_qualifier) {
    if (g_strcmp0 (qualifier, "held") != 0 && g_strcmp0 (qualifier, "free") != 0)
      return refuse (error, name, "needs [held] or [free]");
    slot.pelvis = *qualifier == 'h' ? PELVIS_HELD : PELVIS_FREE;
  } else if (measure->positions[1]) {
    slot.position = qualifier ? coxa_measure_find_position (measure, qualifier) : NULL;
    if (!slot.position)
      return refuse (error, name, "needs one of its positions in brackets");
  } else if (qualifier) {
    return refuse (error, name, "takes nothing in brackets");
  }
  return find_or_add (self, slot);
}

static int
find_trend_slot (CoxaFactTable *self, const char *name)
{
  static const char *const trends[] = { "worse", "unchanged" };

  for (guint i = 0; i < G_N_ELEMENTS (trends); i++)
    if (g_str_equal (name, trends[i]))
      return find_or_add (self, (Slot){ .kind = FACT_TREND, .name = trends[i] });
  return -1;
}

static int
find_question_slot (gpointer data, const char *name, const char *qualifier, GError **error)
{
  CoxaFactTable *self = data;
  const char *question = g_hash_table_lookup (self->questions, name);
  int person;

  if (question && !qualifier)
    return find_or_add (self, (Slot){ .kind = FACT_QUESTION, .name = question });
  if (qualifier && g_str_equal (name, "score"))
    return find_or_add (self, (Slot){ .kind = FACT_SCORE, .name = g_intern_string (qualifier) });
  person = qualifier ? -1 : find_person_slot (self, name);
  if (person < 0 && !qualifier)
    person = find_trend_slot (self, name);
  return person >= 0 ? person : refuse (error, name, "is not a question of the screen");
}

static int
find_listed_value (gpointer data, int slot, const char *value)
{
  CoxaFactTable *self = data;
  const CoxaMeasure *measure = get_slot (self, (guint) slot)->measure;

  return measure ? coxa_measure_find_value (measure, value) : -1;
}

/**
 * coxa_fact_table_measure_slots:
 *
 * Returns: how names in patterns become slots; new ones are added as they are met
 */
CoxaSlots
coxa_fact_table_measure_slots (CoxaFactTable *self)
{
  return (
      CoxaSlots){ .find_slot = find_measure_slot, .find_value = find_listed_value, .data = self };
}

CoxaSlots
coxa_fact_table_question_slots (CoxaFactTable *self)
{
  return (CoxaSlots){ .find_slot = find_question_slot, .data = self };
}

guint
coxa_fact_table_count (const CoxaFactTable *self)
{
  return self->slots->len;
}

/**
 * coxa_fact_table_get_measure:
 *
 * Returns: (nullable): the slot's measure; %NULL for questions, age and sex
 */
const CoxaMeasure *
coxa_fact_table_get_measure (const CoxaFactTable *self, guint slot)
{
  return get_slot (self, slot)->measure;
}

const char *
coxa_fact_table_get_name (const CoxaFactTable *self, guint slot)
{
  return get_slot (self, slot)->name;
}

/**
 * coxa_fact_table_can_be_asked:
 *
 * Returns: whether a visit can supply the reading: a measure, a question, the age; not the sex
 */
gboolean
coxa_fact_table_can_be_asked (const CoxaFactTable *self, guint slot)
{
  FactKind kind = get_slot (self, slot)->kind;

  return kind != FACT_FEMALE && kind != FACT_MALE;
}

gboolean
coxa_fact_table_is_question (const CoxaFactTable *self, guint slot)
{
  return get_slot (self, slot)->kind == FACT_QUESTION;
}

gboolean
coxa_fact_table_uses (const CoxaFactTable *self, const CoxaMeasure *measure)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (get_slot (self, i)->measure == measure)
      return TRUE;
  return FALSE;
}

/* ---- Laying a visit out ---- */

static gboolean
fits (const Slot *slot, const CoxaMeasurement *measurement)
{
  if (measurement->status != COXA_STATUS_DONE)
    return FALSE;
  if (slot->measure->judged_passive && measurement->mode != COXA_MODE_PASSIVE)
    return FALSE;
  if (slot->position && slot->position != measurement->position)
    return FALSE;
  return slot->pelvis == PELVIS_ANY || (slot->pelvis == PELVIS_HELD) == measurement->pelvis_held;
}

/* Instrument and mode in one number above 0: values are compared only where it agrees. */
static guint8
method_of (const CoxaMeasurement *measurement)
{
  return (guint8) (1 + measurement->instrument * 4 + measurement->mode);
}

/* The passive reading goes before the active one where a measure has both. */
static void
lay_reading (CoxaRange *place, CoxaRange reading, CoxaMode mode)
{
  if (!coxa_range_is_point (*place) || mode == COXA_MODE_PASSIVE)
    *place = reading;
}

static void
lay_measurement (const CoxaFactTable *self,
                 const CoxaMeasurement *measurement,
                 CoxaRange (*readings)[2])
{
  CoxaRange reading = coxa_range_point (measurement->value);

  reading.method = method_of (measurement);
  for (int i = self->first[measurement->measure->index]; i >= 0;
       i = get_slot (self, (guint) i)->next) {
    if (!fits (get_slot (self, (guint) i), measurement))
      continue;
    if (measurement->side != COXA_SIDE_RIGHT)
      lay_reading (&readings[i][0], reading, measurement->mode);
    if (measurement->side != COXA_SIDE_LEFT)
      lay_reading (&readings[i][1], reading, measurement->mode);
  }
}

static CoxaRange
read_answer (CoxaVisit *visit, const char *question)
{
  switch (coxa_visit_get_answer (visit, question)) {
  case COXA_ANSWER_NO:
    return coxa_range_point (0);
  case COXA_ANSWER_YES:
  case COXA_ANSWER_UNSURE:
    return coxa_range_point (1);
  case COXA_ANSWER_NOT_ASKED:
  default:
    return coxa_range_unknown ();
  }
}

static CoxaRange
read_sex (CoxaPatient *patient, CoxaSex wanted)
{
  CoxaSex sex = coxa_patient_get_sex (patient);

  /* sums by sex are not answered for x or unknown (patterns.md 9.14) */
  if (sex != COXA_SEX_FEMALE && sex != COXA_SEX_MALE)
    return coxa_range_unknown ();
  return coxa_range_point (sex == wanted);
}

static CoxaRange
read_age (CoxaPatient *patient, CoxaVisit *visit)
{
  int age = coxa_visit_get_age (visit);

  if (age == COXA_AGE_UNKNOWN)
    age = coxa_birth_date_age (coxa_patient_get_birth_date (patient), coxa_visit_get_at (visit));
  return age == COXA_AGE_UNKNOWN ? coxa_range_unknown () : coxa_range_point (age);
}

static CoxaRange
read_score (CoxaVisit *visit, const char *questionnaire)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);

  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    if (g_str_equal (score->questionnaire, questionnaire) && coxa_score_has_total (score))
      return coxa_range_point (score->total);
  }
  return coxa_range_unknown ();
}

static CoxaRange
read_fact (const Slot *slot, CoxaPatient *patient, CoxaVisit *visit)
{
  switch (slot->kind) {
  case FACT_QUESTION:
    return read_answer (visit, slot->name);
  case FACT_AGE:
    return read_age (patient, visit);
  case FACT_FEMALE:
    return read_sex (patient, COXA_SEX_FEMALE);
  case FACT_MALE:
    return read_sex (patient, COXA_SEX_MALE);
  case FACT_SCORE:
    return read_score (visit, slot->name);
  case FACT_TREND:
  case FACT_MEASURE:
  default:
    return coxa_range_unknown ();
  }
}

/**
 * coxa_fact_table_fill:
 * @readings_out: (out caller-allocates): a pair for each slot, left and right
 *
 * Age is in completed years on the day of the visit; no clock is read.
 */
void
coxa_fact_table_fill (const CoxaFactTable *self,
                      CoxaPatient *patient,
                      CoxaVisit *visit,
                      CoxaRange (*readings_out)[2])
{
  for (guint i = 0; i < self->slots->len; i++) {
    readings_out[i][0] = read_fact (get_slot (self, i), patient, visit);
    readings_out[i][1] = readings_out[i][0];
  }
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    lay_measurement (self, coxa_visit_get_measurement (visit, i), readings_out);
}

/**
 * coxa_fact_table_set:
 *
 * Lays out a fact that no visit holds by itself, where a rule asks for it.
 */
void
coxa_fact_table_set (const CoxaFactTable *self,
                     const char *name,
                     gboolean fact,
                     CoxaRange (*readings)[2])
{
  for (guint i = 0; i < self->slots->len; i++)
    if (get_slot (self, i)->kind == FACT_TREND && g_str_equal (get_slot (self, i)->name, name))
      readings[i][0] = readings[i][1] = coxa_range_point (fact ? 1 : 0);
}
