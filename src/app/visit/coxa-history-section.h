/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-measure-section.h"
#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaHistorySection:
 *
 * What the patient tells: the topics of the history in words, and below them the measures that are
 * asked, which patterns read.
 */
#define COXA_TYPE_HISTORY_SECTION (coxa_history_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHistorySection, coxa_history_section, COXA, HISTORY_SECTION, GtkWidget)

GtkWidget *coxa_history_section_new (CoxaKnowledge *knowledge);
CoxaMeasureSection *coxa_history_section_get_measures (CoxaHistorySection *self);

G_END_DECLS
