/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

#define VISIT "5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67"

static char *
make_record (Folder *folder)
{
  char *db = folder_get (folder, "record.coxa");
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) clinician =
      run_coxactl ("clinicians", "--db", db, "--add", "Anna Berger", "--initials", "AB", NULL);
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, anna, NULL);
  assert_done (init);
  assert_done (clinician);
  assert_done (add);
  return db;
}

/* Of each line the action, the kind and the version, newest first. */
static char *
list_actions (const char *db, const char *patient)
{
  g_autoptr (Run) history = run_coxactl ("history", "--db", db, patient, NULL);
  g_autoptr (GString) actions = g_string_new (NULL);
  assert_done (history);
  g_auto (GStrv) lines = g_strsplit (history->output, "\n", -1);
  for (guint i = 0; lines[i][0] != '\0'; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);
    g_assert_cmpuint (g_strv_length (parts), ==, 8);
    g_string_append_printf (actions, "%s %s %s;", parts[3], parts[4], parts[6]);
  }
  return g_string_free (g_steal_pointer (&actions), FALSE);
}

static void
assert_actions (const char *db, const char *expected)
{
  g_autofree char *actions = list_actions (db, "4711");
  g_assert_cmpstr (actions, ==, expected);
}

#define ADDED "created visit 1;created episode 1;created patient 1;"

static void
test_sign (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) nobody = run_coxactl ("sign", "--db", db, VISIT, NULL);
  g_autoptr (Run) unknown = run_coxactl ("sign", "--db", db, VISIT, "--author", "XX", NULL);
  g_autoptr (Run) no_visit = run_coxactl (
      "sign", "--db", db, "00000000-0d24-4f6b-8a95-c3e2d1f04b67", "--author", "AB", NULL);
  g_autoptr (Run) sign = run_coxactl ("sign", "--db", db, VISIT, "--author", "ab", NULL);
  g_autoptr (Run) again = run_coxactl ("sign", "--db", db, VISIT, "--author", "AB", NULL);
  g_autoptr (Run) no_reason = run_coxactl ("amend", "--db", db, anna, "--author", "AB", NULL);
  g_autoptr (Run) amend =
      run_coxactl ("amend", "--db", db, anna, "--author", "AB", "--reason", "sides swapped", NULL);

  assert_wrong_usage (nobody);
  assert_refused (unknown, "no clinician with the initials XX");
  assert_refused (no_visit, "not in this record");
  assert_done (sign);
  assert_refused (again, "signed already");
  assert_wrong_usage (no_reason);
  assert_done (amend);
  g_assert_cmpstr (amend->output, ==, VISIT "\t3\n");
  assert_actions (db, "amended visit 3;signed visit 2;" ADDED);
}

static void
test_add_signed (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *file =
      folder_write (folder, "visit.json",
                    "{'coxa':1,'patient':{'id':'0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90'},"
                    "'visit':{'at':'2026-04-14T09:30:00+02:00'},'measurements':[]}");
  g_autoptr (Run) nobody = run_coxactl ("add", "--db", db, file, "--sign", NULL);
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, file, "--sign", "--author", "AB", NULL);

  assert_wrong_usage (nobody);
  assert_done (add);
  assert_actions (db, "signed visit 1;" ADDED);
}

static void
test_hide (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) no_reason = run_coxactl ("hide", "--db", db, VISIT, "--author", "AB", NULL);
  g_autoptr (Run) hide =
      run_coxactl ("hide", "--db", db, VISIT, "--author", "AB", "--reason", "wrong person", NULL);
  g_autoptr (Run) hidden = run_coxactl ("show", "--db", db, "4711", NULL);
  g_autoptr (Run) undo = run_coxactl ("hide", "--db", db, VISIT, "--author", "AB", "--reason",
                                      "right\tafter\nall", "--undo", NULL);
  g_autoptr (Run) shown = run_coxactl ("show", "--db", db, "4711", NULL);

  assert_refused (no_reason, "reason is needed");
  assert_done (hide);
  g_assert_null (strstr (hidden->output, VISIT));
  assert_done (undo);
  g_assert_nonnull (strstr (shown->output, VISIT));
  assert_actions (db, "restored visit 3;entered-in-error visit 2;" ADDED);
}

