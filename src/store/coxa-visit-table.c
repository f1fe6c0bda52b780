/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-table.h"

#include "coxa-answer-tables.h"
#include "coxa-measurement-table.h"
#include "coxa-patient-table.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>

enum {
  FIND,
  INSERT,
  UPDATE,
  LIST,
};

static const char *const statements[] = {
  [FIND] = "SELECT key, version FROM visit WHERE id = ?",
  [INSERT] =
      "INSERT INTO visit (patient, episode, visit_at, visit_utc, examiner, age_years, pain_now,"
      " pain_best, pain_worst, pain_average, others, notes, changed_at, created_at, id, version)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, 1)",
  /* The patient of a visit does not change. */
  [UPDATE] = "UPDATE visit SET episode = ?2, visit_at = ?3, visit_utc = ?4, examiner = ?5,"
             " age_years = ?6, pain_now = ?7, pain_best = ?8, pain_worst = ?9, pain_average = ?10,"
             " others = ?11, notes = ?12, changed_at = ?13, version = version + 1"
             " WHERE patient = ?1 AND id = ?14 AND version = ?15",
  [LIST] = "SELECT v.key, v.id, v.visit_at, v.visit_utc, e.title, v.examiner, v.age_years,"
           " v.pain_now, v.pain_best, v.pain_worst, v.pain_average, v.others, v.notes, v.version"
           " FROM visit v LEFT JOIN episode e ON e.key = v.episode"
           " WHERE v.patient = ? ORDER BY v.visit_utc DESC, v.visit_at DESC, v.key DESC",
};

enum {
  KEY,
  ID,
  AT,
  UTC,
  EPISODE,
  EXAMINER,
  AGE,
  FIRST_PAIN,
  OTHERS = FIRST_PAIN + COXA_N_PAINS,
  NOTES,
  VERSION,
};

/**
 * coxa_visit_table_find:
 * @key_out: 0 when there is no such visit
 */
gboolean
coxa_visit_table_find (
    CoxaConnection *connection, const char *id, gint64 *key_out, guint *version_out, GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND], error);
  GError *failure = NULL;

  *key_out = 0;
  *version_out = 0;
  if (find == NULL)
    return FALSE;
  coxa_statement_bind_text (find, id);
  if (coxa_statement_next (find, &failure)) {
    *key_out = coxa_statement_get_int (find, 0);
    *version_out = coxa_statement_get_int (find, 1);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gint64
get_utc_usec (GDateTime *at)
{
  return g_date_time_to_unix (at) * G_USEC_PER_SEC + g_date_time_get_microsecond (at);
}

/* Binds what INSERT and UPDATE have in common. */
static void
bind_visit (CoxaStatement *statement,
            CoxaVisit *visit,
            gint64 patient_key,
            gint64 episode_key,
            const char *now)
{
  g_autofree char *at = coxa_visit_dup_at_text (visit);

  coxa_statement_bind_int (statement, patient_key);
  coxa_statement_bind_optional_int (statement, episode_key, 0);
  coxa_statement_bind_text (statement, at);
  coxa_statement_bind_int (statement, get_utc_usec (coxa_visit_get_at (visit)));
  coxa_statement_bind_text (statement, coxa_visit_get_examiner (visit));
  coxa_statement_bind_optional_int (statement, coxa_visit_get_age (visit), COXA_AGE_UNKNOWN);
  for (int i = 0; i < COXA_N_PAINS; i++)
    coxa_statement_bind_optional_int (statement, coxa_visit_get_pain (visit, i),
                                      COXA_PAIN_NOT_ASKED);
  coxa_statement_bind_text (statement, coxa_answer_ids[coxa_visit_get_others (visit)]);
  coxa_statement_bind_text (statement, coxa_visit_get_notes (visit));
  coxa_statement_bind_text (statement, now);
  coxa_statement_bind_text (statement, coxa_visit_get_id (visit));
}

static gboolean
fail_conflict (GError **error)
{
  g_set_error_literal (
      error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT,
      _ ("The visit is already in the record in another version. Nothing was stored."));
  return FALSE;
}

/**
 * coxa_visit_table_insert:
 *
 * CONFLICT when the id is taken, so that a visit saved twice is stored once.
 */
gboolean
coxa_visit_table_insert (CoxaConnection *connection,
                         CoxaVisit *visit,
                         gint64 patient_key,
                         gint64 episode_key,
                         const char *now,
                         gint64 *key_out,
                         GError **error)
{
  g_autoptr (CoxaStatement) insert = NULL;
  guint version;

  if (!coxa_visit_table_find (connection, coxa_visit_get_id (visit), key_out, &version, error))
    return FALSE;
  if (*key_out != 0)
    return fail_conflict (error);
  insert = coxa_connection_use (connection, statements[INSERT], error);
  if (insert == NULL)
    return FALSE;
  bind_visit (insert, visit, patient_key, episode_key, now);
  if (!coxa_statement_run (insert, error))
    return FALSE;
  *key_out = coxa_connection_last_key (connection);
  coxa_visit_set_version (visit, 1);
  return TRUE;
}

static gboolean
fail_not_found (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("The visit is not in this patient's record. Nothing was stored."));
  return FALSE;
}

