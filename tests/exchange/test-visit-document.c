/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
} Fixture;

/* In the tables ' stands for ". */
#define AT "'visit':{'at':'2026-03-14T09:30:00+01:00'}"
#define VISIT(members) "{'coxa':1,'visit':{" members "},'measurements':[]}"
#define DOCUMENT(members) "{'coxa':1," AT "," members ",'measurements':[]}"
#define PATIENT(members) DOCUMENT ("'patient':{" members "}")
#define ACTIVITIES(answers) "{'questionnaire':'psfs','answers':[" answers "]}"
#define SCORES(list) DOCUMENT ("'scores':[" list "]")
#define SCORE(id, total) "{'questionnaire':'" id "','total':" total "}"
#define TREATMENT(members) DOCUMENT ("'treatment':[{" members "}]")
#define MEASUREMENTS(list) "{'coxa':1," AT ",'measurements':[" list "]}"
#define IR "'measure':'hip_ir','side':'left'"
#define ID "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90"

typedef struct {
  const char *text;
  const char *message;
} Bad;

static const Bad bad_documents[] = {
  /* the document */
  { "", "the document is empty" },
  { "{}", "coxa: is missing" },
  { "{'coxa':2," AT ",'measurements':[]}", "coxa: documents of version 2" },
  { "{'coxa':'1'," AT ",'measurements':[]}", "coxa: must be a number" },
  { "{'coxa':1,'measurements':[]}", "visit: is missing" },
  { "{'coxa':1," AT "}", "measurements: is missing" },
  { "{'coxa':1,'visit':[],'measurements':[]}", "visit: must be an object" },
  { "{'coxa':1," AT ",'measurements':{}}", "measurements: must be a list" },
  { "{'coxa':1," AT ",'measurements':null}", "measurements: must be a list" },
  { DOCUMENT ("'colour':1"), "colour: unknown member" },
  { DOCUMENT ("'Anna Example':1"), "?: unknown member" },
  { DOCUMENT ("'notes':1"), "notes: must be text" },
  { DOCUMENT ("'notes':'a\\u0007b'"), "notes: holds a control" },
  { DOCUMENT ("'notes':'a\\u202eb'"), "(U+202E)" },
  { DOCUMENT ("'pain':{},'pain':{}"), "the member \"pain\" is there twice" },
  { "{'coxa':1,/* x */" AT ",'measurements':[]}", "a comment" },

  /* the visit */
  { VISIT (""), "visit.at: is missing" },
  { VISIT ("'at':1"), "visit.at: must be text" },
  { VISIT ("'at':'2026-03-14'"), "visit.at: is not a date and time" },
  { VISIT ("'at':'2026-03-14T09:30:00'"), "visit.at: is not a date and time" },
  { VISIT ("'at':'2026-02-30T09:30:00Z'"), "visit.at: is not a date and time" },
  { VISIT ("'at':'2026-03-14T25:30:00Z'"), "visit.at: is not a date and time" },
  { VISIT ("'at':'20260314T093000Z'"), "visit.at: is not a date and time" },
  { VISIT ("'at':'0026-03-14T09:30:00Z'"), "visit.at: is not a date and time" },
  { VISIT ("'at':'2026-03-14T09:30:00Z','id':'x'"), "visit.id: is not a UUID" },
  { VISIT ("'at':'2026-03-14T09:30:00Z','examiner':''"), "visit.examiner: is empty" },
  { VISIT ("'at':'2026-03-14T09:30:00Z','room':'3'"), "visit.room: unknown member" },

  /* the patient */
  { DOCUMENT ("'patient':'Anna'"), "patient: must be an object" },
  { PATIENT ("'id':'4711'"), "patient.id: is not a UUID" },
  { PATIENT ("'id':4711"), "patient.id: is not a UUID" },
  { PATIENT ("'id':'" ID " '"), "patient.id: is not a UUID" },
  { PATIENT ("'name':'Anna'"), "patient.name: unknown member" },
  { PATIENT ("'family':1"), "patient.family: must be text" },
  { PATIENT ("'family':null"), "patient.family: must be text" },
  { PATIENT ("'family':'  '"), "patient.family: is empty" },
  { PATIENT ("'family':'a\\nb'"), "patient.family: holds a control" },
  { PATIENT ("'family':'a\\u202eb'"), "(U+202E)" },
  { PATIENT ("'given':'a\\u200bb'"), "patient.given: holds a control, direction or zero-width" },
  { PATIENT ("'given':'\\ufeffAnna'"), "(U+FEFF)" },
  { PATIENT ("'given':'a\\u0085b'"), "(U+0085)" },
  { PATIENT ("'given':'a\\u0000b'"), "\\u0000 is not allowed" },
  { PATIENT ("'birth_date':'1982-02-30'"), "patient.birth_date: is not a date" },
  { PATIENT ("'birth_date':'04.03.1982'"), "patient.birth_date: is not a date" },
  { PATIENT ("'birth_date':'2026-03-15'"), "patient.birth_date: lies after the visit" },
  { PATIENT ("'birth_date':'2027'"), "patient.birth_date: lies after the visit" },
  { PATIENT ("'birth_date':'1982-03-04','age':44"), "patient.age: stands beside birth_date" },
  { PATIENT ("'age':-1"), "patient.age: must lie between 0 and 130" },
  { PATIENT ("'age':131"), "patient.age: must lie between 0 and 130" },
  { PATIENT ("'age':44.5"), "patient.age: must be a whole number" },
  { PATIENT ("'age':'44'"), "patient.age: must be a number" },
  { PATIENT ("'sex':'F'"), "patient.sex: is not one of: f, m, x" },
  { PATIENT ("'sex':''"), "patient.sex: is not one of: f, m, x" },
  { PATIENT ("'language':'Polish!'"), "patient.language: is not a language" },
  { PATIENT ("'precautions':'pregnancy'"), "patient.precautions: must be a list" },
  { PATIENT ("'precautions':['pregnant']"), "patient.precautions[0]: is not a precaution" },
  { PATIENT ("'precautions':['pregnancy','pregnancy']"), "precautions[1]: is there twice" },
  { PATIENT ("'precautions':[1]"), "patient.precautions[0]: must be text" },
  { PATIENT ("'identifiers':[{'system':'nhs','value':'1'}]"), "identifiers[0].system: is not one" },
  { PATIENT ("'identifiers':[{'system':'clinic'}]"), "patient.identifiers[0].value: is missing" },
  { PATIENT ("'identifiers':[{'system':'clinic','value':'1'},{'system':'clinic','value':'2'}]"),
    "patient.identifiers[1].system: is there twice" },

  /* what the patient answered */
  { DOCUMENT ("'pain':{'now':11}"), "pain.now: must lie between 0 and 10" },
  { DOCUMENT ("'pain':{'now':-1}"), "pain.now: must lie between 0 and 10" },
  { DOCUMENT ("'pain':{'worst':5.5}"), "pain.worst: must be a whole number" },
  { DOCUMENT ("'pain':{'then':5}"), "pain.then: unknown member" },
  { DOCUMENT ("'screen':{'others':'never'}"), "screen.others: is not one of: not_asked" },
  { DOCUMENT ("'screen':{'answers':{'headache':'no'}}"),
    "screen.answers.headache: unknown question" },
  { DOCUMENT ("'screen':{'answers':{'fever':true}}"), "screen.answers.fever: must be text" },
  { DOCUMENT ("'screen':{'all':'no'}"), "screen.all: unknown member" },
  { DOCUMENT ("'scores':[{'questionnaire':'rmdq'}]"), "scores[0].total: is missing" },
  { DOCUMENT ("'scores':[{'questionnaire':'RM DQ','total':1}]"),
    "scores[0].questionnaire: is not" },
  { DOCUMENT ("'scores':[{'questionnaire':'rmdq','total':'12'}]"), "scores[0].total: must be a" },
  { DOCUMENT ("'scores':[{'questionnaire':'rmdq','total':1},{'questionnaire':'rmdq','total':2}]"),
    "scores[1].questionnaire: is there twice" },
  { SCORES ("{'total':1}"), "scores[0].questionnaire: is missing" },
  { SCORES (SCORE ("rmdq", "1") "," SCORE ("rmqd", "1")),
    "scores[1].questionnaire: unknown questionnaire rmqd" },
  { SCORES (SCORE ("rmdq", "25")), "scores[0].total: rmdq goes from 0 to 24" },
  { SCORES (SCORE ("rmdq", "-1")), "scores[0].total: rmdq goes from 0 to 24" },
  { SCORES (SCORE ("rmdq", "12.5")), "scores[0].total: rmdq takes whole numbers" },
  { SCORES (SCORE ("grc", "-6")), "scores[0].total: grc goes from -5 to 5" },
  { SCORES (SCORE ("psfs", "10.1")), "scores[0].total: psfs goes from 0 to 10" },
  { SCORES (SCORE ("hoos", "50")), "scores[0].total: hoos has no total, enter its subscores" },
  { SCORES (SCORE ("nprs_average", "5")),
    "scores[0].questionnaire: nprs_average stands under pain, not here" },
  { SCORES (SCORE ("start_back", "3") "," SCORE ("start_back_distress", "4")),
    "scores: start_back_distress is above start_back" },
  { SCORES (SCORE ("start_back_distress", "1") "," SCORE ("start_back", "6")),
    "scores: start_back is more than 4 above start_back_distress" },
  { DOCUMENT ("'pain_map':[{'region':'low_back_left'}]"), "pain_map[0].kind: is missing" },
  { DOCUMENT ("'pain_map':[{'region':'a','kind':'b','intensity':11}]"), "pain_map[0].intensity" },
  { DOCUMENT ("'pain_map':[{'region':'low_bak_left','kind':'ache'}]"),
    "pain_map[0].region: unknown region low_bak_left" },
  { DOCUMENT ("'pain_map':[{'region':'low_back','kind':'ache'}]"), "unknown region low_back" },
  { DOCUMENT ("'pain_map':[{'region':'sacrum','kind':'sore'}]"), "pain_map[0].kind: unknown kind" },
  { DOCUMENT ("'pain_map':[{'region':'sacrum','kind':'ache','intensity':4.5}]"),
    "pain_map[0].intensity: must be a whole number" },
  { DOCUMENT ("'pain_map':[{'region':'sacrum','kind':'ache'},{'region':'sacrum','kind':'ache'}]"),
    "pain_map[1].kind: is there twice" },
  { SCORES ("{'questionnaire':'psfs','answers':[]}"), "scores[0].total: is missing" },
  { SCORES (ACTIVITIES ("{'words':'stairs','value':4}")), "scores[0].answers[0].item: is missing" },
  { SCORES (ACTIVITIES ("{'item':'item6','words':'stairs'}")), "item: psfs has no such item" },
  { SCORES (ACTIVITIES ("{'item':'item1','value':4}")), "answers[0].words: is missing" },
  { SCORES (ACTIVITIES ("{'item':'item1','words':'stairs','value':11}")),
    "answers[0].value: an answer of psfs is a whole number from 0 to 10" },
  { SCORES (ACTIVITIES ("{'item':'item1','words':'stairs','value':4.5}")), "a whole number" },
  { SCORES (ACTIVITIES ("{'item':'item1','words':'a','value':4},{'item':'item1','words':'b'}")),
    "answers[1].item: is there twice" },
  { SCORES ("{'questionnaire':'psfs','total':5,'answers':[{'item':'item1','words':'a','value':4},"
            "{'item':'item2','words':'b','value':5}]}"),
    "scores[0].total: is not the 4.5 that the answers make" },
  { SCORES (
        "{'questionnaire':'psfs','total':4,'answers':[{'item':'item1','words':'a','value':4}]}"),
    "scores[0].total: psfs needs 2 to 5 answers" },
  { SCORES ("{'questionnaire':'rmdq','total':4,'answers':[{'item':'item1','value':1}]}"),
    "item: rmdq has no such item" },
  { SCORES ("{'questionnaire':'adherence','answers':[{'item':'item1','words':'a','value':1}]}"),
    "answers[0].words: must not be there" },

  /* measurements */
  { MEASUREMENTS ("1"), "measurements[0]: must be an object" },
  { MEASUREMENTS ("{}"), "measurements[0].measure: is missing" },
  { MEASUREMENTS ("{'measure':'hip_flexon','side':'left','value':1}"),
    "measurements[0].measure: unknown measure hip_flexon" },
  { MEASUREMENTS ("{'measure':'Anna Example','value':1}"),
    "measurements[0].measure: is not an id" },
  { MEASUREMENTS ("{'measure':'hip_rotation_total','side':'left','value':60}"),
    "hip_rotation_total is computed" },
  { MEASUREMENTS ("{'measure':'hip_ir','value':24}"), "measurements[0].side: is missing" },
  { MEASUREMENTS ("{'measure':'sorensen','side':'left','value':24}"),
    "measurements[0].side: must not be there" },
  { MEASUREMENTS ("{'measure':'hip_ir','side':'both','value':24}"),
    "side: is not one of: left, right" },
  { MEASUREMENTS ("{'measure':'hip_ir','side':'central','value':24}"), "side: is not one of" },
  { MEASUREMENTS ("{" IR "}"), "measurements[0].value: is missing" },
  { MEASUREMENTS ("{" IR ",'value':null}"), "measurements[0].value: is missing" },
  { MEASUREMENTS ("{" IR ",'value':'24'}"), "measurements[0].value: must be a number" },
  { MEASUREMENTS ("{" IR ",'value':true}"), "measurements[0].value: must be a number" },
  { MEASUREMENTS ("{" IR ",'value':[24]}"), "measurements[0].value: must be a number" },
  { MEASUREMENTS ("{" IR ",'value':NaN}"), "expected a value" },
  { MEASUREMENTS ("{" IR ",'value':1e400}"), "a number outside what can be stored" },
  { MEASUREMENTS ("{" IR ",'value':99999999999999999999}"), "too large to be stored exactly" },
  { MEASUREMENTS ("{" IR ",'value':1e20}"), "measurements[0].value: hip_ir left is 1e+20 deg" },
  { MEASUREMENTS ("{" IR ",'value':1},{" IR ",'value':1}"), "measurements[1]: hip_ir left" },
  { MEASUREMENTS ("{" IR ",'value':1},{" IR ",'value':2,'position':'prone_hip0','mode':'passive'}"),
    "measurements[1]: hip_ir left" },
  { MEASUREMENTS ("{'measure':'sorensen','value':9},{'measure':'ftf','value':9},{'measure':'"
                  "schober_mod','value':5},{'measure':'hip_flexion','side':'left','value':213}"),
    "measurements[3].value: hip_flexion left is 213 deg, the limit is 170 deg" },
  { MEASUREMENTS ("{" IR ",'value':24,'position':'standing'}"),
    "measurements[0].position: hip_ir is" },
  { MEASUREMENTS ("{" IR ",'value':24,'mode':'assisted'}"),
    "mode: is not one of: passive, active" },
  { MEASUREMENTS ("{" IR ",'value':24,'mode':'unstated'}"),
    "mode: is not one of: passive, active" },
  { MEASUREMENTS ("{" IR ",'value':24,'instrument':'ruler'}"), "instrument: is not one of: gonio" },
  { MEASUREMENTS ("{" IR ",'value':24,'status':'maybe'}"), "status: is not one of: done, refused" },
  { MEASUREMENTS ("{" IR ",'value':24,'status':'refused'}"),
    "measurements[0].value: must not be there when the status is refused" },
  { MEASUREMENTS ("{" IR ",'trials':[24],'status':'stopped_by_pain'}"),
    "measurements[0].trials: must not be there when the status is stopped_by_pain" },
  { MEASUREMENTS ("{" IR ",'value':24,'pain':11}"),
    "measurements[0].pain: must lie between 0 and 10" },
  { MEASUREMENTS ("{" IR ",'value':24,'pain':'2'}"), "measurements[0].pain: must be a number" },
  { MEASUREMENTS ("{" IR ",'value':24,'step':0}"), "measurements[0].step: must be above 0" },
  { MEASUREMENTS ("{" IR ",'value':24,'step':-5}"), "measurements[0].step: must lie between" },
  { MEASUREMENTS ("{" IR ",'value':24,'pelvis_held':true},{" IR ",'value':25}"),
    "measurements[1]: hip_ir left" },
  { MEASUREMENTS ("{" IR ",'value':24,'pelvis_held':1}"), "pelvis_held: must be true or false" },
  { MEASUREMENTS ("{" IR ",'value':24,'comment':'x'}"), "measurements[0].comment: unknown member" },
  { MEASUREMENTS ("{" IR ",'trials':[]}"), "measurements[0].trials: must hold 1 to 10 numbers" },
  { MEASUREMENTS ("{" IR ",'trials':[1,1,1,1,1,1,1,1,1,1,1]}"), "trials: must hold 1 to 10" },
  { MEASUREMENTS ("{" IR ",'trials':[24,'25']}"),
    "measurements[0].trials: must hold numbers only" },
  { MEASUREMENTS ("{" IR ",'trials':[24,213]}"), "measurements[0].trials: hip_ir left is 213 deg" },
  { MEASUREMENTS ("{" IR ",'trials':[24],'value':24}"),
    "measurements[0].trials: stands beside value" },
  { MEASUREMENTS ("{'measure':'phe_pattern','side':'left','trials':[1]}"), "phe_pattern is not a" },
  { MEASUREMENTS ("{'measure':'phe_pattern','side':'left','value':1}"), "must be true or false" },
  { MEASUREMENTS ("{'measure':'waiters_bow','value':'failed'}"), "must be true or false" },
  { MEASUREMENTS ("{'measure':'mmt_hip_abduction','side':'left','value':'6'}"),
    "mmt_hip_abduction is not one of: 0, 1, 2-" },
  { MEASUREMENTS ("{'measure':'mmt_hip_abduction','side':'left','value':4.5}"), "is not one of" },
  { MEASUREMENTS ("{'measure':'gait_toe','value':'outwards'}"),
    "gait_toe is not one of: in, neutral" },
  { MEASUREMENTS ("{'measure':'gait_toe','value':1}"), "gait_toe is not one of: in, neutral, out" },

  /* history, treatment and plan */
  { DOCUMENT ("'history':[]"), "history: must be an object" },
  { DOCUMENT ("'history':{'horoscope':'x'}"), "history.horoscope: unknown member" },
  { DOCUMENT ("'history':{'next_step':'x'}"), "history.next_step: unknown member" },
  { DOCUMENT ("'history':{'sitting_h_per_day':8}"), "history.sitting_h_per_day: unknown member" },
  { DOCUMENT ("'history':{'onset':6}"), "history.onset: must be text" },
  { DOCUMENT ("'history':{'onset':'2026-03-15'}"), "history.onset: must not lie after the visit" },
  { DOCUMENT ("'history':{'onset':'P5201W'}"), "history.onset: must be at most 5200 weeks" },
  { DOCUMENT ("'history':{'course':'loud'}"), "history.course: must be one of better, same" },
  { DOCUMENT ("'history':{'course':''}"), "history.course: is empty" },
  { DOCUMENT ("'history':{'worse_walking':'yes'}"),
    "history.worse_walking: must be true or false" },
  { DOCUMENT ("'history':{'sport_h_per_week':'2'}"), "history.sport_h_per_week: must be a number" },
  { DOCUMENT ("'history':{'sport_h_per_week':61}"), "history.sport_h_per_week: " },
  { DOCUMENT ("'history':{'sport_h_per_week':1.25}"), "sport_h_per_week: has too many decimals" },
  { DOCUMENT ("'history':{'occupation_demands':'sitting'}"), "demands: must be a list" },
  { DOCUMENT ("'history':{'occupation_demands':[1]}"), "demands: must be a list of ids" },
  { DOCUMENT ("'history':{'occupation_demands':[]}"), "demands: is empty" },
  { DOCUMENT ("'history':{'occupation_demands':['flying']}"), "demands: must be one of sitting" },
  { DOCUMENT ("'history':{'occupation_demands':['sitting;standing']}"), "must be a list of ids" },
  { DOCUMENT ("'history':{'occupation_demands':['standing','sitting']}"), "must be in the order" },
  { DOCUMENT ("'history':{'goal':'a\\nb'}"), "history.goal: holds a control" },
  { DOCUMENT ("'plan':{'next_visit':'2026-03-13'}"), "plan.next_visit: must not lie before" },
  { DOCUMENT ("'plan':{'goal':'x'}"), "plan.goal: unknown member" },
  { DOCUMENT ("'treatment':{}"), "treatment: must be a list" },
  { TREATMENT ("'technique':'magic'"), "treatment[0].technique: unknown technique magic" },
  { TREATMENT (""), "treatment[0].technique: needs either" },
  { TREATMENT ("'technique':'heat','own':'Hot stone'"), "treatment[0].technique: needs either" },
  { TREATMENT ("'own':''"), "treatment[0].own: is empty" },
  { TREATMENT ("'own':'Hot stone','grade':'I'"), "treatment[0].grade: this technique has no" },
  { TREATMENT ("'technique':'heat','grade':'I'"), "treatment[0].grade: this technique has no" },
  { TREATMENT ("'technique':'mobilisation','grade':'VI'"), "treatment[0].grade: must be one of I" },
  { TREATMENT ("'technique':'heat','region':'soul'"), "treatment[0].region: unknown region soul" },
  { TREATMENT ("'technique':'heat','side':'left'"), "treatment[0].side: this region has no side" },
  { TREATMENT ("'technique':'heat','region':'low_back','side':'left'"), "has no side" },
  { TREATMENT ("'technique':'heat','region':'hip','side':'central'"), "treatment[0].side: " },
  { TREATMENT ("'technique':'heat','minutes':0"), "treatment[0].minutes: " },
  { TREATMENT ("'technique':'heat','minutes':1441"), "treatment[0].minutes: " },
  { TREATMENT ("'technique':'heat','minutes':2.5"), "treatment[0].minutes: must be a whole" },
  { TREATMENT ("'technique':'heat','pain_after':11"), "treatment[0].pain_after: " },
  { TREATMENT ("'technique':'heat','response':'great'"), "treatment[0].response: is not one of" },
  { TREATMENT ("'technique':'heat','colour':1"), "treatment[0].colour: unknown member" },
};

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
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  coxa_questionnaire_catalogue_free (fixture->questionnaires);
  coxa_topic_catalogue_free (fixture->topics);
  coxa_technique_catalogue_free (fixture->techniques);
  coxa_ruleset_unref (fixture->ruleset);
  coxa_measure_catalogue_unref (fixture->measures);
}

