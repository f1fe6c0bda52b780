/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-change-document.h"

#include "coxa-visit-document.h"

#include <string.h>

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaNormTable *norms;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
  CoxaChangeRules *rules;
  GPtrArray *visits;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  fixture->measures = coxa_measure_catalogue_load (NULL, &error);
  g_assert_no_error (error);
  fixture->ruleset = coxa_ruleset_load (fixture->measures, NULL, &error);
  g_assert_no_error (error);
  fixture->norms = coxa_norm_table_load (fixture->measures, &error);
  g_assert_no_error (error);
  fixture->questionnaires = coxa_questionnaire_catalogue_load (NULL, &error);
  g_assert_no_error (error);
  fixture->topics = coxa_topic_catalogue_load_from (NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->techniques = coxa_technique_catalogue_load_from (NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->rules = coxa_change_rules_load (fixture->measures, NULL, &error);
  g_assert_no_error (error);
  fixture->visits = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->visits);
  coxa_change_rules_free (fixture->rules);
  coxa_questionnaire_catalogue_free (fixture->questionnaires);
  coxa_topic_catalogue_free (fixture->topics);
  coxa_technique_catalogue_free (fixture->techniques);
  coxa_norm_table_free (fixture->norms);
  coxa_ruleset_unref (fixture->ruleset);
  coxa_measure_catalogue_unref (fixture->measures);
}

/* In the tests ' stands for ". */
static void
add_visit (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (CoxaVisitDocument) document = coxa_visit_document_parse (
      json, -1, fixture->measures, fixture->ruleset, fixture->questionnaires, fixture->topics,
      fixture->techniques, &error);
  g_assert_no_error (error);
  g_ptr_array_add (fixture->visits, g_object_ref (document->visit));
}

static char *
print (Fixture *fixture)
{
  CoxaChangeKnowledge knowledge = {
    .norms = fixture->norms,
    .questionnaires = fixture->questionnaires,
    .rules = fixture->rules,
  };
  g_autoptr (CoxaChanges) changes = coxa_changes_new (&knowledge, fixture->visits, NULL);
  return coxa_change_document_print (changes, fixture->rules, fixture->visits);
}

static void
assert_has (const char *line, const char *text)
{
  g_autofree char *part = g_strdelimit (g_strdup (text), "'", '"');
  if (strstr (line, part) == NULL)
    g_error ("not there: %s\nin: %s", part, line);
}

static void
assert_same (const char *line, const char *text)
{
  g_autofree char *expected = g_strdelimit (g_strdup (text), "'", '"');
  g_assert_cmpstr (line, ==, expected);
}

#define FIRST "2026-03-02T09:00:00+01:00"
#define SECOND "2026-03-16T09:00:00+01:00"
#define THIRD "2026-04-06T09:00:00+02:00"
#define VISIT(at, members, measurements) \
  "{'coxa':1,'visit':{'at':'" at "','examiner':'AB'}," members "'measurements':[" measurements "]}"
#define LEFT(id, members) "{'measure':'" id "','side':'left'," members "}"

static void
test_no_visit (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = print (fixture);
  assert_same (line, "{'coxa': 1, 'visits': 0, 'baseline': null, 'last': null, 'now': null, "
                     "'status': {'progress': 'cannot-tell', 'rule': 'nothing-judged'}, "
                     "'measurements': [], 'scores': [], "
                     "'domains': {'pain': 'cannot-tell', 'disability': 'cannot-tell', "
                     "'goals': 'cannot-tell', 'rating': 'cannot-tell'}, 'disability_by': null, "
                     "'comparisons': 0, 'chance_of_false_change': null, 'prompts': []}");
}

static void
test_one_visit (Fixture *fixture, gconstpointer unused)
{
  add_visit (fixture, VISIT (FIRST, "'pain':{'average':5},", LEFT ("hip_flexion", "'value':100")));
  g_autofree char *line = print (fixture);
  assert_same (line,
               "{'coxa': 1, 'visits': 1, 'baseline': null, 'last': null, 'now': '" FIRST "', "
               "'status': {'progress': 'cannot-tell', 'rule': 'nothing-judged'}, "
               "'measurements': [{'measure': 'hip_flexion', 'side': 'left', 'position': 'supine', "
               "'mode': 'passive', 'unit': 'deg', 'baseline': null, 'last': null, "
               "'now': {'at': '" FIRST "', 'value': 100}, 'late_baseline': false, "
               "'since_baseline': null, 'since_last': null}], "
               "'scores': [{'questionnaire': 'nprs_average', 'baseline': null, 'last': null, "
               "'now': {'at': '" FIRST "', 'total': 5}, 'late_baseline': false, "
               "'since_baseline': null, 'since_last': null}], "
               "'domains': {'pain': 'cannot-tell', 'disability': 'cannot-tell', "
               "'goals': 'cannot-tell', 'rating': 'cannot-tell'}, 'disability_by': null, "
               "'comparisons': 0, 'chance_of_false_change': null, 'prompts': []}");
}

