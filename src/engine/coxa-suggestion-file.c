/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads suggestions.ini; the comments there say what the groups and keys mean. */

#include <string.h>

#include "coxa-data-file.h"
#include "coxa-rules.h"
#include "coxa-suggestion-private.h"

#define LIMITS "suggestions"

typedef struct {
  CoxaSuggestionRules *rules;
  CoxaDataFile *file;
  const char *language;
  CoxaSlots slots;
} Reader;

typedef gboolean (*HasWord) (Reader *reader, const char *vocabulary, const char *word);

static gboolean
has_word (Reader *reader, const char *vocabulary, const char *word)
{
  return g_strv_contains (coxa_exercise_library_get_words (reader->rules->library, vocabulary),
                          word);
}

static gboolean
has_exercise (Reader *reader, const char *unused, const char *word)
{
  return coxa_exercise_library_find (reader->rules->library, word) != NULL;
}

static gboolean
has_advice (Reader *reader, const char *unused, const char *word)
{
  const CoxaExerciseLibrary *library = reader->rules->library;

  for (guint i = 0; i < coxa_exercise_library_count_advice (library); i++)
    if (g_str_equal (coxa_exercise_library_get_advice (library, i)->id, word))
      return TRUE;
  return FALSE;
}

static gboolean
has_measure (Reader *reader, const char *unused, const char *word)
{
  return coxa_measure_catalogue_find (reader->rules->ruleset->measures, word) != NULL;
}

static const char *const *
read_list (Reader *reader,
           const char *group,
           const char *key,
           HasWord known,
           const char *vocabulary,
           GError **error)
{
  char **list = coxa_data_file_dup_list (reader->file, group, key);

  g_ptr_array_add (reader->rules->lists, list);
  for (guint i = 0; list[i]; i++)
    if (!known (reader, vocabulary, list[i])) {
      coxa_data_file_fail (reader->file, group, key, error, "“%s” is not known", list[i]);
      return NULL;
    }
  return (const char *const *) list;
}

static const char *
keep (Reader *reader, char *take_text)
{
  g_autofree char *text = take_text;

  return text ? g_string_chunk_insert_const (reader->rules->strings, text) : NULL;
}

static const char *
read_text (Reader *reader, const char *group, const char *key, GError **error)
{
  return keep (reader, coxa_data_file_dup_text (reader->file, group, key, reader->language, error));
}

static const char *
read_source (Reader *reader, const char *group, GError **error)
{
  return keep (reader, coxa_data_file_dup_string (reader->file, group, "source", error));
}

static const CoxaPattern *
find_pattern (Reader *reader, const char *group, const char *key, const char *id, GError **error)
{
  const CoxaPattern *pattern = coxa_ruleset_find_pattern (reader->rules->ruleset, id);

  if (!pattern)
    coxa_data_file_fail (reader->file, group, key, error, "“%s” is not a pattern", id);
  return pattern;
}

static const CoxaPattern *
read_pattern (Reader *reader, const char *group, CoxaClass *class_out, GError **error)
{
  g_autofree char *id = coxa_data_file_dup_string (reader->file, group, "pattern", error);
  const CoxaPattern *pattern = id ? find_pattern (reader, group, "pattern", id, error) : NULL;
  int class;

  if (!pattern ||
      !coxa_data_file_get_choice (reader->file, group, "from-class", coxa_class_ids, &class, error))
    return NULL;
  *class_out = class;
  return pattern;
}

static gboolean
read_when (Reader *reader, const char *group, CoxaExpression **when_out, GError **error)
{
  g_autofree char *text = coxa_data_file_dup_optional (reader->file, group, "when");
  g_autoptr (GError) local_error = NULL;

  if (!text)
    return TRUE;
  *when_out = coxa_expression_new (text, &reader->slots, &local_error);
  return *when_out ||
         coxa_data_file_fail (reader->file, group, "when", error, "%s", local_error->message);
}

/* ---- Limits ---- */

static gboolean
check_limits (Reader *reader, GError **error)
{
  const CoxaSuggestionLimits *limits = &reader->rules->limits;

  if (limits->suggested_max < limits->suggested_min)
    return coxa_data_file_fail (reader->file, LIMITS, "suggested-max", error,
                                "is below suggested-min");
  if (limits->warn_strongly_from <= limits->warn_from)
    return coxa_data_file_fail (reader->file, LIMITS, "warn-strongly-from", error,
                                "is not above warn-from");
  if (limits->warn_from <= limits->suggested_max)
    return coxa_data_file_fail (reader->file, LIMITS, "warn-from", error,
                                "is not above suggested-max");
  return TRUE;
}

