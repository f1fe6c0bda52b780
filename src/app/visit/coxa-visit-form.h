/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-preset.h"
#include "coxa-visit-section.h"

G_BEGIN_DECLS

/**
 * CoxaVisitForm:
 *
 * The sections of a visit, one below the other, in the order of the patient's position. Enter goes
 * from cell to cell through all of them; Control+Z takes back the last change, whatever it was, and
 * Control+Shift+Z makes it again; Control+Page Up and Down, or Alt with the arrows, go to the section
 * before and after.
 *
 * Signals: "changed": by the user, or by taking a change back; "shown": another visit is shown;
 * "restored" (name, whether undone): what was taken back or made again;
 * "measuring" (CoxaMeasureCell or %NULL): another cell, or none, has the focus, or what stands in
 * it has changed, kept or not.
 */
#define COXA_TYPE_VISIT_FORM (coxa_visit_form_get_type ())
G_DECLARE_FINAL_TYPE (CoxaVisitForm, coxa_visit_form, COXA, VISIT_FORM, GtkWidget)

GtkWidget *coxa_visit_form_new (CoxaKnowledge *knowledge);

const GPtrArray *coxa_visit_form_get_sections (CoxaVisitForm *self);
void
coxa_visit_form_show (CoxaVisitForm *self, CoxaPatient *patient, CoxaVisit *visit, CoxaVisit *last);
void coxa_visit_form_set_course (CoxaVisitForm *self, const GPtrArray *visits);
void coxa_visit_form_set_patient (CoxaVisitForm *self, CoxaPatient *patient);
void coxa_visit_form_set_visits (CoxaVisitForm *self, const GPtrArray *visits);
CoxaVisit *coxa_visit_form_dup_visit (CoxaVisitForm *self);
CoxaVisit *coxa_visit_form_get_base (CoxaVisitForm *self);
void coxa_visit_form_rebase (CoxaVisitForm *self, CoxaVisit *visit);
gboolean coxa_visit_form_keep (CoxaVisitForm *self);
GtkWidget *coxa_visit_form_find (CoxaVisitForm *self, const char *id, CoxaSide side);
gboolean coxa_visit_form_jump (CoxaVisitForm *self, const char *id, CoxaSide side);
void coxa_visit_form_set_preset (CoxaVisitForm *self, CoxaPreset *preset);
CoxaPreset *coxa_visit_form_get_preset (CoxaVisitForm *self);
void coxa_visit_form_focus_last (CoxaVisitForm *self);
gboolean coxa_visit_form_focus_preset (CoxaVisitForm *self);
char **coxa_visit_form_dup_filled_places (CoxaVisitForm *self);
GPtrArray *coxa_visit_form_list_stops (CoxaVisitForm *self);

G_END_DECLS
