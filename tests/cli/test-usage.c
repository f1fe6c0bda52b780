/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

static void
test_wrong (Folder *folder, gconstpointer unused)
{
  static const char *const calls[][6] = {
    { NULL },
    { "" },
    { "scor" },
    { "--verbose" },
    { "--db" },
    { "score" },
    { "score", "--format" },
    { "score", "--format", "xml", "x.json" },
    { "score", "--colour", "x.json" },
    { "score", "" },
    { "init", "x" },
    { "check", "x" },
    { "add" },
    { "patients", "a", "b" },
    { "show" },
    { "show", "a", "b" },
    { "handout", "a" },
    { "handout", "a", "--exercises", "bridge" },
    { "handout", "a", "--output", "x.pdf" },
    { "handout", "--exercises", "bridge", "--output", "x.pdf" },
    { "figures" },
    { "figures", "--output", "x.pdf", "--paper=a5" },
    { "sample" },
    { "sample", "--patients", "-1" },
    { "sample", "--patients", "many" },
    { "sample", "--patients", "1", "--seed", "-1" },
    { "demo" },
    { "exercises", "x" },
    { "exercises", "--level", "0" },
    { "exercises", "--level", "4" },
    { "exercises", "--level", "low" },
    { "exercises", "--no-care" },
    { "change" },
    { "change", "a", "b" },
    { "history" },
    { "history", "a", "--on", "yesterday" },
    { "sign", "a" },
    { "amend", "a.json", "--author", "AB" },
    { "hide", "--author", "AB" },
    { "move", "a", "--author", "AB" },
    { "merge", "a", "--author", "AB" },
    { "merge", "a", "b", "--author", "AB", "--undo" },
    { "archive", "a" },
    { "repair", "a" },
    { "clinicians", "--add", "Anna Berger" },
    { "clinicians", "--remove-passphrase" },
    { "suggest" },
    { "report", "a" },
    { "letter", "a" },
    { "backup" },
    { "backup", "a", "b" },
    { "restore" },
    { "restore", "a", "--other" },
    { "rescue", "a" },
    { "rescue", "--output", "a" },
    { "export", "a" },
    { "import", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    const char *const *w = calls[i];
    g_autoptr (Run) run = run_coxactl (w[0], w[1], w[2], w[3], w[4], w[5], NULL);
    assert_wrong_usage (run);
  }
}

static void
test_handout_options (Folder *folder, gconstpointer unused)
{
  static const char *const options[][2] = {
    { "--style", "tiny" }, { "--paper", "a5" }, { "--style", "" }, { "--sides", "left" }
  };
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autoptr (Run) run = run_coxactl ("handout", "a", "--exercises", "bridge", "--output", "x.pdf",
                                       options[i][0], options[i][1], NULL);
    assert_wrong_usage (run);
  }
}

static void
test_help (Folder *folder, gconstpointer unused)
{
  static const char *const commands[] = { "score",     "init",    "check",   "add",
                                          "patients",  "show",    "change",  "suggest",
                                          "exercises", "handout", "figures", "backup",
                                          "restore",   "rescue",  "sample",  "demo" };
  static const char *const later[] = { "report", "letter", "export", "import" };
  g_autoptr (Run) run = run_coxactl ("--help", NULL);

  assert_done (run);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *row = g_strdup_printf ("\n  %s ", commands[i]);
    g_autoptr (Run) own = run_coxactl (commands[i], "--help", NULL);
    g_assert_nonnull (strstr (run->output, row));
    assert_done (own);
    g_assert_nonnull (strstr (own->output, commands[i]));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++) {
    g_autofree char *row = g_strdup_printf ("\n  %s ", later[i]);
    g_assert_null (strstr (run->output, row));
  }
}

static void
test_version (Folder *folder, gconstpointer unused)
{
  g_autoptr (Run) run = run_coxactl ("--version", NULL);
  assert_done (run);
  g_assert_true (g_str_has_prefix (run->output, "coxactl "));
}

