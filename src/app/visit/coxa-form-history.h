/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit-section.h"

G_BEGIN_DECLS

/**
 * CoxaFormHistory:
 *
 * What was changed in a visit form since it was shown, step by step over all its sections, so that
 * each step can be taken back and made again. A section needs no code of its own for that: its
 * state is what it writes into a visit.
 */
typedef struct _CoxaFormHistory CoxaFormHistory;

/**
 * CoxaFormStep: what was taken back or made again.
 */
typedef struct {
  CoxaVisitSection *section; /* borrowed */
  GtkWidget *cell;           /* borrowed; the CoxaMeasureCell, or NULL */
  char *name;                /* of the cell or section, in words */
} CoxaFormStep;

CoxaFormHistory *coxa_form_history_new (const GPtrArray *sections);
void coxa_form_history_free (CoxaFormHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFormHistory, coxa_form_history_free)

void coxa_form_history_begin (CoxaFormHistory *self,
                              CoxaVisit *visit,
                              CoxaVisit *last,
                              CoxaPatient *patient);
void coxa_form_history_set_patient (CoxaFormHistory *self, CoxaPatient *patient);
void coxa_form_history_note (CoxaFormHistory *self,
                             CoxaVisitSection *section,
                             GtkWidget *cell,
                             gboolean words,
                             gint64 now_usec);
CoxaFormStep *coxa_form_history_undo (CoxaFormHistory *self);
CoxaFormStep *coxa_form_history_redo (CoxaFormHistory *self);

void coxa_form_step_free (CoxaFormStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFormStep, coxa_form_step_free)

G_END_DECLS
