/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How smoothly a figure moves in a window of 480 x 360 pixels: frames a second with the clock of
 * the display, and what one frame costs from the moment to the pixels. */

#include <adwaita.h>

#include "coxa-figure-player.h"
#include "coxa-figure-view.h"

#define WIDTH 480
#define HEIGHT 360
#define RUN_S 3.0
#define FRAMES 200

typedef struct {
  guint n;
  double last_moment;
  CoxaFigurePlayer *player;
} Count;

static void
on_after_paint_cb (GdkFrameClock *clock, Count *count)
{
  double moment = coxa_figure_player_get_moment (count->player);

  if (moment != count->last_moment)
    count->n++;
  count->last_moment = moment;
}

static void
run (double seconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once ((guint) (1000 * seconds), (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

/* A long way out, so that the whole time something moves. */
static double
count_frames (CoxaFigurePlayer *player, GtkWidget *window, const CoxaExercise *exercise)
{
  CoxaExercise slow = *exercise;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Count count = { 0, -1, player };
  gulong handler;

  slow.tempo = (char *) "5-1-5";
  coxa_figure_player_show (player, &slow, FALSE);
  coxa_figure_player_set_playing (player, TRUE);
  run (1.0);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &count);
  run (RUN_S);
  g_signal_handler_disconnect (clock, handler);
  coxa_figure_player_set_playing (player, FALSE);
  return count.n / RUN_S;
}

static double
measure_frame (GtkWidget *view, GtkWidget *window, const CoxaExercise *exercise)
{
  g_autoptr (CoxaIllustration) illustration = coxa_illustration_new (exercise, NULL);
  CoxaBox box = coxa_illustration_get_motion_box (illustration);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  gint64 start = g_get_monotonic_time ();

  coxa_figure_view_set_quick (COXA_FIGURE_VIEW (view), TRUE);
  for (guint i = 0; i < FRAMES; i++) {
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;
    g_autoptr (GdkTexture) texture = NULL;

    coxa_figure_view_take_drawing (
        COXA_FIGURE_VIEW (view),
        coxa_illustration_draw_moment (illustration, (double) i / FRAMES, FALSE, FALSE, NULL),
        &box);
    GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
    node = gtk_snapshot_free_to_node (snapshot);
    texture =
        gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  }
  return (double) (g_get_monotonic_time () - start) / FRAMES / 1000;
}

static void
present (GtkWidget *window, GtkWidget *child)
{
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  run (0.5);
}

int
main (int argc, char **argv)
{
  static const char *const ids[] = { "clamshell", "sit-to-stand", "foam-roll-front-of-thigh" };
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", NULL);
  GtkWidget *moving, *still, *player, *view;

  gtk_init ();
  adw_init ();
  moving = gtk_window_new ();
  still = gtk_window_new ();
  player = coxa_figure_player_new ();
  view = coxa_figure_view_new ();
  present (moving, player);
  present (still, view);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_find (library, ids[i]);

    g_print ("%s: %.1f frames a second (goal: 50 at least), %.2f ms a frame\n", ids[i],
             count_frames (COXA_FIGURE_PLAYER (player), moving, exercise),
             measure_frame (view, still, exercise));
  }
  gtk_window_destroy (GTK_WINDOW (moving));
  gtk_window_destroy (GTK_WINDOW (still));
  return 0;
}
