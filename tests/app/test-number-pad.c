/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A run of measurements as it is typed: presets, sections, trials, stopwatch, swapped sides. */

#include "coxa-app-fixture.h"
#include "coxa-measure-cell.h"
#include "coxa-measure-row.h"
#include "coxa-measure-section.h"
#include "coxa-preset-button.h"
#include "coxa-visit-page.h"
#include "coxa-what-if-panel.h"
#include "coxa-window.h"

#define WIDTH 1280
#define HEIGHT 800
#define RETEST 3 /* place in the list of presets, where somebody came before */

typedef struct {
  CoxaAppFixture base;
  GtkWidget *window;
  CoxaVisitPage *page;
  CoxaVisitForm *form;
  CoxaPresetButton *button;
  CoxaVisitDocument *sample;
  CoxaVisit *visit;
} Fixture;

static void
find_parts (Fixture *fixture)
{
  fixture->form = coxa_visit_page_get_form (fixture->page);
  fixture->button =
      COXA_PRESET_BUTTON (coxa_test_find (GTK_WIDGET (fixture->page), COXA_TYPE_PRESET_BUTTON));
}

/* A visit of today after the one of the sample. */
static void
open_visit (Fixture *fixture)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 5, 1, 9, 0, 0);
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();

  fixture->visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
  coxa_visit_set_examiner (fixture->visit, coxa_visit_get_examiner (fixture->sample->visit));
  coxa_visit_page_open (fixture->page, fixture->sample->patient, fixture->visit,
                        fixture->sample->visit);
  g_ptr_array_add (visits, fixture->sample->visit);
  coxa_visit_page_set_course (fixture->page, visits, decisions);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, NULL);
  g_settings_reset (fixture->base.settings, "own-presets");
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  fixture->page = COXA_VISIT_PAGE (
      coxa_visit_page_new (fixture->base.knowledge, fixture->base.store, fixture->base.desk));
  coxa_visit_page_set_settings (fixture->page, fixture->base.settings);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  find_parts (fixture);
  open_visit (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->visit);
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, NULL);
}

static CoxaMeasureCell *
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus ? (CoxaMeasureCell *) gtk_widget_get_ancestor (focus, COXA_TYPE_MEASURE_CELL) : NULL;
}

static CoxaMeasureCell *
go_to (Fixture *fixture, const char *id, CoxaSide side)
{
  g_assert_true (coxa_visit_form_jump (fixture->form, id, side));
  return focused (fixture);
}

static void
type (Fixture *fixture, const char *text)
{
  CoxaMeasureCell *cell = focused (fixture);

  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  coxa_test_press (GTK_WIDGET (cell), GDK_KEY_KP_Enter, 0);
}

static const CoxaMeasurement *
kept (Fixture *fixture, const char *id, CoxaSide side)
{
  const CoxaMeasure *measure =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), id);

  return coxa_visit_find_measurement (coxa_visit_page_get_visit (fixture->page), measure, side);
}

static GPtrArray *
list_cells (Fixture *fixture)
{
  GPtrArray *cells = coxa_visit_form_list_stops (fixture->form);

  for (guint i = cells->len; i > 0; i--) {
    GtkWidget *stop = g_ptr_array_index (cells, i - 1);

    if (!gtk_widget_get_ancestor (stop, COXA_TYPE_MEASURE_SECTION))
      g_ptr_array_remove_index (cells, i - 1);
  }
  return cells;
}

/* Each measure has its place in one section, and every section of a measure is on the page. */
static void
test_sections (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (fixture->base.knowledge);
  const GPtrArray *sections = coxa_visit_form_get_sections (fixture->form);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) cells = NULL;

  coxa_preset_button_choose (fixture->button, RETEST + 1);
  cells = list_cells (fixture);
  for (guint i = 0; i < cells->len; i++) {
    CoxaMeasureCell *cell = g_ptr_array_index (cells, i);
    GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (cell), COXA_TYPE_MEASURE_SECTION);
    const CoxaMeasure *measure = coxa_measure_cell_get_measure (cell);
    const char *position = coxa_measure_cell_get_position (cell);
    char *key = g_strdup_printf ("%s %s %s", measure->id, position ? position : "",
                                 coxa_side_ids[coxa_measure_cell_get_side (cell)]);

    g_test_message ("%s", key);
    g_assert_cmpstr (coxa_visit_section_get_id (COXA_VISIT_SECTION (section)), ==,
                     coxa_measure_section_find_home (measure, position));
    g_assert_true (g_hash_table_add (found, key));
  }
  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (measures, i);
    g_autofree char *key = g_strdup_printf (
        "%s %s %s", measure->id, measure->positions[0] ? measure->positions[0] : "",
        coxa_side_ids[measure->sided ? COXA_SIDE_LEFT : COXA_SIDE_CENTRAL]);

    g_test_message ("%s", key);
    g_assert_cmpint (g_hash_table_contains (found, key), ==,
                     measure->kind != COXA_MEASURE_COMPUTED);
  }
  g_assert_cmpuint (sections->len, >=, g_strv_length ((char **) coxa_measure_sections));
}

