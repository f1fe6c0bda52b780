/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-save.h"

#include "coxa-answer-tables.h"
#include "coxa-contents-tables.h"
#include "coxa-episode-table.h"
#include "coxa-history-table.h"
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
fail_not_found (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("The patient is not in this record. Nothing was stored."));
  return FALSE;
}

static gboolean
add_patient (CoxaWriting *writing, CoxaPatient *patient, gint64 *key_out, GError **error)
{
  CoxaPatientPlace place;

  if (!check_patient (patient, error) ||
      !coxa_patient_table_insert (writing->connection, patient, writing->now, error) ||
      !coxa_patient_table_find_own (writing->connection, coxa_patient_get_id (patient), &place,
                                    error))
    return FALSE;
  *key_out = place.key;
  return coxa_writing_keep (writing, COXA_CONTENT_PATIENT, place.key, COXA_ACTION_CREATED, NULL,
                            NULL, error);
}

static gboolean
change_patient (CoxaWriting *writing, CoxaPatient *patient, GError **error)
{
  const char *id = coxa_patient_get_id (patient);
  CoxaPatientPlace place;

  if (!check_patient (patient, error) ||
      !coxa_patient_table_find_own (writing->connection, id, &place, error))
    return FALSE;
  if (place.key == 0)
    return fail_not_found (error);
  return coxa_history_table_check_intact (writing->connection, COXA_CONTENT_PATIENT, place.key, id,
                                          error) &&
         coxa_patient_table_update (writing->connection, patient, writing->now, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_PATIENT, place.key, COXA_ACTION_CHANGED, NULL,
                            NULL, error);
}

static gboolean
find_or_add_patient (CoxaWriting *writing, CoxaPatient *patient, gint64 *key_out, GError **error)
{
  if (!coxa_patient_table_find_key (writing->connection, coxa_patient_get_id (patient), key_out,
                                    error))
    return FALSE;
  if (*key_out != 0)
    return TRUE;
  if (coxa_patient_get_version (patient) != 0)
    return fail_not_found (error);
  return add_patient (writing, patient, key_out, error);
}

/* The id of an episode that begins with a visit follows from the visit (as in RFC 4122, 4.3):
 * the same visits make the same record. */
static char *
make_episode_id (const char *seed, const char *title)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *lower = g_ascii_strdown (seed, -1);
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

/**
 * coxa_save_find_episode:
 * @seed: what the id of a new episode follows from: the visit's
 * @opened_at: of a new episode
 * @key_out: 0 where @title says none
 *
 * Finds the patient's open episode of this title, or opens one.
 */
gboolean
coxa_save_find_episode (CoxaWriting *writing,
                        const char *title,
                        const char *seed,
                        const char *opened_at,
                        gint64 patient_key,
                        gint64 *key_out,
                        GError **error)
{
  g_autofree char *id = NULL;
  gboolean opened;

  *key_out = 0;
  if (title == NULL || *title == '\0')
    return TRUE;
  id = make_episode_id (seed, title);
  if (!coxa_episode_table_find_or_open (writing->connection, patient_key, title, id, opened_at,
                                        key_out, &opened, error))
    return FALSE;
  return !opened || coxa_writing_keep (writing, COXA_CONTENT_EPISODE, *key_out, COXA_ACTION_CREATED,
                                       NULL, NULL, error);
}

static gboolean
find_episode (
    CoxaWriting *writing, CoxaVisit *visit, gint64 patient_key, gint64 *key_out, GError **error)
{
  g_autofree char *at = coxa_visit_dup_at_text (visit);

  return coxa_save_find_episode (writing, coxa_visit_get_episode (visit), coxa_visit_get_id (visit),
                                 at, patient_key, key_out, error);
}

/* A visit stays in its episode as long as it names the same, even when that is closed. */
static gboolean
find_episode_again (CoxaWriting *writing,
                    CoxaVisit *visit,
                    const CoxaVisitPlace *place,
                    gint64 *key_out,
                    GError **error)
{
  const char *title = coxa_visit_get_episode (visit);

  if (title != NULL &&
      !coxa_episode_table_find_of_visit (writing->connection, place->key, title, key_out, error))
    return FALSE;
  if (title != NULL && *key_out != 0)
    return TRUE;
  return find_episode (writing, visit, place->patient_key, key_out, error);
}

/* Takes away what hangs on it, to be written anew. */
gboolean
coxa_save_empty_visit (CoxaConnection *connection, gint64 visit_key, GError **error)
{
  return coxa_measurement_table_remove (connection, visit_key, error) &&
         coxa_answer_tables_remove (connection, visit_key, error) &&
         coxa_contents_tables_remove (connection, visit_key, error) &&
         coxa_result_table_remove (connection, visit_key, error);
}

static gboolean
fill_visit (CoxaWriting *writing, gint64 visit_key, const CoxaStoreEntry *entry, GError **error)
{
  CoxaConnection *connection = writing->connection;

  if (!coxa_measurement_table_insert (connection, visit_key, entry->visit, error) ||
      !coxa_answer_tables_insert (connection, visit_key, entry->visit, error) ||
      !coxa_contents_tables_insert (connection, visit_key, entry->visit, error))
    return FALSE;
  return entry->result == NULL ||
         coxa_result_table_insert (connection, visit_key, entry->result, writing->now, error);
}

/* What is signed says by whom. */
static gboolean
check_author (const CoxaWriting *writing, GError **error)
{
  if (*writing->context->initials != '\0')
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT,
                       _ ("Nobody is named who signs. Nothing was stored."));
  return FALSE;
}

