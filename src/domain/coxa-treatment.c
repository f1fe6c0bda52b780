/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-treatment.h"

const char *const coxa_response_ids[] = { "", "better", "same", "worse", NULL };

/**
 * coxa_treatment_new:
 *
 * Returns: (transfer full): one of which nothing is said yet
 */
CoxaTreatment *
coxa_treatment_new (void)
{
  CoxaTreatment *self = g_new0 (CoxaTreatment, 1);

  self->side = COXA_SIDE_CENTRAL;
  self->pain_after = COXA_PAIN_NOT_ASKED;
  return self;
}

CoxaTreatment *
coxa_treatment_copy (const CoxaTreatment *self)
{
  CoxaTreatment *copy = g_memdup2 (self, sizeof *self);

  copy->technique = g_strdup (self->technique);
  copy->own = g_strdup (self->own);
  copy->region = g_strdup (self->region);
  copy->grade = g_strdup (self->grade);
  copy->note = g_strdup (self->note);
  return copy;
}

/**
 * coxa_treatment_repeat:
 *
 * Returns: (transfer full): the same once more: what was done, without how the patient responded
 */
CoxaTreatment *
coxa_treatment_repeat (const CoxaTreatment *self)
{
  CoxaTreatment *again = coxa_treatment_copy (self);

  again->response = COXA_RESPONSE_NOT_SAID;
  again->pain_after = COXA_PAIN_NOT_ASKED;
  g_clear_pointer (&again->note, g_free);
  return again;
}

void
coxa_treatment_free (CoxaTreatment *self)
{
  g_free (self->technique);
  g_free (self->own);
  g_free (self->region);
  g_free (self->grade);
  g_free (self->note);
  g_free (self);
}

gboolean
coxa_treatment_equal (const CoxaTreatment *a, const CoxaTreatment *b)
{
  return g_strcmp0 (a->technique, b->technique) == 0 && g_strcmp0 (a->own, b->own) == 0 &&
         g_strcmp0 (a->region, b->region) == 0 && a->side == b->side &&
         g_strcmp0 (a->grade, b->grade) == 0 && a->minutes == b->minutes &&
         a->response == b->response && a->pain_after == b->pain_after &&
         g_strcmp0 (a->note, b->note) == 0;
}

GPtrArray *
coxa_treatments_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_treatment_free);
}

GPtrArray *
coxa_treatments_copy (const GPtrArray *treatments)
{
  GPtrArray *copy = coxa_treatments_new ();

  for (guint i = 0; i < treatments->len; i++)
    g_ptr_array_add (copy, coxa_treatment_copy (g_ptr_array_index (treatments, i)));
  return copy;
}
