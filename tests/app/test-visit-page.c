/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-page.h"

#include "coxa-app-fixture.h"
#include "coxa-flag-card.h"
#include "coxa-measure-cell.h"
#include "coxa-result-panel.h"
#include "coxa-safety-panel.h"

typedef struct {
  CoxaAppFixture base;
  GtkWidget *window;
  CoxaVisitPage *page;
  CoxaVisitDocument *sample;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  fixture->page = COXA_VISIT_PAGE (
      coxa_visit_page_new (fixture->base.knowledge, fixture->base.store, fixture->base.desk));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static void
add_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    add_texts (child, text);
}

static char *
dup_texts (Fixture *fixture, GType type)
{
  GString *text = g_string_new (NULL);

  add_texts (coxa_test_find (GTK_WIDGET (fixture->page), type), text);
  return g_string_free (text, FALSE);
}

static void
assert_says (const char *text, const char *part)
{
  g_test_message ("\"%s\" in: %s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
open_sample (Fixture *fixture)
{
  coxa_visit_page_open (fixture->page, fixture->sample->patient, fixture->sample->visit, NULL);
}

static void
test_panel_of_sample (Fixture *fixture, gconstpointer data)
{
  static const char *const banned[] = { "caused by", "because of", "misaligned", "abnormal",
                                        "weak core", "unstable",   "%" };
  g_autofree char *text = NULL;

  open_sample (fixture);
  text = dup_texts (fixture, COXA_TYPE_RESULT_PANEL);
  assert_says (text, "likely\n");
  assert_says (text, "possible\n");
  assert_says (text, "Agreement 0.82");
  assert_says (text, "Agreement 0.40");
  assert_says (text, "−4°");
  assert_says (text, "[P]");
  assert_says (text, "Further tests will not change this result.");
  assert_says (text, "not enough data\n");
  assert_says (text, "Measure next:");
  assert_says (text, "They do not establish the cause of pain.");
  for (guint i = 0; i < G_N_ELEMENTS (banned); i++)
    g_assert_null (strstr (text, banned[i]));
}

static GtkWidget *
find_card (Fixture *fixture)
{
  return coxa_test_find (GTK_WIDGET (fixture->page), COXA_TYPE_FLAG_CARD);
}

/* Where the class would be another is told when the reasoning is open, and stays in sight. */
static void
test_flip_points (Fixture *fixture, gconstpointer data)
{
  g_autofree char *closed = NULL;
  g_autofree char *open = NULL;
  g_autofree char *again = NULL;
  gboolean expanded;

  open_sample (fixture);
  closed = dup_texts (fixture, COXA_TYPE_FLAG_CARD);
  g_assert_null (strstr (closed, "Would be another class"));
  g_object_set (find_card (fixture), "expanded", TRUE, NULL);
  open = dup_texts (fixture, COXA_TYPE_FLAG_CARD);
  assert_says (open, "Would be another class:");
  assert_says (open, "−4° · possible from 1° up");
  open_sample (fixture);
  g_object_get (find_card (fixture), "expanded", &expanded, NULL);
  g_assert_true (expanded);
  again = dup_texts (fixture, COXA_TYPE_FLAG_CARD);
  assert_says (again, "possible from 1° up");
  g_object_set (find_card (fixture), "expanded", FALSE, NULL);
  open_sample (fixture);
  g_object_get (find_card (fixture), "expanded", &expanded, NULL);
  g_assert_false (expanded);
}

static void
test_emergency_hides_patterns (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel;

  open_sample (fixture);
  panel = coxa_test_find (GTK_WIDGET (fixture->page), COXA_TYPE_SAFETY_PANEL);
  g_assert_false (gtk_widget_get_visible (panel));
  coxa_visit_set_answer (fixture->sample->visit, "saddle_numbness", COXA_ANSWER_YES);
  open_sample (fixture);
  g_assert_true (gtk_widget_get_visible (panel));
  g_assert_null (coxa_test_find (GTK_WIDGET (fixture->page), COXA_TYPE_FLAG_CARD));
  coxa_visit_set_answer (fixture->sample->visit, "saddle_numbness", COXA_ANSWER_NO);
  open_sample (fixture);
  g_assert_false (gtk_widget_get_visible (panel));
  g_assert_nonnull (coxa_test_find (GTK_WIDGET (fixture->page), COXA_TYPE_FLAG_CARD));
}

static void
count_cb (GObject *source, guint *count)
{
  (*count)++;
}

static CoxaPatient *
dup_patient (Fixture *fixture, const char *birth_date)
{
  CoxaPatient *patient = coxa_patient_new (coxa_patient_get_id (fixture->sample->patient));

  coxa_patient_set_family (patient, "Example");
  coxa_patient_set_sex (patient, COXA_SEX_FEMALE);
  g_assert_true (coxa_patient_set_birth_date (patient, birth_date, NULL));
  return patient;
}

static void
test_changed_patient_is_judged_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) child = dup_patient (fixture, "2016-01-01");
  g_autoptr (CoxaPatient) stranger = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000077");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *form_before = NULL;
  g_autofree char *form_after = NULL;
  guint judged = 0;

  open_sample (fixture);
  before = dup_texts (fixture, COXA_TYPE_RESULT_PANEL);
  form_before = dup_texts (fixture, COXA_TYPE_VISIT_FORM);
  g_assert_null (strstr (before, "below 18 years"));
  g_signal_connect (fixture->page, "judged", G_CALLBACK (count_cb), &judged);
  coxa_visit_page_set_patient (fixture->page, stranger);
  g_assert_cmpuint (judged, ==, 0);
  coxa_visit_page_set_patient (fixture->page, child);
  g_assert_cmpuint (judged, ==, 1);
  after = dup_texts (fixture, COXA_TYPE_RESULT_PANEL);
  form_after = dup_texts (fixture, COXA_TYPE_VISIT_FORM);
  assert_says (after, "below 18 years");
  g_assert_cmpstr (form_before, !=, form_after);
  g_assert_false (coxa_visit_page_is_dirty (fixture->page));
  g_assert_cmpuint (coxa_visit_get_n_measurements (coxa_visit_page_get_visit (fixture->page)), ==,
                    coxa_visit_get_n_measurements (fixture->sample->visit));
}

