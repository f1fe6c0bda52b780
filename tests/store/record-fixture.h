/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * Record: a folder of its own with the name of a record file in it, for one test.
 */
typedef struct {
  char *folder;
  char *path;
  CoxaMeasureCatalogue *measures;
  CoxaStore *store; /* NULL while closed */
} Record;

#define RECORD_CLINIC_TIME "2026-03-14T09:30:00+01:00"

#define RECORD_OLD_PATIENT "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90"

void record_set_up (Record *self, gconstpointer data);
void record_tear_down (Record *self, gconstpointer data);
void record_open (Record *self, CoxaStoreIntent intent);
void record_close (Record *self);
void record_execute (Record *self, const char *sql);
void record_make_old (Record *self, guint n_visits);
char *record_ask (Record *self, const char *sql);

CoxaStoreContext *make_context (const char *at_text);

/* The store's calls, waited for; those that write do it by AB at RECORD_CLINIC_TIME. */
CoxaStore *wait_open (const char *path,
                      CoxaStoreIntent intent,
                      CoxaMeasureCatalogue *measures,
                      GError **error);
gboolean wait_close (CoxaStore *store, GError **error);
GPtrArray *wait_search (CoxaStore *store, const char *query, guint limit, GError **error);
gint64 wait_count (CoxaStore *store, GError **error);
CoxaPatient *wait_load_patient (CoxaStore *store, const char *id, GError **error);
gboolean wait_save_patient (CoxaStore *store, CoxaPatient *patient, GError **error);
GPtrArray *wait_list_visits (CoxaStore *store, const char *patient_id, GError **error);
GPtrArray *wait_list_episodes (CoxaStore *store, const char *patient_id, GError **error);
gboolean wait_save_visits (CoxaStore *store, GPtrArray *take_entries, GError **error);
gboolean wait_save_visit (CoxaStore *store, CoxaPatient *patient, CoxaVisit *visit, GError **error);
GPtrArray *wait_load_results (CoxaStore *store, const char *visit_id, GError **error);
GPtrArray *wait_list_decisions (CoxaStore *store, const char *patient_id, GError **error);
gboolean wait_add_decision (CoxaStore *store, const CoxaSafetyDecision *decision, GError **error);
GPtrArray *wait_check (CoxaStore *store, GError **error);

GPtrArray *wait_list_history (CoxaStore *store, const char *patient_id, GError **error);
GPtrArray *wait_list_record_history (CoxaStore *store, const char *id, GError **error);
CoxaVisit *wait_load_visit (CoxaStore *store, const char *id, GError **error);
CoxaVisit *
wait_load_visit_version (CoxaStore *store, const char *id, guint version, GError **error);
GPtrArray *wait_find_damage (CoxaStore *store, const char *patient_id, GError **error);
void wait_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *wait_result (GAsyncResult **result);

CoxaPatient *make_patient (const char *family, const char *given);
CoxaVisit *make_visit (const char *at_text);
void measure (
    CoxaVisit *visit, CoxaMeasureCatalogue *measures, const char *id, CoxaSide side, double value);
GPtrArray *make_entries (void);
void assert_sound (CoxaStore *store);

G_END_DECLS
