/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-window.h"

#include "coxa-app-fixture.h"
#include "coxa-exercise-picker.h"
#include "coxa-languages.h"
#include "coxa-measure-cell.h"
#include "coxa-patient-editor.h"
#include "coxa-patient-list.h"
#include "coxa-patient-row.h"
#include "coxa-preferences.h"
#include "coxa-programme-page.h"
#include "coxa-record-page.h"
#include "coxa-section-list.h"
#include "coxa-visit-row.h"
#include "coxa-visit-view.h"

typedef struct {
  CoxaAppFixture base;
  CoxaWindow *window;
  CoxaVisitDocument *sample;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, fixture->sample->visit);
  fixture->window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_window_set_store (fixture->window, fixture->base.store, fixture->base.desk);
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
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    return coxa_test_find (widget, GTK_TYPE_LABEL) != NULL;
  return FALSE;
}

static gboolean
needs_name (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_BUTTON (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_LIST_VIEW (widget) || GTK_IS_LIST_BOX (widget);
}

/* The toolkit's own parts name themselves. */
static gboolean
is_ours (GtkWidget *widget)
{
  return !gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) &&
         !gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) &&
         !gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) &&
         !(GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))) &&
         !(GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)));
}

static guint
check_names (GtkWidget *widget)
{
  guint checked = 0;

  if (needs_name (widget) && is_ours (widget)) {
    g_test_message ("%s in %s", G_OBJECT_TYPE_NAME (widget),
                    G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    g_assert_true (has_name (widget));
    checked++;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      checked += check_names (child);
  return checked;
}

static void
test_everything_has_a_name (Fixture *fixture, gconstpointer data)
{
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  g_assert_cmpuint (check_names (GTK_WIDGET (fixture->window)), >, 100);
}

static guint
count_rows (GtkWidget *list, GType type)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row)) {
    if (!coxa_test_find (row, type))
      continue;
    g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
    n++;
  }
  return n;
}

/* What takes the keyboard in a list is the row, so it is the row that has a name. */
static void
test_rows_have_names (Fixture *fixture, gconstpointer data)
{
  static const struct {
    GType (*get_type) (void);
    GType (*get_row_type) (void);
  } lists[] = {
    { coxa_patient_list_get_type, coxa_patient_row_get_type },
    { coxa_record_page_get_type, coxa_visit_row_get_type },
  };
  GtkWidget *picker =
      coxa_exercise_picker_new (coxa_knowledge_get_exercises (fixture->base.knowledge),
                                coxa_knowledge_get_suggestions (fixture->base.knowledge), NULL);

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  gtk_window_present (GTK_WINDOW (picker));
  coxa_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "record");
  coxa_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    GtkWidget *page = coxa_test_find (GTK_WIDGET (fixture->window), lists[i].get_type ());
    GtkWidget *list = coxa_test_find (page, GTK_TYPE_LIST_VIEW);

    g_assert_cmpuint (count_rows (list, lists[i].get_row_type ()), >=, 1);
  }
  g_assert_cmpuint (count_rows (coxa_test_find (picker, GTK_TYPE_LIST_VIEW), GTK_TYPE_BOX), >, 5);
  gtk_window_destroy (GTK_WINDOW (picker));
}

static void
test_other_windows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *windows[] = {
    coxa_patient_editor_new (fixture->base.store, fixture->base.desk, NULL),
    coxa_patient_editor_new (fixture->base.store, fixture->base.desk, fixture->sample->patient),
    coxa_preferences_new (fixture->base.settings, fixture->base.knowledge,
                          "/nonexistent/clinic.ini"),
    coxa_exercise_picker_new (coxa_knowledge_get_exercises (fixture->base.knowledge),
                              coxa_knowledge_get_suggestions (fixture->base.knowledge), NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++) {
    gtk_window_present (GTK_WINDOW (windows[i]));
    coxa_test_settle ();
    gtk_window_destroy (GTK_WINDOW (windows[i]));
  }
}

static CoxaPatient *
add_patient (Fixture *fixture, const char *family, const char *given)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *visit_id = g_uuid_string_random ();
  CoxaPatient *patient = coxa_patient_new (id);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, 1, 9, 0, 0);
  g_autoptr (CoxaVisit) visit = coxa_visit_new (visit_id, at);

  coxa_patient_set_family (patient, family);
  coxa_patient_set_given (patient, given);
  coxa_app_fixture_save (&fixture->base, patient, visit);
  return patient;
}

