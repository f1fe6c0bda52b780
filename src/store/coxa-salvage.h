/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-content.h"

G_BEGIN_DECLS

/**
 * CoxaFind: what could be read of one record in a damaged file.
 */
typedef struct {
  CoxaContentKind kind;
  char *id;
  char *patient;         /* id, or NULL: not known */
  char *at;              /* of its newest entry that can be read, or NULL */
  gint64 first;          /* number of its first entry that can be read, or 0 */
  guint version;         /* the newest that is heard of; 0: by its id alone */
  char *content;         /* the newest that the history proves, or NULL */
  guint content_version; /* of it */
  gboolean differs;      /* a row stands there that the history does not know */
} CoxaFind;

GHashTable *coxa_salvage (CoxaConnection *connection);
char *coxa_salvage_find_clinic (CoxaConnection *connection, GHashTable *finds);

G_END_DECLS
