/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a person out of the file. Which rows those are the tables say themselves: what refers to
 * the patient, what refers to that, and so on. A new table needs no line here. */

#include "coxa-erasing.h"

#include "coxa-erasure-table.h"
#include "coxa-hold-table.h"
#include "coxa-patient-table.h"
#include "coxa-save.h"

#include <glib/gi18n-lib.h>

#define SAME                                                                     \
  "WITH RECURSIVE same (key, id) AS (SELECT key, id FROM patient WHERE key = ?1" \
  " UNION SELECT p.key, p.id FROM same CROSS JOIN patient p ON p.merged_into = same.key) "

enum {
  NAME_PATIENTS,
  COUNT_VISITS,
  FOREIGN_EPISODES,
  GIVE_EPISODE,
  OPEN_SIGNED,
  CLOSE_SIGNED,
  FORGET_NAMES,
  MERGE_NAMES,
  NEXT_KEY,
  NAME_ENTRIES,
  BLANK_ENTRIES,
  FIRST_SEQ,
  COUNT_RECORDS,
};

static const char *const statements[] = {
  [NAME_PATIENTS] = SAME "INSERT INTO erasing (record) SELECT id FROM same",
  [COUNT_VISITS] = "SELECT count (*) FROM erasing e CROSS JOIN patient p ON p.id = e.record"
                   " CROSS JOIN visit v ON v.patient = p.key",
  /* Of the person, and named by what is someone else's by now: a visit that was moved. */
  [FOREIGN_EPISODES] =
      "SELECT e.key, v.patient FROM erasing x CROSS JOIN patient p ON p.id = x.record"
      " CROSS JOIN episode e ON e.patient = p.key"
      " CROSS JOIN safety_decision d ON d.episode = e.key CROSS JOIN visit v ON v.key = d.visit"
      " WHERE NOT EXISTS (SELECT 1 FROM patient o JOIN erasing y ON y.record = o.id"
      " WHERE o.key = v.patient) GROUP BY e.key",
  [GIVE_EPISODE] = "UPDATE episode SET patient = ?2, version = version + 1 WHERE key = ?1",
  [OPEN_SIGNED] = "INSERT INTO signed_change (visit, reason, initials, at)"
                  " SELECT v.key, ?1, ?2, ?3 FROM erasing e CROSS JOIN patient p ON p.id = e.record"
                  " CROSS JOIN visit v ON v.patient = p.key",
  [CLOSE_SIGNED] = "DELETE FROM signed_change",
  [FORGET_NAMES] = "INSERT INTO patient_name (patient_name, rowid, parts)"
                   " SELECT 'delete', p.key, p.parts FROM erasing e"
                   " CROSS JOIN patient p ON p.id = e.record",
  /* What was deleted stands in the index until it is merged. */
  [MERGE_NAMES] = "INSERT INTO patient_name (patient_name) VALUES ('optimize')",
  [NEXT_KEY] = "SELECT ifnull (max (key), 0) + 1 FROM erasure",
  /* Everything about the person, and every version of what was the person's at the end; but not the
   * newest version of what is someone else's by now. */
  [NAME_ENTRIES] =
      "INSERT INTO erased_entry (seq, erasure, said) SELECT r.seq, ?1, r.reason IS NOT NULL"
      " FROM revision r WHERE (r.content IS NOT NULL OR r.reason IS NOT NULL)"
      " AND ifnull (r.content, '-') <> '' AND r.seq IN"
      " (SELECT a.seq FROM erasing e CROSS JOIN revision a ON a.patient = e.record"
      " UNION SELECT b.seq FROM erasing e CROSS JOIN revision b ON b.record = e.record)"
      " AND NOT (r.version > 0 AND r.record NOT IN (SELECT record FROM erasing)"
      " AND r.seq = (SELECT max (n.seq) FROM revision n WHERE n.record = r.record AND n.version > 0))"
      " AND r.seq NOT IN (SELECT seq FROM erased_entry)",
  [BLANK_ENTRIES] = "UPDATE revision SET content = CASE WHEN content IS NULL THEN NULL ELSE '' END,"
                    " reason = CASE WHEN reason IS NULL THEN NULL ELSE '-' END"
                    " WHERE seq IN (SELECT seq FROM erased_entry WHERE erasure = ?1)",
  [FIRST_SEQ] = "SELECT ifnull (min (seq), 0) FROM erased_entry WHERE erasure = ?1",
  [COUNT_RECORDS] = "SELECT count (*) FROM erasing",
};

static gboolean
run (CoxaConnection *connection, int which, gint64 number, GError **error)
{
  g_autoptr (CoxaStatement) statement = coxa_connection_use (connection, statements[which], error);

  if (statement == NULL)
    return FALSE;
  if (number != 0)
    coxa_statement_bind_int (statement, number);
  return coxa_statement_run (statement, error);
}

