/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every n-th write, sync, removal or renaming in the record's folder fails: once, or from then on,
 * n = 1, 2, 3 ... until the work no longer meets the fault. With "-m slow" every n, else every
 * fifth. */

#include "scene.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define VISITS 6
#define OLD_VISITS 5
#define MOST 4000
#define STEP (g_test_slow () ? 1u : 5u)

static const char *const calls[] = { "pwrite64",  "write",  "fsync",  "fdatasync", "ftruncate64",
                                     "ftruncate", "unlink", "rename", "renameat2" };

typedef struct {
  guint faults, done, failed;
} Count;

typedef struct {
  Record *record;
  const char *role;
  void (*set_up) (Record *record, const char *base);
  void (*demand) (Record *record, const char *said, gboolean done);
} Work;

static gsize
count_hits (const char *report)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (report, &bytes, &length, NULL);
  return length;
}

/* FALSE when the work no longer meets the fault: it was done without one. */
static gboolean
run_once (
    const Work *work, const char *report, const char *call, guint n, gboolean ever, Count *count)
{
  g_autofree char *from = g_strdup_printf ("%u", n);
  g_autofree char *code = g_strdup_printf ("%d", ever ? ENOSPC : EIO);
  const char *environment[] = {
    "LD_PRELOAD",
    g_getenv ("COXA_FAILING_CALLS"),
    "COXA_FAIL_FOLDER",
    work->record->folder,
    "COXA_FAIL_CALL",
    call,
    "COXA_FAIL_FROM",
    from,
    "COXA_FAIL_EVER",
    ever ? "1" : "0",
    "COXA_FAIL_ERROR",
    code,
    "COXA_FAIL_REPORT",
    report,
    NULL,
  };
  Child child;
  gboolean done;

  g_unlink (report);
  child = child_start ((const char *[]){ "/proc/self/exe", work->role, work->record->path, NULL },
                       environment);
  g_assert_cmpint (child_wait (&child), ==, 0);
  done = g_str_has_prefix (child.said->str, "done ");
  g_assert_true (done || g_str_has_prefix (child.said->str, "failed "));
  if (count_hits (report) > 0) {
    count->faults++;
    count->done += done;
    count->failed += !done;
    work->demand (work->record, child.said->str, done);
  } else {
    g_assert_true (done);
  }
  child_clear (&child);
  return count_hits (report) > 0;
}

static void
run_all (const Work *work, const char *base)
{
  g_autofree char *report = g_strconcat (work->record->folder, "-hits", NULL);
  Count count = { 0 };

  for (gsize c = 0; c < G_N_ELEMENTS (calls); c++)
    for (int ever = 0; ever < 2; ever++) {
      guint n = 1;

      for (gboolean hit = TRUE; hit && n < MOST; n += STEP) {
        work->set_up (work->record, base);
        hit = run_once (work, report, calls[c], n, ever, &count);
      }
      g_assert_cmpuint (n, <, MOST);
    }
  g_unlink (report);
  g_test_message ("FIGURE refused calls, %s: %u faults, %u done all the same, %u said as failed,"
                  " nothing lost, nothing half",
                  work->role + 2, count.faults, count.done, count.failed);
  g_assert_cmpuint (count.failed, >, 0);
}

/* A fresh copy of the base in an otherwise empty folder. */
static void
set_up_record (Record *record, const char *base)
{
  g_autofree char *kept = scene_name (record, "kept");
  g_autofree char *backups = scene_name (record, "backups");

  empty_folder (kept);
  empty_folder (backups);
  empty_folder (record->folder);
  scene_copy (base, record->path);
}

static char *
make_base (Record *record)
{
  g_autofree char *base = g_strconcat (record->folder, "-base", NULL);

  scene_make (record, VISITS);
  scene_copy (record->path, base);
  return g_steal_pointer (&base);
}

/* A save that was told as done is there, also when the disk refused something after it; one that
 * failed is not there, unless the refusal came after it was durable. */
