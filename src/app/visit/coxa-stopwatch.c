/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-stopwatch.h"

void
coxa_stopwatch_start (CoxaStopwatch *self, gint64 now_us)
{
  *self = (CoxaStopwatch){ .running = TRUE, .started_us = now_us };
}

/**
 * coxa_stopwatch_read:
 *
 * Returns: the time since the start; 0 while it stands
 */
gint64
coxa_stopwatch_read (const CoxaStopwatch *self, gint64 now_us)
{
  return self->running ? MAX (now_us - self->started_us, 0) : 0;
}

gint64
coxa_stopwatch_stop (CoxaStopwatch *self, gint64 now_us)
{
  gint64 elapsed_us = coxa_stopwatch_read (self, now_us);

  self->running = FALSE;
  return elapsed_us;
}

/**
 * coxa_stopwatch_round:
 * @decimals: of the measure: 0 or 1
 *
 * Returns: seconds as a stopwatch shows them: what has not passed yet does not count
 */
double
coxa_stopwatch_round (gint64 elapsed_us, int decimals)
{
  gint64 unit_us = decimals > 0 ? G_USEC_PER_SEC / 10 : G_USEC_PER_SEC;

  return (double) (elapsed_us / unit_us) / (decimals > 0 ? 10 : 1);
}
