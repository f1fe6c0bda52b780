/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-desk-button.h"
#include "coxa-initials-chip.h"
#include "coxa-lock-screen.h"
#include "coxa-measure-cell.h"
#include "coxa-patient-editor.h"
#include "coxa-window.h"

#include <string.h>

#define CHRIS "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c01"
#define DANA "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c02"
#define SECRET "seven tall herons"

typedef struct {
  CoxaAppFixture base;
  CoxaWindow *window;
  CoxaVisitDocument *sample;
} Fixture;

/* @data: the passphrase of Chris, or NULL where the test is about something else: it takes a while
 */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, NULL);
  g_settings_reset (fixture->base.settings, "last-clinician");
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, fixture->sample->visit);
  coxa_app_fixture_add_clinician (&fixture->base, CHRIS, "Chris Field", "CF", data);
  coxa_app_fixture_add_clinician (&fixture->base, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (&fixture->base);
  coxa_desk_set_clinician (fixture->base.desk, CHRIS);
  fixture->window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_window_set_store (fixture->window, fixture->base.store, fixture->base.desk);
  coxa_test_settle ();
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_test_settle ();
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static gboolean
says_name (const char *text)
{
  return text && (strstr (text, "Anna") || strstr (text, "Example"));
}

/* Counts what can be seen in @widget that names the patient. */
static guint
count_names (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget))
    n += says_name (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    n += says_name (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_WINDOW (widget))
    n += says_name (gtk_window_get_title (GTK_WINDOW (widget)));
  n += says_name (gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_names (child);
  return n;
}

static guint
count_all_names (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    n += count_names (window);
  }
  return n;
}

static CoxaWhoChooser *
find_chooser (Fixture *fixture)
{
  return coxa_lock_screen_get_chooser (
      COXA_LOCK_SCREEN (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_LOCK_SCREEN)));
}

static gboolean
is_open (gpointer data)
{
  return !coxa_desk_is_locked (((Fixture *) data)->base.desk);
}

static gboolean
is_refused (gpointer data)
{
  return *coxa_who_chooser_get_message (find_chooser (data)) != '\0';
}

static void
unlock (Fixture *fixture, const char *id, const char *passphrase)
{
  coxa_who_chooser_choose (find_chooser (fixture), id);
  coxa_who_chooser_enter (find_chooser (fixture), passphrase);
  coxa_test_run_until (is_open, fixture);
  coxa_test_settle ();
}

static void
lock (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.lock", NULL);
  g_assert_true (coxa_desk_is_locked (fixture->base.desk));
}

/* At once, and for as long as it is locked; the windows beside it too, and their words stay. */
static void
test_hides_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor =
      coxa_patient_editor_new (fixture->base.store, fixture->base.desk, fixture->sample->patient);
  GtkWidget *late;

  gtk_window_present (GTK_WINDOW (editor));
  coxa_test_settle ();
  g_assert_cmpuint (count_names (GTK_WIDGET (fixture->window)), >, 0);
  g_assert_cmpuint (count_names (editor), >, 0);
  lock (fixture);
  g_assert_cmpuint (count_all_names (), ==, 0);
  late = adw_message_dialog_new (GTK_WINDOW (fixture->window), "Anna Example", "was not saved");
  gtk_window_present (GTK_WINDOW (late));
  coxa_test_settle ();
  g_assert_cmpuint (count_all_names (), ==, 0);

  unlock (fixture, CHRIS, SECRET);
  g_assert_cmpuint (count_names (GTK_WIDGET (fixture->window)), >, 0);
  g_assert_cmpuint (count_names (editor), >, 0);
  g_assert_cmpuint (count_names (late), >, 0);
  gtk_window_destroy (GTK_WINDOW (late));
  gtk_window_destroy (GTK_WINDOW (editor));
}

