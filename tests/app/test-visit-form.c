/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-form.h"

#include "coxa-app-fixture.h"
#include "coxa-measure-cell.h"
#include "coxa-measure-row.h"
#include "coxa-question-row.h"

typedef struct {
  CoxaAppFixture base;
  GtkWidget *window;
  CoxaVisitForm *form;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->form = COXA_VISIT_FORM (coxa_visit_form_new (fixture->base.knowledge));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static const CoxaMeasurement *
find_same_place (CoxaVisit *visit, const CoxaMeasurement *like)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    if (coxa_measurement_same_place (coxa_visit_get_measurement (visit, i), like))
      return coxa_visit_get_measurement (visit, i);
  return NULL;
}

static void
assert_same_measurements (CoxaVisit *a, CoxaVisit *b)
{
  g_assert_cmpuint (coxa_visit_get_n_measurements (a), ==, coxa_visit_get_n_measurements (b));
  for (guint i = 0; i < coxa_visit_get_n_measurements (a); i++) {
    const CoxaMeasurement *one = coxa_visit_get_measurement (a, i);
    const CoxaMeasurement *other = find_same_place (b, one);

    g_test_message ("%s", one->measure->id);
    g_assert_nonnull (other);
    g_assert_cmpint (one->status, ==, other->status);
    g_assert_cmpfloat (one->value, ==, other->value);
    g_assert_cmpint (one->pain, ==, other->pain);
    g_assert_cmpuint (one->n_trials, ==, other->n_trials);
    g_assert_cmpint (one->instrument, ==, other->instrument);
    g_assert_cmpint (one->compensation_seen, ==, other->compensation_seen);
  }
}

static void
assert_same_visit (CoxaVisit *a, CoxaVisit *b)
{
  g_auto (GStrv) answered_a = coxa_visit_dup_answered (a);
  g_auto (GStrv) answered_b = coxa_visit_dup_answered (b);

  assert_same_measurements (a, b);
  g_assert_cmpstrv (answered_a, answered_b);
  for (guint i = 0; answered_a[i]; i++)
    g_assert_cmpint (coxa_visit_get_answer (a, answered_a[i]), ==,
                     coxa_visit_get_answer (b, answered_a[i]));
  g_assert_cmpint (coxa_visit_get_others (a), ==, coxa_visit_get_others (b));
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    g_assert_cmpint (coxa_visit_get_pain (a, kind), ==, coxa_visit_get_pain (b, kind));
  g_assert_cmpstr (coxa_visit_get_notes (a), ==, coxa_visit_get_notes (b));
  g_assert_cmpstr (coxa_visit_get_episode (a), ==, coxa_visit_get_episode (b));
  g_assert_cmpstr (coxa_visit_get_examiner (a), ==, coxa_visit_get_examiner (b));
  g_assert_cmpstr (coxa_visit_get_id (a), ==, coxa_visit_get_id (b));
}

static void
test_round_trip_of_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  g_autoptr (CoxaVisit) back = NULL;

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  back = coxa_visit_form_dup_visit (fixture->form);
  assert_same_visit (sample->visit, back);
}

/* Values that have no cell of their own are kept: active readings, questionnaire totals. */
static void
test_round_trip_of_the_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (fixture->base.knowledge);
  CoxaMeasurement active;
  CoxaMeasurement other_position;
  g_autoptr (CoxaVisit) back = NULL;

  coxa_measurement_init (&active, coxa_measure_catalogue_find (measures, "hip_ir"), COXA_SIDE_LEFT);
  other_position = active;
  active.mode = COXA_MODE_ACTIVE;
  active.value = 20;
  other_position.position = coxa_measure_find_position (active.measure, "supine_hip90");
  other_position.value = 28;
  other_position.pain = 3;
  coxa_visit_put_measurement (sample->visit, &active);
  coxa_visit_put_measurement (sample->visit, &other_position);
  coxa_visit_add_score (sample->visit, "rmdq", 12);
  coxa_visit_add_pain_spot (sample->visit, "low_back_left", "ache", 5);
  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  back = coxa_visit_form_dup_visit (fixture->form);
  assert_same_visit (sample->visit, back);
  g_assert_cmpuint (coxa_visit_get_scores (back)->len, ==,
                    coxa_visit_get_scores (sample->visit)->len);
  g_assert_cmpuint (coxa_visit_get_pain_map (back)->len, ==,
                    coxa_visit_get_pain_map (sample->visit)->len);
}

