/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft-table.h"

#include "coxa-store.h"

#include <glib/gi18n-lib.h>

enum {
  SAVE,
  REMOVE,
  LOAD,
  LIST,
};

#define COLUMNS "form, patient, record, author, initials, at, base_version"
enum {
  FORM,
  PATIENT,
  RECORD,
  AUTHOR,
  INITIALS,
  AT,
  BASE_VERSION,
  PAYLOAD,
};

static const char *const statements[] = {
  [SAVE] =
      "INSERT INTO draft (form, patient, record, author, initials, at, base_version, payload)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (patient, form, record, author) DO UPDATE SET initials = excluded.initials,"
      " at = excluded.at, base_version = excluded.base_version, payload = excluded.payload",
  [REMOVE] = "DELETE FROM draft WHERE form = ? AND patient = ? AND record = ? AND author = ?",
  [LOAD] = "SELECT " COLUMNS ", payload FROM draft"
           " WHERE form = ? AND patient = ? AND record = ? AND author = ?",
  [LIST] = "SELECT " COLUMNS ", NULL FROM draft WHERE ?1 IS NULL OR patient = ?1"
           " ORDER BY at DESC, patient, form, record, author",
};

static CoxaStatement *
use (CoxaConnection *connection, int which, const CoxaDraft *draft, GError **error)
{
  CoxaStatement *statement = coxa_connection_use (connection, statements[which], error);

  if (statement == NULL)
    return NULL;
  coxa_statement_bind_text (statement, draft->form);
  coxa_statement_bind_text (statement, draft->patient);
  coxa_statement_bind_text (statement, draft->record);
  coxa_statement_bind_text (statement, draft->author != NULL ? draft->author : "");
  return statement;
}

/* In the place of the one of the same form, patient, record and author. */
gboolean
coxa_draft_table_save (CoxaConnection *connection, const CoxaDraft *draft, GError **error)
{
  g_autoptr (CoxaStatement) save = use (connection, SAVE, draft, error);

  if (save == NULL)
    return FALSE;
  coxa_statement_bind_text (save, draft->initials);
  coxa_statement_bind_text (save, draft->at);
  coxa_statement_bind_int (save, draft->base_version);
  coxa_statement_bind_text (save, draft->payload != NULL ? draft->payload : "");
  return coxa_statement_run (save, error);
}

gboolean
coxa_draft_table_remove (CoxaConnection *connection, const CoxaDraft *draft, GError **error)
{
  g_autoptr (CoxaStatement) statement = use (connection, REMOVE, draft, error);

  return statement != NULL && coxa_statement_run (statement, error);
}

static CoxaDraft *
read_row (CoxaStatement *row)
{
  CoxaDraft *draft = coxa_draft_new (
      coxa_statement_get_text (row, FORM), coxa_statement_get_text (row, PATIENT),
      coxa_statement_get_text (row, RECORD), coxa_statement_get_int (row, BASE_VERSION),
      coxa_statement_get_text (row, PAYLOAD));

  draft->author = g_strdup (coxa_statement_get_text (row, AUTHOR));
  draft->initials = g_strdup (coxa_statement_get_text (row, INITIALS));
  draft->at = g_strdup (coxa_statement_get_text (row, AT));
  return draft;
}

CoxaDraft *
coxa_draft_table_load (CoxaConnection *connection, const CoxaDraft *like, GError **error)
{
  g_autoptr (CoxaStatement) row = use (connection, LOAD, like, error);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  if (coxa_statement_next (row, &failure))
    return read_row (row);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such draft."));
  return NULL;
}

/* Array of CoxaDraft without payload, newest first; of all patients when @patient is NULL. */
GPtrArray *
coxa_draft_table_list (CoxaConnection *connection, const char *patient, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_draft_free);
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  coxa_statement_bind_text (rows, patient);
  while (coxa_statement_next (rows, &failure))
    g_ptr_array_add (drafts, read_row (rows));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&drafts);
}
