/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-knowledge.h"
#include "coxa-record-acts.h"

G_BEGIN_DECLS

/**
 * CoxaHistoryWindow:
 *
 * Who did what to a record, when and why, newest first; each version with its content and with what
 * it changed. That somebody looked stands in the history too.
 */
#define COXA_TYPE_HISTORY_WINDOW (coxa_history_window_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHistoryWindow, coxa_history_window, COXA, HISTORY_WINDOW, AdwWindow)

GtkWidget *coxa_history_window_new (CoxaKnowledge *knowledge,
                                    CoxaRecordActs *acts,
                                    CoxaPatient *patient,
                                    CoxaVisit *visit);
guint coxa_history_window_count (CoxaHistoryWindow *self);
void coxa_history_window_select (CoxaHistoryWindow *self, guint position);

G_END_DECLS
