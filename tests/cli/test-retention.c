/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

#define ANNA "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90"

static char *
make_record (Folder *folder)
{
  char *db = folder_get (folder, "record.coxa");
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *old = folder_write (
      folder, "old.json",
      "{'coxa':1,'patient':{'id':'1b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90','family':'Old','given':"
      "'Ben'},'visit':{'at':'2001-04-14T09:30:00+02:00'},'measurements':[]}");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) clinician =
      run_coxactl ("clinicians", "--db", db, "--add", "Anna Berger", "--initials", "AB", NULL);
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, anna, old, NULL);
  assert_done (init);
  assert_done (clinician);
  assert_done (add);
  return db;
}

static void
test_rule (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) presets = run_coxactl ("retention", "--presets", NULL);
  g_autoptr (Run) unset = run_coxactl ("retention", "--db", db, NULL);
  g_autoptr (Run) nobody = run_coxactl ("retention", "--db", db, "--preset", "england", NULL);
  g_autoptr (Run) unknown =
      run_coxactl ("retention", "--db", db, "--preset", "atlantis", "--author", "AB", NULL);
  g_autoptr (Run) wrong =
      run_coxactl ("retention", "--db", db, "--years", "101", "--author", "AB", NULL);
  g_autoptr (Run) set =
      run_coxactl ("retention", "--db", db, "--preset", "england", "--author", "AB", NULL);
  g_autoptr (Run) due = run_coxactl ("retention", "--db", db, NULL);

  assert_done (presets);
  g_assert_nonnull (strstr (presets->output, "england\tEngland\t8\t18\t25\tChartered"));
  g_assert_nonnull (strstr (presets->output, "scotland\tScotland\t6\t"));
  assert_refused (unset, "nobody has said yet");
  assert_wrong_usage (nobody);
  assert_wrong_usage (unknown);
  assert_refused (wrong, "1 to 100 years");
  assert_done (set);
  assert_done (due);
  g_assert_nonnull (strstr (due->output, "\tBen Old\t\t2001-04-14\t2009-04-14\t\n"));
  g_assert_null (strstr (due->output, "Anna"));
}

static void
test_erase (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) unsure = run_coxactl ("retention", "--db", db, "--erase", "4711", "--author",
                                        "AB", "--reason", "asked", NULL);
  g_autoptr (Run) hold = run_coxactl ("retention", "--db", db, "--hold", "4711", "--author", "AB",
                                      "--reason", "a claim", NULL);
  g_autoptr (Run) held = run_coxactl ("retention", "--db", db, "--erase", "4711", "--confirm", ANNA,
                                      "--author", "AB", "--reason", "asked", NULL);
  g_autoptr (Run) lift = run_coxactl ("retention", "--db", db, "--lift", "4711", "--author", "AB",
                                      "--reason", "settled", NULL);
  g_autoptr (Run) no_reason = run_coxactl ("retention", "--db", db, "--erase", "4711", "--confirm",
                                           ANNA, "--author", "AB", NULL);
  g_autoptr (Run) erase = run_coxactl ("retention", "--db", db, "--erase", "4711", "--confirm",
                                       ANNA, "--author", "AB", "--reason", "asked", NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  g_autoptr (Run) erased = run_coxactl ("retention", "--db", db, "--erased", NULL);
  g_autoptr (Run) gone = run_coxactl ("show", "--db", db, "4711", NULL);
  g_autoptr (Run) version = run_coxactl ("show", "--db", db, "Old", NULL);

  assert_refused (unsure, "--confirm " ANNA);
  assert_done (hold);
  assert_refused (held, "hold is in force");
  assert_done (lift);
  assert_refused (no_reason, "reason is needed");
  assert_done (erase);
  g_assert_nonnull (strstr (erase->output, "erased\t" ANNA));
  g_assert_nonnull (strstr (erase->output, "\nbackup\t"));
  assert_done (check);
  g_assert_nonnull (strstr (check->output, "1 patient was erased"));
  g_assert_nonnull (strstr (erased->output, "\tAB\t1\t"));
  g_assert_cmpint (gone->status, ==, 1);
  assert_done (version);
}

/* A backup from before brings the erased back: that is said. */
static void
test_restore (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *backup = folder_get (folder, "backup.coxa");
  g_autoptr (Run) back_up = run_coxactl ("backup", backup, "--db", db, NULL);
  g_autoptr (Run) quiet = run_coxactl ("restore", backup, "--db", db, "--preview", NULL);
  g_autoptr (Run) erase = run_coxactl ("retention", "--db", db, "--erase", "4711", "--confirm",
                                       ANNA, "--author", "AB", "--reason", "asked", NULL);
  g_autoptr (Run) restore = run_coxactl ("restore", backup, "--db", db, NULL);
  g_autoptr (Run) back = run_coxactl ("show", "--db", db, "4711", NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);

  assert_done (back_up);
  g_assert_null (strstr (quiet->output, "erase again"));
  assert_done (erase);
  assert_done (restore);
  g_assert_nonnull (strstr (restore->output, "erase again:\n" ANNA));
  assert_done (back);
  assert_done (check);
}

/* The digits on a printed page find their entry. */
static void
test_printed_head (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  g_auto (GStrv) parts = g_strsplit (check->output, "head ", 2);
  g_autofree char *digits = g_strndup (parts[1], 16);
  g_autofree char *few = g_strndup (parts[1], 15);
  g_autoptr (Run) found = run_coxactl ("check", "--db", db, "--head", digits, NULL);
  g_autoptr (Run) too_few = run_coxactl ("check", "--db", db, "--head", few, NULL);
  g_autoptr (Run) wrong = run_coxactl ("check", "--db", db, "--head", "0123456789abcdef", NULL);

  assert_done (found);
  assert_refused (too_few, "No entry");
  assert_refused (wrong, "No entry");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("retention/rule", test_rule);
  ADD ("retention/erase", test_erase);
  ADD ("retention/restore", test_restore);
  ADD ("retention/printed-head", test_printed_head);
  return g_test_run ();
}
