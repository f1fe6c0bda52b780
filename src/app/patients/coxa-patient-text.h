/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient.h"

G_BEGIN_DECLS

char *coxa_patient_text_dup_birth_date (const char *birth_date);
char *coxa_patient_text_dup_day (GDateTime *at);
char *coxa_patient_text_dup_sorted_name (CoxaPatient *patient);
char *coxa_patient_text_dup_summary (CoxaPatient *patient, GDateTime *now);
char *coxa_patient_text_dup_row (CoxaPatient *patient, GDateTime *now);
const char *coxa_patient_text_sex (CoxaSex sex);

gboolean coxa_birth_date_parse (const char *typed, const char *order, char **iso_out);
gboolean coxa_birth_date_is_no_day (const char *typed, const char *order);
const char *coxa_birth_date_locale_order (void);

G_END_DECLS