/* Small steps add up against the baseline alone. */
static void
test_three_visits (Fixture *fixture, gconstpointer unused)
{
  add_visit (fixture, VISIT (FIRST, "'pain':{'average':6},", LEFT ("hip_flexion", "'value':100")));
  add_visit (fixture, VISIT (SECOND, "'pain':{'average':5},", LEFT ("hip_flexion", "'value':106")));
  add_visit (fixture, VISIT (THIRD, "'pain':{'average':3},", LEFT ("hip_flexion", "'value':112")));
  g_autofree char *line = print (fixture);
  assert_same (
      line,
      "{'coxa': 1, 'visits': 3, 'baseline': '" FIRST "', 'last': '" SECOND "', 'now': '" THIRD "', "
      "'status': {'progress': 'unchanged', 'rule': 'none-decides'}, "
      "'measurements': [{'measure': 'hip_flexion', 'side': 'left', 'position': 'supine', "
      "'mode': 'passive', 'unit': 'deg', 'baseline': {'at': '" FIRST "', 'value': 100}, "
      "'last': {'at': '" SECOND "', 'value': 106}, 'now': {'at': '" THIRD "', 'value': 112}, "
      "'late_baseline': false, "
      "'since_baseline': {'difference': 12, 'threshold': 10, 'widened': false, "
      "'verdict': 'real', 'rule': 'same-examiner'}, "
      "'since_last': {'difference': 6, 'threshold': 10, 'widened': false, "
      "'verdict': 'within-error', 'rule': 'same-examiner'}}], "
      "'scores': [{'questionnaire': 'nprs_average', 'baseline': {'at': '" FIRST "', 'total': 6}, "
      "'last': {'at': '" SECOND "', 'total': 5}, 'now': {'at': '" THIRD "', 'total': 3}, "
      "'late_baseline': false, "
      "'since_baseline': {'difference': -3, 'percent': 50, 'mdc': 2, 'mic': 2, "
      "'near_limit': false, 'label': 'improved', 'rule': 'real-and-enough'}, "
      "'since_last': {'difference': -2, 'percent': 40, 'mdc': 2, 'mic': 2, "
      "'near_limit': true, 'label': 'improved', 'rule': 'real-and-enough'}}], "
      "'domains': {'pain': 'improved', 'disability': 'cannot-tell', 'goals': 'cannot-tell', "
      "'rating': 'cannot-tell'}, 'disability_by': null, "
      "'comparisons': 1, 'chance_of_false_change': 0.05, 'prompts': []}");
}

static void
test_measurements (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *first, *now, *part;
  } rows[] = {
    { LEFT ("hip_ir", "'value':20,'instrument':'phone'"), LEFT ("hip_ir", "'value':40"),
      "'since_baseline': {'difference': null, 'threshold': null, 'widened': false, "
      "'verdict': 'not-comparable', 'reason': 'instrument'}" },
    { LEFT ("hip_ir", "'value':20,'mode':'active'"), LEFT ("hip_ir", "'value':40"),
      "'verdict': 'not-comparable', 'reason': 'mode'}" },
    { LEFT ("hip_ir", "'value':20"), LEFT ("hip_ir", "'value':40,'mode':'active'"),
      "'position': 'prone_hip0', 'mode': 'active', 'unit': 'deg'" },
    { LEFT ("hip_ir", "'value':20"), LEFT ("hip_ir", "'value':null,'status':'refused'"),
      "'now': {'at': '" SECOND "', 'value': null, 'status': 'refused'}" },
    { LEFT ("hip_ir", "'value':20"), LEFT ("hip_ir", "'trials':[24,24,25]"),
      "'now': {'at': '" SECOND "', 'value': 24.33333333}" },
    { "{'measure':'ftf','value':5.2}", "{'measure':'ftf','value':1.5}",
      "{'measure': 'ftf', 'position': 'standing', 'mode': 'active', 'unit': 'cm'" },
    { "{'measure':'ftf','value':5.2}", "{'measure':'ftf','value':1.5}", "{'difference': -3.7, " },
    { LEFT ("trendelenburg", "'value':true"), LEFT ("trendelenburg", "'value':false"),
      "'baseline': {'at': '" FIRST "', 'value': true}" },
    { LEFT ("trendelenburg", "'value':true"), LEFT ("trendelenburg", "'value':false"),
      "'verdict': 'no-verdict', 'rule': 'no-number'}" },
    { LEFT ("mmt_hip_abduction", "'value':'2-'"), LEFT ("mmt_hip_abduction", "'value':'4'"),
      "'baseline': {'at': '" FIRST "', 'value': '2-'}" },
    { LEFT ("hip_ir", "'value':24") "," LEFT ("hip_er", "'value':40"),
      LEFT ("hip_ir", "'value':32") "," LEFT ("hip_er", "'value':49"),
      "{'measure': 'hip_rotation_total', 'side': 'left'" },
    { LEFT ("hip_flexion", "'value':100,'step':5"), LEFT ("hip_flexion", "'value':112,'step':5"),
      "'widened': true" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *first = g_strdup_printf (VISIT (FIRST, "", "%s"), rows[i].first);
    g_autofree char *now = g_strdup_printf (VISIT (SECOND, "", "%s"), rows[i].now);

    g_ptr_array_set_size (fixture->visits, 0);
    add_visit (fixture, first);
    add_visit (fixture, now);
    g_autofree char *line = print (fixture);
    assert_has (line, rows[i].part);
  }
}

