/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-knowledge.h"
#include "coxa-store.h"
#include "coxa-visit-page.h"

G_BEGIN_DECLS

/**
 * CoxaPatientView:
 *
 * One patient: who it is, always in sight, and the pages Overview, Visit, Programme and Record.
 *
 * Signals: "failed" (title, message): something did not work, and what became of the data;
 * "done" (message); "undoable" (message): done, and the action "patient.undo-act" takes it back;
 * "page-changed"; "gone": the patient is not in the record any more, and nobody is shown;
 * "discarded" (CoxaDraft, lent): it can be put back; "continue" (CoxaDraft, lent): of a form that
 * is not here.
 */
#define COXA_TYPE_PATIENT_VIEW (coxa_patient_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPatientView, coxa_patient_view, COXA, PATIENT_VIEW, GtkWidget)

GtkWidget *coxa_patient_view_new (CoxaKnowledge *knowledge,
                                  CoxaStore *store,
                                  CoxaDesk *desk,
                                  GSettings *settings);

CoxaPatient *coxa_patient_view_get_patient (CoxaPatientView *self);
CoxaVisitPage *coxa_patient_view_get_visit_page (CoxaPatientView *self);
GtkWidget *coxa_patient_view_get_back_button (CoxaPatientView *self);
gboolean coxa_patient_view_is_on_visit (CoxaPatientView *self);
gboolean coxa_patient_view_is_on_today (CoxaPatientView *self);
void coxa_patient_view_open (CoxaPatientView *self, CoxaPatient *patient);
void coxa_patient_view_show_patient (CoxaPatientView *self, CoxaPatient *patient);
void coxa_patient_view_show_page (CoxaPatientView *self, const char *page);
void coxa_patient_view_set_read_only (CoxaPatientView *self, const char *reason);
void coxa_patient_view_save (CoxaPatientView *self);
void coxa_patient_view_flush_drafts (CoxaPatientView *self);
void coxa_patient_view_refresh_drafts (CoxaPatientView *self);
gboolean coxa_patient_view_focus_drafts (CoxaPatientView *self);
void coxa_patient_view_focus_page (CoxaPatientView *self);
gboolean coxa_patient_view_add_exercise (CoxaPatientView *self, const char *exercise);

void coxa_patient_view_warn_look_alike (CoxaPatientView *self, const GPtrArray *others);

G_END_DECLS
