/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "coxa-answer-window.h"
#include "coxa-app-fixture.h"
#include "coxa-questionnaire-section.h"
#include "coxa-score-entry.h"
#include "coxa-visit-section.h"

typedef struct {
  CoxaAppFixture app;
  CoxaVisitDocument *sample;
  GtkWidget *window;
  CoxaQuestionnaireSection *section;
  guint n_changed;
} Fixture;

static void
on_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->app, NULL);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->app);
  for (; coxa_visit_get_scores (fixture->sample->visit)->len > 0;)
    coxa_visit_remove_score (
        fixture->sample->visit,
        ((CoxaScore *) coxa_visit_get_scores (fixture->sample->visit)->pdata[0])->questionnaire);
  fixture->section =
      COXA_QUESTIONNAIRE_SECTION (coxa_questionnaire_section_new (fixture->app.knowledge));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->section));
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_visit_section_show (COXA_VISIT_SECTION (fixture->section), fixture->sample->visit, NULL,
                           fixture->sample->patient);
  g_signal_connect_swapped (fixture->section, "changed", G_CALLBACK (on_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->app, NULL);
}

static GtkWidget *
get_stop (Fixture *fixture, const char *questionnaire, guint place)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  coxa_questionnaire_row_add_stops (
      coxa_questionnaire_section_find_row (fixture->section, questionnaire), stops);
  return g_ptr_array_index (stops, place);
}

static void
type (Fixture *fixture, const char *questionnaire, guint place, const char *text)
{
  GtkWidget *stop = get_stop (fixture, questionnaire, place);

  gtk_editable_set_text (GTK_EDITABLE (stop), text);
  if (COXA_IS_SCORE_ENTRY (stop))
    coxa_score_entry_keep (COXA_SCORE_ENTRY (stop));
}

static CoxaVisit *
dup_applied (Fixture *fixture)
{
  CoxaVisit *visit = coxa_visit_copy (fixture->sample->visit);

  coxa_visit_section_apply (COXA_VISIT_SECTION (fixture->section), visit);
  return visit;
}

static double
find_total (Fixture *fixture, const char *questionnaire)
{
  g_autoptr (CoxaVisit) visit = dup_applied (fixture);
  const CoxaScore *score = coxa_visit_find_score (visit, questionnaire);

  return score ? score->total : NAN;
}

/* Both sides of each limit; what is refused changes nothing. */
static void
test_totals (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id, *text;
    double total; /* NAN: refused */
  } rows[] = {
    { "rmdq", "24", 24 },
    { "rmdq", "25", NAN },
    { "rmdq", "12.5", NAN },
    { "odi", "22,5", 22.5 },
    { "odi", "100", 100 },
    { "odi", "100.5", NAN },
    { "grc", "-5", -5 },
    { "grc", "−5", -5 },
    { "grc", "-6", NAN },
    { "oxford_hip", "48", 48 },
    { "oxford_hip", "49", NAN },
    { "promis_pi_4a", "41.6", 41.6 },
    { "promis_pi_4a", "41.5", NAN },
    { "rmdq", "twelve", NAN },
    { "rmdq", "0x10", NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaQuestionnaireRow *row = coxa_questionnaire_section_find_row (fixture->section, rows[i].id);

    g_test_message ("%s %s", rows[i].id, rows[i].text);
    type (fixture, rows[i].id, 0, "");
    type (fixture, rows[i].id, 0, rows[i].text);
    g_assert_cmpint (isnan (find_total (fixture, rows[i].id)), ==, isnan (rows[i].total));
    if (!isnan (rows[i].total))
      g_assert_cmpfloat (find_total (fixture, rows[i].id), ==, rows[i].total);
    else
      g_assert_cmpstr (coxa_questionnaire_row_get_message (row), !=, "");
  }
  g_assert_cmpuint (fixture->n_changed, >, 0);
}

/* An empty form of ticks is no zero. */
static void
test_read_all (Fixture *fixture, gconstpointer data)
{
  CoxaQuestionnaireRow *row = coxa_questionnaire_section_find_row (fixture->section, "rmdq");
  GtkWidget *tick = coxa_test_find (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON);

  type (fixture, "rmdq", 0, "0");
  g_assert_true (gtk_widget_get_visible (tick));
  g_assert_true (isnan (find_total (fixture, "rmdq")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  g_assert_cmpfloat (find_total (fixture, "rmdq"), ==, 0);
  type (fixture, "rmdq", 0, "1");
  g_assert_false (gtk_widget_get_visible (tick));
  g_assert_cmpfloat (find_total (fixture, "rmdq"), ==, 1);
}

static void
test_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) visit = NULL;
  const CoxaScore *score;

  type (fixture, "psfs", 0, "Stairs");
  type (fixture, "psfs", 1, "4");
  visit = dup_applied (fixture);
  score = coxa_visit_find_score (visit, "psfs");
  g_assert_false (coxa_score_has_total (score)); /* one answer is too few, but it is kept */
  g_assert_cmpstr (coxa_score_find_answer (score, "item1")->words, ==, "Stairs");
  type (fixture, "psfs", 2, "Socks");
  type (fixture, "psfs", 3, "7");
  g_assert_cmpfloat (find_total (fixture, "psfs"), ==, 5.5);
  type (fixture, "psfs", 4, "Running");
  g_assert_cmpfloat (find_total (fixture, "psfs"), ==, 5.5); /* left out, and said */
  g_assert_cmpstr (coxa_questionnaire_row_get_message (
                       coxa_questionnaire_section_find_row (fixture->section, "psfs")),
                   !=, "");
  type (fixture, "psfs", 3, "11");
  g_assert_cmpfloat (find_total (fixture, "psfs"), ==, 5.5);
  type (fixture, "adherence", 0, "12");
  type (fixture, "adherence", 1, "9");
  g_assert_cmpfloat (find_total (fixture, "adherence"), ==, 75);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  type (fixture, "start_back", 0, "3");
  type (fixture, "start_back_distress", 0, "4");
  g_assert_true (isnan (find_total (fixture, "start_back_distress")));
  type (fixture, "start_back", 0, "6");
  g_assert_cmpfloat (find_total (fixture, "start_back_distress"), ==, 4);
}

