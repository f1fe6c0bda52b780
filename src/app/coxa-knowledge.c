/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-knowledge.h"

struct _CoxaKnowledge {
  GObject parent_instance;

  CoxaMeasureCatalogue *measures;
  CoxaRuleset *rules;
  CoxaNormTable *norms;
  CoxaExerciseLibrary *exercises;
};

G_DEFINE_FINAL_TYPE (CoxaKnowledge, coxa_knowledge, G_TYPE_OBJECT)

static void
coxa_knowledge_finalize (GObject *object)
{
  CoxaKnowledge *self = COXA_KNOWLEDGE (object);

  g_clear_pointer (&self->exercises, coxa_exercise_library_free);
  g_clear_pointer (&self->norms, coxa_norm_table_free);
  g_clear_pointer (&self->rules, coxa_ruleset_unref);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  G_OBJECT_CLASS (coxa_knowledge_parent_class)->finalize (object);
}

static void
coxa_knowledge_class_init (CoxaKnowledgeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_knowledge_finalize;
}

static void
coxa_knowledge_init (CoxaKnowledge *self)
{
}

/**
 * coxa_knowledge_load:
 * @language: (nullable): of the texts; %NULL for English
 */
CoxaKnowledge *
coxa_knowledge_load (const char *language, GError **error)
{
  g_autoptr (CoxaKnowledge) self = g_object_new (COXA_TYPE_KNOWLEDGE, NULL);

  self->measures = coxa_measure_catalogue_load (language, error);
  if (!self->measures)
    return NULL;
  self->rules = coxa_ruleset_load (self->measures, language, error);
  if (!self->rules)
    return NULL;
  self->norms = coxa_norm_table_load (self->measures, error);
  if (!self->norms)
    return NULL;
  self->exercises = coxa_exercise_library_load (language, error);
  if (!self->exercises)
    return NULL;
  return g_steal_pointer (&self);
}

CoxaMeasureCatalogue *
coxa_knowledge_get_measures (CoxaKnowledge *self)
{
  return self->measures;
}

CoxaRuleset *
coxa_knowledge_get_rules (CoxaKnowledge *self)
{
  return self->rules;
}

const CoxaNormTable *
coxa_knowledge_get_norms (CoxaKnowledge *self)
{
  return self->norms;
}

const CoxaExerciseLibrary *
coxa_knowledge_get_exercises (CoxaKnowledge *self)
{
  return self->exercises;
}