static void
test_search_opens_the_newest_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = add_patient (fixture, "Żółw", "Łukasz");
  GtkWidget *list = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PATIENT_LIST);
  GtkWidget *search = coxa_test_find (list, GTK_TYPE_SEARCH_ENTRY);
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (search), "exam");
  gtk_editable_set_text (GTK_EDITABLE (search), "zolw");
  /* Enter is pressed before any answer came. */
  g_signal_emit_by_name (search, "activate");
  coxa_test_settle ();
  g_assert_nonnull (coxa_patient_view_get_patient (view));
  g_assert_cmpstr (coxa_patient_get_id (coxa_patient_view_get_patient (view)), ==,
                   coxa_patient_get_id (patient));
}

static CoxaMeasureCell *
type_flexion (Fixture *fixture, const char *text)
{
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (fixture->window));
  GtkWidget *cell;

  coxa_visit_page_jump (page, "hip_flexion", COXA_SIDE_LEFT);
  cell = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                  COXA_TYPE_MEASURE_CELL);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  return COXA_MEASURE_CELL (cell);
}

static void
enter_flexion (Fixture *fixture)
{
  type_flexion (fixture, "118");
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return ADW_MESSAGE_DIALOG (window);
  }
  return NULL;
}

static void
respond (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  coxa_test_settle ();
}

static const char *
open_id (Fixture *fixture)
{
  return coxa_patient_get_id (
      coxa_patient_view_get_patient (coxa_window_get_patient_view (fixture->window)));
}

/* Text that was typed but not even kept counts as an entry. */
static void
test_switching_asks_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) other = add_patient (fixture, "Moreno", "Luis");
  const char *anna = coxa_patient_get_id (fixture->sample->patient);
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (fixture->window));

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  enter_flexion (fixture);
  coxa_window_open_patient (fixture->window, other);
  g_assert_nonnull (find_dialog ());
  g_assert_cmpstr (adw_message_dialog_get_close_response (find_dialog ()), ==, "stay");
  g_assert_cmpstr (open_id (fixture), ==, anna);
  respond ("stay");
  g_assert_cmpstr (open_id (fixture), ==, anna);
  g_assert_true (coxa_visit_page_is_dirty (page));

  coxa_window_open_patient (fixture->window, other);
  respond ("discard");
  g_assert_cmpstr (open_id (fixture), ==, coxa_patient_get_id (other));
  g_assert_false (coxa_visit_page_is_dirty (page));
  g_assert_cmpuint (coxa_visit_get_n_measurements (coxa_visit_page_get_visit (page)), ==, 0);
}

/* While the next visits are read nothing is left that Control+S could store. */
static void
test_discarded_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) other = add_patient (fixture, "Moreno", "Luis");
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  enter_flexion (fixture);
  coxa_window_open_patient (fixture->window, other);
  coxa_test_settle ();
  adw_message_dialog_response (find_dialog (), "discard");
  g_assert_false (coxa_visit_page_is_dirty (coxa_patient_view_get_visit_page (view)));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  coxa_test_settle ();
}

static void
on_view_done_cb (CoxaPatientView *view, const char *message, char **told)
{
  g_free (*told);
  *told = g_strdup (message);
}

static void
test_saving_says_what_stands_in_the_way (Fixture *fixture, gconstpointer data)
{
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  g_autofree char *told = NULL;
  CoxaMeasureCell *cell;

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  g_signal_connect (view, "done", G_CALLBACK (on_view_done_cb), &told);
  cell = type_flexion (fixture, "1100");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_cmpstr (told, ==, "An entry needs your attention first.");
  /* What is typed but not yet kept is saved too. */
  gtk_editable_set_text (GTK_EDITABLE (cell), "118");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  coxa_test_settle ();
  g_assert_cmpstr (told, ==, "Saved");
}

static void
on_judged_cb (CoxaVisitPage *page, guint *count)
{
  (*count)++;
}

static void
test_changed_patient_reaches_the_visit (Fixture *fixture, gconstpointer data)
{
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  guint judged = 0;

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  g_signal_connect (coxa_patient_view_get_visit_page (view), "judged", G_CALLBACK (on_judged_cb),
                    &judged);
  coxa_patient_view_show_patient (view, fixture->sample->patient);
  g_assert_cmpuint (judged, ==, 1);
}

static void
fold (Fixture *fixture)
{
  AdwLeaflet *leaflet =
      ADW_LEAFLET (coxa_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_LEAFLET));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  coxa_test_settle ();
  g_assert_true (adw_leaflet_get_folded (leaflet));
}

static gboolean
shows_the_patient (Fixture *fixture)
{
  GtkWidget *leaflet = coxa_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_LEAFLET);
  GtkWidget *child = adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet));

  return coxa_test_find (child, COXA_TYPE_PATIENT_VIEW) != NULL;
}

