/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-exercise-browser.h"
#include "coxa-exercise-detail.h"
#include "coxa-exercise-filter-bar.h"
#include "coxa-exercise-tile.h"
#include "coxa-programme-page.h"
#include "coxa-window.h"

typedef struct {
  CoxaAppFixture fixture;
  CoxaExerciseBrowser *browser;
  char *added; /* what the browser asked to add last */
} Case;

static void
on_add_cb (Case *self, const char *exercise)
{
  g_free (self->added);
  self->added = g_strdup (exercise);
}

static void
set_up (Case *self, gconstpointer data)
{
  coxa_app_fixture_set_up (&self->fixture, data);
  self->browser = COXA_EXERCISE_BROWSER (
      coxa_exercise_browser_new (self->fixture.knowledge, &coxa_look_default));
  g_signal_connect_swapped (self->browser, "add", G_CALLBACK (on_add_cb), self);
  gtk_window_present (GTK_WINDOW (self->browser));
  coxa_test_settle ();
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_object_ref (self->browser);
  gtk_window_destroy (GTK_WINDOW (self->browser));
  coxa_test_settle ();
  g_assert_finalize_object (self->browser);
  g_free (self->added);
  coxa_app_fixture_tear_down (&self->fixture, data);
}

static CoxaExerciseFilterBar *
find_bar (Case *self)
{
  return COXA_EXERCISE_FILTER_BAR (
      coxa_test_find (GTK_WIDGET (self->browser), COXA_TYPE_EXERCISE_FILTER_BAR));
}

static gboolean
shows_text (GtkWidget *widget, const char *part)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, part))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_detail (Case *self)
{
  return coxa_test_find (GTK_WIDGET (self->browser), COXA_TYPE_EXERCISE_DETAIL);
}

static void
press_clear (Case *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->browser), "exercises.clear", NULL);
}

static void
test_search (Case *self, gconstpointer data)
{
  static const struct {
    const char *text;
    guint count; /* G_MAXUINT: some, not all */
    const char *shown;
  } rows[] = {
    { "", 60, "diaphragmatic-breathing" },
    { "clam", 1, "clamshell" },
    { "clám shell", 1, "clamshell" },
    { "handstand", 0, "clamshell" }, /* what was read stays */
    { "stretch", G_MAXUINT, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    coxa_exercise_browser_search (self->browser, rows[i].text);
    g_test_message ("“%s”", rows[i].text);
    if (rows[i].count != G_MAXUINT)
      g_assert_cmpuint (coxa_exercise_browser_count (self->browser), ==, rows[i].count);
    if (rows[i].shown)
      g_assert_cmpstr (coxa_exercise_browser_get_shown (self->browser), ==, rows[i].shown);
    g_assert_cmpint (shows_text (GTK_WIDGET (self->browser), "No exercise fits") &&
                         gtk_widget_get_mapped (
                             coxa_test_find (GTK_WIDGET (self->browser), ADW_TYPE_STATUS_PAGE)),
                     ==, rows[i].count == 0);
  }
  g_assert_cmpuint (coxa_exercise_browser_count (self->browser), >, 1);
  g_assert_cmpuint (coxa_exercise_browser_count (self->browser), <, 60);
}

static void
test_filters (Case *self, gconstpointer data)
{
  static const struct {
    const char *vocabulary, *word, *fits;
  } rows[] = {
    { "goals", "strengthen-gluteus-medius", "clamshell" },
    { "positions", "sitting", NULL },
    { "categories", "cardio", "walking" },
    { "equipment", "band", NULL },
    { "precautions", "floor-transfer", "bridge" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    coxa_exercise_filter_bar_choose (find_bar (self), rows[i].vocabulary, rows[i].word);
    g_test_message ("%s", rows[i].word);
    g_assert_cmpuint (coxa_exercise_browser_count (self->browser), >, 0);
    if (!g_str_equal (rows[i].vocabulary, "precautions"))
      g_assert_cmpuint (coxa_exercise_browser_count (self->browser), <, 60);
    press_clear (self);
    g_assert_cmpuint (coxa_exercise_browser_count (self->browser), ==, 60);
  }
}

static void
test_clear_takes_everything_back (Case *self, gconstpointer data)
{
  coxa_exercise_filter_bar_choose (find_bar (self), "positions", "standing");
  coxa_exercise_filter_bar_choose (find_bar (self), "equipment", "foam-roller");
  coxa_exercise_browser_search (self->browser, "clam");
  g_assert_cmpuint (coxa_exercise_browser_count (self->browser), ==, 0);
  press_clear (self);
  g_assert_cmpuint (coxa_exercise_browser_count (self->browser), ==, 60);
}

static void
test_detail_says_all (Case *self, gconstpointer data)
{
  static const char *const texts[] = {
    "Clam",
    "Strength · Lying on the side",
    "10 times each side, hold 2 seconds, 2 rounds, 3 days a week",
    "Stack your hips. Brace gently.",
    "The outer, back part of the top hip.",
    "Rolling the pelvis",
    "Easier: Knee opener",
    "Harder: Side-lying leg lift",
    "Strengthen the gluteus medius",
    "Mat",
    "Pain at the side of the hip",
    "Pelvis and lower back turn",
  };

  coxa_exercise_browser_open (self->browser, "clamshell");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i]);
    g_assert_true (shows_text (find_detail (self), texts[i]));
  }
}