gboolean
coxa_visit_table_update (CoxaConnection *connection,
                         CoxaVisit *visit,
                         gint64 patient_key,
                         gint64 episode_key,
                         const char *now,
                         gint64 *key_out,
                         GError **error)
{
  g_autoptr (CoxaStatement) update = NULL;
  guint version;

  if (!coxa_visit_table_find (connection, coxa_visit_get_id (visit), key_out, &version, error))
    return FALSE;
  if (*key_out == 0)
    return fail_not_found (error);
  if (version != coxa_visit_get_version (visit))
    return fail_conflict (error);
  update = coxa_connection_use (connection, statements[UPDATE], error);
  if (update == NULL)
    return FALSE;
  bind_visit (update, visit, patient_key, episode_key, now);
  coxa_statement_bind_int (update, version);
  if (!coxa_statement_run (update, error))
    return FALSE;
  if (coxa_connection_n_changed (connection) != 1)
    return fail_not_found (error);
  coxa_visit_set_version (visit, version + 1);
  return TRUE;
}

static CoxaVisit *
read_row (CoxaStatement *row, const char *patient_id, GError **error)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (coxa_statement_get_text (row, AT), NULL);
  g_autoptr (CoxaVisit) visit = NULL;
  int others;

  if (at == NULL) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                         _ ("The time of a visit in the record cannot be read."));
    return NULL;
  }
  if (!coxa_statement_get_choice (row, OTHERS, coxa_answer_ids, &others, error))
    return NULL;
  visit = coxa_visit_new (coxa_statement_get_text (row, ID), at);
  coxa_visit_set_patient_id (visit, patient_id);
  coxa_visit_set_episode (visit, coxa_statement_get_text (row, EPISODE));
  coxa_visit_set_examiner (visit, coxa_statement_get_text (row, EXAMINER));
  coxa_visit_set_age (visit, coxa_statement_get_optional_int (row, AGE, COXA_AGE_UNKNOWN));
  for (int i = 0; i < COXA_N_PAINS; i++)
    coxa_visit_set_pain (
        visit, i, coxa_statement_get_optional_int (row, FIRST_PAIN + i, COXA_PAIN_NOT_ASKED));
  coxa_visit_set_others (visit, others);
  coxa_visit_set_notes (visit, coxa_statement_get_text (row, NOTES));
  coxa_visit_set_version (visit, coxa_statement_get_int (row, VERSION));
  return g_steal_pointer (&visit);
}

/* Fills @visits in order and @by_key with the same, lent. */
static gboolean
read_visits (CoxaConnection *connection,
             gint64 patient_key,
             const char *patient_id,
             GPtrArray *visits,
             GHashTable *by_key,
             GError **error)
{
  g_autoptr (CoxaStatement) list = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (list == NULL)
    return FALSE;
  coxa_statement_bind_int (list, patient_key);
  while (coxa_statement_next (list, &failure)) {
    gint64 key = coxa_statement_get_int (list, KEY);
    CoxaVisit *visit = read_row (list, patient_id, error);

    if (visit == NULL)
      return FALSE;
    g_ptr_array_add (visits, visit);
    g_hash_table_insert (by_key, g_memdup2 (&key, sizeof key), visit);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_visit_table_list:
 *
 * Returns: (transfer full) (element-type CoxaVisit): with all they hold, newest first; empty when
 *   the patient is not in the record
 */
GPtrArray *
coxa_visit_table_list (CoxaConnection *connection,
                       const char *patient_id,
                       CoxaMeasureCatalogue *measures,
                       GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 patient_key;

  if (!coxa_patient_table_find_key (connection, patient_id, &patient_key, error) ||
      !read_visits (connection, patient_key, patient_id, visits, by_key, error) ||
      !coxa_answer_tables_read (connection, patient_key, by_key, error) ||
      !coxa_measurement_table_read (connection, patient_key, by_key, measures, error))
    return NULL;
  return g_steal_pointer (&visits);
}
