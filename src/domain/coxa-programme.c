/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme.h"

/**
 * coxa_programme_item_new:
 * @exercise: kept by reference; its library must outlive the item
 * @side: %COXA_SIDE_CENTRAL for both sides, or for an exercise without a side
 *
 * Returns: (transfer full): an item with the exercise's default dose, the clinician's to change
 */
CoxaProgrammeItem *
coxa_programme_item_new (const CoxaExercise *exercise, CoxaSide side)
{
  CoxaProgrammeItem *self;

  g_return_val_if_fail (exercise != NULL, NULL);

  self = g_new0 (CoxaProgrammeItem, 1);
  self->exercise = exercise;
  self->side = side;
  self->dose = exercise->dose;
  return self;
}

void
coxa_programme_item_free (CoxaProgrammeItem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  g_free (self);
}

/**
 * coxa_programme_item_dup_step:
 * @step: from 0
 *
 * Returns: (transfer full): what the exercise says there; the last step goes on to the other side
 * only when both sides are prescribed
 */
char *
coxa_programme_item_dup_step (const CoxaProgrammeItem *self, guint step)
{
  const CoxaExercise *exercise;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (step < self->exercise->n_steps, NULL);

  exercise = self->exercise;
  if (step + 1 == exercise->n_steps && exercise->swap && self->side == COXA_SIDE_CENTRAL)
    return g_strconcat (exercise->steps[step], " ", exercise->swap, NULL);
  return g_strdup (exercise->steps[step]);
}
