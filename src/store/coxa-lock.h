/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaLock:
 *
 * The right to use a record file, held for a whole session. The lock itself is the kernel's and
 * goes with the process; the file beside the record only says who holds it.
 */
typedef struct _CoxaLock CoxaLock;

CoxaLock *coxa_lock_acquire (const char *record_path, GError **error);
gboolean coxa_lock_is_foreign (const char *record_path);
void coxa_lock_release (CoxaLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaLock, coxa_lock_release)

G_END_DECLS
