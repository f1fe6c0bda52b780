/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The worked example of patterns.md 5, as the record gives it back. */
static const struct {
  const char *id;
  const char *side;
  const char *class;
  double index;
  double coverage;
  const char *next; /* among what to measure next; NULL: nothing */
} expected[] = {
  { "hip-flexor-shortness", "left", "likely", 0.82, 1.00, NULL },
  { "hip-flexor-shortness", "right", "unlikely", 0.00, 1.00, NULL },
  { "hip-rotation-limit-lumbar-rotation", "left", "possible", 0.40, 0.83, NULL },
  { "hip-rotation-limit-lumbar-rotation", "right", "unlikely", -0.30, 0.83, NULL },
  { "abductor-weakness-lateral-shift", "left", "insufficient", 1.00, 0.33, "mmt_hip_abduction" },
};

static JsonParser *
load_result (const Folder *folder)
{
  g_autofree char *path = folder_get (folder, "demo/result.json");
  g_autoptr (GError) error = NULL;
  JsonParser *parser = json_parser_new ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static JsonObject *
find_pattern (JsonObject *result, const char *id, const char *side)
{
  JsonArray *patterns = json_object_get_array_member (result, "patterns");
  for (guint i = 0; i < json_array_get_length (patterns); i++) {
    JsonObject *pattern = json_array_get_object_element (patterns, i);
    if (g_str_equal (json_object_get_string_member (pattern, "id"), id) &&
        g_str_equal (json_object_get_string_member (pattern, "side"), side))
      return pattern;
  }
  g_assert_not_reached ();
}

static void
check_next (JsonObject *pattern, const char *measure)
{
  JsonArray *next = json_object_get_array_member (pattern, "next");
  gboolean found = FALSE;
  if (measure == NULL) {
    g_assert_cmpuint (json_array_get_length (next), ==, 0);
    return;
  }
  for (guint i = 0; i < json_array_get_length (next); i++)
    found |= g_str_equal (json_array_get_string_element (next, i), measure);
  g_assert_true (found);
}

static void
check_result (const Folder *folder)
{
  g_autoptr (JsonParser) parser = load_result (folder);
  JsonObject *result = json_node_get_object (json_parser_get_root (parser));
  JsonArray *shown = json_object_get_array_member (result, "shown");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    JsonObject *pattern = find_pattern (result, expected[i].id, expected[i].side);
    g_test_message ("%s %s", expected[i].id, expected[i].side);
    g_assert_cmpstr (json_object_get_string_member (pattern, "class"), ==, expected[i].class);
    g_assert_cmpfloat (json_object_get_double_member (pattern, "index"), ==, expected[i].index);
    g_assert_cmpfloat (json_object_get_double_member (pattern, "coverage"), ==,
                       expected[i].coverage);
    check_next (pattern, expected[i].next);
  }
  g_assert_cmpuint (json_array_get_length (shown), ==, 3);
  g_assert_cmpstr (json_array_get_string_element (shown, 0), ==, "hip-flexor-shortness/left");
  g_assert_cmpstr (json_array_get_string_element (shown, 1), ==, "early-lumbar-extension/left");
  g_assert_cmpstr (json_array_get_string_element (shown, 2), ==,
                   "hip-rotation-limit-lumbar-rotation/left");
}

static void
check_begins (const Folder *folder, const char *name, const char *beginning)
{
  g_autofree char *path = folder_get (folder, name);
  g_autofree char *bytes = NULL;
  gsize length;
  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, strlen (beginning));
  g_assert_cmpmem (bytes, strlen (beginning), beginning, strlen (beginning));
}

static void
test_demo (Folder *folder, gconstpointer unused)
{
  g_autofree char *output = folder_get (folder, "demo");
  g_autofree char *db = folder_get (folder, "demo/demo.coxa");
  g_autoptr (Run) demo = run_coxactl ("demo", "--output", output, NULL);
  g_auto (GStrv) lines = g_strsplit (demo->output, "\n", -1);

  assert_done (demo);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  for (guint i = 0; i < 5; i++)
    g_assert_true (g_file_test (lines[i], G_FILE_TEST_IS_REGULAR));
  check_result (folder);
  check_begins (folder, "demo/result.txt", "Safety screen: ");
  check_begins (folder, "demo/handout.pdf", "%PDF-");
  check_begins (folder, "demo/figures.pdf", "%PDF-");
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  assert_done (check);
}

/* What is there already stays as it is. */
static void
test_twice (Folder *folder, gconstpointer unused)
{
  g_autofree char *output = folder_get (folder, "demo");
  g_autoptr (Run) first = run_coxactl ("demo", "--output", output, NULL);
  g_autofree char *card = folder_get (folder, "demo/result.txt");
  g_autoptr (GError) error = NULL;

  assert_done (first);
  g_assert_true (g_file_set_contents (card, "mine", -1, &error));
  g_autoptr (Run) second = run_coxactl ("demo", "--output", output, NULL);
  assert_refused (second, "demo.coxa");
  check_begins (folder, "demo/result.txt", "min");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("demo/demo", test_demo);
  ADD ("demo/twice", test_twice);
  return g_test_run ();
}
