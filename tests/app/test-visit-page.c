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
  fixture->page =
      COXA_VISIT_PAGE (coxa_visit_page_new (fixture->base.knowledge, fixture->base.store));
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
  ADD ("/app/visit-page/saved-means-saved", test_saved_means_saved);
  ADD ("/app/visit-page/saved-again-is-a-correction", test_saved_again_is_a_correction);
  ADD ("/app/visit-page/entered-while-saving-stays-dirty", test_entered_while_saving_stays_dirty);
  ADD ("/app/visit-page/failure-keeps-the-form-dirty", test_failure_keeps_the_form_dirty);
  ADD ("/app/visit-page/refused-entry-is-not-saved", test_refused_entry_is_not_saved);
  return g_test_run ();
}
