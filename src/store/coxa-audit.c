/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-audit.h"

#include "coxa-canonical.h"
#include "coxa-erasure-table.h"
#include "coxa-history-table.h"
#include "coxa-store.h"
#include "coxa-writing.h"

#include <glib/gi18n-lib.h>

/* A damaged file would fill the list with the same sentence. */
#define PROBLEM_LIMIT 100

enum {
  CHAIN,
  FIND_HEAD,
};

static const char *const statements[] = {
  [CHAIN] = "SELECT " COXA_HISTORY_COLUMNS ", r.content_hash, r.previous_hash, r.hash, r.at_utc,"
            " r.content, e.said FROM revision r LEFT JOIN erased_entry e ON e.seq = r.seq"
            " ORDER BY r.seq",
  /* A printed page has the first 16 digits. */
  [FIND_HEAD] = "SELECT seq FROM revision WHERE length (?1) >= 16"
                " AND substr (hash, 1, length (?1)) = ?1",
};

enum {
  CONTENT_HASH = COXA_N_HISTORY_COLUMNS,
  PREVIOUS_HASH,
  HASH,
  AT_UTC,
  CONTENT,
  SAID, /* NULL: not erased */
};

/* Records that have a history and no row. */
#define LOST(table)                                                                     \
  "SELECT DISTINCT record FROM revision r WHERE kind = '" table "' AND version > 0 AND" \
  " record NOT IN (SELECT id FROM " table ") AND seq NOT IN (SELECT seq FROM erased_entry)"

static const char *const lost[COXA_N_CONTENTS] = {
  [COXA_CONTENT_PATIENT] = LOST ("patient"),
  [COXA_CONTENT_EPISODE] = LOST ("episode"),
  [COXA_CONTENT_VISIT] = LOST ("visit"),
  [COXA_CONTENT_CLINICIAN] = LOST ("clinician"),
  [COXA_CONTENT_SAFETY_DECISION] = LOST ("safety_decision"),
  [COXA_CONTENT_PROGRAMME] = LOST ("programme"),
  [COXA_CONTENT_HOLD] = LOST ("hold"),
  [COXA_CONTENT_ERASURE] = LOST ("erasure"),
};

static void
add_problem (GPtrArray *problems, char *take_sentence)
{
  if (problems->len < PROBLEM_LIMIT)
    g_ptr_array_add (problems, take_sentence);
  else
    g_free (take_sentence);
}

/* What the walk expects of the next entry. */
typedef struct {
  gint64 seq;
  char *hash;
} Link;

static gboolean
is_time_right (CoxaStatement *row, const CoxaHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (entry->at, NULL);

  return at != NULL &&
         g_date_time_to_unix (at) * G_USEC_PER_SEC == coxa_statement_get_int (row, AT_UTC);
}

static gboolean
is_content_right (CoxaStatement *row)
{
  const char *content = coxa_statement_get_text (row, CONTENT);
  g_autofree char *found = NULL;

  if (content == NULL)
    return coxa_statement_is_null (row, CONTENT_HASH);
  if (!coxa_statement_is_null (row, SAID))
    return *content == '\0';
  found = coxa_canonical_hash (content, sqlite3_column_bytes (row->stmt, CONTENT));
  return g_strcmp0 (found, coxa_statement_get_text (row, CONTENT_HASH)) == 0;
}

/* Its hash cannot be made again from what is left: the seal of the erasure covers that. */
static gboolean
is_reason_erased (CoxaStatement *row)
{
  return !coxa_statement_is_null (row, SAID) && coxa_statement_get_int (row, SAID) != 0;
}

/* NULL when the entry is right. */
static const char *
find_fault (CoxaStatement *row, const CoxaHistoryEntry *entry, const Link *before)
{
  g_autofree char *found = NULL;

  if (coxa_statement_get_int (row, 0) != before->seq + 1)
    return _ ("an entry before it is missing");
  if (g_strcmp0 (coxa_statement_get_text (row, PREVIOUS_HASH), before->hash) != 0)
    return _ ("it does not follow from the entry before it");
  if (entry == NULL)
    return _ ("it cannot be read");
  found = coxa_writing_hash_entry (entry, coxa_statement_get_text (row, CONTENT_HASH),
                                   coxa_statement_get_text (row, PREVIOUS_HASH));
  if ((!is_reason_erased (row) && g_strcmp0 (found, coxa_statement_get_text (row, HASH)) != 0) ||
      !is_time_right (row, entry))
    return _ ("it was changed");
  if (!is_content_right (row))
    return _ ("its content was changed");
  return NULL;
}

