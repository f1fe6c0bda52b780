/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-record-page.h"

#include "coxa-pair-dialog.h"
#include "coxa-reason-dialog.h"
#include "coxa-visit-row.h"
#include "coxa-window-fixture.h"

static CoxaRecordPage *
open_record (CoxaWindowFixture *fixture)
{
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_window_fixture_settle (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "record");
  coxa_window_fixture_settle (fixture);
  return COXA_RECORD_PAGE (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_RECORD_PAGE));
}

static void
act (CoxaWindowFixture *fixture, CoxaRecordPage *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, "s",
                                             coxa_visit_get_id (fixture->sample->visit)));
  coxa_window_fixture_settle (fixture);
}

static guint
count (CoxaRecordPage *page)
{
  return g_list_model_get_n_items (coxa_record_page_get_model (page));
}

static GtkCheckButton *
find_check (GtkWidget *root, const char *prefix)
{
  if (GTK_IS_CHECK_BUTTON (root) && gtk_check_button_get_label (GTK_CHECK_BUTTON (root)) &&
      g_str_has_prefix (gtk_check_button_get_label (GTK_CHECK_BUTTON (root)), prefix))
    return GTK_CHECK_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkCheckButton *found = find_check (child, prefix);

    if (found)
      return found;
  }
  return NULL;
}

static void
test_rows_say_whether_signed (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaRecordPage *page = open_record (fixture);
  GtkWidget *row = coxa_test_find (GTK_WIDGET (page), COXA_TYPE_VISIT_ROW);
  GtkCheckButton *open_only = find_check (GTK_WIDGET (page), "Only not signed");

  g_assert_true (coxa_test_says (row, "Not signed"));
  g_assert_cmpstr (gtk_check_button_get_label (open_only), ==, "Only not signed (1)");
  coxa_window_fixture_open (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign", NULL);
  coxa_window_fixture_settle (fixture);
  row = coxa_test_find (GTK_WIDGET (page), COXA_TYPE_VISIT_ROW);
  g_assert_true (coxa_test_says (row, "Signed by "));
  g_assert_cmpstr (gtk_check_button_get_label (open_only), ==, "Only not signed (0)");
  gtk_check_button_set_active (open_only, TRUE);
  g_assert_cmpuint (count (page), ==, 0);
  gtk_check_button_set_active (open_only, FALSE);
  g_assert_cmpuint (count (page), ==, 1);
}

static void
test_hidden_and_brought_back (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaRecordPage *page = open_record (fixture);
  GtkWidget *dialog;
  GtkCheckButton *with_hidden;

  act (fixture, page, "record.mark");
  dialog = coxa_test_find_window (COXA_TYPE_REASON_DIALOG);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "act"));
  coxa_test_give_reason (fixture, "Typed for the wrong day", "AB");
  g_assert_cmpuint (count (page), ==, 0);
  with_hidden = find_check (GTK_WIDGET (page), "Show entered in error");
  g_assert_cmpstr (gtk_check_button_get_label (with_hidden), ==, "Show entered in error (1)");
  gtk_check_button_set_active (with_hidden, TRUE);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count (page), ==, 1);
  g_assert_true (
      coxa_test_says (coxa_test_find (GTK_WIDGET (page), COXA_TYPE_VISIT_ROW), "Entered in error"));
  act (fixture, page, "record.mark");
  coxa_test_give_reason (fixture, "It was the right day", "AB");
  g_assert_cmpuint (count (page), ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (with_hidden)));
  coxa_test_settle ();
  g_assert_false (
      coxa_test_says (coxa_test_find (GTK_WIDGET (page), COXA_TYPE_VISIT_ROW), "Entered in error"));
}

