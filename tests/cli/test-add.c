/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

#define VISIT "'visit':{'at':'2026-03-14T09:30:00+01:00'}"
#define NAMED "'patient':{'family':'Example','given':'Anna'}"
#define MEASURED(list) "{'coxa':1," NAMED "," VISIT ",'measurements':[" list "]}"

static const struct {
  const char *text;
  const char *part;
} bad_documents[] = {
  { "", "the document is empty" },
  { "{", "the document ends too early" },
  { "null", "one object" },
  { "{'coxa':1," NAMED "," VISIT "}", "measurements: is missing" },
  { "{'coxa':1," VISIT ",'measurements':[]}", "patient: needs an id, or family and given" },
  { "{'coxa':1,'patient':{'family':'Example'}," VISIT ",'measurements':[]}", "needs an id" },
  { MEASURED ("{'measure':'hip_flexion','side':'left','value':213}"),
    "measurements[0].value: hip_flexion left is 213 deg, the limit is 170 deg" },
  { MEASURED ("{'measure':'hip_flexion','side':'left','value':1e400}"), "line 1, column" },
  { MEASURED ("{'measure':'hip_flexion','value':100}"), "measurements[0].side: is missing" },
  { "{'coxa':1," NAMED "," VISIT
    ",'scores':[{'questionnaire':'rmqd','total':1}],'measurements':[]}",
    "scores[0].questionnaire: unknown questionnaire rmqd; nothing was stored" },
  { "{'coxa':1," NAMED "," VISIT
    ",'scores':[{'questionnaire':'rmdq','total':25}],'measurements':[]}",
    "scores[0].total: rmdq goes from 0 to 24; nothing was stored" },
  { "{'coxa':1," NAMED "," VISIT ",'history':{'mood':'good'},'measurements':[]}",
    "history.mood: unknown member; nothing was stored" },
  { "{'coxa':1," NAMED "," VISIT ",'plan':{'next_visit':'2026-03-13'},'measurements':[]}",
    "plan.next_visit: must not lie before the visit; nothing was stored" },
  { "{'coxa':1," NAMED "," VISIT ",'treatment':[{'technique':'magic'}],'measurements':[]}",
    "treatment[0].technique: unknown technique magic; nothing was stored" },
  { MEASURED ("{'measure':'hip_bend','side':'left','value':100}"), "unknown measure hip_bend" },
  { MEASURED ("{'measure':'sorensen','value':9},{'measure':'sorensen','value':9}"),
    "measurements[1]: sorensen" },
};

static char *
make_record (Folder *folder)
{
  char *db = folder_get (folder, "record.coxa");
  g_autoptr (Run) run = run_coxactl ("init", "--db", db, NULL);
  assert_done (run);
  return db;
}

static void
assert_nothing_stored (const char *db)
{
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", db, NULL);
  assert_done (patients);
  g_assert_cmpstr (patients->output, ==, "");
}

/* As it was added, so it is shown. */
static void
test_contents (Folder *folder, gconstpointer unused)
{
  static const char *const said[] = {
    "\"history\": {\"onset\": \"P9W\", \"onset_manner\": \"gradual\"",
    "\"occupation_demands\": [\"standing\", \"walking\"]",
    "\"treatment\": [{\"technique\": \"mobilisation\", \"region\": \"hip\", \"side\": \"left\"",
    "{\"technique\": \"education\", \"minutes\": 5}]",
    "\"plan\": {\"next_step\": ",
  };
  g_autofree char *db = make_record (folder);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) added = run_coxactl ("add", "--db", db, anna, NULL);
  g_autoptr (Run) shown = run_coxactl ("show", "--db", db, "4711", NULL);
  g_autoptr (Run) checked = run_coxactl ("check", "--db", db, NULL);

  assert_done (added);
  assert_done (shown);
  assert_done (checked);
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (strstr (shown->output, said[i]));
}

static void
test_bad (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");

  for (gsize i = 0; i < G_N_ELEMENTS (bad_documents); i++) {
    g_autofree char *bad = folder_write (folder, "bad.json", bad_documents[i].text);
    g_autoptr (Run) alone = run_coxactl ("add", "--db", db, bad, NULL);
    g_autoptr (Run) last = run_coxactl ("add", "--db", db, anna, bad, NULL);
    assert_refused (alone, bad_documents[i].part);
    assert_refused (last, bad_documents[i].part);
    g_assert_null (strstr (alone->errors, "Anna"));
    assert_nothing_stored (db);
  }
}