static void
test_nothing_carried_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 4, 1, 9, 0, 0);
  g_autoptr (CoxaVisit) fresh = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
  g_autoptr (CoxaVisit) back = NULL;

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  coxa_visit_form_show (fixture->form, sample->patient, fresh, sample->visit);
  back = coxa_visit_form_dup_visit (fixture->form);
  assert_same_visit (fresh, back);
}

static gboolean
has_focus (GtkWidget *stop)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (stop));

  return focus && (focus == stop || gtk_widget_is_ancestor (focus, stop));
}

static void
test_enter_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  g_autoptr (GPtrArray) stops = NULL;

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  stops = coxa_visit_form_list_stops (fixture->form);
  g_assert_cmpuint (stops->len, >, 40);
  gtk_widget_grab_focus (g_ptr_array_index (stops, 0));
  for (guint i = 1; i < stops->len; i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.advance", "i", 1);
    g_assert_true (has_focus (g_ptr_array_index (stops, i)));
  }
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.advance", "i", -1);
  g_assert_true (has_focus (g_ptr_array_index (stops, stops->len - 2)));
}

/* Left, right, then the next row. */
static void
test_enter_goes_row_wise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  g_autoptr (GPtrArray) stops = NULL;

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  stops = coxa_visit_form_list_stops (fixture->form);
  for (guint i = 0; i + 1 < stops->len; i++) {
    CoxaMeasureCell *cell = g_ptr_array_index (stops, i);
    CoxaMeasureCell *next = g_ptr_array_index (stops, i + 1);

    if (!COXA_IS_MEASURE_CELL (cell) || coxa_measure_cell_get_side (cell) != COXA_SIDE_LEFT)
      continue;
    g_assert_true (coxa_measure_cell_get_measure (cell) == coxa_measure_cell_get_measure (next));
    g_assert_cmpint (coxa_measure_cell_get_side (next), ==, COXA_SIDE_RIGHT);
  }
}

static void
on_changed_cb (CoxaVisitForm *form, guint *count)
{
  (*count)++;
}

static void
test_change_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  const CoxaMeasure *measure = coxa_measure_catalogue_find (
      coxa_knowledge_get_measures (fixture->base.knowledge), "thomas_hip");
  g_autoptr (CoxaVisit) changed = NULL;
  g_autoptr (CoxaVisit) undone = NULL;
  GtkWidget *cell;
  guint count = 0;

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  g_signal_connect (fixture->form, "changed", G_CALLBACK (on_changed_cb), &count);
  g_assert_true (coxa_visit_form_jump (fixture->form, "thomas_hip", COXA_SIDE_LEFT));
  cell = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                  COXA_TYPE_MEASURE_CELL);
  gtk_editable_set_text (GTK_EDITABLE (cell), "3");
  g_assert_true (coxa_visit_form_keep (fixture->form));
  g_assert_cmpuint (count, ==, 1);
  changed = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpfloat (coxa_visit_find_measurement (changed, measure, COXA_SIDE_LEFT)->value, ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.undo", NULL);
  g_assert_cmpuint (count, ==, 2);
  undone = coxa_visit_form_dup_visit (fixture->form);
  assert_same_visit (sample->visit, undone);
}

static CoxaMeasureCell *
go_to (Fixture *fixture, const char *id, CoxaSide side)
{
  g_assert_true (coxa_visit_form_jump (fixture->form, id, side));
  return COXA_MEASURE_CELL (gtk_widget_get_ancestor (
      gtk_root_get_focus (GTK_ROOT (fixture->window)), COXA_TYPE_MEASURE_CELL));
}

static CoxaMeasureCell *
enter (Fixture *fixture, const char *id, CoxaSide side, const char *text)
{
  CoxaMeasureCell *cell = go_to (fixture, id, side);

  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  g_assert_true (coxa_measure_cell_keep (cell));
  return cell;
}

static GtkCheckButton *
find_box (CoxaMeasureCell *cell)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (cell), COXA_TYPE_MEASURE_ROW);

  return GTK_CHECK_BUTTON (coxa_test_find (row, GTK_TYPE_CHECK_BUTTON));
}

