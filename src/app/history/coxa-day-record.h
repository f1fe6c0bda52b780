/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store-history.h"

G_BEGIN_DECLS

/**
 * CoxaDayRecord:
 *
 * The record of one patient as it was at the end of any day. Versions that were read once are kept.
 *
 * Signal "changed": what coxa_day_record_get_visits() gives belongs to the day now. Signal "failed"
 * (message).
 */
#define COXA_TYPE_DAY_RECORD (coxa_day_record_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDayRecord, coxa_day_record, COXA, DAY_RECORD, GObject)

CoxaDayRecord *
coxa_day_record_new (CoxaStore *store, const char *patient_id, const GPtrArray *entries);
GDateTime *coxa_day_record_get_first (CoxaDayRecord *self);
GDateTime *coxa_day_record_dup_change (CoxaDayRecord *self, GDateTime *day, int direction);
void coxa_day_record_show (CoxaDayRecord *self, GDateTime *day);
const GPtrArray *coxa_day_record_get_visits (CoxaDayRecord *self);
CoxaPatient *coxa_day_record_get_patient (CoxaDayRecord *self);

G_END_DECLS
