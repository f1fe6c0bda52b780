/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window with knowledge that is refused in part, with a clinic's own values, with the engine
 * off. */

#include <glib/gstdio.h>

#include "coxa-app-fixture.h"
#include "coxa-clinic-group.h"
#include "coxa-exercise-pictures.h"
#include "coxa-figure-view.h"
#include "coxa-flag-card.h"
#include "coxa-knowledge-banner.h"
#include "coxa-preferences.h"
#include "coxa-programme-page.h"
#include "coxa-result-panel.h"
#include "coxa-safety-section.h"
#include "coxa-window.h"

#define CLINIC                                                                         \
  "[clinic]\nformat=1\nversion=3\n"                                                    \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 2\nreason=Audit\nby=AK\n" \
  "[norms.ini hip_ir kouyoumdjian2012 any 20-60 prone_hip0]\nmean=30\nreason=Audit\nby=AK\n"
#define REFUSED                     \
  "[clinic]\nformat=1\nversion=3\n" \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= two\nreason=Audit\nby=AK\n"

typedef struct {
  CoxaAppFixture base;
  char *data_folder;
  char *clinic;
  CoxaWindow *window;
  CoxaVisitDocument *sample;
} Fixture;

/* What a test wants: a file of the knowledge with its first @old replaced, or a clinic's file. */
typedef struct {
  const char *file, *old, *new;
  const char *clinic;
} Wish;

