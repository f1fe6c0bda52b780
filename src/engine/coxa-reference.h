/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-norm.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaComparison: a measurement beside its norm (rom.md 3).
 */
typedef struct {
  const CoxaMeasurement *measurement;
  const CoxaNorm *norm;
  double z; /* NAN where the norm has no SD */
} CoxaComparison;

/**
 * CoxaAsymmetry: left against right of one visit, beside measurement error (rom.md 5).
 */
typedef struct {
  const CoxaMeasure *measure;
  double difference;   /* absolute, in the measure's unit */
  double error;        /* MDC95, raised for 5-degree readings; NAN: no verdict */
  const char *verdict; /* "within error", "beyond error", "no verdict" */
} CoxaAsymmetry;

const CoxaNorm *coxa_norm_choose (const CoxaNormTable *table,
                                  const CoxaMeasurement *measurement,
                                  CoxaSex sex,
                                  int age_years);
int coxa_age_at (CoxaPatient *patient, CoxaVisit *visit);
double coxa_error_threshold (const CoxaNormTable *table,
                             const CoxaMeasure *measure,
                             const char *position,
                             double step,
                             gboolean other_rater);
double coxa_error_threshold_of (const CoxaNormTable *table,
                                const CoxaMeasure *measure,
                                const char *population,
                                const char *position,
                                double step,
                                gboolean other_rater);
GArray *
coxa_compare_with_norms (const CoxaNormTable *table, CoxaPatient *patient, CoxaVisit *visit);
gboolean coxa_judge_asymmetry (const CoxaNormTable *table,
                               const CoxaMeasurement *left,
                               const CoxaMeasurement *right,
                               CoxaAsymmetry *asymmetry_out);
GArray *coxa_find_asymmetries (const CoxaNormTable *table, CoxaVisit *visit);

G_END_DECLS
