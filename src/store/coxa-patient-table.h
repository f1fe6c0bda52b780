/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-patient.h"

G_BEGIN_DECLS

/* Before a statement: the keys of the patient with the id ?1 and of those merged into it. */
#define COXA_SAME_PATIENTS                                \
  "WITH RECURSIVE same (key) AS (SELECT key FROM patient" \
  " WHERE id = ?1 UNION SELECT p.key FROM same"           \
  " CROSS JOIN patient p ON p.merged_into = same.key) "

/* Where a patient stands, for whoever wants to change it. */
typedef struct {
  gint64 key; /* 0: no such patient */
  guint version;
  gboolean archived;
  gint64 merged_into; /* key, or 0 */
} CoxaPatientPlace;

gboolean coxa_clinic_table_create (CoxaConnection *connection, const char *id, GError **error);

gboolean coxa_patient_table_find_key (CoxaConnection *connection,
                                      const char *id,
                                      gint64 *key_out,
                                      GError **error);
gboolean coxa_patient_table_find_own (CoxaConnection *connection,
                                      const char *id,
                                      CoxaPatientPlace *place_out,
                                      GError **error);
gboolean coxa_patient_table_insert (CoxaConnection *connection,
                                    CoxaPatient *patient,
                                    const char *now,
                                    GError **error);
gboolean coxa_patient_table_update (CoxaConnection *connection,
                                    CoxaPatient *patient,
                                    const char *now,
                                    GError **error);
gboolean coxa_patient_table_archive (
    CoxaConnection *connection, gint64 key, gboolean archived, const char *now, GError **error);
gboolean coxa_patient_table_merge (
    CoxaConnection *connection, gint64 key, gint64 into_key, const char *now, GError **error);
gboolean coxa_patient_table_touch (CoxaConnection *connection,
                                   gint64 key,
                                   const char *precautions,
                                   const char *now,
                                   GError **error);
gboolean coxa_patient_table_refold (CoxaConnection *connection, gint64 key, GError **error);
char *coxa_patient_table_find_id (CoxaConnection *connection, gint64 key, GError **error);
CoxaPatient *coxa_patient_table_load (CoxaConnection *connection, const char *id, GError **error);
CoxaPatient *coxa_patient_table_load_key (CoxaConnection *connection, gint64 key, GError **error);
gboolean coxa_patient_table_count (CoxaConnection *connection, gint64 *count_out, GError **error);

char *coxa_patient_table_part (const char *fold);

/* Every select that gives patients begins with these columns of `p`. */
#define COXA_PATIENT_COLUMNS                                                             \
  "p.key, p.id, p.clinic, p.family, p.given, p.birth_date, p.sex, p.language, p.number," \
  " p.precautions, p.version, p.fold, p.nfold, p.archived, p.merged_into"
enum {
  COXA_PATIENT_KEY,
  COXA_PATIENT_ID,
  COXA_PATIENT_CLINIC,
  COXA_PATIENT_FAMILY,
  COXA_PATIENT_GIVEN,
  COXA_PATIENT_BIRTH_DATE,
  COXA_PATIENT_SEX,
  COXA_PATIENT_LANGUAGE,
  COXA_PATIENT_NUMBER,
  COXA_PATIENT_PRECAUTIONS,
  COXA_PATIENT_VERSION,
  COXA_PATIENT_FOLD,
  COXA_PATIENT_NFOLD,
  COXA_PATIENT_ARCHIVED,
  COXA_PATIENT_MERGED_INTO,
};

CoxaPatient *coxa_patient_table_read_row (CoxaStatement *row, GError **error);
gboolean coxa_patient_table_read_last_visit (CoxaConnection *connection,
                                             gint64 key,
                                             CoxaPatient *patient,
                                             GError **error);

G_END_DECLS
