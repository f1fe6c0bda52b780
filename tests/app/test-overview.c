/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-change.h"
#include "coxa-overview-page.h"

typedef struct {
  CoxaAppFixture base;
  CoxaVisitDocument *sample;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  fixture->page = g_object_ref_sink (coxa_overview_page_new (fixture->base.knowledge));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->page);
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static void
add_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_child_visible (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      add_texts (child, text);
}

static CoxaVisit *
make_visit (Fixture *fixture, const char *at_text, int pain, double rotation)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (at_text, NULL);
  CoxaVisit *visit = coxa_visit_new (id, at);
  CoxaMeasurement measurement;

  coxa_visit_set_patient_id (visit, coxa_patient_get_id (fixture->sample->patient));
  coxa_visit_set_examiner (visit, "AB");
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, pain);
  coxa_measurement_init (
      &measurement,
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), "hip_ir"),
      COXA_SIDE_LEFT);
  measurement.value = rotation;
  g_assert_true (coxa_visit_add_measurement (visit, &measurement, NULL));
  return visit;
}

static char *
dup_shown (Fixture *fixture, GPtrArray *newest_first)
{
  GString *text = g_string_new (NULL);

  coxa_overview_page_show (COXA_OVERVIEW_PAGE (fixture->page), fixture->sample->patient,
                           newest_first, NULL);
  add_texts (fixture->page, text);
  return g_string_free (text, FALSE);
}

static void
assert_says (const char *text, const char *part)
{
  g_test_message ("\"%s\" in: %s", part, text);
  g_assert_nonnull (strstr (text, part));
}

/* What the page says is what the rules of `coxactl change` say, both ways. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int first, now; /* pain */
    double rotation_now;
    gboolean moved;
    CoxaLabel pain;
    CoxaProgress progress;
    const char *status;
  } rows[] = {
    { 8, 2, 37, TRUE, COXA_LABEL_IMPROVED, COXA_PROGRESS_UNCHANGED, "Unchanged since 12 Jan 2026" },
    { 8, 8, 26, FALSE, COXA_LABEL_UNCHANGED, COXA_PROGRESS_UNCHANGED,
      "Unchanged since 12 Jan 2026" },
    { 2, 8, 24, FALSE, COXA_LABEL_WORSE, COXA_PROGRESS_WORSE, "Worse since 12 Jan 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaVisit) first =
        make_visit (fixture, "2026-01-12T09:00:00+01:00", rows[i].first, 24);
    g_autoptr (CoxaVisit) now =
        make_visit (fixture, "2026-03-14T09:00:00+01:00", rows[i].now, rows[i].rotation_now);
    g_autoptr (GPtrArray) newest_first = g_ptr_array_new ();
    g_autoptr (GPtrArray) oldest_first = g_ptr_array_new ();
    CoxaChangeKnowledge knowledge = coxa_knowledge_get_change_knowledge (fixture->base.knowledge);
    g_autoptr (CoxaChanges) changes = NULL;
    g_autofree char *text = NULL;

    g_ptr_array_add (newest_first, now);
    g_ptr_array_add (newest_first, first);
    g_ptr_array_add (oldest_first, first);
    g_ptr_array_add (oldest_first, now);
    changes = coxa_changes_new (&knowledge, oldest_first, NULL);
    text = dup_shown (fixture, newest_first);
    assert_says (
        text, coxa_change_rules_get_progress_rule_text (knowledge.rules, changes->progress_rule));
    assert_says (text, coxa_change_rules_get_label_text (
                           knowledge.rules, changes->domains.labels[COXA_DOMAIN_PAIN]));
    g_assert_cmpint (changes->domains.labels[COXA_DOMAIN_PAIN], ==, rows[i].pain);
    g_assert_cmpint (changes->progress, ==, rows[i].progress);
    assert_says (text, rows[i].status);
    g_assert_cmpint (strstr (text, "24° → 37°, error") != NULL, ==, rows[i].moved);
    assert_says (text, rows[i].moved ? "1 of 1 comparison" : "0 of 1 comparison");
  }
}

static void
test_first_visit (Fixture *fixture, gconstpointer data)
{
  static const char *const precautions[] = { "osteoporosis", NULL };
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autofree char *empty = dup_shown (fixture, visits);
  g_autofree char *first = NULL;

  g_ptr_array_add (visits, fixture->sample->visit);
  coxa_patient_set_precautions (fixture->sample->patient, precautions);
  first = dup_shown (fixture, visits);
  assert_says (first, "First visit of this episode");
  assert_says (first, "Osteoporosis");
  assert_says (first, "Short hip flexors with extension-sensitive back, left");
  g_assert_null (strstr (first, " since "));
}

static void
test_emergency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autofree char *text = NULL;

  coxa_visit_set_answer (fixture->sample->visit, "saddle_numbness", COXA_ANSWER_YES);
  g_ptr_array_add (visits, fixture->sample->visit);
  text = dup_shown (fixture, visits);
  assert_says (text, "Emergency: hospital assessment today");
  g_assert_null (strstr (text, "Short hip flexors"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/overview/changes", test_changes);
  ADD ("/app/overview/first-visit", test_first_visit);
  ADD ("/app/overview/emergency", test_emergency);
  return g_test_run ();
}
