/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient-copy.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* Everything about one person, read at one moment, with the head of the history at that moment.
 * @with_access: also who opened, changed, printed or exported something of it; the person may ask
 * for it, and gets it on request alone. NOT_FOUND when there is no such patient. */
void coxa_store_load_copy_async (CoxaStore *self,
                                 const char *patient_id,
                                 gboolean with_access,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
CoxaPatientCopy *coxa_store_load_copy_finish (CoxaStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
