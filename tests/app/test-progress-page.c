/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "coxa-app-fixture.h"
#include "coxa-chart-card.h"
#include "coxa-chart-view.h"
#include "coxa-progress-page.h"

typedef struct {
  CoxaAppFixture base;
  CoxaVisitDocument *sample;
  GPtrArray *visits; /* newest first */
  GtkWidget *window;
  CoxaProgressPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  fixture->visits = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->page = COXA_PROGRESS_PAGE (coxa_progress_page_new (fixture->base.knowledge));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_ptr_array_unref (fixture->visits);
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

/* @rotation: of the left hip; the right one has 40 */
static void
add_visit (Fixture *fixture, const char *at_text, const char *episode, int pain, double rotation)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (at_text, NULL);
  CoxaVisit *visit = coxa_visit_new (id, at);
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (fixture->base.knowledge);

  coxa_visit_set_episode (visit, episode);
  coxa_visit_set_examiner (visit, "AB");
  coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, pain);
  for (CoxaSide side = COXA_SIDE_LEFT; side <= COXA_SIDE_RIGHT; side++) {
    CoxaMeasurement measurement;

    coxa_measurement_init (&measurement, coxa_measure_catalogue_find (measures, "hip_ir"), side);
    measurement.value = side == COXA_SIDE_LEFT ? rotation : 40;
    g_assert_true (coxa_visit_add_measurement (visit, &measurement, NULL));
  }
  g_ptr_array_insert (fixture->visits, 0, visit);
}

static gboolean
is_drawn (gpointer data)
{
  GtkWidget *card = coxa_test_find (data, COXA_TYPE_CHART_CARD);

  return card && gtk_widget_get_width (card) > 0;
}

static void
show (Fixture *fixture)
{
  coxa_progress_page_show (fixture->page, fixture->sample->patient, fixture->visits);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static guint
count_cards (Fixture *fixture)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->page), COXA_TYPE_CHART_CARD, cards);
  return cards->len;
}

/* The chart of the rotation is the last. */
static CoxaChartCard *
get_last_card (Fixture *fixture)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->page), COXA_TYPE_CHART_CARD, cards);
  g_assert_cmpuint (cards->len, >, 0);
  return g_ptr_array_index (cards, cards->len - 1);
}

static CoxaChartView *
get_chart (Fixture *fixture)
{
  return COXA_CHART_VIEW (coxa_chart_card_get_chart (get_last_card (fixture)));
}

/* Does what the chart's own key does. */
static void
press (Fixture *fixture, guint key)
{
  GtkWidget *chart = GTK_WIDGET (get_chart (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                  ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                  : 0;

    for (guint j = 0; j < n; j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key)
        continue;
      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, chart,
                                    gtk_shortcut_get_arguments (shortcut));
      return;
    }
  }
  g_error ("the chart has no such key");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  coxa_test_settle ();
  g_assert_cmpuint (count_cards (fixture), ==, 0);
  g_assert_nonnull (coxa_test_find (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE));
}

/* A page that nobody looks at costs nothing. */
static void
test_filled_when_seen (Fixture *fixture, gconstpointer data)
{
  add_visit (fixture, "2026-03-02T09:00:00+01:00", "Hip", 6, 24);
  coxa_progress_page_show (fixture->page, fixture->sample->patient, fixture->visits);
  g_assert_cmpuint (count_cards (fixture), ==, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_test_run_until (is_drawn, fixture->page);
  g_assert_cmpuint (count_cards (fixture), ==, 2);
}

/* Left and right in one chart; the arrow keys go through both and say what stands there. */
static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint key;
    const char *says[3];
  } steps[] = {
    { GDK_KEY_Left, { "30 Mar 2026", "left", "38°" } },
    { GDK_KEY_Left, { "16 Mar 2026", "left", "30°" } },
    { GDK_KEY_Left, { "2 Mar 2026", "left", "start" } },
    { GDK_KEY_Left, { "2 Mar 2026", "left", "24°" } }, /* at the end it stays */
    { GDK_KEY_Down, { "2 Mar 2026", "right", "40°" } },
    { GDK_KEY_Right, { "16 Mar 2026", "right", "within measurement error" } },
    { GDK_KEY_Up, { "16 Mar 2026", "left", "within measurement error" } },
    { GDK_KEY_Right, { "30 Mar 2026", "left", "real change" } },
  };

  add_visit (fixture, "2026-03-02T09:00:00+01:00", "Hip", 6, 24);
  add_visit (fixture, "2026-03-16T09:00:00+01:00", "Hip", 5, 30);
  add_visit (fixture, "2026-03-30T09:00:00+02:00", "Hip", 2, 38);
  show (fixture);
  coxa_test_run_until (is_drawn, fixture->page);
  g_assert_null (coxa_chart_view_dup_told (get_chart (fixture)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *told = NULL;

    press (fixture, steps[i].key);
    told = coxa_chart_view_dup_told (get_chart (fixture));
    g_test_message ("%zu: %s", i, told);
    for (gsize j = 0; j < G_N_ELEMENTS (steps[i].says); j++)
      g_assert_nonnull (strstr (told, steps[i].says[j]));
  }
  press (fixture, GDK_KEY_Escape);
  g_assert_null (coxa_chart_view_dup_told (get_chart (fixture)));
}