static void
test_two_patients (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *file = folder_write (
      folder, "other.json",
      "{'coxa':1,'patient':{'id':'1b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90','family':'Twin','given':"
      "'Ann'},'visit':{'at':'2026-04-14T09:30:00+02:00'},'measurements':[]}");
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, file, NULL);
  g_autoptr (Run) merge = run_coxactl ("merge", "--db", db, "Twin", "4711", "--author", "AB",
                                       "--reason", "the same", NULL);
  g_autoptr (Run) merged = run_coxactl ("patients", "--db", db, "Twin", NULL);
  g_autoptr (Run) undo = run_coxactl ("merge", "--db", db, "1b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90",
                                      "--undo", "--author", "AB", "--reason", "not", NULL);
  g_autoptr (Run) move = run_coxactl ("move", "--db", db, VISIT, "Twin", "--author", "AB",
                                      "--reason", "wrong patient", NULL);
  g_autoptr (Run) archive = run_coxactl ("archive", "--db", db, "4711", "--author", "AB", NULL);
  g_autoptr (Run) left = run_coxactl ("patients", "--db", db, NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);

  assert_done (add);
  assert_done (merge);
  g_assert_nonnull (strstr (merged->output, "Anna Example"));
  assert_done (undo);
  assert_done (move);
  assert_done (archive);
  g_assert_nonnull (strstr (left->output, "Ann Twin"));
  g_assert_null (strstr (left->output, "Anna Example"));
  assert_done (check);
}

static void
test_on_a_day (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (Run) before = run_coxactl ("history", "--db", db, "4711", "--on", "2020-01-01", NULL);
  g_autoptr (Run) then = run_coxactl ("history", "--db", db, "4711", "--on", today, NULL);
  g_autoptr (Run) live = run_coxactl ("show", "--db", db, "4711", NULL);
  g_autoptr (Run) no_day = run_coxactl ("history", "--db", db, "4711", "--on", "today", NULL);

  assert_refused (before, "was not in the record then");
  assert_done (then);
  g_assert_cmpstr (then->output, ==, live->output);
  assert_wrong_usage (no_day);
}

static void
test_head (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  const char *head = strstr (check->output, "head ");

  assert_done (check);
  g_assert_nonnull (head);
  g_autofree char *hash = g_strndup (head + strlen ("head "), 64);
  g_autoptr (Run) found = run_coxactl ("check", "--db", db, "--head", hash, NULL);
  hash[0] = hash[0] == '0' ? '1' : '0';
  g_autoptr (Run) missing = run_coxactl ("check", "--db", db, "--head", hash, NULL);
  assert_done (found);
  assert_refused (missing, "No entry of the history has this hash");
}

/* A birth date in the closed file, in the patient's own row. */
static void
test_repair (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *bytes = NULL;
  gsize length, n = 0;

  g_assert_true (g_file_get_contents (db, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen ("1982-03-04en") < length; i++) {
    if (memcmp (bytes + i, "1982-03-04fen", 13) == 0) {
      bytes[i + 9] = '5';
      n++;
    }
  }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_file_set_contents (db, bytes, (gssize) length, NULL));
  g_autoptr (Run) history = run_coxactl ("history", "--db", db, "4711", NULL);
  g_assert_cmpint (history->status, ==, 1);
  g_assert_nonnull (strstr (history->errors, "was changed outside Coxa"));
  g_autoptr (Run) repair =
      run_coxactl ("repair", "--db", db, "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90", "--author", "AB",
                   "--reason", "a disk went bad", NULL);
  assert_done (repair);
  assert_actions (db, "repaired patient 2;" ADDED);
}

/* One byte of the history in the closed file. */
static void
test_damage (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *bytes = NULL;
  gsize length, n = 0;

  g_assert_true (g_file_get_contents (db, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen ("4711") < length; i++) {
    if (memcmp (bytes + i, "\"4711\"", 6) == 0) {
      bytes[i + 4] = '2';
      n++;
    }
  }
  g_assert_cmpuint (n, ==, 1); /* in the history alone it stands between quotes */
  g_assert_true (g_file_set_contents (db, bytes, (gssize) length, NULL));
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  g_autoptr (Run) show = run_coxactl ("show", "--db", db, "4711", NULL);
  assert_refused (check, "broken at entry 2 (patient 0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90)");
  assert_done (show);
}

static void
test_forgotten_passphrase (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) unknown =
      run_coxactl ("clinicians", "--db", db, "--remove-passphrase", "XX", NULL);
  g_autoptr (Run) removed =
      run_coxactl ("clinicians", "--db", db, "--remove-passphrase", "ab", NULL);

  assert_refused (unknown, "XX");
  assert_done (removed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("history/sign", test_sign);
  ADD ("history/add-signed", test_add_signed);
  ADD ("history/hide", test_hide);
  ADD ("history/two-patients", test_two_patients);
  ADD ("history/on-a-day", test_on_a_day);
  ADD ("history/head", test_head);
  ADD ("history/damage", test_damage);
  ADD ("history/repair", test_repair);
  ADD ("history/forgotten-passphrase", test_forgotten_passphrase);
  return g_test_run ();
}