static void
test_good (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, anna, NULL);
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", db, NULL);
  g_autoptr (Run) none = run_coxactl ("patients", "Nowak", "--db", db, NULL);
  g_autoptr (Run) show = run_coxactl ("show", "4711", "--db", db, NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);

  assert_done (add);
  g_assert_cmpstr (add->output, ==,
                   "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90\t5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67\n");
  assert_done (patients);
  g_assert_nonnull (strstr (patients->output, "Anna Example\t1982-03-04\t4711"));
  assert_done (none);
  g_assert_cmpstr (none->output, ==, "");
  assert_done (show);
  g_assert_nonnull (strstr (show->output, "\"measure\": \"thomas_hip\", \"side\": \"left\", "
                                          "\"value\": -4, \"pelvis_held\": true"));
  assert_done (check);
}

/* The second time nothing changes. */
static void
test_twice (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *file = folder_write (folder, "visit.json", MEASURED (""));
  g_autoptr (Run) first = run_coxactl ("add", "--db", db, file, NULL);
  g_autoptr (Run) before = run_coxactl ("patients", "--db", db, NULL);
  g_autoptr (Run) second = run_coxactl ("add", "--db", db, file, NULL);
  g_autoptr (Run) both = run_coxactl ("add", "--db", db, file, file, NULL);
  g_autoptr (Run) after = run_coxactl ("patients", "--db", db, NULL);

  assert_done (first);
  assert_refused (second, "");
  assert_refused (both, "another of the files has the same");
  g_assert_cmpstr (before->output, ==, after->output);
}

#define ID "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90"

/* An id alone is enough for somebody who is known, in the record or from a file before. */
static void
test_id_alone (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *alone = folder_write (folder, "alone.json",
                                         "{'coxa':1,'patient':{'id':'" ID
                                         "'},'visit':{'at':'2026-04-14T09:30:00+02:00'},"
                                         "'measurements':[]}");

  g_autoptr (Run) unknown = run_coxactl ("add", "--db", db, alone, NULL);
  assert_refused (unknown, "is not in the record, and no name is given");
  assert_nothing_stored (db);
  g_autoptr (Run) together = run_coxactl ("add", "--db", db, anna, alone, NULL);
  assert_done (together);
  g_autoptr (Run) show = run_coxactl ("show", ID, "--db", db, NULL);
  g_assert_nonnull (strstr (show->output, "2026-04-14T09:30:00+02:00"));
  g_assert_nonnull (strstr (show->output, "2026-03-14T09:30:00+01:00"));
}

static void
test_show (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *a = folder_write (folder, "a.json", MEASURED (""));
  g_autofree char *b = folder_write (folder, "b.json", MEASURED ("{'measure':'ftf','value':3}"));
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, a, b, NULL);
  g_autoptr (Run) nobody = run_coxactl ("show", "Nowak", "--db", db, NULL);
  g_autoptr (Run) no_id = run_coxactl ("show", ID, "--db", db, NULL);
  g_autoptr (Run) several = run_coxactl ("show", "Example", "--db", db, NULL);

  assert_done (add);
  assert_refused (nobody, "no such patient");
  assert_refused (no_id, "");
  assert_refused (several, "more than one patient fits");
}

static void
test_db_before_command (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) patients = run_coxactl ("--db", db, "patients", NULL);
  assert_done (patients);
}

static void
test_no_record (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = folder_get (folder, "record.coxa");
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, anna, NULL);

  assert_refused (add, "record.coxa");
  g_assert_false (g_file_test (db, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add/contents", test_contents);
  ADD ("add/bad", test_bad);
  ADD ("add/good", test_good);
  ADD ("add/twice", test_twice);
  ADD ("add/id-alone", test_id_alone);
  ADD ("add/show", test_show);
  ADD ("add/db-before-command", test_db_before_command);
  ADD ("add/no-record", test_no_record);
  return g_test_run ();
}
