/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-table.h"

#include "coxa-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum {
  CREATE_CLINIC,
  FIND_CLINIC,
  FIND_KEY,
  FIND_VERSION,
  INSERT,
  UPDATE,
  INDEX_NAME,
  UNINDEX_NAME,
  LOAD,
  COUNT,
  LAST_VISIT,
  FIND_OWN,
  FIND_ID,
  MERGED,
  ARCHIVE,
  MERGE,
  TOUCH,
  READ_PARTS,
  REFOLD,
};

static const char *const statements[] = {
  [CREATE_CLINIC] = "INSERT INTO clinic (id) VALUES (?)",
  [FIND_CLINIC] = "SELECT id FROM clinic LIMIT 1",
  /* Of the patient who goes on, where this one was merged into another. */
  [FIND_KEY] = "WITH RECURSIVE up (key, merged_into) AS"
               " (SELECT key, merged_into FROM patient WHERE id = ?"
               " UNION SELECT p.key, p.merged_into FROM up"
               " CROSS JOIN patient p ON p.key = up.merged_into)"
               " SELECT key FROM up WHERE merged_into IS NULL",
  [FIND_VERSION] = "SELECT key, version, parts FROM patient WHERE id = ?",
  [INSERT] = "INSERT INTO patient (clinic, family, given, birth_date, sex, language, number,"
             " precautions, fold, gfold, nfold, parts, changed_at, created_at, id, version)"
             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, 1)",
  [UPDATE] = "UPDATE patient SET clinic = ?1, family = ?2, given = ?3, birth_date = ?4, sex = ?5,"
             " language = ?6, number = ?7, precautions = ?8, fold = ?9, gfold = ?10, nfold = ?11,"
             " parts = ?12, changed_at = ?13, version = version + 1"
             " WHERE id = ?14 AND version = ?15",
  [INDEX_NAME] = "INSERT INTO patient_name (rowid, parts) VALUES (?, ?)",
  [UNINDEX_NAME] = "INSERT INTO patient_name (patient_name, rowid, parts) VALUES ('delete', ?, ?)",
  [LOAD] = "SELECT " COXA_PATIENT_COLUMNS " FROM patient p WHERE p.key = ?",
  [COUNT] = "SELECT count (*) FROM patient",
  [LAST_VISIT] = "SELECT visit_at, visit_utc FROM visit WHERE patient = ? AND entered_in_error = 0"
                 " ORDER BY visit_utc DESC, visit_at DESC LIMIT 1",
  [FIND_OWN] = "SELECT key, version, archived, merged_into FROM patient WHERE id = ?",
  [FIND_ID] = "SELECT id FROM patient WHERE key = ?",
  [MERGED] = "SELECT key FROM patient WHERE merged_into = ?",
  [ARCHIVE] = "UPDATE patient SET archived = ?2, changed_at = ?3, version = version + 1"
              " WHERE key = ?1",
  [MERGE] = "UPDATE patient SET merged_into = ?2, changed_at = ?3, version = version + 1"
            " WHERE key = ?1",
  [READ_PARTS] = "SELECT parts FROM patient WHERE key = ?",
  [REFOLD] = "UPDATE patient SET fold = ?2, gfold = ?3, nfold = ?4, parts = ?5 WHERE key = ?1",
  [TOUCH] = "UPDATE patient SET precautions = ?2, changed_at = ?3, version = version + 1"
            " WHERE key = ?1",
};

gboolean
coxa_clinic_table_create (CoxaConnection *connection, const char *id, GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[CREATE_CLINIC], error);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_text (insert, id);
  return coxa_statement_run (insert, error);
}

/**
 * coxa_patient_table_find_key:
 * @key_out: 0 when the patient is not in the record
 */
gboolean
coxa_patient_table_find_key (CoxaConnection *connection,
                             const char *id,
                             gint64 *key_out,
                             GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND_KEY], error);
  GError *failure = NULL;

  *key_out = 0;
  if (find == NULL)
    return FALSE;
  coxa_statement_bind_text (find, id);
  if (coxa_statement_next (find, &failure))
    *key_out = coxa_statement_get_int (find, 0);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_patient_table_find_own:
 *
 * The patient with just this id, merged or not.
 */
