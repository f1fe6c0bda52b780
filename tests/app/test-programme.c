/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtkunixprint.h>

#include "coxa-app-fixture.h"
#include "coxa-burden-meter.h"
#include "coxa-dose-editor.h"
#include "coxa-exercise-card.h"
#include "coxa-exercise-picker.h"
#include "coxa-handout-job.h"
#include "coxa-handout-printer.h"
#include "coxa-hidden-row.h"
#include "coxa-look-setting.h"
#include "coxa-programme-page.h"
#include "coxa-suggestion-group.h"

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
  coxa_handout_job_run_async (fixture->knowledge, sample->patient, items, NULL, NULL, "AB",
                              fixture->settings, on_done_cb, &result);
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

static GtkWidget *
new_page (CoxaAppFixture *fixture, CoxaVisitDocument *sample)
{
  GtkWidget *page = coxa_programme_page_new (fixture->knowledge, fixture->store, fixture->desk,
                                             fixture->settings);

  coxa_programme_page_open (COXA_PROGRAMME_PAGE (page), sample->patient);
  coxa_programme_page_set_visit (COXA_PROGRAMME_PAGE (page), sample->visit, NULL);
  return page;
}

static void
test_refusal_blocks_every_way_out (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (fixture);
  GtkWidget *page = new_page (fixture, sample);
  GtkWidget *window = gtk_window_new ();
  static const char *const reasons[] = { "emergency", "urgent", "incomplete" };
  static const char *const actions[] = { "programme.save", "programme.print" };

  gtk_window_set_child (GTK_WINDOW (window), page);
  coxa_programme_page_add (COXA_PROGRAMME_PAGE (page), "bridge");
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
  GtkWidget *page = new_page (fixture, sample);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  coxa_programme_page_add (COXA_PROGRAMME_PAGE (page), "bridge");
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

typedef struct {
  CoxaVisitDocument *sample;
  GtkWidget *page;
  GtkWidget *window;
} Shown;

/* The page in sight, for a patient who is in the record. */
static Shown
show_page (CoxaAppFixture *fixture, const char *precaution)
{
  const char *const precautions[] = { precaution, NULL };
  Shown shown = { .sample = coxa_app_fixture_load_sample (fixture), .window = gtk_window_new () };

  coxa_patient_set_precautions (shown.sample->patient, precautions);
  coxa_app_fixture_save (fixture, shown.sample->patient, shown.sample->visit);
  shown.page = new_page (fixture, shown.sample);
  gtk_window_set_child (GTK_WINDOW (shown.window), shown.page);
  gtk_window_present (GTK_WINDOW (shown.window));
  coxa_test_settle ();
  return shown;
}

static void
leave_page (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  coxa_test_settle ();
  coxa_visit_document_free (shown->sample);
}

static guint
count (Shown *shown)
{
  return coxa_programme_page_count (COXA_PROGRAMME_PAGE (shown->page));
}

static gboolean
has_items (gpointer page)
{
  return coxa_programme_page_count (page) > 0;
}

static gboolean
has_focus_in (Shown *shown, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (shown->window));

  return focus && gtk_widget_is_ancestor (focus, widget);
}

/* One press adds a suggestion, one all of them; on the side that was found. */
static void
test_suggestions (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, NULL);
  GtkWidget *group = coxa_test_find (shown.page, COXA_TYPE_SUGGESTION_GROUP);
  guint n = coxa_suggestion_group_count (COXA_SUGGESTION_GROUP (group));

  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpuint (count (&shown), ==, 0);
  gtk_widget_activate_action (shown.page, "programme.add-suggestion", "i", 1);
  g_assert_cmpuint (count (&shown), ==, 1);
  gtk_widget_activate_action (shown.page, "programme.add-suggestion", "i", 1);
  g_assert_cmpuint (count (&shown), ==, 1);
  gtk_widget_activate_action (shown.page, "programme.add-all", NULL);
  g_assert_cmpuint (count (&shown), ==, n);
  for (guint i = 0; i < n; i++) {
    const CoxaProgrammeItem *item =
        coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (shown.page), i);

    g_assert_cmpint (item->side, ==,
                     item->exercise->unilateral ? COXA_SIDE_LEFT : COXA_SIDE_CENTRAL);
  }
  gtk_widget_activate_action (shown.page, "programme.undo", NULL);
  g_assert_cmpuint (count (&shown), ==, 1);
  leave_page (&shown);
}

