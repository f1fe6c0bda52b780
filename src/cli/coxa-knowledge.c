/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-knowledge.h"

/**
 * coxa_knowledge_load:
 * @language: (nullable): of the texts
 *
 * Returns: (transfer full) (nullable): measures, rules, norms and questionnaires that are
 *   compiled in
 */
CoxaKnowledge *
coxa_knowledge_load (const char *language, GError **error)
{
  g_autoptr (CoxaKnowledge) self = g_new0 (CoxaKnowledge, 1);

  self->measures = coxa_measure_catalogue_load (language, error);
  if (self->measures == NULL)
    return NULL;
  self->ruleset = coxa_ruleset_load (self->measures, language, error);
  if (self->ruleset == NULL)
    return NULL;
  self->norms = coxa_norm_table_load (self->measures, error);
  if (self->norms == NULL)
    return NULL;
  self->questionnaires = coxa_questionnaire_catalogue_load (language, error);
  if (self->questionnaires == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
coxa_knowledge_free (CoxaKnowledge *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->questionnaires, coxa_questionnaire_catalogue_free);
  g_clear_pointer (&self->norms, coxa_norm_table_free);
  g_clear_pointer (&self->ruleset, coxa_ruleset_unref);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  g_free (self);
}
