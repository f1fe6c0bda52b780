/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-suggestion-rules.h"

G_BEGIN_DECLS

/**
 * CoxaBurdenMeter:
 *
 * How much a programme asks of the patient: exercises, minutes, and a warning where it is more
 * than most keep up (exercises.md 7). It never blocks.
 */
#define COXA_TYPE_BURDEN_METER (coxa_burden_meter_get_type ())
G_DECLARE_FINAL_TYPE (CoxaBurdenMeter, coxa_burden_meter, COXA, BURDEN_METER, GtkWidget)

void coxa_burden_meter_show (CoxaBurdenMeter *self,
                             const CoxaSuggestionLimits *limits,
                             guint n_exercises,
                             int session_seconds,
                             int day_seconds);
const char *coxa_burden_meter_get_warning (CoxaBurdenMeter *self);

G_END_DECLS
