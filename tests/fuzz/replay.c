/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every file of a corpus once through the entry of its fuzz target, as an ordinary test. */

#include "fuzz.h"

static void
test_file (gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (data, &text, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) text, size), ==, 0);
}

static guint
add_files (const char *corpus)
{
  g_autofree char *target = g_path_get_basename (corpus);
  g_autoptr (GDir) folder = g_dir_open (corpus, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  for (; (name = g_dir_read_name (folder)); n++) {
    g_autofree char *path = g_strdup_printf ("/fuzz/%s/%s", target, name);

    g_test_add_data_func_full (path, g_build_filename (corpus, name, NULL), test_file, g_free);
  }
  return n;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpuint (add_files (argv[1]), >, 0);
  return g_test_run ();
}
