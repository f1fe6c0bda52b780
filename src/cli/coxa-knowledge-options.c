/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-knowledge-options.h"

#include "coxa-command.h"

void
coxa_knowledge_options_clear (CoxaKnowledgeOptions *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->clinic, g_free);
}

static char *
dup_clinic_path (const CoxaKnowledgeOptions *self)
{
  if (self->no_clinic)
    return NULL;
  if (self->clinic != NULL)
    return g_strdup (self->clinic);
  return g_build_filename (g_get_user_config_dir (), "coxa", "clinic.ini", NULL);
}

/* A file that was named must be there. */
static gboolean
check_options (const CoxaKnowledgeOptions *self, GError **error)
{
  if (self->no_clinic && self->clinic != NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("--clinic and --no-clinic contradict each other"));
  if (self->clinic != NULL && !g_file_test (self->clinic, G_FILE_TEST_EXISTS))
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s: there is no such file"),
                              self->clinic);
  return TRUE;
}

/**
 * coxa_knowledge_options_load_any:
 * @parts: that are wanted
 *
 * Returns: (transfer full): the knowledge, whatever of it was refused
 */
CoxaKnowledge *
coxa_knowledge_options_load_any (const CoxaKnowledgeOptions *self,
                                 guint parts,
                                 const char *language,
                                 GError **error)
{
  g_autofree char *clinic = dup_clinic_path (self);
  CoxaKnowledge *knowledge;

  if (!check_options (self, error))
    return NULL;
  knowledge = coxa_knowledge_new (self->folder, clinic, parts, language, error);
  if (knowledge != NULL)
    coxa_knowledge_set_engine (knowledge, !self->no_engine);
  return knowledge;
}

/* With the engine off a command does without what only patterns need, unless it was named. */
static guint
reduce_needs (const CoxaKnowledgeOptions *self, guint needs)
{
  if (!self->no_engine)
    return needs;
  needs &= ~COXA_PARTS (COXA_PART_PATTERNS);
  return self->clinic != NULL ? needs : needs & ~COXA_PARTS (COXA_PART_CLINIC);
}

/**
 * coxa_knowledge_options_load:
 * @needs: parts without which the command cannot say what it is asked
 *
 * Returns: (transfer full): the knowledge, or %NULL where one of @needs was refused
 */
CoxaKnowledge *
coxa_knowledge_options_load (const CoxaKnowledgeOptions *self,
                             guint needs,
                             const char *language,
                             GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load_any (self, needs, language, error);

  needs = reduce_needs (self, needs);
  for (guint i = 0; knowledge != NULL && i < COXA_N_PARTS; i++) {
    const GError *problem = coxa_knowledge_get_problem (knowledge, i);

    if (problem == NULL || !(needs & COXA_PARTS (i)))
      continue;
    g_propagate_error (error, g_error_copy (problem));
    return NULL;
  }
  return g_steal_pointer (&knowledge);
}
