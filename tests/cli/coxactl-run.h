/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Run: what one call of coxactl gave.
 */
typedef struct {
  int status;
  char *output;
  char *errors;
} Run;

Run *run_coxactl (const char *first, ...) G_GNUC_NULL_TERMINATED;
Run *
run_coxactl_configured (const char *config_home, const char *first, ...) G_GNUC_NULL_TERMINATED;
void run_free (Run *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

void assert_done (const Run *run);
void assert_refused (const Run *run, const char *part);
void assert_wrong_usage (const Run *run);

/**
 * Folder: a folder of a test's own, gone with everything in it when the test ends.
 */
typedef struct {
  char *path;
} Folder;

void folder_set_up (Folder *self, gconstpointer unused);
void folder_tear_down (Folder *self, gconstpointer unused);
char *folder_get (const Folder *self, const char *name);
char *folder_write (const Folder *self, const char *name, const char *text);

char *get_source_file (const char *path);

#define ADD(name, function) \
  g_test_add ("/cli/" name, Folder, NULL, folder_set_up, function, folder_tear_down)

G_END_DECLS
