/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-rules.h"
#include "coxa-questionnaire.h"

G_BEGIN_DECLS

/**
 * CoxaScoreChange: two scores of one questionnaire, and what they say. "Is it real?" and "is it
 * enough?" are two questions and are shown as two (outcomes.md 3).
 */
typedef struct {
  const CoxaQuestionnaire *questionnaire;
  double baseline; /* NAN where the score itself rates the change */
  double now;
  double change;  /* now - baseline, in points */
  double percent; /* of the baseline, above 0 for the better; NAN at baseline 0 */
  double mdc;     /* that decided "real"; NAN where none is known */
  double mic;     /* that decided "enough", at this baseline; NAN where none is known */
  gboolean real;  /* for the better or the worse */
  gboolean enough;
  gboolean near_limit; /* one point less would change the label: shown as "+/-" */
  CoxaLabel label;
  CoxaScoreRule rule;
} CoxaScoreChange;

CoxaScoreChange
coxa_judge_scores (const CoxaQuestionnaire *questionnaire, double baseline, double now, int days);

G_END_DECLS
