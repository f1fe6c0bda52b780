/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "record-fixture.h"

#include "coxa-backup-policy.h"
#include "coxa-backup.h"
#include "coxa-generations.h"
#include "coxa-store-history.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define PASSPHRASE "correct horse battery"
#define VISITS 40

static const CoxaSealCost quick = { 1, 8192 * 1024 };

static CoxaPatient *
fill (Record *record, guint n)
{
  CoxaPatient *patient = make_patient ("Example", "Anna");

  for (guint i = 0; i < n; i++) {
    g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);

    measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110 + i % 10);
    g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  }
  return patient;
}

static CoxaBackup *
back_up (Record *record, const char *place, const char *passphrase, const char *at, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (at);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_back_up_async (record->store, place, passphrase, &quick, context, NULL, NULL, NULL,
                            wait_ready_cb, &result);
  return coxa_store_back_up_finish (record->store, wait_result (&result), error);
}

static CoxaBackupState
load_state (Record *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  CoxaBackupState state;

  coxa_store_load_backup_state_async (record->store, NULL, wait_ready_cb, &result);
  g_assert_true (
      coxa_store_load_backup_state_finish (record->store, wait_result (&result), &state, NULL));
  return state;
}

static char *
make_folder (Record *record)
{
  char *folder = g_build_filename (record->folder, "kept", NULL);

  g_assert_no_errno (g_mkdir (folder, 0700));
  return folder;
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

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_no_errno (g_unlink (path));
  }
  g_assert_no_errno (g_rmdir (folder));
}

static void
assert_good (Record *record, const CoxaBackup *backup, const char *plain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaBackupLabel) label = coxa_backup_verify (plain, record->measures, &error);

  g_assert_no_error (error);
  g_assert_true (coxa_backup_label_same_record (label, backup->label));
  g_assert_cmpstr (label->sha256, ==, backup->label->sha256);
  g_assert_cmpint (label->patients, ==, 1);
  g_assert_cmpint (label->visits, ==, VISITS);
}

static void
test_plain (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (record);
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;
  g_autoptr (CoxaPatient) patient = NULL;
  g_autoptr (CoxaBackup) backup = NULL;
  g_autoptr (CoxaBackup) second = NULL;
  struct stat place;

  record_open (record, COXA_STORE_CREATE);
  patient = fill (record, VISITS);
  g_assert_cmpint (load_state (record).changes, >=, VISITS);
  backup = back_up (record, folder, NULL, "2026-02-03T09:10:11+01:00", &error);
  g_assert_no_error (error);
  name = g_path_get_basename (backup->path);
  g_assert_cmpstr (name, ==, "coxa-20260203-081011Z.coxa");
  g_assert_no_errno (stat (backup->path, &place));
  g_assert_cmpint (place.st_mode & 0777, ==, 0600);
  assert_good (record, backup, backup->path);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (load_state (record).changes, ==, 0);

  /* The history has it with its head, and is sound. */
  said = record_ask (record, "SELECT reason FROM revision WHERE action = 'backed-up'");
  g_assert_nonnull (strstr (said, name));
  g_assert_nonnull (strstr (said, backup->label->head));
  g_assert_nonnull (strstr (said, backup->label->sha256));
  assert_sound (record->store);

  /* Another in the same second gets another name. */
  second = back_up (record, folder, NULL, "2026-02-03T09:10:11+01:00", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->path, !=, backup->path);
  record_close (record);
  empty_folder (folder);
}

static void
test_sealed (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = g_build_filename (record->folder, "one.coxabackup", NULL);
  g_autofree char *plain = g_build_filename (record->folder, "plain", NULL);
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (CoxaPatient) patient = NULL;
  g_autoptr (CoxaBackup) backup = NULL;
  g_autoptr (CoxaBackupLabel) label = NULL;
  gsize length;

  record_open (record, COXA_STORE_CREATE);
  patient = fill (record, VISITS);
  backup = back_up (record, sealed, PASSPHRASE, RECORD_CLINIC_TIME, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (backup->path, ==, sealed);
  text = coxa_sealed_file_read_label (sealed, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (text, "Anna"));
  label = coxa_backup_label_parse (text);
  g_assert_nonnull (label);
  g_assert_true (coxa_backup_label_same_record (label, backup->label));
  g_assert_true (g_file_get_contents (sealed, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "Example", 7));
  g_assert_true (coxa_unseal_file (sealed, plain, PASSPHRASE, NULL, NULL, NULL, &error));
  assert_good (record, backup, plain);
  /* Nothing else lies about: the record, its lock, the backup and the copy made here. */
  g_assert_cmpuint (count_files (record->folder), ==, 4);

  /* Never over a file that is there. */
  g_clear_pointer (&backup, coxa_backup_free);
  backup = back_up (record, sealed, PASSPHRASE, RECORD_CLINIC_TIME, &error);
  g_assert_null (backup);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_EXISTS);
  g_assert_cmpuint (count_files (record->folder), ==, 4);
}

