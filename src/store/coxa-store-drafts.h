/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-draft.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* Drafts survive a crash at any moment after their finish. They are no part of the history, and
 * storing the record does not remove them: the form does that once it was told "saved". */

/* In the place of the author's older one of the same form, patient and record. */
void coxa_store_save_draft_async (CoxaStore *self,
                                  const CoxaDraft *draft,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean coxa_store_save_draft_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* @patient_id: (nullable): NULL for all patients. Array of CoxaDraft of every author, newest first,
 * without what is in them. */
void coxa_store_list_drafts_async (CoxaStore *self,
                                   const char *patient_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *coxa_store_list_drafts_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* The draft that the clinician of @context has of the form, patient and record of @like, with its
 * payload; NOT_FOUND when there is none. Nobody loads another's. */
void coxa_store_load_draft_async (CoxaStore *self,
                                  const CoxaDraft *like,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CoxaDraft *coxa_store_load_draft_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Done also when there was none. */
void coxa_store_remove_draft_async (CoxaStore *self,
                                    const CoxaDraft *like,
                                    const CoxaStoreContext *context,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean coxa_store_remove_draft_finish (CoxaStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
