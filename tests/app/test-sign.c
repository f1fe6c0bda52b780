/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-sign-bar.h"

#include "coxa-measure-cell.h"
#include "coxa-reason-dialog.h"
#include "coxa-window-fixture.h"

static GtkWidget *
bar_of (CoxaVisitPage *page)
{
  return GTK_WIDGET (coxa_visit_page_get_sign_bar (page));
}

static void
sign (CoxaWindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign", NULL);
  coxa_window_fixture_settle (fixture);
}

static CoxaMeasureCell *
find_cell (CoxaVisitPage *page)
{
  coxa_visit_page_jump (page, "hip_ir", COXA_SIDE_LEFT);
  return COXA_MEASURE_CELL (gtk_widget_get_ancestor (
      gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)))),
      COXA_TYPE_MEASURE_CELL));
}

static void
test_signed_is_read (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  g_autoptr (CoxaVisit) visit = NULL;

  g_assert_false (gtk_widget_get_visible (bar_of (page)));
  sign (fixture);
  visit = coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  g_assert_true (coxa_visit_is_signed (visit));
  g_assert_cmpstr (coxa_visit_get_signed_by (visit), ==,
                   coxa_visit_get_examiner (fixture->sample->visit));
  g_assert_cmpuint (coxa_visit_get_version (coxa_visit_page_get_visit (page)), ==,
                    coxa_visit_get_version (visit));
  g_assert_true (coxa_visit_page_is_locked (page));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (coxa_visit_page_get_form (page))));
  g_assert_true (coxa_test_says (bar_of (page), "Signed by "));
  /* A second time there is nothing to sign. */
  sign (fixture);
  g_assert_null (coxa_test_find_window (COXA_TYPE_REASON_DIALOG));
}

/* What is still being typed is kept, stored and signed in one step. */
static void
test_typing_is_signed (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  g_autoptr (CoxaVisit) visit = NULL;
  const CoxaMeasurement *measurement;
  guint version = coxa_visit_get_version (coxa_visit_page_get_visit (page));

  gtk_editable_set_text (GTK_EDITABLE (find_cell (page)), "31");
  sign (fixture);
  visit = coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  measurement = coxa_visit_find_measurement (
      visit,
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), "hip_ir"),
      COXA_SIDE_LEFT);
  g_assert_true (coxa_visit_is_signed (visit));
  g_assert_cmpfloat (measurement->value, ==, 31);
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, version + 1);
  g_assert_false (coxa_visit_page_is_dirty (page));
}

static void
test_refused_entry_stands_in_the_way (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  g_autoptr (CoxaVisit) visit = NULL;

  gtk_editable_set_text (GTK_EDITABLE (find_cell (page)), "1100");
  sign (fixture);
  visit = coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  g_assert_false (coxa_visit_is_signed (visit));
  g_assert_true (coxa_test_says (bar_of (page), "An entry needs your attention first."));
  gtk_editable_set_text (GTK_EDITABLE (find_cell (page)), "30");
  sign (fixture);
  g_assert_true (coxa_visit_page_is_locked (page));
}

static void
test_safety_stands_in_the_way (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  g_autoptr (CoxaVisit) visit = coxa_visit_copy (coxa_visit_page_get_visit (page));

  coxa_visit_set_answer (visit, "saddle_numbness", COXA_ANSWER_YES);
  coxa_visit_page_open (page, fixture->sample->patient, visit, NULL);
  sign (fixture);
  g_assert_false (coxa_visit_page_is_locked (page));
  g_assert_true (coxa_test_says (bar_of (page), "emergency"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "visit.sign-anyway", NULL));
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_visit_page_is_locked (page));
}

static void
test_initials_are_asked (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  g_autoptr (CoxaVisit) nobodys = coxa_visit_copy (coxa_visit_page_get_visit (page));
  g_autoptr (CoxaVisit) visit = NULL;
  GtkWidget *dialog;

  coxa_visit_set_examiner (nobodys, NULL);
  coxa_visit_page_open (page, fixture->sample->patient, nobodys, NULL);
  sign (fixture);
  dialog = coxa_test_find_window (COXA_TYPE_REASON_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "act"));
  coxa_test_give_reason (fixture, NULL, "KL");
  visit = coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  g_assert_cmpstr (coxa_visit_get_signed_by (visit), ==, "KL");
}

static void
test_empty_visit_is_not_signed (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  CoxaVisitPage *page;

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_window_fixture_settle (fixture);
  page = coxa_patient_view_get_visit_page (view);
  sign (fixture);
  g_assert_cmpuint (coxa_visit_get_version (coxa_visit_page_get_visit (page)), ==, 0);
  g_assert_true (coxa_test_says (bar_of (page), "Nothing was entered"));
}

static void
amend (CoxaWindowFixture *fixture, CoxaVisitPage *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "visit.amend", NULL));
  coxa_window_fixture_settle (fixture);
}

static void
test_amending_needs_a_reason (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  GtkWidget *dialog;

  sign (fixture);
  amend (fixture, page);
  dialog = coxa_test_find_window (COXA_TYPE_REASON_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "act"));
  gtk_window_close (GTK_WINDOW (dialog));
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_visit_page_is_locked (page));
  amend (fixture, page);
  coxa_test_give_reason (fixture, "Sides were swapped", NULL);
  g_assert_false (coxa_visit_page_is_locked (page));
  g_assert_true (coxa_test_says (bar_of (page), "Sides were swapped"));
  /* Nothing was changed: it can be left as it is. */
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.stop-amending", NULL);
  g_assert_true (coxa_visit_page_is_locked (page));
}

static void
test_amendment_is_a_version (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = coxa_window_fixture_open (fixture);
  g_autoptr (CoxaVisit) visit = NULL;
  g_autoptr (GPtrArray) history = NULL;
  guint version;
  const CoxaHistoryEntry *newest;

  sign (fixture);
  version = coxa_visit_get_version (coxa_visit_page_get_visit (page));
  amend (fixture, page);
  coxa_test_give_reason (fixture, "Sides were swapped", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_cell (page)), "29");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  coxa_window_fixture_settle (fixture);
  visit = coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  g_assert_true (coxa_visit_is_signed (visit));
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, version + 1);
  g_assert_true (coxa_visit_page_is_locked (page));
  history =
      coxa_window_fixture_list_history (fixture, coxa_patient_get_id (fixture->sample->patient));
  newest = history->pdata[0];
  g_assert_cmpint (newest->action, ==, COXA_ACTION_AMENDED);
  g_assert_cmpstr (newest->reason, ==, "Sides were swapped");
}

#define ADD(path, function)                                                        \
  g_test_add (path, CoxaWindowFixture, NULL, coxa_window_fixture_set_up, function, \
              coxa_window_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/sign/signed-is-read", test_signed_is_read);
  ADD ("/app/sign/typing-is-signed", test_typing_is_signed);
  ADD ("/app/sign/refused-entry-stands-in-the-way", test_refused_entry_stands_in_the_way);
  ADD ("/app/sign/safety-stands-in-the-way", test_safety_stands_in_the_way);
  ADD ("/app/sign/initials-are-asked", test_initials_are_asked);
  ADD ("/app/sign/empty-visit-is-not-signed", test_empty_visit_is_not_signed);
  ADD ("/app/sign/amending-needs-a-reason", test_amending_needs_a_reason);
  ADD ("/app/sign/amendment-is-a-version", test_amendment_is_a_version);
  return g_test_run ();
}
