/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-lock.h"

#include "coxa-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_SUFFIX ".lock"
#define GROUP "lock"

struct _CoxaLock {
  char *path;
  int fd;
};

/* As people here write it; as the file says it where that is no time. */
static char *
dup_time (const char *iso)
{
  g_autoptr (GDateTime) at = iso ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (GDateTime) local = at ? g_date_time_to_local (at) : NULL;

  return local ? g_date_time_format (local, "%x %R") : g_strdup (iso);
}

static void
fail_as_held (const char *path, GError **error)
{
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  g_autofree char *user = NULL;
  g_autofree char *host = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *since = NULL;

  if (g_key_file_load_from_file (holder, path, G_KEY_FILE_NONE, NULL)) {
    user = g_key_file_get_string (holder, GROUP, "user", NULL);
    host = g_key_file_get_string (holder, GROUP, "host", NULL);
    iso = g_key_file_get_string (holder, GROUP, "since", NULL);
    since = dup_time (iso);
  }
  if (user == NULL || host == NULL || since == NULL)
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED,
                         _ ("The record is open in another session. Nothing was changed."));
  else
    g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED,
                 /* Translators: a user, a computer, a date with time */
                 _ ("The record is open: %s on %s, since %s. Nothing was changed."), user, host,
                 since);
}

/* A holder removes its file when it leaves: what was locked may no longer be what has the name. */
static gboolean
still_has_name (int fd, const char *path)
{
  struct stat held, named;

  return fstat (fd, &held) == 0 && stat (path, &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

static void
write_holder (int fd)
{
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (holder, GROUP, "user", g_get_user_name ());
  g_key_file_set_string (holder, GROUP, "host", g_get_host_name ());
  g_key_file_set_integer (holder, GROUP, "process", getpid ());
  g_key_file_set_string (holder, GROUP, "since", since);
  text = g_key_file_to_data (holder, &length, NULL);
  /* Only for a message: a full disk must not keep anyone from reading the record. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != (gssize) length)
    g_debug ("The lock file does not say who holds it");
}

static int
try_lock (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0) {
    g_set_error (error, COXA_STORE_ERROR,
                 errno == ENOSPC || errno == EDQUOT ? COXA_STORE_ERROR_NO_SPACE
                                                    : COXA_STORE_ERROR_READ_ONLY,
                 _ ("The record cannot be locked: %s. Nothing was changed."), g_strerror (errno));
    return -1;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  fail_as_held (path, error);
  g_close (fd, NULL);
  return -1;
}

/**
 * coxa_lock_is_foreign:
 *
 * Returns: whether another computer seems to hold the lock of the record: then this one's kernel
 *   cannot know whether somebody is still there
 */
gboolean
coxa_lock_is_foreign (const char *record_path)
{
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  g_autofree char *path = g_strconcat (record_path, LOCK_SUFFIX, NULL);
  g_autofree char *host = NULL;

  if (!g_key_file_load_from_file (holder, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  host = g_key_file_get_string (holder, GROUP, "host", NULL);
  return host != NULL && !g_str_equal (host, g_get_host_name ());
}

/**
 * coxa_lock_acquire:
 * @record_path: resolved, so that every session finds the same lock
 *
 * Returns: (transfer full): the lock, or NULL with LOCKED and a message naming user, host and time
 */
CoxaLock *
coxa_lock_acquire (const char *record_path, GError **error)
{
  g_autofree char *path = g_strconcat (record_path, LOCK_SUFFIX, NULL);
  CoxaLock *self;
  int fd;

  while ((fd = try_lock (path, error)) >= 0 && !still_has_name (fd, path))
    g_close (fd, NULL);
  if (fd < 0)
    return NULL;

  write_holder (fd);
  self = g_new0 (CoxaLock, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

void
coxa_lock_release (CoxaLock *self)
{
  /* Removed while still held, see still_has_name(). */
  if (still_has_name (self->fd, self->path))
    g_unlink (self->path);
  g_close (self->fd, NULL);
  g_free (self->path);
  g_free (self);
}
