/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

/* Where SQLite's header keeps two numbers, most significant byte first. */
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

typedef struct {
  char *path;
  char *bytes;
  gsize length;
} Content;

static void
read_content (Content *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  self->path = g_strdup (path);
  g_file_get_contents (path, &self->bytes, &self->length, &error);
  g_assert_no_error (error);
}

static void
write_content (const Content *self)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents (self->path, self->bytes, (gssize) self->length, &error);
  g_assert_no_error (error);
}

static void
assert_untouched (const Content *self)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, self->bytes, self->length);
}

static void
content_clear (Content *self)
{
  g_free (self->path);
  g_free (self->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

/* No command opens the file, and none changes a byte of it. */
static void
assert_all_refuse (const Content *content, const char *part)
{
  const char *db = content->path;
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", db, NULL);
  g_autoptr (Run) show = run_coxactl ("show", "x", "--db", db, NULL);
  g_autoptr (Run) add = run_coxactl ("add", anna, "--db", db, NULL);
  g_autoptr (Run) check = run_coxactl ("check", "--db", db, NULL);
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) sample = run_coxactl ("sample", "--patients", "1", "--db", db, NULL);

  assert_refused (patients, part);
  assert_refused (show, part);
  assert_refused (add, part);
  assert_refused (check, part);
  assert_refused (init, "");
  assert_refused (sample, part);
  assert_untouched (content);
}

static void
test_empty (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  g_autofree char *path = folder_write (folder, "record.coxa", "");
  read_content (&content, path);
  assert_all_refuse (&content, "record.coxa");
}

static void
test_not_a_database (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autofree char *path = folder_write (folder, "record.coxa", text);
  read_content (&content, path);
  assert_all_refuse (&content, "record.coxa");
}

static void
test_short (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  g_autofree char *path = folder_write (folder, "record.coxa", "SQLite format 3");
  read_content (&content, path);
  assert_all_refuse (&content, "record.coxa");
}

static void
make_record (Folder *folder, Content *content)
{
  g_autofree char *path = folder_get (folder, "record.coxa");
  g_autoptr (Run) init = run_coxactl ("init", "--db", path, NULL);
  assert_done (init);
  read_content (content, path);
}

static void
test_init_twice (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  make_record (folder, &content);
  g_autoptr (Run) again = run_coxactl ("init", "--db", content.path, NULL);
  assert_refused (again, "record.coxa");
  assert_untouched (&content);
}

static void
test_other_program (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  make_record (folder, &content);
  memcpy (content.bytes + HEADER_APPLICATION_ID, "\x0f\x05\x51\x12", 4);
  write_content (&content);
  assert_all_refuse (&content, "record.coxa");
}

static void
test_newer (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  make_record (folder, &content);
  memcpy (content.bytes + HEADER_USER_VERSION, "\0\0\x03\xe7", 4);
  write_content (&content);
  /* The newer Coxa lets this one read it. */
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", content.path, NULL);
  assert_done (patients);
  g_autoptr (Run) add = run_coxactl ("add", anna, "--db", content.path, NULL);
  assert_refused (add, "read");
  assert_untouched (&content);
}

static void
test_truncated (Folder *folder, gconstpointer unused)
{
  g_auto (Content) content = { NULL };
  make_record (folder, &content);
  content.length -= 1;
  write_content (&content);
  g_autoptr (Run) check = run_coxactl ("check", "--db", content.path, NULL);
  assert_refused (check, "damaged");
  assert_untouched (&content);
}

static void
test_no_file (Folder *folder, gconstpointer unused)
{
  g_autofree char *path = folder_get (folder, "record.coxa");
  g_autofree char *nowhere = folder_get (folder, "no/folder/record.coxa");
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", path, NULL);
  g_autoptr (Run) init = run_coxactl ("init", "--db", nowhere, NULL);

  assert_refused (patients, "record.coxa");
  assert_refused (init, "record.coxa");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("record-file/empty", test_empty);
  ADD ("record-file/not-a-database", test_not_a_database);
  ADD ("record-file/short", test_short);
  ADD ("record-file/init-twice", test_init_twice);
  ADD ("record-file/other-program", test_other_program);
  ADD ("record-file/newer", test_newer);
  ADD ("record-file/truncated", test_truncated);
  ADD ("record-file/no-file", test_no_file);
  return g_test_run ();
}
