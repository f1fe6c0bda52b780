/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-goniometer-panel.h"

#include <math.h>

#include "coxa-app-fixture.h"
#include "coxa-goniometer-view.h"
#include "coxa-visit-page.h"

typedef struct {
  CoxaAppFixture base;
  GtkWidget *window;
  CoxaVisitPage *page;
  CoxaVisitDocument *sample;
  CoxaGoniometerPanel *panel;
  CoxaGoniometerView *view;
} Fixture;

static void
allow_motion (gboolean allowed)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", allowed, NULL);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  coxa_app_fixture_set_up (&fixture->base, data);
  allow_motion (FALSE);
  g_settings_reset (fixture->base.settings, "show-goniometer");
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  page = coxa_visit_page_new (fixture->base.knowledge, fixture->base.store, fixture->base.desk);
  fixture->page = COXA_VISIT_PAGE (page);
  coxa_visit_page_set_settings (fixture->page, fixture->base.settings);
  fixture->panel = COXA_GONIOMETER_PANEL (coxa_test_find (page, COXA_TYPE_GONIOMETER_PANEL));
  fixture->view = COXA_GONIOMETER_VIEW (coxa_test_find (page, COXA_TYPE_GONIOMETER_VIEW));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  coxa_visit_page_open (fixture->page, fixture->sample->patient, fixture->sample->visit, NULL);
  coxa_test_run_until (is_mapped, page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static void
focus (Fixture *fixture, const char *measure, CoxaSide side)
{
  coxa_visit_page_jump (fixture->page, measure, side);
  coxa_test_settle ();
}

/* Without Enter: nothing of it is kept. */
static void
type_text (Fixture *fixture, const char *text)
{
  GtkWidget *inner = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *cell = gtk_widget_get_ancestor (inner, COXA_TYPE_MEASURE_CELL);

  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  coxa_test_settle ();
}

static void
assert_legend (Fixture *fixture, const char *legend)
{
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->panel)));
  g_assert_cmpstr (coxa_goniometer_panel_get_legend (fixture->panel), ==, legend);
}

static void
assert_picture (Fixture *fixture, double shown, const char *number)
{
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
  g_assert_cmpfloat (coxa_goniometer_view_get_shown (fixture->view), ==, shown);
  g_assert_cmpstr (coxa_goniometer_view_get_number (fixture->view), ==, number);
}

static void
test_focus (Fixture *fixture, gconstpointer data)
{
  coxa_test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->panel)));
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  assert_legend (fixture, "Hip internal rotation, left: 24° · norm 27–43 ? · right 31°");
  assert_picture (fixture, 24, "24°");
  focus (fixture, "hip_ir", COXA_SIDE_RIGHT);
  assert_legend (fixture, "Hip internal rotation, right: 31° · norm 27–43 ? · left 24°");
  assert_picture (fixture, 31, "31°");
  focus (fixture, "hip_flexion", COXA_SIDE_LEFT);
  g_assert_true (isnan (coxa_goniometer_view_get_shown (fixture->view)));
  g_assert_cmpstr (coxa_goniometer_view_get_number (fixture->view), ==, "");
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  type_text (fixture, "4");
  assert_picture (fixture, 4, "4°");
  type_text (fixture, "40+3");
  assert_picture (fixture, 40, "40°");
  assert_legend (fixture, "Hip internal rotation, left: 40° · norm 27–43 ? · right 31°");
  type_text (fixture, "-"); /* not yet a number: the picture stays */
  assert_picture (fixture, 40, "40°");
  type_text (fixture, "-3");
  assert_picture (fixture, -3, "−3°");
  type_text (fixture, "/");
  assert_legend (fixture, "Hip internal rotation, left: not testable · norm 27–43 ? · right 31°");
  g_assert_true (isnan (coxa_goniometer_view_get_shown (fixture->view)));
  type_text (fixture, "");
  assert_legend (fixture, "Hip internal rotation, left · norm 27–43 ? · right 31°");
  g_assert_false (coxa_visit_page_is_dirty (fixture->page));
}

/* The other side is the one of this visit, as soon as it is kept. */
static void
test_kept_is_the_other_side (Fixture *fixture, gconstpointer data)
{
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  type_text (fixture, "35");
  focus (fixture, "hip_ir", COXA_SIDE_RIGHT);
  assert_legend (fixture, "Hip internal rotation, right: 31° · norm 27–43 ? · left 35°");
}

static void
test_last_visit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, 28, 10, 0, 0);
  g_autoptr (CoxaVisit) visit = coxa_visit_new ("5c1a7b3e-0000-4000-8000-000000000002", at);

  coxa_visit_page_open (fixture->page, fixture->sample->patient, visit, fixture->sample->visit);
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  type_text (fixture, "30");
  assert_legend (fixture, "Hip internal rotation, left: 30° · norm 27–43 ? · last visit 24°");
}

