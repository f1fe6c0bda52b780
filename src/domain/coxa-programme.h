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
  /* Precautions that the exercise meets (see coxa_item_dup_met()), or NULL where none was looked
   * for; @reason and @adapted are said of them. */
  char *met;
  char *reason;     /* why it is done though a precaution forbids it, or NULL */
  gboolean adapted; /* someone says that it was adapted to the precautions that warn */
} CoxaProgrammeItem;

CoxaProgrammeItem *coxa_programme_item_new (const CoxaExercise *exercise, CoxaSide side);
CoxaProgrammeItem *coxa_programme_item_copy (const CoxaProgrammeItem *self);
gboolean coxa_programme_item_equal (const CoxaProgrammeItem *a, const CoxaProgrammeItem *b);
void coxa_programme_item_free (CoxaProgrammeItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaProgrammeItem, coxa_programme_item_free)

char *coxa_programme_item_dup_step (const CoxaProgrammeItem *self, guint step);

G_END_DECLS