static void
write_at (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
spoil (Fixture *fixture, const Wish *wish)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup (wish->file, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *at = strstr (text, wish->old);
  g_autofree char *spoiled = NULL;
  g_autofree char *path = g_build_filename (fixture->data_folder, wish->file, NULL);

  g_assert_nonnull (at);
  spoiled =
      g_strdup_printf ("%.*s%s%s", (int) (at - text), text, wish->new, at + strlen (wish->old));
  write_at (path, spoiled);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Wish *wish = data;
  g_autoptr (GError) error = NULL;
  CoxaKnowledge *knowledge;

  fixture->data_folder = g_dir_make_tmp ("coxa-data-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clinic = g_build_filename (fixture->data_folder, "clinic.txt", NULL);
  if (wish->file)
    spoil (fixture, wish);
  if (wish->clinic)
    write_at (fixture->clinic, wish->clinic);
  knowledge =
      coxa_knowledge_new (fixture->data_folder, fixture->clinic, COXA_PARTS_ALL, NULL, &error);
  g_assert_no_error (error);
  coxa_app_fixture_set_up_with (&fixture->base, knowledge);
  fixture->window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_window_set_store (fixture->window, fixture->base.store, fixture->base.desk);
  coxa_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const Wish *wish = data;
  g_autofree char *path =
      g_build_filename (fixture->data_folder, wish->file ? wish->file : "none", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_test_settle ();
  g_clear_pointer (&fixture->sample, coxa_visit_document_free);
  coxa_app_fixture_tear_down (&fixture->base, NULL);
  g_unlink (path);
  g_unlink (fixture->clinic);
  g_rmdir (fixture->data_folder);
  g_free (fixture->data_folder);
  g_free (fixture->clinic);
}

static void
add_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      add_texts (child, text);
}

static char *
dup_texts (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  add_texts (widget, text);
  return g_string_free (text, FALSE);
}

static char *
dup_texts_of (Fixture *fixture, GType type)
{
  return dup_texts (coxa_test_find (GTK_WIDGET (fixture->window), type));
}

static void
assert_says (const char *text, const char *part)
{
  g_test_message ("\"%s\" in: %s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static const char *
banner_text (Fixture *fixture)
{
  GtkWidget *banner = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_KNOWLEDGE_BANNER);

  g_assert_cmpint (gtk_widget_get_visible (banner), ==,
                   *coxa_knowledge_banner_get_text (COXA_KNOWLEDGE_BANNER (banner)) != '\0');
  return coxa_knowledge_banner_get_text (COXA_KNOWLEDGE_BANNER (banner));
}

static CoxaVisitPage *
open_sample (Fixture *fixture)
{
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (view);

  if (!fixture->sample) {
    fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
    coxa_window_open_patient (fixture->window, fixture->sample->patient);
    coxa_test_settle ();
  }
  coxa_visit_page_open (page, fixture->sample->patient, fixture->sample->visit, NULL);
  return page;
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (coxa_visit_page_save_finish (COXA_VISIT_PAGE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Whatever was refused: entering and saving go on. */
static void
assert_record_works (CoxaVisitPage *page)
{
  gboolean saved = FALSE;

  coxa_visit_page_save_async (page, on_saved_cb, &saved);
  coxa_test_run_until (is_true, &saved);
  g_assert_cmpuint (coxa_visit_get_version (coxa_visit_page_get_visit (page)), ==, 1);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (banner_text (fixture), ==, "");
}

static void
test_damaged_patterns (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = open_sample (fixture);
  g_autofree char *panel = dup_texts_of (fixture, COXA_TYPE_RESULT_PANEL);

  assert_says (banner_text (fixture), "Patterns are off: their rules could not be read.\n");
  assert_says (banner_text (fixture),
               "patterns.ini: [hip-flexor-shortness/hip_extension] met: “<= five” is not a zone "
               "such as <= 25, 26..30 or yes\n");
  assert_says (banner_text (fixture), "Your records are untouched and can be used.");
  assert_says (panel, "Patterns are off: their rules could not be read.\n");
  g_assert_null (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_FLAG_CARD));
  g_assert_true (coxa_result_allows_handout (coxa_visit_page_get_result (page), NULL));
  assert_record_works (page);
}

static void
test_damaged_safety (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = open_sample (fixture);
  g_autofree char *section = dup_texts_of (fixture, COXA_TYPE_SAFETY_SECTION);
  g_auto (GStrv) before = coxa_visit_dup_answered (fixture->sample->visit);
  g_auto (GStrv) after = NULL;
  g_autofree char *programme = NULL;

  assert_says (banner_text (fixture),
               "The safety screen could not be read: no handouts, and patterns are off.\n");
  assert_says (banner_text (fixture),
               "safety.ini: [question saddle_numbness] short-form: “maybe” is neither true nor "
               "false\n");
  assert_says (section, "The safety questions could not be read.");
  g_assert_null (strstr (section, "No to all"));
  g_assert_false (coxa_result_allows_handout (coxa_visit_page_get_result (page), NULL));
  assert_record_works (page);
  /* what was answered before stays in the record */
  after = coxa_visit_dup_answered (coxa_visit_page_get_visit (page));
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
  g_assert_cmpint (coxa_visit_get_others (coxa_visit_page_get_visit (page)), ==,
                   coxa_visit_get_others (fixture->sample->visit));
  coxa_patient_view_show_page (coxa_window_get_patient_view (fixture->window), "programme");
  coxa_test_settle ();
  programme = dup_texts_of (fixture, COXA_TYPE_PROGRAMME_PAGE);
  assert_says (programme, "No handout: the safety screen could not be read.");
}

static void
test_damaged_exercises (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = open_sample (fixture);
  GtkWidget *programme = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PROGRAMME_PAGE);
  g_autofree char *text = NULL;

  coxa_patient_view_show_page (coxa_window_get_patient_view (fixture->window), "programme");
  coxa_test_settle ();
  text = dup_texts (programme);
  assert_says (text, "The exercises could not be read, so none can be chosen: ");
  assert_says (text, "exercises.ini: [diaphragmatic-breathing] level: “4” is not a whole number "
                     "from 1 to 3");
  gtk_widget_activate_action (programme, "programme.add", NULL);
  coxa_programme_page_add (COXA_PROGRAMME_PAGE (programme), "bridge");
  g_assert_cmpuint (coxa_programme_page_count (COXA_PROGRAMME_PAGE (programme)), ==, 0);
  g_assert_nonnull (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_FLAG_CARD));
  assert_record_works (page);
}

static void
test_damaged_picture (Fixture *fixture, gconstpointer data)
{
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (fixture->base.knowledge);
  GtkWidget *pictures = g_object_ref_sink (coxa_exercise_pictures_new ());
  g_autofree char *text = NULL;

  g_assert_cmpstr (banner_text (fixture), ==, "");
  coxa_exercise_pictures_show (COXA_EXERCISE_PICTURES (pictures),
                               coxa_exercise_library_find (library, "diaphragmatic-breathing"),
                               COXA_SIDE_CENTRAL);
  text = dup_texts (pictures);
  assert_says (text, "exercises.ini: [diaphragmatic-breathing] frame1: “r_knee:171” is an angle "
                     "that no body reaches");
  g_assert_nonnull (coxa_test_find (pictures, COXA_TYPE_FIGURE_VIEW));
  g_object_unref (pictures);
}

static void
test_refused_clinic (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = open_sample (fixture);
  GtkWidget *preferences =
      coxa_preferences_new (fixture->base.settings, fixture->base.knowledge, fixture->clinic);
  g_autofree char *text = dup_texts (coxa_test_find (preferences, COXA_TYPE_CLINIC_GROUP));

  assert_says (banner_text (fixture),
               "Patterns are off: the clinic’s own values are refused, none of them counts.\n");
  assert_says (banner_text (fixture),
               "clinic.txt: [patterns.ini hip-flexor-shortness/hip_extension] met: “<= two” is not "
               "a zone such as <= 25, 26..30 or yes\n");
  assert_says (text, "Refused, none of them counts, and patterns are off: ");
  g_assert_null (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_FLAG_CARD));
  assert_record_works (page);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
on_results_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray **results = user_data;

  *results = coxa_store_load_results_finish (COXA_STORE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* The record says by whose rules a visit was judged. */
static void
assert_stored_ruleset (Fixture *fixture, CoxaVisitPage *page, const char *version)
{
  g_autoptr (GPtrArray) results = NULL;

  coxa_store_load_results_async (fixture->base.store,
                                 coxa_visit_get_id (coxa_visit_page_get_visit (page)), NULL,
                                 on_results_cb, &results);
  coxa_test_run_until (is_set, &results);
  g_assert_cmpuint (results->len, >, 0);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpstr (((const CoxaStoredResult *) g_ptr_array_index (results, i))->ruleset, ==,
                     version);
}

static void
test_clinic_own (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = open_sample (fixture);
  g_autofree char *panel = dup_texts_of (fixture, COXA_TYPE_RESULT_PANEL);
  GtkWidget *preferences =
      coxa_preferences_new (fixture->base.settings, fixture->base.knowledge, fixture->clinic);
  g_autofree char *list = dup_texts (coxa_test_find (preferences, COXA_TYPE_CLINIC_GROUP));

  g_assert_cmpstr (banner_text (fixture), ==, "");
  assert_says (panel, "Hip extension, prone 3° (borderline) [P] [clinic’s own (published: met ≤ "
                      "5)]");
  assert_says (list, "Version 3, from ");
  assert_says (list, "Short hip flexors with extension-sensitive back · Hip extension: met");
  assert_says (list, "≤ 2 · clinic’s own (published: ≤ 5)\nAudit · AK");
  assert_record_works (page);
  assert_stored_ruleset (fixture, page, "1+clinic.3");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Switched off during a visit: the panel says so, the safety screen goes on; and on again. */
static void
test_engine_off (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page = open_sample (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const char *reason = NULL;
  g_autofree char *panel = NULL;

  g_assert_nonnull (coxa_test_find (window, COXA_TYPE_FLAG_CARD));
  g_settings_bind (fixture->base.settings, "show-patterns", fixture->base.knowledge, "engine",
                   G_SETTINGS_BIND_GET);
  g_settings_set_boolean (fixture->base.settings, "show-patterns", FALSE);
  coxa_test_settle ();
  panel = dup_texts_of (fixture, COXA_TYPE_RESULT_PANEL);
  assert_says (panel, "Patterns are switched off.");
  assert_says (panel, "They are switched on in the preferences.");
  g_assert_null (coxa_test_find (window, COXA_TYPE_FLAG_CARD));
  g_assert_cmpstr (banner_text (fixture), ==, "");
  g_assert_true (coxa_result_allows_handout (coxa_visit_page_get_result (page), NULL));
  assert_record_works (page);

  coxa_visit_set_answer (fixture->sample->visit, "saddle_numbness", COXA_ANSWER_YES);
  coxa_visit_page_open (page, fixture->sample->patient, fixture->sample->visit, NULL);
  g_assert_false (coxa_result_allows_handout (coxa_visit_page_get_result (page), &reason));
  g_assert_cmpstr (reason, ==, "emergency");

  coxa_visit_set_answer (fixture->sample->visit, "saddle_numbness", COXA_ANSWER_NO);
  coxa_visit_page_open (page, fixture->sample->patient, fixture->sample->visit, NULL);
  g_settings_reset (fixture->base.settings, "show-patterns");
  coxa_test_settle ();
  g_assert_nonnull (coxa_test_find (window, COXA_TYPE_FLAG_CARD));
}

int
main (int argc, char **argv)
{
  static const Wish sound = { NULL };
  static const Wish patterns = { "patterns.ini", "met=<= 5", "met=<= five", NULL };
  static const Wish safety = { "safety.ini", "short-form=true", "short-form=maybe", NULL };
  static const Wish exercises = { "exercises.ini", "\nlevel=1", "\nlevel=4", NULL };
  static const Wish picture = { "exercises.ini", "frame1=pitch:90;", "frame1=pitch:90;r_knee:171;",
                                NULL };
  static const Wish refused = { .clinic = REFUSED };
  static const Wish clinic = { .clinic = CLINIC };
#define ADD(name, wish, function) \
  g_test_add ("/app/knowledge/" name, Fixture, &wish, set_up, function, tear_down)

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("sound", sound, test_sound);
  ADD ("damaged-patterns", patterns, test_damaged_patterns);
  ADD ("damaged-safety", safety, test_damaged_safety);
  ADD ("damaged-exercises", exercises, test_damaged_exercises);
  ADD ("damaged-picture", picture, test_damaged_picture);
  ADD ("refused-clinic", refused, test_refused_clinic);
  ADD ("clinic-own", clinic, test_clinic_own);
  ADD ("engine-off", sound, test_engine_off);
  return g_test_run ();
}