/* Both presets of 24 numbers are 24 cells, none without a number. */
static void
test_24_numbers (Fixture *fixture, gconstpointer data)
{
  for (guint preset = 1; preset <= 2; preset++) {
    g_autoptr (GPtrArray) cells = NULL;

    coxa_preset_button_choose (fixture->button, preset);
    cells = list_cells (fixture);
    g_assert_cmpuint (cells->len, ==, 24);
    for (guint i = 0; i < cells->len; i++)
      g_assert_cmpint (coxa_measure_cell_get_measure (g_ptr_array_index (cells, i))->kind, ==,
                       COXA_MEASURE_NUMBER);
  }
}

static gboolean
is_in_view (GtkWidget *cell)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (cell, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (cell, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

static gboolean
are_all_in_view (gpointer data)
{
  g_autoptr (GPtrArray) cells = list_cells (data);

  for (guint i = 0; i < cells->len; i++)
    if (!is_in_view (g_ptr_array_index (cells, i)))
      return FALSE;
  return TRUE;
}

/* In the real window, with everything around the page; empty and filled in. */
static void
test_no_scrolling (Fixture *fixture, gconstpointer data)
{
  CoxaWindow *window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  coxa_window_set_store (window, fixture->base.store, fixture->base.desk);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, fixture->sample->visit);
  coxa_window_open_patient (window, fixture->sample->patient);
  coxa_test_settle ();
  coxa_patient_view_show_page (coxa_window_get_patient_view (window), "visit");
  fixture->page = coxa_patient_view_get_visit_page (coxa_window_get_patient_view (window));
  find_parts (fixture);
  for (guint preset = 1; preset <= 2; preset++) {
    g_autoptr (GPtrArray) cells = NULL;

    coxa_preset_button_choose (fixture->button, preset);
    cells = list_cells (fixture);
    g_assert_cmpuint (cells->len, ==, 24);
    coxa_test_run_until (are_all_in_view, fixture);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What lay outside at the last visit, and nothing else. */
static void
test_retest (Fixture *fixture, gconstpointer data)
{
  CoxaPreset *preset;
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (fixture->base.knowledge);
  const CoxaMeasure *thomas = coxa_measure_catalogue_find (measures, "thomas_hip");
  const CoxaMeasure *slr = coxa_measure_catalogue_find (measures, "slr");

  coxa_preset_button_choose (fixture->button, RETEST);
  preset = coxa_visit_form_get_preset (fixture->form);
  g_assert_cmpint (coxa_preset_get_kind (preset), ==, COXA_PRESET_RETEST);
  g_assert_true (coxa_preset_wants (preset, thomas, thomas->positions[0]));
  g_assert_false (coxa_preset_wants (preset, slr, slr->positions[0]));
}

/* What another preset hides is kept, and comes back when the finding asks for it. */
static void
test_hidden_is_brought_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cells = NULL;

  go_to (fixture, "slr", COXA_SIDE_LEFT);
  type (fixture, "80");
  coxa_preset_button_choose (fixture->button, RETEST);
  g_assert_cmpfloat (kept (fixture, "slr", COXA_SIDE_LEFT)->value, ==, 80);
  g_assert_nonnull (go_to (fixture, "ober", COXA_SIDE_RIGHT));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (focused (fixture))));
  g_assert_cmpstr (coxa_measure_cell_get_measure (focused (fixture))->id, ==, "ober");
}

