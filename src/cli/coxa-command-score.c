/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-knowledge.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

enum { FORMAT_JSON, FORMAT_TEXT };

static gboolean
append_result (
    GString *output, const CoxaKnowledge *knowledge, const char *path, int format, GError **error)
{
  g_autoptr (CoxaResult) result = coxa_result_new (knowledge->ruleset);
  g_autoptr (CoxaVisitDocument) document = coxa_visit_document_load (
      path, knowledge->measures, knowledge->ruleset, knowledge->questionnaires, error);
  if (document == NULL)
    return FALSE;
  coxa_judge (result, document->patient, document->visit);
  g_autofree char *printed = format == FORMAT_TEXT
                                 ? coxa_result_text_print (result, knowledge->measures)
                                 : coxa_result_document_print (result, knowledge->norms,
                                                               document->patient, document->visit);
  g_string_append (output, printed);
  if (format == FORMAT_JSON)
    g_string_append_c (output, '\n');
  return TRUE;
}

/* Everything is judged before anything is printed: a bad file leaves no half of an output. */
static gboolean
score (char **paths, int format, GError **error)
{
  const char *language = format == FORMAT_TEXT ? coxa_command_get_language () : NULL;
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_load (language, error);
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
  int format = FORMAT_JSON;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("json or text"), "FORMAT" },
    { NULL },
  };

  return coxa_command_parse (name, options, &paths, 1, G_MAXUINT, error) &&
         coxa_command_choose ("--format", format_word, formats, &format, error) &&
         score (paths, format, error);
}
