/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-store-context.h"

G_BEGIN_DECLS

/* The schema this program writes. */
#define COXA_SCHEMA_VERSION 3

/**
 * CoxaMigration: one step from schema @version - 1 to @version.
 * @fill: (nullable): what SQL alone cannot do, in the same transaction
 */
typedef struct {
  int version;
  const char *sql;
  gboolean (*fill) (CoxaConnection *connection, const CoxaStoreContext *context, GError **error);
} CoxaMigration;

const CoxaMigration *coxa_migrations_get (guint *n_steps_out);
gboolean coxa_migrations_run (CoxaConnection *connection,
                              const CoxaMigration *steps,
                              guint n_steps,
                              const CoxaStoreContext *context,
                              GError **error);
GPtrArray *coxa_migrations_list_missing (CoxaConnection *connection, GError **error);
GPtrArray *coxa_migrations_list_differences (CoxaConnection *connection, GError **error);

G_END_DECLS