/* A window that was closed behind the lock stays closed. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor =
      coxa_patient_editor_new (fixture->base.store, fixture->base.desk, fixture->sample->patient);

  gtk_window_present (GTK_WINDOW (editor));
  coxa_test_settle ();
  lock (fixture);
  gtk_window_destroy (GTK_WINDOW (editor));
  unlock (fixture, CHRIS, SECRET);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
}

static void
test_wrong_passphrase (Fixture *fixture, gconstpointer data)
{
  CoxaWhoChooser *chooser;

  lock (fixture);
  chooser = find_chooser (fixture);
  coxa_who_chooser_choose (chooser, CHRIS);
  coxa_who_chooser_enter (chooser, "seven tall heron");
  coxa_test_run_until (is_refused, fixture);
  g_assert_true (coxa_desk_is_locked (fixture->base.desk));
  g_assert_cmpuint (count_all_names (), ==, 0);
  unlock (fixture, CHRIS, SECRET);
  g_assert_cmpstr (coxa_who_chooser_get_message (chooser), ==, "");
}

static CoxaVisitPage *
get_page (Fixture *fixture)
{
  return coxa_patient_view_get_visit_page (coxa_window_get_patient_view (fixture->window));
}

/* Types hip flexion, and leaves the keyboard in its cell. */
static GtkWidget *
type_flexion (Fixture *fixture, const char *typed)
{
  GtkWidget *text;

  coxa_visit_page_jump (get_page (fixture), "hip_flexion", COXA_SIDE_LEFT);
  text = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (text), typed);
  return text;
}

/* Nothing is lost of what was typed, not even what no cell has kept yet. */
static void
test_comes_back_as_it_was (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = type_flexion (fixture, "118");
  CoxaVisit *visit;

  lock (fixture);
  g_assert_false (gtk_widget_get_mapped (text));
  unlock (fixture, CHRIS, SECRET);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "118");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == text);
  g_assert_true (coxa_visit_page_keep (get_page (fixture)));
  g_assert_true (coxa_visit_page_is_dirty (get_page (fixture)));
  visit = coxa_visit_page_get_visit (get_page (fixture));
  g_assert_cmpstr (coxa_visit_get_examiner (visit), ==, "CF");
}

/* What a cell refuses stays in it, and the passphrase is typed into the lock. */
static void
test_keeps_the_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = type_flexion (fixture, "1100");
  GtkWidget *screen = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_LOCK_SCREEN);
  GtkWidget *focus;

  lock (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  coxa_test_settle ();
  g_assert_false (coxa_visit_page_keep (get_page (fixture))); /* wants the keyboard back */
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, screen));
  unlock (fixture, CHRIS, SECRET);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "1100");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == text);
}

static gboolean
is_saved (gpointer data)
{
  return !coxa_visit_page_is_dirty (get_page (data));
}

/* What the history says of a visit is who was at the desk when it was saved. */
static void
test_save_carries_initials (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const CoxaHistoryEntry *entry;

  type_flexion (fixture, "118");
  g_assert_true (coxa_visit_page_keep (get_page (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  coxa_test_run_until (is_saved, fixture);
  entries = coxa_app_fixture_list_history (
      &fixture->base, coxa_visit_get_id (coxa_visit_page_get_visit (get_page (fixture))));
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->action, ==, COXA_ACTION_CREATED);
  g_assert_cmpstr (entry->author, ==, CHRIS);
  g_assert_cmpstr (entry->initials, ==, "CF");
}

static guint
count_opened (Fixture *fixture, const char *author)
{
  g_autoptr (GPtrArray) entries = coxa_app_fixture_list_history (
      &fixture->base, coxa_patient_get_id (fixture->sample->patient));
  guint n = 0;

  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (entries, i);

    n += entry->action == COXA_ACTION_OPENED && g_strcmp0 (entry->author, author) == 0;
  }
  return n;
}

/* Once for each who sees the patient, not for each page or unlocking. */
static void
test_opened_is_noted_once (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_opened (fixture, CHRIS), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "record");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "visit");
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  lock (fixture);
  unlock (fixture, CHRIS, SECRET);
  g_assert_cmpuint (count_opened (fixture, CHRIS), ==, 1);
  lock (fixture);
  unlock (fixture, DANA, "");
  g_assert_cmpuint (count_opened (fixture, CHRIS), ==, 1);
  g_assert_cmpuint (count_opened (fixture, DANA), ==, 1);
}

