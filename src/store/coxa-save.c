/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-save.h"

#include "coxa-answer-tables.h"
#include "coxa-episode-table.h"
#include "coxa-measurement-table.h"
#include "coxa-patient-table.h"
#include "coxa-result-table.h"
#include "coxa-visit-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_patient (CoxaPatient *patient, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (coxa_patient_check (patient, &refusal))
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT, refusal->message);
  return FALSE;
}

static gboolean
check_visit (CoxaVisit *visit, GError **error)
{
  const char *id = coxa_visit_get_id (visit);

  if (id != NULL && g_uuid_string_is_valid (id))
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT,
                       _ ("The visit's id is not a UUID. Nothing was stored."));
  return FALSE;
}

static gboolean
write_patient (CoxaConnection *connection, CoxaPatient *patient, const char *now, GError **error)
{
  if (!check_patient (patient, error))
    return FALSE;
  if (coxa_patient_get_version (patient) == 0)
    return coxa_patient_table_insert (connection, patient, now, error);
  return coxa_patient_table_update (connection, patient, now, error);
}

static gboolean
find_or_add_patient (CoxaConnection *connection,
                     CoxaPatient *patient,
                     const char *now,
                     gint64 *key_out,
                     GError **error)
{
  const char *id = coxa_patient_get_id (patient);

  if (!coxa_patient_table_find_key (connection, id, key_out, error))
    return FALSE;
  if (*key_out != 0)
    return TRUE;
  if (coxa_patient_get_version (patient) != 0) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("The patient is not in this record. Nothing was stored."));
    return FALSE;
  }
  return check_patient (patient, error) &&
         coxa_patient_table_insert (connection, patient, now, error) &&
         coxa_patient_table_find_key (connection, id, key_out, error);
}

/* The id of an episode that begins with a visit follows from the visit (as in RFC 4122, 4.3):
 * the same visits make the same record. */
static char *
make_episode_id (const char *visit_id, const char *title)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *lower = g_ascii_strdown (visit_id, -1);
  guint8 d[20];
  gsize length = sizeof d;

  g_checksum_update (sum, (const guchar *) lower, -1);
  g_checksum_update (sum, (const guchar *) title, -1);
  g_checksum_get_digest (sum, d, &length);
  d[6] = (d[6] & 0x0f) | 0x50;
  d[8] = (d[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
                          d[12], d[13], d[14], d[15]);
}

static gboolean
find_episode (CoxaConnection *connection,
              CoxaVisit *visit,
              gint64 patient_key,
              gint64 *key_out,
              GError **error)
{
  const char *title = coxa_visit_get_episode (visit);
  g_autofree char *at = NULL;
  g_autofree char *id = NULL;

  *key_out = 0;
  if (title == NULL || *title == '\0')
    return TRUE;
  at = coxa_visit_dup_at_text (visit);
  id = make_episode_id (coxa_visit_get_id (visit), title);
  return coxa_episode_table_find_or_open (connection, patient_key, title, id, at, key_out, error);
}

static gboolean
empty_visit (CoxaConnection *connection, gint64 visit_key, GError **error)
{
  return coxa_measurement_table_remove (connection, visit_key, error) &&
         coxa_answer_tables_remove (connection, visit_key, error) &&
         coxa_result_table_remove (connection, visit_key, error);
}

static gboolean
fill_visit (CoxaConnection *connection,
            gint64 visit_key,
            const CoxaStoreEntry *entry,
            const char *now,
            GError **error)
{
  if (!coxa_measurement_table_insert (connection, visit_key, entry->visit, error) ||
      !coxa_answer_tables_insert (connection, visit_key, entry->visit, error))
    return FALSE;
  return entry->result == NULL ||
         coxa_result_table_insert (connection, visit_key, entry->result, now, error);
}

static gboolean
write_entry (CoxaConnection *connection,
             const CoxaStoreEntry *entry,
             const char *now,
             GError **error)
{
  CoxaVisit *visit = entry->visit;
  gint64 patient_key, episode_key, visit_key;

  if (!check_visit (visit, error) ||
      !find_or_add_patient (connection, entry->patient, now, &patient_key, error) ||
      !find_episode (connection, visit, patient_key, &episode_key, error))
    return FALSE;
  if (coxa_visit_get_version (visit) == 0)
    return coxa_visit_table_insert (connection, visit, patient_key, episode_key, now, &visit_key,
                                    error) &&
           fill_visit (connection, visit_key, entry, now, error);
  return coxa_visit_table_update (connection, visit, patient_key, episode_key, now, &visit_key,
                                  error) &&
         empty_visit (connection, visit_key, error) &&
         fill_visit (connection, visit_key, entry, now, error);
}

/**
 * coxa_save_patient:
 *
 * One transaction. @patient gets its new version (and clinic), which mean nothing after a failure.
 */
gboolean
coxa_save_patient (CoxaConnection *connection,
                   CoxaPatient *patient,
                   const char *now,
                   GError **error)
{
  if (!coxa_connection_begin_write (connection, error))
    return FALSE;
  if (!write_patient (connection, patient, now, error)) {
    coxa_connection_roll_back (connection);
    return FALSE;
  }
  return coxa_connection_commit (connection, error);
}

/**
 * coxa_save_visits:
 * @entries: (element-type CoxaStoreEntry)
 *
 * All of the entries in one transaction, or none.
 */
gboolean
coxa_save_visits (CoxaConnection *connection, GPtrArray *entries, const char *now, GError **error)
{
  if (!coxa_connection_begin_write (connection, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!write_entry (connection, g_ptr_array_index (entries, i), now, error)) {
      coxa_connection_roll_back (connection);
      return FALSE;
    }
  return coxa_connection_commit (connection, error);
}
