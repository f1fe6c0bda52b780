/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-author.h"

static gboolean
has_clinicians (CoxaDesk *desk)
{
  const GPtrArray *clinicians = coxa_desk_get_clinicians (desk);

  return clinicians && clinicians->len > 0;
}

/**
 * coxa_author_dup_initials:
 * @examiner: (nullable): of the visit; stands for whoever it is where the record has no clinicians
 *
 * Returns: (transfer full): "" where they have to be asked for
 */
char *
coxa_author_dup_initials (CoxaDesk *desk, const char *examiner)
{
  g_autofree char *initials = coxa_desk_dup_initials (desk);

  if (*initials == '\0' && examiner && !has_clinicians (desk))
    return g_strdup (examiner);
  return g_steal_pointer (&initials);
}

/**
 * coxa_author_new_context:
 * @initials: (nullable): for where the desk knows nobody
 *
 * Returns: (transfer full): for a write of this moment
 */
CoxaStoreContext *
coxa_author_new_context (CoxaDesk *desk, const char *initials)
{
  CoxaStoreContext *context = coxa_desk_new_context (desk);

  if (initials && *initials && *context->initials == '\0') {
    g_free (context->initials);
    context->initials = g_strdup (initials);
  }
  return context;
}
