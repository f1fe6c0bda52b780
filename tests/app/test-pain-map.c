/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-pain-map.h"
#include "coxa-pain-text.h"

typedef struct {
  CoxaAppFixture app;
  GtkWidget *window;
  CoxaPainMap *map;
  CoxaVisit *visit;
  guint n_changed;
} Fixture;

static void
on_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static const CoxaPainRegions *
regions_of (Fixture *fixture)
{
  return coxa_knowledge_get_pain_regions (fixture->app.knowledge);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);

  coxa_app_fixture_set_up (&fixture->app, NULL);
  fixture->map = COXA_PAIN_MAP (coxa_pain_map_new (regions_of (fixture)));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->map));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->visit = coxa_visit_new ("5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67", at);
  coxa_pain_map_show (fixture->map, fixture->visit);
  g_signal_connect_swapped (fixture->map, "changed", G_CALLBACK (on_changed_cb), fixture);
  coxa_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->visit);
  coxa_app_fixture_tear_down (&fixture->app, NULL);
}

static void
assert_summary (Fixture *fixture, const char *expected)
{
  g_autofree char *summary = NULL;

  coxa_pain_map_apply (fixture->map, fixture->visit);
  summary = coxa_pain_text_dup_summary (regions_of (fixture), fixture->visit);
  g_assert_cmpstr (summary, ==, expected);
}

static void
enter (Fixture *fixture, const char *text)
{
  GtkWidget *entry = coxa_pain_map_get_entry (fixture->map);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "low back left ache 5");
  enter (fixture, "butt r tingl 3");
  assert_summary (fixture, "Low back, left: Ache 5; Buttock, upper part, right: Tingling 3");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (coxa_pain_map_get_entry (fixture->map))),
                   ==, "");
  enter (fixture, "low back left ache 7"); /* corrects it */
  assert_summary (fixture, "Low back, left: Ache 7; Buttock, upper part, right: Tingling 3");
  enter (fixture, "tail of the dog");
  assert_summary (fixture, "Low back, left: Ache 7; Buttock, upper part, right: Tingling 3");
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

/* Words narrow the regions; a word that no region has may be a kind; numbers rate. */
static void
test_query (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text, *first, *kind;
    int intensity;
  } rows[] = {
    { "groin l", "groin_left", NULL, -1 },
    { "GROIN left 10", "groin_left", NULL, 10 },
    { "7 groin right burning", "groin_right", "burning", 7 },
    { "sacrum numb", "sacrum", "numbness", -1 },
    { "achilles", "achilles_left", NULL, -1 },
    { "shin left ache 0", "shin_left", "ache", 0 },
    { "groin 11", NULL, NULL, -1 },
    { "elephant", NULL, NULL, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (CoxaPainQuery) query = { 0 };

    g_test_message ("%s", rows[i].text);
    coxa_pain_query_init (&query, regions_of (fixture), rows[i].text);
    g_assert_cmpstr (query.regions->len > 0
                         ? ((const CoxaPainRegion *) g_ptr_array_index (query.regions, 0))->id
                         : NULL,
                     ==, rows[i].first);
    g_assert_cmpstr (query.symptom ? query.symptom->id : NULL, ==, rows[i].kind);
    g_assert_cmpint (query.intensity, ==, rows[i].intensity);
  }
}

/* A tap marks, a second one takes away; another strength corrects. */
static void
test_tapping (Fixture *fixture, gconstpointer data)
{
  CoxaBodyMapView *view = coxa_pain_map_get_view (fixture->map);
  graphene_point_t at = coxa_body_map_view_locate (
      view, COXA_BODY_BACK,
      coxa_body_map_get_anchor (coxa_pain_regions_find (regions_of (fixture), "low_back_left"),
                                COXA_BODY_BACK));

  coxa_pain_map_choose (fixture->map, "burning", 6);
  g_assert_true (coxa_body_map_view_tap (view, at.x, at.y));
  assert_summary (fixture, "Low back, left: Burning 6");
  coxa_pain_map_choose (fixture->map, "burning", 4);
  coxa_body_map_view_tap (view, at.x, at.y);
  assert_summary (fixture, "Low back, left: Burning 4");
  coxa_pain_map_choose (fixture->map, "ache", 4);
  coxa_body_map_view_tap (view, at.x, at.y);
  assert_summary (fixture, "Low back, left: Burning 4; Low back, left: Ache 4");
  coxa_body_map_view_tap (view, at.x, at.y);
  assert_summary (fixture, "Low back, left: Burning 4");
  g_assert_false (coxa_body_map_view_tap (view, 1, 1));
  g_assert_cmpuint (fixture->n_changed, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (coxa_pain_map_undo (fixture->map));
  g_assert_false (coxa_pain_map_undo (fixture->map));
  assert_summary (fixture, "");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (coxa_pain_map_get_view (fixture->map));

  gtk_widget_grab_focus (view);
  coxa_test_settle ();
  g_assert_cmpstr (coxa_body_map_view_get_focused (COXA_BODY_MAP_VIEW (view))->id, ==,
                   "low_back_left");
  coxa_pain_map_choose (fixture->map, "ache", 5);
  g_assert_true (coxa_test_press (view, GDK_KEY_space, 0));
  g_assert_true (coxa_test_press (view, GDK_KEY_1, 0));
  g_assert_true (coxa_test_press (view, GDK_KEY_0, 0));
  assert_summary (fixture, "Low back, left: Ache 10");
  g_assert_true (coxa_test_press (view, GDK_KEY_Right, 0));
  g_assert_true (coxa_test_press (view, GDK_KEY_3, 0));
  assert_summary (fixture, "Low back, left: Ache 10; Low back, over the spine: Ache 3");
  g_assert_true (coxa_test_press (view, GDK_KEY_Delete, 0));
  assert_summary (fixture, "Low back, left: Ache 10");
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) at = g_date_time_add_days (coxa_visit_get_at (fixture->visit), -21);
  CoxaVisit *then = coxa_visit_new ("0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d99", at);

  coxa_visit_add_pain_spot (then, "low_back_left", "ache", 7);
  coxa_visit_add_pain_spot (then, "calf_left", "tingling", 4);
  coxa_visit_add_pain_spot (then, "groin_left", "ache", 2);
  coxa_visit_add_pain_spot (then, "no_such_place", "ache", 2);
  g_ptr_array_add (visits, then);
  coxa_visit_add_pain_spot (fixture->visit, "low_back_left", "ache", 5);
  coxa_visit_add_pain_spot (fixture->visit, "groin_left", "ache", 6);
  coxa_visit_add_pain_spot (fixture->visit, "sacrum", "stiffness", 3);
  coxa_pain_map_show (fixture->map, fixture->visit);
  coxa_pain_map_set_visits (fixture->map, visits, fixture->visit);
  coxa_pain_map_compare (fixture->map, 1);
  g_assert_cmpstr (coxa_pain_map_get_changes (fixture->map), ==,
                   "Low back, left: Ache, less, 7 → 5\nGroin, left: Ache, more, 2 → 6\n"
                   "Sacrum: Stiffness, new\nCalf, left: Tingling, gone\nno_such_place: Ache, gone");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) \
  g_test_add ("/app/pain-map/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("query", test_query);
  ADD ("tapping", test_tapping);
  ADD ("keys", test_keys);
  ADD ("compare", test_compare);
  return g_test_run ();
}
