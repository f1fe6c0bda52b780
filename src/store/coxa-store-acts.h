/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-history.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* What is done to a whole record. Each call is one transaction by the author of @context, makes a
 * new version on top of @version (CONFLICT when the record stands at another), and stands in the
 * history with its reason. All end with coxa_store_act_finish(). After those on visits load the
 * visit again: its version is the next one.
 *
 * Errors: NOT_FOUND; CONSTRAINT when a reason or the author's initials are missing, or there is
 * nothing to do; SIGNED when a signed visit is signed again; DAMAGED when the record was changed
 * outside Coxa. */

/* From now on the visit is changed by amendments alone. */
void coxa_store_sign_visit_async (CoxaStore *self,
                                  const char *visit_id,
                                  guint version,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Hides the visit everywhere, or shows it again; signed or not. @reason is needed. */
void coxa_store_mark_visit_async (CoxaStore *self,
                                  const char *visit_id,
                                  guint version,
                                  gboolean entered_in_error,
                                  const char *reason,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Gives the visit to another patient; both histories say so. Its episode is found there by title,
 * or opened. @reason is needed. The caller judges safety anew for both. */
void coxa_store_move_visit_async (CoxaStore *self,
                                  const char *visit_id,
                                  guint version,
                                  const char *to_patient_id,
                                  const char *reason,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Hides the patient from the search, or shows it again. @reason: (nullable) */
void coxa_store_archive_patient_async (CoxaStore *self,
                                       const char *patient_id,
                                       guint version,
                                       gboolean archived,
                                       const char *reason,
                                       const CoxaStoreContext *context,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* From now on both are one patient, shown as @into_id; both ids and both numbers lead there. What
 * the other had stays with it inside the file, so that it can be undone. Precautions of both hold
 * for the one who goes on. @reason is needed. */
void coxa_store_merge_patients_async (CoxaStore *self,
                                      const char *patient_id,
                                      guint version,
                                      const char *into_id,
                                      const char *reason,
                                      const CoxaStoreContext *context,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* Undoes it: each has what it had; what came since stays with the one who went on, and so do the
 * joined precautions. @patient_id is the one that was merged into the other. @reason is needed. */
void coxa_store_unmerge_patient_async (CoxaStore *self,
                                       const char *patient_id,
                                       const char *reason,
                                       const CoxaStoreContext *context,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* Makes a visit or a patient that was changed outside Coxa, or is damaged, what was stored last, as
 * a new version. CONSTRAINT when it is not damaged, DAMAGED when the history of it is too. @reason
 * is needed. */
void coxa_store_repair_visit_async (CoxaStore *self,
                                    const char *visit_id,
                                    const char *reason,
                                    const CoxaStoreContext *context,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void coxa_store_repair_patient_async (CoxaStore *self,
                                      const char *patient_id,
                                      const char *reason,
                                      const CoxaStoreContext *context,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* Puts into the history what changes no row: printed, exported, backed up, opened ... @kind and
 * @record say what it was done to ("file" and "" for all); @patient_id and @reason may be NULL.
 * Only actions after COXA_ACTION_CLOCK_WENT_BACK. */
void coxa_store_note_async (CoxaStore *self,
                            CoxaAction action,
                            const char *kind,
                            const char *record,
                            const char *patient_id,
                            const char *reason,
                            const CoxaStoreContext *context,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

gboolean coxa_store_act_finish (CoxaStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
