/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-content.h"
#include "coxa-history.h"

G_BEGIN_DECLS

GPtrArray *
coxa_history_table_list_record (CoxaConnection *connection, const char *id, GError **error);
GPtrArray *
coxa_history_table_list_patient (CoxaConnection *connection, const char *id, GError **error);
GPtrArray *
coxa_history_table_list_recent_patients (CoxaConnection *connection, guint limit, GError **error);

CoxaHistoryEntry *coxa_history_table_read_row (CoxaStatement *row, GError **error);

/* Every select that gives entries begins with these columns of `r`. */
#define COXA_HISTORY_COLUMNS                                                                \
  "r.seq, r.kind, r.record, r.patient, r.other, r.version, r.action, r.author, r.initials," \
  " r.at, r.reason"
#define COXA_N_HISTORY_COLUMNS 11

/**
 * CoxaHistoryText: the content that an entry keeps.
 */
typedef struct {
  gint64 seq;
  char *content;
  char *hash;
} CoxaHistoryText;

void coxa_history_text_clear (CoxaHistoryText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CoxaHistoryText, coxa_history_text_clear)

gboolean coxa_history_table_read_text (CoxaConnection *connection,
                                       CoxaContentKind kind,
                                       const char *id,
                                       guint version,
                                       gint64 last_seq,
                                       CoxaHistoryText *text_out,
                                       GError **error);
char *coxa_history_table_find_episode (CoxaConnection *connection, gint64 seq, GError **error);

gboolean coxa_history_table_find_damage (CoxaConnection *connection,
                                         CoxaContentKind kind,
                                         gint64 key,
                                         const char *id,
                                         CoxaDamage **damage_out,
                                         GError **error);
gboolean coxa_history_table_check_intact (
    CoxaConnection *connection, CoxaContentKind kind, gint64 key, const char *id, GError **error);
GPtrArray *
coxa_history_table_list_damage (CoxaConnection *connection, gint64 patient_key, GError **error);

G_END_DECLS