static gboolean
ask (CoxaConnection *connection, int which, gint64 number, gint64 *out, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[which], error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  if (number != 0)
    coxa_statement_bind_int (row, number);
  if (coxa_statement_next (row, &failure))
    *out = coxa_statement_get_int (row, 0);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Rows, from the leaves to the patient */

/* A column list of one table that names the rows of another. */
typedef struct {
  char *child;
  GString *from; /* columns of the child */
  GString *to;   /* of the parent */
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->child);
  g_string_free (link->from, TRUE);
  g_string_free (link->to, TRUE);
  g_free (link);
}

static void
append_column (GString *list, const char *column)
{
  g_string_append_printf (list, "%s\"%s\"", list->len > 0 ? ", " : "", column);
}

/* Tables whose rows belong to rows of @parent; not the table itself, and not what opens the signed
 * visits to it. */
static GPtrArray *
list_links (CoxaConnection *connection, const char *parent, GError **error)
{
  static const char sql[] =
      "SELECT s.name, f.id, f.\"from\", f.\"to\" FROM sqlite_schema s"
      " JOIN pragma_foreign_key_list (s.name) f"
      " WHERE s.type = 'table' AND f.\"table\" = ?1 COLLATE NOCASE AND s.name <> ?1"
      " AND s.name <> 'signed_change'"
      " ORDER BY s.name, f.id, f.seq";
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (link_free);
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, sql, error);
  gint64 last = -1;
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  coxa_statement_bind_text (rows, parent);
  while (coxa_statement_next (rows, &failure)) {
    const char *child = coxa_statement_get_text (rows, 0);
    Link *link = links->len > 0 ? links->pdata[links->len - 1] : NULL;

    if (link == NULL || !g_str_equal (link->child, child) ||
        last != coxa_statement_get_int (rows, 1)) {
      link = g_new0 (Link, 1);
      link->child = g_strdup (child);
      link->from = g_string_new (NULL);
      link->to = g_string_new (NULL);
      g_ptr_array_add (links, link);
    }
    last = coxa_statement_get_int (rows, 1);
    append_column (link->from, coxa_statement_get_text (rows, 2));
    append_column (link->to, coxa_statement_get_text (rows, 3));
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&links);
}

static gboolean
has_column (CoxaConnection *connection, const char *table, const char *column)
{
  static const char sql[] = "SELECT count (*) FROM pragma_table_info (?) WHERE name = ?";
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, sql, NULL);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, table);
  coxa_statement_bind_text (row, column);
  return coxa_statement_next (row, NULL) && coxa_statement_get_int (row, 0) > 0;
}

typedef gboolean (*TakeFunc) (CoxaConnection *connection,
                              const char *table,
                              const char *where,
                              GError **error);

/* @take is called for each table that has rows of the person, for the leaves first. Names of tables
 * and columns come from the schema of this program, which the file was compared with. */
static gboolean
walk (
    CoxaConnection *connection, const char *table, const char *where, TakeFunc take, GError **error)
{
  g_autoptr (GPtrArray) links = list_links (connection, table, error);

  for (guint i = 0; links != NULL && i < links->len; i++) {
    const Link *link = g_ptr_array_index (links, i);
    g_autofree char *inner = g_strdup_printf ("(%s) IN (SELECT %s FROM \"%s\" WHERE %s)",
                                              link->from->str, link->to->str, table, where);

    if (!walk (connection, link->child, inner, take, error))
      return FALSE;
  }
  return links != NULL && take (connection, table, where, error);
}

static gboolean
name_records (CoxaConnection *connection, const char *table, const char *where, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT OR IGNORE INTO erasing (record) SELECT id FROM \"%s\" WHERE %s", table, where);

  return !has_column (connection, table, "id") || coxa_connection_execute (connection, sql, error);
}

static gboolean
remove_rows (CoxaConnection *connection, const char *table, const char *where, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table, where);

  return coxa_connection_execute (connection, sql, error);
}

/* Rows that name the patient by its id alone, as drafts do. */
static gboolean
remove_loose (CoxaConnection *connection, GError **error)
{
  static const char sql[] =
      "SELECT s.name FROM sqlite_schema s JOIN pragma_table_info (s.name) c"
      " WHERE s.type = 'table' AND s.name NOT LIKE 'patient_name%' AND c.name = 'patient'"
      " AND c.type = 'TEXT' AND s.name <> 'revision'";
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, sql, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure))
    g_ptr_array_add (tables, g_strdup (coxa_statement_get_text (rows, 0)));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  for (guint i = 0; i < tables->len; i++)
    if (!remove_rows (connection, tables->pdata[i], "patient IN (SELECT record FROM erasing)",
                      error))
      return FALSE;
  return TRUE;
}

#define OWN_ROWS "id IN (SELECT record FROM erasing)"

