/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/* The keys of the visits that are read: all of the patient ?1 and of those merged into it, or the
 * one visit ?2. */
#define COXA_VISIT_SCOPE                                                      \
  "(WITH RECURSIVE same (key) AS (SELECT ?1 UNION"                            \
  " SELECT p.key FROM same CROSS JOIN patient p ON p.merged_into = same.key)" \
  " SELECT w.key FROM same CROSS JOIN visit w ON w.patient = same.key"        \
  " UNION ALL SELECT ?2 WHERE ?2 IS NOT NULL)"

/**
 * CoxaVisitReading:
 *
 * Visits while their tables are read. One that cannot be understood is noted, so that the others
 * stay usable; whoever began the reading decides what it means.
 */
typedef struct {
  gint64 patient_key;     /* or 0 */
  gint64 visit_key;       /* or 0 */
  GHashTable *visits;     /* key -> CoxaVisit */
  GHashTable *unreadable; /* key -> GError, owned */
} CoxaVisitReading;

void coxa_visit_reading_init (CoxaVisitReading *self, gint64 patient_key, gint64 visit_key);
void coxa_visit_reading_clear (CoxaVisitReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CoxaVisitReading, coxa_visit_reading_clear)

void coxa_visit_reading_bind (const CoxaVisitReading *self, CoxaStatement *statement);
CoxaVisit *coxa_visit_reading_find (const CoxaVisitReading *self, gint64 key);
void coxa_visit_reading_note (CoxaVisitReading *self, gint64 key, GError *take_error);

G_END_DECLS