static gboolean
is_stored_as_held (Fixture *fixture, CoxaSide side)
{
  g_autoptr (CoxaVisit) visit = coxa_visit_form_dup_visit (fixture->form);
  const CoxaMeasure *thomas = coxa_measure_catalogue_find (
      coxa_knowledge_get_measures (fixture->base.knowledge), "thomas_hip");

  return coxa_visit_find_measurement (visit, thomas, side)->pelvis_held;
}

static CoxaVisit *
show_fresh (Fixture *fixture)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 4, 1, 9, 0, 0);
  CoxaVisit *fresh = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);

  coxa_visit_form_show (fixture->form, sample->patient, fresh, NULL);
  return fresh;
}

/* What is stored is what the box says, also for the side that comes later. */
static void
test_pelvis_held_as_the_box_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  g_autoptr (CoxaVisit) stored = NULL;
  CoxaMeasureCell *cell = enter (fixture, "thomas_hip", COXA_SIDE_LEFT, "12");

  g_assert_true (is_stored_as_held (fixture, COXA_SIDE_LEFT));
  gtk_check_button_set_active (find_box (cell), FALSE);
  stored = coxa_visit_form_dup_visit (fixture->form);
  coxa_visit_form_show (fixture->form, sample->patient, fresh, NULL);
  coxa_visit_form_show (fixture->form, sample->patient, stored, NULL);
  g_assert_false (gtk_check_button_get_active (find_box (cell)));
  enter (fixture, "thomas_hip", COXA_SIDE_RIGHT, "9");
  g_assert_false (is_stored_as_held (fixture, COXA_SIDE_LEFT));
  g_assert_false (is_stored_as_held (fixture, COXA_SIDE_RIGHT));
  g_assert_false (gtk_check_button_get_inconsistent (find_box (cell)));
}

static void
test_undo_refreshes_pelvis_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  CoxaMeasureCell *cell = enter (fixture, "thomas_hip", COXA_SIDE_LEFT, "12");

  enter (fixture, "thomas_hip", COXA_SIDE_LEFT, "13");
  gtk_check_button_set_active (find_box (cell), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.undo", NULL);
  g_assert_true (is_stored_as_held (fixture, COXA_SIDE_LEFT));
  g_assert_true (gtk_check_button_get_active (find_box (cell)));
  enter (fixture, "thomas_hip", COXA_SIDE_RIGHT, "9");
  g_assert_true (is_stored_as_held (fixture, COXA_SIDE_RIGHT));
}

static void
test_control_z_in_a_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  CoxaMeasureCell *cell = enter (fixture, "hip_flexion", COXA_SIDE_LEFT, "118");

  gtk_editable_set_text (GTK_EDITABLE (cell), "12");
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "118");
  g_assert_false (
      coxa_test_press (GTK_WIDGET (cell), GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  /* Capital where Caps Lock is on. */
  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_Z, GDK_CONTROL_MASK | GDK_LOCK_MASK));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "");
}

/* Pain stands in no row of measures. */
static void
test_undo_of_pain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  g_autoptr (CoxaVisit) undone = NULL;
  CoxaMeasureCell *cell = enter (fixture, "pain", COXA_SIDE_CENTRAL, "4");

  g_assert_true (coxa_test_press (GTK_WIDGET (cell), GDK_KEY_z, GDK_CONTROL_MASK));
  undone = coxa_visit_form_dup_visit (fixture->form);
  assert_same_visit (fresh, undone);
}

