/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measurement.h"

G_BEGIN_DECLS

#define COXA_TREATMENT_MINUTES_MAX 1440
#define COXA_TREATMENT_OWN_MAX 100  /* letters */
#define COXA_TREATMENT_NOTE_MAX 500 /* letters */
#define COXA_TREATMENTS_MAX 50      /* of one visit */

typedef enum {
  COXA_RESPONSE_NOT_SAID,
  COXA_RESPONSE_BETTER,
  COXA_RESPONSE_SAME,
  COXA_RESPONSE_WORSE,
} CoxaResponse;

extern const char *const coxa_response_ids[]; /* "", "better", "same", "worse" */

/**
 * CoxaTreatment: something that was done with the patient at a visit.
 */
typedef struct {
  char *technique; /* id, or NULL where @own names it */
  char *own;       /* in the clinic's own words, or NULL where @technique names it */
  char *region;    /* id, or NULL */
  CoxaSide side;   /* COXA_SIDE_CENTRAL: of no side */
  char *grade;     /* one of the technique's, or NULL */
  int minutes;     /* 1-1440, or 0 where nothing was said */
  CoxaResponse response;
  int pain_after; /* 0-10 or COXA_PAIN_NOT_ASKED */
  char *note;     /* or NULL */
} CoxaTreatment;

CoxaTreatment *coxa_treatment_new (void);
CoxaTreatment *coxa_treatment_copy (const CoxaTreatment *self);
void coxa_treatment_free (CoxaTreatment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaTreatment, coxa_treatment_free)

gboolean coxa_treatment_equal (const CoxaTreatment *a, const CoxaTreatment *b);
CoxaTreatment *coxa_treatment_repeat (const CoxaTreatment *self);
GPtrArray *coxa_treatments_new (void);
GPtrArray *coxa_treatments_copy (const GPtrArray *treatments);

G_END_DECLS
