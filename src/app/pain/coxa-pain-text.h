/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-body-map.h"
#include "coxa-pain-change.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/* The pain map in words. */

const char *coxa_pain_text_region (const CoxaPainRegions *regions, const char *id);
const char *coxa_pain_text_symptom (const CoxaPainRegions *regions, const char *id);
char *
coxa_pain_text_dup_place (const CoxaPainRegion *region, const CoxaBodySpot *spots, guint n_spots);
char *coxa_pain_text_dup_summary (const CoxaPainRegions *regions, CoxaVisit *visit);
char *coxa_pain_text_dup_change (const CoxaPainRegions *regions, const CoxaPainChange *change);
char *coxa_pain_text_dup_changes (const CoxaPainRegions *regions, CoxaVisit *then, CoxaVisit *now);

/**
 * CoxaPainQuery: what someone typed to mark a region: "low b left ache 5".
 */
typedef struct {
  GPtrArray *regions;         /* of CoxaPainRegion: those it may mean, borrowed */
  const CoxaSymptom *symptom; /* or NULL where none was named */
  int intensity;              /* or COXA_PAIN_NOT_ASKED */
} CoxaPainQuery;

void coxa_pain_query_init (CoxaPainQuery *self, const CoxaPainRegions *regions, const char *text);
void coxa_pain_query_clear (CoxaPainQuery *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CoxaPainQuery, coxa_pain_query_clear)

G_END_DECLS
