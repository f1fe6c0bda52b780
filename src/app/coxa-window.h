/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"
#include "coxa-knowledge.h"
#include "coxa-patient-view.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaWindow:
 *
 * Left the patients, right the one who is open. The window decides who is shown and guards what
 * is not saved; the pages do the work.
 *
 * Signals: "choose-record": the user wants another record file; "try-again": the same one;
 * "open-read-only": the same one beside whoever has it open.
 */
#define COXA_TYPE_WINDOW (coxa_window_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWindow, coxa_window, COXA, WINDOW, AdwApplicationWindow)

GtkWidget *
coxa_window_new (AdwApplication *application, CoxaKnowledge *knowledge, GSettings *settings);
void coxa_window_set_knowledge (CoxaWindow *self, CoxaKnowledge *knowledge);
void coxa_window_set_store (CoxaWindow *self, CoxaStore *store, CoxaDesk *desk);
void coxa_window_show_problem (CoxaWindow *self, const char *title, const char *message);
void coxa_window_offer_read_only (CoxaWindow *self, gboolean offer);
void coxa_window_set_notice (CoxaWindow *self, const char *message);
void coxa_window_toast (CoxaWindow *self, const char *message);
void coxa_window_open_patient (CoxaWindow *self, CoxaPatient *patient);
CoxaPatientView *coxa_window_get_patient_view (CoxaWindow *self);

G_END_DECLS
