/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-knowledge-options.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

#define NEEDS                                                          \
  (COXA_PARTS (COXA_PART_PATTERNS) | COXA_PARTS (COXA_PART_SAFETY) |   \
   COXA_PARTS (COXA_PART_NORMS) | COXA_PARTS (COXA_PART_RELIABILITY) | \
   COXA_PARTS (COXA_PART_QUESTIONNAIRES) | COXA_PARTS (COXA_PART_CLINIC))

enum { FORMAT_JSON, FORMAT_TEXT };

static gboolean
append_result (
    GString *output, CoxaKnowledge *knowledge, const char *path, int format, GError **error)
{
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  g_autoptr (CoxaVisitDocument) document = coxa_visit_document_load (
      path, coxa_knowledge_get_measures (knowledge), coxa_knowledge_get_rules (knowledge),
      coxa_knowledge_get_questionnaires (knowledge), coxa_knowledge_get_topics (knowledge),
      coxa_knowledge_get_techniques (knowledge), error);
  if (document == NULL)
    return FALSE;
  coxa_judge (result, document->patient, document->visit);
  g_autofree char *printed =
      format == FORMAT_TEXT
          ? coxa_result_text_print (result, coxa_knowledge_get_measures (knowledge))
          : coxa_result_document_print (result, coxa_knowledge_get_norms (knowledge),
                                        document->patient, document->visit);
  g_string_append (output, printed);
  if (format == FORMAT_JSON)
    g_string_append_c (output, '\n');
  return TRUE;
}

/* Everything is judged before anything is printed: a bad file leaves no half of an output. */
static gboolean
score (const CoxaKnowledgeOptions *options, char **paths, int format, GError **error)
{
  const char *language = format == FORMAT_TEXT ? coxa_command_get_language () : NULL;
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load (options, NEEDS, language, error);
  g_autoptr (GString) output = g_string_new (NULL);

  if (knowledge == NULL)
    return FALSE;
  for (char **path = paths; *path != NULL; path++) {
    if (!append_result (output, knowledge, *path, format, error))
      return FALSE;
  }
  coxa_command_print ("%s", output->str);
  return TRUE;
}

gboolean
coxa_run_score (const char *name, char **words, GError **error)
{
  static const char *const formats[] = { "json", "text", NULL };
  g_auto (GStrv) paths = g_strdupv (words);
  g_autofree char *format_word = NULL;
  g_auto (CoxaKnowledgeOptions) knowledge_options = { NULL };
  int format = FORMAT_JSON;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("json or text"), "FORMAT" },
    COXA_KNOWLEDGE_ENTRIES (&knowledge_options),
    COXA_ENGINE_ENTRY (&knowledge_options),
    { NULL },
  };

  return coxa_command_parse (name, options, &paths, 1, G_MAXUINT, error) &&
         coxa_command_choose ("--format", format_word, formats, &format, error) &&
         score (&knowledge_options, paths, format, error);
}
