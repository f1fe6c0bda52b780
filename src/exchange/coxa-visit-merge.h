/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit-document.h"

G_BEGIN_DECLS

typedef enum {
  COXA_MERGE_OPEN, /* both sides changed it, and nobody chose yet */
  COXA_MERGE_STORED,
  COXA_MERGE_MINE,
} CoxaMergeChoice;

/**
 * CoxaMergeField:
 *
 * One entry of a visit that the two sides do not agree about. @place names it as the visit document
 * does, its parts separated by "/", such as "pain/now", "screen/answers/fever",
 * "measurements/hip_ir/left/prone_hip0" or "notes". The values are JSON; NULL where the entry is
 * not there.
 */
typedef struct {
  char *place;
  char *base; /* what both began from */
  char *stored;
  char *mine;
  gboolean both_changed;
  CoxaMergeChoice choice; /* the side that changed it, or OPEN */
} CoxaMergeField;

/**
 * CoxaVisitMerge:
 *
 * Three states of one visit: the one two people began from, the one stored now, and mine. What both
 * changed alike, or nobody changed, is settled. It compares the documents that the exchange layer
 * writes, so that whatever a visit can say is merged.
 */
typedef struct _CoxaVisitMerge CoxaVisitMerge;

CoxaVisitMerge *coxa_visit_merge_new (CoxaVisit *base, CoxaVisit *stored, CoxaVisit *mine);
void coxa_visit_merge_free (CoxaVisitMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaVisitMerge, coxa_visit_merge_free)

guint coxa_visit_merge_count (CoxaVisitMerge *self);
const CoxaMergeField *coxa_visit_merge_get (CoxaVisitMerge *self, guint index);
void coxa_visit_merge_choose (CoxaVisitMerge *self, guint index, CoxaMergeChoice choice);
guint coxa_visit_merge_count_open (CoxaVisitMerge *self);
CoxaVisit *coxa_visit_merge_dup_visit (CoxaVisitMerge *self,
                                       const CoxaMeasureCatalogue *measures,
                                       const CoxaRuleset *ruleset,
                                       const CoxaQuestionnaireCatalogue *questionnaires,
                                       const CoxaTopicCatalogue *topics,
                                       const CoxaTechniqueCatalogue *techniques,
                                       GError **error);

G_END_DECLS
