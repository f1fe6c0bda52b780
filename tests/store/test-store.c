/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "record-fixture.h"

#include "coxa-writing.h"

static void
add_contents (CoxaVisit *visit)
{
  GPtrArray *remarks = coxa_visit_get_remarks (visit);
  CoxaTreatment *treatment = coxa_treatment_new ();
  CoxaTreatment *own = coxa_treatment_new ();

  /* Kept in the order they were said, not in that of their names. */
  coxa_remarks_put (remarks, "onset", COXA_TOPIC_HISTORY, COXA_TOPIC_SINCE, "P6W");
  coxa_remarks_put (remarks, "imaging", COXA_TOPIC_HISTORY, COXA_TOPIC_WORDS, "two\nlines");
  coxa_remarks_put (remarks, "course", COXA_TOPIC_HISTORY, COXA_TOPIC_CHOICE, "same");
  coxa_remarks_put (remarks, "retests", COXA_TOPIC_PLAN, COXA_TOPIC_LINE, "hip");
  treatment->technique = g_strdup ("mobilisation");
  treatment->region = g_strdup ("hip");
  treatment->side = COXA_SIDE_RIGHT;
  treatment->grade = g_strdup ("V");
  treatment->minutes = 1440;
  treatment->response = COXA_RESPONSE_WORSE;
  treatment->pain_after = 0;
  treatment->note = g_strdup ("ünïcode");
  coxa_visit_add_treatment (visit, treatment);
  own->own = g_strdup ("Hot stone");
  coxa_visit_add_treatment (visit, own);
}

/* A visit that uses every field. */
static CoxaVisit *
make_full_visit (CoxaMeasureCatalogue *measures)
{
  g_autoptr (CoxaScore) score = NULL;
  g_autoptr (CoxaScore) unfinished = NULL;
  static const double trials[] = { 24.5, 25, 26.1 };
  CoxaVisit *visit = make_visit ("2026-10-25T02:30:00+02:00");
  CoxaMeasurement m;

  coxa_visit_set_examiner (visit, "AB");
  coxa_visit_set_episode (visit, "Low back pain");
  coxa_visit_set_notes (visit, "two lines\nof \"notes\"; ünïcode");
  coxa_visit_set_age (visit, 44);
  coxa_visit_set_pain (visit, COXA_PAIN_NOW, 0);
  coxa_visit_set_pain (visit, COXA_PAIN_WORST, 10);
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_answer (visit, "fever", COXA_ANSWER_NOT_ASKED);
  coxa_visit_set_answer (visit, "saddle_numbness", COXA_ANSWER_UNSURE);
  coxa_visit_add_score (visit, "rmdq", 12);
  coxa_visit_add_score (visit, "odi", 33.3);
  score = coxa_score_new ("psfs", 4.5);
  coxa_score_set_answer (score, "item1", "stairs; \"up\"", 4);
  coxa_score_set_answer (score, "item2", "putting on socks", 5);
  coxa_score_set_answer (score, "item3", "running", NAN);
  coxa_visit_put_score (visit, score);
  unfinished = coxa_score_new ("adherence", NAN); /* too few answers for a total */
  coxa_score_set_answer (unfinished, "item1", NULL, 12);
  coxa_visit_put_score (visit, unfinished);
  coxa_visit_add_pain_spot (visit, "low_back_left", "ache", 5);
  coxa_visit_add_pain_spot (visit, "groin_left", "sharp", COXA_PAIN_NOT_ASKED);
  add_contents (visit);

  /* Entered in this order; the seated reading comes before the prone one. */
  coxa_measurement_init (&m, coxa_measure_catalogue_find (measures, "hip_ir"), COXA_SIDE_LEFT);
  m.position = coxa_measure_find_position (m.measure, "seated_hip90");
  m.mode = COXA_MODE_ACTIVE;
  m.instrument = COXA_INSTRUMENT_PHONE;
  m.pain = 7;
  m.step = 5;
  m.compensation_seen = TRUE;
  g_assert_true (coxa_measurement_set_trials (&m, trials, G_N_ELEMENTS (trials), NULL));
  g_assert_true (coxa_visit_add_measurement (visit, &m, NULL));
  measure (visit, measures, "hip_ir", COXA_SIDE_LEFT, 24);
  coxa_measurement_init (&m, coxa_measure_catalogue_find (measures, "thomas_hip"), COXA_SIDE_LEFT);
  m.value = -4;
  m.pelvis_held = TRUE;
  g_assert_true (coxa_visit_add_measurement (visit, &m, NULL));
  measure (visit, measures, "phe_pattern", COXA_SIDE_RIGHT, 1);
  coxa_measurement_init (&m, coxa_measure_catalogue_find (measures, "mmt_hip_abduction"),
                         COXA_SIDE_LEFT);
  m.value = coxa_measure_find_value (m.measure, "4-");
  g_assert_true (coxa_visit_add_measurement (visit, &m, NULL));
  measure (visit, measures, "gait_toe", COXA_SIDE_CENTRAL, 2);
  coxa_measurement_init (&m, coxa_measure_catalogue_find (measures, "sorensen"), COXA_SIDE_CENTRAL);
  m.status = COXA_STATUS_STOPPED_BY_PAIN;
  g_assert_true (coxa_visit_add_measurement (visit, &m, NULL));
  return visit;
}

