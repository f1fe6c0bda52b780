/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define ID "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90"
#define VISIT(at, members, measurements)                                   \
  "{'coxa':1,'patient':{'id':'" ID "','family':'Example','given':'Anna'}," \
  "'visit':{'at':'" at "','examiner':'AB'}," members "'measurements':[" measurements "]}"
#define LEFT(id, members) "{'measure':'" id "','side':'left'," members "}"
#define THREE(flexion, abduction, rotation) \
  LEFT ("hip_flexion", flexion) "," LEFT ("hip_abduction", abduction) "," LEFT ("hip_ir", rotation)
#define RMDQ(total) "'scores':[{'questionnaire':'rmdq','total':" total "}],"

static const char first_visit[] =
    VISIT ("2026-03-02T09:00:00+01:00",
           "'pain':{'average':6}," RMDQ ("12"),
           THREE ("'value':100", "'value':30", "'value':20,'instrument':'phone'"));

static const char second_visit[] = VISIT ("2026-03-16T09:00:00+01:00",
                                          "'pain':{'average':3}," RMDQ ("10"),
                                          THREE ("'value':112", "'value':32", "'value':30"));

static char *
make_record (Folder *folder, const char *const *texts)
{
  char *db = folder_get (folder, "record.coxa");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);

  assert_done (init);
  for (; *texts != NULL; texts++) {
    g_autofree char *file = folder_write (folder, "visit.json", *texts);
    g_autoptr (Run) add = run_coxactl ("add", "--db", db, file, NULL);
    assert_done (add);
  }
  return db;
}

static JsonObject *
change (const char *db, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Run) run = run_coxactl ("change", "Anna", "--db", db, NULL);

  assert_done (run);
  g_assert_true (g_str_has_suffix (run->output, "}\n"));
  g_assert_true (strchr (run->output, '\n') == run->output + strlen (run->output) - 1);
  json_parser_load_from_data (parser, run->output, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
get_row (JsonObject *document, const char *list, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (document, list), index);
}

static const char *
get_word (JsonObject *row, const char *member)
{
  return json_object_get_string_member (json_object_get_object_member (row, "since_baseline"),
                                        member);
}

/* Whatever the order in which they were stored, the older one is the baseline. */
static void
test_two_visits (Folder *folder, gconstpointer unused)
{
  g_autofree char *db =
      make_record (folder, (const char *const[]){ second_visit, first_visit, NULL });
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document = change (db, parser);
  JsonObject *flexion = get_row (document, "measurements", 0);

  g_assert_cmpint (json_object_get_int_member (document, "visits"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (document, "baseline"), ==,
                   "2026-03-02T09:00:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (document, "now"), ==,
                   "2026-03-16T09:00:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (flexion, "measure"), ==, "hip_flexion");
  g_assert_cmpstr (get_word (flexion, "verdict"), ==, "real");
  g_assert_cmpstr (get_word (get_row (document, "measurements", 1), "verdict"), ==, "within-error");
  g_assert_cmpstr (get_word (get_row (document, "measurements", 2), "verdict"), ==,
                   "not-comparable");
  g_assert_cmpstr (get_word (get_row (document, "measurements", 2), "reason"), ==, "instrument");
  g_assert_cmpstr (get_word (get_row (document, "scores", 0), "label"), ==, "improved");
  g_assert_cmpstr (get_word (get_row (document, "scores", 1), "label"), ==, "unchanged");
  g_assert_cmpint (json_object_get_int_member (document, "comparisons"), ==, 2);
}

static void
test_one_visit (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder, (const char *const[]){ first_visit, NULL });
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document = change (db, parser);
  JsonObject *flexion = get_row (document, "measurements", 0);

  g_assert_cmpint (json_object_get_int_member (document, "visits"), ==, 1);
  g_assert_true (json_object_get_null_member (document, "baseline"));
  g_assert_true (json_object_get_null_member (flexion, "since_baseline"));
  g_assert_true (json_object_get_null_member (flexion, "since_last"));
  g_assert_true (json_object_get_null_member (document, "chance_of_false_change"));
}

static void
test_refused (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder, (const char *const[]){ first_visit, NULL });
  g_autofree char *no_record = folder_get (folder, "nowhere.coxa");
  g_autoptr (Run) nobody = run_coxactl ("change", "Nowak", "--db", db, NULL);
  g_autoptr (Run) no_id =
      run_coxactl ("change", "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d91", "--db", db, NULL);
  g_autoptr (Run) nowhere = run_coxactl ("change", "Anna", "--db", no_record, NULL);

  assert_refused (nobody, "no such patient in the record");
  assert_refused (no_id, "");
  assert_refused (nowhere, "nowhere.coxa");
  g_assert_false (g_file_test (no_record, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("change/two-visits", test_two_visits);
  ADD ("change/one-visit", test_one_visit);
  ADD ("change/refused", test_refused);
  return g_test_run ();
}
