/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit.h"

#include "coxa-data-file.h"

const char *const coxa_answer_ids[] = { "not_asked", "no", "yes", "unsure", NULL };
const char *const coxa_pain_ids[] = { "now", "best", "worst", "average", NULL };

struct _CoxaVisit {
  GObject parent_instance;

  char *id;
  GDateTime *at;
  char *patient_id;
  char *episode;
  char *examiner;
  char *notes;
  guint version;
  char *signed_by;
  char *signed_at;
  gboolean entered_in_error;
  gboolean damaged;
  int age_years;
  int pains[COXA_N_PAINS];
  CoxaAnswer others;
  GHashTable *answers;  /* question id -> CoxaAnswer */
  GArray *measurements; /* of CoxaMeasurement */
  GPtrArray *scores;    /* of CoxaScore */
  GPtrArray *pain_map;  /* of CoxaPainSpot */

  GPtrArray *remarks;    /* of CoxaRemark */
  GPtrArray *treatments; /* of CoxaTreatment */
};

G_DEFINE_FINAL_TYPE (CoxaVisit, coxa_visit, G_TYPE_OBJECT)

static void
pain_spot_free (gpointer data)
{
  CoxaPainSpot *spot = data;

  g_free (spot->region);
  g_free (spot->kind);
  g_free (spot);
}

static void
coxa_visit_finalize (GObject *object)
{
  CoxaVisit *self = COXA_VISIT (object);

  g_free (self->id);
  g_date_time_unref (self->at);
  g_free (self->patient_id);
  g_free (self->episode);
  g_free (self->examiner);
  g_free (self->notes);
  g_free (self->signed_by);
  g_free (self->signed_at);
  g_hash_table_unref (self->answers);
  g_array_unref (self->measurements);
  g_ptr_array_unref (self->scores);
  g_ptr_array_unref (self->pain_map);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->treatments);
  G_OBJECT_CLASS (coxa_visit_parent_class)->finalize (object);
}

static void
coxa_visit_class_init (CoxaVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_visit_finalize;
}

static void
coxa_visit_init (CoxaVisit *self)
{
  self->age_years = COXA_AGE_UNKNOWN;
  for (int i = 0; i < COXA_N_PAINS; i++)
    self->pains[i] = COXA_PAIN_NOT_ASKED;
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->measurements = g_array_new (FALSE, TRUE, sizeof (CoxaMeasurement));
  self->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_score_free);
  self->pain_map = g_ptr_array_new_with_free_func (pain_spot_free);
  self->remarks = coxa_remarks_new ();
  self->treatments = coxa_treatments_new ();
}

/**
 * coxa_visit_new:
 * @id: a UUID, made by the caller
 * @at: (transfer none): when, with its offset
 */
CoxaVisit *
coxa_visit_new (const char *id, GDateTime *at)
{
  CoxaVisit *self = g_object_new (COXA_TYPE_VISIT, NULL);

  self->id = g_strdup (id);
  self->at = g_date_time_ref (at);
  return self;
}

const char *
coxa_visit_get_id (CoxaVisit *self)
{
  return self->id;
}

GDateTime *
coxa_visit_get_at (CoxaVisit *self)
{
  return self->at;
}

/**
 * coxa_visit_dup_at_text:
 *
 * Returns: (transfer full): ISO 8601 with seconds and the numeric offset of the place of entry
 */
char *
coxa_visit_dup_at_text (CoxaVisit *self)
{
  return g_date_time_format (self->at, "%Y-%m-%dT%H:%M:%S%:z");
}

const char *
coxa_visit_get_patient_id (CoxaVisit *self)
{
  return self->patient_id;
}

const char *
coxa_visit_get_episode (CoxaVisit *self)
{
  return self->episode;
}

const char *
coxa_visit_get_examiner (CoxaVisit *self)
{
  return self->examiner;
}

const char *
coxa_visit_get_notes (CoxaVisit *self)
{
  return self->notes;
}

guint
coxa_visit_get_version (CoxaVisit *self)
{
  return self->version;
}

/**
 * coxa_visit_get_age:
 *
 * Returns: the patient's completed years where the document gave an age instead of a birth date,
 *   else %COXA_AGE_UNKNOWN
 */
int
coxa_visit_get_age (CoxaVisit *self)
{
  return self->age_years;
}

void
coxa_visit_set_at (CoxaVisit *self, GDateTime *at)
{
  g_date_time_ref (at);
  g_date_time_unref (self->at);
  self->at = at;
}

