/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonObject *
rejudge (const char *db, JsonParser *parser)
{
  g_autoptr (Run) run = run_coxactl ("rejudge", "--db", db, NULL);
  g_autoptr (GError) error = NULL;

  assert_done (run);
  json_parser_load_from_data (parser, run->output, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static gint64
sum_members (JsonObject *counts)
{
  g_autoptr (GList) members = json_object_get_values (counts);
  gint64 sum = 0;

  for (GList *item = members; item != NULL; item = item->next)
    sum += json_node_get_int (item->data);
  return sum;
}

/* What was judged by these rules is judged the same again: nothing was lost in the record. */
static void
test_sample (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = folder_get (folder, "record.coxa");
  g_autoptr (Run) sample = run_coxactl ("sample", "--patients", "40", "--db", db, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = rejudge (db, parser);
  JsonArray *patterns = json_object_get_array_member (root, "patterns");
  gint64 n_visits = json_object_get_int_member (root, "visits");
  JsonObject *first = json_array_get_object_element (patterns, 0);

  assert_done (sample);
  g_assert_cmpint (n_visits, >=, 40);
  g_assert_cmpint (json_object_get_int_member (root, "changed"), ==, 0);
  g_assert_cmpuint (json_array_get_length (patterns), ==, 16);
  g_assert_cmpint (sum_members (json_object_get_object_member (first, "then")), ==, 2 * n_visits);
  g_assert_cmpint (sum_members (json_object_get_object_member (first, "now")), ==, 2 * n_visits);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "changes")), ==, 0);
}

static void
test_refused (Folder *folder, gconstpointer unused)
{
  g_autofree char *db = folder_get (folder, "none.coxa");
  g_autoptr (Run) none = run_coxactl ("rejudge", "--db", db, NULL);
  g_autoptr (Run) word = run_coxactl ("rejudge", "everything", "--db", db, NULL);

  assert_refused (none, "none.coxa");
  assert_wrong_usage (word);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rejudge/sample", test_sample);
  ADD ("rejudge/refused", test_refused);
  return g_test_run ();
}
