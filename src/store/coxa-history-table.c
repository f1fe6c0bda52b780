/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-history-table.h"

#include "coxa-canonical.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>

enum {
  LIST_RECORD,
  LIST_PATIENT,
  RECENT_PATIENTS,
  READ_TEXT,
  FIND_EPISODE,
  LAST_HASH,
  RECORDS_OF_PATIENT,
};

static const char *const statements[] = {
  [LIST_RECORD] =
      "SELECT " COXA_HISTORY_COLUMNS " FROM revision r WHERE r.record = ? ORDER BY r.seq DESC",
  /* With all who were merged into the patient, and are still. */
  [LIST_PATIENT] =
      "WITH RECURSIVE same (key, id) AS (SELECT p.key, p.id FROM patient p WHERE p.id = ?"
      " UNION SELECT p.key, p.id FROM same CROSS JOIN patient p ON p.merged_into = same.key)"
      " SELECT " COXA_HISTORY_COLUMNS " FROM same CROSS JOIN revision r ON r.patient = same.id"
      " ORDER BY r.seq DESC",
  [RECENT_PATIENTS] = "SELECT r.patient FROM revision r WHERE r.patient IS NOT NULL"
                      " ORDER BY r.seq DESC LIMIT 1000",
  [READ_TEXT] = "SELECT seq, content, content_hash FROM revision WHERE record = ?1 AND kind = ?2"
                " AND version > 0 AND (?3 = 0 OR version = ?3) AND (?4 = 0 OR seq <= ?4)"
                " ORDER BY seq DESC LIMIT 1",
  [FIND_EPISODE] = "SELECT json_extract (r.content, '$.tables.visit.rows[0][' || c.key || ']')"
                   " FROM revision r CROSS JOIN json_each (r.content, '$.tables.visit.columns') c"
                   " WHERE r.seq = ? AND c.value = 'episode'",
  [LAST_HASH] = "SELECT content_hash FROM revision WHERE record = ? AND kind = ? AND version > 0"
                " ORDER BY seq DESC LIMIT 1",
  [RECORDS_OF_PATIENT] =
      "WITH RECURSIVE same (key, id) AS (SELECT p.key, p.id FROM patient p WHERE p.key = ?"
      " UNION SELECT p.key, p.id FROM same CROSS JOIN patient p ON p.merged_into = same.key)"
      " SELECT 0, key, id FROM same"
      " UNION ALL SELECT 1, e.key, e.id FROM same CROSS JOIN episode e ON e.patient = same.key"
      " UNION ALL SELECT 2, v.key, v.id FROM same CROSS JOIN visit v ON v.patient = same.key",
};

G_STATIC_ASSERT (COXA_CONTENT_PATIENT == 0 && COXA_CONTENT_EPISODE == 1 && COXA_CONTENT_VISIT == 2);

enum {
  SEQ,
  KIND,
  RECORD,
  PATIENT,
  OTHER,
  VERSION,
  ACTION,
  AUTHOR,
  INITIALS,
  AT,
  REASON,
};

G_STATIC_ASSERT (REASON + 1 == COXA_N_HISTORY_COLUMNS);

/**
 * coxa_history_table_read_row:
 * @row: stands on a row that begins with COXA_HISTORY_COLUMNS
 */
CoxaHistoryEntry *
coxa_history_table_read_row (CoxaStatement *row, GError **error)
{
  g_autoptr (CoxaHistoryEntry) entry = g_new0 (CoxaHistoryEntry, 1);
  int action;

  if (!coxa_statement_get_choice (row, ACTION, coxa_action_ids, &action, error))
    return NULL;
  entry->action = action;
  entry->seq = coxa_statement_get_int (row, SEQ);
  entry->kind = g_strdup (coxa_statement_get_text (row, KIND));
  entry->record = g_strdup (coxa_statement_get_text (row, RECORD));
  entry->patient = g_strdup (coxa_statement_get_text (row, PATIENT));
  entry->other = g_strdup (coxa_statement_get_text (row, OTHER));
  entry->version = coxa_statement_get_int (row, VERSION);
  entry->author = g_strdup (coxa_statement_get_text (row, AUTHOR));
  entry->initials = g_strdup (coxa_statement_get_text (row, INITIALS));
  entry->at = g_strdup (coxa_statement_get_text (row, AT));
  entry->reason = g_strdup (coxa_statement_get_text (row, REASON));
  return g_steal_pointer (&entry);
}

static GPtrArray *
list (CoxaConnection *connection, int which, const char *id, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_history_entry_free);
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[which], error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  coxa_statement_bind_text (rows, id);
  while (coxa_statement_next (rows, &failure)) {
    CoxaHistoryEntry *entry = coxa_history_table_read_row (rows, error);

    if (entry == NULL)
      return NULL;
    g_ptr_array_add (entries, entry);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&entries);
}

/* Array of CoxaHistoryEntry, newest first. */
GPtrArray *
coxa_history_table_list_record (CoxaConnection *connection, const char *id, GError **error)
{
  return list (connection, LIST_RECORD, id, error);
}

/* Array of CoxaHistoryEntry, newest first: of the patient, the episodes and the visits. */
GPtrArray *
coxa_history_table_list_patient (CoxaConnection *connection, const char *id, GError **error)
{
  return list (connection, LIST_PATIENT, id, error);
}

/* Ids of those about whom something was done last; array of char *. */
GPtrArray *
coxa_history_table_list_recent_patients (CoxaConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CoxaStatement) rows =
      coxa_connection_use (connection, statements[RECENT_PATIENTS], error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (ids->len < limit && coxa_statement_next (rows, &failure)) {
    const char *id = coxa_statement_get_text (rows, 0);

    if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (id));
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&ids);
}

