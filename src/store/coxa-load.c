/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-load.h"

#include "coxa-history-table.h"
#include "coxa-past.h"
#include "coxa-patient-table.h"
#include "coxa-store.h"
#include "coxa-visit-table.h"

#include <glib/gi18n-lib.h>

static gboolean
is_damaged (CoxaConnection *connection, CoxaContentKind kind, gint64 key, const char *id)
{
  g_autoptr (CoxaDamage) damage = NULL;

  return !coxa_history_table_find_damage (connection, kind, key, id, &damage, NULL) ||
         damage != NULL;
}

/* As it was stored last, where the row cannot be read and is not what was stored. */
static CoxaPatient *
rescue_patient (
    CoxaConnection *connection, gint64 key, const char *id, GError *take_error, GError **error)
{
  g_autoptr (GError) failure = take_error;
  CoxaPatient *patient = NULL;

  if (g_error_matches (failure, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED))
    patient = coxa_past_load_patient (connection, id, 0, NULL);
  if (patient == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  coxa_patient_table_read_last_visit (connection, key, patient, NULL);
  return patient;
}

/**
 * coxa_load_patient:
 *
 * With the id of one who was merged into another, the patient who goes on.
 */
CoxaPatient *
coxa_load_patient (CoxaConnection *connection, const char *id, GError **error)
{
  g_autoptr (CoxaPatient) patient = NULL;
  g_autofree char *own_id = NULL;
  GError *failure = NULL;
  gint64 key;

  if (!coxa_patient_table_find_key (connection, id, &key, error))
    return NULL;
  if (key == 0)
    return coxa_patient_table_load_key (connection, key, error);
  own_id = coxa_patient_table_find_id (connection, key, error);
  if (own_id == NULL)
    return NULL;
  patient = coxa_patient_table_load_key (connection, key, &failure);
  if (patient == NULL)
    patient = rescue_patient (connection, key, own_id, failure, error);
  if (patient == NULL)
    return NULL;
  coxa_patient_set_damaged (patient, is_damaged (connection, COXA_CONTENT_PATIENT, key, own_id));
  return g_steal_pointer (&patient);
}

static CoxaVisit *
rescue_visit (CoxaConnection *connection,
              gint64 key,
              CoxaVisit *unreadable,
              const GError *failure,
              CoxaMeasureCatalogue *measures,
              GError **error)
{
  const char *id = coxa_visit_get_id (unreadable);
  CoxaVisit *visit = NULL;

  /* What is just as it was stored is not damaged: a newer program wrote it. */
  if (is_damaged (connection, COXA_CONTENT_VISIT, key, id))
    visit = coxa_past_load_visit (connection, id, 0, measures, NULL);
  if (visit == NULL) {
    g_propagate_error (error, g_error_copy (failure));
    return NULL;
  }
  coxa_visit_set_patient_id (visit, coxa_visit_get_patient_id (unreadable));
  coxa_visit_set_damaged (visit, TRUE);
  return visit;
}

static gboolean
rescue_visits (CoxaConnection *connection,
               GPtrArray *visits,
               const CoxaVisitReading *reading,
               CoxaMeasureCatalogue *measures,
               GError **error)
{
  GHashTableIter iter;
  const gint64 *key;
  const GError *failure;

  g_hash_table_iter_init (&iter, reading->unreadable);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &failure)) {
    CoxaVisit *unreadable = coxa_visit_reading_find (reading, *key);
    CoxaVisit *visit = rescue_visit (connection, *key, unreadable, failure, measures, error);
    guint place;

    if (visit == NULL)
      return FALSE;
    g_ptr_array_find (visits, unreadable, &place);
    g_object_unref (visits->pdata[place]);
    visits->pdata[place] = visit;
  }
  return TRUE;
}

/**
 * coxa_load_visits:
 * @entered_in_error: those that are hidden, instead of those that are not
 *
 * Returns: (transfer full) (element-type CoxaVisit): newest first; empty when the patient is not in
 *   the record. Only those that cannot be read are marked as damaged:
 *   coxa_history_table_list_damage() finds the others.
 */
GPtrArray *
coxa_load_visits (CoxaConnection *connection,
                  const char *patient_id,
                  gboolean entered_in_error,
                  CoxaMeasureCatalogue *measures,
                  GError **error)
{
  g_auto (CoxaVisitReading) reading = { 0 };
  g_autoptr (GPtrArray) visits = NULL;
  gint64 key;

  if (!coxa_patient_table_find_key (connection, patient_id, &key, error))
    return NULL;
  coxa_visit_reading_init (&reading, key, 0);
  visits =
      coxa_visit_table_read (connection, &reading, patient_id, entered_in_error, measures, error);
  if (visits == NULL || !rescue_visits (connection, visits, &reading, measures, error))
    return NULL;
  return g_steal_pointer (&visits);
}

static char *
find_patient_id (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autofree char *own = coxa_patient_table_find_id (connection, key, error);
  gint64 resolved;

  if (own == NULL || !coxa_patient_table_find_key (connection, own, &resolved, error))
    return NULL;
  return coxa_patient_table_find_id (connection, resolved, error);
}

/* One visit, hidden or not; NOT_FOUND when there is none. */
CoxaVisit *
coxa_load_visit (CoxaConnection *connection,
                 const char *id,
                 CoxaMeasureCatalogue *measures,
                 GError **error)
{
  g_auto (CoxaVisitReading) reading = { 0 };
  g_autoptr (GPtrArray) visits = NULL;
  g_autofree char *patient_id = NULL;
  CoxaVisitPlace place;

  if (!coxa_visit_table_find (connection, id, &place, error))
    return NULL;
  if (place.key == 0) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("The visit is not in this record."));
    return NULL;
  }
  patient_id = find_patient_id (connection, place.patient_key, error);
  if (patient_id == NULL)
    return NULL;
  coxa_visit_reading_init (&reading, 0, place.key);
  visits = coxa_visit_table_read (connection, &reading, patient_id, FALSE, measures, error);
  if (visits == NULL || !rescue_visits (connection, visits, &reading, measures, error) ||
      visits->len == 0)
    return NULL;
  coxa_visit_set_damaged (visits->pdata[0],
                          is_damaged (connection, COXA_CONTENT_VISIT, place.key, id));
  return g_object_ref (visits->pdata[0]);
}
