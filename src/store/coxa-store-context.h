/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaStoreContext:
 *
 * Who does something, and when: goes with every write and stands in the history for ever.
 * @clinician is the id (UUID) of a CoxaClinician, or NULL where nobody is known (one desk without
 * accounts, an import); @initials are what people read, "" where there are none; @now is local
 * time with its offset.
 */
typedef struct {
  char *clinician;
  char *initials;
  GDateTime *now;
} CoxaStoreContext;

CoxaStoreContext *
coxa_store_context_new (const char *clinician, const char *initials, GDateTime *now);
CoxaStoreContext *coxa_store_context_copy (const CoxaStoreContext *self);
void coxa_store_context_free (CoxaStoreContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStoreContext, coxa_store_context_free)

G_END_DECLS
