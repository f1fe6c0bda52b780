/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <glib/gstdio.h>
#include <string.h>

static char **
collect_words (const char *first, va_list more)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_strv_builder_add (words, g_getenv ("COXACTL"));
  for (const char *word = first; word != NULL; word = va_arg (more, const char *))
    g_strv_builder_add (words, word);
  return g_strv_builder_end (words);
}

static Run *
run_words (const char *config_home, const char *first, va_list more)
{
  g_autoptr (GError) error = NULL;
  Run *self = g_new0 (Run, 1);

  g_auto (GStrv) words = collect_words (first, more);
  g_autofree char *joined = g_strjoinv (" ", words + 1);
  g_autofree char *line = g_strescape (joined, NULL);
  g_test_message ("coxactl %s", line);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  /* whoever runs the tests may have a clinic's file of their own */
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config_home, TRUE);
  g_autoptr (GSubprocess) process =
      g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->output, &self->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
  g_autofree char *errors = g_strescape (self->errors, NULL);
  g_test_message ("-> %d %s", self->status, errors);
  return self;
}

Run *
run_coxactl (const char *first, ...)
{
  va_list more;

  va_start (more, first);
  Run *self = run_words ("/nonexistent", first, more);
  va_end (more);
  return self;
}

/* With the clinic's file at @config_home/coxa/clinic.ini. */
Run *
run_coxactl_configured (const char *config_home, const char *first, ...)
{
  va_list more;

  va_start (more, first);
  Run *self = run_words (config_home, first, more);
  va_end (more);
  return self;
}

void
run_free (Run *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_free (self);
}

void
assert_done (const Run *run)
{
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

static void
assert_one_line (const char *text)
{
  const char *end = strchr (text, '\n');
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_cmpuint (strlen (text), >, strlen ("coxactl: \n"));
}

/* Nothing but one line on standard error, which says @part. */
void
assert_refused (const Run *run, const char *part)
{
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->output, ==, "");
  assert_one_line (run->errors);
  g_assert_nonnull (strstr (run->errors, part));
}

void
assert_wrong_usage (const Run *run)
{
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->output, ==, "");
  assert_one_line (run->errors);
}

void
folder_set_up (Folder *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  self->path = g_dir_make_tmp ("coxa-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inside = g_build_filename (path, name, NULL);
    remove_tree (inside);
  }
  g_remove (path);
}

void
folder_tear_down (Folder *self, gconstpointer unused)
{
  remove_tree (self->path);
  g_free (self->path);
}

char *
folder_get (const Folder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

/* In @text ' stands for ". */
char *
folder_write (const Folder *self, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  char *path = folder_get (self, name);
  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
get_source_file (const char *path)
{
  return g_build_filename (g_getenv ("COXA_SOURCE_ROOT"), path, NULL);
}
