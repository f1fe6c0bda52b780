/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  COXA_SEX_UNKNOWN,
  COXA_SEX_FEMALE,
  COXA_SEX_MALE,
  COXA_SEX_X,
} CoxaSex;

extern const char *const coxa_sex_ids[]; /* "", "f", "m", "x" */

#define COXA_AGE_UNKNOWN (-1)

#define COXA_TYPE_PATIENT (coxa_patient_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPatient, coxa_patient, COXA, PATIENT, GObject)

/**
 * CoxaPatient:
 *
 * A person under care. All properties are read-write strings unless noted:
 * "id" (UUID), "family", "given", "birth-date" (ISO 8601, may be partial: "1982", "1982-03",
 * "1982-03-04", or NULL), "sex" (CoxaSex as int), "language" (of the handout, e.g. "pl", or NULL),
 * "number" (the clinic's own, or NULL), "clinic" (UUID of the clinic, never NULL once stored),
 * "precautions" (GStrv of ids), "version" (uint, row version; 0 = never stored),
 * "last-visit" (ISO 8601 of the newest visit or NULL; read from the store for lists).
 */
CoxaPatient *coxa_patient_new (const char *id);
CoxaPatient *coxa_patient_copy (CoxaPatient *patient);

const char *coxa_patient_get_id (CoxaPatient *self);
const char *coxa_patient_get_family (CoxaPatient *self);
const char *coxa_patient_get_given (CoxaPatient *self);
const char *coxa_patient_get_birth_date (CoxaPatient *self);
CoxaSex coxa_patient_get_sex (CoxaPatient *self);
const char *coxa_patient_get_language (CoxaPatient *self);
const char *coxa_patient_get_number (CoxaPatient *self);
const char *coxa_patient_get_clinic (CoxaPatient *self);
const char *const *coxa_patient_get_precautions (CoxaPatient *self);
guint coxa_patient_get_version (CoxaPatient *self);
const char *coxa_patient_get_last_visit (CoxaPatient *self);

void coxa_patient_set_family (CoxaPatient *self, const char *family);
void coxa_patient_set_given (CoxaPatient *self, const char *given);
gboolean coxa_patient_set_birth_date (CoxaPatient *self, const char *birth_date, GError **error);
void coxa_patient_set_sex (CoxaPatient *self, CoxaSex sex);
void coxa_patient_set_language (CoxaPatient *self, const char *language);
void coxa_patient_set_number (CoxaPatient *self, const char *number);
void coxa_patient_set_clinic (CoxaPatient *self, const char *clinic);
void coxa_patient_set_precautions (CoxaPatient *self, const char *const *precautions);
void coxa_patient_set_version (CoxaPatient *self, guint version);
void coxa_patient_set_last_visit (CoxaPatient *self, const char *at);

gboolean coxa_patient_is_archived (CoxaPatient *self);
void coxa_patient_set_archived (CoxaPatient *self, gboolean archived);
gboolean coxa_patient_is_damaged (CoxaPatient *self);
void coxa_patient_set_damaged (CoxaPatient *self, gboolean damaged);

char *coxa_patient_dup_display_name (CoxaPatient *self);
gboolean coxa_patient_check (CoxaPatient *self, GError **error);

gboolean coxa_birth_date_is_valid (const char *birth_date);
int coxa_birth_date_age (const char *birth_date, GDateTime *on);

G_END_DECLS
