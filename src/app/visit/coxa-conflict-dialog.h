/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-knowledge.h"
#include "coxa-visit-merge.h"

G_BEGIN_DECLS

/**
 * CoxaConflictDialog:
 *
 * A visit that was changed on both sides: entry by entry what is stored now, mine, and what both
 * began from. Where one side alone changed an entry, that side is chosen; for the others somebody
 * must choose. Or, to look: what a draft says beside the record.
 */
#define COXA_TYPE_CONFLICT_DIALOG (coxa_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CoxaConflictDialog, coxa_conflict_dialog, COXA, CONFLICT_DIALOG, AdwWindow)

GtkWidget *coxa_conflict_dialog_new (CoxaKnowledge *knowledge, CoxaVisitMerge *take_merge);
GtkWidget *coxa_conflict_dialog_new_look (CoxaKnowledge *knowledge, CoxaVisitMerge *take_merge);
gboolean coxa_conflict_dialog_is_decided (CoxaConflictDialog *self);
CoxaVisitMerge *coxa_conflict_dialog_get_merge (CoxaConflictDialog *self);

G_END_DECLS