static void
assert_same_measurement (const CoxaMeasurement *a, const CoxaMeasurement *b)
{
  g_assert_true (coxa_measurement_same_place (a, b));
  g_assert_cmpstr (a->position, ==, b->position);
  g_assert_cmpint (a->mode, ==, b->mode);
  g_assert_cmpint (a->instrument, ==, b->instrument);
  g_assert_cmpint (a->status, ==, b->status);
  if (a->status == COXA_STATUS_DONE)
    g_assert_cmpfloat (a->value, ==, b->value);
  g_assert_cmpuint (a->n_trials, ==, b->n_trials);
  for (guint i = 0; i < a->n_trials; i++)
    g_assert_cmpfloat (a->trials[i], ==, b->trials[i]);
  g_assert_cmpfloat (a->step, ==, b->step);
  g_assert_cmpint (a->pain, ==, b->pain);
  g_assert_cmpint (a->pelvis_held, ==, b->pelvis_held);
  g_assert_cmpint (a->compensation_seen, ==, b->compensation_seen);
}

static void
assert_same_answers (CoxaVisit *a, CoxaVisit *b)
{
  g_auto (GStrv) asked = coxa_visit_dup_answered (a);
  g_auto (GStrv) stored = coxa_visit_dup_answered (b);

  g_assert_cmpstrv (asked, stored);
  for (guint i = 0; asked[i] != NULL; i++)
    g_assert_cmpint (coxa_visit_get_answer (a, asked[i]), ==, coxa_visit_get_answer (b, asked[i]));
  g_assert_cmpint (coxa_visit_get_others (a), ==, coxa_visit_get_others (b));
}

static void
assert_same_lists (CoxaVisit *a, CoxaVisit *b)
{
  const GPtrArray *scores = coxa_visit_get_scores (a);
  const GPtrArray *spots = coxa_visit_get_pain_map (a);

  g_assert_cmpuint (scores->len, ==, coxa_visit_get_scores (b)->len);
  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *one = scores->pdata[i], *other = coxa_visit_get_scores (b)->pdata[i];

    g_assert_cmpstr (one->questionnaire, ==, other->questionnaire);
    g_assert_true (coxa_score_equal (one, other));
  }
  g_assert_cmpuint (spots->len, ==, coxa_visit_get_pain_map (b)->len);
  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *one = spots->pdata[i], *other = coxa_visit_get_pain_map (b)->pdata[i];

    g_assert_cmpstr (one->region, ==, other->region);
    g_assert_cmpstr (one->kind, ==, other->kind);
    g_assert_cmpint (one->intensity, ==, other->intensity);
  }
}