gboolean
coxa_patient_table_find_own (CoxaConnection *connection,
                             const char *id,
                             CoxaPatientPlace *place_out,
                             GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND_OWN], error);
  GError *failure = NULL;

  memset (place_out, 0, sizeof *place_out);
  if (find == NULL)
    return FALSE;
  coxa_statement_bind_text (find, id);
  if (coxa_statement_next (find, &failure)) {
    place_out->key = coxa_statement_get_int (find, 0);
    place_out->version = coxa_statement_get_int (find, 1);
    place_out->archived = coxa_statement_get_int (find, 2) != 0;
    place_out->merged_into = coxa_statement_get_optional_int (find, 3, 0);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

char *
coxa_patient_table_find_id (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND_ID], error);

  if (find == NULL)
    return NULL;
  coxa_statement_bind_int (find, key);
  return coxa_statement_next (find, error) ? g_strdup (coxa_statement_get_text (find, 0)) : NULL;
}

/* A patient who names no clinic belongs to the one of this file. */
static gboolean
give_clinic (CoxaConnection *connection, CoxaPatient *patient, GError **error)
{
  g_autoptr (CoxaStatement) find = NULL;

  if (coxa_patient_get_clinic (patient) != NULL)
    return TRUE;
  find = coxa_connection_use (connection, statements[FIND_CLINIC], error);
  if (find == NULL || !coxa_statement_next (find, error))
    return FALSE;
  coxa_patient_set_clinic (patient, coxa_statement_get_text (find, 0));
  return TRUE;
}

static char *
fold_names (const char *first, const char *second)
{
  g_autofree char *both =
      g_strjoin (" ", first != NULL ? first : "", second != NULL ? second : "", NULL);

  return coxa_store_fold (both);
}

/**
 * coxa_patient_table_part:
 *
 * Returns: (transfer full): a folded name with two spaces before each word, as the search index
 *   takes it
 */
char *
coxa_patient_table_part (const char *fold)
{
  g_auto (GStrv) words = g_strsplit (fold, " ", -1);
  g_autofree char *joined = g_strjoinv ("  ", words);

  return g_strconcat ("  ", joined, NULL);
}

static char *
fold_number (const char *number)
{
  g_autofree char *folded = coxa_store_fold (number);

  return *folded != '\0' ? g_steal_pointer (&folded) : NULL;
}

/* Binds what INSERT and UPDATE have in common. */
static void
bind_patient (CoxaStatement *statement, CoxaPatient *patient, const char *parts, const char *now)
{
  const char *family = coxa_patient_get_family (patient);
  const char *given = coxa_patient_get_given (patient);
  const char *const *ids = coxa_patient_get_precautions (patient);
  g_autofree char *precautions = ids != NULL ? g_strjoinv (";", (char **) ids) : g_strdup ("");
  g_autofree char *fold = fold_names (family, given);
  g_autofree char *gfold = fold_names (given, family);
  g_autofree char *nfold = fold_number (coxa_patient_get_number (patient));

  coxa_statement_bind_text (statement, coxa_patient_get_clinic (patient));
  coxa_statement_bind_text (statement, family != NULL ? family : "");
  coxa_statement_bind_text (statement, given != NULL ? given : "");
  coxa_statement_bind_text (statement, coxa_patient_get_birth_date (patient));
  coxa_statement_bind_text (statement, coxa_sex_ids[coxa_patient_get_sex (patient)]);
  coxa_statement_bind_text (statement, coxa_patient_get_language (patient));
  coxa_statement_bind_text (statement, coxa_patient_get_number (patient));
  coxa_statement_bind_text (statement, precautions);
  coxa_statement_bind_text (statement, fold);
  coxa_statement_bind_text (statement, gfold);
  coxa_statement_bind_text (statement, nfold);
  coxa_statement_bind_text (statement, parts);
  coxa_statement_bind_text (statement, now);
  coxa_statement_bind_text (statement, coxa_patient_get_id (patient));
}

