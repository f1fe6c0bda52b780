/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads patterns.ini: `[rules]`, a group for each pattern, `[PATTERN/FINDING]` for each row of its
 * table, `[suspension ID]`, `[classification ID]`. patterns.md 3, 4 and 9 say what the keys mean.
 */

#include <math.h>
#include <string.h>

#include "coxa-data-file.h"
#include "coxa-rules.h"

#define SUSPENSION "suspension "
#define CLASSIFICATION "classification "

static const char *const sides_ids[] = { "each", "central", NULL };
static const char *const grade_ids[] = { "A", "B", "C", "D", NULL };
static const char *const evidence_ids[] = { "supports", "mixed", "contradicts", NULL };

typedef struct {
  CoxaRuleset *ruleset;
  CoxaDataFile *file;
  const char *language;
  const char *group;
  CoxaSlots slots;
} Reader;

static gboolean
read_text (Reader *reader, const char *key, const char **text_out, GError **error)
{
  *text_out =
      coxa_ruleset_keep (reader->ruleset, coxa_data_file_dup_text (reader->file, reader->group, key,
                                                                   reader->language, error));
  return *text_out != NULL;
}

static gboolean
read_string (Reader *reader, const char *key, const char **text_out, GError **error)
{
  *text_out = coxa_ruleset_keep (
      reader->ruleset, coxa_data_file_dup_string (reader->file, reader->group, key, error));
  return *text_out != NULL;
}

static gboolean
read_limits (Reader *reader, GError **error)
{
  CoxaClassLimits *limits = &reader->ruleset->limits;

  reader->group = "rules";
  return read_string (reader, "version", &reader->ruleset->version, error) &&
         coxa_data_file_get_integer (reader->file, "rules", "likely-percent", 1, 100,
                                     &limits->likely_percent, error) &&
         coxa_data_file_get_integer (reader->file, "rules", "possible-percent", 1,
                                     limits->likely_percent, &limits->possible_percent, error) &&
         coxa_data_file_get_integer (reader->file, "rules", "coverage-percent", 1, 100,
                                     &limits->coverage_percent, error) &&
         coxa_data_file_get_integer (reader->file, "rules", "shown", 1, 16, &limits->shown,
                                     error) &&
         coxa_data_file_get_integer (reader->file, "rules", "widespread", 1, 16,
                                     &limits->widespread, error);
}

/* ---- Zones ---- */

static gboolean
parse_zone_number (const char *text, const CoxaMeasure *measure, double *number_out)
{
  char *end = NULL;
  int value;

  if (measure && measure->values[0]) {
    value = coxa_measure_find_value (measure, text);
    *number_out = value;
    return value >= 0;
  }
  *number_out = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number_out);
}

static gboolean
parse_span (const char *text, const CoxaMeasure *measure, CoxaZoneRange *range_out)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = dots ? g_strndup (text, dots - text) : g_strdup (text);

  if (!parse_zone_number (from, measure, &range_out->lo))
    return FALSE;
  if (!dots)
    range_out->hi = range_out->lo;
  else if (!parse_zone_number (dots + 2, measure, &range_out->hi))
    return FALSE;
  return range_out->lo <= range_out->hi;
}

/* "yes", "no", "<= 25", "< 24", ">= 35", "> 50", "-9..9", "4-". */
static gboolean
parse_zone (const char *text, const CoxaMeasure *measure, CoxaZoneRange *range_out)
{
  CoxaZoneRange range = { .lo = -INFINITY, .hi = INFINITY };
  gboolean open;
  const char *number;

  *range_out = range;
  if (g_str_equal (text, "yes") || g_str_equal (text, "no")) {
    range_out->lo = range_out->hi = *text == 'y';
    return TRUE;
  }
  if (*text != '<' && *text != '>')
    return parse_span (text, measure, range_out);

  open = text[1] != '=';
  number = text + (open ? 1 : 2);
  while (*number == ' ')
    number++;
  if (*text == '<') {
    range_out->hi_open = open;
    return parse_zone_number (number, measure, &range_out->hi);
  }
  range_out->lo_open = open;
  return parse_zone_number (number, measure, &range_out->lo);
}

