/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-expression.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaFactTable:
 *
 * The readings that the rules ask for, each with a slot of its own: a measure in a position, with
 * the pelvis held or free, an answer of the safety screen, the age, the sex. Rules are compiled
 * against the slots once; a visit is then laid out in them, and judging touches no text.
 */
typedef struct _CoxaFactTable CoxaFactTable;

CoxaFactTable *coxa_fact_table_new (const CoxaMeasureCatalogue *measures);
void coxa_fact_table_free (CoxaFactTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFactTable, coxa_fact_table_free)

void coxa_fact_table_add_question (CoxaFactTable *self, const char *id);
CoxaSlots coxa_fact_table_measure_slots (CoxaFactTable *self);
CoxaSlots coxa_fact_table_question_slots (CoxaFactTable *self);

guint coxa_fact_table_count (const CoxaFactTable *self);
const CoxaMeasure *coxa_fact_table_get_measure (const CoxaFactTable *self, guint slot);
const char *coxa_fact_table_get_name (const CoxaFactTable *self, guint slot);
gboolean coxa_fact_table_can_be_asked (const CoxaFactTable *self, guint slot);
gboolean coxa_fact_table_is_question (const CoxaFactTable *self, guint slot);
gboolean coxa_fact_table_uses (const CoxaFactTable *self, const CoxaMeasure *measure);

void coxa_fact_table_fill (const CoxaFactTable *self,
                           CoxaPatient *patient,
                           CoxaVisit *visit,
                           CoxaRange (*readings_out)[2]);
void coxa_fact_table_set (const CoxaFactTable *self,
                          const char *name,
                          gboolean fact,
                          CoxaRange (*readings)[2]);

G_END_DECLS
