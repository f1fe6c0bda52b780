/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-workfile.h"

#include "coxa-record-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define BUFFER (256 * 1024)
#define PREFIX ".coxa-unfinished-"

/**
 * coxa_workfile_new:
 *
 * Makes an empty file in @folder, mode 0600.
 */
CoxaWorkfile *
coxa_workfile_new (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PREFIX "XXXXXX", NULL);
  CoxaWorkfile *self;
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0) {
    coxa_record_file_fail (errno, folder, error);
    return NULL;
  }
  /* Where locks are unknown the file is never taken for one that was left. */
  flock (fd, LOCK_EX | LOCK_NB);
  self = g_new0 (CoxaWorkfile, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

/* With SQLite's journal of it, if one is there. */
static void
remove_all (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

void
coxa_workfile_free (CoxaWorkfile *self)
{
  if (self->path != NULL)
    remove_all (self->path);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_all (int fd, const char *bytes, gssize n)
{
  for (gssize done = 0, m; done < n; done += m)
    if ((m = write (fd, bytes + done, n - done)) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
copy (int from, CoxaWorkfile *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER);
  gssize n;

  while ((n = read (from, buffer, BUFFER)) > 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!write_all (self->fd, buffer, n))
      return coxa_record_file_fail (errno, self->path, error);
  }
  return n == 0 || coxa_record_file_fail (errno, path, error);
}

/**
 * coxa_workfile_fill:
 *
 * Copies the bytes of @from into the file.
 */
gboolean
coxa_workfile_fill (CoxaWorkfile *self, const char *from, GCancellable *cancellable, GError **error)
{
  int fd = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  gboolean copied;

  if (fd < 0)
    return coxa_record_file_fail (errno, from, error);
  copied = copy (fd, self, from, cancellable, error);
  g_close (fd, NULL);
  return copied;
}

/**
 * coxa_workfile_place:
 * @path: on the same file system; EXISTS when a file is there
 *
 * Gives the file its name, durably: its content first. Afterwards it is no longer of @self.
 */
gboolean
coxa_workfile_place (CoxaWorkfile *self, const char *path, GError **error)
{
  if (fsync (self->fd) != 0)
    return coxa_record_file_fail (errno, path, error);
  if (!coxa_record_file_place (self->path, path, error))
    return FALSE;
  g_clear_pointer (&self->path, g_free);
  return TRUE;
}

static void
sweep_one (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    remove_all (path);
  g_close (fd, NULL);
}

/**
 * coxa_workfiles_sweep:
 *
 * Removes what processes that were killed left in @folder. Those of living ones stay.
 */
void
coxa_workfiles_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, PREFIX) && !g_str_has_suffix (name, "-journal"))
      sweep_one (path);
  }
}
