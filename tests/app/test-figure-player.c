/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-figure-player.h"
#include "coxa-figure-view.h"

typedef struct {
  CoxaExerciseLibrary *library;
  GtkWidget *window;
  CoxaFigurePlayer *player;
  GtkWidget *view;
} Case;

static void
set_animations (gboolean on)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", on, NULL);
}

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *player;

  set_animations (TRUE);
  self->library = coxa_exercise_library_load (NULL, &error);
  g_assert_no_error (error);
  player = coxa_figure_player_new ();
  self->player = COXA_FIGURE_PLAYER (player);
  self->view = coxa_test_find (player, COXA_TYPE_FIGURE_VIEW);
  coxa_figure_player_show (self->player, coxa_exercise_library_find (self->library, "clamshell"),
                           FALSE);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 360);
  gtk_window_set_child (GTK_WINDOW (self->window), player);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_object_ref (self->player);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->player);
  coxa_exercise_library_free (self->library);
  set_animations (TRUE);
}

static gboolean
is_out (gpointer data)
{
  return coxa_figure_player_get_moment (data) == 1;
}

static gboolean
is_on_its_way (gpointer data)
{
  double moment = coxa_figure_player_get_moment (data);

  return moment > 0.1 && moment < 0.9;
}

static gboolean
is_back (gpointer data)
{
  return coxa_figure_player_get_moment (data) == 0;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_unmapped (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static void
test_plays_and_pauses (Case *self, gconstpointer data)
{
  double moment;

  coxa_figure_player_set_playing (self->player, TRUE);
  g_assert_false (coxa_figure_player_is_moving (self->player)); /* nobody sees it yet */
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_test_run_until (is_on_its_way, self->player);
  g_assert_true (coxa_figure_player_is_moving (self->player));

  coxa_figure_player_set_playing (self->player, FALSE);
  g_assert_false (coxa_figure_player_is_moving (self->player));
  moment = coxa_figure_player_get_moment (self->player);
  coxa_test_settle ();
  g_assert_cmpfloat (coxa_figure_player_get_moment (self->player), ==, moment);

  coxa_figure_player_set_playing (self->player, TRUE); /* goes on from there */
  g_assert_cmpfloat (coxa_figure_player_get_moment (self->player), ==, moment);
  coxa_test_run_until (is_out, self->player);
}

static void
test_stops_at_the_end (Case *self, gconstpointer data)
{
  g_object_set (self->player, "loop", FALSE, "playing", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_test_run_until (is_out, self->player);
  coxa_test_run_until (is_back, self->player);
  g_assert_false (coxa_figure_player_get_playing (self->player));
  g_assert_false (coxa_figure_player_is_moving (self->player));
}

static void
test_starts_anew (Case *self, gconstpointer data)
{
  coxa_figure_player_set_playing (self->player, TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_test_run_until (is_out, self->player);
  coxa_test_run_until (is_back, self->player);
  coxa_test_run_until (is_on_its_way, self->player);
  g_assert_true (coxa_figure_player_get_playing (self->player));
}

static void
test_rests_out_of_sight (Case *self, gconstpointer data)
{
  coxa_figure_player_set_playing (self->player, TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_test_run_until (is_on_its_way, self->player);
  gtk_widget_set_visible (self->window, FALSE);
  coxa_test_run_until (is_unmapped, self->player);
  g_assert_false (coxa_figure_player_is_moving (self->player));
  g_assert_true (coxa_figure_player_get_playing (self->player));
  gtk_widget_set_visible (self->window, TRUE);
  coxa_test_run_until (is_mapped, self->player);
  g_assert_true (coxa_figure_player_is_moving (self->player));
}

static void
test_reduced_motion (Case *self, gconstpointer data)
{
  coxa_figure_player_set_playing (self->player, TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_test_run_until (is_on_its_way, self->player);

  set_animations (FALSE);
  g_assert_false (coxa_figure_player_is_moving (self->player));
  g_assert_true (is_out (self->player) || is_back (self->player)); /* not half-way */

  coxa_figure_player_step (self->player, 1);
  coxa_figure_player_step (self->player, 1);
  coxa_test_press (self->view, GDK_KEY_space, 0); /* steps where it cannot play */
  g_assert_false (coxa_figure_player_is_moving (self->player));
  g_assert_true (is_out (self->player) || is_back (self->player));

  set_animations (TRUE);
  g_assert_true (coxa_figure_player_is_moving (self->player)); /* the wish was kept */
}

static void
test_steps (Case *self, gconstpointer data)
{
  static const struct {
    int frames;
    double moment;
  } steps[] = { { 0, 0 }, { 1, 1 }, { 1, 0 }, { -1, 1 }, { -1, 0 }, { 2, 0 }, { 3, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    coxa_figure_player_step (self->player, steps[i].frames);
    g_assert_cmpfloat (coxa_figure_player_get_moment (self->player), ==, steps[i].moment);
    g_assert_false (coxa_figure_player_get_playing (self->player));
  }
}

static void
test_keys (Case *self, gconstpointer data)
{
  static const guint toggles[] = { GDK_KEY_space, GDK_KEY_Return, GDK_KEY_KP_Enter };

  g_assert_true (gtk_widget_get_focusable (self->view));
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++) {
    g_assert_true (coxa_test_press (self->view, toggles[i], 0));
    g_assert_true (coxa_figure_player_get_playing (self->player));
    g_assert_true (coxa_test_press (self->view, toggles[i], 0));
    g_assert_false (coxa_figure_player_get_playing (self->player));
  }
  g_assert_true (coxa_test_press (self->view, GDK_KEY_Right, 0));
  g_assert_cmpfloat (coxa_figure_player_get_moment (self->player), ==, 1);
  g_assert_true (coxa_test_press (self->view, GDK_KEY_Left, 0));
  g_assert_cmpfloat (coxa_figure_player_get_moment (self->player), ==, 0);
  g_assert_false (coxa_test_press (self->view, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_false (coxa_test_press (self->view, GDK_KEY_Tab, 0));
}

static void
test_accessible (Case *self, gconstpointer data)
{
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (self->view)), ==,
                   GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Clam");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "1. On your side, knees bent 2. Open the top knee; feet together");
}

/* A picture that cannot be meant: a plain frame that says why, and nothing to play. */
static void
test_no_picture (Case *self, gconstpointer data)
{
  CoxaExercise spoilt = *coxa_exercise_library_find (self->library, "bridge");

  spoilt.picture.problem = (char *) "exercises.ini: [bridge] frame1: is missing";
  spoilt.picture.n_frames = 0;
  gtk_window_present (GTK_WINDOW (self->window));
  coxa_figure_player_set_playing (self->player, TRUE);
  coxa_figure_player_show (self->player, &spoilt, TRUE);
  g_assert_false (coxa_figure_player_is_moving (self->player));
  coxa_figure_player_step (self->player, 1);
  g_assert_cmpfloat (coxa_figure_player_get_moment (self->player), ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "No picture. exercises.ini: [bridge] frame1: is missing");

  coxa_figure_player_show (self->player, coxa_exercise_library_find (self->library, "bridge"),
                           FALSE);
  coxa_test_run_until (is_on_its_way, self->player); /* the wish was kept */
}

static GskRenderNode *
snapshot (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
test_same_drawing_same_node (Case *self, gconstpointer data)
{
  g_autoptr (GskRenderNode) first = NULL;
  g_autoptr (GskRenderNode) again = NULL;
  g_autoptr (GskRenderNode) other = NULL;

  gtk_window_present (GTK_WINDOW (self->window));
  coxa_test_settle ();
  first = snapshot (self->view);
  again = snapshot (self->view);
  g_assert_nonnull (first);
  g_assert_true (first == again);
  coxa_figure_player_step (self->player, 1);
  other = snapshot (self->view);
  g_assert_nonnull (other);
  g_assert_true (first != other);
}

/* A picture in a long list is drawn when it is looked at, not before. */
static void
test_awaited (Case *self, gconstpointer data)
{
  GtkWidget *view = coxa_figure_view_new ();
  GtkWidget *window = gtk_window_new ();
  CoxaExercise seen = *coxa_exercise_library_find (self->library, "bridge");
  g_autoptr (GskRenderNode) node = NULL;

  coxa_figure_view_await (COXA_FIGURE_VIEW (view), &seen);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  coxa_test_settle ();
  memset (&seen, 0, sizeof seen); /* drawn by now, and not read again */
  node = snapshot (view);
  g_assert_nonnull (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function) g_test_add (path, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/figure-player/plays-and-pauses", test_plays_and_pauses);
  ADD ("/app/figure-player/stops-at-the-end", test_stops_at_the_end);
  ADD ("/app/figure-player/starts-anew", test_starts_anew);
  ADD ("/app/figure-player/rests-out-of-sight", test_rests_out_of_sight);
  ADD ("/app/figure-player/reduced-motion", test_reduced_motion);
  ADD ("/app/figure-player/steps", test_steps);
  ADD ("/app/figure-player/keys", test_keys);
  ADD ("/app/figure-player/accessible", test_accessible);
  ADD ("/app/figure-player/no-picture", test_no_picture);
  ADD ("/app/figure-player/same-drawing-same-node", test_same_drawing_same_node);
  ADD ("/app/figure-player/awaited", test_awaited);
  return g_test_run ();
}