/* An episode that a moved visit's decision still names goes to whom the visit went. */
static gboolean
give_episode (CoxaWriting *writing, gint64 key, gint64 patient, GError **error)
{
  g_autoptr (CoxaStatement) update =
      coxa_connection_use (writing->connection, statements[GIVE_EPISODE], error);

  if (update == NULL)
    return FALSE;
  coxa_statement_bind_int (update, key);
  coxa_statement_bind_int (update, patient);
  return coxa_statement_run (update, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_EPISODE, key, COXA_ACTION_CHANGED, NULL, NULL,
                            error);
}

static gboolean
give_episodes (CoxaWriting *writing, GError **error)
{
  g_autoptr (CoxaStatement) rows =
      coxa_connection_use (writing->connection, statements[FOREIGN_EPISODES], error);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure)) {
    gint64 pair[2] = { coxa_statement_get_int (rows, 0), coxa_statement_get_int (rows, 1) };

    g_array_append_vals (pairs, pair, 2);
  }
  for (guint i = 0; failure == NULL && i < pairs->len; i += 2)
    give_episode (writing, g_array_index (pairs, gint64, i), g_array_index (pairs, gint64, i + 1),
                  &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
open_signed (CoxaWriting *writing, const char *reason, GError **error)
{
  g_autoptr (CoxaStatement) open =
      coxa_connection_use (writing->connection, statements[OPEN_SIGNED], error);

  if (open == NULL)
    return FALSE;
  coxa_statement_bind_text (open, reason);
  coxa_statement_bind_text (open, writing->context->initials);
  coxa_statement_bind_text (open, writing->now);
  return coxa_statement_run (open, error);
}

/* `signed_change` goes with the visits; what is merged goes together. */
static gboolean
remove_person (CoxaWriting *writing, CoxaErasure *erasure, GError **error)
{
  CoxaConnection *connection = writing->connection;

  return coxa_connection_execute (connection, "PRAGMA defer_foreign_keys = ON", error) &&
         open_signed (writing, erasure->reason, error) &&
         run (connection, FORGET_NAMES, 0, error) && remove_loose (connection, error) &&
         walk (connection, "patient", OWN_ROWS, remove_rows, error) &&
         run (connection, CLOSE_SIGNED, 0, error) && run (connection, MERGE_NAMES, 0, error);
}

/* The history */

static gboolean
blank_history (CoxaConnection *connection, CoxaErasure *erasure, GError **error)
{
  return run (connection, NAME_ENTRIES, erasure->key, error) &&
         run (connection, BLANK_ENTRIES, erasure->key, error) &&
         ask (connection, FIRST_SEQ, erasure->key, &erasure->first_seq, error);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT, sentence);
  return FALSE;
}

static gboolean
check (CoxaConnection *connection,
       const CoxaPatientPlace *place,
       const char *reason,
       GError **error)
{
  g_autofree char *hold = NULL;

  if (!coxa_save_is_reason (reason))
    return refuse (_ ("A reason is needed. Nothing was erased."), error);
  if (place->key == 0) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("The patient is not in this record. Nothing was erased."));
    return FALSE;
  }
  if (place->merged_into != 0)
    return refuse (_ ("The patient is merged into another: undo that first, or erase the other. "
                      "Nothing was erased."),
                   error);
  if (!coxa_hold_table_find (connection, place->key, &hold, error))
    return FALSE;
  return hold == NULL ||
         refuse (_ ("The patient must not be erased: a hold is in force. Lift it first, with a "
                    "reason. Nothing was erased."),
                 error);
}

/* In one transaction: whole, or not at all. */
static gboolean
erase (CoxaWriting *writing, gint64 patient_key, CoxaErasure *erasure, GError **error)
{
  CoxaConnection *connection = writing->connection;

  return ask (connection, NEXT_KEY, 0, &erasure->key, error) &&
         run (connection, NAME_PATIENTS, patient_key, error) && give_episodes (writing, error) &&
         ask (connection, COUNT_VISITS, 0, &erasure->n_visits, error) &&
         walk (connection, "patient", OWN_ROWS, name_records, error) &&
         ask (connection, COUNT_RECORDS, 0, &erasure->n_records, error) &&
         remove_person (writing, erasure, error) && blank_history (connection, erasure, error) &&
         coxa_connection_execute (connection, "DELETE FROM erasing", error) &&
         coxa_erasure_table_insert (writing, erasure, error);
}

/**
 * coxa_erase_patient:
 * @erasure: with its id and its reason; the rest is filled in
 */
gboolean
coxa_erase_patient (CoxaWriting *writing,
                    const char *patient_id,
                    CoxaErasure *erasure,
                    GError **error)
{
  CoxaPatientPlace place;

  if (!coxa_patient_table_find_own (writing->connection, patient_id, &place, error) ||
      !check (writing->connection, &place, erasure->reason, error))
    return FALSE;
  erasure->subject = coxa_patient_table_find_id (writing->connection, place.key, error);
  erasure->at = g_strdup (writing->now);
  erasure->initials = g_strdup (writing->context->initials);
  return erasure->subject != NULL && erase (writing, place.key, erasure, error);
}