static void
replace (char **member, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

void
coxa_visit_set_patient_id (CoxaVisit *self, const char *patient_id)
{
  replace (&self->patient_id, patient_id);
}

void
coxa_visit_set_episode (CoxaVisit *self, const char *title)
{
  replace (&self->episode, title);
}

void
coxa_visit_set_examiner (CoxaVisit *self, const char *examiner)
{
  replace (&self->examiner, examiner);
}

void
coxa_visit_set_notes (CoxaVisit *self, const char *notes)
{
  replace (&self->notes, notes);
}

void
coxa_visit_set_version (CoxaVisit *self, guint version)
{
  self->version = version;
}

void
coxa_visit_set_age (CoxaVisit *self, int age_years)
{
  self->age_years = age_years;
}

/**
 * coxa_visit_get_pain:
 *
 * Returns: 0-10, or %COXA_PAIN_NOT_ASKED
 */
int
coxa_visit_get_pain (CoxaVisit *self, CoxaPainKind kind)
{
  return self->pains[kind];
}

void
coxa_visit_set_pain (CoxaVisit *self, CoxaPainKind kind, int pain)
{
  g_return_if_fail (pain >= COXA_PAIN_NOT_ASKED && pain <= 10);
  self->pains[kind] = pain;
}

CoxaAnswer
coxa_visit_get_others (CoxaVisit *self)
{
  return self->others;
}

/**
 * coxa_visit_set_others:
 * @others: the answer to every question that has none of its own
 */
void
coxa_visit_set_others (CoxaVisit *self, CoxaAnswer others)
{
  self->others = others;
}

CoxaAnswer
coxa_visit_get_answer (CoxaVisit *self, const char *question)
{
  gpointer answer;

  /* as a rule one answer stands for all of them */
  if (g_hash_table_size (self->answers) > 0 &&
      g_hash_table_lookup_extended (self->answers, question, NULL, &answer))
    return GPOINTER_TO_INT (answer);
  return self->others;
}

void
coxa_visit_set_answer (CoxaVisit *self, const char *question, CoxaAnswer answer)
{
  g_hash_table_insert (self->answers, g_strdup (question), GINT_TO_POINTER (answer));
}

void
coxa_visit_unset_answer (CoxaVisit *self, const char *question)
{
  g_hash_table_remove (self->answers, question);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * coxa_visit_dup_answered:
 *
 * Returns: (transfer full): ids of the questions with an answer of their own, sorted
 */
char **
coxa_visit_dup_answered (CoxaVisit *self)
{
  guint n = g_hash_table_size (self->answers);
  g_autofree char **lent = (char **) g_hash_table_get_keys_as_array (self->answers, NULL);

  qsort (lent, n, sizeof *lent, compare_text);
  return g_strdupv (lent);
}

guint
coxa_visit_get_n_measurements (CoxaVisit *self)
{
  return self->measurements->len;
}

/**
 * coxa_visit_get_measurement:
 *
 * Returns: (transfer none): valid until the visit's measurements change
 */
const CoxaMeasurement *
coxa_visit_get_measurement (CoxaVisit *self, guint index)
{
  g_return_val_if_fail (index < self->measurements->len, NULL);
  return &g_array_index (self->measurements, CoxaMeasurement, index);
}

/**
 * coxa_visit_find_measurement:
 *
 * Returns: (nullable): the first one of @measure and @side, whatever its position and mode
 */
const CoxaMeasurement *
coxa_visit_find_measurement (CoxaVisit *self, const CoxaMeasure *measure, CoxaSide side)
{
  for (guint i = 0; i < self->measurements->len; i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (self, i);

    if (measurement->measure == measure && measurement->side == side)
      return measurement;
  }
  return NULL;
}

static int
find_place (CoxaVisit *self, const CoxaMeasurement *like)
{
  for (guint i = 0; i < self->measurements->len; i++)
    if (coxa_measurement_same_place (coxa_visit_get_measurement (self, i), like))
      return (int) i;
  return -1;
}

/**
 * coxa_visit_add_measurement:
 *
 * Adds a checked copy of @measurement; a second one for the same place is refused.
 */
gboolean
coxa_visit_add_measurement (CoxaVisit *self, const CoxaMeasurement *measurement, GError **error)
{
  if (!coxa_measurement_check (measurement, error))
    return FALSE;
  if (find_place (self, measurement) >= 0) {
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                 "%s %s stands there twice; repeated readings go into its trials",
                 measurement->measure->id, coxa_side_ids[measurement->side]);
    return FALSE;
  }
  g_array_append_val (self->measurements, *measurement);
  return TRUE;
}

/**
 * coxa_visit_put_measurement:
 *
 * Adds a copy of @measurement, in the place of the one it corrects if there is one.
 */
void
coxa_visit_put_measurement (CoxaVisit *self, const CoxaMeasurement *measurement)
{
  int place = find_place (self, measurement);

  if (place >= 0)
    g_array_index (self->measurements, CoxaMeasurement, place) = *measurement;
  else
    g_array_append_val (self->measurements, *measurement);
}

/**
 * coxa_visit_append_measurement:
 *
 * Adds a copy of @measurement whose place is known to be free: read from where places are kept
 * apart. Nothing is looked for.
 */
void
coxa_visit_append_measurement (CoxaVisit *self, const CoxaMeasurement *measurement)
{
  g_array_append_val (self->measurements, *measurement);
}

void
coxa_visit_remove_measurement (CoxaVisit *self, const CoxaMeasurement *like)
{
  int place = find_place (self, like);

  if (place >= 0)
    g_array_remove_index (self->measurements, (guint) place);
}

/**
 * coxa_visit_get_scores:
 *
 * Returns: (transfer none): array of CoxaScore
 */
const GPtrArray *
coxa_visit_get_scores (CoxaVisit *self)
{
  return self->scores;
}

void
coxa_visit_add_score (CoxaVisit *self, const char *questionnaire, double total)
{
  g_ptr_array_add (self->scores, coxa_score_new (questionnaire, total));
}

static int
find_score_place (CoxaVisit *self, const char *questionnaire)
{
  for (guint i = 0; i < self->scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (self->scores, i);

    if (g_str_equal (score->questionnaire, questionnaire))
      return (int) i;
  }
  return -1;
}

/**
 * coxa_visit_find_score:
 *
 * Returns: (nullable) (transfer none): valid until the visit's scores change
 */
const CoxaScore *
coxa_visit_find_score (CoxaVisit *self, const char *questionnaire)
{
  int place = find_score_place (self, questionnaire);

  return place < 0 ? NULL : g_ptr_array_index (self->scores, (guint) place);
}

/**
 * coxa_visit_put_score:
 *
 * Adds a copy of @score, in the place of the one it corrects if there is one.
 */
void
coxa_visit_put_score (CoxaVisit *self, const CoxaScore *score)
{
  int place = find_score_place (self, score->questionnaire);

  if (place < 0) {
    g_ptr_array_add (self->scores, coxa_score_copy (score));
    return;
  }
  coxa_score_free (g_ptr_array_index (self->scores, (guint) place));
  g_ptr_array_index (self->scores, (guint) place) = coxa_score_copy (score);
}

void
coxa_visit_remove_score (CoxaVisit *self, const char *questionnaire)
{
  int place = find_score_place (self, questionnaire);

  if (place >= 0)
    g_ptr_array_remove_index (self->scores, (guint) place);
}

/**
 * coxa_visit_get_pain_map:
 *
 * Returns: (transfer none): array of CoxaPainSpot
 */
const GPtrArray *
coxa_visit_get_pain_map (CoxaVisit *self)
{
  return self->pain_map;
}

void
coxa_visit_add_pain_spot (CoxaVisit *self, const char *region, const char *kind, int intensity)
{
  CoxaPainSpot *spot = g_new0 (CoxaPainSpot, 1);

  spot->region = g_strdup (region);
  spot->kind = g_strdup (kind);
  spot->intensity = intensity;
  g_ptr_array_add (self->pain_map, spot);
}

/**
 * coxa_visit_get_remarks:
 *
 * Returns: (transfer none) (element-type CoxaRemark): of history and plan; may be changed
 */
GPtrArray *
coxa_visit_get_remarks (CoxaVisit *self)
{
  return self->remarks;
}

/* What was said about @topic, or NULL. */
const char *
coxa_visit_get_remark (CoxaVisit *self, const char *topic)
{
  const CoxaRemark *remark = coxa_remarks_find (self->remarks, topic);

  return remark ? remark->text : NULL;
}

/**
 * coxa_visit_get_treatments:
 *
 * Returns: (transfer none) (element-type CoxaTreatment): in the order they were done; may be
 * changed
 */
GPtrArray *
coxa_visit_get_treatments (CoxaVisit *self)
{
  return self->treatments;
}

void
coxa_visit_add_treatment (CoxaVisit *self, CoxaTreatment *take_treatment)
{
  g_ptr_array_add (self->treatments, take_treatment);
}

void
coxa_visit_clear_pain_map (CoxaVisit *self)
{
  g_ptr_array_set_size (self->pain_map, 0);
}

gboolean
coxa_visit_is_signed (CoxaVisit *self)
{
  return self->signed_at != NULL;
}

/* Initials of whoever signed, or NULL. */
const char *
coxa_visit_get_signed_by (CoxaVisit *self)
{
  return self->signed_by;
}

/* When it was signed, ISO 8601 with offset, or NULL. */
const char *
coxa_visit_get_signed_at (CoxaVisit *self)
{
  return self->signed_at;
}

/**
 * coxa_visit_set_signed:
 * @initials: (nullable): of whoever signed
 * @at: (nullable): ISO 8601 with offset; NULL when it is unsigned
 *
 * Says what the record says; it does not sign.
 */
void
coxa_visit_set_signed (CoxaVisit *self, const char *initials, const char *at)
{
  g_free (self->signed_by);
  g_free (self->signed_at);
  self->signed_by = g_strdup (initials);
  self->signed_at = g_strdup (at);
}

gboolean
coxa_visit_is_entered_in_error (CoxaVisit *self)
{
  return self->entered_in_error;
}

void
coxa_visit_set_entered_in_error (CoxaVisit *self, gboolean entered_in_error)
{
  self->entered_in_error = entered_in_error;
}

/* Whether the record was changed outside Coxa, or is damaged: what it shows is not what was
 * stored. */
gboolean
coxa_visit_is_damaged (CoxaVisit *self)
{
  return self->damaged;
}

void
coxa_visit_set_damaged (CoxaVisit *self, gboolean damaged)
{
  self->damaged = damaged;
}

static void
copy_answers (CoxaVisit *visit, CoxaVisit *copy)
{
  g_auto (GStrv) answered = coxa_visit_dup_answered (visit);

  coxa_visit_set_others (copy, coxa_visit_get_others (visit));
  for (guint i = 0; answered[i]; i++)
    coxa_visit_set_answer (copy, answered[i], coxa_visit_get_answer (visit, answered[i]));
}

static void
copy_lists (CoxaVisit *visit, CoxaVisit *copy)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  const GPtrArray *pain_map = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    coxa_visit_put_measurement (copy, coxa_visit_get_measurement (visit, i));
  for (guint i = 0; i < scores->len; i++)
    g_ptr_array_add (copy->scores, coxa_score_copy (g_ptr_array_index (scores, i)));
  for (guint i = 0; i < pain_map->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (pain_map, i);

    coxa_visit_add_pain_spot (copy, spot->region, spot->kind, spot->intensity);
  }
}

