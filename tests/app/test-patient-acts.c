/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-acts.h"

#include "coxa-pair-dialog.h"
#include "coxa-patient-likeness.h"
#include "coxa-patient-list.h"
#include "coxa-window-fixture.h"

typedef struct {
  const char *family, *given, *birth_date, *number;
} Person;

static CoxaPatient *
make (const Person *person)
{
  CoxaPatient *patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000077");

  coxa_patient_set_family (patient, person->family);
  coxa_patient_set_given (patient, person->given);
  coxa_patient_set_birth_date (patient, person->birth_date, NULL);
  coxa_patient_set_number (patient, person->number);
  return patient;
}

static void
test_likeness (void)
{
  static const Person stored = { "Müller", "Ana Maria", "1982-03-04", "4711" };
  static const struct {
    Person typed;
    CoxaLikeness expected;
  } rows[] = {
    { { "", "", NULL, NULL }, COXA_LIKENESS_NONE },
    { { "muller", "", NULL, NULL }, COXA_LIKENESS_NAME },
    { { "MÜLLER", "ana", NULL, NULL }, COXA_LIKENESS_NAME },
    { { "Müll", "Ana", NULL, NULL }, COXA_LIKENESS_NONE },
    { { "Müller", "Anja", NULL, NULL }, COXA_LIKENESS_NONE },
    { { "Ana Maria", "Müller", NULL, NULL }, COXA_LIKENESS_SWAPPED },
    { { "Ana Maria", "", NULL, NULL }, COXA_LIKENESS_NONE },
    { { "Smith", "Jo", "1982-03-04", NULL }, COXA_LIKENESS_BIRTH_DATE },
    { { "Smith", "Jo", "1982-03", NULL }, COXA_LIKENESS_NONE },
    { { "Smith", "Jo", "1982-03-05", NULL }, COXA_LIKENESS_NONE },
    { { "Smith", "Jo", NULL, "4711" }, COXA_LIKENESS_NUMBER },
    { { "Smith", "Jo", NULL, "471" }, COXA_LIKENESS_NONE },
    { { "Müller", "Ana", "1982-03-04", "4711" }, COXA_LIKENESS_NUMBER },
  };
  g_autoptr (CoxaPatient) patient = make (&stored);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaPatient) typed = make (&rows[i].typed);

    g_test_message ("row %u", i);
    g_assert_cmpint (coxa_patient_likeness_find (typed, patient), ==, rows[i].expected);
  }
}

static GtkWidget *
open_view (CoxaWindowFixture *fixture)
{
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_window_fixture_settle (fixture);
  return GTK_WIDGET (coxa_window_get_patient_view (fixture->window));
}

static CoxaPatientList *
find_list (CoxaWindowFixture *fixture)
{
  return COXA_PATIENT_LIST (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PATIENT_LIST));
}

static guint
count_listed (CoxaWindowFixture *fixture)
{
  return g_list_model_get_n_items (coxa_patient_list_get_model (find_list (fixture)));
}

static void
test_archived_and_back (CoxaWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_view (fixture);
  GtkWidget *also = coxa_test_find (GTK_WIDGET (find_list (fixture)), GTK_TYPE_CHECK_BUTTON);

  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_widget_activate_action (view, "person.archive", NULL);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  g_assert_true (coxa_test_says (view, "archived"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (also), TRUE);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (also), FALSE);
  gtk_widget_activate_action (view, "person.unarchive", NULL);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  g_assert_false (coxa_test_says (view, "archived"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-act", NULL);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count_listed (fixture), ==, 0);
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
merge (CoxaWindowFixture *fixture, GtkWidget *view, CoxaPatient *other, gboolean other_goes_on)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (view, "person.merge", NULL);
  coxa_window_fixture_settle (fixture);
  dialog = coxa_test_find_window (COXA_TYPE_PAIR_DIALOG);
  coxa_pair_dialog_choose (COXA_PAIR_DIALOG (dialog), other);
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_test_says (dialog, "1 visit"));
  g_assert_true (coxa_test_says (dialog, "0 visits"));
  if (other_goes_on) {
    GtkWidget *first = coxa_test_find (dialog, GTK_TYPE_CHECK_BUTTON);
    GtkWidget *cards = gtk_widget_get_parent (gtk_widget_get_parent (first));

    gtk_check_button_set_active (GTK_CHECK_BUTTON (coxa_test_find (
                                     gtk_widget_get_last_child (cards), GTK_TYPE_CHECK_BUTTON)),
                                 TRUE);
  }
  type_row (dialog, "Reason", "The same person");
  type_row (dialog, "Your initials", "AB");
  gtk_widget_activate_action (dialog, "pair.agree", NULL);
  coxa_window_fixture_settle (fixture);
}

static const char *
get_open_id (CoxaWindowFixture *fixture)
{
  return coxa_patient_get_id (
      coxa_patient_view_get_patient (coxa_window_get_patient_view (fixture->window)));
}

/* Both numbers lead to the one who goes on; undone, there are two again. */
static void
test_merged_and_unmerged (CoxaWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_view (fixture);
  g_autoptr (CoxaPatient) other =
      coxa_window_fixture_add_patient (fixture, "Exampel", "Anna", "1982-03-04", "4799");
  g_autoptr (GPtrArray) visits = NULL;

  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count_listed (fixture), ==, 2);
  merge (fixture, view, other, FALSE);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  g_assert_cmpstr (get_open_id (fixture), ==, coxa_patient_get_id (fixture->sample->patient));
  visits = coxa_window_fixture_list_visits (fixture, coxa_patient_get_id (other));
  g_assert_cmpuint (visits->len, ==, 1);
  gtk_widget_activate_action (view, "person.unmerge", NULL);
  coxa_window_fixture_settle (fixture);
  coxa_test_give_reason (fixture, "Twins", "AB");
  g_assert_cmpuint (count_listed (fixture), ==, 2);
  g_ptr_array_unref (g_steal_pointer (&visits));
  visits = coxa_window_fixture_list_visits (fixture, coxa_patient_get_id (other));
  g_assert_cmpuint (visits->len, ==, 0);
}

/* Who was open is the other one from then on. */
static void
test_merged_into_the_other (CoxaWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_view (fixture);
  g_autoptr (CoxaPatient) other =
      coxa_window_fixture_add_patient (fixture, "Exampel", "Anna", "1982-03-04", "4799");

  merge (fixture, view, other, TRUE);
  g_assert_cmpstr (get_open_id (fixture), ==, coxa_patient_get_id (other));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-act", NULL);
  coxa_window_fixture_settle (fixture);
  g_assert_cmpuint (count_listed (fixture), ==, 2);
}

#define ADD(path, function)                                                        \
  g_test_add (path, CoxaWindowFixture, NULL, coxa_window_fixture_set_up, function, \
              coxa_window_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/patient-acts/likeness", test_likeness);
  ADD ("/app/patient-acts/archived-and-back", test_archived_and_back);
  ADD ("/app/patient-acts/merged-and-unmerged", test_merged_and_unmerged);
  ADD ("/app/patient-acts/merged-into-the-other", test_merged_into_the_other);
  return g_test_run ();
}