static CoxaVisitDocument *
parse (Fixture *fixture, const char *text, GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  return coxa_visit_document_parse (json, -1, fixture->measures, fixture->ruleset,
                                    fixture->questionnaires, fixture->topics, fixture->techniques,
                                    error);
}

static CoxaVisitDocument *
parse_good (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  CoxaVisitDocument *document = parse (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static void
test_bad (Fixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_documents); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaVisitDocument) document = parse (fixture, bad_documents[i].text, &error);

    g_test_message ("%s", bad_documents[i].text);
    g_assert_null (document);
    g_assert_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID);
    g_test_message ("-> %s", error->message);
    g_assert_nonnull (strstr (error->message, bad_documents[i].message));
    g_assert_null (strchr (error->message, '\n'));
    g_assert_null (strstr (error->message, "Anna"));
  }
}

static void
test_defaults (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) document =
      parse_good (fixture, MEASUREMENTS ("{" IR ",'value':24}"));
  const CoxaMeasurement *measurement = coxa_visit_get_measurement (document->visit, 0);

  g_assert_cmpuint (coxa_visit_get_n_measurements (document->visit), ==, 1);
  g_assert_cmpint (measurement->side, ==, COXA_SIDE_LEFT);
  g_assert_cmpfloat (measurement->value, ==, 24);
  g_assert_cmpstr (measurement->position, ==, "prone_hip0");
  g_assert_cmpint (measurement->mode, ==, COXA_MODE_PASSIVE);
  g_assert_cmpint (measurement->instrument, ==, COXA_INSTRUMENT_GONIOMETER);
  g_assert_cmpint (measurement->status, ==, COXA_STATUS_DONE);
  g_assert_cmpfloat (measurement->step, ==, 1);
  g_assert_cmpint (measurement->pain, ==, COXA_PAIN_NOT_ASKED);
  g_assert_false (measurement->pelvis_held);
  g_assert_cmpuint (measurement->n_trials, ==, 0);

  g_assert_false (document->names_patient);
  g_assert_cmpint (coxa_patient_get_sex (document->patient), ==, COXA_SEX_UNKNOWN);
  g_assert_cmpint (coxa_visit_get_age (document->visit), ==, COXA_AGE_UNKNOWN);
  g_assert_cmpint (coxa_visit_get_others (document->visit), ==, COXA_ANSWER_NOT_ASKED);
  g_assert_cmpint (coxa_visit_get_pain (document->visit, COXA_PAIN_NOW), ==, COXA_PAIN_NOT_ASKED);
}