static void
put (Fixture *fixture, CoxaVisit *visit, const char *id, CoxaSide side, double value)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (
      &measurement,
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), id),
      side);
  measurement.value = value;
  coxa_visit_put_measurement (visit, &measurement);
}

static guint
count_texts (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)); at += strlen (part))
    n++;
  return n;
}

/* A card for both sides shows one number, so it must be the number of both. */
static void
test_both_sides_only_where_alike (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 4, 1, 9, 0, 0);
  g_autoptr (CoxaVisit) visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
  g_autofree char *alike = NULL;
  g_autofree char *differing = NULL;

  put (fixture, visit, "thomas_hip", COXA_SIDE_LEFT, -4);
  put (fixture, visit, "thomas_hip", COXA_SIDE_RIGHT, -4);
  put (fixture, visit, "hip_extension", COXA_SIDE_LEFT, 5);
  put (fixture, visit, "hip_extension", COXA_SIDE_RIGHT, 5);
  coxa_visit_page_open (fixture->page, fixture->sample->patient, visit, NULL);
  alike = dup_texts (fixture, COXA_TYPE_RESULT_PANEL);
  put (fixture, visit, "thomas_hip", COXA_SIDE_RIGHT, -9);
  coxa_visit_page_open (fixture->page, fixture->sample->patient, visit, NULL);
  differing = dup_texts (fixture, COXA_TYPE_RESULT_PANEL);
  g_test_message ("%s", alike);
  g_test_message ("%s", differing);
  g_assert_cmpuint (count_texts (alike, ", both sides"), >, 0);
  g_assert_cmpuint (count_texts (differing, ", both sides"), <,
                    count_texts (alike, ", both sides"));
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static char *
dup_status (Fixture *fixture)
{
  char *status;

  g_object_get (fixture->page, "status", &status, NULL);
  return status;
}

static void
enter_flexion (Fixture *fixture, const char *text)
{
  GtkWidget *cell;

  coxa_visit_page_jump (fixture->page, "hip_flexion", COXA_SIDE_LEFT);
  cell = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                  COXA_TYPE_MEASURE_CELL);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  coxa_visit_page_keep (fixture->page);
}

static void
test_saved_means_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;

  open_sample (fixture);
  enter_flexion (fixture, "118");
  g_assert_true (coxa_visit_page_is_dirty (fixture->page));
  before = dup_status (fixture);
  g_assert_cmpstr (before, ==, "Not saved");
  coxa_visit_page_save_async (fixture->page, on_done_cb, &result);
  during = dup_status (fixture);
  g_assert_cmpstr (during, ==, "Saving…");
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_visit_page_save_finish (fixture->page, result, &error));
  g_assert_no_error (error);
  g_assert_false (coxa_visit_page_is_dirty (fixture->page));
  after = dup_status (fixture);
  g_assert_cmpstr (after, ==, "Saved");
  g_assert_cmpuint (coxa_visit_get_version (coxa_visit_page_get_visit (fixture->page)), ==, 1);
}

