/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaVisitView:
 *
 * A stored visit to read: pain, answers that matter, values, note, and the result as it was
 * stored. Nothing is judged anew here.
 */
#define COXA_TYPE_VISIT_VIEW (coxa_visit_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaVisitView, coxa_visit_view, COXA, VISIT_VIEW, GtkWidget)

void coxa_visit_view_show (CoxaVisitView *self,
                           CoxaKnowledge *knowledge,
                           CoxaStore *store,
                           CoxaVisit *visit);
void
coxa_visit_view_show_version (CoxaVisitView *self, CoxaKnowledge *knowledge, CoxaVisit *visit);

G_END_DECLS