static void
assert_same_contents (CoxaVisit *a, CoxaVisit *b)
{
  const GPtrArray *remarks = coxa_visit_get_remarks (a);
  const GPtrArray *treatments = coxa_visit_get_treatments (a);

  g_assert_cmpuint (remarks->len, ==, coxa_visit_get_remarks (b)->len);
  for (guint i = 0; i < remarks->len; i++) {
    const CoxaRemark *one = remarks->pdata[i], *other = coxa_visit_get_remarks (b)->pdata[i];

    g_assert_cmpstr (one->topic, ==, other->topic);
    g_assert_cmpint (one->part, ==, other->part);
    g_assert_cmpint (one->kind, ==, other->kind);
    g_assert_cmpstr (one->text, ==, other->text);
  }
  g_assert_cmpuint (treatments->len, ==, coxa_visit_get_treatments (b)->len);
  for (guint i = 0; i < treatments->len; i++)
    g_assert_true (
        coxa_treatment_equal (treatments->pdata[i], coxa_visit_get_treatments (b)->pdata[i]));
}

static void
assert_same_visit (CoxaVisit *a, CoxaVisit *b)
{
  g_autofree char *at = coxa_visit_dup_at_text (a);
  g_autofree char *stored_at = coxa_visit_dup_at_text (b);

  g_assert_cmpstr (coxa_visit_get_id (a), ==, coxa_visit_get_id (b));
  g_assert_cmpstr (coxa_visit_get_patient_id (a), ==, coxa_visit_get_patient_id (b));
  g_assert_cmpstr (at, ==, stored_at);
  g_assert_cmpstr (coxa_visit_get_episode (a), ==, coxa_visit_get_episode (b));
  g_assert_cmpstr (coxa_visit_get_examiner (a), ==, coxa_visit_get_examiner (b));
  g_assert_cmpstr (coxa_visit_get_notes (a), ==, coxa_visit_get_notes (b));
  g_assert_cmpint (coxa_visit_get_age (a), ==, coxa_visit_get_age (b));
  g_assert_cmpuint (coxa_visit_get_version (a), ==, coxa_visit_get_version (b));
  for (int i = 0; i < COXA_N_PAINS; i++)
    g_assert_cmpint (coxa_visit_get_pain (a, i), ==, coxa_visit_get_pain (b, i));
  assert_same_answers (a, b);
  assert_same_lists (a, b);
  assert_same_contents (a, b);
  g_assert_cmpuint (coxa_visit_get_n_measurements (a), ==, coxa_visit_get_n_measurements (b));
  for (guint i = 0; i < coxa_visit_get_n_measurements (a); i++)
    assert_same_measurement (coxa_visit_get_measurement (a, i), coxa_visit_get_measurement (b, i));
}