static void
test_own_presets (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = fixture->base.settings;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GVariant) before = NULL;
  guint n = coxa_preset_button_count (fixture->button);

  go_to (fixture, "slr", COXA_SIDE_LEFT);
  type (fixture, "80");
  go_to (fixture, "hip_ir", COXA_SIDE_LEFT);
  type (fixture, "30");
  g_signal_emit_by_name (fixture->button, "keep-filled", "Runner");
  g_assert_cmpuint (coxa_preset_button_count (fixture->button), ==, n + 1);
  open_visit (fixture);
  coxa_preset_button_choose (fixture->button, n);
  cells = list_cells (fixture);
  g_assert_cmpuint (cells->len, ==, 4);

  g_assert_true (coxa_own_presets_rename (settings, "Runner", "Runners"));
  coxa_own_presets_keep (settings, "Other", (const char *const[]){ "slr supine", NULL });
  g_assert_false (coxa_own_presets_rename (settings, "Other", "Runners"));
  before = coxa_own_presets_remove (settings, "Runners");
  own = coxa_own_presets_load (settings);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (coxa_preset_get_name (g_ptr_array_index (own, 0)), ==, "Other");
  coxa_own_presets_restore (settings, before);
  g_clear_pointer (&own, g_ptr_array_unref);
  own = coxa_own_presets_load (settings);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (coxa_preset_get_name (g_ptr_array_index (own, 0)), ==, "Runners");
}

static const char *
section_in_hand (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return coxa_visit_section_get_id (
      COXA_VISIT_SECTION (gtk_widget_get_ancestor (focus, COXA_TYPE_VISIT_SECTION)));
}

static void
test_between_sections (Fixture *fixture, gconstpointer data)
{
  static const char *const forward[] = { "supine", "prone", "strength" };

  go_to (fixture, "trendelenburg", COXA_SIDE_LEFT);
  for (guint i = 0; i < G_N_ELEMENTS (forward); i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.section", "i", 1);
    g_assert_cmpstr (section_in_hand (fixture), ==, forward[i]);
  }
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.section", "i", -1);
  g_assert_cmpstr (section_in_hand (fixture), ==, "prone");
}

static void
test_trials (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *cell = go_to (fixture, "hip_ir", COXA_SIDE_LEFT);
  const CoxaMeasurement *measurement;

  type (fixture, "34 36 35");
  measurement = kept (fixture, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpuint (measurement->n_trials, ==, 3);
  g_assert_cmpfloat (measurement->value, ==, 35);
  /* Out of hand their mean stands there, in hand they can be typed over. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "35 (3×)");
  go_to (fixture, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "34 36 35");
  type (fixture, "34 36 1100");
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  g_assert_cmpuint (kept (fixture, "hip_ir", COXA_SIDE_LEFT)->n_trials, ==, 3);
}

static gint64 now_us;

static gint64
read_clock (void)
{
  return now_us;
}

static void
test_stopwatch (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *cell = go_to (fixture, "sorensen", COXA_SIDE_CENTRAL);

  coxa_measure_cell_set_clock (cell, read_clock);
  now_us = 5 * G_USEC_PER_SEC;
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_space, 0));
  g_assert_true (coxa_measure_cell_is_timing (cell));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell), "running"));
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  g_assert_false (coxa_visit_form_keep (fixture->form)); /* nothing half measured is kept */
  now_us += 48 * G_USEC_PER_SEC + 999999;
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_KP_Enter, 0));
  g_assert_false (coxa_measure_cell_is_timing (cell));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "48");
  g_assert_null (kept (fixture, "sorensen", COXA_SIDE_CENTRAL));

  /* A second trial, then a third one that is dropped. */
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_space, 0));
  now_us += 52 * G_USEC_PER_SEC;
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_space, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "48 52");
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_KP_Enter, 0));
  g_assert_cmpfloat (kept (fixture, "sorensen", COXA_SIDE_CENTRAL)->value, ==, 50);
  go_to (fixture, "sorensen", COXA_SIDE_CENTRAL);
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_space, 0));
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "48 52");
  g_assert_cmpuint (kept (fixture, "sorensen", COXA_SIDE_CENTRAL)->n_trials, ==, 2);
  /* What was timed can be corrected like anything typed. */
  type (fixture, "49");
  g_assert_cmpfloat (kept (fixture, "sorensen", COXA_SIDE_CENTRAL)->value, ==, 49);
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *cell = go_to (fixture, "hip_ir", COXA_SIDE_LEFT);

  gtk_editable_set_text (GTK_EDITABLE (cell), "3");
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_q, 0));
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  gtk_editable_set_text (GTK_EDITABLE (cell), "34");
  g_assert_null (coxa_measure_cell_get_message (cell));
  g_assert_false (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_4, 0));
  /* After "/" a letter says why. */
  gtk_editable_set_text (GTK_EDITABLE (cell), "/");
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  g_assert_false (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_r, 0));
  type (fixture, "/r");
  g_assert_cmpint (kept (fixture, "hip_ir", COXA_SIDE_LEFT)->status, ==, COXA_STATUS_REFUSED);
}

