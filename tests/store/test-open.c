/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-migrations.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *hash;
  struct stat place;
} Print;

static Print
take_print (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  Print print;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  print.hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length);
  g_assert_cmpint (stat (path, &print.place), ==, 0);
  return print;
}

static void
assert_untouched (const char *path, Print *before)
{
  Print after = take_print (path);

  g_assert_cmpstr (after.hash, ==, before->hash);
  g_assert_cmpint (after.place.st_ino, ==, before->place.st_ino);
  g_assert_cmpint (after.place.st_mtim.tv_sec, ==, before->place.st_mtim.tv_sec);
  g_assert_cmpint (after.place.st_mtim.tv_nsec, ==, before->place.st_mtim.tv_nsec);
  g_free (after.hash);
  g_clear_pointer (&before->hash, g_free);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Refused with the code, untouched, and nothing left beside it. */
static void
assert_refused (Record *record, int code)
{
  static const CoxaStoreIntent intents[] = { COXA_STORE_OPEN, COXA_STORE_EITHER };
  guint n = count_files (record->folder);

  for (gsize i = 0; i < G_N_ELEMENTS (intents); i++) {
    g_autoptr (GError) error = NULL;
    Print before = take_print (record->path);

    g_assert_null (wait_open (record->path, intents[i], record->measures, &error));
    g_assert_error (error, COXA_STORE_ERROR, code);
    g_test_message ("%s", error->message);
    assert_untouched (record->path, &before);
    g_assert_cmpuint (count_files (record->folder), ==, n);
  }
}

/* A record with a few visits. */
static void
make_record (Record *record)
{
  record_open (record, COXA_STORE_CREATE);
  for (int i = 0; i < 30; i++) {
    g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
    g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);

    measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110 + i);
    g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  }
  record_close (record);
}

