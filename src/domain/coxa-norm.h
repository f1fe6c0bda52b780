/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measurement.h"
#include "coxa-patient.h"

G_BEGIN_DECLS

/**
 * CoxaNormUse: whether a norm row may be shown (design.md 10.3); rows of `no` are not loaded.
 * @COXA_NORM_YES: may be shown as the norm
 * @COXA_NORM_PENDING: shown with "not yet checked against the source"
 * @COXA_NORM_FALLBACK: shown with its caveat where nothing better fits
 */
typedef enum {
  COXA_NORM_YES,
  COXA_NORM_PENDING,
  COXA_NORM_FALLBACK,
} CoxaNormUse;

extern const char *const coxa_norm_use_ids[];

/**
 * CoxaNorm: one row of norms.ini. Strings are borrowed from the table.
 */
typedef struct {
  const CoxaMeasure *measure;
  const char *side;     /* "any", "left", "right", ... as the source says */
  const char *position; /* or "unstated" */
  CoxaMode mode;
  const char *instrument;
  CoxaSex sex;          /* COXA_SEX_UNKNOWN: any */
  int age_min, age_max; /* years; -1 where the source states none */
  double mean;
  double sd; /* NAN where the source prints none */
  int n;     /* people; -1 where not stated */
  const char *source;
  const char *status;    /* of the mean: confirmed, secondary, derived, unverified */
  const char *sd_status; /* published, derived_unverified_n, unverified, none */
  CoxaNormUse use;
  const char *note;
  CoxaClinicOwn clinic_own; /* numbers that the clinic set, or NULL */
} CoxaNorm;

/**
 * CoxaReliability: one row of reliability.ini; `recommended` rows are the thresholds in use.
 */
typedef struct {
  const CoxaMeasure *measure;
  const char *instrument;
  const char *population;
  gboolean other_rater;   /* inter, not intra */
  double icc, sem, mdc95; /* NAN where not stated */
  const char *source;
  gboolean recommended;
  const char *position;
  const char *status;
  const char *mdc_basis;
  const char *note;
  CoxaClinicOwn clinic_own; /* numbers that the clinic set, or NULL */
} CoxaReliability;

typedef struct _CoxaNormTable CoxaNormTable;

CoxaNormTable *coxa_norm_table_new (const CoxaMeasureCatalogue *measures,
                                    GBytes *norms,
                                    GBytes *reliability,
                                    GError **error);
CoxaNormTable *coxa_norm_table_load (const CoxaMeasureCatalogue *measures, GError **error);
CoxaNormTable *coxa_norm_table_load_from (const CoxaDataSource *source,
                                          const CoxaMeasureCatalogue *measures,
                                          GError **norms_error,
                                          GError **reliability_error);
void coxa_norm_table_free (CoxaNormTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaNormTable, coxa_norm_table_free)

guint coxa_norm_table_count (const CoxaNormTable *self);
const CoxaNorm *coxa_norm_table_get (const CoxaNormTable *self, guint index);
guint coxa_norm_table_count_reliability (const CoxaNormTable *self);
const CoxaReliability *coxa_norm_table_get_reliability (const CoxaNormTable *self, guint index);

G_END_DECLS
