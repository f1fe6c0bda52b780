/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-store-acts.h"

G_BEGIN_DECLS

/**
 * CoxaRecordActs:
 *
 * What is done to whole visits and patients: asks for the reason where one is needed, does it, and
 * can undo what it did last as long as nothing else was done to it.
 *
 * Signals: "failed" (title, message); "done" (message); "undoable" (message): done, and
 * coxa_record_acts_undo() takes it back.
 */
#define COXA_TYPE_RECORD_ACTS (coxa_record_acts_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRecordActs, coxa_record_acts, COXA, RECORD_ACTS, GObject)

CoxaRecordActs *coxa_record_acts_new (CoxaStore *store, CoxaDesk *desk);

CoxaStore *coxa_record_acts_get_store (CoxaRecordActs *self);
CoxaDesk *coxa_record_acts_get_desk (CoxaRecordActs *self);
char *coxa_record_acts_dup_author (CoxaRecordActs *self, CoxaVisit *visit);

void coxa_record_acts_ask_mark (CoxaRecordActs *self, GtkWidget *over, CoxaVisit *visit);
void
coxa_record_acts_ask_repair (CoxaRecordActs *self, GtkWidget *over, const CoxaDamage *damage);
void coxa_record_acts_ask_unmerge (CoxaRecordActs *self,
                                   GtkWidget *over,
                                   const char *merged_id,
                                   const char *name);
void coxa_record_acts_move (CoxaRecordActs *self,
                            CoxaVisit *visit,
                            CoxaPatient *to,
                            const char *reason,
                            const char *initials);
void coxa_record_acts_archive (CoxaRecordActs *self, CoxaPatient *patient, gboolean archived);
void coxa_record_acts_merge (CoxaRecordActs *self,
                             CoxaPatient *patient,
                             CoxaPatient *into,
                             const char *reason,
                             const char *initials);
void coxa_record_acts_undo (CoxaRecordActs *self);
void coxa_record_acts_note_looked (CoxaRecordActs *self,
                                   const char *kind,
                                   const char *record,
                                   const char *patient_id);

G_END_DECLS
