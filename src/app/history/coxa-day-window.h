/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-knowledge.h"
#include "coxa-record-acts.h"

G_BEGIN_DECLS

/**
 * CoxaDayWindow:
 *
 * The record of a patient as it was on any day: a slider over the days, with a date entry beside
 * it, and below the visits as they stood then. That somebody looked stands in the history.
 */
#define COXA_TYPE_DAY_WINDOW (coxa_day_window_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDayWindow, coxa_day_window, COXA, DAY_WINDOW, AdwWindow)

GtkWidget *
coxa_day_window_new (CoxaKnowledge *knowledge, CoxaRecordActs *acts, CoxaPatient *patient);
GListModel *coxa_day_window_get_model (CoxaDayWindow *self);

G_END_DECLS
