/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-norm.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * Answers: how often yes is the answer, 0 to 1, among healthy people.
 */
typedef struct {
  double provokes; /* provokes_*: the familiar pain */
  double pain;     /* of the hip or in the buttock, on testing or told */
  double failed;   /* each control test of the battery */
  double early;    /* phe_pattern: the back moves first */
  double sign;     /* other things seen, and circumstances */
} Answers;

/**
 * HealthyPerson: everything of a person measured once. Numbers come from the published means and
 * standard deviations (norms.ini) for this sex and age, where there are none from healthy-person.c;
 * the two sides of one person are alike as in the reference. No Link was tried.
 */
typedef struct {
  CoxaPatient *patient;
  CoxaVisit *visit;
} HealthyPerson;

HealthyPerson healthy_person_new (GRand *rand,
                                  const CoxaMeasureCatalogue *measures,
                                  const CoxaNormTable *norms,
                                  const Answers *answers);
void healthy_person_clear (HealthyPerson *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HealthyPerson, healthy_person_clear)

G_END_DECLS