/* The first thing that the keyboard reaches adds all of them; then it is at the handout. */
static void
test_keyboard_starts_at_the_suggestions (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, NULL);
  GtkWidget *group = coxa_test_find (shown.page, COXA_TYPE_SUGGESTION_GROUP);
  GtkWidget *focus;

  gtk_window_set_focus (GTK_WINDOW (shown.window), NULL);
  gtk_widget_child_focus (shown.page, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (shown.window));
  g_assert_true (gtk_widget_is_ancestor (focus, group));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==,
                   "programme.add-all");
  gtk_widget_activate (focus);
  coxa_test_run_until (has_items, shown.page);
  focus = gtk_root_get_focus (GTK_ROOT (shown.window));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "programme.print");
  leave_page (&shown);
}

static void
test_moved_and_removed_with_keys (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, NULL);
  CoxaProgrammePage *page = COXA_PROGRAMME_PAGE (shown.page);
  GtkWidget *card;

  coxa_programme_page_add (page, "bridge");
  coxa_programme_page_add (page, "clamshell");
  card = coxa_test_find (shown.page, COXA_TYPE_EXERCISE_CARD);
  g_signal_emit_by_name (card, "moved", 1);
  g_assert_cmpstr (coxa_programme_page_get_item (page, 1)->exercise->id, ==, "bridge");
  g_assert_true (gtk_widget_get_prev_sibling (card) != NULL);
  g_signal_emit_by_name (card, "moved", 1);
  g_assert_cmpstr (coxa_programme_page_get_item (page, 1)->exercise->id, ==, "bridge");
  g_signal_emit_by_name (card, "dropped", gtk_widget_get_prev_sibling (card));
  g_assert_cmpstr (coxa_programme_page_get_item (page, 0)->exercise->id, ==, "bridge");
  g_signal_emit_by_name (card, "removed");
  g_assert_cmpuint (count (&shown), ==, 1);
  gtk_widget_activate_action (shown.page, "programme.undo", NULL);
  g_assert_cmpuint (count (&shown), ==, 2);
  leave_page (&shown);
}

static void
test_hidden_needs_a_reason (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, "osteoporosis");
  GtkWidget *group = coxa_test_find (shown.page, COXA_TYPE_SUGGESTION_GROUP);
  GtkWidget *row;
  GtkWidget *entry;

  coxa_programme_page_add (COXA_PROGRAMME_PAGE (shown.page), "curl-up");
  g_assert_cmpuint (count (&shown), ==, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (coxa_test_find (group, GTK_TYPE_EXPANDER)), TRUE);
  row = coxa_test_find (group, COXA_TYPE_HIDDEN_ROW);
  g_assert_cmpstr (coxa_hidden_row_get_exercise (COXA_HIDDEN_ROW (row))->id, ==, "curl-up");
  entry = coxa_test_find (row, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (count (&shown), ==, 0);
  /* The visit may be stored meanwhile. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "cleared by her doctor");
  coxa_programme_page_set_visit (COXA_PROGRAMME_PAGE (shown.page), shown.sample->visit, NULL);
  row = coxa_test_find (group, COXA_TYPE_HIDDEN_ROW);
  entry = coxa_test_find (row, GTK_TYPE_ENTRY);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (count (&shown), ==, 1);
  g_assert_cmpstr (coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (shown.page), 0)->reason, ==,
                   "cleared by her doctor");
  leave_page (&shown);
}

/* Where a precaution warns, no handout leaves before somebody says that it was adapted. */
static void
test_warning_needs_a_tick (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, "balance-risk");
  GtkWidget *card;

  g_settings_set_string (fixture->settings, "emergency-number", "112");
  coxa_programme_page_add (COXA_PROGRAMME_PAGE (shown.page), "step-up");
  gtk_widget_activate_action (shown.page, "programme.save", NULL);
  coxa_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  card = coxa_test_find (shown.page, COXA_TYPE_EXERCISE_CARD);
  g_assert_true (has_focus_in (&shown, card));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_root_get_focus (GTK_ROOT (shown.window))),
                               TRUE);
  gtk_widget_activate_action (shown.page, "programme.save", NULL);
  coxa_test_run_until (has_two_windows, NULL);
  gtk_window_close (find_other (shown.window));
  leave_page (&shown);
}