static const CoxaMeasurement *
get_only (CoxaVisitDocument *document)
{
  g_assert_cmpuint (coxa_visit_get_n_measurements (document->visit), ==, 1);
  return coxa_visit_get_measurement (document->visit, 0);
}

static void
test_values (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *text;
    double value;
  } rows[] = {
    { "{'measure':'hip_flexion','side':'left','value':170}", 170 },
    { "{'measure':'hip_flexion','side':'left','value':112.5}", 112.5 },
    { "{'measure':'thomas_hip','side':'left','value':-4}", -4 },
    { "{'measure':'thomas_hip','side':'left','value':-0.0}", 0 },
    { "{'measure':'hip_flexion','side':'left','value':1.1E+2}", 110 },
    { "{'measure':'phe_pattern','side':'right','value':true}", 1 },
    { "{'measure':'phe_pattern','side':'right','value':false}", 0 },
    { "{'measure':'waiters_bow','value':true}", 1 },
    { "{'measure':'mmt_hip_abduction','side':'left','value':'4-'}", 8 },
    { "{'measure':'mmt_hip_abduction','side':'left','value':4}", 9 },
    { "{'measure':'mmt_hip_abduction','side':'left','value':0}", 0 },
    { "{'measure':'ahabd','side':'left','value':3}", 3 },
    { "{'measure':'gait_toe','value':'out'}", 2 },
    { "{'measure':'hip_ir','side':'left','trials':[24,25,24]}", 73.0 / 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf (MEASUREMENTS ("%s"), rows[i].text);
    g_autoptr (CoxaVisitDocument) document = parse_good (fixture, text);
    g_test_message ("%s", rows[i].text);
    g_assert_cmpfloat (get_only (document)->value, ==, rows[i].value);
  }
}