static void
note_visit_cb (GtkWidget *chart, int visit, int *opened)
{
  *opened = visit;
}

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  int opened = -1;

  add_visit (fixture, "2026-03-02T09:00:00+01:00", "Hip", 6, 24);
  add_visit (fixture, "2026-03-16T09:00:00+01:00", "Hip", 5, 30);
  show (fixture);
  coxa_test_run_until (is_drawn, fixture->page);
  g_signal_connect (get_chart (fixture), "point", G_CALLBACK (note_visit_cb), &opened);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpint (opened, ==, -1);
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpint (opened, ==, 1);
}

/* The table is made when it is wanted: a head, and a row for each value. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *expander, *table;
  guint n = 0;

  add_visit (fixture, "2026-03-02T09:00:00+01:00", "Hip", 6, 24);
  add_visit (fixture, "2026-03-16T09:00:00+01:00", "Hip", 5, 30);
  show (fixture);
  coxa_test_run_until (is_drawn, fixture->page);
  expander = coxa_test_find (GTK_WIDGET (get_last_card (fixture)), GTK_TYPE_EXPANDER);
  table = gtk_expander_get_child (GTK_EXPANDER (expander));
  g_assert_null (gtk_widget_get_first_child (table));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  for (GtkWidget *cell = gtk_widget_get_first_child (table); cell;
       cell = gtk_widget_get_next_sibling (cell))
    n++;
  g_assert_cmpuint (n, ==, 4 * (1 + 2 * 2));
}

static void
test_copied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  add_visit (fixture, "2026-03-02T09:00:00+01:00", "Hip", 6, 24);
  show (fixture);
  coxa_test_run_until (is_drawn, fixture->page);
  texture = coxa_chart_view_draw_texture (get_chart (fixture));
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==,
                   2 * gtk_widget_get_width (GTK_WIDGET (get_chart (fixture))));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_last_card (fixture)), "chart.copy-text", NULL));
}

/* What an episode does not hold is not in its charts. */
static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  add_visit (fixture, "2025-01-10T09:00:00+01:00", "Low back", 6, 24);
  add_visit (fixture, "2026-03-16T09:00:00+01:00", "Hip", 5, 30);
  add_visit (fixture, "2026-03-30T09:00:00+02:00", "Hip", 5, 32);
  show (fixture);
  coxa_test_run_until (is_drawn, fixture->page);
  collect (GTK_WIDGET (fixture->page), GTK_TYPE_TOGGLE_BUTTON, buttons);
  for (guint range = 0; range < 3; range++) {
    int n = 0;

    gtk_toggle_button_set_active (g_ptr_array_index (buttons, range), TRUE);
    coxa_test_run_until (is_drawn, fixture->page);
    while (coxa_chart_view_move (get_chart (fixture), -1, 0))
      n++;
    g_assert_cmpint (n, ==, range == 2 ? 3 : 2);
  }
}

#define ADD(name, function) \
  g_test_add ("/app/progress-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("empty", test_empty);
  ADD ("filled-when-seen", test_filled_when_seen);
  ADD ("cursor", test_cursor);
  ADD ("enter", test_enter);
  ADD ("table", test_table);
  ADD ("copied", test_copied);
  ADD ("ranges", test_ranges);
  return g_test_run ();
}