/* Where the list covers the form, the form must come forward before it takes keys. */
static void
test_folded_list_gives_way (Fixture *fixture, gconstpointer data)
{
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  GtkWidget *list = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_SECTION_LIST);
  GtkWidget *rows = coxa_test_find (list, GTK_TYPE_LIST_BOX);

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  fold (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-sections", NULL);
  coxa_test_settle ();
  g_assert_false (shows_the_patient (fixture));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 3), "activate");
  coxa_test_settle ();
  g_assert_true (shows_the_patient (fixture));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                             COXA_TYPE_MEASURE_CELL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-sections", NULL);
  coxa_test_settle ();
  g_assert_false (shows_the_patient (fixture));
  gtk_widget_activate_action (GTK_WIDGET (view), "patient.page", "s", "visit");
  g_assert_true (shows_the_patient (fixture));
}

static guint
count_spanning (GtkWidget *grid)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (grid);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, child);

    n += gtk_grid_layout_child_get_column_span (GTK_GRID_LAYOUT_CHILD (place)) == 2;
  }
  return n;
}

/* A stored value that has no side stands under neither side's heading. */
static void
test_record_spans_central_values (Fixture *fixture, gconstpointer data)
{
  CoxaVisitView *view = g_object_ref_sink (g_object_new (COXA_TYPE_VISIT_VIEW, NULL));
  CoxaVisit *visit = fixture->sample->visit;
  guint n_central = 0;

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    n_central += coxa_visit_get_measurement (visit, i)->side == COXA_SIDE_CENTRAL;
  g_assert_cmpuint (n_central, >, 0);
  coxa_visit_view_show (view, fixture->base.knowledge, fixture->base.store, visit);
  coxa_test_settle ();
  g_assert_cmpuint (count_spanning (coxa_test_find (GTK_WIDGET (view), GTK_TYPE_GRID)), ==,
                    n_central);
  g_object_unref (view);
}

static void
test_closing_asks (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (fixture->window));

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  enter_flexion (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  coxa_test_settle ();
  g_assert_nonnull (find_dialog ());
  respond ("stay");
  g_assert_true (coxa_visit_page_is_dirty (page));
}

static void
test_title_names_nobody (Fixture *fixture, gconstpointer data)
{
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Coxa");
}

/* Nothing is chosen for the clinician. */
static void
test_programme_starts_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
  page = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PROGRAMME_PAGE);
  g_assert_cmpuint (coxa_programme_page_count (COXA_PROGRAMME_PAGE (page)), ==, 0);
}

static void
open_sample (Fixture *fixture)
{
  coxa_window_open_patient (fixture->window, fixture->sample->patient);
  coxa_test_settle ();
}

static gboolean
focus_is_in (Fixture *fixture, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus && gtk_widget_get_ancestor (focus, type);
}

static void
test_pages_take_the_keyboard (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *page;
    GType (*get_type) (void);
  } pages[] = {
    { "programme", coxa_programme_page_get_type },
    { "record", coxa_record_page_get_type },
    { "visit", coxa_visit_form_get_type },
  };

  open_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
    g_assert_true (focus_is_in (fixture, COXA_TYPE_PATIENT_LIST));
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", pages[i].page);
    coxa_test_settle ();
    g_assert_true (focus_is_in (fixture, pages[i].get_type ()));
  }
}

/* A cell that refuses its text was never kept: nothing is dirty, and yet something would be lost.
 */
static void
test_correcting_spares_refused_text (Fixture *fixture, gconstpointer data)
{
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (fixture->window));
  GtkWidget *record;
  GtkWidget *cell;
  g_autofree char *id = NULL;

  open_sample (fixture);
  record = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_RECORD_PAGE);
  id = g_strdup (coxa_visit_get_id (coxa_visit_page_get_visit (page)));
  coxa_visit_page_jump (page, "hip_flexion", COXA_SIDE_LEFT);
  cell = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                  COXA_TYPE_MEASURE_CELL);
  gtk_editable_set_text (GTK_EDITABLE (cell), "11x8");
  g_assert_false (coxa_visit_page_is_dirty (page));
  g_signal_emit_by_name (record, "correct", fixture->sample->visit);
  g_assert_cmpstr (coxa_visit_get_id (coxa_visit_page_get_visit (page)), ==, id);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "11x8");
  respond ("close");
}

static void
test_opening_again_keeps_the_programme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaPatient) other = add_patient (fixture, "Moreno", "Luis");
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  CoxaProgrammePage *page;

  open_sample (fixture);
  page =
      COXA_PROGRAMME_PAGE (coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_PROGRAMME_PAGE));
  coxa_programme_page_add (page, "bridge");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "programme");
  open_sample (fixture);
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 1);
  g_assert_false (coxa_patient_view_is_on_visit (view));
  coxa_patient_view_open (view, fixture->sample->patient);
  coxa_test_settle ();
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 1);
  coxa_window_open_patient (fixture->window, other);
  coxa_test_settle ();
  g_assert_cmpuint (coxa_programme_page_count (page), ==, 0);
}