static gboolean
read_numbers (Reader *reader, GError **error)
{
  CoxaSuggestionLimits *limits = &reader->rules->limits;
  struct {
    const char *key;
    int minimum, maximum;
    int *limit;
  } rows[] = {
    { "suggested-min", 1, 10, &limits->suggested_min },
    { "suggested-max", 1, 10, &limits->suggested_max },
    { "warn-from", 1, 20, &limits->warn_from },
    { "warn-strongly-from", 1, 20, &limits->warn_strongly_from },
    { "session-minutes", 1, 120, &limits->session_minutes },
    { "level-max", 1, 3, &limits->level_max },
    { "irritable-pain-now", 1, 10, &limits->irritable_pain_now },
    { "irritable-level-max", 1, 3, &limits->irritable_level_max },
    { "self-massage-max", 0, 10, &limits->self_massage_max },
    { "advice-max", 0, 10, &limits->advice_max },
    { "repetition-seconds", 1, 60, &limits->repetition_seconds },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!coxa_data_file_get_integer (reader->file, LIMITS, rows[i].key, rows[i].minimum,
                                     rows[i].maximum, rows[i].limit, error))
      return FALSE;
  return coxa_data_file_get_number (reader->file, LIMITS, "below-reference-z",
                                    &limits->below_reference_z, error) &&
         check_limits (reader, error);
}

/* An order has to name every word, or the exercises without a place would stand anywhere. */
static const char *const *
read_order (Reader *reader, const char *vocabulary, GError **error)
{
  const char *const *words = coxa_exercise_library_get_words (reader->rules->library, vocabulary);
  const char *const *order = read_list (reader, LIMITS, vocabulary, has_word, vocabulary, error);

  for (guint i = 0; order && words[i]; i++)
    if (!g_strv_contains (order, words[i])) {
      coxa_data_file_fail (reader->file, LIMITS, vocabulary, error, "lacks “%s”", words[i]);
      return NULL;
    }
  return order;
}

static gboolean
read_limits (Reader *reader, GError **error)
{
  CoxaSuggestionRules *rules = reader->rules;
  int version;

  if (!coxa_data_file_get_integer (reader->file, LIMITS, "version", 1, 1, &version, error) ||
      !read_numbers (reader, error) || !read_source (reader, LIMITS, error))
    return FALSE;
  rules->positions = read_order (reader, "positions", error);
  rules->categories = rules->positions ? read_order (reader, "categories", error) : NULL;
  rules->irritable_advice =
      keep (reader, coxa_data_file_dup_string (reader->file, LIMITS, "irritable-advice", NULL));
  if (!rules->categories)
    return FALSE;
  return (rules->irritable_advice && has_advice (reader, NULL, rules->irritable_advice)) ||
         coxa_data_file_fail (reader->file, LIMITS, "irritable-advice", error, "is not known");
}

/* ---- Groups ---- */

static gboolean
read_start (Reader *reader, const char *group, const char *name, GError **error)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 2);
  CoxaStart start = { .pattern =
                          find_pattern (reader, group, NULL, words[0] ? words[0] : "", error) };

  if (!start.pattern || !read_source (reader, group, error))
    return FALSE;
  start.goals = start.pattern->goals;
  if (coxa_data_file_has (reader->file, group, "goals"))
    start.goals = read_list (reader, group, "goals", has_word, "goals", error);
  start.starters =
      start.goals ? read_list (reader, group, "starters", has_exercise, NULL, error) : NULL;
  start.advice =
      start.starters ? read_list (reader, group, "advice-items", has_advice, NULL, error) : NULL;
  start.compensations =
      start.advice ? read_list (reader, group, "compensations", has_word, "compensations", error)
                   : NULL;
  if (!start.compensations || !read_when (reader, group, &start.when, error))
    return FALSE;
  if (words[1] && !start.when)
    return coxa_data_file_fail (reader->file, group, "when", error, "is missing");
  g_array_append_val (reader->rules->starts, start);
  return TRUE;
}

static gboolean
read_compensation (Reader *reader, const char *group, const char *name, GError **error)
{
  CoxaNamedList list = {
    .id = g_string_chunk_insert_const (reader->rules->strings, name),
    .members = read_list (reader, group, "trained-by", has_exercise, NULL, error),
  };

  list.name = list.members ? read_text (reader, group, "name", error) : NULL;
  if (!list.name || !read_source (reader, group, error))
    return FALSE;
  if (!has_word (reader, "compensations", name))
    return coxa_data_file_fail (reader->file, group, NULL, error, "is not a compensation");
  g_array_append_val (reader->rules->compensations, list);
  return TRUE;
}

