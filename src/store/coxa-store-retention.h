/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-retention.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* How long records are kept, who is due, who must not be erased, and erasing. Nothing is ever erased
 * by itself: a person decides each time. */

/**
 * CoxaRetentionSetting: what the clinic has said. Without years nobody has said anything yet.
 */
typedef struct {
  char *preset; /* id, or NULL: the clinic's own */
  CoxaRetentionRule rule;
} CoxaRetentionSetting;

void coxa_retention_setting_free (CoxaRetentionSetting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRetentionSetting, coxa_retention_setting_free)

void coxa_store_load_retention_async (CoxaStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
CoxaRetentionSetting *
coxa_store_load_retention_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* The history says so. */
void coxa_store_set_retention_async (CoxaStore *self,
                                     const char *preset,
                                     const CoxaRetentionRule *rule,
                                     const CoxaStoreContext *context,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean coxa_store_retention_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/**
 * CoxaDue: a patient whose record need not be kept any longer.
 */
typedef struct {
  CoxaPatient *patient;
  GDateTime *last_contact; /* the newest visit that counts; else when the patient was created */
  GDateTime *since;        /* due */
  char *hold;              /* why it must not be erased, or NULL */
} CoxaDue;

void coxa_due_free (CoxaDue *self);

/* Longest due first, at most @limit; those with a hold too. Array of CoxaDue; empty where no rule is
 * set. */
void coxa_store_list_due_async (CoxaStore *self,
                                GDateTime *now,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *coxa_store_list_due_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* "Do not erase", with a reason; one at a time (CONSTRAINT). To be finished by
 * coxa_store_retention_finish(). */
void coxa_store_place_hold_async (CoxaStore *self,
                                  const char *patient_id,
                                  const char *reason,
                                  const CoxaStoreContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void coxa_store_lift_hold_async (CoxaStore *self,
                                 const char *patient_id,
                                 const char *reason,
                                 const CoxaStoreContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* The reason of the hold that is in force; NULL without an error where there is none. */
void coxa_store_load_hold_async (CoxaStore *self,
                                 const char *patient_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *coxa_store_load_hold_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/**
 * CoxaHolding: a backup that still holds the person.
 */
typedef struct {
  char *path;
  char *made_at; /* "" where it is not known */
} CoxaHolding;

/**
 * CoxaErasure: what is left of a person who was erased.
 */
typedef struct {
  gint64 key;
  char *id;       /* UUID of the erasure */
  char *subject;  /* the id the patient had */
  char *at;       /* ISO 8601 with offset */
  char *initials; /* who did it, "" where nobody is known */
  char *reason;
  gint64 first_seq; /* the first entry of the history about the person */
  gint64 n_entries; /* that lost their content */
  gint64 n_records, n_visits;
  char *seal;
  GPtrArray *backups;  /* of CoxaHolding, or NULL: as far as known, when it was erased */
  gboolean compacted; /* the file was written anew without what was erased */
} CoxaErasure;

void coxa_erasure_free (CoxaErasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaErasure, coxa_erasure_free)

/* Removes the patient, whoever was merged into it, their episodes, visits, programmes, decisions,
 * holds and drafts from the file, with every older version, and leaves a tombstone and a sealed
 * summary by which the chain still proves. Refused (CONSTRAINT) while a hold is in force, or without
 * a reason. A backup is to be made before. Then the file is written anew (VACUUM); where that fails
 * the content is gone all the same, overwritten with zeros.
 *
 * @backups: (nullable): folder whose backups are looked at for the person. */
void coxa_store_erase_patient_async (CoxaStore *self,
                                     const char *patient_id,
                                     const char *reason,
                                     const char *backups,
                                     const CoxaStoreContext *context,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
CoxaErasure *
coxa_store_erase_patient_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Newest first. Array of CoxaErasure. */
void coxa_store_list_erasures_async (CoxaStore *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *coxa_store_list_erasures_finish (CoxaStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
