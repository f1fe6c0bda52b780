/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * RandomVisit: a person and a visit of which anything may be true: little or much measured, any
 * value within the limits, any position, mode, instrument, some readings not done. For properties
 * that hold whatever was measured; not like people.
 */
typedef struct {
  CoxaPatient *patient;
  CoxaVisit *visit;
} RandomVisit;

RandomVisit random_visit_new (GRand *rand, const CoxaMeasureCatalogue *measures);
void random_visit_clear (RandomVisit *self);
double random_visit_draw_value (GRand *rand, const CoxaMeasure *measure);

CoxaVisit *random_visit_copy_mirrored (CoxaVisit *visit);
CoxaVisit *random_visit_copy_shuffled (CoxaVisit *visit, GRand *rand);
CoxaVisit *random_visit_copy_done (CoxaVisit *visit);
CoxaVisit *random_visit_copy_without (CoxaVisit *visit, guint measurement);
CoxaVisit *random_visit_copy_with_value (CoxaVisit *visit, guint measurement, double value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RandomVisit, random_visit_clear)

G_END_DECLS