/* The last totals that are accepted. */
static void
test_scores (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *text;
    const char *questionnaire;
    double total;
  } rows[] = {
    { SCORES (SCORE ("rmdq", "0")), "rmdq", 0 },
    { SCORES (SCORE ("rmdq", "24")), "rmdq", 24 },
    { SCORES (SCORE ("grc", "-5")), "grc", -5 },
    { SCORES (SCORE ("psfs", "6.5")), "psfs", 6.5 },
    { SCORES (SCORE ("hoos_pain", "100")), "hoos_pain", 100 },
    { SCORES (SCORE ("start_back", "3") "," SCORE ("start_back_distress", "3")), "start_back", 3 },
    { SCORES (SCORE ("start_back", "5") "," SCORE ("start_back_distress", "1")), "start_back", 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaVisitDocument) document = parse_good (fixture, rows[i].text);
    const CoxaScore *score = g_ptr_array_index (coxa_visit_get_scores (document->visit), 0);

    g_assert_cmpstr (score->questionnaire, ==, rows[i].questionnaire);
    g_assert_cmpfloat (score->total, ==, rows[i].total);
  }
}

static void
test_not_done (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = { "{'measure':'sorensen','value':null,'status':'refused'}",
                                       "{'measure':'sorensen','status':'refused'}" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = g_strdup_printf (MEASUREMENTS ("%s"), texts[i]);
    g_autoptr (CoxaVisitDocument) document = parse_good (fixture, text);
    g_assert_cmpint (get_only (document)->status, ==, COXA_STATUS_REFUSED);
  }
}

