/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft.h"

/**
 * coxa_draft_new:
 * @record: (nullable): id of the episode or visit it belongs to
 * @payload: (nullable)
 *
 * Author and time are filled in when it is saved.
 */
CoxaDraft *
coxa_draft_new (const char *form,
                const char *patient,
                const char *record,
                guint base_version,
                const char *payload)
{
  CoxaDraft *self;

  g_return_val_if_fail (form != NULL && patient != NULL, NULL);

  self = g_new0 (CoxaDraft, 1);
  self->form = g_strdup (form);
  self->patient = g_strdup (patient);
  self->record = g_strdup (record != NULL ? record : "");
  self->base_version = base_version;
  self->payload = g_strdup (payload);
  return self;
}

CoxaDraft *
coxa_draft_copy (const CoxaDraft *self)
{
  CoxaDraft *copy =
      coxa_draft_new (self->form, self->patient, self->record, self->base_version, self->payload);

  copy->author = g_strdup (self->author);
  copy->initials = g_strdup (self->initials);
  copy->at = g_strdup (self->at);
  return copy;
}

void
coxa_draft_free (CoxaDraft *self)
{
  g_free (self->form);
  g_free (self->patient);
  g_free (self->record);
  g_free (self->author);
  g_free (self->initials);
  g_free (self->at);
  g_free (self->payload);
  g_free (self);
}
