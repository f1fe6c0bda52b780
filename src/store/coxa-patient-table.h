/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-patient.h"

G_BEGIN_DECLS

gboolean coxa_clinic_table_create (CoxaConnection *connection, const char *id, GError **error);

gboolean coxa_patient_table_find_key (CoxaConnection *connection,
                                      const char *id,
                                      gint64 *key_out,
                                      GError **error);
gboolean coxa_patient_table_insert (CoxaConnection *connection,
                                    CoxaPatient *patient,
                                    const char *now,
                                    GError **error);
gboolean coxa_patient_table_update (CoxaConnection *connection,
                                    CoxaPatient *patient,
                                    const char *now,
                                    GError **error);
CoxaPatient *coxa_patient_table_load (CoxaConnection *connection, const char *id, GError **error);
gboolean coxa_patient_table_count (CoxaConnection *connection, gint64 *count_out, GError **error);

char *coxa_patient_table_part (const char *fold);

/* Every select that gives patients begins with these columns of `p`. */
#define COXA_PATIENT_COLUMNS                                                             \
  "p.key, p.id, p.clinic, p.family, p.given, p.birth_date, p.sex, p.language, p.number," \
  " p.precautions, p.version, p.fold, p.nfold"
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
};

CoxaPatient *coxa_patient_table_read_row (CoxaStatement *row, GError **error);
gboolean coxa_patient_table_read_last_visit (CoxaConnection *connection,
                                             gint64 key,
                                             CoxaPatient *patient,
                                             GError **error);

G_END_DECLS
