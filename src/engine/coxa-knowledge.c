/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-knowledge.h"

#define COXA_OWN_QUESTIONNAIRES_FILE "clinic-questionnaires.ini"

struct _CoxaKnowledge {
  GObject parent_instance;

  CoxaDataSource *source;
  GError *problems[COXA_N_PARTS]; /* of the parts that were refused */
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *rules;
  CoxaNormTable *norms;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaChangeRules *change;
  CoxaExerciseLibrary *exercises;
  CoxaSuggestionRules *suggestions;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
  CoxaPainRegions *pain_regions;

  gboolean engine;
};

G_DEFINE_FINAL_TYPE (CoxaKnowledge, coxa_knowledge, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ENGINE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const part_files[COXA_N_PARTS] = {
  "patterns.ini",
  "safety.ini",
  "norms.ini",
  "reliability.ini",
  "questionnaires.ini",
  "change.ini",
  "exercises.ini",
  "suggestions.ini",
  "pain-regions.ini",
  "clinic.ini",
  COXA_OWN_QUESTIONNAIRES_FILE,
};

static void
coxa_knowledge_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ENGINE)
    g_value_set_boolean (value, COXA_KNOWLEDGE (object)->engine);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
coxa_knowledge_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ENGINE)
    coxa_knowledge_set_engine (COXA_KNOWLEDGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
coxa_knowledge_finalize (GObject *object)
{
  CoxaKnowledge *self = COXA_KNOWLEDGE (object);

  g_clear_pointer (&self->pain_regions, coxa_pain_regions_free);
  g_clear_pointer (&self->suggestions, coxa_suggestion_rules_free);
  g_clear_pointer (&self->exercises, coxa_exercise_library_free);
  g_clear_pointer (&self->change, coxa_change_rules_free);
  g_clear_pointer (&self->questionnaires, coxa_questionnaire_catalogue_free);
  g_clear_pointer (&self->norms, coxa_norm_table_free);
  g_clear_pointer (&self->rules, coxa_ruleset_unref);
  g_clear_pointer (&self->topics, coxa_topic_catalogue_free);
  g_clear_pointer (&self->techniques, coxa_technique_catalogue_free);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  for (guint i = 0; i < COXA_N_PARTS; i++)
    g_clear_error (&self->problems[i]);
  g_clear_pointer (&self->source, coxa_data_source_unref);
  G_OBJECT_CLASS (coxa_knowledge_parent_class)->finalize (object);
}

static void
coxa_knowledge_class_init (CoxaKnowledgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coxa_knowledge_get_property;
  object_class->set_property = coxa_knowledge_set_property;
  object_class->finalize = coxa_knowledge_finalize;
  properties[PROP_ENGINE] =
      g_param_spec_boolean ("engine", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
coxa_knowledge_init (CoxaKnowledge *self)
{
  self->engine = TRUE;
}

static void
load_optional (CoxaKnowledge *self, guint parts, const char *language)
{
  GError **problems = self->problems;

  if (parts & COXA_PARTS (COXA_PART_QUESTIONNAIRES))
    self->questionnaires = coxa_questionnaire_catalogue_load_from (
        self->source, language, &problems[COXA_PART_QUESTIONNAIRES]);
  if (parts & COXA_PARTS (COXA_PART_PAIN_REGIONS))
    self->pain_regions =
        coxa_pain_regions_load_from (self->source, language, &problems[COXA_PART_PAIN_REGIONS]);
  if (parts & COXA_PARTS (COXA_PART_CHANGE))
    self->change = coxa_change_rules_load_from (self->source, self->measures, language,
                                                &problems[COXA_PART_CHANGE]);
  if (parts & (COXA_PARTS (COXA_PART_EXERCISES) | COXA_PARTS (COXA_PART_SUGGESTIONS)))
    self->exercises =
        coxa_exercise_library_load_from (self->source, language, &problems[COXA_PART_EXERCISES]);
  if (!(parts & COXA_PARTS (COXA_PART_SUGGESTIONS)))
    return;
  if (self->exercises)
    self->suggestions = coxa_suggestion_rules_load_from (
        self->source, self->rules, self->exercises, language, &problems[COXA_PART_SUGGESTIONS]);
  else /* they name exercises */
    problems[COXA_PART_SUGGESTIONS] = g_error_copy (problems[COXA_PART_EXERCISES]);
}

/* @take_source: (transfer full) */
static CoxaKnowledge *
load_parts (CoxaDataSource *take_source, guint parts, const char *language, GError **error)
{
  g_autoptr (CoxaKnowledge) self = g_object_new (COXA_TYPE_KNOWLEDGE, NULL);

  self->source = take_source;
  self->measures = coxa_measure_catalogue_load_from (self->source, language, error);
  if (!self->measures)
    return NULL;
  self->topics = coxa_topic_catalogue_load_from (self->source, language, error);
  if (!self->topics)
    return NULL;
  self->techniques = coxa_technique_catalogue_load_from (self->source, language, error);
  if (!self->techniques)
    return NULL;
  self->rules = coxa_ruleset_load_from (self->source, self->measures, language,
                                        &self->problems[COXA_PART_PATTERNS],
                                        &self->problems[COXA_PART_SAFETY]);
  self->norms =
      coxa_norm_table_load_from (self->source, self->measures, &self->problems[COXA_PART_NORMS],
                                 &self->problems[COXA_PART_RELIABILITY]);
  load_optional (self, parts, language);
  return g_steal_pointer (&self);
}

/* The clinic's own questionnaires lie beside its values. They count as a whole, or not. */
static void
add_own_questionnaires (CoxaKnowledge *self, const char *clinic_path, const char *language)
{
  GError **problem = &self->problems[COXA_PART_OWN_QUESTIONNAIRES];
  g_autofree char *folder = clinic_path ? g_path_get_dirname (clinic_path) : NULL;
  g_autofree char *path =
      folder ? g_build_filename (folder, COXA_OWN_QUESTIONNAIRES_FILE, NULL) : NULL;

  if (!self->questionnaires || !path || !g_file_test (path, G_FILE_TEST_EXISTS) ||
      coxa_questionnaire_catalogue_add_own (self->questionnaires, path, language, problem))
    return;
  coxa_questionnaire_catalogue_free (self->questionnaires);
  self->questionnaires = coxa_questionnaire_catalogue_load_from (
      self->source, language, &self->problems[COXA_PART_QUESTIONNAIRES]);
}

static gboolean
is_said_by_clinic (const GError *error)
{
  return g_error_matches (error, COXA_DATA_ERROR, COXA_DATA_ERROR_CLINIC);
}

/* What one of the clinic's own values broke, if any did. */
static const GError *
find_refusal (CoxaKnowledge *self)
{
  for (guint i = 0; i < COXA_N_PARTS; i++)
    if (is_said_by_clinic (self->problems[i]))
      return self->problems[i];
  return NULL;
}

/* Every value is read, also of parts that nobody asked for: the file counts as a whole, or not. */
static guint
add_parts_of_clinic (guint parts, CoxaClinicFile *clinic)
{
  for (guint i = 0; i < COXA_N_PARTS; i++)
    if (coxa_clinic_file_names (clinic, part_files[i]))
      parts |= COXA_PARTS (i);
  return parts;
}

/* %NULL with @refusal set where the clinic's file says something that cannot be meant. */
static CoxaKnowledge *
load_with_clinic (const CoxaDataSource *source,
                  const char *clinic_path,
                  guint parts,
                  const char *language,
                  GError **refusal)
{
  g_autoptr (CoxaClinicFile) clinic = coxa_clinic_file_load (clinic_path, refusal);
  CoxaDataSource *both = clinic ? coxa_data_source_with_clinic (source, clinic, refusal) : NULL;
  g_autoptr (CoxaKnowledge) self =
      both ? load_parts (both, add_parts_of_clinic (parts, clinic), language, refusal) : NULL;
  const GError *broken = self ? find_refusal (self) : NULL;

  if (broken && refusal)
    *refusal = g_error_copy (broken);
  return broken ? NULL : g_steal_pointer (&self);
}

/**
 * coxa_knowledge_new:
 * @folder: (nullable): with files that stand in for those compiled in
 * @clinic_path: (nullable): the file with the clinic's own values; one that is not there is no
 *   error
 * @parts: which are wanted; measures, patterns, safety, norms and reliability are always loaded
 * @language: (nullable): of the texts; %NULL for English
 *
 * Returns: (transfer full): the knowledge, see coxa_knowledge_get_problem() for what was refused;
 *   %NULL where @folder cannot be read or a file that everything needs is refused
 */
CoxaKnowledge *
coxa_knowledge_new (
    const char *folder, const char *clinic_path, guint parts, const char *language, GError **error)
{
  g_autoptr (CoxaDataSource) source = coxa_data_source_new (folder, error);
  g_autoptr (GError) refusal = NULL;
  CoxaKnowledge *self = NULL;

  if (!source)
    return NULL;
  if (clinic_path && g_file_test (clinic_path, G_FILE_TEST_EXISTS)) {
    self = load_with_clinic (source, clinic_path, parts, language, &refusal);
  }
  if (!self)
    self = load_parts (g_steal_pointer (&source), parts, language, error);
  if (self)
    add_own_questionnaires (self, clinic_path, language);
  if (self && refusal)
    self->problems[COXA_PART_CLINIC] = g_steal_pointer (&refusal);
  return self;
}

/**
 * coxa_knowledge_load:
 * @language: (nullable): of the texts; %NULL for English
 *
 * Returns: (transfer full): all that is compiled in, with nothing of a clinic; %NULL where any of
 *   it is refused
 */
CoxaKnowledge *
coxa_knowledge_load (const char *language, GError **error)
{
  g_autoptr (CoxaKnowledge) self = coxa_knowledge_new (NULL, NULL, COXA_PARTS_ALL, language, error);

  for (guint i = 0; self && i < COXA_N_PARTS; i++)
    if (self->problems[i]) {
      g_propagate_error (error, g_error_copy (self->problems[i]));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * coxa_knowledge_get_source:
 *
 * Returns: (transfer none): where it came from, to load a part again in another language
 */
const CoxaDataSource *
coxa_knowledge_get_source (CoxaKnowledge *self)
{
  return self->source;
}

/**
 * coxa_knowledge_get_problem:
 *
 * Returns: (nullable) (transfer none): why the part was refused: file, group, key and what is wrong
 */
const GError *
coxa_knowledge_get_problem (CoxaKnowledge *self, CoxaKnowledgePart part)
{
  return self->problems[part];
}

/**
 * coxa_knowledge_get_clinic:
 *
 * Returns: (nullable) (transfer none): the clinic's own values that are in force
 */
CoxaClinicFile *
coxa_knowledge_get_clinic (CoxaKnowledge *self)
{
  return coxa_data_source_get_clinic (self->source);
}

const char *
coxa_knowledge_part_get_file (CoxaKnowledgePart part)
{
  return part_files[part];
}

CoxaMeasureCatalogue *
coxa_knowledge_get_measures (CoxaKnowledge *self)
{
  return self->measures;
}

const CoxaTopicCatalogue *
coxa_knowledge_get_topics (CoxaKnowledge *self)
{
  return self->topics;
}

const CoxaTechniqueCatalogue *
coxa_knowledge_get_techniques (CoxaKnowledge *self)
{
  return self->techniques;
}

/**
 * coxa_knowledge_get_rules:
 *
 * Returns: (transfer none): the rules that could be read: their names serve the record also while
 *   the engine is off. To judge, ask coxa_knowledge_new_result()
 */
CoxaRuleset *
coxa_knowledge_get_rules (CoxaKnowledge *self)
{
  return self->rules;
}

/**
 * coxa_knowledge_get_norms:
 *
 * Returns: (transfer none): the norms and errors that could be read
 */
const CoxaNormTable *
coxa_knowledge_get_norms (CoxaKnowledge *self)
{
  return self->norms;
}

/**
 * coxa_knowledge_get_questionnaires:
 *
 * Returns: (nullable) (transfer none): %NULL where they were refused or not asked for
 */
const CoxaQuestionnaireCatalogue *
coxa_knowledge_get_questionnaires (CoxaKnowledge *self)
{
  return self->questionnaires;
}

/**
 * coxa_knowledge_get_pain_regions:
 *
 * Returns: (nullable) (transfer none): %NULL where they were refused or not asked for
 */
const CoxaPainRegions *
coxa_knowledge_get_pain_regions (CoxaKnowledge *self)
{
  return self->pain_regions;
}

/**
 * coxa_knowledge_get_change:
 *
 * Returns: (nullable) (transfer none): %NULL where they were refused or not asked for
 */
const CoxaChangeRules *
coxa_knowledge_get_change (CoxaKnowledge *self)
{
  return self->change;
}

/**
 * coxa_knowledge_get_exercises:
 *
 * Returns: (nullable) (transfer none): %NULL where they were refused or not asked for
 */
const CoxaExerciseLibrary *
coxa_knowledge_get_exercises (CoxaKnowledge *self)
{
  return self->exercises;
}

/**
 * coxa_knowledge_get_suggestions:
 *
 * Returns: (nullable) (transfer none): %NULL where they were refused or not asked for
 */
const CoxaSuggestionRules *
coxa_knowledge_get_suggestions (CoxaKnowledge *self)
{
  return self->suggestions;
}

/**
 * coxa_knowledge_get_change_knowledge:
 *
 * Returns: what changes are judged by; lent. Without its rules and questionnaires there is no
 *   summary of change.
 */
CoxaChangeKnowledge
coxa_knowledge_get_change_knowledge (CoxaKnowledge *self)
{
  return (CoxaChangeKnowledge){ .norms = self->norms,
                                .questionnaires = self->questionnaires,
                                .rules = self->change };
}

void
coxa_knowledge_set_engine (CoxaKnowledge *self, gboolean on)
{
  if (self->engine == !!on)
    return;
  self->engine = !!on;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENGINE]);
}

/**
 * coxa_knowledge_get_engine:
 *
 * Returns: whether the user wants patterns to be judged
 */
gboolean
coxa_knowledge_get_engine (CoxaKnowledge *self)
{
  return self->engine;
}

/**
 * coxa_knowledge_new_result:
 *
 * Returns: (transfer full): room for a judgement. Patterns are judged where the engine is on and
 *   neither their rules, the safety screen nor the clinic's own values were refused
 */
CoxaResult *
coxa_knowledge_new_result (CoxaKnowledge *self)
{
  CoxaResult *result = coxa_result_new (self->rules);

  coxa_result_set_engine (result, self->engine && !self->problems[COXA_PART_CLINIC]);
  return result;
}
