/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-rules.h"
#include "coxa-norm.h"

G_BEGIN_DECLS

/**
 * CoxaMeasurementChange: two measurements, and whether they differ by more than measurement error.
 * @widened: a reading in coarse steps raised the threshold (rom.md 5.3)
 */
typedef struct {
  CoxaMeasurement earlier, later;
  CoxaMismatch mismatch;
  double change; /* later - earlier, in the unit; NAN where they do not compare or are no numbers */
  double threshold; /* T', in the unit, to be printed always; NAN: no verdict */
  gboolean other_examiner;
  gboolean widened;
  CoxaChangeVerdict verdict;
  CoxaChangeRule rule;
} CoxaMeasurementChange;

/**
 * CoxaCircumstances: what two measurements do not say themselves.
 */
typedef struct {
  gboolean other_examiner;
  const char *population; /* of reliability.ini, e.g. "lbp_current"; NULL: not known */
} CoxaCircumstances;

CoxaMismatch coxa_find_mismatch (const CoxaMeasurement *a, const CoxaMeasurement *b);
CoxaMeasurementChange coxa_judge_measurements (const CoxaNormTable *norms,
                                               const CoxaChangeRules *rules,
                                               const CoxaMeasurement *earlier,
                                               const CoxaMeasurement *later,
                                               const CoxaCircumstances *circumstances);
gboolean coxa_examiners_differ (const char *a, const char *b);

G_END_DECLS