static gboolean
overlap (const CoxaZoneRange *a, const CoxaZoneRange *b)
{
  double lo = MAX (a->lo, b->lo), hi = MIN (a->hi, b->hi);
  gboolean lo_open = (a->lo == lo && a->lo_open) || (b->lo == lo && b->lo_open);
  gboolean hi_open = (a->hi == hi && a->hi_open) || (b->hi == hi && b->hi_open);

  if (a->never || b->never || lo > hi)
    return FALSE;
  return lo < hi || (!lo_open && !hi_open);
}

/* The only measure among the readings of @value; what is known of the person is none. */
static const CoxaMeasure *
single_measure (Reader *reader, const CoxaExpression *value)
{
  const CoxaMeasure *single = NULL;

  for (guint i = 0; i < coxa_expression_count_inputs (value); i++) {
    const CoxaMeasure *measure =
        coxa_fact_table_get_measure (reader->ruleset->facts, coxa_expression_get_input (value, i));

    if (measure && single)
      return NULL;
    single = measure ? measure : single;
  }
  return single;
}

static CoxaExpression *
compile (Reader *reader, const char *key, const char *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  CoxaExpression *expression = coxa_expression_new (text, &reader->slots, &local_error);

  if (!expression)
    coxa_data_file_fail (reader->file, reader->group, key, error, "%s", local_error->message);
  return expression;
}

static gboolean
read_zone (Reader *reader, const char *prefix, CoxaZone zone, CoxaMethod *method, GError **error)
{
  g_autofree char *key = g_strconcat (prefix, coxa_zone_ids[zone], NULL);
  g_autofree char *when_key = g_strconcat (key, "-when", NULL);
  g_autofree char *text = coxa_data_file_dup_optional (reader->file, reader->group, key);
  g_autofree char *when = coxa_data_file_dup_optional (reader->file, reader->group, when_key);

  method->ranges[zone].never = TRUE;
  if (text && when)
    return coxa_data_file_fail (reader->file, reader->group, when_key, error,
                                "stands beside %s; one of them is enough", key);
  if (when) {
    method->conditions[zone] = compile (reader, when_key, when, error);
    return method->conditions[zone] != NULL;
  }
  method->yes_no = method->yes_no || g_strcmp0 (text, "yes") == 0 || g_strcmp0 (text, "no") == 0;
  if (text && !parse_zone (text, method->measure, &method->ranges[zone]))
    return coxa_data_file_fail (reader->file, reader->group, key, error,
                                "“%s” is not a zone such as <= 25, 26..30 or yes", text);
  return TRUE;
}

/* Borderline may begin inside met: met is asked first (patterns.md 9.2). Nothing may speak for
 * and against at once. */
static gboolean
check_zones (Reader *reader, const CoxaMethod *method, GError **error)
{
  const CoxaZoneRange *against = &method->ranges[COXA_ZONE_AGAINST];

  if (overlap (against, &method->ranges[COXA_ZONE_MET]) ||
      overlap (against, &method->ranges[COXA_ZONE_BORDERLINE]))
    return coxa_data_file_fail (reader->file, reader->group, "against", error,
                                "overlaps another zone");
  return TRUE;
}

/* @found_out: whether the finding has this method at all. */
static gboolean
read_method (
    Reader *reader, const char *prefix, CoxaMethod *method, gboolean *found_out, GError **error)
{
  static const CoxaZone zones[] = { COXA_ZONE_MET, COXA_ZONE_BORDERLINE, COXA_ZONE_AGAINST };
  g_autofree char *key = g_strconcat (prefix, "value", NULL);
  g_autofree char *text = coxa_data_file_dup_optional (reader->file, reader->group, key);

  *found_out = text != NULL;
  if (!text)
    return TRUE;
  method->value = compile (reader, key, text, error);
  if (!method->value)
    return FALSE;
  method->measure = single_measure (reader, method->value);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (!read_zone (reader, prefix, zones[i], method, error))
      return FALSE;
  return check_zones (reader, method, error);
}

