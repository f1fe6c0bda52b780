/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaRecordPage:
 *
 * Every visit of a patient, newest first; one of them opened with its values and the result that
 * was stored with it.
 *
 * Signal "correct" (CoxaVisit): the user wants to correct that visit.
 */
#define COXA_TYPE_RECORD_PAGE (coxa_record_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRecordPage, coxa_record_page, COXA, RECORD_PAGE, GtkWidget)

GtkWidget *coxa_record_page_new (CoxaKnowledge *knowledge, CoxaStore *store);
void coxa_record_page_show (CoxaRecordPage *self, GPtrArray *visits);

G_END_DECLS