/* Saving goes on while a backup is made, and the copy is of one moment. */
static void
test_saving_meanwhile (Record *record, gconstpointer data)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autofree char *place = g_build_filename (record->folder, "one.coxa", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaPatient) patient = NULL;
  g_autoptr (CoxaBackup) backup = NULL;
  g_autoptr (CoxaBackupLabel) label = NULL;
  guint n_meanwhile = 0;

  record_open (record, COXA_STORE_CREATE);
  patient = fill (record, VISITS);
  record_close (record);
  /* Four megabytes of notes, so that it takes several steps. */
  record_execute (record, "UPDATE visit SET notes = hex (zeroblob (60000))");
  record_open (record, COXA_STORE_OPEN);
  coxa_store_back_up_async (record->store, place, NULL, NULL, context, NULL, NULL, NULL,
                            wait_ready_cb, &result);
  while (result == NULL && n_meanwhile < 30) {
    g_autoptr (CoxaPatient) other = make_patient ("New", "One");

    g_assert_true (wait_save_patient (record->store, other, &error));
    n_meanwhile++;
  }
  backup = coxa_store_back_up_finish (record->store, wait_result (&result), &error);
  g_test_message ("%u saved meanwhile", n_meanwhile);
  g_assert_cmpuint (n_meanwhile, >, 1);
  /* The notes were written outside Coxa: that such a record is not backed up as sound is right. */
  g_assert_null (backup);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Record *record, gconstpointer data)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autofree char *place = g_build_filename (record->folder, "one.coxa", NULL);
  g_autoptr (CoxaPatient) patient = NULL;

  record_open (record, COXA_STORE_CREATE);
  patient = fill (record, VISITS);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaBackup) backup = NULL;

    if (i == 0)
      g_cancellable_cancel (cancellable);
    coxa_store_back_up_async (record->store, place, NULL, NULL, context, NULL, NULL, cancellable,
                              wait_ready_cb, &result);
    backup = coxa_store_back_up_finish (record->store, wait_result (&result), &error);
    if (i == 0)
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    else
      g_assert_no_error (error);
    g_assert_cmpint (g_file_test (place, G_FILE_TEST_EXISTS), ==, i == 1);
  }
  g_assert_cmpuint (count_files (record->folder), ==, 3);
}

static void
test_full_disk (Record *record, gconstpointer data)
{
  static const char *const passphrases[] = { NULL, PASSPHRASE };
  g_autofree char *folder = make_folder (record);
  g_autoptr (CoxaPatient) patient = NULL;
  g_autoptr (CoxaBackup) before = NULL;
  struct rlimit usual, small;

  record_open (record, COXA_STORE_CREATE);
  patient = fill (record, VISITS);
  before = back_up (record, folder, NULL, "2026-02-03T09:10:11Z", NULL);
  g_assert_nonnull (before);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &usual);
  for (gsize i = 0; i < G_N_ELEMENTS (passphrases); i++) {
    g_autoptr (GError) error = NULL;

    small = usual;
    small.rlim_cur = 64 * 1024;
    g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
    g_assert_null (back_up (record, folder, passphrases[i], "2026-02-04T09:10:11Z", &error));
    g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &usual));
    g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NO_SPACE);
    g_assert_nonnull (strstr (error->message, "older backups are as they were"));
    g_assert_cmpuint (count_files (folder), ==, 1);
    g_assert_cmpuint (count_files (record->folder), ==, 3);
    assert_good (record, before, before->path);
  }
  record_close (record);
  empty_folder (folder);
}

/* Thirty days: what is kept is what coxa_generations_list_old() keeps, of this record alone. */
static void
test_generations (Record *record, gconstpointer data)
{
  g_autofree char *folder = make_folder (record);
  g_autofree char *foreign = g_build_filename (folder, "coxa-20200101-000000Z.coxa", NULL);
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (foreign, "not a record", -1, NULL));
  record_open (record, COXA_STORE_CREATE);
  for (int day = 1; day <= 30; day++) {
    g_autofree char *at = g_strdup_printf ("2026-03-%02dT10:00:00Z", day);
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaBackup) backup = back_up (record, folder, NULL, at, &error);

    g_assert_no_error (error);
    g_assert_true (g_file_test (backup->path, G_FILE_TEST_EXISTS));
  }
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  n = count_files (folder) - 1;
  g_test_message ("%u kept", n);
  g_assert_cmpuint (n, >=, COXA_GENERATIONS_DAYS);
  g_assert_cmpuint (n, <=, COXA_GENERATIONS_DAYS + COXA_GENERATIONS_WEEKS + 1);
  record_close (record);
  empty_folder (folder);
}

