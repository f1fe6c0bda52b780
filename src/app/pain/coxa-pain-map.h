/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-body-map-view.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaPainMap:
 *
 * The pain map of one visit: marked on the body or by typing, in the kind and intensity chosen,
 * held against any earlier visit.
 *
 * Signal "changed": the user marked something or took it away.
 */
#define COXA_TYPE_PAIN_MAP (coxa_pain_map_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPainMap, coxa_pain_map, COXA, PAIN_MAP, GtkWidget)

GtkWidget *coxa_pain_map_new (const CoxaPainRegions *regions);

void coxa_pain_map_show (CoxaPainMap *self, CoxaVisit *visit);
void coxa_pain_map_set_visits (CoxaPainMap *self, const GPtrArray *visits, CoxaVisit *visit);
void coxa_pain_map_apply (CoxaPainMap *self, CoxaVisit *visit);
guint coxa_pain_map_count (CoxaPainMap *self);
gboolean coxa_pain_map_undo (CoxaPainMap *self);
GtkWidget *coxa_pain_map_get_entry (CoxaPainMap *self);
CoxaBodyMapView *coxa_pain_map_get_view (CoxaPainMap *self);
void coxa_pain_map_compare (CoxaPainMap *self, guint place);
const char *coxa_pain_map_get_changes (CoxaPainMap *self);
void coxa_pain_map_choose (CoxaPainMap *self, const char *kind, int intensity);

G_END_DECLS
