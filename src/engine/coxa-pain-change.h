/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit.h"

G_BEGIN_DECLS

/* What became of a mark on the pain map. Nothing is classified: no threshold is known. */
typedef enum {
  COXA_PAIN_CHANGE_NEW,
  COXA_PAIN_CHANGE_MORE,
  COXA_PAIN_CHANGE_LESS,
  COXA_PAIN_CHANGE_SAME, /* or one of them was not rated */
  COXA_PAIN_CHANGE_GONE,
} CoxaPainChangeKind;

/**
 * CoxaPainChange: one region and kind in two maps. Its texts are lent by the visits.
 */
typedef struct {
  const char *region;
  const char *kind;
  int then; /* 0-10 or COXA_PAIN_NOT_ASKED */
  int now;
  CoxaPainChangeKind change;
} CoxaPainChange;

GArray *coxa_pain_change_list (CoxaVisit *then, CoxaVisit *now);

G_END_DECLS