static void
test_patient_round_trip (Record *record, gconstpointer data)
{
  static const char *const precautions[] = { "pregnancy", "hip_replacement", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Exämple", "Anna");
  g_autoptr (CoxaPatient) stored = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (coxa_patient_set_birth_date (patient, "1982-03", NULL));
  coxa_patient_set_sex (patient, COXA_SEX_X);
  coxa_patient_set_language (patient, "pl");
  coxa_patient_set_number (patient, "47-11");
  coxa_patient_set_precautions (patient, precautions);
  g_assert_true (wait_save_patient (record->store, patient, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (coxa_patient_get_version (patient), ==, 1);
  g_assert_nonnull (coxa_patient_get_clinic (patient));

  stored = wait_load_patient (record->store, coxa_patient_get_id (patient), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (coxa_patient_get_family (stored), ==, "Exämple");
  g_assert_cmpstr (coxa_patient_get_given (stored), ==, "Anna");
  g_assert_cmpstr (coxa_patient_get_birth_date (stored), ==, "1982-03");
  g_assert_cmpint (coxa_patient_get_sex (stored), ==, COXA_SEX_X);
  g_assert_cmpstr (coxa_patient_get_language (stored), ==, "pl");
  g_assert_cmpstr (coxa_patient_get_number (stored), ==, "47-11");
  g_assert_cmpstr (coxa_patient_get_clinic (stored), ==, coxa_patient_get_clinic (patient));
  g_assert_cmpstrv (coxa_patient_get_precautions (stored), precautions);
  g_assert_cmpuint (coxa_patient_get_version (stored), ==, 1);
  g_assert_null (coxa_patient_get_last_visit (stored));
}

static void
test_visit_round_trip (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaPatient) stored = NULL;
  g_autoptr (CoxaVisit) visit = make_full_visit (record->measures);
  g_autoptr (CoxaVisit) later = make_visit ("2026-10-25T02:30:00+01:00");
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) episodes = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, 1);
  g_assert_cmpuint (coxa_patient_get_version (patient), ==, 1);
  /* The hour that exists twice: the second 02:30 is an hour later. */
  g_assert_true (wait_save_visit (record->store, patient, later, &error));
  record_close (record);

  record_open (record, COXA_STORE_OPEN);
  visits = wait_list_visits (record->store, coxa_patient_get_id (patient), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 2);
  assert_same_visit (later, visits->pdata[0]);
  assert_same_visit (visit, visits->pdata[1]);
  episodes = wait_list_episodes (record->store, coxa_patient_get_id (patient), &error);
  g_assert_cmpuint (episodes->len, ==, 1);
  g_assert_cmpstr (((CoxaEpisode *) episodes->pdata[0])->title, ==, "Low back pain");
  g_assert_cmpstr (((CoxaEpisode *) episodes->pdata[0])->opened_at, ==,
                   "2026-10-25T02:30:00+02:00");
  stored = wait_load_patient (record->store, coxa_patient_get_id (patient), &error);
  g_assert_cmpstr (coxa_patient_get_last_visit (stored), ==, "2026-10-25T02:30:00+01:00");
  assert_sound (record->store);
}

static void
test_visit_replaced (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_full_visit (record->measures);
  g_autoptr (GPtrArray) visits = NULL;
  CoxaMeasurement refused;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, &error));
  coxa_measurement_init (&refused, coxa_measure_catalogue_find (record->measures, "phe_pattern"),
                         COXA_SIDE_RIGHT);
  coxa_visit_remove_measurement (visit, &refused);
  coxa_visit_unset_answer (visit, "fever");
  coxa_visit_set_notes (visit, NULL);
  coxa_visit_set_episode (visit, NULL);
  g_assert_true (wait_save_visit (record->store, patient, visit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, 2);
  visits = wait_list_visits (record->store, coxa_patient_get_id (patient), &error);
  g_assert_cmpuint (visits->len, ==, 1);
  assert_same_visit (visit, visits->pdata[0]);
}

