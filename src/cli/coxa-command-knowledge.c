/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-knowledge-options.h"
#include "coxa-picture-problems.h"

#include <glib/gi18n-lib.h>

static const char *
describe_origin (CoxaKnowledge *knowledge, const char *file)
{
  return coxa_data_source_has_file (coxa_knowledge_get_source (knowledge), file)
             ? _ ("from the folder")
             : _ ("built in");
}

/* One line a file. Returns how many were refused. */
static guint
print_files (CoxaKnowledge *knowledge)
{
  guint n_problems = 0;

  coxa_command_print ("measures.ini\t%s\t%s\n", describe_origin (knowledge, "measures.ini"),
                      _ ("sound"));
  for (guint i = 0; i < COXA_PART_CLINIC; i++) {
    const GError *problem = coxa_knowledge_get_problem (knowledge, i);
    const char *file = coxa_knowledge_part_get_file (i);

    n_problems += problem != NULL;
    coxa_command_print ("%s\t%s\t%s\n", file, describe_origin (knowledge, file),
                        problem != NULL ? problem->message : _ ("sound"));
  }
  return n_problems;
}

static void
print_patterns (CoxaKnowledge *knowledge)
{
  const CoxaRuleset *rules = coxa_knowledge_get_rules (knowledge);

  coxa_command_print ("\n%s\n", _ ("Patterns and their sources:"));
  for (guint i = 0; i < coxa_ruleset_count_patterns (rules); i++) {
    const CoxaPattern *pattern = coxa_ruleset_get_pattern (rules, i);

    coxa_command_print ("%s\t%s\t%s\n", pattern->id, pattern->name, pattern->source);
  }
}

static char *
dup_account (const CoxaClinicValue *value)
{
  const char *const parts[] = { value->reason, value->source, value->by, value->date };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
print_clinic (const CoxaClinicFile *clinic)
{
  coxa_command_print ("\n");
  coxa_command_print (_ ("The clinic's own values, version %s, from %s:"),
                      coxa_clinic_file_get_version (clinic), coxa_clinic_file_get_name (clinic));
  coxa_command_print ("\n");
  for (guint i = 0; i < coxa_clinic_file_count (clinic); i++) {
    const CoxaClinicValue *value = coxa_clinic_file_get (clinic, i);
    g_autofree char *account = dup_account (value);

    coxa_command_print ("%s [%s] %s\t", value->file, value->group, value->key);
    coxa_command_print (_ ("%s (published: %s)"), value->value, value->published);
    coxa_command_print ("\t%s\n", account);
  }
}

static guint
print_clinic_or_refusal (CoxaKnowledge *knowledge)
{
  const GError *refusal = coxa_knowledge_get_problem (knowledge, COXA_PART_CLINIC);
  const CoxaClinicFile *clinic = coxa_knowledge_get_clinic (knowledge);

  if (refusal != NULL)
    coxa_command_print ("\n%s\n%s\n",
                        _ ("The clinic's own values are refused, none of them counts:"),
                        refusal->message);
  else if (clinic != NULL)
    print_clinic (clinic);
  else
    coxa_command_print ("\n%s\n", _ ("The clinic has no values of its own."));
  return refusal != NULL;
}

static gboolean
print_knowledge (const CoxaKnowledgeOptions *options, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_options_load_any (
      options, COXA_PARTS_ALL, coxa_command_get_language (), error);
  guint n_problems;

  if (knowledge == NULL)
    return FALSE;
  coxa_command_print (_ ("Rules of version %s."),
                      coxa_ruleset_get_version (coxa_knowledge_get_rules (knowledge)));
  coxa_command_print ("\n\n");
  n_problems = print_files (knowledge);
  print_patterns (knowledge);
  n_problems += print_clinic_or_refusal (knowledge);
  if (coxa_knowledge_get_exercises (knowledge) != NULL)
    n_problems += coxa_picture_problems_print_all (coxa_knowledge_get_exercises (knowledge));
  return n_problems == 0 ||
         coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                            g_dngettext (GETTEXT_PACKAGE, "the knowledge has %u problem",
                                         "the knowledge has %u problems", n_problems),
                            n_problems);
}

/* Says which knowledge is in use, and what of it was refused. */
gboolean
coxa_run_knowledge (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (CoxaKnowledgeOptions) options = { NULL };
  const GOptionEntry entries[] = { COXA_KNOWLEDGE_ENTRIES (&options), { NULL } };

  return coxa_command_parse (name, entries, &left, 0, 0, error) &&
         print_knowledge (&options, error);
}