/* Who corrected an old visit comes back to the one of today. */
static void
test_opening_again_returns_to_today (Fixture *fixture, gconstpointer data)
{
  CoxaPatientView *view = coxa_window_get_patient_view (fixture->window);
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (view);
  GtkWidget *record;

  open_sample (fixture);
  g_assert_true (coxa_patient_view_is_on_today (view));
  record = coxa_test_find (GTK_WIDGET (fixture->window), COXA_TYPE_RECORD_PAGE);
  g_signal_emit_by_name (record, "correct", fixture->sample->visit);
  g_assert_false (coxa_patient_view_is_on_today (view));
  open_sample (fixture);
  g_assert_true (coxa_patient_view_is_on_today (view));
  g_assert_cmpint (coxa_visit_get_version (coxa_visit_page_get_visit (page)), ==, 0);
}

static void
test_long_word_wraps (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strnfill (400, 'x');
  GtkWidget *view = g_object_new (COXA_TYPE_VISIT_VIEW, NULL);
  int width;

  g_object_ref_sink (view);
  coxa_visit_set_notes (fixture->sample->visit, word);
  coxa_visit_view_show (COXA_VISIT_VIEW (view), fixture->base.knowledge, fixture->base.store,
                        fixture->sample->visit);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 800);
  coxa_test_settle ();
  g_object_unref (view);
}

/* Warnings are fatal here, and one about markup would come. */
static void
test_toasts_take_any_text (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture);
  g_signal_emit_by_name (coxa_window_get_patient_view (fixture->window), "done",
                         "Pain & <function>");
  coxa_test_settle ();
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_problem_can_be_tried_again (Fixture *fixture, gconstpointer data)
{
  guint count = 0;

  g_signal_connect_swapped (fixture->window, "try-again", G_CALLBACK (count_cb), &count);
  coxa_window_show_problem (fixture->window, "In use", "Nothing was changed.");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.try-again", NULL);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_handout_language (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = fixture->base.settings;
  AdwComboRow *row = ADW_COMBO_ROW (g_object_ref_sink (adw_combo_row_new ()));
  GtkWidget *preferences;
  g_autofree char *kept = NULL;

  coxa_languages_fill (row);
  g_assert_null (coxa_languages_get_selected (row));
  coxa_languages_select (row, "en");
  g_assert_cmpstr (coxa_languages_get_selected (row), ==, "en");
  coxa_languages_select (row, "de");
  g_assert_cmpstr (coxa_languages_get_selected (row), ==, "de");
  g_assert_cmpstr (
      gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row))), ==,
      "Deutsch");
  coxa_languages_select (row, "tlh");
  g_assert_null (coxa_languages_get_selected (row));
  g_object_unref (row);

  g_settings_set_string (settings, "handout-language", "en");
  preferences = coxa_preferences_new (settings, fixture->base.knowledge, "/nonexistent/clinic.ini");
  kept = g_settings_get_string (settings, "handout-language");
  g_assert_cmpstr (kept, ==, "en");
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_settings_reset (settings, "handout-language");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/window/everything-has-a-name", test_everything_has_a_name);
  ADD ("/app/window/other-windows", test_other_windows);
  ADD ("/app/window/search-opens-the-newest-query", test_search_opens_the_newest_query);
  ADD ("/app/window/switching-asks-first", test_switching_asks_first);
  ADD ("/app/window/discarded-at-once", test_discarded_at_once);
  ADD ("/app/window/saving-says-what-stands-in-the-way", test_saving_says_what_stands_in_the_way);
  ADD ("/app/window/changed-patient-reaches-the-visit", test_changed_patient_reaches_the_visit);
  ADD ("/app/window/folded-list-gives-way", test_folded_list_gives_way);
  ADD ("/app/window/record-spans-central-values", test_record_spans_central_values);
  ADD ("/app/window/closing-asks", test_closing_asks);
  ADD ("/app/window/title-names-nobody", test_title_names_nobody);
  ADD ("/app/window/rows-have-names", test_rows_have_names);
  ADD ("/app/window/programme-starts-empty", test_programme_starts_empty);
  ADD ("/app/window/pages-take-the-keyboard", test_pages_take_the_keyboard);
  ADD ("/app/window/correcting-spares-refused-text", test_correcting_spares_refused_text);
  ADD ("/app/window/opening-again-keeps-the-programme", test_opening_again_keeps_the_programme);
  ADD ("/app/window/opening-again-returns-to-today", test_opening_again_returns_to_today);
  ADD ("/app/window/long-word-wraps", test_long_word_wraps);
  ADD ("/app/window/toasts-take-any-text", test_toasts_take_any_text);
  ADD ("/app/window/problem-can-be-tried-again", test_problem_can_be_tried_again);
  ADD ("/app/window/handout-language", test_handout_language);
  return g_test_run ();
}