/* Held or not, in another position or mode: these are different places, not doubles. */
static void
test_not_doubles (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) document = parse_good (
      fixture, MEASUREMENTS ("{" IR ",'value':24},{'measure':'hip_ir','side':'right','value':24},"
                             "{" IR ",'value':24,'mode':'active'},"
                             "{" IR ",'value':24,'position':'seated_hip90'},"
                             "{'measure':'thomas_hip','side':'left','value':1,'pelvis_held':true},"
                             "{'measure':'thomas_hip','side':'left','value':2}"));
  g_assert_cmpuint (coxa_visit_get_n_measurements (document->visit), ==, 6);
}

static void
test_patient (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) document = parse_good (
      fixture,
      PATIENT ("'id':'0B8E5A52-6A0F-4C1E-9D3B-2F7A4E1C8D90','family':'Żółć','given':'Anna',"
               "'birth_date':'1982-03-04','sex':'f','language':'pl',"
               "'precautions':['pregnancy'],"
               "'identifiers':[{'system':'clinic','value':'4711'}]"));
  CoxaPatient *patient = document->patient;

  g_assert_true (document->names_patient);
  g_assert_cmpstr (coxa_patient_get_id (patient), ==, ID);
  g_assert_cmpstr (coxa_visit_get_patient_id (document->visit), ==, ID);
  g_assert_cmpstr (coxa_patient_get_family (patient), ==, "Żółć");
  g_assert_cmpstr (coxa_patient_get_birth_date (patient), ==, "1982-03-04");
  g_assert_cmpint (coxa_patient_get_sex (patient), ==, COXA_SEX_FEMALE);
  g_assert_cmpstr (coxa_patient_get_language (patient), ==, "pl");
  g_assert_cmpstr (coxa_patient_get_number (patient), ==, "4711");
  g_assert_cmpstr (coxa_patient_get_precautions (patient)[0], ==, "pregnancy");
  g_assert_null (coxa_patient_get_precautions (patient)[1]);
}

