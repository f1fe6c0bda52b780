/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-change-knowledge.h"
#include "coxa-measurement-change.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaReadings:
 *
 * What was measured at each visit of an episode, computed sums included, so that visits can be
 * held against each other. Borrows the knowledge and the visits.
 */
typedef struct _CoxaReadings CoxaReadings;

CoxaReadings *coxa_readings_new (const CoxaChangeKnowledge *knowledge,
                                 const GPtrArray *visits,
                                 CoxaVisit *of_episode);
void coxa_readings_free (CoxaReadings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaReadings, coxa_readings_free)

guint coxa_readings_count (const CoxaReadings *self);
CoxaVisit *coxa_readings_get_visit (const CoxaReadings *self, guint index);
int coxa_readings_get_place (const CoxaReadings *self, guint index);
int coxa_readings_count_days (const CoxaReadings *self, guint from, guint to);

const GArray *coxa_readings_list (const CoxaReadings *self, guint index);
const CoxaMeasurement *
coxa_readings_find (const CoxaReadings *self, guint index, const CoxaMeasurement *like);
CoxaMeasurementChange coxa_readings_judge (const CoxaReadings *self,
                                           guint earlier,
                                           guint later,
                                           const CoxaMeasurement *now);

G_END_DECLS