/* A page of text from the clipboard is no number, and is not read to its end. */
static void
test_pasted_book (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *cell = go_to (fixture, "hip_ir", COXA_SIDE_LEFT);
  g_autofree char *book = g_strnfill (10 * 1000 * 1000, '7');

  gtk_editable_set_text (GTK_EDITABLE (cell), "");
  gtk_editable_insert_text (GTK_EDITABLE (cell), book, -1, &(int){ 0 });
  g_assert_cmpuint (strlen (gtk_editable_get_text (GTK_EDITABLE (cell))), <=, COXA_CELL_TEXT_MAX);
  coxa_test_press (GTK_WIDGET (cell), GDK_KEY_KP_Enter, 0);
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  g_assert_true (focused (fixture) == cell);
  type (fixture, "34");
  g_assert_cmpfloat (kept (fixture, "hip_ir", COXA_SIDE_LEFT)->value, ==, 34);
}

static CoxaMeasureRow *
row_of (CoxaMeasureCell *cell)
{
  return COXA_MEASURE_ROW (gtk_widget_get_ancestor (GTK_WIDGET (cell), COXA_TYPE_MEASURE_ROW));
}

/* Last time 24 and 31, within error of each other: no suspicion. Of -4 and 6 neither. */
static void
test_swapped_sides (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *left = go_to (fixture, "thomas_knee", COXA_SIDE_LEFT);
  g_autoptr (CoxaVisit) last = coxa_visit_copy (fixture->sample->visit);
  CoxaMeasurement reading;

  coxa_measurement_init (&reading, coxa_measure_cell_get_measure (left), COXA_SIDE_LEFT);
  reading.value = 60;
  coxa_visit_put_measurement (last, &reading);
  reading.side = COXA_SIDE_RIGHT;
  reading.value = 90;
  coxa_visit_put_measurement (last, &reading);
  coxa_visit_page_open (fixture->page, fixture->sample->patient, fixture->visit, last);

  left = go_to (fixture, "thomas_knee", COXA_SIDE_LEFT);
  type (fixture, "88");
  g_assert_false (coxa_measure_row_can_swap (row_of (left)));
  type (fixture, "62");
  g_assert_true (coxa_measure_row_can_swap (row_of (left)));
  /* The hand is in the next row already. */
  g_assert_true (row_of (focused (fixture)) != row_of (left));
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.swap", NULL);
  g_assert_cmpfloat (kept (fixture, "thomas_knee", COXA_SIDE_LEFT)->value, ==, 62);
  g_assert_cmpfloat (kept (fixture, "thomas_knee", COXA_SIDE_RIGHT)->value, ==, 88);
  g_assert_false (coxa_measure_row_can_swap (row_of (left)));
}

static void
add_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    add_texts (child, text);
}

static void
assert_row_says (CoxaMeasureCell *cell, const char *part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  coxa_test_settle ();
  add_texts (GTK_WIDGET (row_of (cell)), text);
  g_test_message ("\"%s\" in: %s", part, text->str);
  g_assert_nonnull (strstr (text->str, part));
}

/* Rotation: 11 degrees are within error, between the sides as since last time (24 and 31). */
static void
test_verdicts_in_the_row (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *cell = go_to (fixture, "hip_ir", COXA_SIDE_LEFT);

  type (fixture, "35");
  assert_row_says (cell, "24 =");
  type (fixture, "24");
  assert_row_says (cell, "11° within error");
  go_to (fixture, "hip_ir", COXA_SIDE_LEFT);
  type (fixture, "36");
  assert_row_says (cell, "12° real");
  assert_row_says (cell, "24 ▲");
  assert_row_says (cell, "left +12°: real change");
}

static void
test_instrument_of_the_run (Fixture *fixture, gconstpointer data)
{
  CoxaMeasureCell *cell = go_to (fixture, "hip_ir", COXA_SIDE_LEFT);
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (cell), COXA_TYPE_MEASURE_SECTION);
  GtkWidget *instrument = coxa_test_find (section, GTK_TYPE_DROP_DOWN);

  type (fixture, "30");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (instrument), COXA_INSTRUMENT_PHONE);
  type (fixture, "31");
  g_assert_cmpint (kept (fixture, "hip_ir", COXA_SIDE_LEFT)->instrument, ==,
                   COXA_INSTRUMENT_GONIOMETER);
  g_assert_cmpint (kept (fixture, "hip_ir", COXA_SIDE_RIGHT)->instrument, ==,
                   COXA_INSTRUMENT_PHONE);
}

