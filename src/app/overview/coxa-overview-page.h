/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-screening.h"
#include "coxa-patient.h"

G_BEGIN_DECLS

/**
 * CoxaOverviewPage:
 *
 * What changed since the episode began, by the rules of `coxactl change`; what is flagged in the
 * newest visit, the patient's precautions, and what to do next.
 */
#define COXA_TYPE_OVERVIEW_PAGE (coxa_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaOverviewPage, coxa_overview_page, COXA, OVERVIEW_PAGE, GtkWidget)

GtkWidget *coxa_overview_page_new (CoxaKnowledge *knowledge);
void coxa_overview_page_show (CoxaOverviewPage *self,
                              CoxaPatient *patient,
                              const GPtrArray *visits,
                              CoxaScreening *screening);

G_END_DECLS
