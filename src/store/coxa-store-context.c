/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-context.h"

/**
 * coxa_store_context_new:
 * @clinician: (nullable): id of the clinician
 * @initials: (nullable): of the same
 * @now: local time
 */
CoxaStoreContext *
coxa_store_context_new (const char *clinician, const char *initials, GDateTime *now)
{
  CoxaStoreContext *self;

  g_return_val_if_fail (now != NULL, NULL);

  self = g_new0 (CoxaStoreContext, 1);
  self->clinician = g_strdup (clinician);
  self->initials = g_strdup (initials != NULL ? initials : "");
  self->now = g_date_time_ref (now);
  return self;
}

CoxaStoreContext *
coxa_store_context_copy (const CoxaStoreContext *self)
{
  return coxa_store_context_new (self->clinician, self->initials, self->now);
}

void
coxa_store_context_free (CoxaStoreContext *self)
{
  g_free (self->clinician);
  g_free (self->initials);
  g_date_time_unref (self->now);
  g_free (self);
}