/* Whoever was opened before and looks alike is named, beside the patient of every page. */
static void
test_look_alike (Fixture *fixture, gconstpointer data)
{
  CoxaWindow *window =
      COXA_WINDOW (coxa_window_new (NULL, fixture->base.knowledge, fixture->base.settings));
  g_autoptr (CoxaPatient) other = coxa_patient_new ("5c1a0000-0000-4000-8000-00000000000a");
  GtkWidget *bar;

  coxa_patient_set_family (other, coxa_patient_get_family (fixture->sample->patient));
  coxa_patient_set_given (other, "Anne");
  gtk_window_present (GTK_WINDOW (window));
  coxa_window_set_store (window, fixture->base.store, fixture->base.desk);
  coxa_window_open_patient (window, fixture->sample->patient);
  bar = coxa_test_find (GTK_WIDGET (coxa_window_get_patient_view (window)), GTK_TYPE_INFO_BAR);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  coxa_window_open_patient (window, other);
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  gtk_info_bar_response (GTK_INFO_BAR (bar), GTK_RESPONSE_CLOSE);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  coxa_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

static CoxaWhatIfPanel *
what_if_panel (Fixture *fixture)
{
  return COXA_WHAT_IF_PANEL (coxa_test_find (GTK_WIDGET (fixture->page), COXA_TYPE_WHAT_IF_PANEL));
}

/* The worked example is likely with a Thomas test of -4 and would not be with 10. */
static void
test_what_if (Fixture *fixture, gconstpointer data)
{
  CoxaWhatIfPanel *panel = what_if_panel (fixture);

  coxa_visit_page_open (fixture->page, fixture->sample->patient, fixture->sample->visit, NULL);
  go_to (fixture, "slr", COXA_SIDE_LEFT);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "visit.what-if", "(si)",
                              "hip-flexor-shortness", COXA_SIDE_LEFT);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (panel)));
  g_assert_cmpuint (coxa_what_if_panel_count_sliders (panel), ==, 3);
  g_assert_cmpint (coxa_what_if_panel_get_class (panel), ==, COXA_CLASS_LIKELY);
  gtk_range_set_value (coxa_what_if_panel_get_slider (panel, 0), 10);
  g_assert_cmpint (coxa_what_if_panel_get_class (panel), !=, COXA_CLASS_LIKELY);
  /* Nothing of it reached the visit, the form or what would be saved. */
  g_assert_cmpfloat (kept (fixture, "thomas_hip", COXA_SIDE_LEFT)->value, ==, -4);
  g_assert_false (coxa_visit_page_is_dirty (fixture->page));
  gtk_widget_activate_action (GTK_WIDGET (panel), "what-if.leave", NULL);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (panel)));
  g_assert_cmpstr (coxa_measure_cell_get_measure (focused (fixture))->id, ==, "slr");
}

/* Typing goes back to what is entered. */
static void
test_what_if_ends_with_an_entry (Fixture *fixture, gconstpointer data)
{
  CoxaWhatIfPanel *panel = what_if_panel (fixture);

  coxa_visit_page_open (fixture->page, fixture->sample->patient, fixture->sample->visit, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "visit.what-if", "(si)",
                              "hip-flexor-shortness", COXA_SIDE_LEFT);
  gtk_range_set_value (coxa_what_if_panel_get_slider (panel, 0), 10);
  go_to (fixture, "slr", COXA_SIDE_LEFT);
  type (fixture, "80");
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (panel)));
  g_assert_cmpfloat (kept (fixture, "thomas_hip", COXA_SIDE_LEFT)->value, ==, -4);
}

#define ADD(name, function) \
  g_test_add ("/app/number-pad/" name, Fixture, NULL, set_up, function, tear_down)

/* Adwaita loads it for the application alone, and without it the rows are higher. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/coxa/Coxa/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  ADD ("sections", test_sections);
  ADD ("24-numbers", test_24_numbers);
  ADD ("no-scrolling", test_no_scrolling);
  ADD ("retest", test_retest);
  ADD ("hidden-is-brought-in", test_hidden_is_brought_in);
  ADD ("own-presets", test_own_presets);
  ADD ("between-sections", test_between_sections);
  ADD ("trials", test_trials);
  ADD ("stopwatch", test_stopwatch);
  ADD ("letters", test_letters);
  ADD ("pasted-book", test_pasted_book);
  ADD ("swapped-sides", test_swapped_sides);
  ADD ("verdicts-in-the-row", test_verdicts_in_the_row);
  ADD ("instrument-of-the-run", test_instrument_of_the_run);
  ADD ("look-alike", test_look_alike);
  ADD ("what-if", test_what_if);
  ADD ("what-if-ends-with-an-entry", test_what_if_ends_with_an_entry);
  return g_test_run ();
}
