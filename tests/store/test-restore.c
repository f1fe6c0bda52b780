/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

#include "coxa-restore.h"
#include "coxa-store-backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define PASSPHRASE "correct horse battery"
#define VISITS 5
#define LATER 3

static const CoxaSealCost quick = { 1, 8192 * 1024 };

static void
add_visits (Record *record, guint n)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");

  for (guint i = 0; i < n; i++) {
    g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);

    measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 110);
    g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  }
}

static char *
name_file (Record *record, const char *name)
{
  return g_build_filename (record->folder, name, NULL);
}

static void
back_up (Record *record, const char *path, const char *passphrase)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaBackup) backup = NULL;

  coxa_store_back_up_async (record->store, path, passphrase, &quick, context, NULL, NULL, NULL,
                            wait_ready_cb, &result);
  backup = coxa_store_back_up_finish (record->store, wait_result (&result), &error);
  g_assert_no_error (error);
}

/* A record with a backup of it, then something more. */
static char *
make_record_and_backup (Record *record, const char *passphrase)
{
  char *path = name_file (record, "a-backup");

  record_open (record, COXA_STORE_CREATE);
  add_visits (record, VISITS);
  back_up (record, path, passphrase);
  add_visits (record, LATER);
  record_close (record);
  return path;
}

static CoxaRestore *
prepare (Record *record, const char *backup, const char *passphrase, GError **error)
{
  return coxa_restore_prepare (backup, record->path, passphrase, record->measures, NULL, NULL, NULL,
                               error);
}

static gboolean
finish (CoxaRestore *restore, gboolean other_clinic, char **aside_out, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 5, 6, 7, 8, 9);

  return coxa_restore_finish (restore, other_clinic, now, aside_out, error);
}

static void
assert_visits (Record *record, const char *path, gint64 n)
{
  g_autofree char *usual = g_steal_pointer (&record->path);
  g_autofree char *found = NULL;
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  record->path = g_strdup (path);
  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
  found = record_ask (record, "SELECT count (*) FROM visit");
  g_assert_cmpstr (found, ==, expected);
  record_close (record);
  g_free (record->path);
  record->path = g_steal_pointer (&usual);
}