static void
test_sources_in_full_words (Case *self, gconstpointer data)
{
  GtkWidget *expander = coxa_test_find (find_detail (self), GTK_TYPE_EXPANDER);

  coxa_exercise_browser_open (self->browser, "clamshell");
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_true (shows_text (expander, "MSD Manual: clam 3 x 10"));
  g_assert_true (shows_text (expander, "http://www.merckmanuals.com"));
  g_assert_false (shows_text (expander, "MSD-CLAM"));
}

static void
test_ladder (Case *self, gconstpointer data)
{
  coxa_exercise_browser_search (self->browser, "clam");
  g_signal_emit_by_name (find_detail (self), "opened", "knee-opener");
  g_assert_cmpstr (coxa_exercise_browser_get_shown (self->browser), ==, "knee-opener");
  g_assert_cmpuint (coxa_exercise_browser_count (self->browser), ==, 1); /* the search stays */
}

static CoxaPatient *
make_patient (const char *precaution)
{
  const char *precautions[] = { precaution, NULL };
  CoxaPatient *patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000001");

  coxa_patient_set_precautions (patient, precautions);
  return patient;
}

static const char *
press_add (Case *self, const char *exercise)
{
  g_clear_pointer (&self->added, g_free);
  coxa_exercise_browser_open (self->browser, exercise);
  gtk_widget_activate_action (GTK_WIDGET (self->browser), "exercises.add", NULL);
  return self->added;
}

static void
test_add (Case *self, gconstpointer data)
{
  static const struct {
    const char *precaution;
    const char *exercise;
    gboolean allowed;
    const char *warning; /* or NULL */
  } rows[] = {
    { NULL, "curl-up", TRUE, NULL },
    { "pregnancy", "clamshell", TRUE, NULL },
    { "pregnancy", "curl-up", FALSE, "To be avoided with the precautions" },
    { "lateral-hip-pain", "clamshell", TRUE, "Care is needed with the precautions" },
  };

  g_assert_null (press_add (self, "clamshell")); /* nobody is open */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaPatient) patient = make_patient (rows[i].precaution);

    g_test_message ("%s, %s", rows[i].precaution, rows[i].exercise);
    coxa_exercise_browser_set_patient (self->browser, patient);
    g_assert_cmpstr (press_add (self, rows[i].exercise), ==,
                     rows[i].allowed ? rows[i].exercise : NULL);
    g_assert_cmpint (shows_text (find_detail (self), "the patient who is open"), ==,
                     rows[i].warning != NULL);
    if (rows[i].warning)
      g_assert_true (shows_text (find_detail (self), rows[i].warning));
  }
  coxa_exercise_browser_set_patient (self->browser, NULL);
  g_assert_null (press_add (self, "clamshell"));
}

static CoxaExerciseBrowser *
find_browser (CoxaExerciseBrowser *other)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (COXA_IS_EXERCISE_BROWSER (window) && window != GTK_WINDOW (other))
      return COXA_EXERCISE_BROWSER (window);
  }
  return NULL;
}

/* From the menu of the main window into the programme of whoever is open there. */
static void
test_from_the_window (Case *self, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&self->fixture);
  GtkWidget *window = coxa_window_new (NULL, self->fixture.knowledge, self->fixture.settings);
  CoxaExerciseBrowser *browser;
  GtkWidget *page;
  guint before;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.exercises", NULL); /* before the record is open, too */
  browser = find_browser (self->browser);
  g_assert_nonnull (browser);
  coxa_window_set_store (COXA_WINDOW (window), self->fixture.store, self->fixture.desk);
  coxa_window_open_patient (COXA_WINDOW (window), sample->patient);
  gtk_widget_activate_action (window, "win.exercises", NULL);
  g_assert_true (find_browser (self->browser) == browser);

  page = coxa_test_find (window, COXA_TYPE_PROGRAMME_PAGE);
  before = coxa_programme_page_count (COXA_PROGRAMME_PAGE (page));
  coxa_exercise_browser_open (browser, "walking");
  gtk_widget_activate_action (GTK_WIDGET (browser), "exercises.add", NULL);
  g_assert_cmpuint (coxa_programme_page_count (COXA_PROGRAMME_PAGE (page)), ==, before + 1);
  coxa_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  coxa_test_settle ();
  g_assert_null (find_browser (self->browser));
}

#define ADD(path, function) g_test_add (path, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/exercise-browser/search", test_search);
  ADD ("/app/exercise-browser/filters", test_filters);
  ADD ("/app/exercise-browser/clear-takes-everything-back", test_clear_takes_everything_back);
  ADD ("/app/exercise-browser/detail-says-all", test_detail_says_all);
  ADD ("/app/exercise-browser/sources-in-full-words", test_sources_in_full_words);
  ADD ("/app/exercise-browser/ladder", test_ladder);
  ADD ("/app/exercise-browser/add", test_add);
  ADD ("/app/exercise-browser/from-the-window", test_from_the_window);
  return g_test_run ();
}
