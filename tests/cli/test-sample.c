/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

static Run *
make_sample (const Folder *folder, const char *name, const char *seed)
{
  g_autofree char *db = folder_get (folder, name);
  g_autoptr (Run) sample =
      run_coxactl ("sample", "--patients", "30", "--seed", seed, "--db", db, NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);

  assert_done (sample);
  assert_done (check);
  return run_coxactl ("patients", "--db", db, NULL);
}

static guint
count_lines (const char *text)
{
  guint n_lines = 0;
  for (const char *p = text; *p != '\0'; p++)
    n_lines += *p == '\n';
  return n_lines;
}

static void
test_deterministic (Folder *folder, gconstpointer unused)
{
  g_autoptr (Run) a = make_sample (folder, "a.coxa", "7");
  g_autoptr (Run) b = make_sample (folder, "b.coxa", "7");
  g_autoptr (Run) c = make_sample (folder, "c.coxa", "8");
  g_autofree char *first = folder_get (folder, "a.coxa");
  g_autofree char *second = folder_get (folder, "b.coxa");

  g_assert_cmpuint (count_lines (a->output), ==, 30);
  g_assert_cmpstr (a->output, ==, b->output);
  g_assert_cmpstr (a->output, !=, c->output);
  g_autoptr (Run) show_a = run_coxactl ("show", "10001", "--db", first, NULL);
  g_autoptr (Run) show_b = run_coxactl ("show", "10001", "--db", second, NULL);
  assert_done (show_a);
  g_assert_cmpstr (show_a->output, ==, show_b->output);
}

/* Invented people never come among real ones. */
static void
test_not_among_others (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = folder_get (folder, "record.coxa");
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) none = run_coxactl ("sample", "--patients", "0", "--db", db, NULL);
  g_autoptr (Run) add = run_coxactl ("add", anna, "--db", db, NULL);
  g_autoptr (Run) sample = run_coxactl ("sample", "--patients", "1", "--db", db, NULL);
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", db, NULL);

  assert_done (init);
  assert_done (none);
  assert_done (add);
  assert_refused (sample, "holds patients");
  g_assert_cmpuint (count_lines (patients->output), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sample/deterministic", test_deterministic);
  ADD ("sample/not-among-others", test_not_among_others);
  return g_test_run ();
}
