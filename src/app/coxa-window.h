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

/**
 * CoxaOffers: ways on when the record cannot be opened; the actions are the application's.
 */
typedef enum {
  COXA_OFFER_READ_ONLY = 1 << 0,
  COXA_OFFER_RESTORE = 1 << 1,
  COXA_OFFER_RESCUE = 1 << 2,
  COXA_OFFER_ANYWAY = 1 << 3, /* although somebody seems to have it open */
} CoxaOffers;

GtkWidget *
coxa_window_new (AdwApplication *application, CoxaKnowledge *knowledge, GSettings *settings);
void coxa_window_set_knowledge (CoxaWindow *self, CoxaKnowledge *knowledge);
void coxa_window_set_store (CoxaWindow *self, CoxaStore *store, CoxaDesk *desk);
void coxa_window_show_problem (CoxaWindow *self, const char *title, const char *message);
void coxa_window_offer (CoxaWindow *self, CoxaOffers offers);
void coxa_window_show_found_backup (CoxaWindow *self, const char *message);
void coxa_window_show_opening (CoxaWindow *self, const char *message);
gboolean coxa_window_is_dirty (CoxaWindow *self);
void coxa_window_tell (CoxaWindow *self, const char *title, const char *message);
void coxa_window_set_notice (CoxaWindow *self, const char *message);
void coxa_window_toast (CoxaWindow *self, const char *message);
void coxa_window_open_patient (CoxaWindow *self, CoxaPatient *patient);
CoxaPatientView *coxa_window_get_patient_view (CoxaWindow *self);

G_END_DECLS