static void
demand_saved (Record *record, const char *said, gboolean done)
{
  guint n = assert_whole_record (record);

  if (done)
    g_assert_cmpuint (n, ==, VISITS + 1);
  else
    g_assert_true (n == VISITS || n == VISITS + 1);
}

static void
test_saving (Record *record, gconstpointer data)
{
  g_autofree char *base = make_base (record);
  Work work = { record, "--save-once", set_up_record, demand_saved };

  run_all (&work, base);
  g_unlink (base);
}

static void
demand_backed_up (Record *record, const char *said, gboolean done)
{
  g_autofree char *kept = scene_name (record, "kept");
  guint n = assert_whole_backups (record, kept);

  g_assert_cmpuint (assert_whole_record (record), ==, VISITS);
  if (done)
    g_assert_cmpuint (n, ==, 1);
}

static void
test_backing_up (Record *record, gconstpointer data)
{
  g_autofree char *base = make_base (record);
  Work plain = { record, "--back-up-once", set_up_record, demand_backed_up };
  Work sealed = { record, "--seal-once", set_up_record, demand_backed_up };

  run_all (&plain, base);
  run_all (&sealed, base);
  g_unlink (base);
}

/* The record with one more visit; the backup "small" is the base. */
static void
set_up_restore (Record *record, const char *base)
{
  g_autofree char *small = scene_name (record, "small");
  g_autofree char *later = g_strconcat (base, "-later", NULL);

  set_up_record (record, later);
  scene_copy (base, small);
}

static guint
count_records (Record *record)
{
  g_autoptr (GDir) dir = g_dir_open (record->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "record") && g_str_has_suffix (name, ".coxa");
  return n;
}

static void
demand_restored (Record *record, const char *said, gboolean done)
{
  guint n = assert_whole_record (record);

  g_assert_true (n == VISITS || (!done && n == VISITS + 1));
  /* The old one is there too, under its dated name. */
  if (n == VISITS)
    g_assert_cmpuint (count_records (record), ==, 2);
}

static void
test_restoring (Record *record, gconstpointer data)
{
  g_autofree char *base = make_base (record);
  g_autofree char *later = g_strconcat (base, "-later", NULL);
  Work work = { record, "--restore-once", set_up_restore, demand_restored };
  Child child =
      child_start ((const char *[]){ "/proc/self/exe", "--save-once", record->path, NULL }, NULL);

  child_wait (&child);
  child_clear (&child);
  scene_copy (record->path, later);
  run_all (&work, base);
  g_unlink (later);
  g_unlink (base);
}

/* The old version without a trace, or the new one whole; never the new one without a backup. */
static void
demand_upgraded (Record *record, const char *said, gboolean done)
{
  g_autofree char *backups = scene_name (record, "backups");
  g_autofree char *version = NULL;
  g_autofree char *n = NULL;

  record_execute (record, "SELECT 1");
  version = record_ask (record, "PRAGMA user_version");
  n = record_ask (record, "SELECT count (*) FROM visit");
  g_assert_cmpint (atoi (n), ==, OLD_VISITS);
  if (atoi (version) > 1)
    g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
  else
    g_assert_cmpstr (version, ==, "1");
  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
  record_close (record);
}

static void
test_migrating (Record *record, gconstpointer data)
{
  g_autofree char *base = g_strconcat (record->folder, "-base", NULL);
  Work work = { record, "--upgrade-once", set_up_record, demand_upgraded };

  record_make_old (record, OLD_VISITS);
  scene_copy (record->path, base);
  run_all (&work, base);
  g_unlink (base);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/faults/refused-calls/saving", test_saving },
    { "/faults/refused-calls/backing-up", test_backing_up },
    { "/faults/refused-calls/restoring", test_restoring },
    { "/faults/refused-calls/migrating", test_migrating },
  };
  int status;

  if (scene_play (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
