/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-lock.h"
#include "coxa-store-context.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaSession: an open record file. Belongs to the database thread.
 */
typedef struct {
  char *path;
  CoxaLock *lock; /* NULL when read-only */
  CoxaConnection *connection;
  CoxaMeasureCatalogue *measures;
  CoxaStore *store; /* borrowed: every job holds it */
  char *head;       /* hash of the newest entry after the last write, or NULL before the first */
} CoxaSession;

CoxaSession *coxa_session_open (const char *path,
                                CoxaStoreIntent intent,
                                CoxaMeasureCatalogue *measures,
                                const CoxaStoreContext *context,
                                GError **error);
void coxa_session_free (CoxaSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSession, coxa_session_free)

G_END_DECLS