static void
test_hiding_is_undone (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaRecordPage *page = open_record (fixture);
  g_autoptr (GPtrArray) history = NULL;

  act (fixture, page, "record.mark");
  coxa_test_give_reason (fixture, "A slip", "AB");
  g_assert_cmpuint (count (page), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-act", NULL);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count (page), ==, 1);
  history =
      coxa_window_fixture_list_history (fixture, coxa_patient_get_id (fixture->sample->patient));
  g_assert_cmpint (((CoxaHistoryEntry *) history->pdata[0])->action, ==, COXA_ACTION_RESTORED);
  g_assert_cmpint (((CoxaHistoryEntry *) history->pdata[1])->action, ==,
                   COXA_ACTION_ENTERED_IN_ERROR);
  /* Once: there is nothing left to undo. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-act", NULL);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count (page), ==, 1);
}

static void
type_row (GtkWidget *root, const char *title, const char *text)
{
  if (ADW_IS_ENTRY_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    gtk_editable_set_text (GTK_EDITABLE (root), text);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    type_row (child, title, text);
}

static void
test_moved_to_another (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaRecordPage *page = open_record (fixture);
  g_autoptr (CoxaPatient) other =
      coxa_window_fixture_add_patient (fixture, "Moreno", "Luis", "1969-08-12", "4712");
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) trail = NULL;
  GtkWidget *dialog;

  act (fixture, page, "record.move");
  dialog = coxa_test_find_window (COXA_TYPE_PAIR_DIALOG);
  g_assert_nonnull (dialog);
  coxa_pair_dialog_choose (COXA_PAIR_DIALOG (dialog), other);
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_test_says (dialog, "Luis Moreno"));
  g_assert_true (coxa_test_says (dialog, "4712"));
  g_assert_true (coxa_test_says (dialog, "Safety screen of Luis Moreno"));
  /* Without a reason nothing happens. */
  gtk_widget_activate_action (dialog, "pair.agree", NULL);
  g_assert_true (coxa_test_find_window (COXA_TYPE_PAIR_DIALOG) == dialog);
  type_row (dialog, "Reason", "Wrong patient was open");
  type_row (dialog, "Your initials", "AB");
  gtk_widget_activate_action (dialog, "pair.agree", NULL);
  coxa_window_fixture_settle (fixture);
  here = coxa_window_fixture_list_visits (fixture, coxa_patient_get_id (fixture->sample->patient));
  there = coxa_window_fixture_list_visits (fixture, coxa_patient_get_id (other));
  g_assert_cmpuint (here->len, ==, 0);
  g_assert_cmpuint (there->len, ==, 1);
  trail =
      coxa_window_fixture_list_history (fixture, coxa_patient_get_id (fixture->sample->patient));
  g_assert_cmpint (((CoxaHistoryEntry *) trail->pdata[0])->action, ==, COXA_ACTION_MOVED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-act", NULL);
  coxa_window_fixture_settle (fixture);
  g_ptr_array_unref (g_steal_pointer (&here));
  here = coxa_window_fixture_list_visits (fixture, coxa_patient_get_id (fixture->sample->patient));
  g_assert_cmpuint (here->len, ==, 1);
}

/* What asks for something goes with the visit, and the dialog says so before. */
static void
test_moving_changes_safety (CoxaWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) other =
      coxa_window_fixture_add_patient (fixture, "Moreno", "Luis", "1969-08-12", "4712");
  g_autoptr (CoxaVisit) visit =
      coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  CoxaRecordPage *page;
  GtkWidget *dialog;

  coxa_visit_set_answer (visit, "saddle_numbness", COXA_ANSWER_YES);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, visit);
  page = open_record (fixture);
  act (fixture, page, "record.move");
  dialog = coxa_test_find_window (COXA_TYPE_PAIR_DIALOG);
  coxa_pair_dialog_choose (COXA_PAIR_DIALOG (dialog), other);
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_test_says (dialog, "Safety screen of Luis Moreno changes"));
  g_assert_true (coxa_test_says (dialog, "→ Emergency"));
  gtk_window_close (GTK_WINDOW (dialog));
}

#define ADD(path, function)                                                        \
  g_test_add (path, CoxaWindowFixture, NULL, coxa_window_fixture_set_up, function, \
              coxa_window_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/record-acts/rows-say-whether-signed", test_rows_say_whether_signed);
  ADD ("/app/record-acts/hidden-and-brought-back", test_hidden_and_brought_back);
  ADD ("/app/record-acts/hiding-is-undone", test_hiding_is_undone);
  ADD ("/app/record-acts/moved-to-another", test_moved_to_another);
  ADD ("/app/record-acts/moving-changes-safety", test_moving_changes_safety);
  return g_test_run ();
}
