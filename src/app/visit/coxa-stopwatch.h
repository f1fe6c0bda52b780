/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaStopwatch:
 *
 * Times one trial. Plain arithmetic over readings of a monotonic clock, in microseconds, which its
 * user takes.
 */
typedef struct {
  gboolean running;
  gint64 started_us;
} CoxaStopwatch;

void coxa_stopwatch_start (CoxaStopwatch *self, gint64 now_us);
gint64 coxa_stopwatch_read (const CoxaStopwatch *self, gint64 now_us);
gint64 coxa_stopwatch_stop (CoxaStopwatch *self, gint64 now_us);

double coxa_stopwatch_round (gint64 elapsed_us, int decimals);

G_END_DECLS
