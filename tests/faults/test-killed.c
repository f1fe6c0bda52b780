/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Processes killed at random moments while they save, import, migrate, back up and restore. With
 * "-m slow" 500 of them, else a tenth. The seeds are fixed; the moments are not, as the machine
 * has its own pace. */

#include "coxa-migrations.h"
#include "scene.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS (g_test_slow () ? 100u : 10u)
#define LONGEST_WAIT_US 60000
#define BATCH 30
#define OLD_VISITS 200
#define SMALL 3
#define LARGE 7

static const guint32 seeds[] = { 20260101, 20260202, 20260303, 20260404, 20260505 };

static void
wait_at_random (GRand *rand, Child *child, guint round)
{
  /* On a slow machine too, something is done before the end. */
  if (round % 3 == 2)
    child_wait_for_lines (child, 2);
  g_usleep (g_rand_int_range (rand, 0, LONGEST_WAIT_US));
}

static gboolean
has_journal (Record *record)
{
  g_autofree char *journal = g_strconcat (record->path, "-journal", NULL);

  return g_file_test (journal, G_FILE_TEST_EXISTS);
}

static void
test_saving (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seeds[0]);
  guint acknowledged = 0, journals = 0;

  scene_make (record, 1);
  for (guint i = 0; i < ROUNDS; i++) {
    Child child =
        child_start ((const char *[]){ "/proc/self/exe", "--save", record->path, NULL }, NULL);

    child_wait_until_ready (&child);
    wait_at_random (rand, &child, i);
    child_kill (&child);
    journals += has_journal (record);
    assert_whole_record (record);
    acknowledged += assert_all_there (record, child.said->str);
    child_clear (&child);
  }
  g_test_message ("FIGURE saving: %u killed, %u in the middle of writing, %u visits acknowledged,"
                  " 0 lost, 0 half",
                  ROUNDS, journals, acknowledged);
  g_assert_cmpuint (acknowledged, >=, ROUNDS / 3);
}

/* As many documents as a batch has, each of another patient. */
static GPtrArray *
make_documents (Record *record)
{
  g_autofree char *sample =
      g_build_filename (g_getenv ("COXA_SOURCE_ROOT"), "data", "sample", "anna-example.json", NULL);
  g_autofree char *text = NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_file_get_contents (sample, &text, NULL, NULL));
  for (guint i = 0; i < BATCH; i++) {
    g_autofree char *name = g_strdup_printf ("%u.json", i);
    g_autofree char *patient = g_uuid_string_random ();
    g_autofree char *visit = g_uuid_string_random ();
    g_autoptr (GString) own = g_string_new (text);
    char *path = scene_name (record, name);

    g_assert_cmpuint (g_string_replace (own, "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90", patient, 0),
                      ==, 1);
    g_assert_cmpuint (g_string_replace (own, "5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67", visit, 0), ==,
                      1);
    g_assert_true (g_file_set_contents (path, own->str, -1, NULL));
    g_ptr_array_add (paths, path);
  }
  return paths;
}

static guint
count_visits (Record *record)
{
  g_autofree char *n = NULL;

  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
  n = record_ask (record, "SELECT count (*) FROM visit");
  record_close (record);
  return atoi (n);
}

static Child
start_import (Record *record, const GPtrArray *documents)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (char *) g_getenv ("COXACTL"));
  g_ptr_array_add (argv, (char *) "add");
  g_ptr_array_add (argv, (char *) "--db");
  g_ptr_array_add (argv, record->path);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (argv, documents->pdata[i]);
  g_ptr_array_add (argv, NULL);
  return child_start ((const char *const *) argv->pdata, NULL);
}

/* How long a batch takes here, in microseconds. */
static int
measure_import (Record *record)
{
  g_autoptr (GPtrArray) documents = make_documents (record);
  gint64 begin = g_get_monotonic_time ();
  Child child = start_import (record, documents);

  g_assert_cmpint (child_wait (&child), ==, 0);
  child_clear (&child);
  return (int) (g_get_monotonic_time () - begin);
}

/* All of a batch, or nothing of it. */
static void
test_importing (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seeds[1]);
  guint before = BATCH, killed = 0, whole = 0, journals = 0;
  int longest;

  record_open (record, COXA_STORE_CREATE);
  record_close (record);
  longest = measure_import (record);
  for (guint i = 0; killed < ROUNDS && i < 4 * ROUNDS; i++) {
    g_autoptr (GPtrArray) documents = make_documents (record);
    Child child = start_import (record, documents);
    guint after;

    g_usleep (g_rand_int_range (rand, longest / 3, longest * 4 / 3));
    killed += child_try_kill (&child);
    journals += has_journal (record);
    after = count_visits (record);
    g_assert_true (after == before || after == before + BATCH);
    /* What it told as stored is there. */
    if (child.said->len > 0)
      g_assert_cmpuint (after, ==, before + BATCH);
    whole += after != before;
    before = after;
    child_clear (&child);
  }
  g_test_message ("FIGURE importing: %u killed, %u in the middle of writing, %u batches of %d"
                  " visits there, 0 in part",
                  killed, journals, whole, BATCH);
  g_assert_cmpuint (killed, >=, ROUNDS);
}

