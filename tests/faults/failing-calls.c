/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before the C library: lets a call fail on files of one folder.
 *
 *   COXA_FAIL_FOLDER  only files below it
 *   COXA_FAIL_CALL    the call's name
 *   COXA_FAIL_FROM    the number of the call that fails first, from 1
 *   COXA_FAIL_EVER    "1": and all after it
 *   COXA_FAIL_ERROR   errno
 *   COXA_FAIL_REPORT  a file outside that folder: one byte for each call that failed */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;

static void
report (void)
{
  const char *path = getenv ("COXA_FAIL_REPORT");
  int fd = (int) syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT, 0600);

  if (fd < 0)
    return;
  if (syscall (SYS_write, fd, "x", 1) != 1)
    abort ();
  syscall (SYS_close, fd);
}

static int
is_meant (const char *call, const char *path)
{
  const char *folder = getenv ("COXA_FAIL_FOLDER"), *name = getenv ("COXA_FAIL_CALL");
  int from, number;

  if (folder == NULL || name == NULL || strcmp (name, call) != 0 ||
      strncmp (path, folder, strlen (folder)) != 0)
    return 0;
  from = atoi (getenv ("COXA_FAIL_FROM"));
  number = atomic_fetch_add (&calls, 1) + 1;
  if (number != from && !(number > from && *getenv ("COXA_FAIL_EVER") == '1'))
    return 0;
  report ();
  errno = atoi (getenv ("COXA_FAIL_ERROR"));
  return 1;
}

static int
is_meant_fd (const char *call, int fd)
{
  char link[64], path[4096];
  ssize_t n;

  if (getenv ("COXA_FAIL_CALL") == NULL)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n < 0)
    return 0;
  path[n] = '\0';
  return is_meant (call, path);
}

static void *
next (const char *name)
{
  void *found = dlsym (RTLD_NEXT, name);

  if (found == NULL)
    abort ();
  return found;
}

#define FAIL_BY_FD(type, name, parameters, arguments, fd) \
  type name parameters;                                   \
  type name parameters                                    \
  {                                                       \
    type (*real) parameters = next (#name);               \
    return is_meant_fd (#name, fd) ? -1 : real arguments; \
  }

#define FAIL_BY_PATH(name, parameters, arguments, path)  \
  int name parameters;                                   \
  int name parameters                                    \
  {                                                      \
    int (*real) parameters = next (#name);               \
    return is_meant (#name, path) ? -1 : real arguments; \
  }

FAIL_BY_FD (ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n), fd)
FAIL_BY_FD (ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o), fd)
FAIL_BY_FD (int, fsync, (int fd), (fd), fd)
FAIL_BY_FD (int, fdatasync, (int fd), (fd), fd)
FAIL_BY_FD (int, ftruncate64, (int fd, off64_t n), (fd, n), fd)
FAIL_BY_FD (int, ftruncate, (int fd, off_t n), (fd, n), fd)
FAIL_BY_PATH (unlink, (const char *path), (path), path)
FAIL_BY_PATH (rename, (const char *from, const char *to), (from, to), to)
FAIL_BY_PATH (renameat2,
              (int a, const char *from, int b, const char *to, unsigned flags),
              (a, from, b, to, flags),
              to)
