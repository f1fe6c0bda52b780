/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads safety.ini: `[question ID]` and `[flag ID]` (safety.md 4). */

#include <string.h>

#include "coxa-data-file.h"
#include "coxa-rules.h"

#define QUESTION "question "
#define FLAG "flag "

typedef struct {
  CoxaRuleset *ruleset;
  CoxaDataFile *file;
  const char *language;
  CoxaSlots slots;
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
  Reader reader = { .ruleset = self, .file = file, .language = language };
  int version;

  reader.slots = coxa_fact_table_question_slots (self->answers);
  return coxa_data_file_get_integer (file, "safety", "version", 1, 1, &version, error) &&
         read_groups (&reader, QUESTION, read_question, error) &&
         read_groups (&reader, FLAG, read_flag, error) && coxa_data_file_finish (file, error);
}