static guint
count_named (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

/* The old record without a trace, or the new one with its whole history; and if anything was
 * changed, a backup from before. */
static void
test_migrating (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seeds[2]);
  g_autofree char *backups = scene_name (record, "backups");
  guint old = 0, between = 0, fresh = 0;

  for (guint i = 0; i < ROUNDS; i++) {
    g_autofree char *version = NULL;
    g_autofree char *entries = NULL;
    Child child;

    record_make_old (record, OLD_VISITS);
    child =
        child_start ((const char *[]){ "/proc/self/exe", "--upgrade", record->path, NULL }, NULL);
    child_wait_until_ready (&child);
    if (i % 5 == 4)
      child_wait_for_lines (&child, 2);
    g_usleep (g_rand_int_range (rand, 0, LONGEST_WAIT_US));
    child_kill (&child);
    record_execute (record, "SELECT 1");
    version = record_ask (record, "PRAGMA user_version");
    old += g_str_equal (version, "1");
    between += atoi (version) > 1 && atoi (version) < COXA_SCHEMA_VERSION;
    fresh += atoi (version) == COXA_SCHEMA_VERSION;
    if (atoi (version) > 1)
      g_assert_cmpuint (count_named (backups, "before-format-change-1-"), ==, 1);
    record_open (record, COXA_STORE_OPEN);
    assert_sound (record->store);
    entries = record_ask (record, "SELECT count (*) FROM revision");
    g_assert_cmpint (atoi (entries), ==, OLD_VISITS + 2);
    record_close (record);
    g_assert_cmpuint (count_unfinished (backups), ==, 0);
    g_assert_no_errno (g_unlink (record->path));
    empty_folder (backups);
    child_clear (&child);
  }
  g_assert_cmpuint (old + between + fresh, ==, ROUNDS);
  g_test_message ("FIGURE migrating: %u killed, %u before the first step was done, %u between two,"
                  " %u after the last",
                  ROUNDS, old, between, fresh);
}

static void
test_backing_up (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seeds[3]);
  g_autofree char *kept = scene_name (record, "kept");
  guint good = 0, unfinished = 0, acknowledged = 0;

  scene_make (record, 20);
  for (guint i = 0; i < ROUNDS; i++) {
    Child child =
        child_start ((const char *[]){ "/proc/self/exe", "--back-up", record->path, NULL }, NULL);
    guint found;

    child_wait_until_ready (&child);
    wait_at_random (rand, &child, i);
    child_kill (&child);
    unfinished += count_unfinished (record->folder) + count_unfinished (kept);
    assert_whole_record (record);
    acknowledged += assert_all_there (record, child.said->str);
    found = assert_whole_backups (record, kept);
    /* Of one day the newest is kept: after the first was told there always is one. */
    if (strstr (child.said->str, "/kept/") != NULL)
      g_assert_cmpuint (found, >, 0);
    good += found;
    empty_folder (kept);
    child_clear (&child);
  }
  g_test_message ("FIGURE backing up: %u killed, %u left something unfinished (never under a"
                  " backup's name), %u backups all good, %u visits saved between them, 0 lost",
                  ROUNDS, unfinished, good, acknowledged);
  g_assert_cmpuint (unfinished, >, 0);
}

static void
back_up_as (Record *record, const char *name, const char *role)
{
  g_autofree char *kept = scene_name (record, "kept");
  g_autofree char *to = scene_name (record, name);
  g_autofree char *from = NULL;
  Child child = child_start ((const char *[]){ "/proc/self/exe", role, record->path, NULL }, NULL);

  child_wait (&child);
  g_assert_true (g_str_has_prefix (child.said->str, "done "));
  from = g_strndup (child.said->str + 5, child.said->len - 6);
  g_assert_no_errno (g_rename (from, to));
  child_clear (&child);
}

/* The old record or the new one, and every one that was set aside. */
static guint
assert_all_records (Record *record)
{
  g_autoptr (GDir) dir = g_dir_open (record->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *usual = g_strdup (record->path);
    guint visits;

    if (!g_str_has_prefix (name, "record") || !g_str_has_suffix (name, ".coxa"))
      continue;
    g_free (record->path);
    record->path = scene_name (record, name);
    visits = assert_whole_record (record);
    g_assert_true (visits == SMALL || visits == LARGE);
    if (g_strcmp0 (record->path, usual) != 0)
      g_assert_no_errno (g_unlink (record->path));
    g_free (record->path);
    record->path = g_steal_pointer (&usual);
    n++;
  }
  return n;
}

static void
test_restoring (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seeds[4]);
  guint unfinished = 0, records = 0;

  scene_make (record, SMALL);
  back_up_as (record, "small", "--back-up-once");
  {
    Record *large = record;

    for (guint i = SMALL; i < LARGE; i++) {
      Child child = child_start (
          (const char *[]){ "/proc/self/exe", "--save-once", large->path, NULL }, NULL);

      child_wait (&child);
      child_clear (&child);
    }
  }
  back_up_as (record, "large", "--seal-once");
  for (guint i = 0; i < ROUNDS; i++) {
    Child child =
        child_start ((const char *[]){ "/proc/self/exe", "--restore", record->path, NULL }, NULL);

    child_wait_until_ready (&child);
    wait_at_random (rand, &child, i);
    child_kill (&child);
    g_assert_true (g_file_test (record->path, G_FILE_TEST_EXISTS));
    unfinished += count_unfinished (record->folder);
    records += assert_all_records (record);
    child_clear (&child);
  }
  g_test_message ("FIGURE restoring: %u killed, %u left something unfinished, %u records looked"
                  " at, each the old one or the new one, whole",
                  ROUNDS, unfinished, records);
  g_assert_cmpuint (unfinished, >, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/faults/killed/saving", test_saving },
    { "/faults/killed/importing", test_importing },
    { "/faults/killed/migrating", test_migrating },
    { "/faults/killed/backing-up", test_backing_up },
    { "/faults/killed/restoring", test_restoring },
  };
  int status;

  if (scene_play (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
