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

CoxaProgrammeItem *
coxa_programme_item_copy (const CoxaProgrammeItem *self)
{
  CoxaProgrammeItem *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->note = g_strdup (self->note);
  copy->met = g_strdup (self->met);
  copy->reason = g_strdup (self->reason);
  return copy;
}

static gboolean
dose_equal (const CoxaDose *a, const CoxaDose *b)
{
  return a->sets == b->sets && a->reps == b->reps && a->hold_s == b->hold_s &&
         a->duration_s == b->duration_s && a->rest_s == b->rest_s &&
         a->sessions_per_day == b->sessions_per_day && a->days_per_week == b->days_per_week &&
         a->both_directions == b->both_directions;
}

/**
 * coxa_programme_item_equal:
 *
 * Returns: whether both say the same, each thing that a programme keeps of an item
 */
gboolean
coxa_programme_item_equal (const CoxaProgrammeItem *a, const CoxaProgrammeItem *b)
{
  return g_str_equal (a->exercise->id, b->exercise->id) && a->side == b->side &&
         dose_equal (&a->dose, &b->dose) && g_strcmp0 (a->note, b->note) == 0 &&
         g_strcmp0 (a->met, b->met) == 0 && g_strcmp0 (a->reason, b->reason) == 0 &&
         a->adapted == b->adapted;
}

void
coxa_programme_item_free (CoxaProgrammeItem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  g_free (self->met);
  g_free (self->reason);
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
