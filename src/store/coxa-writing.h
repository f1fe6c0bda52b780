/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-content.h"
#include "coxa-history.h"
#include "coxa-store-context.h"

G_BEGIN_DECLS

/**
 * CoxaWriting:
 *
 * One transaction that writes, by someone at some time, and adds to the history. What a table's
 * function writes is made part of the history by coxa_writing_keep() in the same transaction.
 * Freed without coxa_writing_commit() it undoes everything.
 */
typedef struct {
  CoxaConnection *connection;      /* borrowed */
  const CoxaStoreContext *context; /* borrowed */
  char *now;                       /* as the history has it */
  CoxaHistoryHead *head;
  char *found;              /* hash of the head when it began */
  gboolean own;             /* the transaction */
  gboolean clock_went_back; /* since the entry before */
} CoxaWriting;

CoxaWriting *
coxa_writing_begin (CoxaConnection *connection, const CoxaStoreContext *context, GError **error);
CoxaWriting *
coxa_writing_join (CoxaConnection *connection, const CoxaStoreContext *context, GError **error);
gboolean coxa_writing_commit (CoxaWriting *self, GError **error);
void coxa_writing_free (CoxaWriting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaWriting, coxa_writing_free)

gboolean coxa_writing_keep (CoxaWriting *self,
                            CoxaContentKind kind,
                            gint64 key,
                            CoxaAction action,
                            const char *reason,
                            const char *other,
                            GError **error);
gboolean coxa_writing_note (CoxaWriting *self,
                            const char *kind,
                            const char *record,
                            const char *patient,
                            CoxaAction action,
                            const char *reason,
                            const char *other,
                            GError **error);

char *coxa_writing_hash_entry (const CoxaHistoryEntry *entry,
                               const char *content_hash,
                               const char *previous_hash);
CoxaHistoryHead *coxa_history_table_read_head (CoxaConnection *connection, GError **error);

G_END_DECLS