void
coxa_history_text_clear (CoxaHistoryText *self)
{
  g_clear_pointer (&self->content, g_free);
  g_clear_pointer (&self->hash, g_free);
}

static gboolean
fail_no_version (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such version in the record."));
  return FALSE;
}

static gboolean
fail_erased (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                       _ ("This version was erased with the patient it belonged to. What is left "
                          "of it is who stored it and when."));
  return FALSE;
}

/**
 * coxa_history_table_read_text:
 * @version: or 0 for the newest
 * @last_seq: entries after this one do not count; 0 for all
 *
 * DAMAGED when the content is not what its hash says.
 */
gboolean
coxa_history_table_read_text (CoxaConnection *connection,
                              CoxaContentKind kind,
                              const char *id,
                              guint version,
                              gint64 last_seq,
                              CoxaHistoryText *text_out,
                              GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[READ_TEXT], error);
  g_autofree char *found = NULL;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, id);
  coxa_statement_bind_text (row, coxa_content_ids[kind]);
  coxa_statement_bind_int (row, version);
  coxa_statement_bind_int (row, last_seq);
  if (!coxa_statement_next (row, &failure)) {
    if (failure == NULL)
      return fail_no_version (error);
    g_propagate_error (error, failure);
    return FALSE;
  }
  text_out->seq = coxa_statement_get_int (row, 0);
  text_out->content = g_strdup (coxa_statement_get_text (row, 1));
  text_out->hash = g_strdup (coxa_statement_get_text (row, 2));
  if (*text_out->content == '\0')
    return fail_erased (error);
  found = coxa_canonical_hash (text_out->content, -1);
  if (g_strcmp0 (found, text_out->hash) == 0)
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                       _ ("This version was changed outside Coxa, or is damaged."));
  return FALSE;
}

/**
 * coxa_history_table_find_episode:
 * @seq: an entry that keeps a visit
 *
 * Returns: (transfer full): id of the visit's episode, or "" where it has none
 */
char *
coxa_history_table_find_episode (CoxaConnection *connection, gint64 seq, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[FIND_EPISODE], error);
  GError *failure = NULL;
  const char *id = NULL;

  if (row == NULL)
    return NULL;
  coxa_statement_bind_int (row, seq);
  if (coxa_statement_next (row, &failure))
    id = coxa_statement_get_text (row, 0);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_strdup (id != NULL ? id : "");
}

static gboolean
read_last_hash (CoxaConnection *connection,
                CoxaContentKind kind,
                const char *id,
                char **hash_out,
                GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[LAST_HASH], error);
  GError *failure = NULL;

  *hash_out = NULL;
  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, id);
  coxa_statement_bind_text (row, coxa_content_ids[kind]);
  if (coxa_statement_next (row, &failure))
    *hash_out = g_strdup (coxa_statement_get_text (row, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_history_table_find_damage:
 * @damage_out: (out) (nullable): NULL when the rows are what was stored last
 */
gboolean
coxa_history_table_find_damage (CoxaConnection *connection,
                                CoxaContentKind kind,
                                gint64 key,
                                const char *id,
                                CoxaDamage **damage_out,
                                GError **error)
{
  g_autoptr (CoxaContent) content = coxa_content_read (connection, kind, key, error);
  g_autofree char *stored = NULL;

  *damage_out = NULL;
  if (content == NULL || !read_last_hash (connection, kind, id, &stored, error))
    return FALSE;
  if (g_strcmp0 (stored, content->hash) == 0)
    return TRUE;
  *damage_out = g_new0 (CoxaDamage, 1);
  (*damage_out)->kind = g_strdup (coxa_content_ids[kind]);
  (*damage_out)->id = g_strdup (id);
  (*damage_out)->stored_hash = g_steal_pointer (&stored);
  (*damage_out)->found_hash = g_strdup (content->hash);
  return TRUE;
}

/* Asked before a record is changed: what is damaged does not become the next version. */
gboolean
coxa_history_table_check_intact (
    CoxaConnection *connection, CoxaContentKind kind, gint64 key, const char *id, GError **error)
{
  g_autoptr (CoxaDamage) damage = NULL;

  if (!coxa_history_table_find_damage (connection, kind, key, id, &damage, error))
    return FALSE;
  if (damage == NULL)
    return TRUE;
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
               _ ("%s %s was changed outside Coxa, or is damaged. Nothing was stored."),
               damage->kind, damage->id);
  return FALSE;
}

/**
 * coxa_history_table_list_damage:
 *
 * Compares the patient, the episodes and the visits with what was stored last.
 *
 * Returns: (transfer full) (element-type CoxaDamage): empty when all are sound
 */
GPtrArray *
coxa_history_table_list_damage (CoxaConnection *connection, gint64 patient_key, GError **error)
{
  g_autoptr (GPtrArray) damages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_damage_free);
  g_autoptr (CoxaStatement) rows =
      coxa_connection_use (connection, statements[RECORDS_OF_PATIENT], error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  coxa_statement_bind_int (rows, patient_key);
  while (coxa_statement_next (rows, &failure)) {
    CoxaDamage *damage;

    if (!coxa_history_table_find_damage (connection, coxa_statement_get_int (rows, 0),
                                         coxa_statement_get_int (rows, 1),
                                         coxa_statement_get_text (rows, 2), &damage, error))
      return NULL;
    if (damage != NULL)
      g_ptr_array_add (damages, damage);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&damages);
}
