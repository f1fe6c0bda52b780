/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-playback.h"

#include <math.h>
#include <stdlib.h>

/* Nobody watches a hold of 30 seconds, and nobody sees a movement of none. */
#define START_S 0.7
#define MOVE_S 1.5 /* where no tempo is written down */
#define MOVE_MIN_S 0.8
#define MOVE_MAX_S 5
#define HOLD_MIN_S 0.7
#define HOLD_MAX_S 3

static double
limit_move (int seconds)
{
  return seconds > 0 ? CLAMP (seconds, MOVE_MIN_S, MOVE_MAX_S) : MOVE_S;
}

/**
 * coxa_playback_new:
 *
 * Reads the exercise's tempo ("out-hold-back", seconds); where it has none, its hold. Long parts
 * are shortened, so that one repetition can be watched.
 */
CoxaPlayback
coxa_playback_new (const CoxaExercise *exercise)
{
  g_auto (GStrv) parts = g_strsplit (exercise->tempo ? exercise->tempo : "", "-", 3);
  gboolean has_tempo = g_strv_length (parts) == 3;
  int hold = has_tempo ? atoi (parts[1]) : exercise->dose.hold_s;

  return (CoxaPlayback){
    .n_frames = MAX (exercise->picture.n_frames, 2),
    .start_s = START_S,
    .out_s = has_tempo ? limit_move (atoi (parts[0])) : MOVE_S,
    .hold_s = CLAMP (hold, HOLD_MIN_S, HOLD_MAX_S),
    .back_s = has_tempo ? limit_move (atoi (parts[2])) : MOVE_S,
  };
}

/* Returns: seconds from the first frame until it is reached again */
double
coxa_playback_get_duration (const CoxaPlayback *self)
{
  return self->start_s + self->out_s + self->hold_s + self->back_s;
}

static double
ease (double part)
{
  return part * part * (3 - 2 * part);
}

/* @part of the way from the first frame to the last: starts and stops gently at every frame. */
static double
travel (const CoxaPlayback *self, double part)
{
  double way = CLAMP (part, 0, 1) * (self->n_frames - 1);
  double frame = MIN (floor (way), self->n_frames - 2);

  return frame + ease (way - frame);
}

/**
 * coxa_playback_get_moment:
 * @time_s: since the start, any number; it goes round
 *
 * Returns: the moment to be drawn, from 0 to the number of frames less 1
 */
double
coxa_playback_get_moment (const CoxaPlayback *self, double time_s)
{
  double duration = coxa_playback_get_duration (self);
  double left = fmod (time_s, duration);

  if (left < 0)
    left += duration;
  left -= self->start_s;
  if (left <= 0)
    return 0;
  if (left < self->out_s)
    return travel (self, left / self->out_s);
  left -= self->out_s + self->hold_s;
  if (left <= 0)
    return self->n_frames - 1;
  return travel (self, 1 - left / self->back_s);
}
