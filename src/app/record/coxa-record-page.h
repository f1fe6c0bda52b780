/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-record-acts.h"

G_BEGIN_DECLS

/**
 * CoxaRecordPage:
 *
 * Every visit of a patient, newest first; one of them opened with its values and the result that
 * was stored with it. What can be done to a whole visit is done here, and its history opened.
 *
 * Signal "correct" (CoxaVisit): the user wants to correct that visit, or to amend it.
 */
#define COXA_TYPE_RECORD_PAGE (coxa_record_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRecordPage, coxa_record_page, COXA, RECORD_PAGE, GtkWidget)

GtkWidget *
coxa_record_page_new (CoxaKnowledge *knowledge, CoxaStore *store, CoxaRecordActs *acts);
void
coxa_record_page_set_patient (CoxaRecordPage *self, CoxaPatient *patient, GSettings *settings);
void coxa_record_page_set_read_only (CoxaRecordPage *self, const char *reason);
void coxa_record_page_show (CoxaRecordPage *self, GPtrArray *visits);
GListModel *coxa_record_page_get_model (CoxaRecordPage *self);

G_END_DECLS
