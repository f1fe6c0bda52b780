/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaVisitRow:
 *
 * A visit in the list: day, examiner, pain, and the flags that were stored with it.
 */
#define COXA_TYPE_VISIT_ROW (coxa_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaVisitRow, coxa_visit_row, COXA, VISIT_ROW, GtkWidget)

GtkWidget *coxa_visit_row_new (void);
void coxa_visit_row_show (CoxaVisitRow *self,
                          CoxaKnowledge *knowledge,
                          CoxaStore *store,
                          CoxaVisit *visit);

G_END_DECLS
