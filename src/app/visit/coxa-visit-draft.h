/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"
#include "coxa-visit-form.h"

G_BEGIN_DECLS

/**
 * CoxaVisitDraft:
 *
 * What a visit form says before it is saved: the visit as its document, and what is typed in cells
 * and not kept there yet.
 */
typedef struct {
  CoxaVisit *visit;
  char *reason;     /* why a signed visit is amended, or NULL */
  char *initials;   /* of the one who amends it, or NULL */
  GPtrArray *typed; /* of lines that coxa_visit_draft_show_typed() reads */
} CoxaVisitDraft;

char *coxa_visit_draft_read_form (CoxaVisitForm *form,
                                  CoxaVisit *visit,
                                  const char *reason,
                                  const char *initials);
CoxaVisitDraft *coxa_visit_draft_parse (const char *payload,
                                        const char *patient_id,
                                        CoxaKnowledge *knowledge,
                                        GError **error);
gboolean coxa_visit_draft_show_typed (const CoxaVisitDraft *self, CoxaVisitForm *form);
void coxa_visit_draft_free (CoxaVisitDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaVisitDraft, coxa_visit_draft_free)

G_END_DECLS
