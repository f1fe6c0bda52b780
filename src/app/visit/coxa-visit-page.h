/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-draft-keeper.h"
#include "coxa-knowledge.h"
#include "coxa-sign-bar.h"
#include "coxa-store.h"
#include "coxa-visit-draft.h"
#include "coxa-visit-form.h"
#include "coxa-visit-trend.h"

G_BEGIN_DECLS

/**
 * CoxaVisitPage:
 *
 * Entry of one visit: left the form, right what the rules say at this moment, and above it what
 * the cell in hand looks like. Nothing leaves the page
 * but by saving; "dirty" tells whether something is not in the record. It is kept as a draft
 * meanwhile.
 *
 * Properties: "dirty", "saving", "signed" (boolean), "status" (what became of the entries, in words).
 * Signals: "judged": the result belongs to other entries now; "failed" (title, message): something
 * did not work, and what became of the data; "done" (message).
 */
#define COXA_TYPE_VISIT_PAGE (coxa_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaVisitPage, coxa_visit_page, COXA, VISIT_PAGE, GtkWidget)

GtkWidget *coxa_visit_page_new (CoxaKnowledge *knowledge, CoxaStore *store, CoxaDesk *desk);

void
coxa_visit_page_open (CoxaVisitPage *self, CoxaPatient *patient, CoxaVisit *visit, CoxaVisit *last);
void coxa_visit_page_set_course (CoxaVisitPage *self,
                                 const GPtrArray *visits,
                                 const GPtrArray *decisions);
int coxa_visit_page_count_screen_days (CoxaVisitPage *self);
CoxaVisitTrend *coxa_visit_page_get_trend (CoxaVisitPage *self);
void coxa_visit_page_set_patient (CoxaVisitPage *self, CoxaPatient *patient);
void coxa_visit_page_set_settings (CoxaVisitPage *self, GSettings *settings);
void coxa_visit_page_close (CoxaVisitPage *self);
CoxaVisitForm *coxa_visit_page_get_form (CoxaVisitPage *self);
CoxaVisit *coxa_visit_page_get_visit (CoxaVisitPage *self);
CoxaResult *coxa_visit_page_get_result (CoxaVisitPage *self);
gboolean coxa_visit_page_is_dirty (CoxaVisitPage *self);
gboolean coxa_visit_page_has_entries (CoxaVisitPage *self);
CoxaDraftKeeper *coxa_visit_page_get_keeper (CoxaVisitPage *self);
void coxa_visit_page_go_on (CoxaVisitPage *self, const CoxaVisitDraft *draft);
void coxa_visit_page_enter (CoxaVisitPage *self, CoxaVisit *base, CoxaVisit *visit);
void coxa_visit_page_resolve (CoxaVisitPage *self, CoxaVisit *mine, guint base_version);
CoxaDraft *coxa_visit_page_discard (CoxaVisitPage *self);
gboolean coxa_visit_page_keep (CoxaVisitPage *self);
void coxa_visit_page_jump (CoxaVisitPage *self, const char *id, CoxaSide side);

void
coxa_visit_page_save_async (CoxaVisitPage *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean coxa_visit_page_save_finish (CoxaVisitPage *self, GAsyncResult *result, GError **error);

gboolean coxa_visit_page_is_locked (CoxaVisitPage *self);
char *coxa_visit_page_dup_author (CoxaVisitPage *self);
CoxaSignBar *coxa_visit_page_get_sign_bar (CoxaVisitPage *self);
void coxa_visit_page_amend (CoxaVisitPage *self, const char *reason, const char *initials);
void coxa_visit_page_sign_async (CoxaVisitPage *self,
                                 const char *initials,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
