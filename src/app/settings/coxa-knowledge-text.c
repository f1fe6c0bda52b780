/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-knowledge-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
describe_loss (CoxaKnowledgePart part)
{
  switch (part) {
  case COXA_PART_PATTERNS:
    return _ ("Patterns are off: their rules could not be read.");
  case COXA_PART_SAFETY:
    return _ ("The safety screen could not be read: no handouts, and patterns are off.");
  case COXA_PART_NORMS:
    return _ ("There are no norms: they could not be read.");
  case COXA_PART_RELIABILITY:
    return _ ("Changes get no verdict: the errors of measurement could not be read.");
  case COXA_PART_QUESTIONNAIRES:
    return _ ("There are no questionnaires: they could not be read.");
  case COXA_PART_CHANGE:
    return _ ("Changes are not summed up: their rules could not be read.");
  case COXA_PART_EXERCISES:
    return _ ("There are no exercises and no handouts: the library could not be read.");
  case COXA_PART_SUGGESTIONS:
    return _ ("Exercises are not suggested: the rules for it could not be read.");
  case COXA_PART_PAIN_REGIONS:
    return _ ("There is no pain map: its regions could not be read.");
  case COXA_PART_OWN_QUESTIONNAIRES:
    return _ ("The clinic’s own questionnaires are refused, none of them is offered.");
  case COXA_PART_CLINIC:
  default:
    return _ ("Patterns are off: the clinic’s own values are refused, none of them counts.");
  }
}

/**
 * coxa_knowledge_text_dup_problems:
 *
 * Returns: (transfer full) (nullable): what is off, with file, group and key, that the record can
 *   be used, and what to do; %NULL where nothing was refused
 */
char *
coxa_knowledge_text_dup_problems (CoxaKnowledge *knowledge)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < COXA_N_PARTS; i++) {
    const GError *problem = coxa_knowledge_get_problem (knowledge, i);

    if (problem)
      g_string_append_printf (text, "%s\n%s\n", describe_loss (i), problem->message);
  }
  if (text->len > 0)
    g_string_append (text,
                     _ ("Your records are untouched and can be used. Correct the file and start "
                        "Coxa again."));
  return g_string_free (text, text->len == 0);
}

/**
 * coxa_knowledge_text_dup_engine_off:
 *
 * Returns: (transfer full) (nullable): why no pattern is judged; %NULL where they are
 */
char *
coxa_knowledge_text_dup_engine_off (CoxaKnowledge *knowledge)
{
  static const CoxaKnowledgePart needed[] = { COXA_PART_PATTERNS, COXA_PART_SAFETY,
                                              COXA_PART_CLINIC };

  if (!coxa_knowledge_get_engine (knowledge))
    return g_strdup (_ ("Patterns are switched off. Nothing is judged but the safety screen; the "
                        "record works as before. They are switched on in the preferences."));
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (coxa_knowledge_get_problem (knowledge, needed[i]))
      return g_strdup (describe_loss (needed[i]));
  return NULL;
}

/**
 * coxa_knowledge_text_dup_clinic:
 * @clinic_path: (nullable): where the clinic's own file is, or may be
 *
 * Returns: (transfer full): whose values are in force
 */
char *
coxa_knowledge_text_dup_clinic (CoxaKnowledge *knowledge, const char *clinic_path)
{
  const GError *problem = coxa_knowledge_get_problem (knowledge, COXA_PART_CLINIC);
  const CoxaClinicFile *clinic = coxa_knowledge_get_clinic (knowledge);

  if (problem)
    return g_strdup_printf (_ ("Refused, none of them counts, and patterns are off: %s"),
                            problem->message);
  if (clinic)
    return g_strdup_printf (_ ("Version %s, from %s. Every result says so."),
                            coxa_clinic_file_get_version (clinic),
                            coxa_clinic_file_get_name (clinic));
  return g_strdup_printf (_ ("None: all values are the published ones. A clinic writes its own "
                             "into %s; Coxa reads it when it starts."),
                          clinic_path ? clinic_path : "clinic.ini");
}

