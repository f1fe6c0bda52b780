/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-erasure-table.h"

#include "coxa-canonical.h"

#include <glib/gi18n-lib.h>

enum {
  INSERT,
  LIST,
  LEFT,
};

static const char *const statements[] = {
  [INSERT] =
      "INSERT INTO erasure (key, id, subject, erased_at, reason, first_seq, entries, records,"
      " visits, seal, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
  [LIST] =
      "SELECT e.key, e.id, e.subject, e.erased_at, e.reason, e.first_seq, e.entries, e.records,"
      " e.visits, e.seal, (SELECT r.initials FROM revision r WHERE r.record = e.id"
      " ORDER BY r.seq LIMIT 1) FROM erasure e ORDER BY e.key DESC",
  /* What is left of the entries, in order. */
  [LEFT] = "SELECT r.seq, r.hash, r.content_hash, r.kind, r.record, r.patient, r.other, r.version,"
           " r.action, r.author, r.initials, r.at FROM erased_entry e"
           " CROSS JOIN revision r ON r.seq = e.seq WHERE e.erasure = ? ORDER BY e.seq",
};

#define N_LEFT 12

void
coxa_erasure_free (CoxaErasure *self)
{
  g_free (self->id);
  g_free (self->subject);
  g_free (self->at);
  g_free (self->initials);
  g_free (self->reason);
  g_free (self->seal);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_free (self);
}

static void
add_row (GString *json, CoxaStatement *row)
{
  for (int i = 0; i < N_LEFT; i++) {
    const char *text = coxa_statement_get_text (row, i);

    g_string_append_c (json, i == 0 ? '[' : ',');
    if (text != NULL)
      coxa_canonical_add_text (json, text, -1);
    else
      g_string_append (json, "null");
  }
  g_string_append_c (json, ']');
}

/* SHA-256 of what is left of an erasure's entries; their number too. */
static char *
make_seal (CoxaConnection *connection, gint64 key, gint64 *n_out, GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[LEFT], error);
  g_autoptr (GString) json = g_string_new ("[");
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  coxa_statement_bind_int (rows, key);
  for (*n_out = 0; coxa_statement_next (rows, &failure); (*n_out)++)
    add_row (json, rows);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  g_string_append_c (json, ']');
  return coxa_canonical_hash (json->str, (gssize) json->len);
}

static gboolean
insert (CoxaConnection *connection, gint64 key, const CoxaErasure *erasure, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[INSERT], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, key);
  coxa_statement_bind_text (row, erasure->id);
  coxa_statement_bind_text (row, erasure->subject);
  coxa_statement_bind_text (row, erasure->at);
  coxa_statement_bind_text (row, erasure->reason);
  coxa_statement_bind_int (row, erasure->first_seq);
  coxa_statement_bind_int (row, erasure->n_entries);
  coxa_statement_bind_int (row, erasure->n_records);
  coxa_statement_bind_int (row, erasure->n_visits);
  coxa_statement_bind_text (row, erasure->seal);
  return coxa_statement_run (row, error);
}

/**
 * coxa_erasure_table_insert:
 *
 * Seals what is left of the entries that `erased_entry` names for this erasure, and makes the
 * tombstone part of the history. To be called when nothing more is taken from them.
 */
gboolean
coxa_erasure_table_insert (CoxaWriting *writing, CoxaErasure *erasure, GError **error)
{
  erasure->seal = make_seal (writing->connection, erasure->key, &erasure->n_entries, error);
  return erasure->seal != NULL && insert (writing->connection, erasure->key, erasure, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_ERASURE, erasure->key, COXA_ACTION_ERASED,
                            erasure->reason, NULL, error);
}

static CoxaErasure *
read_row (CoxaStatement *row)
{
  CoxaErasure *self = g_new0 (CoxaErasure, 1);

  self->key = coxa_statement_get_int (row, 0);
  self->id = g_strdup (coxa_statement_get_text (row, 1));
  self->subject = g_strdup (coxa_statement_get_text (row, 2));
  self->at = g_strdup (coxa_statement_get_text (row, 3));
  self->reason = g_strdup (coxa_statement_get_text (row, 4));
  self->first_seq = coxa_statement_get_int (row, 5);
  self->n_entries = coxa_statement_get_int (row, 6);
  self->n_records = coxa_statement_get_int (row, 7);
  self->n_visits = coxa_statement_get_int (row, 8);
  self->seal = g_strdup (coxa_statement_get_text (row, 9));
  self->initials = g_strdup (coxa_statement_get_text (row, 10));
  return self;
}

/* Newest first; array of CoxaErasure. */
GPtrArray *
coxa_erasure_table_list (CoxaConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) erasures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_erasure_free);
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (coxa_statement_next (rows, &failure))
    g_ptr_array_add (erasures, read_row (rows));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&erasures);
}

/* A record that was rescued has a history of its own, without the entries. */
static gboolean
check_seal (CoxaConnection *connection,
            const CoxaErasure *erasure,
            GPtrArray *problems,
            GError **error)
{
  gint64 n;
  g_autofree char *seal = make_seal (connection, erasure->key, &n, error);

  if (seal == NULL)
    return FALSE;
  if (n > 0 && !g_str_equal (seal, erasure->seal))
    g_ptr_array_add (
        problems,
        g_strdup_printf (_ ("What erasure %s left in the history was changed."), erasure->id));
  return TRUE;
}

gboolean
coxa_erasure_table_check_seals (CoxaConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) erasures = coxa_erasure_table_list (connection, error);

  for (guint i = 0; erasures != NULL && i < erasures->len; i++)
    if (!check_seal (connection, erasures->pdata[i], problems, error))
      return FALSE;
  return erasures != NULL;
}
