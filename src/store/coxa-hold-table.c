/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-hold-table.h"

#include "coxa-save.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>

enum {
  FIND,
  FIND_KEY,
  PLACE,
  LIFT,
};

static const char *const statements[] = {
  /* Of the patient, or of one who was merged into it. */
  [FIND] = "WITH RECURSIVE same (key) AS (SELECT ?1 UNION SELECT p.key FROM same"
           " CROSS JOIN patient p ON p.merged_into = same.key)"
           " SELECT h.reason FROM same CROSS JOIN hold h ON h.patient = same.key"
           " AND h.lifted_at IS NULL LIMIT 1",
  [FIND_KEY] = "WITH RECURSIVE same (key) AS (SELECT ?1 UNION SELECT p.key FROM same"
               " CROSS JOIN patient p ON p.merged_into = same.key)"
               " SELECT h.key FROM same CROSS JOIN hold h ON h.patient = same.key"
               " AND h.lifted_at IS NULL LIMIT 1",
  [PLACE] = "INSERT INTO hold (id, patient, reason, placed_at, version) VALUES (?, ?, ?, ?, 1)",
  [LIFT] = "UPDATE hold SET lifted_at = ?2, lifted_reason = ?3, version = version + 1"
           " WHERE key = ?1",
};

/* @reason_out: (transfer full) (nullable): of the hold that is in force */
gboolean
coxa_hold_table_find (CoxaConnection *connection,
                      gint64 patient_key,
                      char **reason_out,
                      GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[FIND], error);
  GError *failure = NULL;

  *reason_out = NULL;
  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, patient_key);
  if (coxa_statement_next (row, &failure))
    *reason_out = g_strdup (coxa_statement_get_text (row, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT, sentence);
  return FALSE;
}

static gboolean
check_reason (const char *reason, GError **error)
{
  return coxa_save_is_reason (reason) ||
         refuse (_ ("A reason is needed. Nothing was stored."), error);
}

static gboolean
insert (CoxaWriting *writing, gint64 patient_key, const char *reason, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (writing->connection, statements[PLACE], error);
  g_autofree char *id = g_uuid_string_random ();

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, id);
  coxa_statement_bind_int (row, patient_key);
  coxa_statement_bind_text (row, reason);
  coxa_statement_bind_text (row, writing->now);
  return coxa_statement_run (row, error);
}

gboolean
coxa_hold_table_place (CoxaWriting *writing, gint64 patient_key, const char *reason, GError **error)
{
  g_autofree char *held = NULL;

  if (!check_reason (reason, error) ||
      !coxa_hold_table_find (writing->connection, patient_key, &held, error))
    return FALSE;
  if (held != NULL)
    return refuse (_ ("A hold is in force already. Nothing was stored."), error);
  return insert (writing, patient_key, reason, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_HOLD,
                            coxa_connection_last_key (writing->connection), COXA_ACTION_CREATED,
                            reason, NULL, error);
}

static gboolean
find_key (CoxaConnection *connection, gint64 patient_key, gint64 *key_out, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[FIND_KEY], error);
  GError *failure = NULL;

  *key_out = 0;
  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, patient_key);
  if (coxa_statement_next (row, &failure))
    *key_out = coxa_statement_get_int (row, 0);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
update (CoxaWriting *writing, gint64 key, const char *reason, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (writing->connection, statements[LIFT], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, key);
  coxa_statement_bind_text (row, writing->now);
  coxa_statement_bind_text (row, reason);
  return coxa_statement_run (row, error);
}

gboolean
coxa_hold_table_lift (CoxaWriting *writing, gint64 patient_key, const char *reason, GError **error)
{
  gint64 key;

  if (!check_reason (reason, error) || !find_key (writing->connection, patient_key, &key, error))
    return FALSE;
  if (key == 0)
    return refuse (_ ("No hold is in force. Nothing was stored."), error);
  return update (writing, key, reason, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_HOLD, key, COXA_ACTION_CHANGED, reason, NULL,
                            error);
}
