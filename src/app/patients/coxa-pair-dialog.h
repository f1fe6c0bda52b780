/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"
#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaPairDialog:
 *
 * Two patients side by side, the second one looked for here: to move a visit from one to the
 * other, or to merge both. Nothing can be agreed to before the other is chosen and a reason said.
 *
 * Signal "agreed" (CoxaPatient other, gboolean other_goes_on, reason, initials).
 */
#define COXA_TYPE_PAIR_DIALOG (coxa_pair_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPairDialog, coxa_pair_dialog, COXA, PAIR_DIALOG, AdwWindow)

GtkWidget *coxa_pair_dialog_new_move (CoxaKnowledge *knowledge,
                                      CoxaStore *store,
                                      CoxaPatient *patient,
                                      CoxaVisit *visit,
                                      const char *initials);
GtkWidget *
coxa_pair_dialog_new_merge (CoxaStore *store, CoxaPatient *patient, const char *initials);
void coxa_pair_dialog_choose (CoxaPairDialog *self, CoxaPatient *other);

G_END_DECLS
