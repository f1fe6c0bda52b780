/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measurement.h"
#include "coxa-patient.h"
#include "coxa-remark.h"
#include "coxa-treatment.h"
#include "coxa-score.h"

G_BEGIN_DECLS

typedef enum {
  COXA_ANSWER_NOT_ASKED,
  COXA_ANSWER_NO,
  COXA_ANSWER_YES,
  COXA_ANSWER_UNSURE, /* counts as yes for prompting (safety.md 1.3) */
} CoxaAnswer;

extern const char *const coxa_answer_ids[];

typedef enum {
  COXA_PAIN_NOW,
  COXA_PAIN_BEST,
  COXA_PAIN_WORST,
  COXA_PAIN_AVERAGE,
  COXA_N_PAINS,
} CoxaPainKind;

extern const char *const coxa_pain_ids[]; /* "now", "best", "worst", "average" */

typedef struct {
  char *region;
  char *kind;
  int intensity; /* 0-10 or COXA_PAIN_NOT_ASKED */
} CoxaPainSpot;

#define COXA_TYPE_VISIT (coxa_visit_get_type ())
G_DECLARE_FINAL_TYPE (CoxaVisit, coxa_visit, COXA, VISIT, GObject)

/**
 * CoxaVisit:
 *
 * One dated contact: what was measured, asked and done. @at keeps the local time with its offset;
 * everything is judged at that moment, never at the computer's clock. At most one measurement per
 * measure, side, position, mode and pelvis qualifier; trials go into one measurement.
 */
CoxaVisit *coxa_visit_new (const char *id, GDateTime *at);
CoxaVisit *coxa_visit_copy (CoxaVisit *visit);
gboolean coxa_visit_is_empty (CoxaVisit *visit);

const char *coxa_visit_get_id (CoxaVisit *self);
GDateTime *coxa_visit_get_at (CoxaVisit *self);
char *coxa_visit_dup_at_text (CoxaVisit *self);
const char *coxa_visit_get_patient_id (CoxaVisit *self);
const char *coxa_visit_get_episode (CoxaVisit *self);
const char *coxa_visit_get_examiner (CoxaVisit *self);
const char *coxa_visit_get_notes (CoxaVisit *self);
guint coxa_visit_get_version (CoxaVisit *self);
int coxa_visit_get_age (CoxaVisit *self);

void coxa_visit_set_at (CoxaVisit *self, GDateTime *at);
void coxa_visit_set_patient_id (CoxaVisit *self, const char *patient_id);
void coxa_visit_set_episode (CoxaVisit *self, const char *title);
void coxa_visit_set_examiner (CoxaVisit *self, const char *examiner);
void coxa_visit_set_notes (CoxaVisit *self, const char *notes);
void coxa_visit_set_version (CoxaVisit *self, guint version);
void coxa_visit_set_age (CoxaVisit *self, int age_years);

gboolean coxa_visit_is_signed (CoxaVisit *self);
const char *coxa_visit_get_signed_by (CoxaVisit *self);
const char *coxa_visit_get_signed_at (CoxaVisit *self);
void coxa_visit_set_signed (CoxaVisit *self, const char *initials, const char *at);
gboolean coxa_visit_is_entered_in_error (CoxaVisit *self);
void coxa_visit_set_entered_in_error (CoxaVisit *self, gboolean entered_in_error);
gboolean coxa_visit_is_damaged (CoxaVisit *self);
void coxa_visit_set_damaged (CoxaVisit *self, gboolean damaged);

int coxa_visit_get_pain (CoxaVisit *self, CoxaPainKind kind);
void coxa_visit_set_pain (CoxaVisit *self, CoxaPainKind kind, int pain);

CoxaAnswer coxa_visit_get_others (CoxaVisit *self);
void coxa_visit_set_others (CoxaVisit *self, CoxaAnswer others);
CoxaAnswer coxa_visit_get_answer (CoxaVisit *self, const char *question);
void coxa_visit_set_answer (CoxaVisit *self, const char *question, CoxaAnswer answer);
void coxa_visit_unset_answer (CoxaVisit *self, const char *question);
char **coxa_visit_dup_answered (CoxaVisit *self);

guint coxa_visit_get_n_measurements (CoxaVisit *self);
const CoxaMeasurement *coxa_visit_get_measurement (CoxaVisit *self, guint index);
const CoxaMeasurement *
coxa_visit_find_measurement (CoxaVisit *self, const CoxaMeasure *measure, CoxaSide side);
gboolean
coxa_visit_add_measurement (CoxaVisit *self, const CoxaMeasurement *measurement, GError **error);
void coxa_visit_put_measurement (CoxaVisit *self, const CoxaMeasurement *measurement);
void coxa_visit_append_measurement (CoxaVisit *self, const CoxaMeasurement *measurement);
void coxa_visit_remove_measurement (CoxaVisit *self, const CoxaMeasurement *like);

const GPtrArray *coxa_visit_get_scores (CoxaVisit *self);
void coxa_visit_add_score (CoxaVisit *self, const char *questionnaire, double total);
const CoxaScore *coxa_visit_find_score (CoxaVisit *self, const char *questionnaire);
void coxa_visit_put_score (CoxaVisit *self, const CoxaScore *score);
void coxa_visit_remove_score (CoxaVisit *self, const char *questionnaire);
const GPtrArray *coxa_visit_get_pain_map (CoxaVisit *self);
void
coxa_visit_add_pain_spot (CoxaVisit *self, const char *region, const char *kind, int intensity);
void coxa_visit_clear_pain_map (CoxaVisit *self);

GPtrArray *coxa_visit_get_remarks (CoxaVisit *self);
const char *coxa_visit_get_remark (CoxaVisit *self, const char *topic);
GPtrArray *coxa_visit_get_treatments (CoxaVisit *self);
void coxa_visit_add_treatment (CoxaVisit *self, CoxaTreatment *take_treatment);

G_END_DECLS