static const char *
describe_key (const char *key)
{
  static const struct {
    const char *key;
    const char *text;
  } keys[] = {
    { "met", N_ ("met") },
    { "borderline", N_ ("borderline") },
    { "against", N_ ("against") },
    { "mean", N_ ("mean") },
    { "sd", N_ ("standard deviation") },
    { "age-min", N_ ("from age") },
    { "age-max", N_ ("to age") },
    { "mdc95", N_ ("error of measurement") },
    { "mdc", N_ ("error of measurement") },
    { "mic", N_ ("change that is enough") },
    { "soft-min", N_ ("asked about below") },
    { "soft-max", N_ ("asked about above") },
    { "soft-max-child", N_ ("asked about above, in children") },
    { "real-percent", N_ ("real from, in percent") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      return g_dgettext (GETTEXT_PACKAGE, keys[i].text);
  return key;
}

/* "<= 5" as people write it. */
static char *
dup_pretty (const char *value)
{
  GString *text = g_string_new (value);

  g_string_replace (text, "<=", "≤", 0);
  g_string_replace (text, ">=", "≥", 0);
  return g_string_free (text, FALSE);
}

/**
 * coxa_knowledge_text_dup_own:
 *
 * Returns: (transfer full) (nullable): the mark of what is judged by the clinic's own values;
 *   %NULL where all of it is as published
 */
char *
coxa_knowledge_text_dup_own (CoxaClinicOwn own)
{
  GString *published = g_string_new (NULL);
  g_autofree char *list = NULL;

  for (guint i = 0; own && own[i]; i++) {
    g_autofree char *value = dup_pretty (own[i]->published);

    g_string_append_printf (published, "%s%s %s", i > 0 ? ", " : "", describe_key (own[i]->key),
                            value);
  }
  list = g_string_free (published, FALSE);
  return own ? g_strdup_printf (_ ("clinic’s own (published: %s)"), list) : NULL;
}

/* "hip-flexor-shortness/hip_extension" in words, as far as there are any. */
static char *
dup_finding_title (CoxaKnowledge *knowledge, const char *group)
{
  g_auto (GStrv) parts = g_strsplit (group, "/", 2);
  const CoxaPattern *pattern =
      coxa_ruleset_find_pattern (coxa_knowledge_get_rules (knowledge), parts[0]);
  const CoxaMeasure *measure =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (knowledge), parts[1]);

  return g_strdup_printf ("%s · %s", pattern ? pattern->name : parts[0],
                          measure ? measure->name : parts[1]);
}

/* Rows of a measure begin with its id. */
static char *
dup_row_title (CoxaKnowledge *knowledge, const char *group)
{
  g_auto (GStrv) parts = g_strsplit (group, " ", 2);
  const CoxaMeasure *measure =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (knowledge), parts[0]);

  if (!measure)
    return g_strdup (group);
  return parts[1] ? g_strdup_printf ("%s · %s", measure->name, parts[1]) : g_strdup (measure->name);
}

/**
 * coxa_knowledge_text_dup_title:
 *
 * Returns: (transfer full): which value it is
 */
char *
coxa_knowledge_text_dup_title (CoxaKnowledge *knowledge, const CoxaClinicValue *value)
{
  g_autofree char *row = strchr (value->group, '/') ? dup_finding_title (knowledge, value->group)
                                                    : dup_row_title (knowledge, value->group);

  return g_strdup_printf ("%s: %s", row, describe_key (value->key));
}

/**
 * coxa_knowledge_text_dup_value:
 *
 * Returns: (transfer full): the clinic's own value, and the published one
 */
char *
coxa_knowledge_text_dup_value (const CoxaClinicValue *value)
{
  g_autofree char *own = dup_pretty (value->value);
  g_autofree char *published = dup_pretty (value->published);

  return g_strdup_printf (_ ("%s · clinic’s own (published: %s)"), own, published);
}

/**
 * coxa_knowledge_text_dup_account:
 *
 * Returns: (transfer full): why, by whom and when it was set
 */
char *
coxa_knowledge_text_dup_account (const CoxaClinicValue *value)
{
  const char *const parts[] = { value->reason, value->source, value->by, value->date };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}