static void
write_note (Fixture *fixture, const char *text)
{
  GtkWidget *view = coxa_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
on_restored_cb (CoxaVisitForm *form, const char *name, gboolean undone, char **told)
{
  g_free (*told);
  *told = g_strdup_printf ("%s %s", undone ? "-" : "+", name);
}

/* One history over cells, answers, words and boxes: all the way back and all the way forth. */
static void
test_undo_and_redo_everything (Fixture *fixture, gconstpointer data)
{
  CoxaVisit *states[6] = { show_fresh (fixture) };
  g_autofree char *told = NULL;
  GtkWidget *answer;

  g_signal_connect (fixture->form, "restored", G_CALLBACK (on_restored_cb), &told);
  enter (fixture, "hip_flexion", COXA_SIDE_LEFT, "118");
  states[1] = coxa_visit_form_dup_visit (fixture->form);
  write_note (fixture, "tender");
  states[2] = coxa_visit_form_dup_visit (fixture->form);
  g_assert_true (coxa_visit_form_jump (fixture->form, "fever", COXA_SIDE_CENTRAL));
  answer = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_signal_emit_by_name (answer, "clicked");
  states[3] = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpint (coxa_visit_get_answer (states[3], "fever"), !=, COXA_ANSWER_NOT_ASKED);
  enter (fixture, "pain", COXA_SIDE_CENTRAL, "4");
  states[4] = coxa_visit_form_dup_visit (fixture->form);
  write_note (fixture, "tender at the back");
  states[5] = coxa_visit_form_dup_visit (fixture->form);

  for (guint i = 5; i > 0; i--) {
    g_autoptr (CoxaVisit) now = NULL;

    gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.undo", NULL);
    now = coxa_visit_form_dup_visit (fixture->form);
    g_test_message ("%u: %s", i, told);
    assert_same_visit (states[i - 1], now);
    g_assert_cmpint (coxa_visit_get_answer (states[i - 1], "fever"), ==,
                     coxa_visit_get_answer (now, "fever"));
    g_assert_true (g_str_has_prefix (told, "- "));
  }
  for (guint i = 1; i <= 5; i++) {
    g_autoptr (CoxaVisit) now = NULL;

    gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.redo", NULL);
    now = coxa_visit_form_dup_visit (fixture->form);
    g_test_message ("%u: %s", i, told);
    assert_same_visit (states[i], now);
    g_assert_cmpint (coxa_visit_get_answer (states[i], "fever"), ==,
                     coxa_visit_get_answer (now, "fever"));
  }
  g_assert_cmpstr (told, ==, "+ Plan and note");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_object_unref (states[i]);
}

/* What is changed after going back takes the way forth away. */
static void
test_change_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  g_autoptr (CoxaVisit) changed = NULL;
  g_autoptr (CoxaVisit) after = NULL;

  enter (fixture, "hip_flexion", COXA_SIDE_LEFT, "118");
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.undo", NULL);
  enter (fixture, "hip_flexion", COXA_SIDE_RIGHT, "110");
  changed = coxa_visit_form_dup_visit (fixture->form);
  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "form.redo", NULL);
  after = coxa_visit_form_dup_visit (fixture->form);
  assert_same_visit (changed, after);
}

static GtkToggleButton *
focused_answer (Fixture *fixture)
{
  return GTK_TOGGLE_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window)));
}

/* Space presses what has the focus: it must not be the opposite of what was typed. */
static void
test_focus_follows_the_answer (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint keyval;
    CoxaAnswer answer;
  } keys[] = {
    { GDK_KEY_y, COXA_ANSWER_YES },
    { GDK_KEY_u, COXA_ANSWER_UNSURE },
    { GDK_KEY_n, COXA_ANSWER_NO },
  };
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  GtkWidget *row;

  coxa_visit_form_jump (fixture->form, "saddle_numbness", COXA_SIDE_CENTRAL);
  row = gtk_widget_get_ancestor (GTK_WIDGET (focused_answer (fixture)), COXA_TYPE_QUESTION_ROW);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_assert_true (coxa_test_press (row, keys[i].keyval, 0));
    g_assert_cmpint (coxa_question_row_get_answer (COXA_QUESTION_ROW (row)), ==, keys[i].answer);
    g_assert_true (gtk_toggle_button_get_active (focused_answer (fixture)));
  }
}

static GtkWidget *
find_no_to_others (Fixture *fixture)
{
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (fixture->form);

  for (guint i = 0; i < stops->len; i++)
    if (GTK_IS_BUTTON (g_ptr_array_index (stops, i)))
      return g_ptr_array_index (stops, i);
  return NULL;
}

/* Enter stops there but goes on without answering. */
static void
test_enter_never_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  g_autoptr (CoxaVisit) after = NULL;
  g_autoptr (CoxaVisit) answered = NULL;
  GtkWidget *button = find_no_to_others (fixture);

  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  g_assert_true (coxa_test_press (button, GDK_KEY_Return, 0));
  g_assert_false (has_focus (button));
  after = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpint (coxa_visit_get_others (after), ==, COXA_ANSWER_NOT_ASKED);
  g_signal_emit_by_name (button, "clicked");
  answered = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpint (coxa_visit_get_others (answered), ==, COXA_ANSWER_NO);
}

