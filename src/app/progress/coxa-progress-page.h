/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaProgressPage:
 *
 * Charts of everything that was measured and asked more than once, or once: what changed over an
 * episode, the last three months, or all visits. Filled when it is looked at.
 */
#define COXA_TYPE_PROGRESS_PAGE (coxa_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaProgressPage, coxa_progress_page, COXA, PROGRESS_PAGE, GtkWidget)

GtkWidget *coxa_progress_page_new (CoxaKnowledge *knowledge);
void
coxa_progress_page_show (CoxaProgressPage *self, CoxaPatient *patient, const GPtrArray *visits);

G_END_DECLS