static void
test_saved_twice (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_full_visit (record->measures);
  g_autoptr (GPtrArray) visits = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  coxa_visit_set_version (visit, 0);
  g_assert_false (wait_save_visit (record->store, patient, visit, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, 0);
  visits = wait_list_visits (record->store, coxa_patient_get_id (patient), NULL);
  g_assert_cmpuint (visits->len, ==, 1);
}

static void
test_conflicts (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaPatient) other = make_patient ("Other", "One");
  g_autoptr (CoxaPatient) stale = NULL;
  g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_patient (record->store, patient, &error));
  stale = wait_load_patient (record->store, coxa_patient_get_id (patient), &error);
  coxa_patient_set_given (patient, "Hanna");
  g_assert_true (wait_save_patient (record->store, patient, &error));
  g_assert_cmpuint (coxa_patient_get_version (patient), ==, 2);
  coxa_patient_set_given (stale, "Joanna");
  g_assert_false (wait_save_patient (record->store, stale, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  coxa_patient_set_version (stale, 0);
  g_assert_false (wait_save_patient (record->store, stale, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  coxa_patient_set_version (other, 1);
  g_assert_false (wait_save_patient (record->store, other, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  coxa_patient_set_version (other, 0);

  g_assert_true (wait_save_visit (record->store, patient, visit, &error));
  coxa_visit_set_version (visit, 2);
  g_assert_false (wait_save_visit (record->store, patient, visit, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  /* A visit does not wander to another patient. */
  coxa_visit_set_version (visit, 1);
  g_assert_false (wait_save_visit (record->store, other, visit, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 1);
  assert_sound (record->store);
}

static void
test_refused (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaPatient) nameless = make_patient ("", "");
  g_autoptr (CoxaPatient) foreign = make_patient ("Other", "One");
  g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);
  g_autoptr (CoxaVisit) odd = coxa_visit_new ("visit-1", coxa_visit_get_at (visit));
  CoxaMeasurement m;

  record_open (record, COXA_STORE_CREATE);
  g_assert_false (wait_save_patient (record->store, nameless, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (wait_save_visit (record->store, nameless, visit, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (wait_save_visit (record->store, patient, odd, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  coxa_patient_set_clinic (foreign, "c5a1f3c2-7b39-4b52-9a3e-000000000000");
  g_assert_false (wait_save_patient (record->store, foreign, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  coxa_measurement_init (&m, coxa_measure_catalogue_find (record->measures, "hip_flexion"),
                         COXA_SIDE_LEFT);
  m.value = m.measure->hard_max + 1;
  coxa_visit_put_measurement (visit, &m);
  g_assert_false (wait_save_visit (record->store, patient, visit, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 0);
}

/* Nothing of the first entry stays when the second one fails. */
static void
test_all_or_nothing (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) first = make_patient ("First", "Anna");
  g_autoptr (CoxaPatient) second = make_patient ("Second", "Berta");
  g_autoptr (CoxaVisit) good = make_full_visit (record->measures);
  g_autoptr (CoxaVisit) bad = make_visit (RECORD_CLINIC_TIME);
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *entries = make_entries ();
  CoxaMeasurement m;

  record_open (record, COXA_STORE_CREATE);
  coxa_measurement_init (&m, coxa_measure_catalogue_find (record->measures, "hip_flexion"),
                         COXA_SIDE_LEFT);
  m.value = m.measure->hard_max + 1;
  coxa_visit_put_measurement (bad, &m);
  g_ptr_array_add (entries, coxa_store_entry_new (first, good, NULL));
  g_ptr_array_add (entries, coxa_store_entry_new (second, bad, NULL));
  g_assert_false (wait_save_visits (record->store, entries, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 0);
  g_assert_cmpuint (coxa_visit_get_version (good), ==, 0);
  g_assert_cmpuint (coxa_patient_get_version (first), ==, 0);
  found = wait_search (record->store, "first", 10, NULL);
  g_assert_cmpuint (found->len, ==, 0);
  /* The record goes on working. */
  g_assert_true (wait_save_visit (record->store, first, good, NULL));
  assert_sound (record->store);
}

static void
test_batch (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaPatient) same = coxa_patient_new (coxa_patient_get_id (patient));
  g_autoptr (CoxaVisit) one = make_full_visit (record->measures);
  g_autoptr (CoxaVisit) two = make_full_visit (record->measures);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) episodes = NULL;
  g_autoptr (CoxaPatient) stored = NULL;
  GPtrArray *entries = make_entries ();

  record_open (record, COXA_STORE_CREATE);
  g_ptr_array_add (entries, coxa_store_entry_new (patient, one, NULL));
  /* Known by its id alone, and left as it is. */
  g_ptr_array_add (entries, coxa_store_entry_new (same, two, NULL));
  g_assert_true (wait_save_visits (record->store, entries, &error));
  g_assert_no_error (error);
  visits = wait_list_visits (record->store, coxa_patient_get_id (patient), NULL);
  g_assert_cmpuint (visits->len, ==, 2);
  episodes = wait_list_episodes (record->store, coxa_patient_get_id (patient), NULL);
  g_assert_cmpuint (episodes->len, ==, 1);
  stored = wait_load_patient (record->store, coxa_patient_get_id (patient), NULL);
  g_assert_cmpstr (coxa_patient_get_family (stored), ==, "Example");
}

static void
test_result_kept (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRuleset) ruleset = coxa_ruleset_load (record->measures, NULL, &error);
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_full_visit (record->measures);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (CoxaResult) again = NULL;
  g_autofree char *n_findings = NULL;
  GPtrArray *entries = make_entries ();
  CoxaResult *result;
  guint n_measured = 0;

  g_assert_no_error (error);
  result = coxa_result_new (ruleset);
  again = coxa_result_new (ruleset);
  /* A visit at which nothing stops the judging. */
  coxa_visit_set_answer (visit, "saddle_numbness", COXA_ANSWER_NO);
  coxa_judge (result, patient, visit);
  coxa_judge (again, patient, visit);
  g_assert_cmpuint (coxa_result_count (again), >, 0);

  record_open (record, COXA_STORE_CREATE);
  g_ptr_array_add (entries, coxa_store_entry_new (patient, visit, result));
  g_assert_true (wait_save_visits (record->store, entries, &error));
  g_assert_no_error (error);
  results = wait_load_results (record->store, coxa_visit_get_id (visit), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, coxa_result_count (again));
  for (guint i = 0; i < results->len; i++) {
    const CoxaStoredResult *stored = results->pdata[i];
    const CoxaPatternResult *judged = coxa_result_get (again, i);
    g_autofree char *caps = g_strjoinv (";", (char **) judged->caps);

    g_assert_cmpstr (stored->pattern, ==, judged->pattern->id);
    g_assert_cmpint (stored->side, ==, judged->side);
    g_assert_cmpint (stored->class, ==, judged->class);
    g_assert_cmpint (stored->support, ==, judged->support);
    g_assert_cmpint (stored->against, ==, judged->against);
    g_assert_cmpint (stored->measured, ==, judged->measured);
    g_assert_cmpint (stored->total, ==, judged->total);
    g_assert_cmpstr (stored->caps, ==, caps);
    g_assert_cmpstr (stored->ruleset, ==, coxa_ruleset_get_version (ruleset));
    for (guint j = 0; j < judged->n_findings; j++)
      n_measured += judged->findings[j].zone != COXA_ZONE_MISSING;
  }
  g_assert_cmpuint (n_measured, >, 0);
  n_findings = record_ask (record, "SELECT count (*) FROM result_finding");
  g_assert_cmpuint (g_ascii_strtoull (n_findings, NULL, 10), ==, n_measured);

  /* A corrected visit without a judgement has none: the old one was about other values. */
  g_assert_true (wait_save_visit (record->store, patient, visit, &error));
  none = wait_load_results (record->store, coxa_visit_get_id (visit), &error);
  g_assert_cmpuint (none->len, ==, 0);
  assert_sound (record->store);
}

/* What a newer program would have stored: another measure, and a history that knows it. */
static void
store_unknown_measure (Record *record)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (CoxaConnection) connection = coxa_connection_open (record->path, FALSE, NULL);
  g_autoptr (CoxaWriting) writing = coxa_writing_begin (connection, context, NULL);

  g_assert_true (coxa_connection_execute (
      connection,
      "UPDATE measurement SET measure = 'of_tomorrow' WHERE measure = 'sorensen';"
      "UPDATE visit SET version = version + 1",
      NULL));
  g_assert_true (
      coxa_writing_keep (writing, COXA_CONTENT_VISIT, 1, COXA_ACTION_CHANGED, NULL, NULL, NULL));
  g_assert_true (coxa_writing_commit (writing, NULL));
}

static void
test_unknown_measure (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_full_visit (record->measures);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  record_close (record);
  store_unknown_measure (record);
  record_open (record, COXA_STORE_OPEN);
  visits = wait_list_visits (record->store, coxa_patient_get_id (patient), &error);
  g_assert_null (visits);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "of_tomorrow"));
  problems = wait_check (record->store, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
on_changed_cb (CoxaStore *store, const char *patient_id, gpointer user_data)
{
  GPtrArray *seen = user_data;

  g_ptr_array_add (seen, g_strdup (patient_id != NULL ? patient_id : "all"));
}

static void
test_changed (Record *record, gconstpointer data)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CoxaPatient) one = make_patient ("One", "Anna");
  g_autoptr (CoxaPatient) two = make_patient ("Two", "Berta");
  g_autoptr (CoxaVisit) visit_one = make_visit (RECORD_CLINIC_TIME);
  g_autoptr (CoxaVisit) visit_two = make_visit (RECORD_CLINIC_TIME);
  GPtrArray *entries = make_entries ();

  record_open (record, COXA_STORE_CREATE);
  g_signal_connect (record->store, "changed", G_CALLBACK (on_changed_cb), seen);
  g_assert_true (wait_save_patient (record->store, one, NULL));
  g_ptr_array_add (entries, coxa_store_entry_new (one, visit_one, NULL));
  g_ptr_array_add (entries, coxa_store_entry_new (two, visit_two, NULL));
  g_assert_true (wait_save_visits (record->store, entries, NULL));
  coxa_patient_set_version (one, 7);
  g_assert_false (wait_save_patient (record->store, one, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (seen->len, ==, 2);
  g_assert_cmpstr (seen->pdata[0], ==, coxa_patient_get_id (one));
  g_assert_cmpstr (seen->pdata[1], ==, "all");
}

static void
note_order_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GArray *order = user_data;
  gboolean saved = coxa_store_save_patient_finish (COXA_STORE (source), result, NULL);

  g_array_append_val (order, saved);
}

/* What was asked before closing is done, what is asked afterwards fails. */
static void
test_close (Record *record, gconstpointer data)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GError) error = NULL;

  record_open (record, COXA_STORE_CREATE);
  for (int i = 0; i < 20; i++) {
    g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");

    coxa_store_save_patient_async (record->store, patient, context, NULL, note_order_cb, order);
  }
  g_assert_true (wait_close (record->store, &error));
  g_assert_cmpuint (order->len, ==, 20);
  for (guint i = 0; i < order->len; i++)
    g_assert_true (g_array_index (order, gboolean, i));
  g_assert_cmpint (wait_count (record->store, &error), ==, -1);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED);
  record_close (record);
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 20);
}

static void
test_dropped_without_close (Record *record, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_patient (record->store, patient, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&record->store));
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 1);
}

static void
test_cancelled (Record *record, gconstpointer data)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gboolean));

  record_open (record, COXA_STORE_CREATE);
  g_cancellable_cancel (cancellable);
  coxa_store_save_patient_async (record->store, patient, context, cancellable, note_order_cb,
                                 order);
  g_assert_cmpint (wait_count (record->store, NULL), ==, 0);
  /* GTask tells of what was cancelled one turn later. */
  while (order->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (order->len, ==, 1);
  g_assert_false (g_array_index (order, gboolean, 0));
}

/* What the caller does after asking is not what is stored. */
static void
test_snapshot (Record *record, gconstpointer data)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (CoxaPatient) patient = make_patient ("Before", "Anna");
  g_autoptr (CoxaPatient) stored = NULL;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gboolean));

  record_open (record, COXA_STORE_CREATE);
  coxa_store_save_patient_async (record->store, patient, context, NULL, note_order_cb, order);
  coxa_patient_set_family (patient, "After");
  stored = wait_load_patient (record->store, coxa_patient_get_id (patient), NULL);
  g_assert_cmpstr (coxa_patient_get_family (stored), ==, "Before");
}

static void
test_not_found (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GPtrArray) visits = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_null (wait_load_patient (record->store, id, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  visits = wait_list_visits (record->store, id, NULL);
  g_assert_cmpuint (visits->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/patient-round-trip", test_patient_round_trip },
    { "/store/visit-round-trip", test_visit_round_trip },
    { "/store/visit-replaced", test_visit_replaced },
    { "/store/saved-twice", test_saved_twice },
    { "/store/conflicts", test_conflicts },
    { "/store/refused", test_refused },
    { "/store/all-or-nothing", test_all_or_nothing },
    { "/store/batch", test_batch },
    { "/store/result-kept", test_result_kept },
    { "/store/unknown-measure", test_unknown_measure },
    { "/store/changed", test_changed },
    { "/store/close", test_close },
    { "/store/dropped-without-close", test_dropped_without_close },
    { "/store/cancelled", test_cancelled },
    { "/store/snapshot", test_snapshot },
    { "/store/not-found", test_not_found },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
