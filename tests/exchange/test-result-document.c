/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include <string.h>

/* golden/ holds visit documents (NAME.json) beside the result (NAME.result) and the text for
 * people (NAME.text) that they lead to. After a wanted change of rules or words, both come anew
 * from "coxactl score" and are read before they are kept. */

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
  CoxaNormTable *norms;
} Fixture;

typedef struct {
  CoxaVisitDocument *document;
  CoxaResult *result;
} Judged;

static void
judged_clear (Judged *self)
{
  g_clear_pointer (&self->result, coxa_result_free);
  g_clear_pointer (&self->document, coxa_visit_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judged, judged_clear)

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  fixture->measures = coxa_measure_catalogue_load (NULL, &error);
  g_assert_no_error (error);
  fixture->ruleset = coxa_ruleset_load (fixture->measures, NULL, &error);
  g_assert_no_error (error);
  fixture->questionnaires = coxa_questionnaire_catalogue_load (NULL, &error);
  g_assert_no_error (error);
  fixture->topics = coxa_topic_catalogue_load_from (NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->techniques = coxa_technique_catalogue_load_from (NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->norms = coxa_norm_table_load (fixture->measures, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  coxa_norm_table_free (fixture->norms);
  coxa_questionnaire_catalogue_free (fixture->questionnaires);
  coxa_topic_catalogue_free (fixture->topics);
  coxa_technique_catalogue_free (fixture->techniques);
  coxa_ruleset_unref (fixture->ruleset);
  coxa_measure_catalogue_unref (fixture->measures);
}

static char *
get_golden_path (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  return g_build_filename (g_getenv ("COXA_SOURCE_ROOT"), "tests", "exchange", "golden", file,
                           NULL);
}

static char *
read_golden (const char *name, const char *ending)
{
  g_autofree char *path = get_golden_path (name, ending);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static Judged
judge (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  Judged judged = {
    coxa_visit_document_parse (text, -1, fixture->measures, fixture->ruleset,
                               fixture->questionnaires, fixture->topics, fixture->techniques,
                               &error),
    coxa_result_new (fixture->ruleset),
  };
  g_assert_no_error (error);
  coxa_judge (judged.result, judged.document->patient, judged.document->visit);
  return judged;
}

static char *
print_json (Fixture *fixture, const Judged *judged)
{
  return coxa_result_document_print (judged->result, fixture->norms, judged->document->patient,
                                     judged->document->visit);
}

static char *
judge_json (Fixture *fixture, const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_auto (Judged) judged = judge (fixture, json);
  return print_json (fixture, &judged);
}

static void
check_golden (Fixture *fixture, const char *name)
{
  g_autofree char *visit = read_golden (name, ".json");
  g_autofree char *expected_json = read_golden (name, ".result");
  g_autofree char *expected_text = read_golden (name, ".text");
  g_auto (Judged) judged = judge (fixture, visit);
  g_autofree char *json = print_json (fixture, &judged);
  g_autofree char *text = coxa_result_text_print (judged.result, fixture->measures);

  g_test_message ("%s", name);
  g_assert_cmpstr (json, ==, g_strchomp (expected_json));
  g_assert_cmpstr (text, ==, expected_text);
}

static void
test_golden (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = get_golden_path (".", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *file;
  guint n_checked = 0;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (dir)) != NULL) {
    if (!g_str_has_suffix (file, ".json"))
      continue;
    g_autofree char *name = g_strndup (file, strlen (file) - strlen (".json"));
    check_golden (fixture, name);
    n_checked++;
  }
  g_assert_cmpuint (n_checked, >=, 5);
}

/* The one thing that must never slip: an emergency leaves no pattern to read. */
static void
test_emergency (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *anna = read_golden ("worked-example", ".json");
  char *no = strstr (anna, "\"others\": \"no\"");
  g_assert_nonnull (no);
  g_autoptr (GString) emergency = g_string_new (anna);
  g_string_replace (emergency, "\"others\": \"no\"",
                    "\"others\": \"no\", \"answers\": {\"saddle_numbness\": \"unsure\"}", 1);
  g_auto (Judged) judged = judge (fixture, emergency->str);
  g_autofree char *json = print_json (fixture, &judged);
  g_autofree char *text = coxa_result_text_print (judged.result, fixture->measures);

  g_assert_nonnull (strstr (json, "\"safety\": {\"level\": \"emergency\""));
  g_assert_nonnull (strstr (json, "\"because\": [\"saddle_numbness\"]"));
  g_assert_nonnull (strstr (json, "\"patterns\": [], \"shown\": []"));
  g_assert_null (strstr (json, "hip-flexor-shortness"));
  g_assert_nonnull (strstr (text, "emergency"));
  g_assert_null (strstr (text, "Likely"));
  g_assert_null (strstr (text, "Evidence grade"));
}

#define VISIT(members) "{'coxa':1,'visit':{'at':'2026-03-14T09:30:00+01:00'}," members "}"

/* Nothing measured: no index, no coverage, and the reader is told what is missing. */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = judge_json (fixture, VISIT ("'measurements':[]"));

  g_assert_true (g_str_has_prefix (
      json,
      "{\"coxa\": 1, \"ruleset\": \"1\", \"safety\": {\"level\": \"incomplete\", \"flags\": []}, "
      "\"patterns\": [{\"id\": \"hip-flexor-shortness\", \"side\": \"left\", \"class\": "
      "\"insufficient\", \"index\": null, \"coverage\": 0, "));
  g_assert_nonnull (strstr (json, "\"shown\": [], \"norms\": [], \"asymmetries\": []}"));
  g_assert_null (strchr (json, '\n'));
}

static void
test_value_kinds (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = judge_json (
      fixture, VISIT ("'measurements':["
                      "{'measure':'thomas_hip','side':'left','trials':[1,2,2],'pelvis_held':true},"
                      "{'measure':'trendelenburg','side':'left','value':false},"
                      "{'measure':'ahabd','side':'left','value':2}]"));

  g_assert_nonnull (strstr (json, "{\"measure\": \"thomas_hip\", \"value\": 1.666666667, "
                                  "\"unit\": \"deg\", \"zone\": \"borderline\""));
  g_assert_nonnull (strstr (json, "{\"measure\": \"trendelenburg\", \"value\": false, \"unit\": "
                                  "\"\", \"zone\": \"against\""));
  g_assert_nonnull (strstr (json, "{\"measure\": \"ahabd\", \"value\": \"2\""));
}

/* Nothing of the person may be in a result: it is passed on, compared and put into tests. */
static void
test_no_patient_data (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = judge_json (
      fixture, VISIT ("'patient':{'family':'Wyjątkowa','given':'Zdzisława','birth_date':"
                      "'1982-03-04'},'notes':'Tajemnica','measurements':[]"));
  g_assert_null (strstr (json, "Wyj"));
  g_assert_null (strstr (json, "Zdz"));
  g_assert_null (strstr (json, "1982"));
  g_assert_null (strstr (json, "Tajemnica"));
}

#define ADD(name, function) \
  g_test_add ("/exchange/result-document/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("golden", test_golden);
  ADD ("emergency", test_emergency);
  ADD ("nothing", test_nothing);
  ADD ("value-kinds", test_value_kinds);
  ADD ("no-patient-data", test_no_patient_data);
  return g_test_run ();
}
