/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-knowledge.h"
#include "coxa-measurement-change.h"
#include "coxa-progress.h"
#include "coxa-score-change.h"

G_BEGIN_DECLS

#define COXA_NO_VISIT (-1)

/**
 * CoxaMeasurementRow: a measurement of now, against the baseline of the episode and against last
 * time. The baseline is the first visit of the episode that has a value for this measure and side,
 * last the latest before now; both may be one visit, or none (%COXA_NO_VISIT).
 */
typedef struct {
  CoxaMeasurement now;
  int baseline_visit; /* place in the list of visits */
  int last_visit;
  gboolean late_baseline; /* taken long after the episode began */
  CoxaMeasurementChange since_baseline;
  CoxaMeasurementChange since_last;
} CoxaMeasurementRow;

/**
 * CoxaScoreRow: the same of a pain or a questionnaire. A score that itself rates the change has
 * the first visit of the episode as baseline and no last.
 */
typedef struct {
  const CoxaQuestionnaire *questionnaire;
  double now;
  int baseline_visit;
  int last_visit;
  gboolean late_baseline;
  CoxaScoreChange since_baseline;
  CoxaScoreChange since_last;
} CoxaScoreRow;

/**
 * CoxaChanges: what changed between baseline, last and now. Plain values; only the measures and
 * questionnaires they point to are borrowed.
 */
typedef struct {
  guint n_visits;                      /* of the episode, now included */
  int first_visit;                     /* of the episode; %COXA_NO_VISIT where it is now itself */
  int last_visit;                      /* the one before now */
  GArray *measurements;                /* of CoxaMeasurementRow, in the order of the visit */
  GArray *scores;                      /* of CoxaScoreRow, in the order of the catalogue */
  const CoxaQuestionnaire *disability; /* that stands for disability in this episode, or NULL */
  CoxaDomainLabels domains;
  CoxaProgress progress;
  CoxaProgressRule progress_rule;
  gboolean prompts[COXA_N_PROMPTS];
  guint n_comparisons; /* measurements with a verdict since the baseline */
} CoxaChanges;

CoxaChanges *coxa_changes_new (const CoxaChangeKnowledge *knowledge,
                               const GPtrArray *visits,
                               const char *disability);
void coxa_changes_free (CoxaChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaChanges, coxa_changes_free)

const CoxaMeasurementRow *
coxa_changes_find_measurement (const CoxaChanges *self, const CoxaMeasure *measure, CoxaSide side);
const CoxaScoreRow *coxa_changes_find_score (const CoxaChanges *self, const char *questionnaire);

G_END_DECLS
