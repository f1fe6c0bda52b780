/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-table.h"

#include "coxa-answer-tables.h"
#include "coxa-contents-tables.h"
#include "coxa-measurement-table.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum {
  FIND,
  INSERT,
  UPDATE,
  LIST,
  SIGN,
  OPEN_SIGNED,
  CLOSE_SIGNED,
  MARK,
  MOVE,
};

static const char *const statements[] = {
  [FIND] = "SELECT key, version, patient, state, entered_in_error FROM visit WHERE id = ?",
  [INSERT] =
      "INSERT INTO visit (patient, episode, visit_at, visit_utc, examiner, age_years, pain_now,"
      " pain_best, pain_worst, pain_average, others, notes, changed_at, created_at, id, version)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, 1)",
  [UPDATE] = "UPDATE visit SET episode = ?1, visit_at = ?2, visit_utc = ?3, examiner = ?4,"
             " age_years = ?5, pain_now = ?6, pain_best = ?7, pain_worst = ?8, pain_average = ?9,"
             " others = ?10, notes = ?11, changed_at = ?12, version = version + 1"
             " WHERE id = ?13 AND version = ?14",
  [LIST] = "SELECT v.key, v.id, v.visit_at, v.visit_utc, e.title, v.examiner, v.age_years,"
           " v.pain_now, v.pain_best, v.pain_worst, v.pain_average, v.others, v.notes, v.version,"
           " v.signed_initials, v.signed_at, v.entered_in_error"
           " FROM " COXA_VISIT_SCOPE " s CROSS JOIN visit v ON v.key = s.key"
           " LEFT JOIN episode e ON e.key = v.episode"
           " WHERE v.entered_in_error = ?3 OR ?2 IS NOT NULL"
           " ORDER BY v.visit_utc DESC, v.visit_at DESC, v.key DESC",
  [SIGN] = "UPDATE visit SET state = 'signed', signed_at = ?2, signed_by = ?3,"
           " signed_initials = ?4, changed_at = ?2, version = version + ?5 WHERE key = ?1",
  [OPEN_SIGNED] = "INSERT INTO signed_change (visit, reason, initials, at) VALUES (?, ?, ?, ?)",
  [CLOSE_SIGNED] = "DELETE FROM signed_change WHERE visit = ?",
  [MARK] = "UPDATE visit SET entered_in_error = ?2, changed_at = ?3, version = version + 1"
           " WHERE key = ?1",
  [MOVE] = "UPDATE visit SET patient = ?2, episode = ?3, changed_at = ?4, version = version + 1"
           " WHERE key = ?1",
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
  SIGNED_INITIALS,
  SIGNED_AT,
  ENTERED_IN_ERROR,
};

/**
 * coxa_visit_table_find:
 * @place_out: all 0 when there is no such visit
 */
gboolean
coxa_visit_table_find (CoxaConnection *connection,
                       const char *id,
                       CoxaVisitPlace *place_out,
                       GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND], error);
  GError *failure = NULL;

  memset (place_out, 0, sizeof *place_out);
  if (find == NULL)
    return FALSE;
  coxa_statement_bind_text (find, id);
  if (coxa_statement_next (find, &failure)) {
    place_out->key = coxa_statement_get_int (find, 0);
    place_out->version = coxa_statement_get_int (find, 1);
    place_out->patient_key = coxa_statement_get_int (find, 2);
    place_out->is_signed = g_strcmp0 (coxa_statement_get_text (find, 3), "signed") == 0;
    place_out->entered_in_error = coxa_statement_get_int (find, 4) != 0;
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
bind_visit (CoxaStatement *statement, CoxaVisit *visit, gint64 episode_key, const char *now)
{
  g_autofree char *at = coxa_visit_dup_at_text (visit);

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
  CoxaVisitPlace taken;

  if (!coxa_visit_table_find (connection, coxa_visit_get_id (visit), &taken, error))
    return FALSE;
  if (taken.key != 0)
    return fail_conflict (error);
  insert = coxa_connection_use (connection, statements[INSERT], error);
  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, patient_key);
  bind_visit (insert, visit, episode_key, now);
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

/**
 * coxa_visit_table_find_version:
 *
 * As coxa_visit_table_find(), for a change on top of @version: NOT_FOUND when there is no such
 * visit, CONFLICT when it stands at another version.
 */
gboolean
coxa_visit_table_find_version (CoxaConnection *connection,
                               const char *id,
                               guint version,
                               CoxaVisitPlace *place_out,
                               GError **error)
{
  if (!coxa_visit_table_find (connection, id, place_out, error))
    return FALSE;
  if (place_out->key == 0)
    return fail_not_found (error);
  return place_out->version == version || fail_conflict (error);
}

/* On top of the version that @visit carries. */
gboolean
coxa_visit_table_update (CoxaConnection *connection,
                         CoxaVisit *visit,
                         gint64 episode_key,
                         const char *now,
                         GError **error)
{
  g_autoptr (CoxaStatement) update = coxa_connection_use (connection, statements[UPDATE], error);
  guint version = coxa_visit_get_version (visit);

  if (update == NULL)
    return FALSE;
  bind_visit (update, visit, episode_key, now);
  coxa_statement_bind_int (update, version);
  if (!coxa_statement_run (update, error))
    return FALSE;
  if (coxa_connection_n_changed (connection) != 1)
    return fail_not_found (error);
  coxa_visit_set_version (visit, version + 1);
  return TRUE;
}

/**
 * coxa_visit_table_sign:
 * @n_versions: 1 when signing makes a version of its own, 0 when it belongs to one being made
 */
gboolean
coxa_visit_table_sign (CoxaConnection *connection,
                       gint64 key,
                       const CoxaStoreContext *context,
                       const char *now,
                       int n_versions,
                       GError **error)
{
  g_autoptr (CoxaStatement) sign = coxa_connection_use (connection, statements[SIGN], error);

  if (sign == NULL)
    return FALSE;
  coxa_statement_bind_int (sign, key);
  coxa_statement_bind_text (sign, now);
  coxa_statement_bind_text (sign, context->clinician);
  coxa_statement_bind_text (sign, context->initials);
  coxa_statement_bind_int (sign, n_versions);
  return coxa_statement_run (sign, error);
}

/* Between this and coxa_visit_table_close_signed() a signed visit can be changed. */
gboolean
coxa_visit_table_open_signed (CoxaConnection *connection,
                              gint64 key,
                              const char *reason,
                              const char *initials,
                              const char *now,
                              GError **error)
{
  g_autoptr (CoxaStatement) open = coxa_connection_use (connection, statements[OPEN_SIGNED], error);

  if (open == NULL)
    return FALSE;
  coxa_statement_bind_int (open, key);
  coxa_statement_bind_text (open, reason);
  coxa_statement_bind_text (open, initials);
  coxa_statement_bind_text (open, now);
  return coxa_statement_run (open, error);
}

gboolean
coxa_visit_table_close_signed (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) close =
      coxa_connection_use (connection, statements[CLOSE_SIGNED], error);

  if (close == NULL)
    return FALSE;
  coxa_statement_bind_int (close, key);
  return coxa_statement_run (close, error);
}

