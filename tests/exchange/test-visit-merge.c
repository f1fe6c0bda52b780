/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-merge.h"

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaQuestionnaireCatalogue *questionnaires;
  CoxaTopicCatalogue *topics;
  CoxaTechniqueCatalogue *techniques;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
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
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_questionnaire_catalogue_free (fixture->questionnaires);
  coxa_topic_catalogue_free (fixture->topics);
  coxa_technique_catalogue_free (fixture->techniques);
  coxa_ruleset_unref (fixture->ruleset);
  coxa_measure_catalogue_unref (fixture->measures);
}

/* @members: of the document, between the braces, after the moment */
static CoxaVisit *
make_visit (Fixture *fixture, const char *members)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      "{\"coxa\":1,\"visit\":{\"id\":\"11111111-2222-4333-8444-555555555555\","
      "\"at\":\"2026-03-14T09:30:00+01:00\"}%s%s%s}",
      *members ? "," : "", members, strstr (members, "measurements") ? "" : ",\"measurements\":[]");
  g_autoptr (CoxaVisitDocument) document = coxa_visit_document_parse (
      text, -1, fixture->measures, fixture->ruleset, fixture->questionnaires, fixture->topics,
      fixture->techniques, &error);

  g_assert_no_error (error);
  return g_object_ref (document->visit);
}

static char *
print (CoxaVisit *visit)
{
  g_autoptr (CoxaPatient) nobody = coxa_patient_new ("00000000-0000-4000-8000-000000000000");

  return coxa_visit_document_print (nobody, visit);
}

#define IR(value) "{\"measure\":\"hip_ir\",\"side\":\"left\",\"value\":" value "}"
#define LIST(...) "\"measurements\":[" __VA_ARGS__ "]"
#define THOMAS(value, held) \
  "{\"measure\":\"thomas_hip\",\"side\":\"left\",\"value\":" value ",\"pelvis_held\":" held "}"

/* What the two sides say, and what follows: which entries they do not agree about, how many of them
 * wait for a choice, and the visit when every open one stays as stored, and becomes mine. */
