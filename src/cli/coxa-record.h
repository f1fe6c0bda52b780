/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-history.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaRecord:
 *
 * The record file as a command sees it: each call waits until the store has answered. Freeing it
 * waits until the file is closed.
 */
typedef struct _CoxaRecord CoxaRecord;

char *coxa_record_dup_default_path (void);
CoxaRecord *coxa_record_open (const char *path,
                              CoxaStoreIntent intent,
                              CoxaMeasureCatalogue *measures,
                              GError **error);
void coxa_record_free (CoxaRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRecord, coxa_record_free)

const char *coxa_record_get_path (CoxaRecord *self);

/* For calls of the store that have no function here: begin one with coxa_record_answer_cb and the
 * address of a NULL answer, then wait for it. */
CoxaStore *coxa_record_get_store (CoxaRecord *self);
void coxa_record_answer_cb (GObject *source, GAsyncResult *answer, gpointer user_data);
GAsyncResult *coxa_record_wait (GAsyncResult **slot);

CoxaStoreContext *coxa_record_make_context (CoxaRecord *self, const char *initials, GError **error);

GPtrArray *coxa_record_search (CoxaRecord *self, const char *query, guint limit, GError **error);
gint64 coxa_record_count (CoxaRecord *self, GError **error);
CoxaPatient *coxa_record_load_patient (CoxaRecord *self, const char *id, GError **error);
CoxaPatient *coxa_record_find_patient (CoxaRecord *self, const char *word, GError **error);
GPtrArray *coxa_record_list_visits (CoxaRecord *self, const char *patient_id, GError **error);
GPtrArray *coxa_record_list_decisions (CoxaRecord *self, const char *patient_id, GError **error);
gboolean coxa_record_add_decision (CoxaRecord *self,
                                   const CoxaSafetyDecision *decision,
                                   const CoxaStoreContext *context,
                                   GError **error);
CoxaRejudgement *coxa_record_rejudge (CoxaRecord *self, CoxaRuleset *ruleset, GError **error);
gboolean coxa_record_save (CoxaRecord *self,
                           GPtrArray *take_entries,
                           const CoxaStoreContext *context,
                           GError **error);
gboolean
coxa_record_back_up_beside (CoxaRecord *self, const CoxaStoreContext *context, GError **error);
gboolean coxa_record_note (CoxaRecord *self,
                           CoxaAction action,
                           const char *kind,
                           const char *patient_id,
                           const CoxaStoreContext *context,
                           GError **error);
GPtrArray *coxa_record_check (CoxaRecord *self, GError **error);

G_END_DECLS
