/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient.h"

G_BEGIN_DECLS

/**
 * CoxaLikeness: why two patients may be one person, the strongest reason first.
 */
typedef enum {
  COXA_LIKENESS_NONE,
  COXA_LIKENESS_NUMBER,     /* the same number in the clinic */
  COXA_LIKENESS_NAME,       /* the same family name, and the given name begins alike */
  COXA_LIKENESS_SWAPPED,    /* family and given name the other way round */
  COXA_LIKENESS_BIRTH_DATE, /* the same whole birth date */
} CoxaLikeness;

CoxaLikeness coxa_patient_likeness_find (CoxaPatient *typed, CoxaPatient *stored);
const char *coxa_patient_likeness_text (CoxaLikeness likeness);

G_END_DECLS
