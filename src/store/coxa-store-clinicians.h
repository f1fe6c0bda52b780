/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-clinician.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* The active clinicians by name, then the others. Array of CoxaClinician. */
void coxa_store_list_clinicians_async (CoxaStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
coxa_store_list_clinicians_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Adds (version 0) or changes a clinician; nobody is removed, who leaves becomes inactive. Finish
 * gives the new version. CONSTRAINT when the initials are taken, CONFLICT when it was changed
 * meanwhile. */
void coxa_store_save_clinician_async (CoxaStore *self,
                                      const CoxaClinician *clinician,
                                      const CoxaStoreContext *context,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
guint coxa_store_save_clinician_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* The passphrase opens a locked window: it keeps honest people out and encrypts nothing. NULL takes
 * it away. The caller wipes its own copy. */
void coxa_store_set_passphrase_async (CoxaStore *self,
                                      const char *clinician_id,
                                      const char *passphrase,
                                      const CoxaStoreContext *context,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coxa_store_set_passphrase_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Finish answers TRUE when it fits, and FALSE without an error when it does not (or none was set);
 * then @n_refused_out says how often in a row. Argon2id makes each try take some tenths of a
 * second, on a thread of its own. Each try stands in the history; where that cannot be written the
 * answer is given all the same. */
void coxa_store_verify_passphrase_async (CoxaStore *self,
                                         const char *clinician_id,
                                         const char *passphrase,
                                         const CoxaStoreContext *context,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean coxa_store_verify_passphrase_finish (CoxaStore *self,
                                              GAsyncResult *result,
                                              guint *n_refused_out,
                                              GError **error);

G_END_DECLS