static guint
count_files (Record *record)
{
  g_autoptr (GDir) dir = g_dir_open (record->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_round (Record *record, gconstpointer data)
{
  const char *passphrase = data;
  g_autofree char *backup = make_record_and_backup (record, passphrase);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  CoxaRestore *restore = prepare (record, backup, passphrase, &error);
  const CoxaRestorePreview *preview;

  g_assert_no_error (error);
  preview = coxa_restore_get_preview (restore);
  g_assert_cmpint (preview->sealed, ==, passphrase != NULL);
  g_assert_cmpint (preview->backup->patients, ==, 1);
  g_assert_cmpint (preview->backup->visits, ==, VISITS);
  g_assert_cmpint (preview->current->visits, ==, VISITS + LATER);
  g_assert_false (preview->other_clinic);
  g_assert_true (preview->is_earlier_state);
  g_assert_cmpint (preview->newer_visits, ==, LATER);
  g_assert_cmpint (preview->newer_patients, ==, 1);
  g_assert_cmpint (preview->newer_entries, >=, LATER + 1);
  if (passphrase != NULL)
    g_assert_true (g_str_has_prefix (preview->backup->made_at, "2026-"));
  g_assert_true (finish (restore, FALSE, &aside, &error));
  g_assert_no_error (error);
  coxa_restore_free (restore);
  g_assert_true (g_str_has_suffix (aside, "record-set-aside-20260506-070809.coxa"));
  assert_visits (record, record->path, VISITS);
  assert_visits (record, aside, VISITS + LATER);
  /* The record, what it was before, and the backup as it was. */
  g_assert_cmpuint (count_files (record), ==, 3);
}

static void
test_preview_alone (Record *record, gconstpointer data)
{
  g_autofree char *backup = make_record_and_backup (record, NULL);
  g_autoptr (GError) error = NULL;
  CoxaRestore *restore = prepare (record, backup, NULL, &error);

  g_assert_no_error (error);
  /* Nobody opens the record meanwhile. */
  g_assert_null (wait_open (record->path, COXA_STORE_OPEN, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED);
  coxa_restore_free (restore);
  assert_visits (record, record->path, VISITS + LATER);
  g_assert_cmpuint (count_files (record), ==, 2);
}

static void
test_open_record (Record *record, gconstpointer data)
{
  g_autofree char *backup = make_record_and_backup (record, NULL);
  g_autoptr (GError) error = NULL;

  record_open (record, COXA_STORE_OPEN);
  g_assert_null (prepare (record, backup, NULL, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED);
}

static void
test_nothing_there (Record *record, gconstpointer data)
{
  g_autofree char *backup = make_record_and_backup (record, NULL);
  g_autoptr (GError) error = NULL;
  CoxaRestore *restore;
  char *aside = (char *) "unset";

  g_assert_no_errno (g_unlink (record->path));
  restore = prepare (record, backup, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (coxa_restore_get_preview (restore)->has_current);
  g_assert_true (finish (restore, FALSE, &aside, &error));
  g_assert_null (aside);
  coxa_restore_free (restore);
  assert_visits (record, record->path, VISITS);
}

/* Every refusal leaves the record, the backup and nothing else. */
static void
assert_refused (Record *record, const char *backup, const char *passphrase, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  guint n = count_files (record);

  g_assert_null (prepare (record, backup, passphrase, &error));
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (count_files (record), ==, n);
}

static void
test_passphrase (Record *record, gconstpointer data)
{
  g_autofree char *backup = make_record_and_backup (record, PASSPHRASE);

  assert_refused (record, backup, "wrong horse", COXA_SEAL_ERROR, COXA_SEAL_ERROR_PASSPHRASE);
  assert_refused (record, backup, NULL, COXA_SEAL_ERROR, COXA_SEAL_ERROR_PASSPHRASE);
  assert_visits (record, record->path, VISITS + LATER);
}

/* Bits flipped all over the backup: refused, or every record and its hash is right. */
static void
test_damaged (Record *record, gconstpointer data)
{
  const char *passphrase = data;
  g_autofree char *backup = make_record_and_backup (record, passphrase);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_refused = 0;
  gsize length;

  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  for (int i = 0; i < 60; i++) {
    gsize at = i == 0 ? length - 1 : (gsize) g_rand_int_range (rand, 0, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaRestore) restore = NULL;

    bytes[at] ^= 1 << (i % 8);
    g_assert_true (g_file_set_contents (backup, bytes, length, NULL));
    bytes[at] ^= 1 << (i % 8);
    restore = prepare (record, backup, passphrase, &error);
    n_refused += restore == NULL;
    if (restore == NULL)
      g_assert_nonnull (error);
    else
      g_assert_cmpint (coxa_restore_get_preview (restore)->backup->visits, ==, VISITS);
    if (passphrase != NULL)
      g_assert_null (restore);
  }
  g_test_message ("%u of 60 refused", n_refused);
  g_assert_true (g_file_set_contents (backup, bytes, length / 2, NULL));
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (prepare (record, backup, passphrase, &error));
    g_assert_nonnull (error);
  }
  assert_visits (record, record->path, VISITS + LATER);
}

static void
test_other_clinic (Record *record, gconstpointer data)
{
  g_autofree char *backup = make_record_and_backup (record, NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  CoxaRestore *restore;

  g_assert_no_errno (g_unlink (record->path));
  record_open (record, COXA_STORE_CREATE);
  add_visits (record, 1);
  record_close (record);
  restore = prepare (record, backup, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (coxa_restore_get_preview (restore)->other_clinic);
  g_assert_false (finish (restore, FALSE, NULL, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  coxa_restore_free (restore);
  assert_visits (record, record->path, 1);

  restore = prepare (record, backup, NULL, &error);
  g_assert_true (finish (restore, TRUE, &aside, &error));
  coxa_restore_free (restore);
  assert_visits (record, record->path, VISITS);
  assert_visits (record, aside, 1);
}

/* What SQLite left beside the old record goes with it and never meets the new one. */
static void
test_companions (Record *record, gconstpointer data)
{
  static const char *const endings[] = { "-journal", "-wal", "-shm" };
  g_autofree char *backup = make_record_and_backup (record, NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  CoxaRestore *restore;

  /* So broken that nothing can be undone in it. */
  g_assert_true (g_file_set_contents (record->path, "SQLite", 6, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = g_strconcat (record->path, endings[i], NULL);

    g_assert_true (g_file_set_contents (path, endings[i], -1, NULL));
  }
  restore = prepare (record, backup, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (coxa_restore_get_preview (restore)->current);
  g_assert_true (finish (restore, FALSE, &aside, &error));
  g_assert_no_error (error);
  coxa_restore_free (restore);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *old = g_strconcat (record->path, endings[i], NULL);
    g_autofree char *moved = g_strconcat (aside, endings[i], NULL);
    g_autofree char *bytes = NULL;

    g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_get_contents (moved, &bytes, NULL, NULL));
    g_assert_cmpstr (bytes, ==, endings[i]);
  }
  assert_visits (record, record->path, VISITS);
}

static void
test_full_disk (Record *record, gconstpointer data)
{
  const char *passphrase = data;
  g_autofree char *backup = make_record_and_backup (record, passphrase);
  g_autoptr (GError) error = NULL;
  struct rlimit usual, small;
  guint n = count_files (record);

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &usual);
  small = usual;
  small.rlim_cur = 32 * 1024;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  g_assert_null (prepare (record, backup, passphrase, &error));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &usual));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (count_files (record), ==, n);
  assert_visits (record, record->path, VISITS + LATER);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    const char *passphrase;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/restore/plain", NULL, test_round },
    { "/store/restore/sealed", PASSPHRASE, test_round },
    { "/store/restore/preview-alone", NULL, test_preview_alone },
    { "/store/restore/open-record", NULL, test_open_record },
    { "/store/restore/nothing-there", NULL, test_nothing_there },
    { "/store/restore/passphrase", NULL, test_passphrase },
    { "/store/restore/damaged-plain", NULL, test_damaged },
    { "/store/restore/damaged-sealed", PASSPHRASE, test_damaged },
    { "/store/restore/other-clinic", NULL, test_other_clinic },
    { "/store/restore/companions", NULL, test_companions },
    { "/store/restore/full-disk-plain", NULL, test_full_disk },
    { "/store/restore/full-disk-sealed", PASSPHRASE, test_full_disk },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, tests[i].passphrase, record_set_up, tests[i].test,
                record_tear_down);
  return g_test_run ();
}
