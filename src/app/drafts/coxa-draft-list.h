/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-store-drafts.h"

G_BEGIN_DECLS

/**
 * CoxaDraftList:
 *
 * What was entered about any patient and not saved: whose it is, of whom, when. Hidden while there
 * is nothing.
 *
 * Signal "opened" (CoxaPatient): the patient of a draft was chosen; "unknown" (CoxaDraft, lent): the
 * patient of the draft chosen is not in the record.
 */
#define COXA_TYPE_DRAFT_LIST (coxa_draft_list_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDraftList, coxa_draft_list, COXA, DRAFT_LIST, GtkWidget)

void coxa_draft_list_set_store (CoxaDraftList *self, CoxaStore *store, CoxaDesk *desk);
void coxa_draft_list_refresh (CoxaDraftList *self);

G_END_DECLS