static void
test_burden (CoxaAppFixture *fixture, gconstpointer data)
{
  const CoxaSuggestionLimits *limits =
      coxa_suggestion_rules_get_limits (coxa_knowledge_get_suggestions (fixture->knowledge));
  static const struct {
    guint n;
    int seconds;
    const char *warning; /* part of it; "" for none */
  } rows[] = {
    { 0, 0, "" },       { 4, 900, "" },         { 4, 901, "longer than 15" },
    { 5, 60, "fewer" }, { 6, 60, "fewer are" }, { 7, 60, "too many" },
  };
  CoxaBurdenMeter *meter = g_object_ref_sink (g_object_new (COXA_TYPE_BURDEN_METER, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *warning;

    coxa_burden_meter_show (meter, limits, rows[i].n, rows[i].seconds, rows[i].seconds);
    warning = coxa_burden_meter_get_warning (meter);
    g_test_message ("%u exercises: %s", rows[i].n, warning);
    if (*rows[i].warning)
      g_assert_nonnull (strstr (warning, rows[i].warning));
    else
      g_assert_cmpstr (warning, ==, "");
  }
  g_assert_finalize_object (meter);
}

static void
test_dose (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, NULL);
  CoxaProgrammeItem *item;
  GtkWidget *editor;

  coxa_programme_page_add (COXA_PROGRAMME_PAGE (shown.page), "bridge");
  item = coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (shown.page), 0);
  editor = coxa_test_find (shown.page, COXA_TYPE_DOSE_EDITOR);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (coxa_test_find (editor, GTK_TYPE_SPIN_BUTTON)), 4);
  g_assert_cmpint (item->dose.sets, ==, 4);
  g_assert_cmpint (item->dose.reps, ==, item->exercise->dose.reps);
  leave_page (&shown);
}

static GtkWindow *
find_print_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (GTK_IS_PRINT_UNIX_DIALOG (window))
      return window;
  }
  return NULL;
}

static gboolean
has_print_dialog (gpointer data)
{
  return find_print_dialog () != NULL;
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Through the printer that writes files, which the toolkit always has. */
static void
print_to_file (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkWindow *dialog;

  coxa_test_run_until (has_print_dialog, NULL);
  dialog = find_print_dialog ();
  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  coxa_test_run_until (has_printer, dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  coxa_test_run_until (exists, (gpointer) path);
  coxa_test_settle ();
}

/* Handed out, it is in the record, and the page begins with it when the patient comes again. */
static void
test_handed_out_is_kept (CoxaAppFixture *fixture, gconstpointer data)
{
  Shown shown = show_page (fixture, "balance-risk");
  g_autofree char *path = g_build_filename (fixture->folder, "handout.pdf", NULL);
  GtkWidget *again;

  g_settings_set_string (fixture->settings, "emergency-number", "112");
  g_settings_set_string (fixture->settings, "clinician", "AB");
  coxa_programme_page_add (COXA_PROGRAMME_PAGE (shown.page), "step-up");
  coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (shown.page), 0)->dose.sets = 5;
  coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (shown.page), 0)->adapted = TRUE;
  gtk_widget_activate_action (shown.page, "programme.print", NULL);
  print_to_file (path);

  again = g_object_ref_sink (new_page (fixture, shown.sample));
  coxa_test_run_until (has_items, again);
  g_assert_cmpint (coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (again), 0)->dose.sets, ==, 5);
  g_assert_true (coxa_programme_page_get_item (COXA_PROGRAMME_PAGE (again), 0)->adapted);
  coxa_test_settle ();
  g_assert_finalize_object (again);
  leave_page (&shown);
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
  ADD ("/app/programme/refusal-blocks-every-way-out", test_refusal_blocks_every_way_out);
  ADD ("/app/programme/pressed-twice-asks-once", test_pressed_twice_asks_once);
  ADD ("/app/programme/write", test_write);
  ADD ("/app/programme/printing-leaves-nothing-open", test_printing_leaves_nothing_open);
  ADD ("/app/programme/suggestions", test_suggestions);
  ADD ("/app/programme/keyboard-starts-at-the-suggestions",
       test_keyboard_starts_at_the_suggestions);
  ADD ("/app/programme/moved-and-removed-with-keys", test_moved_and_removed_with_keys);
  ADD ("/app/programme/hidden-needs-a-reason", test_hidden_needs_a_reason);
  ADD ("/app/programme/warning-needs-a-tick", test_warning_needs_a_tick);
  ADD ("/app/programme/burden", test_burden);
  ADD ("/app/programme/dose", test_dose);
  ADD ("/app/programme/handed-out-is-kept", test_handed_out_is_kept);
  return g_test_run ();
}