/* ---- Findings ---- */

static gboolean
read_methods (Reader *reader, CoxaRule *rule, GError **error)
{
  static const char *const prefixes[] = { "", "or-" };
  gboolean found;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    gboolean read = read_method (reader, prefixes[i], &rule->methods[i], &found, error);

    if (rule->methods[i].value)
      rule->n_methods = i + 1; /* also when it fails, so that it is freed */
    if (!read)
      return FALSE;
  }
  if (!rule->methods[0].value)
    return coxa_data_file_fail (reader->file, reader->group, "value", error, "is missing");
  return TRUE;
}

static gboolean
read_weights (Reader *reader, CoxaFindingRule *rule, GError **error)
{
  CoxaDataFile *file = reader->file;

  return coxa_data_file_get_integer (file, reader->group, "weight-for", 0, 3, &rule->weight_for,
                                     error) &&
         coxa_data_file_get_integer (file, reader->group, "weight-against", 0, 3,
                                     &rule->weight_against, error) &&
         coxa_data_file_get_flag (file, reader->group, "key", &rule->key, error) &&
         coxa_data_file_get_flag (file, reader->group, "link", &rule->link, error) &&
         coxa_data_file_get_flag (file, reader->group, "project", &rule->project, error) &&
         coxa_data_file_get_flag (file, reader->group, "unverified", &rule->unverified, error);
}

static gboolean
answers_yes_or_no (const CoxaMeasure *measure)
{
  return measure && (measure->kind == COXA_MEASURE_YESNO || measure->kind == COXA_MEASURE_FAILED);
}

/* A finding of one measure bears its id; one made of several, that of its group. */
static void
name_rule (Reader *reader, const char *suffix, CoxaRule *rule)
{
  const CoxaMethod *method = &rule->methods[0];
  gboolean conditional = FALSE;

  for (guint zone = 0; zone < G_N_ELEMENTS (method->conditions); zone++)
    conditional = conditional || method->conditions[zone];

  rule->rule.id = g_string_chunk_insert_const (reader->ruleset->strings, suffix);
  rule->rule.measure = rule->n_methods == 1 ? method->measure : NULL;
  rule->rule.yes_no = method->yes_no || answers_yes_or_no (rule->rule.measure);
  if (rule->rule.measure && !conditional)
    rule->rule.id = rule->rule.measure->id;
}

static gboolean
read_unit (Reader *reader, CoxaRule *rule, GError **error)
{
  g_autofree char *unit = coxa_data_file_dup_optional (reader->file, reader->group, "unit");

  if (unit && rule->rule.measure)
    return coxa_data_file_fail (reader->file, reader->group, "unit", error, "is the measure's own");
  if (unit)
    rule->rule.unit = g_string_chunk_insert_const (reader->ruleset->strings, unit);
  else
    rule->rule.unit = rule->rule.measure ? rule->rule.measure->unit : "";
  return TRUE;
}

static CoxaInput
make_input (Reader *reader, const CoxaRule *rule, guint method, guint index)
{
  const CoxaFactTable *facts = reader->ruleset->facts;
  const CoxaExpression *value = rule->methods[method].value;
  guint slot = coxa_expression_get_input (value, index);
  const CoxaMeasure *measure = coxa_fact_table_get_measure (facts, slot);

  return (CoxaInput){ .name = coxa_fact_table_get_name (facts, slot),
                      .order = measure ? measure->index : G_MAXUINT,
                      .slot = (guint8) slot,
                      .side = { coxa_expression_get_input_side (value, index, 0),
                                coxa_expression_get_input_side (value, index, 1) },
                      .method = method,
                      .can_be_asked = coxa_fact_table_can_be_asked (facts, slot) };
}