static char *
make_parts (CoxaPatient *patient)
{
  g_autofree char *fold =
      fold_names (coxa_patient_get_family (patient), coxa_patient_get_given (patient));

  return coxa_patient_table_part (fold);
}

static gboolean
change_index (CoxaConnection *connection, int which, gint64 key, const char *parts, GError **error)
{
  g_autoptr (CoxaStatement) change = coxa_connection_use (connection, statements[which], error);

  if (change == NULL)
    return FALSE;
  coxa_statement_bind_int (change, key);
  coxa_statement_bind_text (change, parts);
  return coxa_statement_run (change, error);
}

static gboolean
fail_conflict (GError **error)
{
  g_set_error_literal (
      error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT,
      _ ("The patient was changed by someone else meanwhile. Nothing was stored."));
  return FALSE;
}

/**
 * coxa_patient_table_insert:
 *
 * Gives @patient its clinic and version 1. CONFLICT when the id is taken.
 */
gboolean
coxa_patient_table_insert (CoxaConnection *connection,
                           CoxaPatient *patient,
                           const char *now,
                           GError **error)
{
  g_autofree char *parts = make_parts (patient);
  g_autoptr (CoxaStatement) insert = NULL;
  gint64 taken;

  if (!coxa_patient_table_find_key (connection, coxa_patient_get_id (patient), &taken, error))
    return FALSE;
  if (taken != 0)
    return fail_conflict (error);
  if (!give_clinic (connection, patient, error))
    return FALSE;
  insert = coxa_connection_use (connection, statements[INSERT], error);
  if (insert == NULL)
    return FALSE;
  bind_patient (insert, patient, parts, now);
  if (!coxa_statement_run (insert, error))
    return FALSE;
  coxa_patient_set_version (patient, 1);
  return change_index (connection, INDEX_NAME, coxa_connection_last_key (connection), parts, error);
}

/* The search index must be told the old text to forget it. */
static gboolean
find_stored (CoxaConnection *connection,
             CoxaPatient *patient,
             gint64 *key_out,
             char **parts_out,
             GError **error)
{
  g_autoptr (CoxaStatement) find =
      coxa_connection_use (connection, statements[FIND_VERSION], error);
  GError *failure = NULL;

  if (find == NULL)
    return FALSE;
  coxa_statement_bind_text (find, coxa_patient_get_id (patient));
  if (!coxa_statement_next (find, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, failure);
    else
      g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                           _ ("The patient is not in this record. Nothing was stored."));
    return FALSE;
  }
  if (coxa_statement_get_int (find, 1) != coxa_patient_get_version (patient))
    return fail_conflict (error);
  *key_out = coxa_statement_get_int (find, 0);
  *parts_out = g_strdup (coxa_statement_get_text (find, 2));
  return TRUE;
}

/**
 * coxa_patient_table_update:
 *
 * Stores on top of the version that @patient carries and gives it the next.
 */
gboolean
coxa_patient_table_update (CoxaConnection *connection,
                           CoxaPatient *patient,
                           const char *now,
                           GError **error)
{
  g_autofree char *parts = make_parts (patient);
  g_autofree char *old_parts = NULL;
  g_autoptr (CoxaStatement) update = NULL;
  guint version = coxa_patient_get_version (patient);
  gint64 key;

  if (!find_stored (connection, patient, &key, &old_parts, error) ||
      !give_clinic (connection, patient, error) ||
      !change_index (connection, UNINDEX_NAME, key, old_parts, error))
    return FALSE;
  update = coxa_connection_use (connection, statements[UPDATE], error);
  if (update == NULL)
    return FALSE;
  bind_patient (update, patient, parts, now);
  coxa_statement_bind_int (update, version);
  if (!coxa_statement_run (update, error))
    return FALSE;
  coxa_patient_set_version (patient, version + 1);
  return change_index (connection, INDEX_NAME, key, parts, error);
}

