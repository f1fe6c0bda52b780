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

#define NEXT_VERSION "4" /* one more than the program knows */
G_STATIC_ASSERT (COXA_SCHEMA_VERSION == 3);

static void
test_foreign (Record *record, gconstpointer data)
{
  static const struct {
    const char *change;
    int code;
  } changes[] = {
    { "PRAGMA application_id = 0", COXA_STORE_ERROR_NOT_OURS },
    { "PRAGMA application_id = 252006673", COXA_STORE_ERROR_NOT_OURS },
    { "PRAGMA user_version = 4; UPDATE meta SET value = '4'", COXA_STORE_ERROR_TOO_NEW },
    { "PRAGMA user_version = 4; UPDATE meta SET value = 'x'", COXA_STORE_ERROR_TOO_NEW },
    { "PRAGMA user_version = 4; DELETE FROM meta", COXA_STORE_ERROR_TOO_NEW },
    { "PRAGMA user_version = 4; DROP TABLE visit", COXA_STORE_ERROR_DAMAGED },
    { "PRAGMA user_version = 2000000000; UPDATE meta SET value = '2000000000'",
      COXA_STORE_ERROR_TOO_NEW },
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

/* A newer Coxa's file that says this one may read it: read, never written. */
static void
test_newer (Record *record, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("New", "One");
  g_autoptr (GError) error = NULL;
  Print before;

  make_record (record);
  record_execute (record, "CREATE TABLE later (x); ALTER TABLE visit ADD COLUMN later TEXT;"
                          " PRAGMA user_version = " NEXT_VERSION);
  before = take_print (record->path);
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (coxa_store_get_access (record->store), ==, COXA_STORE_ACCESS_NEWER);
  g_assert_true (coxa_store_is_read_only (record->store));
  g_assert_nonnull (coxa_store_explain_access (record->store));
  g_assert_cmpint (wait_count (record->store, NULL), ==, 30);
  g_assert_false (wait_save_patient (record->store, patient, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  record_close (record);
  assert_untouched (record->path, &before);
}

/* Whoever is refused is told of the backup from before the new format. */
static void
test_too_new (Record *record, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (record->folder, "backups", NULL);
  g_autofree char *backup =
      g_build_filename (folder, "before-format-change-3-20260101-000000Z.coxa", NULL);
  g_autoptr (GError) error = NULL;

  make_record (record);
  record_execute (record, "PRAGMA user_version = 4; UPDATE meta SET value = '4'");
  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (g_file_set_contents (backup, "", 0, NULL));
  g_assert_null (wait_open (record->path, COXA_STORE_OPEN, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, backup));
}

/* Beside whoever has it open. */
static void
test_asked_read_only (Record *record, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("New", "One");
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStore) reader = NULL;

  make_record (record);
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (coxa_store_get_access (record->store), ==, COXA_STORE_ACCESS_FULL);
  g_assert_null (coxa_store_explain_access (record->store));
  reader = wait_open (record->path, COXA_STORE_READ_ONLY, record->measures, &error);
  g_assert_no_error (error);
  g_assert_cmpint (coxa_store_get_access (reader), ==,
                   geteuid () == 0 || g_access (record->path, W_OK) == 0 ? COXA_STORE_ACCESS_ASKED
                                                                         : COXA_STORE_ACCESS_PLACE);
  g_assert_false (wait_save_patient (reader, patient, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  /* The other goes on, and what it stores is seen. */
  g_assert_true (wait_save_patient (record->store, patient, &error));
  g_assert_cmpint (wait_count (reader, NULL), ==, 31);
  g_assert_true (wait_close (reader, NULL));

  g_clear_object (&reader);
  record_close (record);
  g_assert_no_errno (g_unlink (record->path));
  g_assert_null (wait_open (record->path, COXA_STORE_READ_ONLY, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
}

/* An older file that is only read: brought up to date in memory, byte for byte as it was. */
static void
test_older_read_only (Record *record, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  Print before;

  record_make_old (record, 3);
  before = take_print (record->path);
  record_open (record, COXA_STORE_READ_ONLY);
  g_assert_cmpint (coxa_store_get_access (record->store), ==, COXA_STORE_ACCESS_OLDER);
  visits = wait_list_visits (record->store, RECORD_OLD_PATIENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 3);
  record_close (record);
  assert_untouched (record->path, &before);
  g_assert_cmpuint (count_files (record->folder), ==, 1);
}

/* Whoever finds the record empty or damaged is told the newest backup beside it. */
static void
test_way_back (Record *record, gconstpointer data)
{
  static const char *const names[] = { "coxa-20260101-000000Z.coxa", "coxa-20260301-000000Z.coxa",
                                       "coxa-20260201-000000Z.coxa", "other" };
  g_autofree char *folder = g_build_filename (record->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (folder, 0700));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  }
  g_assert_true (g_file_set_contents (record->path, "", 0, NULL));
  g_assert_null (wait_open (record->path, COXA_STORE_OPEN, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, names[1]));
}

static gboolean
check_place (Record *record, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_check_place_async (record->store, NULL, wait_ready_cb, &result);
  return coxa_store_check_place_finish (record->store, wait_result (&result), error);
}

/* Moved, removed, replaced by another file, or written over in place by what it held before. */
static void
test_place_watched (Record *record, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (record->folder, "elsewhere", NULL);
  g_autoptr (CoxaPatient) patient = make_patient ("New", "One");
  g_autoptr (CoxaPatient) other = make_patient ("New", "Two");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *now = NULL;
  gsize length, now_length;
  FILE *file;

  make_record (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  record_open (record, COXA_STORE_OPEN);
  g_assert_true (check_place (record, &error));
  g_assert_no_errno (g_rename (record->path, elsewhere));
  g_assert_false (check_place (record, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_no_errno (g_rename (elsewhere, record->path));
  g_assert_true (check_place (record, &error));
  g_assert_true (wait_save_patient (record->store, patient, &error));
  g_assert_true (check_place (record, &error));

  /* The same file, its content of before: what this session stored is gone from it. */
  g_assert_true (g_file_get_contents (record->path, &now, &now_length, NULL));
  file = g_fopen (record->path, "r+");
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  /* Whatever reads next must not trust what it has in memory. */
  g_assert_cmpint (fseek (file, 24, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc (0x55, file), ==, 0x55);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_false (check_place (record, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (wait_save_patient (record->store, other, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
}

/* A value beyond what a record may hold is refused where it is read, and found by the check. */
static void
test_huge_value (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  make_record (record);
  record_execute (record, "UPDATE visit SET notes = hex (zeroblob (6000000)) WHERE key = 1");
  record->store = wait_open (record->path, COXA_STORE_OPEN, record->measures, &error);
  if (record->store == NULL) {
    g_assert_nonnull (error);
    return;
  }
  problems = wait_check (record->store, &error);
  g_assert_true (problems == NULL || problems->len > 0);
}

/* Another program's write-ahead log beside the record would be taken for a part of it. */
static void
test_foreign_log (Record *record, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (record->path, "-wal", NULL);
  g_autofree char *bytes = NULL;

  make_record (record);
  g_assert_true (g_file_set_contents (wal, "anything", -1, NULL));
  assert_refused (record, COXA_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_get_contents (wal, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "anything");
}

static void
test_place (Record *record, gconstpointer data)
{
  static const struct {
    const char *name;
    gboolean synced;
  } names[] = {
    { "Dropbox", TRUE },    { "Dropbox (Clinic)", TRUE },
    { "Dropboxes", FALSE }, { "OneDrive - Clinic", TRUE },
    { "nextcloud", TRUE },  { "Google Drive", TRUE },
    { "Records", FALSE },   { "Megan", FALSE },
    { "MEGA", TRUE },       { "", FALSE },
  };
  static const struct {
    guint32 type;
    gboolean network;
  } types[] = {
    { 0x6969, TRUE },      { 0xff534d42, TRUE },         { 0xfe534d42, TRUE },
    { 0x65735546, TRUE },  { 0xef53, FALSE } /* ext4 */, { 0x9123683e, FALSE } /* Btrfs */,
    { 0x01021994, FALSE },
  };
  g_autofree char *mark = g_build_filename (record->folder, ".stfolder", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (coxa_place_is_synced_name (names[i].name), ==, names[i].synced);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpint (coxa_place_is_network_type (types[i].type), ==, types[i].network);
  g_assert_false (coxa_record_place_inspect (record->path) & COXA_PLACE_SYNCED);
  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
  g_assert_true (coxa_record_place_inspect (record->path) & COXA_PLACE_SYNCED);
  g_assert_null (coxa_record_place_warn (COXA_PLACE_LOCAL));
  g_assert_nonnull (coxa_record_place_warn (COXA_PLACE_SYNCED));
  g_assert_nonnull (coxa_record_place_warn (COXA_PLACE_NETWORK));
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
    { "/store/open/newer", test_newer },
    { "/store/open/too-new", test_too_new },
    { "/store/open/way-back", test_way_back },
    { "/store/open/asked-read-only", test_asked_read_only },
    { "/store/open/older-read-only", test_older_read_only },
    { "/store/open/place-watched", test_place_watched },
    { "/store/open/huge-value", test_huge_value },
    { "/store/open/foreign-log", test_foreign_log },
    { "/store/open/place", test_place },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