/**
 * coxa_visit_copy:
 *
 * Returns: (transfer full): a visit that says the same and can be changed alone
 */
CoxaVisit *
coxa_visit_copy (CoxaVisit *visit)
{
  CoxaVisit *copy = coxa_visit_new (coxa_visit_get_id (visit), coxa_visit_get_at (visit));

  coxa_visit_set_patient_id (copy, coxa_visit_get_patient_id (visit));
  coxa_visit_set_episode (copy, coxa_visit_get_episode (visit));
  coxa_visit_set_examiner (copy, coxa_visit_get_examiner (visit));
  coxa_visit_set_notes (copy, coxa_visit_get_notes (visit));
  coxa_visit_set_version (copy, coxa_visit_get_version (visit));
  coxa_visit_set_signed (copy, visit->signed_by, visit->signed_at);
  coxa_visit_set_entered_in_error (copy, visit->entered_in_error);
  coxa_visit_set_damaged (copy, visit->damaged);
  coxa_visit_set_age (copy, coxa_visit_get_age (visit));
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    coxa_visit_set_pain (copy, (CoxaPainKind) kind,
                         coxa_visit_get_pain (visit, (CoxaPainKind) kind));
  copy_answers (visit, copy);
  copy_lists (visit, copy);
  g_ptr_array_unref (copy->remarks);
  copy->remarks = coxa_remarks_copy (visit->remarks);
  g_ptr_array_unref (copy->treatments);
  copy->treatments = coxa_treatments_copy (visit->treatments);
  return copy;
}

/**
 * coxa_visit_is_empty:
 *
 * Returns: whether nothing was measured, asked or noted
 */
gboolean
coxa_visit_is_empty (CoxaVisit *visit)
{
  g_auto (GStrv) answered = coxa_visit_dup_answered (visit);

  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    if (coxa_visit_get_pain (visit, (CoxaPainKind) kind) != COXA_PAIN_NOT_ASKED)
      return FALSE;
  return coxa_visit_get_n_measurements (visit) == 0 && answered[0] == NULL &&
         visit->scores->len == 0 && visit->pain_map->len == 0 &&
         coxa_visit_get_others (visit) == COXA_ANSWER_NOT_ASKED &&
         coxa_visit_get_notes (visit) == NULL && visit->remarks->len == 0 &&
         visit->treatments->len == 0;
}