static void
test_names_patient (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *text;
    gboolean named;
  } rows[] = {
    { PATIENT (""), FALSE },
    { PATIENT ("'family':'Example'"), FALSE },
    { PATIENT ("'given':'Anna','age':44"), FALSE },
    { PATIENT ("'family':'Example','given':'Anna'"), TRUE },
    { PATIENT ("'id':'" ID "'"), TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaVisitDocument) document = parse_good (fixture, rows[i].text);
    g_test_message ("%s", rows[i].text);
    g_assert_cmpint (document->names_patient, ==, rows[i].named);
    g_assert_true (g_uuid_string_is_valid (coxa_patient_get_id (document->patient)));
  }
}

/* The same bytes give the same ids, other bytes others: storing a file twice is noticed. */
static void
test_derived_ids (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) a = parse_good (fixture, PATIENT ("'age':44"));
  g_autoptr (CoxaVisitDocument) b = parse_good (fixture, PATIENT ("'age':44"));
  g_autoptr (CoxaVisitDocument) c = parse_good (fixture, PATIENT ("'age':45"));

  g_assert_cmpstr (coxa_visit_get_id (a->visit), ==, coxa_visit_get_id (b->visit));
  g_assert_cmpstr (coxa_visit_get_id (a->visit), !=, coxa_visit_get_id (c->visit));
  g_assert_cmpstr (coxa_visit_get_id (a->visit), !=, coxa_patient_get_id (a->patient));
  g_assert_true (g_uuid_string_is_valid (coxa_visit_get_id (a->visit)));
}

