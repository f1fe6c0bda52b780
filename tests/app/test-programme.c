/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-exercise-picker.h"
#include "coxa-handout-job.h"
#include "coxa-programme-page.h"

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

static void
test_job (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (fixture);
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);
  const CoxaExercise *bridge =
      coxa_exercise_library_find (coxa_knowledge_get_exercises (fixture->knowledge), "bridge");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_settings_set_string (fixture->settings, "emergency-number", "112");
  g_ptr_array_add (items, coxa_programme_item_new (bridge, COXA_SIDE_CENTRAL));
  coxa_handout_job_run_async (sample->patient, items, NULL, fixture->settings, on_done_cb, &result);
  /* The page may change its programme meanwhile: the job has copies. */
  g_ptr_array_set_size (items, 0);
  coxa_test_run_until (is_set, &result);
  pdf = coxa_handout_job_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 5000);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_file_name_names_nobody (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000001");
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 3, 14, 9, 0, 0);
  g_autofree char *plain = NULL;
  g_autofree char *numbered = NULL;

  coxa_patient_set_family (patient, "Example");
  plain = coxa_handout_job_dup_file_name (patient, date);
  g_assert_cmpstr (plain, ==, "exercises-2026-03-14.pdf");
  coxa_patient_set_number (patient, "47/11");
  numbered = coxa_handout_job_dup_file_name (patient, date);
  g_assert_cmpstr (numbered, ==, "exercises-47-11-2026-03-14.pdf");
}

static void
test_precautions (CoxaAppFixture *fixture, gconstpointer data)
{
  char *tags[] = { (char *) "pregnancy", (char *) "fai", NULL };
  const char *const pregnant[] = { "osteoporosis", "pregnancy", NULL };
  const char *const other[] = { "osteoporosis", NULL };

  g_assert_true (coxa_exercise_picker_meets (tags, pregnant));
  g_assert_false (coxa_exercise_picker_meets (tags, other));
  g_assert_false (coxa_exercise_picker_meets (tags, NULL));
  g_assert_false (coxa_exercise_picker_meets (NULL, pregnant));
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return window;
  }
  return NULL;
}

static void
test_refusal_blocks_every_way_out (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (fixture);
  GtkWidget *page = coxa_programme_page_new (fixture->knowledge, fixture->settings);
  GtkWidget *window = gtk_window_new ();
  static const char *const reasons[] = { "emergency", "urgent", "incomplete" };
  static const char *const actions[] = { "programme.save", "programme.print" };

  gtk_window_set_child (GTK_WINDOW (window), page);
  coxa_programme_page_open (COXA_PROGRAMME_PAGE (page), sample->patient);
  g_settings_set_string (fixture->settings, "emergency-number", "");
  for (guint i = 0; i < G_N_ELEMENTS (reasons) * G_N_ELEMENTS (actions); i++) {
    coxa_programme_page_set_refusal (COXA_PROGRAMME_PAGE (page), reasons[i / 2]);
    gtk_widget_activate_action (page, actions[i % 2], NULL);
    g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  }
  /* Allowed, the first handout asks which emergency number to print. */
  coxa_programme_page_set_refusal (COXA_PROGRAMME_PAGE (page), NULL);
  gtk_widget_activate_action (page, "programme.save", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  gtk_window_destroy (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function)                                                  \
  g_test_add (path, CoxaAppFixture, NULL, coxa_app_fixture_set_up, function, \
              coxa_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/programme/job", test_job);
  ADD ("/app/programme/file-name-names-nobody", test_file_name_names_nobody);
  ADD ("/app/programme/precautions", test_precautions);
  ADD ("/app/programme/refusal-blocks-every-way-out", test_refusal_blocks_every_way_out);
  return g_test_run ();
}