#define RMDQ(total) "{'questionnaire':'rmdq','total':" total "}"
#define GRC(total) "{'questionnaire':'grc','total':" total "}"

/* A rating of change has a first visit, and no earlier total. */
static void
test_scores (Fixture *fixture, gconstpointer unused)
{
  add_visit (fixture, VISIT (FIRST, "'pain':{'average':6},'scores':[" RMDQ ("15") "],", ""));
  add_visit (fixture,
             VISIT (SECOND, "'pain':{'average':8},'scores':[" RMDQ ("20") "," GRC ("-3") "],", ""));
  g_autofree char *line = print (fixture);

  assert_has (line, "'status': {'progress': 'worse', 'rule': 'enough-worse'}");
  assert_has (line, "'since_last': {'difference': 5, 'percent': -33.3, 'mdc': 5, 'mic': 5, "
                    "'near_limit': false, 'label': 'worse', 'rule': 'real-worsening'}");
  assert_has (line, "{'questionnaire': 'grc', 'baseline': {'at': '" FIRST "', 'total': null}, "
                    "'last': null, 'now': {'at': '" SECOND "', 'total': -3}, "
                    "'late_baseline': false, 'since_baseline': {'difference': null, ");
  assert_has (line, "'rule': 'rating-worsened'}, 'since_last': null}");
  assert_has (line, "'domains': {'pain': 'worse', 'disability': 'worse', 'goals': 'cannot-tell', "
                    "'rating': 'worse'}, 'disability_by': 'rmdq'");
  assert_has (line, "'prompts': ['ask-safety']}");
}

static void
test_late_baseline (Fixture *fixture, gconstpointer unused)
{
  add_visit (fixture, VISIT (FIRST, "", LEFT ("hip_ir", "'value':20")));
  add_visit (fixture, VISIT ("2026-03-17T09:00:00+01:00", "'scores':[" RMDQ ("15") "],", ""));
  add_visit (fixture, VISIT (THIRD, "'scores':[" RMDQ ("15") "],", LEFT ("hip_ir", "'value':20")));
  g_autofree char *line = print (fixture);

  assert_has (line, "'now': {'at': '" THIRD "', 'value': 20}, 'late_baseline': false");
  assert_has (line, "'now': {'at': '" THIRD "', 'total': 15}, 'late_baseline': true");
}

/* What is passed on and compared tells nothing of the person. */
static void
test_no_patient_data (Fixture *fixture, gconstpointer unused)
{
  add_visit (fixture,
             "{'coxa':1,'patient':{'family':'Wyjątkowa','given':'Zdzisława','birth_date':"
             "'1982-03-04'},'visit':{'at':'" FIRST "','examiner':'Kowalska','episode':'Biodro'},"
             "'notes':'Tajemnica','measurements':[]}");
  g_autofree char *line = print (fixture);
  static const char *const words[] = { "Wyj", "Zdz", "1982", "Kowalska", "Biodro", "Tajemnica" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (strstr (line, words[i]));
  g_assert_null (strchr (line, '\n'));
}

#define ADD(name, function) \
  g_test_add ("/exchange/change-document/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-visit", test_no_visit);
  ADD ("one-visit", test_one_visit);
  ADD ("three-visits", test_three_visits);
  ADD ("measurements", test_measurements);
  ADD ("scores", test_scores);
  ADD ("late-baseline", test_late_baseline);
  ADD ("no-patient-data", test_no_patient_data);
  return g_test_run ();
}
