/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-sheet.h"

G_BEGIN_DECLS

/**
 * CoxaFlow:
 *
 * Headings, texts and rows of any length that flow over as many pages as they need: nothing is
 * clipped, a heading stays with what follows it, each page says "page x of y". A letter that the
 * typeface cannot set is shown as a box and counted, never dropped: whoever prints tells it.
 */
typedef struct _CoxaFlow CoxaFlow;

CoxaFlow *coxa_flow_new (CoxaSheet *sheet);
void coxa_flow_free (CoxaFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFlow, coxa_flow_free)

void coxa_flow_add_heading (CoxaFlow *self, int level, const char *text);
void coxa_flow_add_text (CoxaFlow *self, const char *text);
void coxa_flow_add_quiet (CoxaFlow *self, const char *text);
void coxa_flow_add_item (CoxaFlow *self, const char *text);
void coxa_flow_add_labelled (CoxaFlow *self, const char *label, const char *text);
void coxa_flow_add_break (CoxaFlow *self);

/* A table between two calls; each row has as many cells as there are shares of the width. */
void coxa_flow_begin_table (CoxaFlow *self, const double *shares, guint n_columns);
void coxa_flow_add_row (CoxaFlow *self, const char *const *cells, gboolean header);
void coxa_flow_end_table (CoxaFlow *self);

guint coxa_flow_count_boxes (const CoxaFlow *self);
guint coxa_flow_count_pages (CoxaFlow *self);
void coxa_flow_draw (CoxaFlow *self, const char *foot);

G_END_DECLS