static void
test_label (Record *record, gconstpointer data)
{
  CoxaBackupLabel label = { (char *) "2026-02-03T09:10:11+01:00",
                            (char *) "0f0f8a52",
                            2,
                            17,
                            (char *) "ab",
                            (char *) "2026-02-02T09:10:11+01:00",
                            3,
                            4,
                            (char *) "cd" };
  g_autofree char *text = coxa_backup_label_to_text (&label);
  g_autoptr (CoxaBackupLabel) read = coxa_backup_label_parse (text);

  g_assert_nonnull (read);
  g_assert_true (coxa_backup_label_same_record (&label, read));
  g_assert_cmpstr (read->made_at, ==, label.made_at);
  g_assert_cmpstr (read->head_at, ==, label.head_at);
  g_assert_cmpstr (read->sha256, ==, "cd");
  /* Any shorter text is refused. */
  for (gsize i = 0; i < strlen (text); i++) {
    g_autofree char *part = g_strndup (text, i);

    g_assert_null (coxa_backup_label_parse (part));
  }
}

#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY
#define NOW (100 * DAY)

static void
test_policy (Record *record, gconstpointer data)
{
  static const struct {
    CoxaBackupState state;
    gboolean ends, due;
    int days;
    gboolean reminds;
  } rows[] = {
    { { 0, 0, 0 }, TRUE, FALSE, 0, FALSE },
    { { 1, 0, NOW }, TRUE, TRUE, 0, FALSE },
    { { 1, 0, NOW }, FALSE, TRUE, 0, FALSE },
    { { 0, NOW - 30 * DAY, 1 }, TRUE, FALSE, 0, FALSE }, /* nothing stored since */
    { { 1, NOW - HOUR + 1, 1 }, FALSE, FALSE, 0, FALSE },
    { { 1, NOW - HOUR + 1, 1 }, TRUE, TRUE, 0, FALSE },
    { { 1, NOW - HOUR, 1 }, FALSE, TRUE, 0, FALSE },
    { { 1, NOW + DAY, 1 }, FALSE, TRUE, 0, FALSE }, /* the clock went back */
    { { 1, NOW - 7 * DAY + 1, 1 }, TRUE, TRUE, 6, FALSE },
    { { 1, NOW - 7 * DAY, 1 }, TRUE, TRUE, 7, TRUE },
    { { 1, 0, NOW - 7 * DAY + 1 }, TRUE, TRUE, 6, FALSE },
    { { 1, 0, NOW - 7 * DAY }, TRUE, TRUE, 7, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *said = coxa_backup_policy_remind (&rows[i].state, NOW);

    g_test_message ("row %zu", i);
    g_assert_cmpint (coxa_backup_policy_is_due (&rows[i].state, NOW, rows[i].ends), ==,
                     rows[i].due);
    g_assert_cmpint (coxa_backup_policy_get_age_days (&rows[i].state, NOW), ==, rows[i].days);
    g_assert_cmpint (said != NULL, ==, rows[i].reminds);
  }
}

/* The store is closed while a backup is under way: it ends with an error, and nothing is left. */
static void
test_closed_meanwhile (Record *record, gconstpointer data)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autofree char *place = g_build_filename (record->folder, "one.coxa", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaPatient) patient = NULL;

  record_open (record, COXA_STORE_CREATE);
  patient = fill (record, VISITS);
  record_close (record);
  record_execute (record, "CREATE TABLE filler AS SELECT zeroblob (8000000); DROP TABLE filler");
  record_open (record, COXA_STORE_OPEN);
  coxa_store_back_up_async (record->store, place, NULL, NULL, context, NULL, NULL, NULL,
                            wait_ready_cb, &result);
  g_assert_true (wait_close (record->store, NULL));
  g_assert_null (coxa_store_back_up_finish (record->store, wait_result (&result), &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&record->store));
  g_assert_cmpuint (count_files (record->folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/backup/plain", test_plain },
    { "/store/backup/sealed", test_sealed },
    { "/store/backup/saving-meanwhile", test_saving_meanwhile },
    { "/store/backup/cancelled", test_cancelled },
    { "/store/backup/closed-meanwhile", test_closed_meanwhile },
    { "/store/backup/full-disk", test_full_disk },
    { "/store/backup/generations", test_generations },
    { "/store/backup/label", test_label },
    { "/store/backup/policy", test_policy },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