static gboolean
list_inputs (Reader *reader, CoxaRule *rule, GError **error)
{
  for (guint m = 0; m < rule->n_methods; m++)
    for (guint i = 0; i < coxa_expression_count_inputs (rule->methods[m].value); i++) {
      if (rule->n_inputs == COXA_INPUTS_MAX)
        return coxa_data_file_fail (reader->file, reader->group, "value", error,
                                    "looks at too many readings");
      rule->inputs[rule->n_inputs++] = make_input (reader, rule, m, i);
    }
  return TRUE;
}

static gboolean
read_finding (Reader *reader, const char *suffix, CoxaRule *rule, GError **error)
{
  rule->stands_in_for = -1;
  rule->rule.clinic_own = coxa_data_file_get_own (reader->file, reader->group);
  if (!read_methods (reader, rule, error) || !list_inputs (reader, rule, error))
    return FALSE;
  name_rule (reader, suffix, rule);
  return read_weights (reader, &rule->rule, error) && read_unit (reader, rule, error) &&
         read_text (reader, "name", &rule->rule.name, error) &&
         read_text (reader, "reason", &rule->rule.reason, error) &&
         read_string (reader, "source", &rule->rule.source, error);
}

/* The group's last part, where the group belongs to @pattern; else %NULL. */
static const char *
finding_suffix (const char *group, const char *pattern)
{
  gsize length = strlen (pattern);

  return strncmp (group, pattern, length) == 0 && group[length] == '/' ? group + length + 1 : NULL;
}

static int
find_suffix (Reader *reader, const char *pattern, const char *wanted)
{
  const char *const *groups = coxa_data_file_groups (reader->file);
  int place = 0;

  for (guint i = 0; groups[i]; i++) {
    const char *suffix = finding_suffix (groups[i], pattern);

    if (suffix && g_str_equal (suffix, wanted))
      return place;
    if (suffix)
      place++;
  }
  return -1;
}

static gboolean
read_stand_in (Reader *reader, const char *pattern, CoxaRule *rule, GError **error)
{
  g_autofree char *other =
      coxa_data_file_dup_optional (reader->file, reader->group, "stands-in-for");

  rule->cap = coxa_ruleset_keep (reader->ruleset,
                                 coxa_data_file_dup_optional (reader->file, reader->group, "cap"));
  if (!other)
    return TRUE;
  rule->stands_in_for = find_suffix (reader, pattern, other);
  if (rule->stands_in_for < 0)
    return coxa_data_file_fail (reader->file, reader->group, "stands-in-for", error,
                                "“%s” is not a finding of this pattern", other);
  return TRUE;
}

static gboolean
read_findings (Reader *reader, CoxaPatternRules *rules, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);
  const char *pattern = rules->pattern.id;

  rules->rules = g_new0 (CoxaRule, COXA_FINDINGS_MAX);
  for (guint i = 0; groups[i]; i++) {
    const char *suffix = finding_suffix (groups[i], pattern);
    CoxaRule *rule = &rules->rules[rules->pattern.n_findings];

    if (!suffix)
      continue;
    reader->group = groups[i];
    if (rules->pattern.n_findings == COXA_FINDINGS_MAX)
      return coxa_data_file_fail (reader->file, groups[i], NULL, error, "is one finding too many");
    rules->pattern.n_findings++;
    if (!read_finding (reader, suffix, rule, error) ||
        !read_stand_in (reader, pattern, rule, error))
      return FALSE;
  }
  reader->group = pattern;
  return TRUE;
}

/* ---- Patterns ---- */

/* "thomas_hip|thomas_hip_free/both": one of these findings, on both sides. */
static gboolean
read_minimum_item (Reader *reader, const char *item, CoxaPatternRules *rules, GError **error)
{
  CoxaMinimum *minimum = &rules->minimum[rules->n_minimum];
  const char *both = g_str_has_suffix (item, "/both") ? strrchr (item, '/') : NULL;
  g_autofree char *names = both ? g_strndup (item, both - item) : g_strdup (item);
  g_auto (GStrv) alternatives = g_strsplit (names, "|", -1);

  if (rules->n_minimum == COXA_MINIMUM_MAX)
    return coxa_data_file_fail (reader->file, reader->group, "minimum", error, "is too long");
  for (guint i = 0; alternatives[i]; i++) {
    int place = find_suffix (reader, rules->pattern.id, alternatives[i]);

    if (place < 0)
      return coxa_data_file_fail (reader->file, reader->group, "minimum", error,
                                  "“%s” is not a finding of this pattern", alternatives[i]);
    minimum->alternatives |= 1u << place;
    rules->rules[place].rule.required = TRUE;
  }
  minimum->both_sides = both != NULL;
  rules->n_minimum++;
  return TRUE;
}

