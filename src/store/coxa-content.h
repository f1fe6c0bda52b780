/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"

G_BEGIN_DECLS

/* The schema whose columns a record's content has. A schema after it adds tables alone, and a table
 * without a row leaves no trace in the content: so what was proved before stays proved. */
#define COXA_CONTENT_SCHEMA 2

/**
 * CoxaContentKind:
 *
 * What is versioned as a whole. A new kind, or a new table of a kind, is one more line in the
 * tables of coxa-content.c.
 */
typedef enum {
  COXA_CONTENT_PATIENT,
  COXA_CONTENT_EPISODE,
  COXA_CONTENT_VISIT,
  COXA_CONTENT_CLINICIAN,
  COXA_CONTENT_SAFETY_DECISION,
  COXA_CONTENT_PROGRAMME,
  COXA_CONTENT_HOLD,
  COXA_CONTENT_ERASURE,
  COXA_N_CONTENTS,
} CoxaContentKind;

extern const char *const coxa_content_ids[]; /* ends with NULL */

/**
 * CoxaContent:
 *
 * A record as its rows say it: canonical JSON of every column that means something outside this
 * file, keys of other rows as their ids. The same rows always give the same text.
 */
typedef struct {
  char *id;
  char *patient; /* id, or NULL */
  guint version;
  GString *text;
  char *hash; /* SHA-256 of the text */
} CoxaContent;

CoxaContent *
coxa_content_read (CoxaConnection *connection, CoxaContentKind kind, gint64 key, GError **error);
void coxa_content_free (CoxaContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaContent, coxa_content_free)

gboolean coxa_content_write (CoxaConnection *scratch, gint64 key, const char *text, GError **error);
gboolean
coxa_content_put_back (CoxaConnection *connection, gint64 key, const char *text, GError **error);
int coxa_content_schema (const char *text);

const char *coxa_content_list_keys (CoxaContentKind kind);

G_END_DECLS
