/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-history.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* Everything about a patient: the person, the episodes and the visits, also of whoever was merged
 * into it. Array of CoxaHistoryEntry, newest first. */
void coxa_store_list_history_async (CoxaStore *self,
                                    const char *patient_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *coxa_store_list_history_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* The same of one record: a visit, a patient alone, a clinician; "" for what concerns the file. */
void coxa_store_list_record_history_async (CoxaStore *self,
                                           const char *record_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *
coxa_store_list_record_history_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* A visit or a patient as it was at @version (0: as it was stored last, whatever the rows say now).
 * For a day, coxa_history_find_version() tells the version. What comes back is as intact as it was
 * stored: DAMAGED when its hash does not fit, NOT_FOUND when there is no such version. It carries
 * that old version: it cannot be saved over the newer one by mistake. */
void coxa_store_load_visit_version_async (CoxaStore *self,
                                          const char *visit_id,
                                          guint version,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
CoxaVisit *
coxa_store_load_visit_version_finish (CoxaStore *self, GAsyncResult *result, GError **error);

void coxa_store_load_patient_version_async (CoxaStore *self,
                                            const char *patient_id,
                                            guint version,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
CoxaPatient *
coxa_store_load_patient_version_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Compares the patient, the episodes and all visits with what was stored last, about 0.1 ms a
 * visit. Array of CoxaDamage, empty when all are sound. To be asked when a patient is opened, after
 * the visits are on the screen. */
void coxa_store_find_damage_async (CoxaStore *self,
                                   const char *patient_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *coxa_store_find_damage_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* The head of the chain, for reports and backups. Free with coxa_history_head_free(). */
void coxa_store_load_head_async (CoxaStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
CoxaHistoryHead *
coxa_store_load_head_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Looks for a head that was kept elsewhere. NOT_FOUND when no entry has this hash: the history was
 * written anew, or this is another record. Returns the number of the entry. */
void coxa_store_find_head_async (CoxaStore *self,
                                 const char *hash,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gint64 coxa_store_find_head_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Those about whom something was done last, newest first, without the archived. Array of
 * CoxaPatient. */
void coxa_store_list_recent_patients_async (CoxaStore *self,
                                            guint limit,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *
coxa_store_list_recent_patients_finish (CoxaStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