static gboolean
read_minimum (Reader *reader, CoxaPatternRules *rules, GError **error)
{
  g_auto (GStrv) items = coxa_data_file_dup_list (reader->file, reader->group, "minimum");

  if (!items[0])
    return coxa_data_file_fail (reader->file, reader->group, "minimum", error, "is missing");
  for (guint i = 0; items[i]; i++)
    if (!read_minimum_item (reader, items[i], rules, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_findings (Reader *reader, const CoxaPatternRules *rules, GError **error)
{
  guint keys = 0, links = 0;

  for (guint i = 0; i < rules->pattern.n_findings; i++) {
    keys += rules->rules[i].rule.key;
    links += rules->rules[i].rule.link;
  }
  if (keys == 0)
    return coxa_data_file_fail (reader->file, reader->group, NULL, error, "has no key finding");
  if (rules->needs_link != (links > 0))
    return coxa_data_file_fail (reader->file, reader->group, "needs-link", error,
                                "does not agree with its findings");
  return TRUE;
}

static gboolean
read_evidence (Reader *reader, CoxaPattern *pattern, GError **error)
{
  int sides, grade, evidence;

  if (!coxa_data_file_get_choice (reader->file, reader->group, "sides", sides_ids, &sides, error) ||
      !coxa_data_file_get_choice (reader->file, reader->group, "grade", grade_ids, &grade, error) ||
      !coxa_data_file_get_choice (reader->file, reader->group, "evidence", evidence_ids, &evidence,
                                  error))
    return FALSE;
  pattern->central = sides == 1;
  pattern->grade = *grade_ids[grade];
  pattern->evidence = evidence_ids[evidence];
  pattern->goals = coxa_ruleset_keep_list (
      reader->ruleset, coxa_data_file_dup_list (reader->file, reader->group, "goals"));
  return TRUE;
}

static gboolean
read_pattern (Reader *reader, CoxaPatternRules *rules, GError **error)
{
  CoxaPattern *pattern = &rules->pattern;
  gboolean waived;

  pattern->id = g_string_chunk_insert_const (reader->ruleset->strings, reader->group);
  if (!read_string (reader, "code", &pattern->code, error) ||
      !read_text (reader, "name", &pattern->name, error) ||
      !read_text (reader, "mechanism", &pattern->mechanism, error) ||
      !read_text (reader, "evidence-text", &pattern->evidence_text, error) ||
      !read_text (reader, "confusions", &pattern->confusions, error) ||
      !read_string (reader, "source", &pattern->source, error) ||
      !read_evidence (reader, pattern, error) ||
      !coxa_data_file_get_flag (reader->file, reader->group, "link-waived", &waived, error))
    return FALSE;
  rules->needs_link = !waived;
  return read_findings (reader, rules, error) && read_minimum (reader, rules, error) &&
         check_findings (reader, rules, error);
}

static gboolean
read_pattern_set (Reader *reader, const char *key, guint32 *set_out, GError **error)
{
  g_auto (GStrv) ids = coxa_data_file_dup_list (reader->file, reader->group, key);

  *set_out = 0;
  for (guint i = 0; ids[i]; i++) {
    const CoxaPattern *pattern = coxa_ruleset_find_pattern (reader->ruleset, ids[i]);

    if (!pattern)
      return coxa_data_file_fail (reader->file, reader->group, key, error, "“%s” is not a pattern",
                                  ids[i]);
    *set_out |= 1u << pattern->index;
  }
  return TRUE;
}

static gboolean
read_suspension (Reader *reader, GError **error)
{
  CoxaSuspension suspension = { 0 };
  g_autofree char *when = coxa_data_file_dup_string (reader->file, reader->group, "when", error);

  if (!when || !read_pattern_set (reader, "patterns", &suspension.patterns, error))
    return FALSE;
  suspension.id =
      g_string_chunk_insert_const (reader->ruleset->strings, reader->group + strlen (SUSPENSION));
  suspension.when = compile (reader, "when", when, error);
  if (!suspension.when)
    return FALSE;
  g_array_append_val (reader->ruleset->suspensions, suspension);
  return TRUE;
}

static gboolean
read_classification (Reader *reader, GError **error)
{
  CoxaClassification classification = { 0 };
  g_autofree char *id = coxa_data_file_dup_string (reader->file, reader->group, "pattern", error);
  g_autofree char *when =
      id ? coxa_data_file_dup_string (reader->file, reader->group, "when", error) : NULL;
  g_autofree char *source =
      when ? coxa_data_file_dup_string (reader->file, reader->group, "source", error) : NULL;
  const CoxaPattern *pattern = id ? coxa_ruleset_find_pattern (reader->ruleset, id) : NULL;

  if (!source || !read_text (reader, "met-text", &classification.met, error) ||
      !read_text (reader, "not-met-text", &classification.not_met, error))
    return FALSE;
  if (!pattern)
    return coxa_data_file_fail (reader->file, reader->group, "pattern", error, "is no pattern");
  classification.pattern = pattern->index;
  classification.when = compile (reader, "when", when, error);
  if (!classification.when)
    return FALSE;
  g_array_append_val (reader->ruleset->classifications, classification);
  return TRUE;
}

static gboolean
read_pattern_groups (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);
  GArray *patterns = reader->ruleset->patterns;

  for (guint i = 0; groups[i]; i++) {
    CoxaPatternRules *rules;

    if (g_str_equal (groups[i], "rules") || g_str_has_prefix (groups[i], SUSPENSION) ||
        g_str_has_prefix (groups[i], CLASSIFICATION) || strchr (groups[i], '/'))
      continue;
    reader->group = groups[i];
    if (patterns->len == 32)
      return coxa_data_file_fail (reader->file, groups[i], NULL, error, "is one pattern too many");
    g_array_set_size (patterns, patterns->len + 1);
    rules = &g_array_index (patterns, CoxaPatternRules, patterns->len - 1);
    rules->pattern.index = patterns->len - 1;
    if (!read_pattern (reader, rules, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_relations (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  for (guint i = 0; i < reader->ruleset->patterns->len; i++) {
    CoxaPatternRules *rules = &g_array_index (reader->ruleset->patterns, CoxaPatternRules, i);

    reader->group = rules->pattern.id;
    if (!read_pattern_set (reader, "caps", &rules->caps, error))
      return FALSE;
  }
  for (guint i = 0; groups[i]; i++) {
    reader->group = groups[i];
    if (g_str_has_prefix (groups[i], SUSPENSION) && !read_suspension (reader, error))
      return FALSE;
    if (g_str_has_prefix (groups[i], CLASSIFICATION) && !read_classification (reader, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * coxa_ruleset_read_patterns:
 *
 * Fails on an unknown key, an unknown id, zones that overlap, a missing source; a finding whose
 * pattern is not there shows as a group of unknown keys.
 */
gboolean
coxa_ruleset_read_patterns (CoxaRuleset *self,
                            CoxaDataFile *file,
                            const char *language,
                            GError **error)
{
  Reader reader = { .ruleset = self, .file = file, .language = language };

  reader.slots = coxa_fact_table_measure_slots (self->facts);
  if (!read_limits (&reader, error) || !read_pattern_groups (&reader, error) ||
      !read_relations (&reader, error))
    return FALSE;
  if (coxa_fact_table_count (self->facts) > COXA_SLOTS_MAX)
    return coxa_data_file_fail (file, "rules", NULL, error, "look at too many different readings");
  return coxa_data_file_finish (file, error);
}
