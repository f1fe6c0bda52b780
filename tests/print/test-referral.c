/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-referral.h"
#include "pdf-tools.h"

#include <string.h>

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaResult *result;
  CoxaPatient *patient;
  CoxaVisit *visit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);

  self->measures = coxa_measure_catalogue_load (NULL, NULL);
  self->ruleset = coxa_ruleset_load (self->measures, NULL, NULL);
  self->result = coxa_result_new (self->ruleset);
  self->patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000001");
  coxa_patient_set_family (self->patient, "Żółć");
  coxa_patient_set_given (self->patient, "Łucja");
  coxa_patient_set_birth_date (self->patient, "1982-03-04", NULL);
  coxa_patient_set_number (self->patient, "4711");
  self->visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
  coxa_visit_set_others (self->visit, COXA_ANSWER_NO);
  coxa_visit_set_notes (self->visit, "private note");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  coxa_result_free (self->result);
  g_object_unref (self->visit);
  g_object_unref (self->patient);
  coxa_ruleset_unref (self->ruleset);
  coxa_measure_catalogue_unref (self->measures);
}

static GBytes *
print (Fixture *self, const char *number, CoxaPaper paper, GError **error)
{
  CoxaReferral referral = {
    .patient = self->patient,
    .visit = self->visit,
    .result = self->result,
    .date = coxa_visit_get_at (self->visit),
    .clinic_name = "Hip and Back Clinic",
    .emergency_number = number,
    .state_seq = 1234,
    .state_hash = "9f3a51c2d4e5f60718293a4b5c6d7e8f9f3a51c2d4e5f60718293a4b5c6d7e8f",
    .paper = paper,
  };

  coxa_judge (self->result, self->patient, self->visit);
  return coxa_referral_print (&referral, error);
}

static void
test_letter (Fixture *self, gconstpointer data)
{
  static const char *const there[] = { "Łucja Żółć",
                                       "4 March 1982",
                                       "14 March 2026",
                                       "Cauda equina",
                                       "Yes: Have you",
                                       "Unsure: Have you",
                                       "hospital today",
                                       "Emergency number",
                                       "112",
                                       "Hip and Back Clinic",
                                       "Record state 1234 – 9f3a51c2d4e5f607…",
                                       "page 1 of 1" };
  static const char *const not_there[] = { "private note", "4711", "bowels" };

  coxa_visit_set_answer (self->visit, "saddle_numbness", COXA_ANSWER_YES);
  coxa_visit_set_answer (self->visit, "both_legs", COXA_ANSWER_UNSURE);
  if (!pdf_tools_are_here ())
    return;
  for (CoxaPaper paper = COXA_PAPER_A4; paper <= COXA_PAPER_LETTER; paper++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = print (self, "112", paper, &error);
    g_autofree char *text = NULL;

    g_assert_no_error (error);
    pdf_tools_assert_sound (pdf);
    pdf_tools_assert_inside (pdf);
    g_assert_cmpint (pdf_tools_count_pages (pdf), ==, 1);
    text = pdf_tools_read_page (pdf, 1);
    for (guint i = 0; i < G_N_ELEMENTS (there); i++) {
      g_test_message ("%s", there[i]);
      g_assert_nonnull (strstr (text, there[i]));
    }
    for (guint i = 0; i < G_N_ELEMENTS (not_there); i++)
      g_assert_null (strstr (text, not_there[i]));
  }
}

/* Everything at once: nothing is lost at the foot of the page. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  coxa_visit_set_others (self->visit, COXA_ANSWER_YES);
  if (!pdf_tools_are_here ())
    return;
  pdf = print (self, "112", COXA_PAPER_A4, &error);
  g_assert_no_error (error);
  pdf_tools_assert_sound (pdf);
  pdf_tools_assert_inside (pdf);
  g_assert_cmpint (pdf_tools_count_pages (pdf), >, 1);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *question, *number, *part;
  } rows[] = {
    { "fever", NULL, "not set" },
    { "fever", "", "not set" },
    { "red_eye", "112", "No emergency" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    coxa_visit_unset_answer (self->visit, "fever");
    coxa_visit_set_answer (self->visit, rows[i].question, COXA_ANSWER_YES);
    g_assert_null (print (self, rows[i].number, COXA_PAPER_A4, &error));
    g_assert_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED);
    g_assert_nonnull (strstr (error->message, rows[i].part));
  }
}

#define ADD(name, function) \
  g_test_add ("/print/referral/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("letter", test_letter);
  ADD ("many", test_many);
  ADD ("refused", test_refused);
  return g_test_run ();
}
