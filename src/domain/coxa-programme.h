/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"
#include "coxa-measure.h"

G_BEGIN_DECLS

/**
 * CoxaProgrammeItem: one exercise chosen for one patient.
 */
typedef struct {
  const CoxaExercise *exercise; /* borrowed from the library */
  CoxaSide side;                /* COXA_SIDE_CENTRAL: both sides, or an exercise without a side */
  CoxaDose dose;
  char *note; /* the clinician's own line, or NULL */
} CoxaProgrammeItem;

CoxaProgrammeItem *coxa_programme_item_new (const CoxaExercise *exercise, CoxaSide side);
void coxa_programme_item_free (CoxaProgrammeItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaProgrammeItem, coxa_programme_item_free)

char *coxa_programme_item_dup_step (const CoxaProgrammeItem *self, guint step);

G_END_DECLS