static gboolean
sign_if_meant (CoxaWriting *writing, gint64 key, gboolean meant, CoxaVisit *visit, GError **error)
{
  if (!meant)
    return TRUE;
  coxa_visit_set_signed (visit, writing->context->initials, writing->now);
  return check_author (writing, error) &&
         coxa_visit_table_sign (writing->connection, key, writing->context, writing->now, 0, error);
}

static gboolean
add_visit (CoxaWriting *writing, const CoxaStoreEntry *entry, gint64 patient_key, GError **error)
{
  gint64 episode_key, key;

  return find_episode (writing, entry->visit, patient_key, &episode_key, error) &&
         coxa_visit_table_insert (writing->connection, entry->visit, patient_key, episode_key,
                                  writing->now, &key, error) &&
         fill_visit (writing, key, entry, error) &&
         sign_if_meant (writing, key, entry->sign, entry->visit, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_VISIT, key,
                            entry->sign ? COXA_ACTION_SIGNED : COXA_ACTION_CREATED, NULL, NULL,
                            error);
}

static gboolean
write_visit (CoxaWriting *writing,
             const CoxaStoreEntry *entry,
             const CoxaVisitPlace *place,
             gboolean sign,
             GError **error)
{
  gint64 episode_key;

  return find_episode_again (writing, entry->visit, place, &episode_key, error) &&
         coxa_visit_table_update (writing->connection, entry->visit, episode_key, writing->now,
                                  error) &&
         coxa_save_empty_visit (writing->connection, place->key, error) &&
         fill_visit (writing, place->key, entry, error) &&
         sign_if_meant (writing, place->key, sign, entry->visit, error);
}

static gboolean
change_unsigned (CoxaWriting *writing,
                 const CoxaStoreEntry *entry,
                 const CoxaVisitPlace *place,
                 GError **error)
{
  return write_visit (writing, entry, place, entry->sign, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_VISIT, place->key,
                            entry->sign ? COXA_ACTION_SIGNED : COXA_ACTION_CHANGED, entry->reason,
                            NULL, error);
}

/* An amendment stays signed, by whoever amends. */
static gboolean
amend (CoxaWriting *writing,
       const CoxaStoreEntry *entry,
       const CoxaVisitPlace *place,
       GError **error)
{
  if (!coxa_save_is_reason (entry->reason)) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_SIGNED,
                         _ ("The visit is signed and stays as it is. It can be amended, with a"
                            " reason. Nothing was stored."));
    return FALSE;
  }
  return check_author (writing, error) &&
         coxa_visit_table_open_signed (writing->connection, place->key, entry->reason,
                                       writing->context->initials, writing->now, error) &&
         write_visit (writing, entry, place, TRUE, error) &&
         coxa_visit_table_close_signed (writing->connection, place->key, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_VISIT, place->key, COXA_ACTION_AMENDED,
                            entry->reason, NULL, error);
}

static gboolean
fail_other_patient (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("The visit is not in this patient's record. Nothing was stored."));
  return FALSE;
}

/* The visit may lie with one who was merged into the patient. */
static gboolean
check_patient_of_visit (CoxaConnection *connection,
                        const CoxaVisitPlace *place,
                        gint64 patient_key,
                        GError **error)
{
  g_autofree char *id = coxa_patient_table_find_id (connection, place->patient_key, error);
  gint64 key;

  if (id == NULL || !coxa_patient_table_find_key (connection, id, &key, error))
    return FALSE;
  return key == patient_key || fail_other_patient (error);
}

static gboolean
change_visit (CoxaWriting *writing, const CoxaStoreEntry *entry, gint64 patient_key, GError **error)
{
  const char *id = coxa_visit_get_id (entry->visit);
  CoxaVisitPlace place;

  if (!coxa_visit_table_find_version (writing->connection, id,
                                      coxa_visit_get_version (entry->visit), &place, error) ||
      !check_patient_of_visit (writing->connection, &place, patient_key, error) ||
      !coxa_history_table_check_intact (writing->connection, COXA_CONTENT_VISIT, place.key, id,
                                        error))
    return FALSE;
  return place.is_signed ? amend (writing, entry, &place, error)
                         : change_unsigned (writing, entry, &place, error);
}

static gboolean
write_entry (CoxaWriting *writing, const CoxaStoreEntry *entry, GError **error)
{
  gint64 patient_key;

  if (!check_visit (entry->visit, error) ||
      !find_or_add_patient (writing, entry->patient, &patient_key, error))
    return FALSE;
  if (coxa_visit_get_version (entry->visit) == 0)
    return add_visit (writing, entry, patient_key, error);
  return change_visit (writing, entry, patient_key, error);
}

/* Whether it says anything. */
gboolean
coxa_save_is_reason (const char *reason)
{
  g_autofree char *said = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  return *said != '\0';
}

/* @patient gets its new version (and clinic), which mean nothing after a failure. */
gboolean
coxa_save_patient (CoxaWriting *writing, CoxaPatient *patient, GError **error)
{
  gint64 key;

  if (coxa_patient_get_version (patient) == 0)
    return add_patient (writing, patient, &key, error);
  return change_patient (writing, patient, error);
}

/* @entries: (element-type CoxaStoreEntry) */
gboolean
coxa_save_visits (CoxaWriting *writing, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (!write_entry (writing, g_ptr_array_index (entries, i), error))
      return FALSE;
  return TRUE;
}
