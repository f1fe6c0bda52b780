/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtkunixprint.h>

#include "coxa-app-fixture.h"
#include "coxa-exercise-picker.h"
#include "coxa-handout-job.h"
#include "coxa-handout-printer.h"
#include "coxa-look-setting.h"
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
  coxa_handout_job_run_async (fixture->knowledge, sample->patient, items, NULL, fixture->settings,
                              on_done_cb, &result);
  /* The page may change its programme meanwhile: the job has copies. */
  g_ptr_array_set_size (items, 0);
  coxa_test_run_until (is_set, &result);
  pdf = coxa_handout_job_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 5000);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

/* The settings know the same figures, in the same order, as the drawing does. */
static void
test_look_setting (CoxaAppFixture *fixture, gconstpointer data)
{
  CoxaLook look = coxa_look_setting_get (fixture->settings);

  g_assert_cmpint (look.body, ==, coxa_look_default.body);
  g_assert_cmpint (look.skin, ==, coxa_look_default.skin);
  for (CoxaBody body = 0; body < COXA_N_BODIES; body++) {
    g_assert_true (g_settings_set_string (fixture->settings, "figure-body", coxa_body_ids[body]));
    g_assert_cmpint (coxa_look_setting_get (fixture->settings).body, ==, body);
  }
  for (CoxaSkin skin = 0; skin < COXA_N_SKINS; skin++) {
    g_assert_true (g_settings_set_string (fixture->settings, "figure-skin", coxa_skin_ids[skin]));
    g_assert_cmpint (coxa_look_setting_get (fixture->settings).skin, ==, skin);
  }
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

static gboolean
has_two_windows (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) >= 2;
}

static GtkWindow *
find_other (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

    if (GTK_WIDGET (other) != window)
      return other;
  }
  return NULL;
}

/* Once more before the handout is there: one dialog, and the first wish counts. */
static void
test_pressed_twice_asks_once (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (fixture);
  GtkWidget *page = coxa_programme_page_new (fixture->knowledge, fixture->settings);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  coxa_programme_page_open (COXA_PROGRAMME_PAGE (page), sample->patient);
  g_settings_set_string (fixture->settings, "emergency-number", "112");
  for (guint i = 0; i < 2; i++) {
    gtk_widget_activate_action (page, "programme.save", NULL);
    gtk_widget_activate_action (page, "programme.save", NULL);
    gtk_widget_activate_action (page, "programme.print", NULL);
    coxa_test_run_until (has_two_windows, NULL);
    coxa_test_settle ();
    g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
    g_assert_true (GTK_IS_FILE_CHOOSER (find_other (window)));
    gtk_window_close (find_other (window));
    coxa_test_settle ();
    g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_write (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "handout.pdf", NULL);
  g_autoptr (GFile) here = g_file_new_for_path (path);
  g_autoptr (GFile) elsewhere = g_file_new_for_uri ("sftp://elsewhere/handout.pdf");
  GFile *files[] = { here, elsewhere };
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-", 5);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    coxa_handout_job_write_async (pdf, files[i], on_done_cb, &result);
    g_assert_null (result);
    coxa_test_run_until (is_set, &result);
    g_assert_cmpint (coxa_handout_job_write_finish (result, &error), ==, i == 0);
  }
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static guint
count_open_handouts (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
    g_autofree char *target = g_file_read_link (path, NULL);

    n += target && strstr (target, "coxa-handout") ? 1 : 0;
  }
  return n;
}

static gboolean
has_printer (gpointer dialog)
{
  return gtk_print_unix_dialog_get_selected_printer (dialog) != NULL;
}

/* Through the printer that writes files, which the toolkit always has. */
static void
test_printing_leaves_nothing_open (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  GtkWindow *dialog = coxa_handout_printer_run_async (NULL, pdf, on_done_cb, &result);

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  coxa_test_run_until (has_printer, dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_handout_printer_run_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &printed, NULL, NULL));
  g_assert_cmpstr (printed, ==, "%PDF-1.7");
  g_assert_cmpuint (count_open_handouts (), ==, 0);
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
  ADD ("/app/programme/look-setting", test_look_setting);
  ADD ("/app/programme/file-name-names-nobody", test_file_name_names_nobody);
  ADD ("/app/programme/precautions", test_precautions);
  ADD ("/app/programme/refusal-blocks-every-way-out", test_refusal_blocks_every_way_out);
  ADD ("/app/programme/pressed-twice-asks-once", test_pressed_twice_asks_once);
  ADD ("/app/programme/write", test_write);
  ADD ("/app/programme/printing-leaves-nothing-open", test_printing_leaves_nothing_open);
  return g_test_run ();
}
