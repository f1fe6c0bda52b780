/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-copying.h"
#include "coxa-history.h"
#include "coxa-lock.h"
#include "coxa-store-context.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* The folder beside a record for backups that the program makes by itself. */
#define COXA_SESSION_BACKUPS "backups"

/**
 * CoxaSession: an open record file. Belongs to the database thread.
 */
typedef struct {
  char *path;
  CoxaLock *lock; /* NULL when read-only */
  CoxaConnection *connection;
  CoxaMeasureCatalogue *measures;
  CoxaCopying *copying; /* while a backup is being made, or NULL */
  CoxaStoreAccess access;
  CoxaStore *store; /* borrowed: every job holds it */
  guint failures;   /* of the disk, in a row */
  char *head;       /* hash of the newest entry as this session knows it; NULL when read-only */
} CoxaSession;

CoxaSession *coxa_session_open (const char *path,
                                CoxaStoreIntent intent,
                                CoxaMeasureCatalogue *measures,
                                const CoxaStoreContext *context,
                                GError **error);
gboolean coxa_session_check_place (CoxaSession *self, GError **error);
void coxa_session_free (CoxaSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSession, coxa_session_free)

G_END_DECLS
