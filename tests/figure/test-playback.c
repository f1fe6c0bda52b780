/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-playback.h"

#include <math.h>

typedef struct {
  const char *tempo;
  int hold_s;
  double out_s, held_s, back_s;
} Tempo;

static void
test_tempo (void)
{
  static const Tempo tempos[] = {
    { "2-1-4", 1, 2, 1, 4 },  { "4-0-6", 0, 4, 0.7, 5 }, { "0-30-0", 30, 1.5, 3, 1.5 },
    { "1-3-5", 3, 1, 3, 5 },  { "1-4-6", 4, 1, 3, 5 },   { NULL, 0, 1.5, 0.7, 1.5 },
    { NULL, 2, 1.5, 2, 1.5 }, { NULL, 60, 1.5, 3, 1.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tempos); i++) {
    CoxaExercise exercise = { .tempo = (char *) tempos[i].tempo,
                              .dose.hold_s = tempos[i].hold_s,
                              .picture.n_frames = 2 };
    CoxaPlayback playback = coxa_playback_new (&exercise);

    g_test_message ("%s", tempos[i].tempo ? tempos[i].tempo : "no tempo");
    g_assert_cmpfloat (playback.start_s, >, 0.5);
    g_assert_cmpfloat (playback.out_s, ==, tempos[i].out_s);
    g_assert_cmpfloat (playback.hold_s, ==, tempos[i].held_s);
    g_assert_cmpfloat (playback.back_s, ==, tempos[i].back_s);
  }
}

typedef struct {
  double time_s, moment;
} At;

static void
check (const CoxaPlayback *playback, const At *table, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_test_message ("%g s", table[i].time_s);
    g_assert_cmpfloat_with_epsilon (coxa_playback_get_moment (playback, table[i].time_s),
                                    table[i].moment, 1e-9);
  }
}

static void
test_two_frames (void)
{
  static const At table[] = {
    { 0, 0 },    { 0.99, 0 },     { 1, 0 },  { 1.5, 0.15625 }, { 2, 0.5 }, { 2.5, 0.84375 },
    { 3, 1 },    { 3.5, 1 },      { 4, 1 },  { 6, 0.5 },       { 8, 0 },   { 8.5, 0 },
    { 10, 0.5 }, { -1, 0.15625 }, { -4, 1 }, { 802, 0.5 },
  };
  const CoxaPlayback playback = { 2, 1, 2, 1, 4 };

  g_assert_cmpfloat (coxa_playback_get_duration (&playback), ==, 8);
  check (&playback, table, G_N_ELEMENTS (table));
}

static void
test_three_frames (void)
{
  static const At table[] = {
    { 1, 0 }, { 1.5, 0.5 }, { 2, 1 }, { 2.5, 1.5 }, { 3, 2 },
    { 4, 2 }, { 5, 1.5 },   { 6, 1 }, { 8, 0 },
  };
  const CoxaPlayback playback = { 3, 1, 2, 1, 4 };

  check (&playback, table, G_N_ELEMENTS (table));
}

/* Nothing jumps, not where it starts anew either; at the frames the figure stands still. */
static void
test_smooth (void)
{
  const CoxaPlayback playbacks[] = { { 2, 0.7, 0.8, 0.7, 0.8 }, { 3, 0.7, 1.5, 3, 5 } };
  const double step = 1 / 60.0;

  for (guint i = 0; i < G_N_ELEMENTS (playbacks); i++) {
    const CoxaPlayback *playback = &playbacks[i];
    double before = 0, last = playback->n_frames - 1;

    for (double time = 0; time < 2 * coxa_playback_get_duration (playback); time += step) {
      double moment = coxa_playback_get_moment (playback, time);

      g_assert_cmpfloat (moment, >=, 0);
      g_assert_cmpfloat (moment, <=, last);
      g_assert_cmpfloat (fabs (moment - before), <, 1.6 * last * step / 0.8);
      before = moment;
    }
    g_assert_cmpfloat (coxa_playback_get_moment (playback, playback->start_s + step), <, 0.01);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playback/tempo", test_tempo);
  g_test_add_func ("/playback/two-frames", test_two_frames);
  g_test_add_func ("/playback/three-frames", test_three_frames);
  g_test_add_func ("/playback/smooth", test_smooth);
  return g_test_run ();
}