static void
test_saved_again_is_a_correction (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture);
  for (guint version = 1; version <= 3; version++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strdup_printf ("%u", 110 + version);

    enter_flexion (fixture, text);
    coxa_visit_page_save_async (fixture->page, on_done_cb, &result);
    coxa_test_run_until (is_set, &result);
    coxa_visit_page_save_finish (fixture->page, result, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (coxa_visit_get_version (coxa_visit_page_get_visit (fixture->page)), ==,
                      version);
  }
}

static void
test_note_is_saved_but_not_judged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stops =
      coxa_visit_form_list_stops (coxa_visit_page_get_form (fixture->page));
  GtkWidget *note = g_ptr_array_index (stops, stops->len - 1);
  guint judged = 0;

  open_sample (fixture);
  g_signal_connect (fixture->page, "judged", G_CALLBACK (count_cb), &judged);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Sat down once", -1);
  g_assert_cmpuint (judged, ==, 0);
  g_assert_true (coxa_visit_page_is_dirty (fixture->page));
  coxa_visit_page_save_async (fixture->page, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_visit_page_save_finish (fixture->page, result, &error));
  g_assert_no_error (error);
  g_assert_false (coxa_visit_page_is_dirty (fixture->page));
  g_assert_cmpstr (coxa_visit_get_notes (coxa_visit_page_get_visit (fixture->page)), ==,
                   "Sat down once");
}

static void
test_entered_while_saving_stays_dirty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  open_sample (fixture);
  enter_flexion (fixture, "118");
  coxa_visit_page_save_async (fixture->page, on_done_cb, &result);
  enter_flexion (fixture, "119");
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_visit_page_save_finish (fixture->page, result, NULL));
  g_assert_true (coxa_visit_page_is_dirty (fixture->page));
}

/* The record knows no such version: it refuses, and nothing typed is lost. */
static void
test_failure_keeps_the_form_dirty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *status = NULL;
  const CoxaMeasure *flexion = coxa_measure_catalogue_find (
      coxa_knowledge_get_measures (fixture->base.knowledge), "hip_flexion");
  CoxaVisit *visit;

  coxa_visit_set_version (fixture->sample->visit, 5);
  open_sample (fixture);
  enter_flexion (fixture, "118");
  coxa_visit_page_save_async (fixture->page, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_false (coxa_visit_page_save_finish (fixture->page, result, &error));
  g_assert_nonnull (error);
  g_assert_true (coxa_visit_page_is_dirty (fixture->page));
  status = dup_status (fixture);
  g_assert_cmpstr (status, ==, "Not saved");
  visit = coxa_visit_page_get_visit (fixture->page);
  g_assert_cmpfloat (coxa_visit_find_measurement (visit, flexion, COXA_SIDE_LEFT)->value, ==, 118);
}

static void
test_refused_entry_is_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  open_sample (fixture);
  enter_flexion (fixture, "213");
  coxa_visit_page_save_async (fixture->page, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_false (coxa_visit_page_save_finish (fixture->page, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/visit-page/panel-of-sample", test_panel_of_sample);
  ADD ("/app/visit-page/emergency-hides-patterns", test_emergency_hides_patterns);
  ADD ("/app/visit-page/changed-patient-is-judged-again", test_changed_patient_is_judged_again);
  ADD ("/app/visit-page/note-is-saved-but-not-judged", test_note_is_saved_but_not_judged);
  ADD ("/app/visit-page/both-sides-only-where-alike", test_both_sides_only_where_alike);
  ADD ("/app/visit-page/saved-means-saved", test_saved_means_saved);
  ADD ("/app/visit-page/saved-again-is-a-correction", test_saved_again_is_a_correction);
  ADD ("/app/visit-page/entered-while-saving-stays-dirty", test_entered_while_saving_stays_dirty);
  ADD ("/app/visit-page/failure-keeps-the-form-dirty", test_failure_keeps_the_form_dirty);
  ADD ("/app/visit-page/flip-points", test_flip_points);
  ADD ("/app/visit-page/refused-entry-is-not-saved", test_refused_entry_is_not_saved);
  return g_test_run ();
}
