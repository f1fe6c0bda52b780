/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The patient's copy: everything is in it, in order, of any length, and nothing that was not asked
 * for. */

#include "coxa-copy-sheet.h"
#include "coxa-episode.h"
#include "coxa-state-line.h"
#include "pdf-tools.h"

#include <math.h>
#include <string.h>

#define HASH "9f3a51c2d4e5f60718293a4b5c6d7e8f9f3a51c2d4e5f60718293a4b5c6d7e8f"

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *rules;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
  CoxaPainRegions *regions;
  CoxaPatientCopy *copy;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->measures = coxa_measure_catalogue_load (NULL, NULL);
  self->rules = coxa_ruleset_load (self->measures, NULL, NULL);
  self->questionnaires = coxa_questionnaire_catalogue_load (NULL, NULL);
  self->topics = coxa_topic_catalogue_load_from (NULL, NULL, NULL);
  self->techniques = coxa_technique_catalogue_load_from (NULL, NULL, NULL);
  self->regions = coxa_pain_regions_load (NULL, NULL);
  self->copy = coxa_patient_copy_new ();
  self->copy->patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000001");
  self->copy->state_seq = 1234;
  self->copy->state_hash = g_strdup (HASH);
  coxa_patient_set_family (self->copy->patient, "Żółć");
  coxa_patient_set_given (self->copy->patient, "Łucja");
  coxa_patient_set_birth_date (self->copy->patient, "1982-03-04", NULL);
  coxa_patient_set_number (self->copy->patient, "47/11");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  coxa_patient_copy_free (self->copy);
  coxa_pain_regions_free (self->regions);
  coxa_technique_catalogue_free (self->techniques);
  coxa_topic_catalogue_free (self->topics);
  coxa_questionnaire_catalogue_free (self->questionnaires);
  coxa_ruleset_unref (self->rules);
  coxa_measure_catalogue_unref (self->measures);
}

static void
measure (Fixture *self, CoxaVisit *visit, const char *id, CoxaSide side, double value)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (&measurement, coxa_measure_catalogue_find (self->measures, id), side);
  measurement.value = value;
  g_assert_true (coxa_visit_add_measurement (visit, &measurement, NULL));
}

static CoxaCopyVisit *
add_visit (Fixture *self, guint number, const char *notes)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00Z", NULL);
  g_autoptr (GDateTime) at = g_date_time_add_weeks (first, (int) number);
  g_autofree char *id = g_strdup_printf ("5c1a0000-0000-4000-8000-%012u", number);
  g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);
  CoxaCopyVisit *copy;

  coxa_visit_set_pain (visit, COXA_PAIN_NOW, 5);
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_answer (visit, "fever", COXA_ANSWER_UNSURE);
  coxa_visit_set_notes (visit, notes);
  measure (self, visit, "hip_flexion", COXA_SIDE_LEFT, 110);
  measure (self, visit, "hip_flexion", COXA_SIDE_RIGHT, 95);
  measure (self, visit, "thomas_hip", COXA_SIDE_LEFT, -4);
  copy = coxa_copy_visit_new (visit);
  copy->ruleset = g_strdup ("1");
  coxa_copy_visit_add_result (copy, "hip-flexor-shortness", COXA_SIDE_LEFT, COXA_CLASS_LIKELY);
  g_ptr_array_add (self->copy->visits, copy);
  return copy;
}

static GBytes *
print (Fixture *self, guint *n_boxes_out)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 ("2026-11-21T12:00:00Z", NULL);
  CoxaCopySheet sheet = {
    .copy = self->copy,
    .rules = self->rules,
    .questionnaires = self->questionnaires,
    .topics = self->topics,
    .techniques = self->techniques,
    .pain_regions = self->regions,
    .date = date,
    .clinic_name = "Hip and Back Clinic",
  };
  g_autoptr (GError) error = NULL;
  GBytes *pdf = coxa_copy_sheet_print (&sheet, n_boxes_out, &error);

  g_assert_no_error (error);
  return pdf;
}

static char *
read_all (GBytes *pdf)
{
  return pdf_tools_run_text (pdf, "pdftotext", "-layout", "@", "-", NULL);
}