static void
add_broken (CoxaStatement *row, const char *fault, GPtrArray *problems)
{
  add_problem (problems,
               g_strdup_printf (_ ("The history is broken at entry %s (%s %s): %s."),
                                coxa_statement_get_text (row, 0), coxa_statement_get_text (row, 1),
                                coxa_statement_get_text (row, 2), fault));
}

static void
look_at_entry (CoxaStatement *row, Link *before, GPtrArray *problems)
{
  g_autoptr (CoxaHistoryEntry) entry = coxa_history_table_read_row (row, NULL);
  const char *fault = find_fault (row, entry, before);

  if (fault != NULL)
    add_broken (row, fault, problems);
  before->seq = coxa_statement_get_int (row, 0);
  g_free (before->hash);
  before->hash = g_strdup (coxa_statement_get_text (row, HASH));
}

static gboolean
check_chain (CoxaConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[CHAIN], error);
  Link before = { 0, g_strdup ("") };
  GError *failure = NULL;

  while (rows != NULL && coxa_statement_next (rows, &failure))
    look_at_entry (rows, &before, problems);
  g_free (before.hash);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return rows != NULL && failure == NULL;
}

static gboolean
look_at_record (CoxaConnection *connection,
                CoxaContentKind kind,
                CoxaStatement *row,
                GPtrArray *problems,
                GError **error)
{
  const char *id = coxa_statement_get_text (row, 1);
  g_autoptr (CoxaDamage) damage = NULL;

  if (!coxa_history_table_find_damage (connection, kind, coxa_statement_get_int (row, 0), id,
                                       &damage, error))
    return FALSE;
  if (damage == NULL)
    return TRUE;
  if (damage->stored_hash == NULL)
    add_problem (problems, g_strdup_printf (_ ("%s %s has no history: it was added outside Coxa,"
                                               " or its id is damaged."),
                                            damage->kind, id));
  else
    add_problem (problems,
                 g_strdup_printf (_ ("%s %s is not as it was stored: it was changed outside"
                                     " Coxa, or is damaged."),
                                  damage->kind, id));
  return TRUE;
}

static gboolean
check_records (CoxaConnection *connection,
               CoxaContentKind kind,
               GPtrArray *problems,
               GError **error)
{
  g_autoptr (CoxaStatement) rows =
      coxa_connection_use (connection, coxa_content_list_keys (kind), error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure))
    if (!look_at_record (connection, kind, rows, problems, error))
      return FALSE;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
check_lost (CoxaConnection *connection, CoxaContentKind kind, GPtrArray *problems, GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, lost[kind], error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure))
    add_problem (problems,
                 g_strdup_printf (_ ("%s %s is in the history and nowhere else."),
                                  coxa_content_ids[kind], coxa_statement_get_text (rows, 0)));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_audit_check:
 *
 * Walks the chain from its beginning, then compares each record with what was stored last. The
 * first sentence about the history names its first broken link.
 */
gboolean
coxa_audit_check (CoxaConnection *connection, GPtrArray *problems, GError **error)
{
  if (!check_chain (connection, problems, error))
    return FALSE;
  for (CoxaContentKind kind = 0; kind < COXA_N_CONTENTS; kind++)
    if (!check_records (connection, kind, problems, error) ||
        !check_lost (connection, kind, problems, error))
      return FALSE;
  return coxa_erasure_table_check_seals (connection, problems, error);
}

/* NOT_FOUND when no entry has this hash. */
gboolean
coxa_audit_find_head (CoxaConnection *connection, const char *hash, gint64 *seq_out, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[FIND_HEAD], error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, hash);
  if (coxa_statement_next (row, &failure)) {
    *seq_out = coxa_statement_get_int (row, 0);
    return TRUE;
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("No entry of the history has this hash: the history was written anew,"
                            " or this is another record."));
  return FALSE;
}