static void
test_score (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *bad = folder_write (folder, "bad.json", "{'coxa':1}");
  g_autofree char *missing = folder_get (folder, "missing.json");

  g_autoptr (Run) two = run_coxactl ("score", anna, anna, NULL);
  assert_done (two);
  g_auto (GStrv) lines = g_strsplit (two->output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "{\"coxa\": 1, \"ruleset\": \""));
  g_assert_cmpstr (lines[0], ==, lines[1]);
  g_assert_cmpstr (lines[2], ==, "");

  g_autoptr (Run) text = run_coxactl ("score", anna, "--format=text", NULL);
  assert_done (text);
  g_assert_nonnull (strstr (text->output, "For:"));

  g_autoptr (Run) refused = run_coxactl ("score", anna, bad, NULL);
  assert_refused (refused, "bad.json: visit: is missing");
  g_autoptr (Run) absent = run_coxactl ("score", missing, NULL);
  assert_refused (absent, "missing.json: No such file or directory");
  g_autoptr (Run) directory = run_coxactl ("score", folder->path, NULL);
  assert_refused (directory, "Is a directory");
}

/* What stands in the file's name cannot make a second line. */
static void
test_line_break_in_name (Folder *folder, gconstpointer unused)
{
  g_autofree char *path = folder_write (folder, "a\nb.json", "");
  g_autoptr (Run) run = run_coxactl ("score", path, NULL);
  assert_refused (run, "the document is empty");
}

static void
test_exercises (Folder *folder, gconstpointer unused)
{
  g_autoptr (Run) all = run_coxactl ("exercises", NULL);
  g_autoptr (Run) some = run_coxactl ("exercises", "--goal", "strengthen-gluteus-maximus", NULL);
  g_autoptr (Run) fewer = run_coxactl ("exercises", "--avoid", "pregnancy", NULL);
  g_autoptr (Run) misspelt = run_coxactl ("exercises", "--avoid", "pregnant", NULL);

  assert_done (all);
  assert_done (some);
  assert_done (fewer);
  g_assert_nonnull (strstr (all->output, "{\"id\": \"bridge\", \"title\": \""));
  g_assert_nonnull (strstr (some->output, "{\"id\": \"bridge\""));
  g_assert_null (strstr (some->output, "{\"id\": \"diaphragmatic-breathing\""));
  g_assert_cmpuint (strlen (some->output), <, strlen (all->output));
  g_assert_cmpuint (strlen (fewer->output), <, strlen (all->output));
  assert_refused (misspelt, "--avoid");
}

typedef struct {
  const char *arguments[4];
  const char *listed, *not_listed; /* or NULL */
} Listing;

static gboolean
lists (const Run *run, const char *id)
{
  g_autofree char *key = g_strdup_printf ("{\"id\": \"%s\"", id);

  return strstr (run->output, key) != NULL;
}

static void
test_exercise_filters (Folder *folder, gconstpointer unused)
{
  static const Listing listings[] = {
    { { "--position", "sitting" }, "sit-to-stand", "squat" },
    { { "--equipment", "band" }, "pallof-press", "squat" },
    { { "--category", "cardio" }, "walking", "squat" },
    { { "--level", "3" }, "lunge", "squat" },
    { { "--search", "KNÉEL flexor" }, "half-kneeling-hip-flexor-stretch", "squat" },
    { { "--search", "handstand" }, NULL, "squat" },
    { { "--avoid", "floor-transfer" }, "bridge", NULL },
    { { "--avoid", "floor-transfer", "--no-care" }, "squat", "bridge" },
    { { "--position", "sitting", "--level", "3" }, NULL, "sit-to-stand" },
  };
  static const char *const options[] = { "--position", "--equipment", "--category", "--goal" };

  for (gsize i = 0; i < G_N_ELEMENTS (listings); i++) {
    const char *const *w = listings[i].arguments;
    g_autoptr (Run) run = run_coxactl ("exercises", w[0], w[1], w[2], w[3], NULL);

    assert_done (run);
    g_assert_true (listings[i].listed == NULL || lists (run, listings[i].listed));
    g_assert_false (listings[i].not_listed != NULL && lists (run, listings[i].not_listed));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autoptr (Run) run = run_coxactl ("exercises", options[i], "handstand", NULL);
    assert_refused (run, options[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("usage/wrong", test_wrong);
  ADD ("usage/handout-options", test_handout_options);
  ADD ("usage/help", test_help);
  ADD ("usage/version", test_version);
  ADD ("usage/score", test_score);
  ADD ("usage/line-break-in-name", test_line_break_in_name);
  ADD ("usage/exercises", test_exercises);
  ADD ("usage/exercise-filters", test_exercise_filters);
  return g_test_run ();
}
