/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define VISIT(day, screen, precautions)                                                   \
  "{'coxa':1,'patient':{'id':'0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90','family':'Żółć'," \
  "'given':'Łucja','precautions':[" precautions "]},"                                     \
  "'visit':{'at':'2026-03-" day "T09:30:00+01:00'},'screen':{" screen "},"                \
  "'measurements':[{'measure':'phe_pattern','side':'left','value':true},"                 \
  "{'measure':'phe_pattern','side':'right','value':false},"                               \
  "{'measure':'provokes_extension','value':true},"                                        \
  "{'measure':'prone_knee_bend','side':'left','value':true}]}"

static char *
make_record (Folder *folder)
{
  char *db = folder_get (folder, "record.coxa");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  assert_done (init);
  return db;
}

static void
add (const char *db, const char *file)
{
  g_autoptr (Run) run = run_coxactl ("add", file, "--db", db, NULL);
  assert_done (run);
}

static JsonObject *
suggest (const char *db, const char *patient, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Run) run = run_coxactl ("suggest", patient, "--db", db, NULL);

  assert_done (run);
  json_parser_load_from_data (parser, run->output, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static char *
join (JsonObject *document, const char *list, const char *member)
{
  JsonArray *array = json_object_get_array_member (document, list);
  g_autoptr (GString) ids = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *item = json_array_get_object_element (array, i);
    g_string_append_printf (ids, "%s ", json_object_get_string_member (item, member));
  }
  return g_strdup (ids->str);
}

static void
test_sample_woman (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (JsonParser) parser = json_parser_new ();

  add (db, anna);
  JsonObject *document = suggest (db, "Example", parser);
  g_autofree char *ids = join (document, "suggestions", "exercise");
  g_autofree char *advice = join (document, "advice", "id");
  g_assert_cmpstr (ids, ==, "pelvic-tilt heel-slide edge-of-bed-hip-flexor-stretch bridge ");
  g_assert_cmpstr (advice, ==,
                   "advice-movement-breaks advice-neutral-pelvis advice-mindful-movement ");
  g_assert_true (json_object_get_boolean_member (document, "handout"));

  JsonArray *suggestions = json_object_get_array_member (document, "suggestions");
  JsonObject *stretch = json_array_get_object_element (suggestions, 2);
  JsonArray *reasons = json_object_get_array_member (stretch, "because");
  JsonObject *because = json_array_get_object_element (reasons, 0);
  g_assert_cmpint (json_object_get_int_member (stretch, "rank"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (stretch, "side"), ==, "left");
  g_assert_cmpstr (json_object_get_string_member (because, "pattern"), ==, "hip-flexor-shortness");
  g_assert_cmpstr (json_object_get_string_member (because, "side"), ==, "left");
  g_assert_cmpstr (json_object_get_string_member (because, "goal"), ==, "lengthen-hip-flexors");
}

static void
test_precautions (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *file =
      folder_write (folder, "visit.json", VISIT ("14", "'others':'no'", "'pregnancy'"));
  g_autoptr (JsonParser) parser = json_parser_new ();

  add (db, file);
  JsonObject *document = suggest (db, "Żółć", parser);
  g_autofree char *ids = join (document, "suggestions", "exercise");
  g_autofree char *blocked = join (document, "blocked", "exercise");
  g_assert_null (strstr (ids, "bridge"));
  g_assert_cmpstr (blocked, ==, "bridge ");

  JsonObject *bridge =
      json_array_get_object_element (json_object_get_array_member (document, "blocked"), 0);
  JsonObject *reason =
      json_array_get_object_element (json_object_get_array_member (bridge, "reasons"), 0);
  g_assert_cmpstr (json_object_get_string_member (reason, "rule"), ==, "pregnancy-breath");
  g_assert_cmpstr (json_object_get_string_member (reason, "precaution"), ==, "pregnancy");
  g_assert_cmpstr (json_object_get_string_member (reason, "source"), ==, "safety.md 6.3");

  g_autoptr (Run) listed = run_coxactl ("exercises", "--avoid", "pregnancy", NULL);
  g_assert_null (strstr (listed->output, "{\"id\": \"bridge\""));
  g_assert_nonnull (strstr (listed->output, "{\"id\": \"heel-slide\""));
  g_autofree char *pdf = folder_get (folder, "sheet.pdf");
  g_autoptr (Run) sheet =
      run_coxactl ("handout", "Żółć", "--db", db, "--exercises", "bridge", "--output", pdf, NULL);
  assert_refused (sheet, "is to be avoided");
}

/* The newest visit decides; at an emergency there is nothing to suggest. */
static void
test_emergency (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (JsonParser) before = json_parser_new ();
  g_autoptr (JsonParser) after = json_parser_new ();
  g_autofree char *calm = folder_write (folder, "a.json", VISIT ("13", "'others':'no'", ""));
  g_autofree char *alarm = folder_write (
      folder, "b.json", VISIT ("14", "'others':'no','answers':{'saddle_numbness':'yes'}", ""));

  add (db, calm);
  g_autofree char *some = join (suggest (db, "Żółć", before), "suggestions", "exercise");
  g_assert_cmpstr (some, !=, "");
  add (db, alarm);
  JsonObject *document = suggest (db, "Żółć", after);
  g_autofree char *none = join (document, "suggestions", "exercise");
  g_autofree char *advice = join (document, "advice", "id");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (advice, ==, "");
  g_assert_cmpstr (json_object_get_string_member (document, "safety"), ==, "emergency");
}

static void
test_refused (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) nobody = run_coxactl ("suggest", "nobody", "--db", db, NULL);
  g_autoptr (Run) usage = run_coxactl ("suggest", "--db", db, NULL);

  assert_refused (nobody, "");
  assert_wrong_usage (usage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("suggest/sample-woman", test_sample_woman);
  ADD ("suggest/precautions", test_precautions);
  ADD ("suggest/emergency", test_emergency);
  ADD ("suggest/refused", test_refused);
  return g_test_run ();
}
