/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaPassphrase: a passphrase in memory that is never swapped out and wiped when it goes.
 */
typedef struct _CoxaPassphrase CoxaPassphrase;

CoxaPassphrase *coxa_passphrase_new (const char *text);
void coxa_passphrase_free (CoxaPassphrase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPassphrase, coxa_passphrase_free)

char *coxa_passphrase_make_verifier (const CoxaPassphrase *self, GError **error);
gboolean coxa_passphrase_fits (const CoxaPassphrase *self, const char *verifier);

G_END_DECLS
