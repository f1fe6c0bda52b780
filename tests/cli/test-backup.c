/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_record (Folder *folder, guint patients)
{
  char *db = folder_get (folder, "record.coxa");
  g_autofree char *n = g_strdup_printf ("%u", patients);
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) sample = run_coxactl ("sample", "--patients", n, "--seed", "1", "--db", db, NULL);

  assert_done (init);
  assert_done (sample);
  return db;
}

static void
assert_patients (const char *db, guint n)
{
  g_autoptr (Run) run = run_coxactl ("patients", "--db", db, NULL);
  g_auto (GStrv) lines = NULL;

  assert_done (run);
  lines = g_strsplit (run->output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines) - 1, ==, n);
}

static void
add_anna (const char *db)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) add = run_coxactl ("add", anna, "--db", db, NULL);

  assert_done (add);
}

static char *
first_line (const Run *run)
{
  return g_strndup (run->output, strcspn (run->output, "\n"));
}

static void
test_round (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder, 3);
  g_autofree char *kept = folder_get (folder, "kept");
  g_autofree char *passphrase = folder_write (folder, "passphrase", "correct horse\n");
  g_autofree char *wrong = folder_write (folder, "wrong", "incorrect horse\n");
  g_autoptr (Run) backup = NULL;
  g_autofree char *path = NULL;

  g_assert_no_errno (g_mkdir (kept, 0700));
  backup = run_coxactl ("backup", kept, "--db", db, "--passphrase-file", passphrase, NULL);
  assert_done (backup);
  path = first_line (backup);
  g_assert_true (g_str_has_suffix (path, ".coxabackup"));
  g_assert_nonnull (strstr (backup->output, "patients: 3"));
  add_anna (db);
  {
    g_autoptr (Run) none = run_coxactl ("restore", path, "--db", db, NULL);
    g_autoptr (Run) other =
        run_coxactl ("restore", path, "--db", db, "--passphrase-file", wrong, NULL);

    assert_refused (none, "passphrase");
    assert_refused (other, "passphrase");
  }
  assert_patients (db, 4);
  {
    g_autoptr (Run) preview = run_coxactl ("restore", path, "--db", db, "--passphrase-file",
                                           passphrase, "--preview", NULL);

    assert_done (preview);
    g_assert_nonnull (strstr (preview->output, "1 patients and 1 visits"));
  }
  assert_patients (db, 4);
  {
    g_autoptr (Run) restore =
        run_coxactl ("restore", path, "--db", db, "--passphrase-file", passphrase, NULL);
    g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);

    assert_done (restore);
    g_assert_nonnull (strstr (restore->output, "set-aside"));
    assert_done (check);
  }
  assert_patients (db, 3);
}

static void
test_other_clinic (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder, 2);
  g_autofree char *path = folder_get (folder, "backup.coxa");
  g_autoptr (Run) backup = run_coxactl ("backup", path, "--db", db, NULL);
  g_autoptr (Run) twice = run_coxactl ("backup", path, "--db", db, NULL);

  assert_done (backup);
  assert_refused (twice, "exists");
  g_assert_no_errno (g_unlink (db));
  g_clear_pointer (&db, g_free);
  db = make_record (folder, 1);
  {
    g_autoptr (Run) refused = run_coxactl ("restore", path, "--db", db, NULL);
    g_autoptr (Run) allowed = NULL;

    assert_refused (refused, "another clinic");
    assert_patients (db, 1);
    allowed = run_coxactl ("restore", path, "--db", db, "--other-clinic", NULL);
    assert_done (allowed);
    assert_patients (db, 2);
  }
}

static void
test_rescue (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder, 5);
  g_autofree char *output = folder_get (folder, "new.coxa");
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (Run) check = NULL;
  g_autoptr (Run) rescue = NULL;
  g_autoptr (Run) again = NULL;

  g_assert_true (g_file_get_contents (db, &bytes, &length, NULL));
  memset (bytes + length / 4096 / 2 * 4096, 0, 4096);
  g_assert_true (g_file_set_contents (db, bytes, (gssize) length, NULL));
  check = run_coxactl ("check", "--db", db, NULL);
  g_assert_cmpint (check->status, ==, 1);
  rescue = run_coxactl ("rescue", db, "--output", output, NULL);
  assert_done (rescue);
  g_assert_true (g_str_has_prefix (rescue->output, "rescued: "));
  again = run_coxactl ("check", "--db", output, NULL);
  assert_done (again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("backup/round", test_round);
  ADD ("backup/other-clinic", test_other_clinic);
  ADD ("backup/rescue", test_rescue);
  return g_test_run ();
}
