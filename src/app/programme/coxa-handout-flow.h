/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaHandoutFlow:
 *
 * From a programme to a handout in the patient's hand: asks once for the emergency number, makes
 * the PDF, gives it to a file or a printer, and then keeps the programme in the record. One at a
 * time.
 *
 * Property "busy" (boolean). Signals: "failed" (title, message); "done" (message): the handout is
 * where it should go.
 */
#define COXA_TYPE_HANDOUT_FLOW (coxa_handout_flow_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutFlow, coxa_handout_flow, COXA, HANDOUT_FLOW, GObject)

CoxaHandoutFlow *coxa_handout_flow_new (GtkWidget *widget,
                                        CoxaKnowledge *knowledge,
                                        CoxaStore *store,
                                        CoxaDesk *desk,
                                        GSettings *settings);
gboolean coxa_handout_flow_is_busy (CoxaHandoutFlow *self);
void coxa_handout_flow_allow (CoxaHandoutFlow *self, CoxaPatient *patient);
void coxa_handout_flow_set_goal (CoxaHandoutFlow *self, const char *goal);
char *coxa_handout_flow_dup_language (CoxaHandoutFlow *self, CoxaPatient *patient);
void coxa_handout_flow_start (CoxaHandoutFlow *self,
                              CoxaPatient *patient,
                              const GPtrArray *items,
                              CoxaStoredProgramme *take_issued,
                              gboolean to_printer);

G_END_DECLS
