/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-rules.h"

#include "coxa-data-source.h"

#define PATTERNS_FILE "patterns.ini"
#define SAFETY_FILE "safety.ini"
#define NO_PATTERNS_VERSION "safety-only"

const char *const coxa_class_ids[] = { "likely", "possible", "unlikely", "insufficient", NULL };
const char *const coxa_zone_ids[] = { "missing", "against", "neutral", "borderline", "met", NULL };
const char *const coxa_safety_level_ids[] = { "none",   "incomplete", "precaution", "refer",
                                              "urgent", "emergency",  NULL };

G_DEFINE_QUARK (coxa - engine - error - quark, coxa_engine_error)

static void
clear_pattern (gpointer data)
{
  CoxaPatternRules *rules = data;

  for (guint i = 0; i < rules->pattern.n_findings; i++) {
    for (guint m = 0; m < rules->rules[i].n_methods; m++) {
      CoxaMethod *method = &rules->rules[i].methods[m];

      g_clear_pointer (&method->value, coxa_expression_free);
      for (guint zone = 0; zone < G_N_ELEMENTS (method->conditions); zone++)
        g_clear_pointer (&method->conditions[zone], coxa_expression_free);
    }
  }
  g_free (rules->rules);
}

static void
clear_suspension (gpointer data)
{
  CoxaSuspension *suspension = data;

  g_clear_pointer (&suspension->when, coxa_expression_free);
}

static void
clear_classification (gpointer data)
{
  CoxaClassification *classification = data;

  g_clear_pointer (&classification->when, coxa_expression_free);
}

static void
clear_safety_rule (gpointer data)
{
  CoxaSafetyRule *rule = data;

  g_clear_pointer (&rule->when, coxa_expression_free);
}

static void
clear_yellow_rule (gpointer data)
{
  CoxaYellowRule *rule = data;

  g_clear_pointer (&rule->when, coxa_expression_free);
}

static GArray *
new_array (guint element_size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, element_size);

  if (clear)
    g_array_set_clear_func (array, clear);
  return array;
}

