/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-body-map.h"

G_BEGIN_DECLS

/**
 * CoxaBodyMapView:
 *
 * The body from the front and from the back, with what is marked on it. Tap or drag marks; with
 * the keyboard the arrows go from region to region and from one view to the other, Space marks, a
 * number rates, Delete takes away.
 *
 * Signal "marked" (string region, boolean dragged): tapped, or passed while dragging.
 * Signal "erased" (string region).
 * Signal "rated" (string region, int intensity).
 */
#define COXA_TYPE_BODY_MAP_VIEW (coxa_body_map_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaBodyMapView, coxa_body_map_view, COXA, BODY_MAP_VIEW, GtkWidget)

GtkWidget *coxa_body_map_view_new (const CoxaPainRegions *regions);

void coxa_body_map_view_set_regions (CoxaBodyMapView *self, const CoxaPainRegions *regions);
void coxa_body_map_view_set_editable (CoxaBodyMapView *self, gboolean editable);
void coxa_body_map_view_set_spots (CoxaBodyMapView *self, const CoxaBodySpot *spots, guint n_spots);
const CoxaPainRegion *coxa_body_map_view_get_focused (CoxaBodyMapView *self);
gboolean coxa_body_map_view_tap (CoxaBodyMapView *self, double x, double y);
graphene_point_t
coxa_body_map_view_locate (CoxaBodyMapView *self, CoxaBodyView view, CoxaPoint page);

G_END_DECLS
