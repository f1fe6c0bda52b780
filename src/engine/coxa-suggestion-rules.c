/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-suggestion-private.h"

#include "coxa-data-source.h"

#define FILE_NAME "suggestions.ini"

const char *const coxa_precaution_effect_ids[] = { "warn", "block", NULL };

static void
clear_start (CoxaStart *start)
{
  g_clear_pointer (&start->when, coxa_expression_free);
}

static void
clear_drop (CoxaDrop *drop)
{
  g_clear_pointer (&drop->when, coxa_expression_free);
}

static CoxaSuggestionRules *
new_empty (CoxaRuleset *ruleset, const CoxaExerciseLibrary *library)
{
  CoxaSuggestionRules *self = g_new0 (CoxaSuggestionRules, 1);

  self->ruleset = coxa_ruleset_ref (ruleset);
  self->library = library;
  self->strings = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->starts = g_array_new (FALSE, FALSE, sizeof (CoxaStart));
  self->compensations = g_array_new (FALSE, FALSE, sizeof (CoxaNamedList));
  self->movements = g_array_new (FALSE, FALSE, sizeof (CoxaNamedList));
  self->goals = g_array_new (FALSE, FALSE, sizeof (CoxaGoalName));
  self->drops = g_array_new (FALSE, FALSE, sizeof (CoxaDrop));
  self->precautions = g_array_new (FALSE, FALSE, sizeof (CoxaPrecaution));
  self->rules = g_array_new (FALSE, FALSE, sizeof (CoxaPrecautionRule));
  g_array_set_clear_func (self->starts, (GDestroyNotify) clear_start);
  g_array_set_clear_func (self->drops, (GDestroyNotify) clear_drop);
  return self;
}

static CoxaSuggestionRules *
read_file (CoxaDataFile *file,
           CoxaRuleset *ruleset,
           const CoxaExerciseLibrary *library,
           const char *language,
           GError **error)
{
  g_autoptr (CoxaSuggestionRules) self = new_empty (ruleset, library);

  return coxa_suggestion_rules_read (self, file, language, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_suggestion_rules_new:
 * @library: outlives the rules
 * @language: (nullable): of the texts; %NULL for the language of the process
 *
 * Returns: (transfer full): the rules, or %NULL with an error naming file, group and key
 */
CoxaSuggestionRules *
coxa_suggestion_rules_new (CoxaRuleset *ruleset,
                           const CoxaExerciseLibrary *library,
                           GBytes *bytes,
                           const char *language,
                           GError **error)
{
  g_autoptr (CoxaDataFile) file = NULL;

  g_return_val_if_fail (ruleset && library && bytes, NULL);

  file = coxa_data_file_new (FILE_NAME, bytes, error);
  return file ? read_file (file, ruleset, library, language, error) : NULL;
}

/**
 * coxa_suggestion_rules_load_from:
 * @source: (nullable): %NULL for what is compiled in
 * @ruleset: where it has no patterns, the precautions alone are read
 */
CoxaSuggestionRules *
coxa_suggestion_rules_load_from (const CoxaDataSource *source,
                                 CoxaRuleset *ruleset,
                                 const CoxaExerciseLibrary *library,
                                 const char *language,
                                 GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, FILE_NAME, error);

  return file ? read_file (file, ruleset, library, language, error) : NULL;
}

CoxaSuggestionRules *
coxa_suggestion_rules_load (CoxaRuleset *ruleset,
                            const CoxaExerciseLibrary *library,
                            const char *language,
                            GError **error)
{
  return coxa_suggestion_rules_load_from (NULL, ruleset, library, language, error);
}

void
coxa_suggestion_rules_free (CoxaSuggestionRules *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->compensations);
  g_array_unref (self->movements);
  g_array_unref (self->goals);
  g_array_unref (self->drops);
  g_array_unref (self->precautions);
  g_array_unref (self->rules);
  g_clear_pointer (&self->facts, coxa_fact_table_free);
  g_ptr_array_unref (self->lists);
  g_string_chunk_free (self->strings);
  coxa_ruleset_unref (self->ruleset);
  g_free (self);
}

const CoxaSuggestionLimits *
coxa_suggestion_rules_get_limits (const CoxaSuggestionRules *self)
{
  return &self->limits;
}

/**
 * coxa_suggestion_rules_get_precaution_name:
 *
 * Returns: (nullable): the translated name, %NULL where the library has no such precaution
 */
const char *
coxa_suggestion_rules_get_precaution_name (const CoxaSuggestionRules *self, const char *precaution)
{
  for (guint i = 0; i < self->precautions->len; i++) {
    const CoxaPrecaution *known = &g_array_index (self->precautions, CoxaPrecaution, i);

    if (g_str_equal (known->id, precaution))
      return known->name;
  }
  return NULL;
}

/**
 * coxa_suggestion_rules_get_goal_name:
 *
 * Returns: (nullable): the translated name, %NULL where the library has no such goal
 */
const char *
coxa_suggestion_rules_get_goal_name (const CoxaSuggestionRules *self, const char *goal)
{
  for (guint i = 0; i < self->goals->len; i++) {
    const CoxaGoalName *known = &g_array_index (self->goals, CoxaGoalName, i);

    if (g_str_equal (known->id, goal))
      return known->name;
  }
  return NULL;
}

/**
 * coxa_suggestion_rules_get_compensation_name:
 *
 * Returns: (nullable): in plain words, %NULL where the library has no such compensation
 */
const char *
coxa_suggestion_rules_get_compensation_name (const CoxaSuggestionRules *self,
                                             const char *compensation)
{
  for (guint i = 0; i < self->compensations->len; i++) {
    const CoxaNamedList *known = &g_array_index (self->compensations, CoxaNamedList, i);

    if (g_str_equal (known->id, compensation))
      return known->name;
  }
  return NULL;
}

static int
find_place (const char *const *order, const char *word)
{
  for (int i = 0; order[i]; i++)
    if (g_str_equal (order[i], word))
      return i;
  return G_MAXINT;
}

/**
 * coxa_suggestion_rules_compare_places:
 *
 * Orders exercises so that the patient lies down once (exercises.md 7.4).
 *
 * Returns: below 0 where @first comes before @second in a session, 0 where they are alike
 */
int
coxa_suggestion_rules_compare_places (const CoxaSuggestionRules *self,
                                      const CoxaExercise *first,
                                      const CoxaExercise *second)
{
  int order = find_place (self->positions, first->position) -
              find_place (self->positions, second->position);

  if (order != 0)
    return order;
  return find_place (self->categories, first->category) -
         find_place (self->categories, second->category);
}

const char *const *
coxa_named_list_find (const GArray *lists, const char *id)
{
  for (guint i = 0; i < lists->len; i++) {
    const CoxaNamedList *list = &g_array_index (lists, CoxaNamedList, i);

    if (g_str_equal (list->id, id))
      return list->members;
  }
  return NULL;
}