static gboolean
is_begun_by_chris (gpointer page)
{
  CoxaVisit *visit = coxa_visit_page_get_visit (page);

  return visit && g_strcmp0 (coxa_visit_get_examiner (visit), "CF") == 0;
}

/* A new visit is begun by the one who came; what the other one entered is no part of it. */
static void
test_taken_over (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (coxa_visit_get_examiner (coxa_visit_page_get_visit (get_page (fixture))), ==,
                   "CF");
  coxa_desk_set_clinician (fixture->base.desk, DANA);
  coxa_test_settle ();
  g_assert_cmpstr (coxa_visit_get_examiner (coxa_visit_page_get_visit (get_page (fixture))), ==,
                   "DH");
  type_flexion (fixture, "118");
  g_assert_true (coxa_visit_page_keep (get_page (fixture)));
  coxa_desk_set_clinician (fixture->base.desk, CHRIS);
  coxa_test_run_until (is_begun_by_chris, get_page (fixture));
  g_assert_false (coxa_visit_page_is_dirty (get_page (fixture)));
}

/* Entries that are not saved are not thrown away by whoever passes by. */
static void
test_does_not_close_over_entries (Fixture *fixture, gconstpointer data)
{
  type_flexion (fixture, "118");
  lock (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  coxa_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  unlock (fixture, CHRIS, SECRET);
  g_assert_true (coxa_visit_page_is_dirty (get_page (fixture)));
}

/* The lock is there before anything is shown, when a passphrase is asked at the start. */
static void
test_starts_locked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next;

  coxa_desk_lock (fixture->base.desk);
  next = coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings);
  coxa_window_set_store (COXA_WINDOW (next), fixture->base.store, fixture->base.desk);
  gtk_window_present (GTK_WINDOW (next));
  coxa_test_settle ();
  g_assert_cmpuint (count_all_names (), ==, 0);
  gtk_window_destroy (GTK_WINDOW (next));
}

/* The chip says who it is in words; a colour alone says nothing. */
static void
test_chip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_DESK_BUTTON);
  GtkWidget *chip = coxa_test_find (button, COXA_TYPE_INITIALS_CHIP);
  GtkWidget *pressed = coxa_test_find (button, GTK_TYPE_MENU_BUTTON);

  g_assert_true (gtk_widget_get_mapped (chip));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (coxa_test_find (chip, GTK_TYPE_LABEL))), ==,
                   "CF");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (pressed), ==, "Chris Field works here now");
}

/* Black or white is read at 4.5 to 1 at least, on whatever colour. */
static void
test_contrast (void)
{
  static const struct {
    const char *colour;
    gboolean dark;
  } rows[] = {
    { "#000000", TRUE },  { "#1a5fb4", TRUE },  { "#63452c", TRUE },
    { "#a51d2d", TRUE },  { "#ffffff", FALSE }, { "#f6d32d", FALSE },
    { "#99c1f1", FALSE }, { "#777777", FALSE }, { "#757575", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    GdkRGBA colour;

    g_test_message ("%s", rows[i].colour);
    g_assert_true (gdk_rgba_parse (&colour, rows[i].colour));
    g_assert_cmpint (coxa_initials_chip_is_dark (&colour), ==, rows[i].dark);
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
#define ADD_SECRET(path, function) g_test_add (path, Fixture, SECRET, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/lock/hides-names", test_hides_names);
  ADD ("/app/lock/closed-meanwhile", test_closed_meanwhile);
  ADD_SECRET ("/app/lock/wrong-passphrase", test_wrong_passphrase);
  ADD ("/app/lock/comes-back-as-it-was", test_comes_back_as_it_was);
  ADD_SECRET ("/app/lock/keeps-the-keyboard", test_keeps_the_keyboard);
  ADD ("/app/lock/save-carries-initials", test_save_carries_initials);
  ADD ("/app/lock/opened-is-noted-once", test_opened_is_noted_once);
  ADD ("/app/lock/taken-over", test_taken_over);
  ADD ("/app/lock/does-not-close-over-entries", test_does_not_close_over_entries);
  ADD ("/app/lock/starts-locked", test_starts_locked);
  ADD ("/app/lock/chip", test_chip);
  g_test_add_func ("/app/lock/contrast", test_contrast);
  return g_test_run ();
}
