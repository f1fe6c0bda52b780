/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"
#include "coxa-pain-regions.h"

G_BEGIN_DECLS

/* What became of a mark since an earlier visit. */
typedef enum {
  COXA_BODY_MARK_PLAIN,
  COXA_BODY_MARK_NEW,  /* a thick edge */
  COXA_BODY_MARK_GONE, /* a dashed edge, nothing in it */
} CoxaBodyMark;

/**
 * CoxaBodySpot: a region and what is felt there.
 */
typedef struct {
  const CoxaPainRegion *region;
  const CoxaSymptom *symptom;
  int intensity; /* 0-10 or COXA_PAIN_NOT_ASKED */
  CoxaBodyMark mark;
} CoxaBodySpot;

/**
 * CoxaBodyMap: the body's outline as a map of regions, as drawings that every painter can paint.
 *
 * The page: one body height high, y up from the soles, x from -COXA_BODY_MAP_HALF to
 * COXA_BODY_MAP_HALF. From the front the patient's left is on the right of the page.
 */
#define COXA_BODY_MAP_HALF 0.23

CoxaBox coxa_body_map_get_box (void);
CoxaDrawing *coxa_body_map_draw (const CoxaPainRegions *regions,
                                 CoxaBodyView view,
                                 const CoxaBodySpot *spots,
                                 guint n_spots);
CoxaDrawing *coxa_body_map_draw_edge (const CoxaPainRegion *region, CoxaBodyView view);
CoxaDrawing *coxa_body_map_draw_sample (const CoxaSymptom *symptom, int intensity);
const CoxaPainRegion *
coxa_body_map_find (const CoxaPainRegions *regions, CoxaBodyView view, CoxaPoint at);
const CoxaPainRegion *coxa_body_map_find_near (const CoxaPainRegions *regions,
                                               CoxaBodyView view,
                                               CoxaPoint at,
                                               double reach);
CoxaPoint coxa_body_map_get_anchor (const CoxaPainRegion *region, CoxaBodyView view);
const CoxaPainRegion *coxa_body_map_step (const CoxaPainRegions *regions,
                                          const CoxaPainRegion *from,
                                          CoxaBodyView view,
                                          int dx,
                                          int dy);

G_END_DECLS