static void
assert_there (const char *text, const char *part)
{
  g_test_message ("%s", part);
  g_assert_nonnull (strstr (text, part));
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!pdf_tools_are_here ())
    return;
  pdf = print (self, NULL);
  pdf_tools_assert_sound (pdf);
  g_assert_cmpint (pdf_tools_count_pages (pdf), ==, 1);
  text = read_all (pdf);
  assert_there (text, "Łucja Żółć");
  assert_there (text, "4 March 1982");
  assert_there (text, "0 visits");
  assert_there (text, "page 1 of 1");
  assert_there (text, "Record state 1234 – 9f3a51c2d4e5f607…");
}

static void
test_visit (Fixture *self, gconstpointer data)
{
  static const char *const there[] = {
    "Visit of 14 March 2026, 09:30",
    "Pain, 0 to 10: now 5",
    "unsure",
    "Hip flexion",
    "110°",
    "95°",
    "−4°",
    "These findings occur together",
    "left – likely",
    "do not establish the cause",
    "walks better",
    "page 2 of 2",
    "1 visit,",
  };
  static const CoxaDose dose = { 3, 10, 5, 0, 30, 2, 7, FALSE };
  CoxaCopyProgramme *programme = coxa_copy_programme_new (1, "2026-03-15T09:30:00Z");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!pdf_tools_are_here ())
    return;
  add_visit (self, 0, "walks better");
  coxa_copy_programme_add_item (programme, "bridge", "Bridge", COXA_SIDE_RIGHT, &dose, "slowly");
  g_ptr_array_add (self->copy->programmes, programme);
  pdf = print (self, NULL);
  pdf_tools_assert_sound (pdf);
  pdf_tools_assert_inside (pdf);
  text = read_all (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    assert_there (text, there[i]);
  assert_there (text, "Bridge, right: 3 × 10, hold 5 s, 2 times a day");
  assert_there (text, "slowly");
}

static void
say_all (CoxaVisit *visit)
{
  CoxaTreatment *treatment = coxa_treatment_new ();

  coxa_remarks_put (coxa_visit_get_remarks (visit), "onset_manner", COXA_TOPIC_HISTORY,
                    COXA_TOPIC_CHOICE, "gradual");
  coxa_remarks_put (coxa_visit_get_remarks (visit), "onset", COXA_TOPIC_HISTORY, COXA_TOPIC_SINCE,
                    "P6W");
  coxa_remarks_put (coxa_visit_get_remarks (visit), "gone_topic", COXA_TOPIC_HISTORY,
                    COXA_TOPIC_LINE, "still told");
  coxa_remarks_put (coxa_visit_get_remarks (visit), "next_step", COXA_TOPIC_PLAN, COXA_TOPIC_WORDS,
                    "look at the stairs");
  treatment->technique = g_strdup ("mobilisation");
  treatment->grade = g_strdup ("III");
  treatment->side = COXA_SIDE_RIGHT;
  treatment->minutes = 10;
  treatment->response = COXA_RESPONSE_BETTER;
  treatment->pain_after = 2;
  treatment->note = g_strdup ("lying on the back");
  coxa_visit_add_treatment (visit, treatment);
}

static void
answer_all (CoxaVisit *visit)
{
  CoxaScore *psfs = coxa_score_new ("psfs", 4.5);
  CoxaScore *adherence = coxa_score_new ("adherence", NAN);

  coxa_score_set_answer (psfs, "item1", "climbing stairs", 4);
  coxa_score_set_answer (psfs, "item2", "tying shoes", 5);
  coxa_score_set_answer (adherence, "item1", NULL, NAN);
  coxa_visit_put_score (visit, psfs);
  coxa_visit_put_score (visit, adherence);
  coxa_score_free (psfs);
  coxa_score_free (adherence);
}