static void
test_screen (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) document = parse_good (
      fixture,
      DOCUMENT (
          "'screen':{'others':'no','answers':{'saddle_numbness':'unsure','fever':'not_asked'}}"));
  CoxaVisit *visit = document->visit;

  g_assert_cmpint (coxa_visit_get_answer (visit, "saddle_numbness"), ==, COXA_ANSWER_UNSURE);
  g_assert_cmpint (coxa_visit_get_answer (visit, "fever"), ==, COXA_ANSWER_NOT_ASKED);
  g_assert_cmpint (coxa_visit_get_answer (visit, "bladder_change"), ==, COXA_ANSWER_NO);
}

static char *
read_source_file (const char *path)
{
  g_autofree char *whole = g_build_filename (g_getenv ("COXA_SOURCE_ROOT"), path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (whole, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* What is cut off anywhere but in the space at the end is refused, and nothing crashes. */
static void
test_truncated (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = read_source_file ("data/sample/anna-example.json");
  gsize length = strlen (g_strchomp (text));

  for (gsize cut = 0; cut < length; cut += 97) {
    g_autoptr (GError) error = NULL;
    g_autofree char *part = g_memdup2 (text, cut + 1);
    g_assert_null (coxa_visit_document_parse (part, (gssize) cut, fixture->measures,
                                              fixture->ruleset, fixture->questionnaires,
                                              fixture->topics, fixture->techniques, &error));
    g_assert_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID);
  }
}

static void
test_deep (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autofree char *text = g_strdup_printf (MEASUREMENTS ("%s"), brackets);
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (fixture, text, &error));
  g_assert_nonnull (strstr (error->message, "nested too deeply"));
}

static void
test_long_name (Fixture *fixture, gconstpointer unused)
{
  for (guint length = 200; length <= 201; length++) {
    g_autofree char *name = g_strnfill (length, 'x');
    g_autofree char *text = g_strdup_printf (PATIENT ("'family':'%s','given':'A'"), name);
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaVisitDocument) document = parse (fixture, text, &error);

    g_assert_cmpint (document != NULL, ==, length == 200);
    if (document == NULL)
      g_assert_cmpstr (error->message, ==, "patient.family: is longer than 200 characters");
  }
}

static void
check_round_trip (Fixture *fixture, const char *text)
{
  g_autoptr (CoxaVisitDocument) document = parse_good (fixture, text);
  g_autofree char *first = coxa_visit_document_print (document->patient, document->visit);
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisitDocument) again = coxa_visit_document_parse (
      first, -1, fixture->measures, fixture->ruleset, fixture->questionnaires, fixture->topics,
      fixture->techniques, &error);

  g_assert_no_error (error);
  g_autofree char *second = coxa_visit_document_print (again->patient, again->visit);
  g_assert_cmpstr (first, ==, second);
  g_assert_null (strchr (first, '\n'));
  g_assert_cmpuint (coxa_visit_get_n_measurements (again->visit), ==,
                    coxa_visit_get_n_measurements (document->visit));
}

static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *anna = read_source_file ("data/sample/anna-example.json");

  check_round_trip (fixture, anna);
  check_round_trip (fixture, MEASUREMENTS (""));
}

/* One document with everything the format knows comes back word for word. */
static void
test_print (Fixture *fixture, gconstpointer unused)
{
  static const char everything[] =
      "{'coxa': 1, 'patient': {'id': '" ID "', 'family': 'Żółć', 'given': 'Anna', 'age': 44, "
      "'sex': 'x', 'language': 'pl', 'precautions': ['pregnancy', 'wrist-pain'], "
      "'identifiers': [{'system': 'clinic', 'value': '4711'}]}, "
      "'visit': {'id': '5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67', 'at': '2026-03-14T09:30:00-03:30', "
      "'examiner': 'AB', 'episode': 'Low back pain'}, "
      "'pain': {'now': 5, 'best': 0, 'worst': 10, 'average': 5}, "
      "'screen': {'others': 'no', 'answers': {'fever': 'not_asked', 'saddle_numbness': 'yes'}}, "
      "'measurements': ["
      "{'measure': 'thomas_hip', 'side': 'left', 'value': -4, 'pelvis_held': true}, "
      "{'measure': 'hip_ir', 'side': 'left', 'trials': [24, 25.5, 24], 'position': 'seated_hip90', "
      "'mode': 'active', 'instrument': 'inclinometer', 'pain': 0, 'step': 5, "
      "'compensation_seen': true}, "
      "{'measure': 'phe_pattern', 'side': 'right', 'value': false}, "
      "{'measure': 'waiters_bow', 'value': true}, "
      "{'measure': 'mmt_hip_abduction', 'side': 'left', 'value': '4-'}, "
      "{'measure': 'gait_toe', 'value': 'in'}, "
      "{'measure': 'sorensen', 'value': null, 'status': 'stopped_by_pain', 'pain': 7}], "
      "'scores': [{'questionnaire': 'rmdq', 'total': 12}, {'questionnaire': 'odi', 'total': 22.5}, "
      "{'questionnaire': 'psfs', 'total': 4.5, 'answers': [{'item': 'item1', 'words': 'stairs', "
      "'value': 4}, {'item': 'item2', 'words': 'garden', 'value': 5}, {'item': 'item3', "
      "'words': 'putting on socks'}]}, "
      "{'questionnaire': 'adherence', 'answers': [{'item': 'item1', 'value': 12}]}], "
      "'pain_map': [{'region': 'low_back_left', 'kind': 'ache', 'intensity': 5}, "
      "{'region': 'groin_left', 'kind': 'sharp'}], "
      "'history': {'onset': '2026-01-31', 'onset_manner': 'sudden', 'worse_walking': true, "
      "'worse_stairs': false, 'occupation_demands': ['sitting', 'driving'], "
      "'sport_h_per_week': 2.5, 'imaging': 'MRI\\nno report', 'goal': 'walk the dog'}, "
      "'treatment': [{'technique': 'mobilisation', 'region': 'hip', 'side': 'left', "
      "'grade': 'IV', 'minutes': 1440, 'response': 'worse', 'pain_after': 0, 'note': 'short'}, "
      "{'own': 'Hot stone'}], "
      "'plan': {'next_step': 'more', 'next_visit': 'P2W'}, "
      "'notes': 'two lines\\nwith a \\\\ in them'}";
  g_autofree char *expected = g_strdelimit (g_strdup (everything), "'", '"');
  g_autoptr (CoxaVisitDocument) document = parse_good (fixture, everything);
  g_autofree char *printed = coxa_visit_document_print (document->patient, document->visit);

  g_assert_cmpstr (printed, ==, expected);
}

