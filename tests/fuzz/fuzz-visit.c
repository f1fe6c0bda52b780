/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Visit documents: what is taken is judged, printed as JSON and as text, and printed again it is
 * the same document. */

#include <string.h>

#include "coxa-suggestion-document.h"
#include "coxa-visit-document.h"
#include "fuzz.h"

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaNormTable *norms;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
  CoxaExerciseLibrary *library;
  CoxaSuggestionRules *suggestions;
  CoxaResult *result;
} Knowledge;

/* Loaded once: an input is judged by the rules that are compiled in. */
static const Knowledge *
get_knowledge (void)
{
  static Knowledge knowledge;
  g_autoptr (GError) error = NULL;

  if (knowledge.measures)
    return &knowledge;
  knowledge.measures = coxa_measure_catalogue_load (NULL, NULL);
  knowledge.ruleset = coxa_ruleset_load (knowledge.measures, NULL, NULL);
  knowledge.norms = coxa_norm_table_load (knowledge.measures, NULL);
  knowledge.questionnaires = coxa_questionnaire_catalogue_load (NULL, NULL);
  knowledge.topics = coxa_topic_catalogue_load_from (NULL, NULL, NULL);
  knowledge.techniques = coxa_technique_catalogue_load_from (NULL, NULL, NULL);
  knowledge.library = coxa_exercise_library_load (NULL, NULL);
  knowledge.suggestions =
      coxa_suggestion_rules_load (knowledge.ruleset, knowledge.library, NULL, &error);
  g_assert_no_error (error);
  knowledge.result = coxa_result_new (knowledge.ruleset);
  return &knowledge;
}

static CoxaVisitDocument *
parse (const Knowledge *knowledge, const char *text, gssize length, GError **error)
{
  return coxa_visit_document_parse (text, length, knowledge->measures, knowledge->ruleset,
                                    knowledge->questionnaires, knowledge->topics,
                                    knowledge->techniques, error);
}

static void
check_is_json (const char *text)
{
  g_autoptr (GError) error = NULL;

  coxa_json_scan (text, strlen (text), &error);
  g_assert_no_error (error);
}

static void
judge (const Knowledge *knowledge, const CoxaVisitDocument *document)
{
  CoxaResult *result = knowledge->result;
  g_autofree char *json = NULL, *text = NULL, *suggested = NULL;
  g_autoptr (CoxaSuggestions) suggestions = NULL;

  coxa_judge (result, document->patient, document->visit);
  json = coxa_result_document_print (result, knowledge->norms, document->patient, document->visit);
  check_is_json (json);
  text = coxa_result_text_print (result, knowledge->measures);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  suggestions = coxa_suggestions_new (knowledge->suggestions, result, knowledge->norms,
                                      document->patient, document->visit);
  suggested =
      coxa_suggestion_document_print (suggestions, result, document->patient, document->visit);
  check_is_json (suggested);
}

static void
check_round_trip (const Knowledge *knowledge, const CoxaVisitDocument *document)
{
  g_autofree char *printed = coxa_visit_document_print (document->patient, document->visit);
  g_autofree char *again = NULL;
  g_autoptr (CoxaVisitDocument) reread = NULL;
  g_autoptr (GError) error = NULL;

  reread = parse (knowledge, printed, -1, &error);
  g_assert_no_error (error);
  again = coxa_visit_document_print (reread->patient, reread->visit);
  g_assert_cmpstr (again, ==, printed);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const Knowledge *knowledge = get_knowledge ();
  g_autofree char *text = g_malloc0 (size + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisitDocument) document = NULL;

  memcpy (text, data, size);
  document = parse (knowledge, text, (gssize) size, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  if (!document) {
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  judge (knowledge, document);
  check_round_trip (knowledge, document);
  return 0;
}
