/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static char *
make_record (Folder *folder)
{
  char *db = folder_get (folder, "record.coxa");
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, anna, NULL);
  assert_done (init);
  assert_done (add);
  return db;
}

static char *
get_line (const Run *run, guint index)
{
  g_auto (GStrv) lines = g_strsplit (run->output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, index);
  return g_strdup (lines[index]);
}

static JsonObject *
get_object (JsonParser *parser, const char *path)
{
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  return json_node_get_object (json_parser_get_root (parser));
}

/* What stands in the copy reads back as the visit that was stored. */
static void
test_copy (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autoptr (Run) copy = run_coxactl ("copy", "--db", db, "4711", "--output", folder->path, NULL);
  g_autoptr (Run) again = run_coxactl ("copy", "--db", db, "4711", "--output", folder->path, NULL);
  g_autoptr (Run) history = run_coxactl ("history", "--db", db, "4711", NULL);
  assert_done (copy);
  assert_done (again);
  g_autofree char *pdf = get_line (copy, 0);
  g_autofree char *json = get_line (copy, 1);
  g_autofree char *other = get_line (again, 0);
  g_assert_null (strstr (pdf, "Anna"));
  g_assert_null (strstr (pdf, "Example"));
  g_assert_nonnull (strstr (pdf, "copy-4711-"));
  g_assert_cmpstr (pdf, !=, other);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_IS_REGULAR));

  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = get_object (parser, json);
  JsonArray *visits = json_object_get_array_member (object, "visits");
  g_assert_cmpuint (json_array_get_length (visits), ==, 1);
  g_assert_false (json_object_has_member (object, "access"));
  JsonObject *visit = json_array_get_object_element (visits, 0);
  g_assert_true (json_object_has_member (visit, "result"));
  g_autofree char *document = json_to_string (json_object_get_member (visit, "document"), FALSE);
  g_autofree char *file = folder_get (folder, "visit.json");
  g_assert_true (g_file_set_contents (file, document, -1, NULL));
  g_autofree char *second = folder_get (folder, "second.coxa");
  g_autoptr (Run) init = run_coxactl ("init", "--db", second, NULL);
  g_autoptr (Run) add = run_coxactl ("add", "--db", second, file, NULL);
  assert_done (init);
  assert_done (add);
  g_autoptr (Run) here = run_coxactl ("show", "--db", db, "4711", NULL);
  g_autoptr (Run) there = run_coxactl ("show", "--db", second, "4711", NULL);
  g_assert_cmpstr (here->output, ==, there->output);
  g_assert_nonnull (strstr (history->output, "\texported\tcopy\t"));
}

static void
test_mode (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *file = folder_get (folder, "out.pdf");
  g_autofree char *json = folder_get (folder, "out.json");
  g_autoptr (Run) copy =
      run_coxactl ("copy", "--db", db, "4711", "--output", file, "--with-access", NULL);
  GStatBuf stat_of;

  assert_done (copy);
  g_assert_cmpint (g_stat (file, &stat_of), ==, 0);
  g_assert_cmpint (stat_of.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (json, &stat_of), ==, 0);
  g_assert_cmpint (stat_of.st_mode & 0777, ==, 0600);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_object_has_member (get_object (parser, json), "access"));
}

/* Both files, or none: a folder of the PDF's name stands in the way, and a disk that is full. */
static void
test_whole (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *in_the_way = folder_get (folder, "out.pdf");
  g_autofree char *json = folder_get (folder, "out.json");
  g_autofree char *missing = folder_get (folder, "missing/out.pdf");
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  g_autofree char *stem = folder_get (folder, "out");
  g_autoptr (Run) blocked = run_coxactl ("copy", "--db", db, "4711", "--output", stem, NULL);
  g_autoptr (Run) nowhere = run_coxactl ("copy", "--db", db, "4711", "--output", missing, NULL);
  g_autoptr (Run) full = run_coxactl ("copy", "--db", db, "4711", "--output", "/dev/full/x", NULL);
  g_autoptr (Run) history = run_coxactl ("history", "--db", db, "4711", NULL);

  assert_refused (blocked, "not saved");
  assert_refused (nowhere, "not saved");
  assert_refused (full, "not saved");
  g_assert_false (g_file_test (json, G_FILE_TEST_EXISTS));
  g_assert_null (strstr (history->output, "exported"));
}

static void
test_access (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = make_record (folder);
  g_autofree char *file = folder_get (folder, "out.pdf");
  g_autoptr (Run) copy = run_coxactl ("copy", "--db", db, "4711", "--output", file, NULL);
  g_autoptr (Run) first = run_coxactl ("access", "--db", db, "4711", NULL);
  g_autoptr (Run) second = run_coxactl ("access", "--db", db, "4711", NULL);
  g_autoptr (Run) nobody = run_coxactl ("access", "--db", db, "0815", NULL);

  assert_done (copy);
  assert_done (first);
  g_assert_nonnull (strstr (first->output, "\texported\tcopy\t"));
  g_assert_nonnull (strstr (first->output, "\tcreated\tvisit\t"));
  g_assert_null (strstr (first->output, "\topened\taccess\t"));
  g_assert_nonnull (strstr (second->output, "\topened\taccess\t"));
  g_assert_cmpint (nobody->status, ==, 1);
}

/* Whatever is logged, names and notes are not. */
static void
test_logs (Folder *folder, gconstpointer unused)
{
  static const char *const secret[] = { "Anna", "Example", "1982-03-04", "free text", "4711" };
  g_autofree char *db = make_record (folder);
  g_autofree char *file = folder_get (folder, "out.pdf");

  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) add = run_coxactl ("add", "--db", db, anna, NULL);
  g_autoptr (Run) copy = run_coxactl ("copy", "--db", db, "4711", "--output", file, NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  g_unsetenv ("G_MESSAGES_DEBUG");
  assert_done (copy);
  for (guint i = 0; i < G_N_ELEMENTS (secret); i++) {
    g_test_message ("%s", secret[i]);
    g_assert_null (strstr (add->errors, secret[i]));
    g_assert_null (strstr (copy->errors, secret[i]));
    g_assert_null (strstr (check->errors, secret[i]));
  }
}

/* The user's own folder is none for the indexer; nor for anybody else. */
static void
test_own_folder (Folder *folder, gconstpointer unused)
{
  g_autofree char *nomedia = folder_get (folder, "coxa/.nomedia");
  g_autofree char *tracker = folder_get (folder, "coxa/.trackerignore");
  g_autofree char *record = folder_get (folder, "coxa/record.coxa");
  GStatBuf stat_of;

  g_setenv ("XDG_DATA_HOME", folder->path, TRUE);
  g_autoptr (Run) init = run_coxactl ("init", NULL);
  g_unsetenv ("XDG_DATA_HOME");
  assert_done (init);
  g_assert_true (g_file_test (nomedia, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (tracker, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (record, &stat_of), ==, 0);
  g_assert_cmpint (stat_of.st_mode & 0777, ==, 0600);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy/copy", test_copy);
  ADD ("copy/mode", test_mode);
  ADD ("copy/whole", test_whole);
  ADD ("copy/access", test_access);
  ADD ("copy/logs", test_logs);
  ADD ("copy/own-folder", test_own_folder);
  return g_test_run ();
}