static void
test_record (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) document =
      parse_good (fixture, PATIENT ("'id':'" ID "','family':'Example','given':'Anna','age':44"));
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autofree char *empty = coxa_record_document_print (document->patient, visits, NULL);

  g_assert_cmpstr (empty, ==,
                   "{\"coxa\": 1, \"patient\": {\"id\": \"" ID
                   "\", \"family\": \"Example\", \"given\": \"Anna\"}, \"visits\": []}");
  g_ptr_array_add (visits, document->visit);
  g_autofree char *full = coxa_record_document_print (document->patient, visits, NULL);
  g_assert_nonnull (strstr (full, "\"visits\": [{\"age\": 44, \"visit\": {\"id\": "));
}

static void
test_decisions (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CoxaVisitDocument) document =
      parse_good (fixture, PATIENT ("'id':'" ID "','family':'Example','given':'Anna'"));
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_safety_decision_free);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T10:00:00+01:00", NULL);
  CoxaSafetyDecision *decision = coxa_safety_decision_new (ID, COXA_DECISION_CLEARANCE, at);

  decision->visit_id = g_strdup (ID);
  decision->user = g_strdup ("A. Berg");
  decision->role = g_strdup ("physiotherapist");
  decision->flags[0] = NULL;
  decision->reason = g_strdup ("no \"compression\"");
  decision->cleared_by = g_strdup ("Dr Vogel");
  decision->cleared_on = g_strdup ("2026-03-14");
  decision->grounds[COXA_GROUND_RESULT_KNOWN] = g_strdup ("MRI");
  g_ptr_array_add (decisions, decision);
  g_autofree char *text = coxa_record_document_print (document->patient, visits, decisions);
  g_assert_true (g_str_has_suffix (
      text, "\"visits\": [], \"decisions\": [{\"id\": \"" ID "\", \"kind\": \"clearance\", "
            "\"at\": \"2026-03-14T10:00:00+01:00\", \"visit\": \"" ID "\", \"by\": \"A. Berg\", "
            "\"role\": \"physiotherapist\", \"flags\": [], \"known\": [], \"answers\": [], "
            "\"reason\": \"no \\\"compression\\\"\", \"grounds\": {\"result\": \"MRI\"}, "
            "\"cleared\": {\"by\": \"Dr Vogel\", \"on\": \"2026-03-14\"}}]}"));
}

static void
test_load (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("coxa-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "visit.json", NULL);

  g_assert_null (coxa_visit_document_load (path, fixture->measures, fixture->ruleset,
                                           fixture->questionnaires, fixture->topics,
                                           fixture->techniques, &error));
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  g_assert_null (coxa_visit_document_load (folder, fixture->measures, fixture->ruleset,
                                           fixture->questionnaires, fixture->topics,
                                           fixture->techniques, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_clear_error (&error);

  g_assert_null (coxa_visit_document_load ("/dev/zero", fixture->measures, fixture->ruleset,
                                           fixture->questionnaires, fixture->topics,
                                           fixture->techniques, &error));
  g_assert_cmpstr (error->message, ==, "/dev/zero: the document is larger than 8 MiB");
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "", 0, &error));
  g_assert_null (coxa_visit_document_load (path, fixture->measures, fixture->ruleset,
                                           fixture->questionnaires, fixture->topics,
                                           fixture->techniques, &error));
  g_assert_nonnull (strstr (error->message, "the document is empty"));
  g_remove (path);
  g_rmdir (folder);
}

#define ADD(name, function) \
  g_test_add ("/exchange/visit-document/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bad", test_bad);
  ADD ("defaults", test_defaults);
  ADD ("values", test_values);
  ADD ("scores", test_scores);
  ADD ("not-done", test_not_done);
  ADD ("not-doubles", test_not_doubles);
  ADD ("patient", test_patient);
  ADD ("names-patient", test_names_patient);
  ADD ("derived-ids", test_derived_ids);
  ADD ("screen", test_screen);
  ADD ("truncated", test_truncated);
  ADD ("deep", test_deep);
  ADD ("long-name", test_long_name);
  ADD ("round-trip", test_round_trip);
  ADD ("print", test_print);
  ADD ("record", test_record);
  ADD ("decisions", test_decisions);
  ADD ("load", test_load);
  return g_test_run ();
}
