/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"

G_BEGIN_DECLS

/**
 * CoxaPlayback: how long each part of the moving picture takes: the first frame is held, the
 * figure goes out to the last one, holds it, and comes back the same way.
 */
typedef struct {
  guint n_frames; /* at least 2 */
  double start_s, out_s, hold_s, back_s;
} CoxaPlayback;

CoxaPlayback coxa_playback_new (const CoxaExercise *exercise);
double coxa_playback_get_duration (const CoxaPlayback *self);
double coxa_playback_get_moment (const CoxaPlayback *self, double time_s);

G_END_DECLS
