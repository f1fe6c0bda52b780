/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-record-acts.h"

G_BEGIN_DECLS

/* Asks to whom a visit is to be moved, and why; then moves it. */
void coxa_move_flow_start (GtkWidget *over,
                           CoxaKnowledge *knowledge,
                           CoxaRecordActs *acts,
                           CoxaPatient *patient,
                           CoxaVisit *visit);

G_END_DECLS