gboolean
coxa_visit_table_mark (CoxaConnection *connection,
                       gint64 key,
                       gboolean entered_in_error,
                       const char *now,
                       GError **error)
{
  g_autoptr (CoxaStatement) mark = coxa_connection_use (connection, statements[MARK], error);

  if (mark == NULL)
    return FALSE;
  coxa_statement_bind_int (mark, key);
  coxa_statement_bind_int (mark, entered_in_error ? 1 : 0);
  coxa_statement_bind_text (mark, now);
  return coxa_statement_run (mark, error);
}

gboolean
coxa_visit_table_move (CoxaConnection *connection,
                       gint64 key,
                       gint64 patient_key,
                       gint64 episode_key,
                       const char *now,
                       GError **error)
{
  g_autoptr (CoxaStatement) move = coxa_connection_use (connection, statements[MOVE], error);

  if (move == NULL)
    return FALSE;
  coxa_statement_bind_int (move, key);
  coxa_statement_bind_int (move, patient_key);
  coxa_statement_bind_optional_int (move, episode_key, 0);
  coxa_statement_bind_text (move, now);
  return coxa_statement_run (move, error);
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
  coxa_visit_set_signed (visit, coxa_statement_get_text (row, SIGNED_INITIALS),
                         coxa_statement_get_text (row, SIGNED_AT));
  coxa_visit_set_entered_in_error (visit, coxa_statement_get_int (row, ENTERED_IN_ERROR) != 0);
  return g_steal_pointer (&visit);
}

/* A visit whose own row cannot be read has a place in the list all the same. */
static CoxaVisit *
make_stand_in (CoxaStatement *row)
{
  g_autoptr (GDateTime) unknown = g_date_time_new_from_unix_utc (0);
  const char *id = coxa_statement_get_text (row, ID);

  return coxa_visit_new (id != NULL ? id : "", unknown);
}

/* Fills @visits in order and @reading with the same. */
static gboolean
read_visits (CoxaConnection *connection,
             const char *patient_id,
             gboolean entered_in_error,
             GPtrArray *visits,
             CoxaVisitReading *reading,
             GError **error)
{
  g_autoptr (CoxaStatement) list = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (list == NULL)
    return FALSE;
  coxa_visit_reading_bind (reading, list);
  coxa_statement_bind_int (list, entered_in_error ? 1 : 0);
  while (coxa_statement_next (list, &failure)) {
    gint64 key = coxa_statement_get_int (list, KEY);
    GError *unreadable = NULL;
    CoxaVisit *visit = read_row (list, patient_id, &unreadable);

    if (visit == NULL) {
      coxa_visit_reading_note (reading, key, unreadable);
      visit = make_stand_in (list);
    }
    g_ptr_array_add (visits, visit);
    g_hash_table_insert (reading->visits, g_memdup2 (&key, sizeof key), g_object_ref (visit));
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_visit_table_read:
 * @reading: says whose or which visits; afterwards also which could not be understood
 * @patient_id: (nullable): as the caller knows the patient
 * @entered_in_error: those that are hidden, instead of those that are not
 *
 * Returns: (transfer full) (element-type CoxaVisit): with all they hold, newest first
 */
GPtrArray *
coxa_visit_table_read (CoxaConnection *connection,
                       CoxaVisitReading *reading,
                       const char *patient_id,
                       gboolean entered_in_error,
                       CoxaMeasureCatalogue *measures,
                       GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);

  if (!read_visits (connection, patient_id, entered_in_error, visits, reading, error) ||
      !coxa_answer_tables_read (connection, reading, error) ||
      !coxa_contents_tables_read (connection, reading, error) ||
      !coxa_measurement_table_read (connection, reading, measures, error))
    return NULL;
  return g_steal_pointer (&visits);
}