static gboolean
run_change (CoxaConnection *connection,
            int which,
            gint64 key,
            gint64 number,
            const char *now,
            GError **error)
{
  g_autoptr (CoxaStatement) change = coxa_connection_use (connection, statements[which], error);

  if (change == NULL)
    return FALSE;
  coxa_statement_bind_int (change, key);
  coxa_statement_bind_optional_int (change, number, -1);
  coxa_statement_bind_text (change, now);
  return coxa_statement_run (change, error);
}

gboolean
coxa_patient_table_archive (
    CoxaConnection *connection, gint64 key, gboolean archived, const char *now, GError **error)
{
  return run_change (connection, ARCHIVE, key, archived ? 1 : 0, now, error);
}

/* @into_key is 0 to undo it. */
gboolean
coxa_patient_table_merge (
    CoxaConnection *connection, gint64 key, gint64 into_key, const char *now, GError **error)
{
  return run_change (connection, MERGE, key, into_key != 0 ? into_key : -1, now, error);
}

/* A new version with these precautions, ids with ";" between. */
gboolean
coxa_patient_table_touch (CoxaConnection *connection,
                          gint64 key,
                          const char *precautions,
                          const char *now,
                          GError **error)
{
  g_autoptr (CoxaStatement) touch = coxa_connection_use (connection, statements[TOUCH], error);

  if (touch == NULL)
    return FALSE;
  coxa_statement_bind_int (touch, key);
  coxa_statement_bind_text (touch, precautions);
  coxa_statement_bind_text (touch, now);
  return coxa_statement_run (touch, error);
}

/**
 * coxa_patient_table_read_row:
 * @row: stands on a row that begins with COXA_PATIENT_COLUMNS
 */
CoxaPatient *
coxa_patient_table_read_row (CoxaStatement *row, GError **error)
{
  g_autoptr (CoxaPatient) patient =
      coxa_patient_new (coxa_statement_get_text (row, COXA_PATIENT_ID));
  const char *precautions = coxa_statement_get_text (row, COXA_PATIENT_PRECAUTIONS);
  const char *birth_date = coxa_statement_get_text (row, COXA_PATIENT_BIRTH_DATE);
  g_auto (GStrv) ids = g_strsplit (precautions != NULL ? precautions : "", ";", -1);
  int sex;

  if (!coxa_statement_get_choice (row, COXA_PATIENT_SEX, coxa_sex_ids, &sex, error))
    return NULL;
  if (!coxa_patient_set_birth_date (patient, birth_date, NULL)) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                         _ ("A birth date in the record cannot be read."));
    return NULL;
  }
  coxa_patient_set_sex (patient, sex);
  coxa_patient_set_clinic (patient, coxa_statement_get_text (row, COXA_PATIENT_CLINIC));
  coxa_patient_set_family (patient, coxa_statement_get_text (row, COXA_PATIENT_FAMILY));
  coxa_patient_set_given (patient, coxa_statement_get_text (row, COXA_PATIENT_GIVEN));
  coxa_patient_set_language (patient, coxa_statement_get_text (row, COXA_PATIENT_LANGUAGE));
  coxa_patient_set_number (patient, coxa_statement_get_text (row, COXA_PATIENT_NUMBER));
  coxa_patient_set_precautions (patient, (const char *const *) ids);
  coxa_patient_set_version (patient, coxa_statement_get_int (row, COXA_PATIENT_VERSION));
  coxa_patient_set_archived (patient, coxa_statement_get_int (row, COXA_PATIENT_ARCHIVED) != 0);
  return g_steal_pointer (&patient);
}

