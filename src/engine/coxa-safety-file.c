/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads safety.ini: questions, flags (safety.md 4), yellow flags (5) and the limits of decisions
 * (2 and 3). */

#include <string.h>

#include "coxa-data-file.h"
#include "coxa-rules.h"

#define QUESTION "question "
#define FLAG "flag "
#define YELLOW "yellow "
#define PLAN "plan "
#define REFUSAL "refusal "
#define DAYS_MAX 366
#define CHARACTERS_MAX 1000

typedef struct {
  CoxaRuleset *ruleset;
  CoxaDataFile *file;
  const char *language;
  CoxaSlots slots;
  GHashTable *plans; /* id -> text, both kept by the rule set */
} Reader;

static const char *
keep_text (Reader *reader, const char *group, const char *key, GError **error)
{
  return coxa_ruleset_keep (
      reader->ruleset, coxa_data_file_dup_text (reader->file, group, key, reader->language, error));
}

static gboolean
read_source (Reader *reader, const char *group, GError **error)
{
  g_autofree char *source = coxa_data_file_dup_string (reader->file, group, "source", error);

  return source != NULL;
}

static gboolean
read_question (Reader *reader, const char *group, GError **error)
{
  CoxaQuestion question = { 0 };

  question.id = g_string_chunk_insert_const (reader->ruleset->strings, group + strlen (QUESTION));
  question.text = keep_text (reader, group, "text", error);
  if (!question.text)
    return FALSE;
  question.section = keep_text (reader, group, "section-title", error);
  if (!question.section ||
      !coxa_data_file_get_flag (reader->file, group, "short-form", &question.short_form, error) ||
      !coxa_data_file_get_flag (reader->file, group, "yellow", &question.yellow, error) ||
      !coxa_data_file_get_flag (reader->file, group, "unverified", &question.unverified, error) ||
      !read_source (reader, group, error))
    return FALSE;

  coxa_fact_table_add_question (reader->ruleset->answers, question.id);
  g_array_append_val (reader->ruleset->questions, question);
  return TRUE;
}

static gboolean
read_flag (Reader *reader, const char *group, GError **error)
{
  CoxaSafetyRule rule = { 0 };
  g_autofree char *when = coxa_data_file_dup_string (reader->file, group, "when", error);
  g_autoptr (GError) local_error = NULL;
  int level;

  if (!when ||
      !coxa_data_file_get_choice (reader->file, group, "level", coxa_safety_level_ids, &level,
                                  error) ||
      !coxa_data_file_get_flag (reader->file, group, "unverified", &rule.flag.unverified, error) ||
      !read_source (reader, group, error))
    return FALSE;
  if (level < COXA_SAFETY_PRECAUTION)
    return coxa_data_file_fail (reader->file, group, "level", error, "is no level of a flag");

  rule.flag.id = g_string_chunk_insert_const (reader->ruleset->strings, group + strlen (FLAG));
  rule.flag.level = level;
  rule.flag.name = keep_text (reader, group, "name", error);
  rule.flag.advice = rule.flag.name ? keep_text (reader, group, "advice", error) : NULL;
  if (!rule.flag.advice)
    return FALSE;
  rule.when = coxa_expression_new (when, &reader->slots, &local_error);
  if (!rule.when)
    return coxa_data_file_fail (reader->file, group, "when", error, "%s", local_error->message);
  g_array_append_val (reader->ruleset->safety, rule);
  return TRUE;
}

static gboolean
read_plan (Reader *reader, const char *group, GError **error)
{
  const char *text = keep_text (reader, group, "text", error);

  if (!text)
    return FALSE;
  g_hash_table_insert (reader->plans, (gpointer) (group + strlen (PLAN)), (gpointer) text);
  return TRUE;
}

static gboolean
read_refusal (Reader *reader, const char *group, GError **error)
{
  const char *text = keep_text (reader, group, "text", error);

  if (!text)
    return FALSE;
  g_hash_table_insert (
      reader->ruleset->refusals,
      (gpointer) g_string_chunk_insert_const (reader->ruleset->strings, group + strlen (REFUSAL)),
      (gpointer) text);
  return TRUE;
}

static const char *const *
read_plans (Reader *reader, const char *group, GError **error)
{
  g_auto (GStrv) ids = coxa_data_file_dup_list (reader->file, group, "plans");
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; ids && ids[i]; i++) {
    const char *text = g_hash_table_lookup (reader->plans, ids[i]);

    if (!text) {
      coxa_data_file_fail (reader->file, group, "plans", error, "no plan “%s”", ids[i]);
      return NULL;
    }
    g_strv_builder_add (texts, text);
  }
  return coxa_ruleset_keep_list (reader->ruleset, g_strv_builder_end (texts));
}

