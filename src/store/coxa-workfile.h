/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaWorkfile:
 *
 * A file on its way: readable by its owner alone, under a hidden name until it is placed. Freed
 * before that, it goes. What a killed process left is known by its lock, which nobody holds.
 */
typedef struct {
  char *path;
  int fd;
} CoxaWorkfile;

CoxaWorkfile *coxa_workfile_new (const char *folder, GError **error);
void coxa_workfile_free (CoxaWorkfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaWorkfile, coxa_workfile_free)

gboolean coxa_workfile_fill (CoxaWorkfile *self,
                             const char *from,
                             GCancellable *cancellable,
                             GError **error);
gboolean coxa_workfile_place (CoxaWorkfile *self, const char *path, GError **error);
void coxa_workfiles_sweep (const char *folder);

G_END_DECLS
