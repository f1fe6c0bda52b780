/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient.h"

G_BEGIN_DECLS

/**
 * CoxaLikeness: why two patients may be taken for each other; bits of a set.
 */
typedef enum {
  COXA_LIKENESS_NONE = 0,
  COXA_LIKENESS_NAME = 1 << 0,
  COXA_LIKENESS_BIRTH_DATE = 1 << 1,
} CoxaLikeness;

CoxaLikeness coxa_patients_find_likeness (CoxaPatient *a, CoxaPatient *b);

G_END_DECLS