static void
test_create (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  Print before;
  struct stat place;

  g_assert_null (wait_open (record->path, COXA_STORE_OPEN, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (record->folder), ==, 0);

  record_open (record, COXA_STORE_CREATE);
  g_assert_false (coxa_store_is_read_only (record->store));
  g_assert_true (g_str_has_suffix (coxa_store_get_path (record->store), "/record.coxa"));
  assert_sound (record->store);
  record_close (record);
  g_assert_cmpuint (count_files (record->folder), ==, 1);
  g_assert_cmpint (stat (record->path, &place), ==, 0);
  g_assert_cmpint (place.st_mode & 0777, ==, 0600);
  answer = record_ask (record, "PRAGMA application_id");
  g_assert_cmpstr (answer, ==, "1131378785"); /* "Coxa" */

  before = take_print (record->path);
  g_assert_null (wait_open (record->path, COXA_STORE_CREATE, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_EXISTS);
  assert_untouched (record->path, &before);
  /* Opening, verifying and closing write nothing either. */
  before = take_print (record->path);
  record_open (record, COXA_STORE_EITHER);
  assert_sound (record->store);
  record_close (record);
  assert_untouched (record->path, &before);
}

static void
test_create_nowhere (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (record->folder, "missing", "record.coxa", NULL);

  g_assert_null (wait_open (path, COXA_STORE_CREATE, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
}

static void
test_strange_content (Record *record, gconstpointer data)
{
  static const struct {
    const char *bytes;
    gssize length;
    int code;
  } strange[] = {
    { "", 0, COXA_STORE_ERROR_EMPTY },
    { "x", 1, COXA_STORE_ERROR_NOT_OURS },
    { "Dear colleague,\n", -1, COXA_STORE_ERROR_NOT_OURS },
    { "SQLite", 6, COXA_STORE_ERROR_DAMAGED },
    { "SQLite format 3", 16, COXA_STORE_ERROR_DAMAGED },
    { "SQLite format 2\0", 16, COXA_STORE_ERROR_NOT_OURS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++) {
    g_assert_true (g_file_set_contents (record->path, strange[i].bytes, strange[i].length, NULL));
    assert_refused (record, strange[i].code);
  }
}

#define NEXT_VERSION "3" /* one more than the program knows */
G_STATIC_ASSERT (COXA_SCHEMA_VERSION == 2);

static void
test_foreign (Record *record, gconstpointer data)
{
  static const struct {
    const char *change;
    int code;
  } changes[] = {
    { "PRAGMA application_id = 0", COXA_STORE_ERROR_NOT_OURS },
    { "PRAGMA application_id = 252006673", COXA_STORE_ERROR_NOT_OURS },
    { "PRAGMA user_version = 3", COXA_STORE_ERROR_TOO_NEW },
    { "PRAGMA user_version = 2000000000", COXA_STORE_ERROR_TOO_NEW },
    { "PRAGMA user_version = -1", COXA_STORE_ERROR_TOO_NEW },
    { "PRAGMA user_version = 0", COXA_STORE_ERROR_NOT_OURS },
    { "PRAGMA journal_mode = WAL", COXA_STORE_ERROR_NOT_OURS },
    { "CREATE TRIGGER t AFTER INSERT ON patient BEGIN DELETE FROM visit; END",
      COXA_STORE_ERROR_NOT_OURS },
    { "CREATE VIEW v AS SELECT 1", COXA_STORE_ERROR_NOT_OURS },
    { "CREATE TABLE extra (x)", COXA_STORE_ERROR_NOT_OURS },
    { "CREATE INDEX extra ON visit (notes)", COXA_STORE_ERROR_NOT_OURS },
    { "CREATE TABLE patient_name_extra (x)", COXA_STORE_ERROR_NOT_OURS },
    { "DROP INDEX visit_by_patient", COXA_STORE_ERROR_NOT_OURS },
    { "ALTER TABLE visit ADD COLUMN extra TEXT", COXA_STORE_ERROR_NOT_OURS },
    { "DROP TABLE pain_spot", COXA_STORE_ERROR_NOT_OURS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    record_open (record, COXA_STORE_CREATE);
    record_close (record);
    record_execute (record, changes[i].change);
    g_test_message ("%s", changes[i].change);
    assert_refused (record, changes[i].code);
    g_assert_no_errno (g_unlink (record->path));
  }
}

static void
test_truncated (Record *record, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  make_record (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (gsize cut = 1; cut < length; cut += cut < 8192 ? 511 : 4096 + 512) {
    g_assert_true (g_file_set_contents (record->path, bytes, cut, NULL));
    assert_refused (record, COXA_STORE_ERROR_DAMAGED);
  }
  g_assert_true (g_file_set_contents (record->path, bytes, length - 1, NULL));
  assert_refused (record, COXA_STORE_ERROR_DAMAGED);
}

/* Each page zeroed or garbled: refused, or everything is still there. */
static void
test_garbled (Record *record, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_refused = 0;

  make_record (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += 4096)
    for (int fill = 0; fill < 2; fill++) {
      g_autofree char *copy = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (CoxaStore) store = NULL;

      memset (copy + at + (at == 0 ? 100 : 0), fill == 0 ? 0 : 0xa5, at == 0 ? 3996 : 4096);
      g_assert_true (g_file_set_contents (record->path, copy, length, NULL));
      store = wait_open (record->path, COXA_STORE_OPEN, record->measures, &error);
      n_refused += store == NULL;
      if (store == NULL)
        g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
      else
        g_assert_cmpint (wait_count (store, NULL), ==, 30);
    }
  g_test_message ("%u of %zu refused", n_refused, 2 * length / 4096);
  g_assert_cmpuint (n_refused, >=, length / 4096);
}

static void
test_links (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStore) store = NULL;
  g_autofree char *other = g_build_filename (record->folder, "other.coxa", NULL);
  g_autofree char *resolved = NULL;

  make_record (record);
  g_assert_no_errno (link (record->path, other));
  assert_refused (record, COXA_STORE_ERROR_NOT_OURS);
  g_assert_no_errno (g_unlink (other));

  /* A symbolic link is followed, and the journal lies beside the file itself. */
  g_assert_no_errno (symlink ("record.coxa", other));
  store = wait_open (other, COXA_STORE_OPEN, record->measures, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (coxa_store_get_path (store), "/record.coxa"));
  g_assert_null (wait_open (record->path, COXA_STORE_OPEN, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (wait_close (store, NULL));

  /* One that leads nowhere is neither followed nor replaced. */
  g_assert_no_errno (g_unlink (record->path));
  g_assert_null (wait_open (other, COXA_STORE_EITHER, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (record->path, G_FILE_TEST_EXISTS));
}

static void
test_folder (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wait_open (record->folder, COXA_STORE_EITHER, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_OURS);
}

static void
test_read_only (Record *record, gconstpointer data)
{
  static const struct {
    int folder_mode, file_mode;
  } modes[] = { { 0500, 0600 }, { 0700, 0400 }, { 0500, 0400 } };
  g_autoptr (CoxaPatient) patient = make_patient ("New", "One");

  if (geteuid () == 0) {
    g_test_skip ("root may write anyway");
    return;
  }
  make_record (record);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (GError) error = NULL;
    Print before = take_print (record->path);

    g_chmod (record->path, modes[i].file_mode);
    g_chmod (record->folder, modes[i].folder_mode);
    record_open (record, COXA_STORE_OPEN);
    g_assert_true (coxa_store_is_read_only (record->store));
    g_assert_cmpint (wait_count (record->store, NULL), ==, 30);
    assert_sound (record->store);
    g_assert_false (wait_save_patient (record->store, patient, &error));
    g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
    record_close (record);
    assert_untouched (record->path, &before);
    g_chmod (record->folder, 0700);
  }
}

/* A second session in this process is refused like one elsewhere. */
static void
test_open_twice (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_null (wait_open (record->path, COXA_STORE_EITHER, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_assert_false (g_regex_match_simple ("[0-9]T[0-9]", error->message, 0, 0)); /* not as a file */
  record_close (record);
  record_open (record, COXA_STORE_OPEN);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/open/create", test_create },
    { "/store/open/create-nowhere", test_create_nowhere },
    { "/store/open/strange-content", test_strange_content },
    { "/store/open/foreign", test_foreign },
    { "/store/open/truncated", test_truncated },
    { "/store/open/garbled", test_garbled },
    { "/store/open/links", test_links },
    { "/store/open/folder", test_folder },
    { "/store/open/read-only", test_read_only },
    { "/store/open/twice", test_open_twice },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
