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

void record_set_up (Record *self, gconstpointer data);
void record_tear_down (Record *self, gconstpointer data);
void record_open (Record *self, CoxaStoreIntent intent);
void record_close (Record *self);
void record_execute (Record *self, const char *sql);
char *record_ask (Record *self, const char *sql);

/* The store's calls, waited for. */
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

CoxaPatient *make_patient (const char *family, const char *given);
CoxaVisit *make_visit (const char *at_text);
void measure (
    CoxaVisit *visit, CoxaMeasureCatalogue *measures, const char *id, CoxaSide side, double value);
GPtrArray *make_entries (void);
void assert_sound (CoxaStore *store);

G_END_DECLS