static CoxaExpression *
read_expression (Reader *reader, const char *group, const char *key, GError **error)
{
  g_autofree char *text = coxa_data_file_dup_string (reader->file, group, key, error);
  g_autoptr (GError) local_error = NULL;
  CoxaExpression *expression;

  if (!text)
    return NULL;
  expression = coxa_expression_new (text, &reader->slots, &local_error);
  if (!expression)
    coxa_data_file_fail (reader->file, group, key, error, "%s", local_error->message);
  return expression;
}

static gboolean
read_yellow (Reader *reader, const char *group, GError **error)
{
  CoxaYellowRule rule = { 0 };

  rule.flag.id = g_string_chunk_insert_const (reader->ruleset->strings, group + strlen (YELLOW));
  rule.flag.name = keep_text (reader, group, "name", error);
  rule.flag.plans = rule.flag.name ? read_plans (reader, group, error) : NULL;
  if (!rule.flag.plans ||
      !coxa_data_file_get_flag (reader->file, group, "project", &rule.flag.project, error) ||
      !read_source (reader, group, error))
    return FALSE;
  rule.when = read_expression (reader, group, "when", error);
  if (!rule.when)
    return FALSE;
  g_array_append_val (reader->ruleset->yellow, rule);
  return TRUE;
}

static gboolean
read_grounds (Reader *reader, GError **error)
{
  for (guint i = 0; i < COXA_N_GROUNDS; i++) {
    CoxaGroundText *ground = &reader->ruleset->grounds[i];
    g_autofree char *group = g_strconcat ("ground ", coxa_ground_ids[i], NULL);

    ground->name = keep_text (reader, group, "name", error);
    ground->detail = ground->name ? keep_text (reader, group, "detail", error) : NULL;
    if (!ground->detail || !read_source (reader, group, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_decision (Reader *reader, GError **error)
{
  CoxaDecisionLimits *limits = &reader->ruleset->decision_limits;

  return coxa_data_file_get_integer (reader->file, "decision", "reason-characters", 1,
                                     CHARACTERS_MAX, &limits->reason_characters, error) &&
         coxa_data_file_get_integer (reader->file, "decision", "override-days", 1, DAYS_MAX,
                                     &limits->override_days, error) &&
         coxa_data_file_get_integer (reader->file, "decision", "follow-up-days", 1, DAYS_MAX,
                                     &limits->follow_up_days, error) &&
         read_source (reader, "decision", error) && read_grounds (reader, error);
}

/* After the questions: its condition names them. */
static gboolean
read_screen (Reader *reader, GError **error)
{
  CoxaScreenRules *screen = &reader->ruleset->screen;

  if (!coxa_data_file_get_integer (reader->file, "safety", "full-screen-days", 1, DAYS_MAX,
                                   &screen->full_days, error) ||
      !coxa_data_file_get_integer (reader->file, "safety", "old-measurement-days", 1, DAYS_MAX,
                                   &screen->old_measurement_days, error) ||
      !read_source (reader, "safety", error))
    return FALSE;
  screen->full_when = read_expression (reader, "safety", "full-screen-when", error);
  return screen->full_when != NULL;
}

static gboolean
read_groups (Reader *reader,
             const char *prefix,
             gboolean (*read_group) (Reader *, const char *, GError **),
             GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  for (guint i = 0; groups[i]; i++)
    if (g_str_has_prefix (groups[i], prefix) && !read_group (reader, groups[i], error))
      return FALSE;
  return TRUE;
}

gboolean
coxa_ruleset_read_safety (CoxaRuleset *self,
                          CoxaDataFile *file,
                          const char *language,
                          GError **error)
{
  g_autoptr (GHashTable) plans = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .ruleset = self, .file = file, .language = language, .plans = plans };
  int version;

  reader.slots = coxa_fact_table_question_slots (self->answers);
  return coxa_data_file_get_integer (file, "safety", "version", 1, 1, &version, error) &&
         read_groups (&reader, QUESTION, read_question, error) &&
         read_groups (&reader, FLAG, read_flag, error) && read_screen (&reader, error) &&
         read_decision (&reader, error) && read_groups (&reader, REFUSAL, read_refusal, error) &&
         read_groups (&reader, PLAN, read_plan, error) &&
         read_groups (&reader, YELLOW, read_yellow, error) && coxa_data_file_finish (file, error);
}
