/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-exercise-browser.h"
#include "coxa-exercise-filter-bar.h"
#include "coxa-figure-player.h"

/* A picture that moves looks different every time. */
static void
shoot_still (Studio *studio, const char *name)
{
  GtkWidget *player = coxa_test_find (GTK_WIDGET (studio->shown), COXA_TYPE_FIGURE_PLAYER);

  coxa_figure_player_step (COXA_FIGURE_PLAYER (player), 0);
  while (coxa_figure_player_get_moment (COXA_FIGURE_PLAYER (player)) != 1)
    coxa_figure_player_step (COXA_FIGURE_PLAYER (player), 1);
  studio_shoot (studio, name);
}

void
shoot_exercises (Studio *studio)
{
  CoxaExerciseBrowser *browser;
  GtkWidget *bar;

  gtk_widget_activate_action (GTK_WIDGET (studio->window), "win.exercises", NULL);
  browser = COXA_EXERCISE_BROWSER (studio_find_toplevel (COXA_TYPE_EXERCISE_BROWSER));
  bar = coxa_test_find (GTK_WIDGET (browser), COXA_TYPE_EXERCISE_FILTER_BAR);
  studio->shown = GTK_WIDGET (browser);
  studio_settle (studio);
  coxa_exercise_browser_open (browser, "clamshell");
  shoot_still (studio, "exercises");
  coxa_exercise_filter_bar_choose (COXA_EXERCISE_FILTER_BAR (bar), "goals",
                                   "strengthen-gluteus-medius");
  coxa_exercise_filter_bar_choose (COXA_EXERCISE_FILTER_BAR (bar), "precautions", "pregnancy");
  studio_set_dark (studio, TRUE);
  shoot_still (studio, "exercises-dark");
  studio_set_dark (studio, FALSE);
  coxa_exercise_browser_search (browser, "handstand");
  shoot_still (studio, "exercises-nothing");
  gtk_widget_activate_action (GTK_WIDGET (browser), "exercises.clear", NULL);
  studio_set_large (studio, TRUE);
  shoot_still (studio, "exercises-large-text");
  studio_set_large (studio, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (studio->shown), 400, 720);
  gtk_widget_activate_action (GTK_WIDGET (browser), "exercises.find", NULL);
  shoot_still (studio, "exercises-narrow-list");
  coxa_exercise_browser_open (browser, "bridge");
  shoot_still (studio, "exercises-narrow");
  gtk_window_destroy (GTK_WINDOW (studio->shown));
  studio->shown = GTK_WIDGET (studio->window);
}
