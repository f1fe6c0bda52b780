/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaRetestReason: why something is worth measuring again; bits of a set.
 */
typedef enum {
  COXA_RETEST_OUTSIDE_NORM = 1 << 0,
  COXA_RETEST_CHANGED = 1 << 1, /* really, from the visit before it */
  COXA_RETEST_FLAG = 1 << 2,    /* a finding of a combination that is likely or possible */
} CoxaRetestReason;

/**
 * CoxaRetest: a measure in a position, on whichever sides it has.
 */
typedef struct {
  const CoxaMeasure *measure;
  const char *position; /* borrowed from the measure, or NULL */
  guint reasons;
} CoxaRetest;

GArray *coxa_find_retests (const CoxaChangeKnowledge *knowledge,
                           CoxaPatient *patient,
                           const GPtrArray *visits,
                           const CoxaResult *result);

G_END_DECLS