static void
add_mnemonics (GtkWidget *widget, GString *letters)
{
  guint keyval = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))
                                       : GDK_KEY_VoidSymbol;

  if (keyval != GDK_KEY_VoidSymbol)
    g_string_append_c (letters, (char) gdk_keyval_to_lower (keyval));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    add_mnemonics (child, letters);
}

static void
test_mnemonics_differ (Fixture *fixture, gconstpointer data)
{
  GString *letters = g_string_new (NULL);
  g_autofree char *all = NULL;

  add_mnemonics (GTK_WIDGET (fixture->form), letters);
  all = g_string_free (letters, FALSE);
  g_test_message ("%s", all);
  g_assert_cmpuint (strlen (all), >=, 3);
  for (const char *at = all; *at; at++)
    g_assert_null (strchr (at + 1, *at));
}

/* Under neither side's heading. */
static void
test_central_measures_stand_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) fresh = show_fresh (fixture);
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (fixture->form);
  guint n_central = 0;

  for (guint i = 0; i < stops->len; i++) {
    GtkWidget *cell = g_ptr_array_index (stops, i);
    GtkWidget *columns;
    gboolean central;

    if (!gtk_widget_get_ancestor (cell, COXA_TYPE_MEASURE_ROW))
      continue;
    central = !coxa_measure_cell_get_measure (COXA_MEASURE_CELL (cell))->sided;
    columns = gtk_widget_get_ancestor (cell, GTK_TYPE_STACK);
    g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (columns)), ==,
                     central ? "central" : "sides");
    g_assert_true (gtk_widget_get_mapped (cell));
    n_central += central;
  }
  g_assert_cmpuint (n_central, >, 0);
}

static void
test_refused_entry_stops_keeping (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);
  GtkWidget *cell;

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  coxa_visit_form_jump (fixture->form, "hip_flexion", COXA_SIDE_RIGHT);
  cell = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                  COXA_TYPE_MEASURE_CELL);
  gtk_editable_set_text (GTK_EDITABLE (cell), "213");
  coxa_visit_form_jump (fixture->form, "history", COXA_SIDE_CENTRAL);
  g_assert_false (coxa_visit_form_keep (fixture->form));
  g_assert_true (has_focus (cell));
}

static void
test_jump_unfolds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisitDocument) sample = coxa_app_fixture_load_sample (&fixture->base);

  coxa_visit_form_show (fixture->form, sample->patient, sample->visit, NULL);
  g_assert_true (coxa_visit_form_jump (fixture->form, "fever", COXA_SIDE_CENTRAL));
  g_assert_true (coxa_visit_form_jump (fixture->form, "craig", COXA_SIDE_RIGHT));
  g_assert_false (coxa_visit_form_jump (fixture->form, "no_such_measure", COXA_SIDE_LEFT));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/visit-form/round-trip-of-sample", test_round_trip_of_sample);
  ADD ("/app/visit-form/round-trip-of-the-rest", test_round_trip_of_the_rest);
  ADD ("/app/visit-form/nothing-carried-over", test_nothing_carried_over);
  ADD ("/app/visit-form/enter-order", test_enter_order);
  ADD ("/app/visit-form/enter-goes-row-wise", test_enter_goes_row_wise);
  ADD ("/app/visit-form/change-and-undo", test_change_and_undo);
  ADD ("/app/visit-form/pelvis-held-as-the-box-says", test_pelvis_held_as_the_box_says);
  ADD ("/app/visit-form/undo-refreshes-pelvis-held", test_undo_refreshes_pelvis_held);
  ADD ("/app/visit-form/control-z-in-a-cell", test_control_z_in_a_cell);
  ADD ("/app/visit-form/undo-of-pain", test_undo_of_pain);
  ADD ("/app/visit-form/undo-and-redo-everything", test_undo_and_redo_everything);
  ADD ("/app/visit-form/change-ends-redo", test_change_ends_redo);
  ADD ("/app/visit-form/focus-follows-the-answer", test_focus_follows_the_answer);
  ADD ("/app/visit-form/enter-never-answers", test_enter_never_answers);
  ADD ("/app/visit-form/mnemonics-differ", test_mnemonics_differ);
  ADD ("/app/visit-form/central-measures-stand-between", test_central_measures_stand_between);
  ADD ("/app/visit-form/refused-entry-stops-keeping", test_refused_entry_stops_keeping);
  ADD ("/app/visit-form/jump-unfolds", test_jump_unfolds);
  return g_test_run ();
}
