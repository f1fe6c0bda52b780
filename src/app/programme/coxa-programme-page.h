/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-draft-keeper.h"
#include "coxa-knowledge.h"
#include "coxa-patient.h"
#include "coxa-screening.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaProgrammePage:
 *
 * What follows from the findings, the exercises that go home with the patient, and the handout they
 * are printed on. It begins with the programme that was handed out last. Whether a handout may be
 * handed out is told by coxa_programme_page_set_refusal().
 *
 * Signal "failed" (title, message): the handout could not be made; "done" (message).
 */
#define COXA_TYPE_PROGRAMME_PAGE (coxa_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (CoxaProgrammePage, coxa_programme_page, COXA, PROGRAMME_PAGE, GtkWidget)

GtkWidget *coxa_programme_page_new (CoxaKnowledge *knowledge,
                                    CoxaStore *store,
                                    CoxaDesk *desk,
                                    GSettings *settings);
void coxa_programme_page_close (CoxaProgrammePage *self);
void coxa_programme_page_open (CoxaProgrammePage *self, CoxaPatient *patient);
void
coxa_programme_page_set_visit (CoxaProgrammePage *self, CoxaVisit *visit, CoxaScreening *screening);
void coxa_programme_page_set_goal (CoxaProgrammePage *self, const char *goal);
void coxa_programme_page_set_refusal (CoxaProgrammePage *self, const char *reason);
void coxa_programme_page_add (CoxaProgrammePage *self, const char *exercise);
void coxa_programme_page_set_read_only (CoxaProgrammePage *self);
gboolean
coxa_programme_page_go_on (CoxaProgrammePage *self, const char *payload, GError **error);
CoxaDraftKeeper *coxa_programme_page_get_keeper (CoxaProgrammePage *self);
guint coxa_programme_page_count (CoxaProgrammePage *self);
CoxaProgrammeItem *coxa_programme_page_get_item (CoxaProgrammePage *self, guint index);

G_END_DECLS
