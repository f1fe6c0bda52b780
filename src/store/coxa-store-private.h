/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-session.h"
#include "coxa-worker.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

/* How the store's own files ask its thread for something. */

void coxa_store_ask (CoxaStore *self,
                     const CoxaWork *work,
                     gpointer take_request,
                     GDestroyNotify free_request,
                     gpointer tag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
void coxa_store_tell_changed (CoxaStore *self, const char *patient_id);

CoxaSession *coxa_store_get_session (gpointer *place, GError **error);
CoxaSession *coxa_store_begin_reading (gpointer *place, GCancellable *cancellable, GError **error);
void coxa_store_end_reading (CoxaSession *session);

/* Writes in one transaction; undone when it fails. */
typedef gboolean (*CoxaStoreWriteFunc) (CoxaWriting *writing, gpointer request, GError **error);
gpointer coxa_store_write (gpointer *place,
                           const CoxaStoreContext *context,
                           CoxaStoreWriteFunc func,
                           gpointer request,
                           GError **error);

G_END_DECLS