static CoxaRuleset *
new_empty (const CoxaMeasureCatalogue *measures)
{
  CoxaRuleset *self = g_new0 (CoxaRuleset, 1);

  g_atomic_ref_count_init (&self->references);
  self->measures = coxa_measure_catalogue_ref ((CoxaMeasureCatalogue *) measures);
  self->strings = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->facts = coxa_fact_table_new (measures);
  self->answers = coxa_fact_table_new (measures);
  self->patterns = new_array (sizeof (CoxaPatternRules), clear_pattern);
  self->suspensions = new_array (sizeof (CoxaSuspension), clear_suspension);
  self->classifications = new_array (sizeof (CoxaClassification), clear_classification);
  self->questions = new_array (sizeof (CoxaQuestion), NULL);
  self->safety = new_array (sizeof (CoxaSafetyRule), clear_safety_rule);
  self->yellow = new_array (sizeof (CoxaYellowRule), clear_yellow_rule);
  self->refusals = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/* Half a table would judge by other rules than those written down: it goes as a whole. */
static void
drop_patterns (CoxaRuleset *self)
{
  g_array_set_size (self->patterns, 0);
  g_array_set_size (self->suspensions, 0);
  g_array_set_size (self->classifications, 0);
  coxa_fact_table_free (self->facts);
  self->facts = coxa_fact_table_new (self->measures);
  self->version = NO_PATTERNS_VERSION;
}

static void
drop_safety (CoxaRuleset *self)
{
  g_array_set_size (self->questions, 0);
  g_array_set_size (self->safety, 0);
  g_array_set_size (self->yellow, 0);
  g_hash_table_remove_all (self->refusals);
  g_clear_pointer (&self->screen.full_when, coxa_expression_free);
  coxa_fact_table_free (self->answers);
  self->answers = coxa_fact_table_new (self->measures);
}

/* A result says by which rules it was judged; the clinic's own are part of them. */
static void
add_clinic_version (CoxaRuleset *self)
{
  if (self->clinic)
    self->version =
        coxa_ruleset_keep (self, g_strdup_printf ("%s+clinic.%s", self->version,
                                                  coxa_clinic_file_get_version (self->clinic)));
}

static void
read_files (CoxaRuleset *self,
            CoxaDataFile *patterns,
            CoxaDataFile *safety,
            const char *language,
            GError **patterns_error,
            GError **safety_error)
{
  self->has_patterns =
      patterns && coxa_ruleset_read_patterns (self, patterns, language, patterns_error);
  self->has_safety = safety && coxa_ruleset_read_safety (self, safety, language, safety_error);
  if (!self->has_patterns)
    drop_patterns (self);
  if (!self->has_safety)
    drop_safety (self);
}

/**
 * coxa_ruleset_new:
 * @measures: kept alive by the rule set
 * @patterns: the text of patterns.ini
 * @safety: the text of safety.ini
 * @language: (nullable): of names and texts; %NULL for the language of the process
 *
 * Returns: (transfer full): the compiled rules, or %NULL with an error naming file, group and key
 */
CoxaRuleset *
coxa_ruleset_new (const CoxaMeasureCatalogue *measures,
                  GBytes *patterns,
                  GBytes *safety,
                  const char *language,
                  GError **error)
{
  g_autoptr (CoxaRuleset) self = new_empty (measures);
  g_autoptr (CoxaDataFile) pattern_file = coxa_data_file_new (PATTERNS_FILE, patterns, error);
  g_autoptr (CoxaDataFile) safety_file =
      pattern_file ? coxa_data_file_new (SAFETY_FILE, safety, error) : NULL;
  g_autoptr (GError) safety_error = NULL;

  if (!safety_file)
    return NULL;
  read_files (self, pattern_file, safety_file, language, error, &safety_error);
  if (self->has_patterns && safety_error)
    g_propagate_error (error, g_steal_pointer (&safety_error));
  return self->has_patterns && self->has_safety ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_ruleset_load_from:
 * @source: (nullable): %NULL for what is compiled in
 * @measures: kept alive by the rule set
 * @patterns_error: (out) (optional): set where patterns.ini is refused; no pattern is judged then
 * @safety_error: (out) (optional): set where safety.ini is refused; nothing may be handed out then,
 *   and no pattern is judged either
 *
 * Returns: (transfer full): the rules, with what could be read
 */
CoxaRuleset *
coxa_ruleset_load_from (const CoxaDataSource *source,
                        const CoxaMeasureCatalogue *measures,
                        const char *language,
                        GError **patterns_error,
                        GError **safety_error)
{
  CoxaRuleset *self = new_empty (measures);
  g_autoptr (CoxaDataFile) patterns = coxa_data_source_open (source, PATTERNS_FILE, patterns_error);
  g_autoptr (CoxaDataFile) safety = coxa_data_source_open (source, SAFETY_FILE, safety_error);

  if (coxa_data_source_get_clinic (source))
    self->clinic = coxa_clinic_file_ref (coxa_data_source_get_clinic (source));
  read_files (self, patterns, safety, language, patterns_error, safety_error);
  add_clinic_version (self);
  return self;
}

CoxaRuleset *
coxa_ruleset_load (const CoxaMeasureCatalogue *measures, const char *language, GError **error)
{
  g_autoptr (GBytes) patterns = coxa_data_lookup (PATTERNS_FILE, error);
  g_autoptr (GBytes) safety = patterns ? coxa_data_lookup (SAFETY_FILE, error) : NULL;

  return safety ? coxa_ruleset_new (measures, patterns, safety, language, error) : NULL;
}

CoxaRuleset *
coxa_ruleset_ref (CoxaRuleset *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
coxa_ruleset_unref (CoxaRuleset *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->patterns);
  g_array_unref (self->suspensions);
  g_array_unref (self->classifications);
  g_array_unref (self->questions);
  g_array_unref (self->safety);
  g_array_unref (self->yellow);
  g_hash_table_unref (self->refusals);
  g_clear_pointer (&self->screen.full_when, coxa_expression_free);
  coxa_fact_table_free (self->facts);
  coxa_fact_table_free (self->answers);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->lists);
  coxa_measure_catalogue_unref (self->measures);
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self);
}

