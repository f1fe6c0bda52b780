/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "coxa-record-file.h"

#include "coxa-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first page of a SQLite file begins with these fields (its file format, section 1.3). */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
#define SMALLEST_PAGE 512

/**
 * coxa_record_file_fail:
 * @code: of errno
 *
 * Returns: FALSE, with @error set to what the file system said of @path
 */
gboolean
coxa_record_file_fail (int code, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  CoxaStoreError kind = COXA_STORE_ERROR_FAILED;

  if (code == ENOENT || code == ENOTDIR)
    kind = COXA_STORE_ERROR_NOT_FOUND;
  else if (code == EACCES || code == EPERM || code == EROFS)
    kind = COXA_STORE_ERROR_READ_ONLY;
  else if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    kind = COXA_STORE_ERROR_NO_SPACE;
  else if (code == EEXIST)
    kind = COXA_STORE_ERROR_EXISTS;

  g_set_error (error, COXA_STORE_ERROR, kind, "%s: %s", name, g_strerror (code));
  return FALSE;
}

static gboolean
refuse (CoxaStoreError kind, const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, COXA_STORE_ERROR, kind, "%s: %s", name, reason);
  return FALSE;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/**
 * coxa_record_file_resolve:
 *
 * Follows symbolic links, so that the file, its journal and its lock always have the same names.
 *
 * Returns: (transfer full): the absolute path; NULL and NOT_FOUND when nothing is there
 */
char *
coxa_record_file_resolve (const char *path, GError **error)
{
  char *resolved = realpath (path, NULL);
  char *copy;

  if (resolved == NULL) {
    coxa_record_file_fail (errno, path, error);
    return NULL;
  }
  copy = g_strdup (resolved);
  free (resolved);
  return copy;
}

static gboolean
inspect_header (
    const char *path, const guint8 *header, gsize length, int newest_version, GError **error)
{
  if (memcmp (header, HEADER_MAGIC, MIN (length, sizeof HEADER_MAGIC)) != 0)
    return refuse (COXA_STORE_ERROR_NOT_OURS, path,
                   _ ("This is not a Coxa record file. It was left as it is."), error);
  if (length < HEADER_SIZE)
    return refuse (COXA_STORE_ERROR_DAMAGED, path,
                   _ ("The record file was cut off. It was left as it is."), error);
  if (read_big_endian (header + HEADER_APPLICATION_ID) != COXA_RECORD_APPLICATION_ID)
    return refuse (COXA_STORE_ERROR_NOT_OURS, path,
                   _ ("This file belongs to another program. It was left as it is."), error);
  if (read_big_endian (header + HEADER_USER_VERSION) > (guint32) newest_version)
    return refuse (COXA_STORE_ERROR_TOO_NEW, path,
                   _ ("This record was written by a newer Coxa. It was left as it is."), error);
  if (header[HEADER_WRITE_VERSION] != 1 || header[HEADER_READ_VERSION] != 1)
    return refuse (COXA_STORE_ERROR_NOT_OURS, path,
                   _ ("Another program changed how this record is written. It was left as it is."),
                   error);
  return TRUE;
}

static gboolean
inspect_place (const char *path, const struct stat *place, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (!S_ISREG (place->st_mode))
    return refuse (COXA_STORE_ERROR_NOT_OURS, path, _ ("This is not a file."), error);
  if (place->st_nlink != 1)
    return refuse (
        COXA_STORE_ERROR_NOT_OURS, path,
        _ ("This file has a second name (a hard link), so its journal could be lost. It was left as it is."),
        error);
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    return refuse (COXA_STORE_ERROR_NOT_OURS, path,
                   _ ("Beside this record lies a \"-wal\" file of another program, which does not"
                      " belong to it. Both were left as they are; move that file away."),
                   error);
  if (place->st_size == 0)
    return refuse (COXA_STORE_ERROR_EMPTY, path,
                   _ ("The record file is empty. It was left as it is; look for a backup."), error);
  return TRUE;
}

/**
 * coxa_record_file_inspect:
 * @path: resolved
 * @newest_version: the newest schema this program knows
 *
 * Looks at the file without SQLite, which takes an empty file for a new database. Reads only.
 */
gboolean
coxa_record_file_inspect (const char *path, int newest_version, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat place;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize length;

  if (fd < 0)
    return coxa_record_file_fail (errno, path, error);
  if (fstat (fd, &place) != 0 || !inspect_place (path, &place, error)) {
    g_close (fd, NULL);
    return FALSE;
  }

  length = pread (fd, header, sizeof header, 0);
  if (length < 0) {
    int code = errno;

    g_close (fd, NULL);
    return coxa_record_file_fail (code, path, error);
  }
  g_close (fd, NULL);
  if (!inspect_header (path, header, length, newest_version, error))
    return FALSE;
  if (place.st_size < SMALLEST_PAGE)
    return refuse (COXA_STORE_ERROR_DAMAGED, path,
                   _ ("The record file was cut off. It was left as it is."), error);
  return TRUE;
}

/**
 * coxa_record_file_is_writable:
 *
 * Returns: whether the file and its folder, where the journal goes, can both be written
 */
gboolean
coxa_record_file_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK | X_OK) == 0;
}

/**
 * coxa_record_file_is_complete:
 * @expected_size: in bytes, as the file says of itself
 *
 * SQLite reads on when the last bytes are gone.
 */
gboolean
coxa_record_file_is_complete (const char *path, gint64 expected_size)
{
  struct stat place;

  return stat (path, &place) == 0 && place.st_size >= expected_size;
}

/**
 * coxa_record_file_begin:
 *
 * Makes an empty file beside @path, readable by its owner alone, in which a new record is built
 * before it gets its name: a half-made record never stands there.
 *
 * Returns: (transfer full): the name of the draft
 */
char *
coxa_record_file_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *draft = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) {
    coxa_record_file_fail (EEXIST, path, error);
    return NULL;
  }
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    coxa_record_file_fail (errno, path, error);
    return NULL;
  }
  g_close (fd, NULL);
  return g_steal_pointer (&draft);
}

static gboolean
rename_to_new (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  /* This file system cannot do it in one step. */
  if (g_file_test (to, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) {
    errno = EEXIST;
    return FALSE;
  }
  return g_rename (from, to) == 0;
}

/* Makes durable that a file has the name @path, or no longer has it. */
gboolean
coxa_record_file_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return FALSE;
  synced = fsync (fd) == 0;
  g_close (fd, NULL);
  return synced;
}

/**
 * coxa_record_file_place:
 *
 * Gives a finished draft its name, durably, and never over a file that is there (EXISTS).
 */
gboolean
coxa_record_file_place (const char *draft, const char *path, GError **error)
{
  if (!rename_to_new (draft, path) || !coxa_record_file_sync_folder (path))
    return coxa_record_file_fail (errno, path, error);
  return TRUE;
}