static gboolean
read_goal (Reader *reader, const char *group, const char *name, GError **error)
{
  CoxaGoalName goal = {
    .id = g_string_chunk_insert_const (reader->rules->strings, name),
    .name = read_text (reader, group, "name", error),
  };

  if (!goal.name || !read_source (reader, group, error))
    return FALSE;
  if (!has_word (reader, "goals", name))
    return coxa_data_file_fail (reader->file, group, NULL, error, "is not a goal");
  g_array_append_val (reader->rules->goals, goal);
  return TRUE;
}

static gboolean
read_movement (Reader *reader, const char *group, const char *name, GError **error)
{
  CoxaNamedList list = {
    .id = g_string_chunk_insert_const (reader->rules->strings, name),
    .members = read_list (reader, group, "measures", has_measure, NULL, error),
  };

  if (!list.members || !read_source (reader, group, error))
    return FALSE;
  if (!has_word (reader, "goals", name))
    return coxa_data_file_fail (reader->file, group, NULL, error, "is not a goal");
  g_array_append_val (reader->rules->movements, list);
  return TRUE;
}

static gboolean
read_drop (Reader *reader, const char *group, const char *name, GError **error)
{
  CoxaDrop drop = { .name = g_string_chunk_insert_const (reader->rules->strings, name) };

  drop.pattern = read_pattern (reader, group, &drop.from_class, error);
  drop.goals = drop.pattern ? read_list (reader, group, "goals", has_word, "goals", error) : NULL;
  drop.text = drop.goals ? read_text (reader, group, "text", error) : NULL;
  if (!drop.text || !read_source (reader, group, error) ||
      !coxa_data_file_get_flag (reader->file, group, "unless-below", &drop.unless_below, error) ||
      !read_when (reader, group, &drop.when, error))
    return FALSE;
  g_array_append_val (reader->rules->drops, drop);
  return TRUE;
}

static gboolean
read_precaution (Reader *reader, const char *group, const char *name, GError **error)
{
  CoxaPrecaution precaution = { .id = g_string_chunk_insert_const (reader->rules->strings, name) };

  if (!has_word (reader, "precautions", name))
    return coxa_data_file_fail (reader->file, group, NULL, error, "is not a precaution");
  precaution.name = read_text (reader, group, "name", error);
  precaution.text = precaution.name ? read_text (reader, group, "text", error) : NULL;
  precaution.source = precaution.text ? read_source (reader, group, error) : NULL;
  if (!precaution.source ||
      !coxa_data_file_get_flag (reader->file, group, "unverified", &precaution.unverified, error))
    return FALSE;
  g_array_append_val (reader->rules->precautions, precaution);
  return TRUE;
}

static gboolean
read_exercise_side (Reader *reader, const char *group, CoxaPrecautionRule *rule, GError **error)
{
  rule->properties = read_list (reader, group, "properties", has_word, "properties", error);
  rule->exercises =
      rule->properties ? read_list (reader, group, "exercises", has_exercise, NULL, error) : NULL;
  rule->hip_flexion_above = -1;
  if (!rule->exercises)
    return FALSE;
  if (coxa_data_file_has (reader->file, group, "hip-flexion-above"))
    return coxa_data_file_get_integer (reader->file, group, "hip-flexion-above", 0, 150,
                                       &rule->hip_flexion_above, error);
  return rule->properties[0] || rule->exercises[0] ||
         coxa_data_file_fail (reader->file, group, "properties", error, "is missing");
}

static gboolean
read_patient_side (Reader *reader, const char *group, CoxaPrecautionRule *rule, GError **error)
{
  rule->precautions = read_list (reader, group, "precautions", has_word, "precautions", error);
  if (!rule->precautions)
    return FALSE;
  if (coxa_data_file_has (reader->file, group, "pattern")) {
    rule->pattern = read_pattern (reader, group, &rule->from_class, error);
    return rule->pattern != NULL;
  }
  return rule->precautions[0] ||
         coxa_data_file_fail (reader->file, group, "precautions", error, "is missing");
}