/* The label is the engine's. */
static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *now;
    gboolean improved;
  } rows[] = { { "7", TRUE }, { "8", FALSE } };
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) at = g_date_time_add_days (coxa_visit_get_at (fixture->sample->visit), -21);
  CoxaVisit *earlier = coxa_visit_new ("0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d99", at);
  CoxaQuestionnaireRow *row = coxa_questionnaire_section_find_row (fixture->section, "rmdq");
  const CoxaChangeRules *rules = coxa_knowledge_get_change (fixture->app.knowledge);

  coxa_visit_add_score (earlier, "rmdq", 12);
  g_ptr_array_add (visits, earlier);
  coxa_visit_section_set_visits (COXA_VISIT_SECTION (fixture->section), visits,
                                 fixture->sample->visit);
  g_assert_cmpstr (coxa_questionnaire_row_get_verdict (row), ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaLabel label = rows[i].improved ? COXA_LABEL_IMPROVED : COXA_LABEL_UNCHANGED;

    type (fixture, "rmdq", 0, rows[i].now);
    g_assert_cmpstr (coxa_questionnaire_row_get_verdict (row), ==,
                     coxa_change_rules_get_label_text (rules, label));
  }
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* The patient's window: keys alone, nothing of who they are, back with the answers. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  CoxaAnswerWindow *window;
  g_autoptr (CoxaVisit) visit = NULL;

  type (fixture, "psfs", 0, "Stairs");
  type (fixture, "psfs", 2, "Socks");
  window = coxa_questionnaire_section_open_window (fixture->section);
  g_assert_cmpuint (coxa_answer_window_count (window), ==, 6);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Anna"));
  while (g_str_equal (coxa_answer_window_get_page (window), "question")) {
    g_assert_false (says (GTK_WIDGET (window), "Anna"));
    g_assert_false (says (GTK_WIDGET (window), "Example"));
    g_assert_false (says (GTK_WIDGET (window), "1982"));
    if (strstr (coxa_answer_window_get_question (window), "Stairs")) {
      g_assert_true (coxa_answer_window_press (window, GDK_KEY_1));
      g_assert_true (coxa_answer_window_press (window, GDK_KEY_0));
    } else if (strstr (coxa_answer_window_get_question (window), "Socks")) {
      g_assert_true (coxa_answer_window_press (window, GDK_KEY_4));
    }
    if (strstr (coxa_answer_window_get_question (window), "-5 =")) {
      g_assert_false (coxa_answer_window_press (window, GDK_KEY_6));
      g_assert_true (coxa_answer_window_press (window, GDK_KEY_3));
      g_assert_true (coxa_answer_window_press (window, GDK_KEY_minus));
    }
    gtk_widget_activate_action (GTK_WIDGET (window), "answer.next", NULL);
    if (g_str_equal (coxa_answer_window_get_page (window), "question"))
      continue;
  }
  g_assert_cmpstr (coxa_answer_window_get_page (window), ==, "end");

  /* closing asks the clinician; a wrong word does nothing */
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpstr (coxa_answer_window_get_page (window), ==, "clinician");
  coxa_answer_window_type_word (window, "let me out");
  g_assert_cmpstr (coxa_answer_window_get_page (window), ==, "clinician");
  g_assert_true (isnan (find_total (fixture, "grc")));
  coxa_answer_window_type_word (window, "coxa");
  coxa_test_settle ();
  visit = dup_applied (fixture);
  g_assert_cmpfloat (coxa_visit_find_score (visit, "psfs")->total, ==, 7);
  g_assert_cmpfloat (coxa_visit_find_score (visit, "grc")->total, ==, -3);
  g_assert_null (coxa_visit_find_score (visit, "adherence"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) \
  g_test_add ("/app/questionnaires/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("totals", test_totals);
  ADD ("read-all", test_read_all);
  ADD ("items", test_items);
  ADD ("parts", test_parts);
  ADD ("verdict", test_verdict);
  ADD ("window", test_window);
  return g_test_run ();
}