const char *
coxa_ruleset_keep (CoxaRuleset *self, char *take_text)
{
  g_autofree char *text = take_text;

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

const char *const *
coxa_ruleset_keep_list (CoxaRuleset *self, char **take_list)
{
  g_auto (GStrv) list = take_list;
  guint n = g_strv_length (list);
  const char **kept = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    kept[i] = g_string_chunk_insert_const (self->strings, list[i]);
  g_ptr_array_add (self->lists, kept);
  return kept;
}

/**
 * coxa_ruleset_get_version:
 *
 * Returns: what a stored result keeps, so that old visits are not judged anew in place
 */
const char *
coxa_ruleset_get_version (const CoxaRuleset *self)
{
  return self->version;
}

/**
 * coxa_ruleset_has_patterns:
 *
 * Returns: whether patterns.ini was read; else no pattern is known, nor judged
 */
gboolean
coxa_ruleset_has_patterns (const CoxaRuleset *self)
{
  return self->has_patterns;
}

/**
 * coxa_ruleset_has_safety:
 *
 * Returns: whether safety.ini was read; else no question is known, and nothing may be handed out
 */
gboolean
coxa_ruleset_has_safety (const CoxaRuleset *self)
{
  return self->has_safety;
}

/**
 * coxa_ruleset_get_clinic:
 *
 * Returns: (nullable) (transfer none): the clinic whose own values are in force
 */
CoxaClinicFile *
coxa_ruleset_get_clinic (const CoxaRuleset *self)
{
  return self->clinic;
}

guint
coxa_ruleset_count_patterns (const CoxaRuleset *self)
{
  return self->patterns->len;
}

const CoxaPatternRules *
coxa_ruleset_get_rules (const CoxaRuleset *self, guint index)
{
  return &g_array_index (self->patterns, CoxaPatternRules, index);
}

const CoxaPattern *
coxa_ruleset_get_pattern (const CoxaRuleset *self, guint index)
{
  g_return_val_if_fail (index < self->patterns->len, NULL);
  return &coxa_ruleset_get_rules (self, index)->pattern;
}

/**
 * coxa_ruleset_find_pattern:
 *
 * Returns: (nullable): the pattern, or %NULL where @id is unknown
 */
const CoxaPattern *
coxa_ruleset_find_pattern (const CoxaRuleset *self, const char *id)
{
  for (guint i = 0; i < self->patterns->len; i++)
    if (g_str_equal (coxa_ruleset_get_pattern (self, i)->id, id))
      return coxa_ruleset_get_pattern (self, i);
  return NULL;
}

guint
coxa_ruleset_count_questions (const CoxaRuleset *self)
{
  return self->questions->len;
}

const CoxaQuestion *
coxa_ruleset_get_question (const CoxaRuleset *self, guint index)
{
  g_return_val_if_fail (index < self->questions->len, NULL);
  return &g_array_index (self->questions, CoxaQuestion, index);
}

const CoxaQuestion *
coxa_ruleset_find_question (const CoxaRuleset *self, const char *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_str_equal (coxa_ruleset_get_question (self, i)->id, id))
      return coxa_ruleset_get_question (self, i);
  return NULL;
}

CoxaDecisionLimits
coxa_ruleset_get_decision_limits (const CoxaRuleset *self)
{
  return self->decision_limits;
}

CoxaGroundText
coxa_ruleset_get_ground_text (const CoxaRuleset *self, CoxaGround ground)
{
  return self->grounds[ground];
}

/**
 * coxa_ruleset_get_full_screen_days:
 *
 * Returns: for how many days a full screen holds (safety.md 1.4)
 */
int
coxa_ruleset_get_full_screen_days (const CoxaRuleset *self)
{
  return self->screen.full_days;
}

/**
 * coxa_ruleset_find_flag_name:
 *
 * Returns: (transfer none): the translated name of a flag; @flag itself where these rules have none
 */
const char *
coxa_ruleset_find_flag_name (const CoxaRuleset *self, const char *flag)
{
  for (guint i = 0; i < self->safety->len; i++) {
    const CoxaSafetyRule *rule = &g_array_index (self->safety, CoxaSafetyRule, i);

    if (g_str_equal (rule->flag.id, flag))
      return rule->flag.name;
  }
  return flag;
}

/**
 * coxa_ruleset_uses_measure:
 *
 * Returns: whether any pattern looks at @measure
 */
gboolean
coxa_ruleset_uses_measure (const CoxaRuleset *self, const CoxaMeasure *measure)
{
  return coxa_fact_table_uses (self->facts, measure);
}