static gboolean
read_rule (Reader *reader, const char *group, const char *name, GError **error)
{
  CoxaPrecautionRule rule = { .id = g_string_chunk_insert_const (reader->rules->strings, name) };
  int effect;

  if (!coxa_data_file_get_choice (reader->file, group, "effect", coxa_precaution_effect_ids,
                                  &effect, error) ||
      !read_patient_side (reader, group, &rule, error) ||
      !read_exercise_side (reader, group, &rule, error) ||
      !coxa_data_file_get_flag (reader->file, group, "unverified", &rule.unverified, error) ||
      !coxa_data_file_get_flag (reader->file, group, "project", &rule.project, error))
    return FALSE;
  rule.effect = effect;
  rule.text = read_text (reader, group, "text", error);
  rule.source = rule.text ? read_source (reader, group, error) : NULL;
  if (!rule.source)
    return FALSE;
  g_array_append_val (reader->rules->rules, rule);
  return TRUE;
}

/* Without patterns only what does not speak of them can be read: the precautions still count. */
static gboolean
is_left_out (Reader *reader, const char *group)
{
  return !coxa_ruleset_has_patterns (reader->rules->ruleset) &&
         (g_str_has_prefix (group, "pattern ") || g_str_has_prefix (group, "drop ") ||
          coxa_data_file_has (reader->file, group, "pattern"));
}

static gboolean
read_group (Reader *reader, const char *group, GError **error)
{
  static const struct {
    const char *prefix;
    gboolean (*read) (Reader *reader, const char *group, const char *name, GError **error);
  } kinds[] = {
    { "pattern ", read_start },
    { "compensation ", read_compensation },
    { "movement ", read_movement },
    { "drop ", read_drop },
    { "precaution ", read_precaution },
    { "rule ", read_rule },
    { "goal ", read_goal },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (group, kinds[i].prefix) && !is_left_out (reader, group))
      return kinds[i].read (reader, group, group + strlen (kinds[i].prefix), error);
  return TRUE;
}

/* ---- The whole ---- */

static gboolean
has_start (Reader *reader, const CoxaPattern *pattern)
{
  for (guint i = 0; i < reader->rules->starts->len; i++)
    if (g_array_index (reader->rules->starts, CoxaStart, i).pattern == pattern)
      return TRUE;
  return FALSE;
}

/* A pattern or a tag that nobody wrote down would stay silent and look safe. */
static gboolean
check_complete (Reader *reader, GError **error)
{
  CoxaSuggestionRules *rules = reader->rules;
  const char *const *tags = coxa_exercise_library_get_words (rules->library, "precautions");
  const char *const *faults = coxa_exercise_library_get_words (rules->library, "compensations");
  const char *const *goals = coxa_exercise_library_get_words (rules->library, "goals");

  for (guint i = 0; i < coxa_ruleset_count_patterns (rules->ruleset); i++)
    if (!has_start (reader, coxa_ruleset_get_pattern (rules->ruleset, i)))
      return coxa_data_file_fail (reader->file, "pattern", NULL, error, "“%s” is missing",
                                  coxa_ruleset_get_pattern (rules->ruleset, i)->id);
  for (guint i = 0; tags[i]; i++)
    if (!coxa_suggestion_rules_get_precaution_name (rules, tags[i]))
      return coxa_data_file_fail (reader->file, "precaution", NULL, error, "“%s” is missing",
                                  tags[i]);
  for (guint i = 0; faults[i]; i++)
    if (!coxa_named_list_find (rules->compensations, faults[i]))
      return coxa_data_file_fail (reader->file, "compensation", NULL, error, "“%s” is missing",
                                  faults[i]);
  for (guint i = 0; goals[i]; i++)
    if (!coxa_suggestion_rules_get_goal_name (rules, goals[i]))
      return coxa_data_file_fail (reader->file, "goal", NULL, error, "“%s” is missing", goals[i]);
  return TRUE;
}

gboolean
coxa_suggestion_rules_read (CoxaSuggestionRules *self,
                            CoxaDataFile *file,
                            const char *language,
                            GError **error)
{
  Reader reader = { .rules = self, .file = file, .language = language };
  const char *const *groups = coxa_data_file_groups (file);

  self->facts = coxa_fact_table_new (self->ruleset->measures);
  reader.slots = coxa_fact_table_measure_slots (self->facts);
  if (!read_limits (&reader, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++)
    if (!read_group (&reader, groups[i], error))
      return FALSE;
  return check_complete (&reader, error) &&
         (!coxa_ruleset_has_patterns (self->ruleset) || coxa_data_file_finish (file, error));
}