static const struct {
  const char *what;
  const char *base; /* or NULL: not known */
  const char *stored;
  const char *mine;
  const char *fields; /* places separated by spaces */
  guint n_open;
  const char *merged_stored;
  const char *merged_mine;
} rows[] = {
  { "nothing changed", "\"notes\":\"a\"", "\"notes\":\"a\"", "\"notes\":\"a\"", "", 0,
    "\"notes\":\"a\"", "\"notes\":\"a\"" },
  { "stored changed", "\"notes\":\"a\"", "\"notes\":\"b\"", "\"notes\":\"a\"", "notes", 0,
    "\"notes\":\"b\"", "\"notes\":\"b\"" },
  { "mine changed", "\"notes\":\"a\"", "\"notes\":\"a\"", "\"notes\":\"b\"", "notes", 0,
    "\"notes\":\"b\"", "\"notes\":\"b\"" },
  { "same change twice", "\"notes\":\"a\"", "\"notes\":\"b\"", "\"notes\":\"b\"", "", 0,
    "\"notes\":\"b\"", "\"notes\":\"b\"" },
  { "both changed", "\"notes\":\"a\"", "\"notes\":\"b\"", "\"notes\":\"c\"", "notes", 1,
    "\"notes\":\"b\"", "\"notes\":\"c\"" },
  { "add and add, alike", "", LIST (IR ("24")), LIST (IR ("24")), "", 0, LIST (IR ("24")),
    LIST (IR ("24")) },
  { "add and add, unlike", "", LIST (IR ("24")), LIST (IR ("31")), "measurements/hip_ir/left", 1,
    LIST (IR ("24")), LIST (IR ("31")) },
  { "change and delete", LIST (IR ("24")), LIST (IR ("31")), LIST (), "measurements/hip_ir/left", 1,
    LIST (IR ("31")), LIST () },
  { "delete and change", LIST (IR ("24")), LIST (), LIST (IR ("31")), "measurements/hip_ir/left", 1,
    LIST (), LIST (IR ("31")) },
  { "delete alone", LIST (IR ("24")), LIST (IR ("24")), LIST (), "measurements/hip_ir/left", 0,
    LIST (), LIST () },
  { "deleted by both", LIST (IR ("24")), LIST (), LIST (), "", 0, LIST (), LIST () },
  { "different entries", "", "\"pain\":{\"now\":5}", "\"pain\":{\"worst\":8}",
    "pain/now pain/worst", 0, "\"pain\":{\"now\":5,\"worst\":8}",
    "\"pain\":{\"now\":5,\"worst\":8}" },
  { "one pain, two numbers", "\"pain\":{\"now\":3}", "\"pain\":{\"now\":5}", "\"pain\":{\"now\":0}",
    "pain/now", 1, "\"pain\":{\"now\":5}", "\"pain\":{\"now\":0}" },
  { "answers", "\"screen\":{\"others\":\"no\"}",
    "\"screen\":{\"others\":\"no\",\"answers\":{\"fever\":\"yes\"}}",
    "\"screen\":{\"others\":\"no\",\"answers\":{\"fever\":\"unsure\",\"saddle_numbness\":\"no\"}}",
    "screen/answers/fever screen/answers/saddle_numbness", 1,
    "\"screen\":{\"others\":\"no\",\"answers\":{\"fever\":\"yes\",\"saddle_numbness\":\"no\"}}",
    "\"screen\":{\"others\":\"no\",\"answers\":{\"fever\":\"unsure\",\"saddle_numbness\":\"no\"}}" },
  { "how the pelvis was held is part of the entry", LIST (THOMAS ("-4", "true")),
    LIST (THOMAS ("-4", "false")), LIST (THOMAS ("-6", "true")), "measurements/thomas_hip/left", 1,
    LIST (THOMAS ("-4", "false")), LIST (THOMAS ("-6", "true")) },
  { "a place twice, but for the pelvis", LIST (THOMAS ("-4", "true") "," THOMAS ("2", "false")),
    LIST (THOMAS ("-4", "true") "," THOMAS ("3", "false")),
    LIST (THOMAS ("-5", "true") "," THOMAS ("2", "false")),
    "measurements/thomas_hip/left measurements/thomas_hip/left/pelvis_held", 0,
    LIST (THOMAS ("-5", "true") "," THOMAS ("3", "false")),
    LIST (THOMAS ("-5", "true") "," THOMAS ("3", "false")) },
  { "scores", "", "\"scores\":[{\"questionnaire\":\"rmdq\",\"total\":12}]",
    "\"scores\":[{\"questionnaire\":\"rmdq\",\"total\":9}]", "scores/rmdq", 1,
    "\"scores\":[{\"questionnaire\":\"rmdq\",\"total\":12}]",
    "\"scores\":[{\"questionnaire\":\"rmdq\",\"total\":9}]" },
  { "spots", "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\",\"intensity\":5}]",
    "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\",\"intensity\":7}]",
    "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\",\"intensity\":5},"
    "{\"region\":\"low_back_left\",\"kind\":\"sharp\"}]",
    "pain_map/low_back_left/ache pain_map/low_back_left/sharp", 0,
    "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\",\"intensity\":7},"
    "{\"region\":\"low_back_left\",\"kind\":\"sharp\"}]",
    "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\",\"intensity\":7},"
    "{\"region\":\"low_back_left\",\"kind\":\"sharp\"}]" },
  { "not known what both began from", NULL, LIST (IR ("24")), "\"notes\":\"mine\"",
    "measurements/hip_ir/left notes", 0, LIST (IR ("24")) ",\"notes\":\"mine\"",
    LIST (IR ("24")) ",\"notes\":\"mine\"" },
};

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_places (CoxaVisitMerge *merge)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < coxa_visit_merge_count (merge); i++)
    g_ptr_array_add (places, coxa_visit_merge_get (merge, i)->place);
  g_ptr_array_sort (places, compare_places);
  g_ptr_array_add (places, NULL);
  return g_strjoinv (" ", (char **) places->pdata);
}

static void
check_merged (Fixture *fixture, CoxaVisitMerge *merge, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) wanted = make_visit (fixture, expected);
  g_autoptr (CoxaVisit) merged = coxa_visit_merge_dup_visit (
      merge, fixture->measures, fixture->ruleset, fixture->questionnaires, fixture->topics,
      fixture->techniques, &error);
  g_autofree char *wanted_text = print (wanted);
  g_autofree char *merged_text = NULL;

  g_assert_no_error (error);
  merged_text = print (merged);
  g_assert_cmpstr (merged_text, ==, wanted_text);
  g_assert_cmpuint (coxa_visit_get_version (merged), ==, 7);
  g_assert_cmpstr (coxa_visit_get_patient_id (merged), ==, "patient");
}

