/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaTreatmentSection:
 *
 * What was done at the visit, a row each; the last row is empty and Enter goes on from it. What was
 * done last time stands in grey and comes over with one key (F7), without how the patient responded
 * to it. One removal can be taken back.
 */
#define COXA_TYPE_TREATMENT_SECTION (coxa_treatment_section_get_type ())
G_DECLARE_FINAL_TYPE (
    CoxaTreatmentSection, coxa_treatment_section, COXA, TREATMENT_SECTION, GtkWidget)

GtkWidget *coxa_treatment_section_new (CoxaKnowledge *knowledge);

G_END_DECLS
