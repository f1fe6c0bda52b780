/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaFlagCard:
 *
 * One combination of findings: its class in words, what speaks for and against it, what is
 * missing, and what to measure next ("visit.jump"). Its reasoning opens: the numbers at which it
 * would be another class, evidence and background.
 *
 * Property "expanded" (boolean): the reasoning is open.
 */
#define COXA_TYPE_FLAG_CARD (coxa_flag_card_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFlagCard, coxa_flag_card, COXA, FLAG_CARD, GtkWidget)

GtkWidget *coxa_flag_card_new (CoxaKnowledge *knowledge,
                               CoxaResult *result,
                               const CoxaPatternResult *judged,
                               gboolean both);
const CoxaPatternResult *coxa_flag_card_get_judged (CoxaFlagCard *self);

G_END_DECLS