static void
test_no_picture (Fixture *fixture, gconstpointer data)
{
  focus (fixture, "phe_pattern", COXA_SIDE_LEFT);
  coxa_test_run_until (is_mapped, fixture->panel);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
  g_assert_true (g_str_has_suffix (coxa_goniometer_panel_get_legend (fixture->panel),
                                   ", left: yes · right no"));
  focus (fixture, "pain", COXA_SIDE_CENTRAL); /* a pain score is no measure */
  coxa_test_run_until (is_hidden, fixture->panel);
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  coxa_test_run_until (is_mapped, fixture->view);
  focus (fixture, "fever", COXA_SIDE_CENTRAL); /* a question */
  coxa_test_run_until (is_hidden, fixture->panel);
}

static void
test_closed_page_shows_nothing (Fixture *fixture, gconstpointer data)
{
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  coxa_visit_page_close (fixture->page);
  coxa_test_settle ();
  coxa_test_run_until (is_hidden, fixture->panel);
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  focus (fixture, "hip_flexion", COXA_SIDE_RIGHT);
  type_text (fixture, "165");
  assert_picture (fixture, 150, "165°");
  g_assert_nonnull (
      strstr (coxa_goniometer_panel_get_legend (fixture->panel), "165° · drawn at 150°"));
}

static void
test_folded (Fixture *fixture, gconstpointer data)
{
  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  g_object_set (fixture->panel, "expanded", FALSE, NULL);
  coxa_test_settle ();
  g_assert_false (g_settings_get_boolean (fixture->base.settings, "show-goniometer"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
  type_text (fixture, "25");
  assert_legend (fixture, "Hip internal rotation, left: 25° · norm 27–43 ? · right 31°");
  g_settings_set_boolean (fixture->base.settings, "show-goniometer", TRUE);
  coxa_test_settle ();
  assert_picture (fixture, 25, "25°");
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *view = GTK_ACCESSIBLE (fixture->view);
  const char *legend = "Hip internal rotation, left: 24° · norm 27–43 ? · right 31°";

  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  g_assert_cmpint (gtk_accessible_get_accessible_role (view), ==, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, legend);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, legend);
}

typedef struct {
  CoxaGoniometerView *view;
  double shown; /* when the legend was new */
} Motion;

static void
on_legend_cb (GObject *panel, GParamSpec *spec, Motion *motion)
{
  motion->shown = coxa_goniometer_view_get_shown (motion->view);
}

static gboolean
has_arrived (gpointer data)
{
  return coxa_goniometer_view_get_shown (data) == 60;
}

/* The words are new at once; the limb goes there from where it was, or jumps where motion is not
 * wanted. */
static void
test_motion (Fixture *fixture, gconstpointer data)
{
  gboolean wanted = GPOINTER_TO_INT (data);
  Motion motion = { fixture->view, NAN };
  GtkWidget *inner;

  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  allow_motion (wanted);
  inner = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_signal_connect (fixture->panel, "notify::legend", G_CALLBACK (on_legend_cb), &motion);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (inner, COXA_TYPE_MEASURE_CELL)),
                         "60");
  coxa_test_run_until (has_arrived, fixture->view);
  g_assert_cmpfloat (motion.shown, ==, wanted ? 24 : 60);
}

/* Small as a window can be, and with large text: the findings keep their place. */
static void
test_small_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *flap = gtk_widget_get_parent (GTK_WIDGET (fixture->panel));
  GtkWidget *results = gtk_widget_get_next_sibling (GTK_WIDGET (fixture->panel));
  int minimum, tall, low;

  focus (fixture, "hip_ir", COXA_SIDE_LEFT);
  tall = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  gtk_widget_measure (flap, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 240);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 320);
  coxa_test_settle ();
  low = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  g_assert_cmpint (low, <, tall);
  g_assert_cmpint (gtk_widget_get_height (results), >, 80);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/goniometer-panel/focus", test_focus);
  ADD ("/app/goniometer-panel/typing", test_typing);
  ADD ("/app/goniometer-panel/kept-is-the-other-side", test_kept_is_the_other_side);
  ADD ("/app/goniometer-panel/last-visit", test_last_visit);
  ADD ("/app/goniometer-panel/no-picture", test_no_picture);
  ADD ("/app/goniometer-panel/closed-page-shows-nothing", test_closed_page_shows_nothing);
  ADD ("/app/goniometer-panel/limit", test_limit);
  ADD ("/app/goniometer-panel/folded", test_folded);
  ADD ("/app/goniometer-panel/accessible", test_accessible);
  g_test_add ("/app/goniometer-panel/motion", Fixture, GINT_TO_POINTER (TRUE), set_up, test_motion,
              tear_down);
  g_test_add ("/app/goniometer-panel/no-motion", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_motion, tear_down);
  ADD ("/app/goniometer-panel/small-window", test_small_window);
  return g_test_run ();
}
