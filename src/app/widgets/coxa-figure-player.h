/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-exercise.h"
#include "coxa-look.h"

G_BEGIN_DECLS

/**
 * CoxaFigurePlayer:
 *
 * An exercise as a moving picture, at its own tempo, with a button to pause and two to go from
 * frame to frame. Where the desktop asks for less motion nothing moves by itself: the frames are
 * gone through by hand. Space and Enter on the picture pause and play, Left and Right step.
 *
 * Properties: "playing" (gboolean): the user's wish; "loop" (gboolean): start anew at the end.
 */
#define COXA_TYPE_FIGURE_PLAYER (coxa_figure_player_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigurePlayer, coxa_figure_player, COXA, FIGURE_PLAYER, GtkWidget)

GtkWidget *coxa_figure_player_new (void);
void coxa_figure_player_show (CoxaFigurePlayer *self,
                              const CoxaExercise *exercise,
                              gboolean mirrored);
void coxa_figure_player_set_playing (CoxaFigurePlayer *self, gboolean playing);
gboolean coxa_figure_player_get_playing (CoxaFigurePlayer *self);
void coxa_figure_player_step (CoxaFigurePlayer *self, int frames);

gboolean coxa_figure_player_is_moving (CoxaFigurePlayer *self);
double coxa_figure_player_get_moment (CoxaFigurePlayer *self);

void coxa_figure_player_set_look (CoxaFigurePlayer *self, const CoxaLook *look);

G_END_DECLS
