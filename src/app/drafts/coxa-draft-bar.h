/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-store-drafts.h"

G_BEGIN_DECLS

/**
 * CoxaDraftBar:
 *
 * What was entered about one patient and never saved: offers it to whoever entered it, and tells
 * the others that it is there.
 *
 * Signals, all with a CoxaDraft (lent): "continue" and "look" (with what is in it), "discarded"
 * (likewise: fit to be put back); "failed" (title, message).
 */
#define COXA_TYPE_DRAFT_BAR (coxa_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDraftBar, coxa_draft_bar, COXA, DRAFT_BAR, GtkWidget)

GtkWidget *coxa_draft_bar_new (CoxaStore *store, CoxaDesk *desk);
void coxa_draft_bar_show (CoxaDraftBar *self, const char *patient_id);
void coxa_draft_bar_refresh (CoxaDraftBar *self);
void coxa_draft_bar_set_live (CoxaDraftBar *self, const char *record_id);
void coxa_draft_bar_add_live (CoxaDraftBar *self, const CoxaDraft *draft);
const CoxaDraft *coxa_draft_bar_find (CoxaDraftBar *self, const char *form, const char *record_id);
gboolean coxa_draft_bar_focus (CoxaDraftBar *self);

G_END_DECLS
