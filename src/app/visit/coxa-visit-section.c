/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-section.h"

G_DEFINE_INTERFACE (CoxaVisitSection, coxa_visit_section, GTK_TYPE_WIDGET)

static guint changed_signal;
static guint noted_signal;

static void
coxa_visit_section_default_init (CoxaVisitSectionInterface *iface)
{
  changed_signal = g_signal_new ("changed", COXA_TYPE_VISIT_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  noted_signal = g_signal_new ("noted", COXA_TYPE_VISIT_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

const char *
coxa_visit_section_get_id (CoxaVisitSection *self)
{
  return COXA_VISIT_SECTION_GET_IFACE (self)->get_id (self);
}

const char *
coxa_visit_section_get_title (CoxaVisitSection *self)
{
  return COXA_VISIT_SECTION_GET_IFACE (self)->get_title (self);
}

/**
 * coxa_visit_section_show:
 * @last: (nullable): the visit before, whose values stand in grey
 */
void
coxa_visit_section_show (CoxaVisitSection *self,
                         CoxaVisit *visit,
                         CoxaVisit *last,
                         CoxaPatient *patient)
{
  COXA_VISIT_SECTION_GET_IFACE (self)->show (self, visit, last, patient);
}

/**
 * coxa_visit_section_set_patient:
 * @visit: the one shown
 * @patient: its patient, changed
 *
 * Refreshes what follows from age and sex, not the entries.
 */
void
coxa_visit_section_set_patient (CoxaVisitSection *self, CoxaVisit *visit, CoxaPatient *patient)
{
  CoxaVisitSectionInterface *iface = COXA_VISIT_SECTION_GET_IFACE (self);

  if (iface->set_patient)
    iface->set_patient (self, visit, patient);
}

/**
 * coxa_visit_section_set_visits:
 * @visits: (element-type CoxaVisit): the patient's, newest first
 * @visit: the one shown
 *
 * Lets it be held against any of them, where the section does that.
 */
void
coxa_visit_section_set_visits (CoxaVisitSection *self, const GPtrArray *visits, CoxaVisit *visit)
{
  CoxaVisitSectionInterface *iface = COXA_VISIT_SECTION_GET_IFACE (self);

  if (iface->set_visits)
    iface->set_visits (self, visits, visit);
}

void
coxa_visit_section_apply (CoxaVisitSection *self, CoxaVisit *visit)
{
  COXA_VISIT_SECTION_GET_IFACE (self)->apply (self, visit);
}

/**
 * coxa_visit_section_add_stops:
 *
 * Adds the widgets that Enter stops at, in their order.
 */
void
coxa_visit_section_add_stops (CoxaVisitSection *self, GPtrArray *stops)
{
  COXA_VISIT_SECTION_GET_IFACE (self)->add_stops (self, stops);
}

void
coxa_visit_section_count (CoxaVisitSection *self, guint *filled_out, guint *total_out)
{
  *filled_out = 0;
  *total_out = 0;
  COXA_VISIT_SECTION_GET_IFACE (self)->count (self, filled_out, total_out);
}

/**
 * coxa_visit_section_find:
 * @id: of a measure or question
 *
 * Returns: (nullable) (transfer none): where it is entered; it is made visible if it was folded
 * away
 */
GtkWidget *
coxa_visit_section_find (CoxaVisitSection *self, const char *id, CoxaSide side)
{
  CoxaVisitSectionInterface *iface = COXA_VISIT_SECTION_GET_IFACE (self);

  return iface->find ? iface->find (self, id, side) : NULL;
}

/**
 * coxa_visit_section_set_course:
 * @visits: (element-type CoxaVisit): the patient's, newest first
 *
 * What stands in grey may have been said before the last visit. To be called after
 * coxa_visit_section_show().
 */
void
coxa_visit_section_set_course (CoxaVisitSection *self, const GPtrArray *visits)
{
  CoxaVisitSectionInterface *iface = COXA_VISIT_SECTION_GET_IFACE (self);

  if (iface->set_course)
    iface->set_course (self, visits);
}

/**
 * coxa_visit_section_find_refused:
 *
 * Reads what is still being typed, but for the cells of measures, which do so themselves.
 *
 * Returns: (nullable) (transfer none): where something stands that cannot be meant
 */
GtkWidget *
coxa_visit_section_find_refused (CoxaVisitSection *self)
{
  CoxaVisitSectionInterface *iface = COXA_VISIT_SECTION_GET_IFACE (self);

  return iface->find_refused ? iface->find_refused (self) : NULL;
}

void
coxa_visit_section_changed (CoxaVisitSection *self, GtkWidget *cell)
{
  g_signal_emit (self, changed_signal, 0, cell);
}

void
coxa_visit_section_noted (CoxaVisitSection *self)
{
  g_signal_emit (self, noted_signal, 0);
}
