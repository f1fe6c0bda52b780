/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaVisitSection:
 *
 * One part of the visit page: shows a visit, writes back into one, says when the user changed it.
 *
 * Signal "changed" (CoxaMeasureCell or %NULL): the user changed something; the cell, where one
 * did, so that it can be undone.
 * Signal "noted": the user changed words that no judgement reads.
 */
#define COXA_TYPE_VISIT_SECTION (coxa_visit_section_get_type ())
G_DECLARE_INTERFACE (CoxaVisitSection, coxa_visit_section, COXA, VISIT_SECTION, GtkWidget)

struct _CoxaVisitSectionInterface {
  GTypeInterface parent_iface;

  const char *(*get_id) (CoxaVisitSection *self);
  const char *(*get_title) (CoxaVisitSection *self);
  void (*show) (CoxaVisitSection *self, CoxaVisit *visit, CoxaVisit *last, CoxaPatient *patient);
  void (*set_patient) (CoxaVisitSection *self, CoxaVisit *visit, CoxaPatient *patient);
  void (*set_visits) (CoxaVisitSection *self, const GPtrArray *visits, CoxaVisit *visit);
  void (*apply) (CoxaVisitSection *self, CoxaVisit *visit);
  void (*add_stops) (CoxaVisitSection *self, GPtrArray *stops);
  void (*count) (CoxaVisitSection *self, guint *filled_out, guint *total_out);
  GtkWidget *(*find) (CoxaVisitSection *self, const char *id, CoxaSide side);
  void (*set_course) (CoxaVisitSection *self, const GPtrArray *visits);
  GtkWidget *(*find_refused) (CoxaVisitSection *self);
};

const char *coxa_visit_section_get_id (CoxaVisitSection *self);
const char *coxa_visit_section_get_title (CoxaVisitSection *self);
void coxa_visit_section_show (CoxaVisitSection *self,
                              CoxaVisit *visit,
                              CoxaVisit *last,
                              CoxaPatient *patient);
void
coxa_visit_section_set_patient (CoxaVisitSection *self, CoxaVisit *visit, CoxaPatient *patient);
void coxa_visit_section_set_visits (CoxaVisitSection *self,
                                    const GPtrArray *visits,
                                    CoxaVisit *visit);
void coxa_visit_section_apply (CoxaVisitSection *self, CoxaVisit *visit);
void coxa_visit_section_add_stops (CoxaVisitSection *self, GPtrArray *stops);
void coxa_visit_section_count (CoxaVisitSection *self, guint *filled_out, guint *total_out);
GtkWidget *coxa_visit_section_find (CoxaVisitSection *self, const char *id, CoxaSide side);
void coxa_visit_section_set_course (CoxaVisitSection *self, const GPtrArray *visits);
GtkWidget *coxa_visit_section_find_refused (CoxaVisitSection *self);
void coxa_visit_section_changed (CoxaVisitSection *self, GtkWidget *cell);
void coxa_visit_section_noted (CoxaVisitSection *self);

G_END_DECLS