/* What was told, done and planned, and each answer, in the words of who reads it. */
static void
test_contents (Fixture *self, gconstpointer data)
{
  static const char *const there[] = {
    "History",
    "Onset",
    "Began",
    "about 6 weeks ago",
    "gone_topic",
    "still told",
    "Plan",
    "look at the stairs",
    "Joint mobilisation III, right, 10 min, better, pain 2 after",
    "lying on the back",
    "Where it hurt",
    "Sharp pain, 7",
    "Patient-Specific Functional Scale",
    "climbing stairs: 4",
    "tying shoes: 5",
    "How many times were the exercises agreed since the last visit?: not answered",
    "too few answers",
  };
  CoxaCopyVisit *visit = add_visit (self, 0, NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!pdf_tools_are_here ())
    return;
  say_all (visit->visit);
  answer_all (visit->visit);
  coxa_visit_add_pain_spot (visit->visit, coxa_pain_regions_get (self->regions, 0)->id, "sharp", 7);
  pdf = print (self, NULL);
  pdf_tools_assert_sound (pdf);
  text = read_all (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    assert_there (text, there[i]);
  assert_there (text, coxa_pain_regions_get (self->regions, 0)->name);
  g_assert_null (strstr (text, "nan"));
}

/* Who looked is told only when it is asked for. */
static void
test_access (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) without = NULL, with = NULL;
  g_autofree char *quiet = NULL, *told = NULL;

  if (!pdf_tools_are_here ())
    return;
  without = print (self, NULL);
  quiet = read_all (without);
  g_assert_null (strstr (quiet, "opened"));
  coxa_patient_copy_add_access (self->copy, "2026-03-14T09:30:00Z", "XY", "opened", "patient");
  with = print (self, NULL);
  told = read_all (with);
  assert_there (told, "Who opened or changed the record");
  assert_there (told, "XY");
}

static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  const char *at;

  if (!pdf_tools_are_here ())
    return;
  for (guint i = 0; i < 60; i++)
    add_visit (self, i, "as before");
  pdf = print (self, NULL);
  pdf_tools_assert_sound (pdf);
  g_assert_cmpint (pdf_tools_count_pages (pdf), >, 20);
  at = text = read_all (pdf);
  for (guint i = 0; i < 60; i++) {
    at = strstr (at, "Visit of ");
    g_assert_nonnull (at);
    at++;
  }
  g_assert_null (strstr (at, "Visit of "));
}

/* A note of 80 000 letters goes over many pages, and its last word is there. */
static void
test_long_note (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!pdf_tools_are_here ())
    return;
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (note, "w%05u%s", i, i % 97 == 0 ? "\n" : " ");
  g_string_append (note, "endword");
  add_visit (self, 0, note->str);
  pdf = print (self, NULL);
  pdf_tools_assert_sound (pdf);
  pdf_tools_assert_inside (pdf);
  text = read_all (pdf);
  for (guint i = 0; i < 10000; i += 7) {
    g_autofree char *word = g_strdup_printf ("w%05u", i);

    g_assert_nonnull (strstr (text, word));
  }
  assert_there (text, "endword");
}

/* Letters that cannot be set are shown as boxes and counted; none is dropped in silence. */
static void
test_boxes (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  guint n_boxes;

  if (!pdf_tools_are_here ())
    return;
  coxa_patient_set_family (self->copy->patient, "כהן");
  pdf = print (self, &n_boxes);
  g_assert_cmpuint (n_boxes, ==, 3);
  pdf_tools_assert_sound (pdf);
  text = read_all (pdf);
  assert_there (text, "Łucja");
  assert_there (text, "3 letters cannot be printed");
}

static void
test_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-21T12:00:00Z", NULL);
  g_autofree char *numbered = coxa_patient_copy_dup_file_name (self->copy, now);
  g_autofree char *plain = NULL;

  g_assert_cmpstr (numbered, ==, "copy-47_11-2026-11-21");
  coxa_patient_set_number (self->copy->patient, NULL);
  plain = coxa_patient_copy_dup_file_name (self->copy, now);
  g_assert_cmpstr (plain, ==, "copy-0b8e5a52-2026-11-21");
}

static void
test_state (void)
{
  g_autofree char *line = coxa_state_line_dup (1234, HASH);

  g_assert_cmpstr (line, ==, "Record state 1234 – 9f3a51c2d4e5f607…");
  g_assert_null (coxa_state_line_dup (0, HASH));
  g_assert_null (coxa_state_line_dup (1, ""));
  g_assert_null (coxa_state_line_dup (1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/print/copy/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("visit", test_visit);
  ADD ("contents", test_contents);
  ADD ("access", test_access);
  ADD ("many", test_many);
  ADD ("long-note", test_long_note);
  ADD ("boxes", test_boxes);
  ADD ("name", test_name);
  g_test_add_func ("/print/copy/state", test_state);
  return g_test_run ();
}