static void
choose_all_open (CoxaVisitMerge *merge, CoxaMergeChoice choice)
{
  for (guint i = 0; i < coxa_visit_merge_count (merge); i++)
    if (coxa_visit_merge_get (merge, i)->both_changed)
      coxa_visit_merge_choose (merge, i, choice);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaVisit) base = rows[i].base ? make_visit (fixture, rows[i].base) : NULL;
    g_autoptr (CoxaVisit) stored = make_visit (fixture, rows[i].stored);
    g_autoptr (CoxaVisit) mine = make_visit (fixture, rows[i].mine);
    g_autoptr (CoxaVisitMerge) merge = NULL;
    g_autofree char *places = NULL;

    g_test_message ("%s", rows[i].what);
    coxa_visit_set_version (stored, 7);
    coxa_visit_set_patient_id (stored, "patient");
    merge = coxa_visit_merge_new (base, stored, mine);
    places = dup_places (merge);
    g_assert_cmpstr (places, ==, rows[i].fields);
    g_assert_cmpuint (coxa_visit_merge_count_open (merge), ==, rows[i].n_open);
    check_merged (fixture, merge, rows[i].merged_stored);
    choose_all_open (merge, COXA_MERGE_STORED);
    g_assert_cmpuint (coxa_visit_merge_count_open (merge), ==, 0);
    check_merged (fixture, merge, rows[i].merged_stored);
    choose_all_open (merge, COXA_MERGE_MINE);
    check_merged (fixture, merge, rows[i].merged_mine);
  }
}

/* The values of an entry, as all three have it. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) base = make_visit (fixture, "\"pain\":{\"now\":3}");
  g_autoptr (CoxaVisit) stored = make_visit (fixture, "\"pain\":{\"now\":5}");
  g_autoptr (CoxaVisit) mine = make_visit (fixture, "");
  g_autoptr (CoxaVisitMerge) merge = coxa_visit_merge_new (base, stored, mine);
  const CoxaMergeField *field = coxa_visit_merge_get (merge, 0);

  g_assert_cmpstr (field->base, ==, "3");
  g_assert_cmpstr (field->stored, ==, "5");
  g_assert_null (field->mine);
  g_assert_true (field->both_changed);
}

/* A subscore that is larger than its total: each side was right, together they are not. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) base = make_visit (fixture, "");
  g_autoptr (CoxaVisit) stored =
      make_visit (fixture, "\"scores\":[{\"questionnaire\":\"start_back\",\"total\":2}]");
  g_autoptr (CoxaVisit) mine =
      make_visit (fixture, "\"scores\":[{\"questionnaire\":\"start_back_distress\",\"total\":5}]");
  g_autoptr (CoxaVisitMerge) merge = coxa_visit_merge_new (base, stored, mine);

  g_assert_null (coxa_visit_merge_dup_visit (merge, fixture->measures, fixture->ruleset,
                                             fixture->questionnaires, fixture->topics,
                                             fixture->techniques, &error));
  g_assert_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID);
}

/* One spot twice, as a record may hold it: the list is one entry, and no document. */
static void
test_spot_twice (Fixture *fixture, gconstpointer data)
{
  const char *stored_list =
      "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\",\"intensity\":7}]";
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) base =
      make_visit (fixture, "\"pain_map\":[{\"region\":\"low_back_left\",\"kind\":\"ache\"}]");
  g_autoptr (CoxaVisit) stored = make_visit (fixture, stored_list);
  g_autoptr (CoxaVisit) mine = coxa_visit_copy (base);
  g_autoptr (CoxaVisitMerge) merge = NULL;
  g_autofree char *places = NULL;

  coxa_visit_add_pain_spot (mine, "low_back_left", "ache", 3);
  coxa_visit_set_version (stored, 7);
  coxa_visit_set_patient_id (stored, "patient");
  merge = coxa_visit_merge_new (base, stored, mine);
  places = dup_places (merge);
  g_assert_cmpstr (places, ==, "pain_map");
  g_assert_cmpuint (coxa_visit_merge_count_open (merge), ==, 1);
  check_merged (fixture, merge, stored_list);
  choose_all_open (merge, COXA_MERGE_MINE);
  g_assert_null (coxa_visit_merge_dup_visit (merge, fixture->measures, fixture->ruleset,
                                             fixture->questionnaires, fixture->topics,
                                             fixture->techniques, &error));
  g_assert_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/exchange/visit-merge/rows", test_rows);
  ADD ("/exchange/visit-merge/values", test_values);
  ADD ("/exchange/visit-merge/refused", test_refused);
  ADD ("/exchange/visit-merge/spot-twice", test_spot_twice);
  return g_test_run ();
}
