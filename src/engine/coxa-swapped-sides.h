/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-rules.h"
#include "coxa-norm.h"

G_BEGIN_DECLS

/**
 * CoxaBothSides: a measure read on both sides at one visit.
 */
typedef struct {
  const CoxaMeasurement *left, *right;
} CoxaBothSides;

gboolean coxa_sides_seem_swapped (const CoxaNormTable *norms,
                                  const CoxaEntryLimits *limits,
                                  CoxaBothSides last,
                                  CoxaBothSides now,
                                  gboolean other_examiner);

G_END_DECLS