static gboolean
find_last_visit (
    CoxaConnection *connection, gint64 key, CoxaPatient *patient, gint64 *utc, GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[LAST_VISIT], error);
  GError *failure = NULL;

  if (find == NULL)
    return FALSE;
  coxa_statement_bind_int (find, key);
  if (coxa_statement_next (find, &failure) && coxa_statement_get_int (find, 1) > *utc) {
    coxa_patient_set_last_visit (patient, coxa_statement_get_text (find, 0));
    *utc = coxa_statement_get_int (find, 1);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static GArray *
list_merged (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) list = coxa_connection_use (connection, statements[MERGED], error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (list == NULL)
    return NULL;
  coxa_statement_bind_int (list, key);
  while (coxa_statement_next (list, &failure)) {
    gint64 merged = coxa_statement_get_int (list, 0);

    g_array_append_val (keys, merged);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&keys);
}

static gboolean
read_last_visit (
    CoxaConnection *connection, gint64 key, CoxaPatient *patient, gint64 *utc, GError **error)
{
  g_autoptr (GArray) merged = NULL;

  if (!find_last_visit (connection, key, patient, utc, error) ||
      (merged = list_merged (connection, key, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < merged->len; i++)
    if (!read_last_visit (connection, g_array_index (merged, gint64, i), patient, utc, error))
      return FALSE;
  return TRUE;
}

/* Of the patient and those merged into it; what was entered in error does not count. */
gboolean
coxa_patient_table_read_last_visit (CoxaConnection *connection,
                                    gint64 key,
                                    CoxaPatient *patient,
                                    GError **error)
{
  gint64 utc = G_MININT64;

  return read_last_visit (connection, key, patient, &utc, error);
}

CoxaPatient *
coxa_patient_table_load_key (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) load = coxa_connection_use (connection, statements[LOAD], error);
  g_autoptr (CoxaPatient) patient = NULL;
  GError *failure = NULL;

  if (load == NULL)
    return NULL;
  coxa_statement_bind_int (load, key);
  if (!coxa_statement_next (load, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, failure);
    else
      g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                           _ ("The patient is not in this record."));
    return NULL;
  }
  patient = coxa_patient_table_read_row (load, error);
  if (patient == NULL || !coxa_patient_table_read_last_visit (connection, key, patient, error))
    return NULL;
  return g_steal_pointer (&patient);
}

/* With the id of one who was merged, the patient who goes on. */
CoxaPatient *
coxa_patient_table_load (CoxaConnection *connection, const char *id, GError **error)
{
  gint64 key;

  if (!coxa_patient_table_find_key (connection, id, &key, error))
    return NULL;
  return coxa_patient_table_load_key (connection, key, error);
}

static gboolean
write_folds (
    CoxaConnection *connection, gint64 key, CoxaPatient *patient, const char *parts, GError **error)
{
  g_autoptr (CoxaStatement) refold = coxa_connection_use (connection, statements[REFOLD], error);
  const char *family = coxa_patient_get_family (patient);
  const char *given = coxa_patient_get_given (patient);
  g_autofree char *fold = fold_names (family, given);
  g_autofree char *gfold = fold_names (given, family);
  g_autofree char *nfold = fold_number (coxa_patient_get_number (patient));

  if (refold == NULL)
    return FALSE;
  coxa_statement_bind_int (refold, key);
  coxa_statement_bind_text (refold, fold);
  coxa_statement_bind_text (refold, gfold);
  coxa_statement_bind_text (refold, nfold);
  coxa_statement_bind_text (refold, parts);
  return coxa_statement_run (refold, error);
}

static char *
read_parts (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) read = coxa_connection_use (connection, statements[READ_PARTS], error);

  if (read == NULL)
    return NULL;
  coxa_statement_bind_int (read, key);
  return coxa_statement_next (read, error) ? g_strdup (coxa_statement_get_text (read, 0)) : NULL;
}

/* Makes what the search goes by follow from the row again. */
gboolean
coxa_patient_table_refold (CoxaConnection *connection, gint64 key, GError **error)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_table_load_key (connection, key, error);
  g_autofree char *old_parts = NULL;
  g_autofree char *parts = NULL;

  if (patient == NULL || (old_parts = read_parts (connection, key, error)) == NULL)
    return FALSE;
  parts = make_parts (patient);
  return change_index (connection, UNINDEX_NAME, key, old_parts, error) &&
         write_folds (connection, key, patient, parts, error) &&
         change_index (connection, INDEX_NAME, key, parts, error);
}

gboolean
coxa_patient_table_count (CoxaConnection *connection, gint64 *count_out, GError **error)
{
  return coxa_connection_ask_int (connection, statements[COUNT], count_out, error);
}
