/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-past.h"

#include "coxa-history-table.h"
#include "coxa-migrations.h"
#include "coxa-patient-table.h"
#include "coxa-store.h"
#include "coxa-visit-table.h"

#include <glib/gi18n-lib.h>

#define KEY 1 /* in the scratch record, of each kind */

/* Up to the schema that wrote the content, so that later steps bring it along. */
static gboolean
bring_to (CoxaConnection *scratch, int schema, GError **error)
{
  guint n_steps;
  const CoxaMigration *steps = coxa_migrations_get (&n_steps);

  if (schema < 1 || schema > (int) n_steps) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                         _ ("An older version in the record cannot be read."));
    return FALSE;
  }
  return coxa_migrations_run (scratch, steps, (guint) schema, NULL, error);
}

static gboolean
put (CoxaConnection *scratch, const CoxaHistoryText *text, GError **error)
{
  int schema = coxa_content_schema (text->content);

  if (schema == COXA_CONTENT_SCHEMA)
    schema = COXA_SCHEMA_VERSION;
  return bring_to (scratch, schema, error) &&
         coxa_content_write (scratch, KEY, text->content, error);
}

/* What belongs to a visit, as it was then. Nothing to do where it has none. */
static gboolean
put_beside (CoxaConnection *connection,
            CoxaConnection *scratch,
            CoxaContentKind kind,
            const char *id,
            gint64 seq,
            GError **error)
{
  g_auto (CoxaHistoryText) text = { 0 };

  if (*id == '\0')
    return TRUE;
  return coxa_history_table_read_text (connection, kind, id, 0, seq, &text, error) &&
         put (scratch, &text, error);
}

/**
 * coxa_past_load_patient:
 * @version: or 0 for what was stored last
 */
CoxaPatient *
coxa_past_load_patient (CoxaConnection *connection, const char *id, guint version, GError **error)
{
  g_auto (CoxaHistoryText) text = { 0 };
  g_autoptr (CoxaConnection) scratch = NULL;

  if (!coxa_history_table_read_text (connection, COXA_CONTENT_PATIENT, id, version, 0, &text,
                                     error))
    return NULL;
  scratch = coxa_connection_open_memory (error);
  if (scratch == NULL || !put (scratch, &text, error) ||
      !bring_to (scratch, COXA_SCHEMA_VERSION, error))
    return NULL;
  return coxa_patient_table_load (scratch, id, error);
}

static CoxaVisit *
read_visit (CoxaConnection *scratch, CoxaMeasureCatalogue *measures, GError **error)
{
  g_auto (CoxaVisitReading) reading = { 0 };
  g_autoptr (GPtrArray) visits = NULL;
  GHashTableIter iter;
  const GError *unreadable;

  coxa_visit_reading_init (&reading, 0, KEY);
  visits = coxa_visit_table_read (scratch, &reading, NULL, FALSE, measures, error);
  if (visits == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, reading.unreadable);
  if (g_hash_table_iter_next (&iter, NULL, (gpointer *) &unreadable)) {
    g_propagate_error (error, g_error_copy (unreadable));
    return NULL;
  }
  return visits->len == 1 ? g_object_ref (visits->pdata[0]) : NULL;
}

static char *
find_patient (CoxaConnection *connection, const char *visit_id, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) entries = coxa_history_table_list_record (connection, visit_id, error);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->seq == seq)
      return g_strdup (entry->patient);
  }
  return NULL;
}

/**
 * coxa_past_load_visit:
 * @version: or 0 for what was stored last
 */
CoxaVisit *
coxa_past_load_visit (CoxaConnection *connection,
                      const char *id,
                      guint version,
                      CoxaMeasureCatalogue *measures,
                      GError **error)
{
  g_auto (CoxaHistoryText) text = { 0 };
  g_autofree char *patient = NULL;
  g_autofree char *episode = NULL;
  g_autoptr (CoxaConnection) scratch = NULL;
  CoxaVisit *visit;

  if (!coxa_history_table_read_text (connection, COXA_CONTENT_VISIT, id, version, 0, &text,
                                     error) ||
      (patient = find_patient (connection, id, text.seq, error)) == NULL ||
      (episode = coxa_history_table_find_episode (connection, text.seq, error)) == NULL ||
      (scratch = coxa_connection_open_memory (error)) == NULL)
    return NULL;
  if (!put_beside (connection, scratch, COXA_CONTENT_PATIENT, patient, text.seq, error) ||
      !put_beside (connection, scratch, COXA_CONTENT_EPISODE, episode, text.seq, error) ||
      !put (scratch, &text, error) || !bring_to (scratch, COXA_SCHEMA_VERSION, error))
    return NULL;
  visit = read_visit (scratch, measures, error);
  if (visit != NULL)
    coxa_visit_set_patient_id (visit, patient);
  return visit;
}
