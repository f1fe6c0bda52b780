/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk of a megabyte that fills up. It is mounted in a namespace of this process's own; where
 * that is not allowed the tests are skipped, and say so. */

#define _GNU_SOURCE

#include "scene.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define VISITS 6
#define DISK_SIZE (1024 * 1024)

static gboolean mounted;

/* Before any thread is there. */
static gboolean
mount_small_disk (const char *folder)
{
  int flags = geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS;

  return unshare (flags) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=700") == 0;
}

/* Never on a disk that is not the small one. */
static gboolean
begin (Record *record)
{
  struct statvfs disk;

  if (!mounted) {
    g_test_skip ("no small disk can be mounted here");
    return FALSE;
  }
  g_assert_no_errno (statvfs (record->folder, &disk));
  g_assert_cmpuint (disk.f_blocks * disk.f_frsize, <=, DISK_SIZE);
  return TRUE;
}

static gsize
get_room (Record *record)
{
  struct statvfs disk;

  g_assert_no_errno (statvfs (record->folder, &disk));
  return disk.f_bavail * disk.f_bsize;
}

/* All but @left bytes; g_unlink() it to make room again. */
static char *
fill (Record *record, gsize left)
{
  char *path = scene_name (record, "ballast");
  g_autofree char *block = g_malloc0 (4096);
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);

  while (get_room (record) > left && write (fd, block, 4096) == 4096)
    ;
  g_close (fd, NULL);
  return path;
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
test_saving (Record *record, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autofree char *ballast = NULL;
  g_autoptr (GError) error = NULL;
  guint saved = 0;

  if (!begin (record))
    return;
  scene_make (record, 1);
  ballast = fill (record, 128 * 1024);
  record_open (record, COXA_STORE_OPEN);
  while (error == NULL) {
    g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);

    for (int side = COXA_SIDE_LEFT; side <= COXA_SIDE_RIGHT; side++) {
      measure (visit, record->measures, "hip_flexion", side, 100);
      measure (visit, record->measures, "hip_ir", side, 30);
    }
    saved += wait_save_visit (record->store, patient, visit, &error);
  }
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NO_SPACE);
  g_assert_cmpuint (saved, >, 0);
  /* The retry works once there is room. */
  g_assert_no_errno (g_unlink (ballast));
  g_assert_true (wait_save_patient (record->store, patient, NULL));
  record_close (record);
  g_assert_cmpuint (assert_whole_record (record), ==, saved + 1);
  g_test_message ("FIGURE full disk, saving: %u visits until it was full, all there", saved);
}

static void
test_backing_up (Record *record, gconstpointer data)
{
  static const char *const roles[] = { "--back-up-once", "--seal-once" };
  g_autofree char *kept = scene_name (record, "kept");

  if (!begin (record))
    return;
  scene_make (record, VISITS);
  g_assert_no_errno (g_mkdir (kept, 0700));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *ballast = fill (record, 64 * 1024);
    guint n = count_files (record);
    Child child =
        child_start ((const char *[]){ "/proc/self/exe", roles[i], record->path, NULL }, NULL);

    child_wait (&child);
    g_test_message ("%s", child.said->str);
    g_assert_true (g_str_has_prefix (child.said->str, "failed "));
    g_assert_nonnull (strstr (child.said->str, "older backups are as they were"));
    g_assert_cmpuint (count_files (record), ==, n);
    g_assert_cmpuint (assert_whole_backups (record, kept) + count_unfinished (kept), ==, 0);
    g_assert_no_errno (g_unlink (ballast));
    g_assert_cmpuint (assert_whole_record (record), ==, VISITS);
    child_clear (&child);
  }
  g_test_message ("FIGURE full disk, backing up: refused twice, nothing left behind");
}

static void
test_restoring (Record *record, gconstpointer data)
{
  g_autofree char *small = scene_name (record, "small");
  g_autofree char *ballast = NULL;
  guint n;
  Child child;

  if (!begin (record))
    return;
  scene_make (record, VISITS);
  scene_copy (record->path, small);
  ballast = fill (record, 64 * 1024);
  n = count_files (record);
  child = child_start ((const char *[]){ "/proc/self/exe", "--restore-once", record->path, NULL },
                       NULL);
  child_wait (&child);
  g_test_message ("%s", child.said->str);
  g_assert_true (g_str_has_prefix (child.said->str, "failed "));
  g_assert_cmpuint (count_files (record), ==, n);
  g_assert_no_errno (g_unlink (ballast));
  g_assert_cmpuint (assert_whole_record (record), ==, VISITS);
  child_clear (&child);
  g_test_message ("FIGURE full disk, restoring: refused, record and backup as they were");
}

/* No room for the backup before it: not migrated, shown read-only. */
static void
test_migrating (Record *record, gconstpointer data)
{
  g_autofree char *ballast = NULL;
  g_autofree char *version = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  if (!begin (record))
    return;
  record_make_old (record, VISITS);
  ballast = fill (record, 16 * 1024);
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (coxa_store_get_access (record->store), ==, COXA_STORE_ACCESS_OLDER);
  visits = wait_list_visits (record->store, RECORD_OLD_PATIENT, NULL);
  g_assert_cmpuint (visits->len, ==, VISITS);
  record_close (record);
  version = record_ask (record, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
  g_assert_no_errno (g_unlink (ballast));
  record_open (record, COXA_STORE_OPEN);
  g_assert_cmpint (coxa_store_get_access (record->store), ==, COXA_STORE_ACCESS_FULL);
  assert_sound (record->store);
  record_close (record);
  g_test_message ("FIGURE full disk, migrating: shown read-only, migrated when there was room");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/faults/full-disk/saving", test_saving },
    { "/faults/full-disk/backing-up", test_backing_up },
    { "/faults/full-disk/restoring", test_restoring },
    { "/faults/full-disk/migrating", test_migrating },
  };
  g_autofree char *disk = NULL;
  int status;

  if (scene_play (argc, argv, &status))
    return status;
  /* Not by g_dir_make_tmp(), which would remember the folder it looked up. */
  disk = g_mkdtemp (g_strdup ("/tmp/coxa-disk-XXXXXX"));
  mounted = mount_small_disk (disk);
  if (mounted)
    g_setenv ("TMPDIR", disk, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  status = g_test_run ();
  if (mounted)
    umount (disk);
  g_rmdir (disk);
  return status;
}
